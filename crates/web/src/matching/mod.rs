//! Matching for a person: what may fit and why, and a way to say that nothing does.

mod gap;
mod matches;
mod told;

use footbridge_domain::access::Action;
use footbridge_front::Routes;

pub fn routes(routes: Routes) -> Routes {
    routes
        .get("/people/{id}/matches", Action::MatchPerson, matches::page)
        .post("/people/{id}/matches", Action::MatchPerson, matches::tell)
        .get("/people/{id}/gap", Action::RecordGap, gap::page)
        .post("/people/{id}/gap", Action::RecordGap, gap::post)
}

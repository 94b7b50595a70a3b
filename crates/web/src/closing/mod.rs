//! Closing with care, and the reply to whoever referred.

mod form;
mod page;
mod reply;

use footbridge_domain::access::Action;
use footbridge_front::Routes;

pub fn routes(routes: Routes) -> Routes {
    routes
        .get("/people/{id}/close", Action::CloseReferral, page::page)
        .post("/people/{id}/close", Action::CloseReferral, page::post)
        .get("/referrals/{id}/reply", Action::FollowReferral, reply::page)
        .get("/referrals/{id}/reply/print", Action::FollowReferral, reply::print)
}

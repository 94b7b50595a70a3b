//! Referrals: the queue, one referral, and the steps of triage.

mod queue;
mod show;
mod triage;

use footbridge_domain::access::Action;
use footbridge_front::Routes;

pub fn routes(routes: Routes) -> Routes {
    routes
        .get("/referrals", Action::TriageReferral, queue::page)
        .get("/referrals/{id}", Action::ViewReferral, show::page)
        .post("/referrals/{id}/accept", Action::TriageReferral, triage::accept)
}

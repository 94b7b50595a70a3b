//! Referrals through the API: sent by a practice's or an agency's system, followed by whoever sent them.

pub mod receive;
pub mod show;

use footbridge_domain::access::Action;
use footbridge_front::Routes;

pub fn routes(routes: Routes) -> Routes {
    routes.post("/api/v1/referrals", Action::ReferPerson, receive::receive_referral).get(
        "/api/v1/referrals/{id}",
        Action::FollowReferral,
        show::show_referral,
    )
}

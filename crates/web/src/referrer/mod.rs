//! For people who refer others: the form behind a saved link, what became of their referrals.

mod by_link;
pub mod form;
mod my_referrals;
pub mod sent;

use footbridge_domain::access::Action;
use footbridge_front::Routes;

pub fn routes(routes: Routes) -> Routes {
    routes
        .get("/refer/{link}", Action::ReferByLink, by_link::page)
        .post("/refer/{link}", Action::ReferByLink, by_link::post)
        .get("/refer/{link}/sent/{id}", Action::ReferByLink, by_link::sent_page)
        .get("/refer/{link}/sent/{id}/slip", Action::ReferByLink, by_link::slip)
        .get("/my-referrals", Action::ViewOwnReferrals, my_referrals::page)
        .get("/my-referrals/{id}", Action::ViewOwnReferrals, my_referrals::one)
        .post("/my-referrals/{id}/feedback", Action::ViewOwnReferrals, my_referrals::feedback)
}

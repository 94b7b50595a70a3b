//! Team today, and the review of restricted notes that were opened.

mod glass;
mod page;

use footbridge_domain::access::Action;
use footbridge_front::Routes;

pub fn routes(routes: Routes) -> Routes {
    routes
        .get("/team", Action::ViewTeam, page::page)
        .get("/team/break-glass", Action::ReviewBreakGlass, glass::page)
        .post("/team/break-glass/{id}", Action::ReviewBreakGlass, glass::post)
}

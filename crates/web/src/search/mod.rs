//! One search for people, groups and pages. Works without a script; Ctrl-K only goes to the field.

mod pages;
mod results;

use footbridge_domain::access::Action;
use footbridge_front::Routes;

pub fn routes(routes: Routes) -> Routes {
    routes.get("/search", Action::Search, results::page)
}

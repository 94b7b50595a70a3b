//! People's records.

pub(crate) mod access_log;

use footbridge_domain::access::Action;
use footbridge_front::Routes;

pub fn routes(routes: Routes) -> Routes {
    routes.get("/people/{id}/access-log", Action::ViewAccessLog, access_log::page)
}

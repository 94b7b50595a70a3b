//! People through the API: the caseload as a list.

pub mod caseload;

use footbridge_domain::access::Action;
use footbridge_front::Routes;

pub fn routes(routes: Routes) -> Routes {
    routes.get("/api/v1/caseload", Action::ListPeople, caseload::list_caseload)
}

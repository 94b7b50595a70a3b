//! Measures: asked one question a line, every one can be skipped; scores in words, change over time.

mod page;
pub(crate) mod words;

use footbridge_domain::access::Action;
use footbridge_front::Routes;

pub fn routes(routes: Routes) -> Routes {
    routes.get("/people/{id}/measures", Action::ViewRecord, page::page).post(
        "/people/{id}/measures/{measure}",
        Action::RecordMeasure,
        page::post,
    )
}

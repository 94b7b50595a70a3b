//! People's records: the list, one record, details and consent, notes, safeguarding, documents.

pub(crate) mod access_log;
pub(crate) mod banner;
mod details;
mod documents;
mod edit;
mod list;
mod notes;
pub(crate) mod record;
mod safeguarding;
mod timeline;

use footbridge_domain::access::Action;
use footbridge_front::Routes;

pub use banner::banner;

pub fn routes(routes: Routes) -> Routes {
    routes
        .get("/people", Action::ListPeople, list::page)
        .get("/people/new", Action::ReferPerson, list::new)
        .get("/people/{id}", Action::ViewRecord, record::page)
        .get("/people/{id}/details", Action::ViewRecord, details::page)
        .get("/people/{id}/details/edit", Action::EditPerson, edit::page)
        .post("/people/{id}/details/edit", Action::EditPerson, edit::post)
        .post("/people/{id}/needs", Action::EditPerson, details::add_need)
        .post("/people/{id}/needs/{need}/end", Action::EditPerson, details::end_need)
        .post("/people/{id}/needs/{need}/still-right", Action::EditPerson, details::still_right)
        .post("/people/{id}/consents", Action::ManageConsent, details::give)
        .get("/people/{id}/safeguarding", Action::RecordSafeguarding, safeguarding::page)
        .post("/people/{id}/safeguarding", Action::RecordSafeguarding, safeguarding::post)
        .get("/people/{id}/safeguarding/{concern}", Action::ReadRestrictedNote, safeguarding::words)
        .post("/people/{id}/safeguarding/{concern}", Action::RecordSafeguarding, safeguarding::follow_up)
        .get("/people/{id}/notes/new", Action::WriteRestrictedNote, notes::page)
        .post("/people/{id}/notes/new", Action::WriteRestrictedNote, notes::post)
        .get("/people/{id}/notes/{note}", Action::ReadRestrictedNote, notes::read)
        .get("/people/{id}/documents", Action::ViewRecord, documents::page)
        .get("/people/{id}/documents/{message}", Action::ViewRecord, documents::one)
        .get("/people/{id}/access-log", Action::ViewAccessLog, access_log::page)
}

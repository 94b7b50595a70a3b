//! Logging a contact and taking it back; forms that are not finished yet.

mod drafts;
pub(crate) mod log;
mod new;

use footbridge_domain::access::Action;
use footbridge_front::Routes;

pub(crate) use drafts::notice as draft_notice;

pub fn routes(routes: Routes) -> Routes {
    routes
        .get("/contacts/new", Action::LogContact, new::page)
        .post("/people/{id}/contacts", Action::LogContact, log::post)
        .post("/contacts/{id}/undo", Action::LogContact, log::undo)
        .post("/drafts/{form}", Action::ManageOwnAccount, drafts::save)
        .post("/drafts/{form}/discard", Action::ManageOwnAccount, drafts::discard)
}

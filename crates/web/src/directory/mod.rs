//! The directory: finding groups and services, one entry's page, and keeping it right.

pub(crate) mod card;
mod edit;
mod edit_fields;
mod entry;
mod entry_parts;
mod print;
pub(crate) mod query;
mod search;

use footbridge_domain::access::Action;
use footbridge_front::Routes;

pub fn routes(routes: Routes) -> Routes {
    routes
        .get("/directory", Action::SearchDirectory, search::page)
        .get("/directory/new", Action::EditDirectory, edit::new)
        .post("/directory/new", Action::EditDirectory, edit::add)
        .get("/directory/{id}", Action::SearchDirectory, entry::page)
        .get("/directory/{id}/print", Action::SearchDirectory, print::page)
        .get("/directory/{id}/edit", Action::EditDirectory, edit::page)
        .post("/directory/{id}/edit", Action::EditDirectory, edit::post)
        .post("/directory/{id}/still-right", Action::EditDirectory, entry::still_right)
        .post("/directory/{id}/tips", Action::MatchPerson, entry::tip)
}

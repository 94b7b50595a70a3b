//! Forms that somebody left half written: they wait on Today.

use anyhow::Result;
use footbridge_app::App;
use footbridge_app::access::session::actor_of;
use footbridge_app::contacts::drafts::{self, CONTACT, WHAT_MATTERS};
use footbridge_domain::access::Scope;
use footbridge_store::access::accounts;
use footbridge_store::people::{self, CaseloadFilter};

use super::team::Team;

const LEFT: &[(&str, &str, &[(&str, &str)])] = &[
    (
        CONTACT,
        "Olive",
        &[
            ("kind", "spoke"),
            (
                "note",
                "Rang about the garden. She has not heard from the quay either. Curtains were open, she said so herself",
            ),
        ],
    ),
    (
        WHAT_MATTERS,
        "Oksana",
        &[("most_important", "My profession. My mother in Kharkiv, every evening at eight."), ("important_people", "")],
    ),
];

/// Amira was called away twice last week.
pub async fn leave(app: &App, team: &Team) -> Result<()> {
    let Some(amira) = team.workers.first() else { return Ok(()) };
    let mut tx = app.database().read().await?;
    let actor = actor_of(&accounts::get(&mut tx, amira.id).await?);
    let scope = Scope::OwnPeople { scheme: team.scheme, worker: amira.id };
    let filter = CaseloadFilter { open_only: true, limit: 100, ..CaseloadFilter::default() };
    let own = people::caseload(&mut tx, &scope, &filter).await?;
    drop(tx);
    for (form, first_name, fields) in LEFT {
        let Some(person) = own.iter().find(|it| it.first_name == *first_name) else { continue };
        let fields: Vec<(String, String)> =
            fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        drafts::save(app, &actor, form, Some(person.id.uuid()), &fields).await?;
    }
    Ok(())
}

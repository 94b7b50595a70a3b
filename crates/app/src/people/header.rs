//! Who this is and how to treat them well: what stands on top of every page about a person.

use footbridge_domain::access::{Action, Actor};
use footbridge_domain::ids::PersonId;
use footbridge_domain::people::Person;
use footbridge_domain::people::contact_need::ContactNeed;
use footbridge_store::Tx;
use footbridge_store::people::{contact_needs, header};

use crate::app::App;
use crate::error::Result;
use crate::load::open_person;

#[derive(Clone)]
pub struct PersonHeader {
    pub person: Person,
    pub practice: String,
    pub worker: String,
    pub needs: Vec<ContactNeed>,
    pub open_concerns: i64,
}

/// For a page of another slice. The page itself writes down that the record was opened.
pub async fn run(app: &App, actor: &Actor, id: PersonId) -> Result<PersonHeader> {
    let mut tx = app.read().await?;
    let opened = open_person(&mut tx, actor, Action::ViewRecord, id, app.now()).await?;
    within(&mut tx, opened.record).await
}

/// Around a person who was opened already.
pub async fn within(tx: &mut Tx, person: Person) -> Result<PersonHeader> {
    let names = header::names(tx, person.id, person.scheme).await?;
    let needs = contact_needs::in_force(tx, person.id).await?;
    Ok(PersonHeader {
        person,
        practice: names.practice.unwrap_or_default(),
        worker: names.worker.unwrap_or_default(),
        needs,
        open_concerns: names.open_concerns,
    })
}

//! Who looked at a person's record and why, in words the person can be shown.

use footbridge_domain::access::{Action, Actor};
use footbridge_domain::ids::PersonId;
use footbridge_store::access::audit::{self, Chained};

use crate::app::App;
use crate::error::Result;
use crate::load::open_person;
use crate::record::{Event, record_read};

pub async fn run(app: &App, actor: &Actor, person: PersonId) -> Result<Vec<Chained>> {
    let now = app.now();
    let mut tx = app.begin().await?;
    let opened = open_person(&mut tx, actor, Action::ViewAccessLog, person, now).await?;
    let entries = audit::of_person(&mut tx, person, opened.record.scheme, 500).await?;
    let event = Event::of("access_log_viewed", "person", person.uuid()).person(person).reason(opened.reason);
    record_read(&mut tx, actor, event, now).await?;
    tx.commit().await?;
    Ok(entries)
}

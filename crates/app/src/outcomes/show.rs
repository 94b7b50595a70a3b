//! A person's measures: every answer, and which measures may be asked here.

use footbridge_domain::access::{Action, Actor};
use footbridge_domain::ids::PersonId;
use footbridge_domain::outcomes::measure::{MeasureKind, Wording};
use footbridge_store::outcomes::{self, StoredResponse};

use crate::app::App;
use crate::error::Result;
use crate::load::open_person;
use crate::people::header::{self, PersonHeader};
use crate::record::{Event, record_read};

pub struct ShownMeasures {
    pub header: PersonHeader,
    /// Oldest first.
    pub responses: Vec<StoredResponse>,
    pub may_record: bool,
}

/// Measures whose wording may be shown and that need no decision of the scheme first.
pub fn offered() -> impl Iterator<Item = MeasureKind> {
    MeasureKind::ALL.iter().copied().filter(|kind| {
        let measure = kind.measure();
        measure.terms.on_by_default
            && measure.safety_item.is_none()
            && measure.items.iter().all(|it| matches!(it.wording, Wording::Open(_)))
    })
}

pub async fn run(app: &App, actor: &Actor, id: PersonId) -> Result<ShownMeasures> {
    let now = app.now();
    let mut tx = app.begin().await?;
    let opened = open_person(&mut tx, actor, Action::ViewRecord, id, now).await?;
    let header = header::within(&mut tx, opened.record).await?;
    let responses = outcomes::of_person(&mut tx, id, header.person.scheme).await?;
    let event = Event::of("measures_viewed", "person", id.uuid()).person(id).reason(opened.reason);
    record_read(&mut tx, actor, event, now).await?;
    tx.commit().await?;
    Ok(ShownMeasures {
        header,
        responses,
        may_record: footbridge_domain::access::may_ever(actor, Action::RecordMeasure),
    })
}

//! Nothing fits: recorded with need and area, so that what is missing can be shown to those who plan and pay.

use footbridge_domain::access::{Action, Actor};
use footbridge_domain::ids::PersonId;
use footbridge_domain::matching::gap::GapReason;
use footbridge_domain::matching::needs::Need;
use footbridge_store::matching::gaps::{self, Gap};

use crate::app::App;
use crate::directory::place;
use crate::error::{AppError, FieldErrors, Result};
use crate::ids::fresh;
use crate::load::open_person;
use crate::record::{Event, record};

/// Letters the words may have.
pub const LONGEST: usize = 1_000;

/// As it was typed.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    pub needs: Vec<String>,
    pub why: String,
    pub words: String,
    /// Where it was looked for; the person's own postcode when empty.
    pub near: String,
}

pub struct RecordGap {
    pub person: PersonId,
    pub needs: Vec<Need>,
    pub why: GapReason,
    pub words: String,
    pub near: String,
}

impl Typed {
    pub fn parse(self, person: PersonId) -> std::result::Result<RecordGap, FieldErrors> {
        let mut errors = FieldErrors::default();
        let needs: Vec<Need> = self.needs.iter().filter_map(|it| Need::from_code(it)).collect();
        if needs.is_empty() {
            errors.add("needs", "Choose what they needed");
        }
        let why = GapReason::from_code(&self.why);
        if why.is_none() {
            errors.add("why", "Choose why nothing fits");
        }
        let words = self.words.trim().to_owned();
        if words.chars().count() > LONGEST {
            errors.add("words", format!("Use at most {LONGEST} letters."));
        }
        match why.filter(|_| errors.is_empty()) {
            Some(why) => Ok(RecordGap { person, needs, why, words, near: self.near }),
            None => Err(errors),
        }
    }
}

pub async fn run(app: &App, actor: &Actor, command: RecordGap) -> Result<()> {
    let now = app.now();
    let by = actor.account_id().ok_or(AppError::NotSignedIn)?;
    let mut tx = app.begin().await?;
    let opened = open_person(&mut tx, actor, Action::RecordGap, command.person, now).await?;
    let person = opened.record;
    let home = person.details.postcode.map(|it| it.to_string()).unwrap_or_default();
    let near = if command.near.trim().is_empty() { home } else { command.near };
    let spot = place::find(&mut tx, &near).await?;
    let gap = Gap {
        id: fresh(),
        scheme: person.scheme,
        person: Some(person.id),
        needs: command.needs.iter().map(|it| it.code().to_owned()).collect(),
        outcode: spot.as_ref().map(|it| it.outcode.clone()).unwrap_or_default(),
        ward: spot.map(|it| it.ward).unwrap_or_default(),
        why: command.why,
        words: command.words,
        recorded_by: by,
        recorded_at: now,
    };
    gaps::insert(&mut tx, &gap).await?;
    let detail = format!("needs={} why={}", gap.needs.join(","), gap.why.code());
    let event = Event::of("gap_recorded", "gap", gap.id.uuid()).person(person.id).reason(opened.reason).detail(detail);
    record(&mut tx, actor, event, now).await?;
    tx.commit().await?;
    Ok(())
}

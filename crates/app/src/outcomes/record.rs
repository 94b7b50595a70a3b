//! Answers to a measure are kept as given, with who helped and how it was asked.

use footbridge_domain::access::{Action, Actor};
use footbridge_domain::ids::{MeasureResponseId, PersonId};
use footbridge_domain::outcomes::measure::MeasureKind;
use footbridge_store::outcomes::{self, StoredResponse};
use jiff::civil::Date;

use super::items_of;
use super::show::offered;
use crate::app::App;
use crate::error::{AppError, FieldErrors, Noun, Result};
use crate::ids::fresh;
use crate::load::open_person;
use crate::record::{Event, record};

footbridge_domain::coded! {
    /// How the measure was answered: helpers move answers, so they are named.
    pub enum Mode: "way of answering" {
        Assisted = "assisted", "A worker read it out";
        SelfFilled = "self", "They filled it in themselves";
        Interpreter = "interpreter", "Through an interpreter";
        Phone = "phone", "On the phone";
    }
}

footbridge_domain::coded! {
    pub enum Occasion: "occasion" {
        First = "first", "First time";
        Review = "review", "On the way";
        Last = "last", "At the end";
    }
}

#[derive(Clone, Default)]
pub struct Typed {
    /// Made by the form: the same form sent twice is one answer.
    pub id: String,
    /// In the order of the measure's questions; empty where skipped.
    pub answers: Vec<String>,
    pub mode: String,
    pub helper: String,
    pub occasion: String,
    pub taken_on: String,
}

pub struct RecordMeasure {
    pub id: MeasureResponseId,
    pub person: PersonId,
    pub kind: MeasureKind,
    pub answers: Vec<Option<u8>>,
    pub mode: Mode,
    pub helper: String,
    pub occasion: Occasion,
    pub taken_on: Date,
}

impl Typed {
    pub fn parse(
        self,
        person: PersonId,
        kind: MeasureKind,
        today: Date,
    ) -> std::result::Result<RecordMeasure, FieldErrors> {
        let mut errors = FieldErrors::default();
        let measure = kind.measure();
        let field = |item: &str| format!("{}-{item}", kind.code());
        let mut answers = Vec::with_capacity(measure.items.len());
        for (item, typed) in
            measure.items.iter().zip(self.answers.iter().map(String::as_str).chain(std::iter::repeat("")))
        {
            answers.push(match typed.trim() {
                "" | "-" => None,
                text => match text.parse::<u8>() {
                    Ok(value) if item.answer.allows(value) => Some(value),
                    _ => {
                        errors.add(field(item.code), "Choose one of the answers, or skip the question.");
                        None
                    }
                },
            });
        }
        if errors.is_empty() && answers.iter().all(Option::is_none) {
            let first = measure.items.first().map_or("", |it| it.code);
            errors.add(field(first), "Every question is skipped, so there is nothing to keep.");
        }
        let mode = Mode::from_code(self.mode.trim());
        if mode.is_none() {
            errors.add(field("mode"), "Choose how it was answered.");
        }
        let occasion = Occasion::from_code(self.occasion.trim());
        if occasion.is_none() {
            errors.add(field("occasion"), "Choose the occasion.");
        }
        let taken_on = match self.taken_on.trim() {
            "" => Some(today),
            text => crate::plans::conversation::parse_date(text).filter(|day| *day <= today),
        };
        if taken_on.is_none() {
            errors.add(field("taken_on"), "Enter the day it was answered, today or before.");
        }
        let helper = self.helper.trim().to_owned();
        if helper.chars().count() > 120 {
            errors.add(field("helper"), "Use at most 120 letters.");
        }
        match (mode, occasion, taken_on) {
            (Some(mode), Some(occasion), Some(taken_on)) if errors.is_empty() => Ok(RecordMeasure {
                id: self.id.trim().parse().unwrap_or_else(|_| fresh()),
                person,
                kind,
                answers,
                mode,
                helper,
                occasion,
                taken_on,
            }),
            _ => Err(errors),
        }
    }
}

pub async fn run(app: &App, actor: &Actor, command: RecordMeasure) -> Result<()> {
    let now = app.now();
    if !offered().any(|it| it == command.kind) {
        return Err(AppError::NotFound(Noun::Page));
    }
    let mut tx = app.begin().await?;
    let opened = open_person(&mut tx, actor, Action::RecordMeasure, command.person, now).await?;
    let person = opened.record;
    let there = outcomes::of_person(&mut tx, person.id, person.scheme).await?;
    if there.iter().any(|it| it.id == command.id) {
        return Ok(());
    }
    let response = StoredResponse {
        id: command.id,
        scheme: person.scheme,
        person: person.id,
        referral: person.open_referral,
        measure: command.kind.code().to_owned(),
        version: "1".to_owned(),
        items: items_of(&command.answers),
        mode: command.mode.code().to_owned(),
        helper: command.helper,
        language: person.details.language.clone(),
        occasion: command.occasion.code().to_owned(),
        taken_on: command.taken_on,
        recorded_by: actor.account_id(),
        recorded_at: now,
    };
    outcomes::insert(&mut tx, &response).await?;
    let event = Event::of("measure_recorded", "measure_response", response.id.uuid())
        .person(person.id)
        .reason(opened.reason)
        .detail(format!("{} {}", response.measure, response.occasion));
    record(&mut tx, actor, event, now).await?;
    tx.commit().await?;
    Ok(())
}

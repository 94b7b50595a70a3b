//! Safeguarding: a concern is recorded with what the person wants and what was decided, followed up on a day,
//! and closed only on purpose.

use footbridge_domain::access::{Action, Actor};
use footbridge_domain::ids::{ConcernId, PersonId};
use footbridge_domain::people::concern::{Concern, ConcernRefusal};
use footbridge_domain::people::restricted_note::RestrictedNote;
use footbridge_domain::people::safeguarding::{
    Capacity, ConcernCategory, ConcernSource, PersonsWishes, SafeguardingDecision, SafeguardingOutcome, SharingGround,
};
use footbridge_store::people::concerns::{self as store, FollowUpDue};
use footbridge_store::people::notes;
use footbridge_store::vault::Place;
use jiff::civil::Date;

use super::header::{self, PersonHeader};
use crate::app::App;
use crate::drafts;
use crate::error::{AppError, FieldErrors, Noun, Result};
use crate::ids::fresh;
use crate::load::{open_person, permit_at_all};
use crate::record::{Event, record, record_read};

const LONGEST: usize = 8_000;

impl From<ConcernRefusal> for AppError {
    fn from(refusal: ConcernRefusal) -> Self {
        match refusal {
            ConcernRefusal::ChangedMeanwhile => Self::Conflict,
            ConcernRefusal::AlreadyClosed => Self::refused("concern_closed", refusal),
            ConcernRefusal::NoOutcome => Self::invalid("outcome", refusal.to_string()),
            ConcernRefusal::NoFollowUp => Self::invalid("follow_up_on", refusal.to_string()),
            ConcernRefusal::NotConfirmed => Self::invalid("confirmed", refusal.to_string()),
        }
    }
}

fn place(id: ConcernId) -> Place {
    Place { table: "safeguarding_concern", column: "sealed", row: id.uuid() }
}

/// What was typed, untouched.
#[derive(Clone, Default)]
pub struct Typed {
    pub category: String,
    pub source: String,
    pub words: String,
    /// "yes" or "no": never assumed.
    pub immediate_danger: String,
    pub wishes: String,
    pub capacity: String,
    pub sharing_ground: String,
    pub decision: String,
    pub decided_by: String,
    pub referred_to: String,
    pub follow_up_on: String,
}

pub struct ShownSafeguarding {
    pub header: PersonHeader,
    pub concerns: Vec<Concern>,
    pub notes: Vec<RestrictedNote>,
    pub draft: Option<drafts::Draft>,
}

pub async fn show(app: &App, actor: &Actor, person: PersonId) -> Result<ShownSafeguarding> {
    let now = app.now();
    let mut tx = app.begin().await?;
    let opened = open_person(&mut tx, actor, Action::RecordSafeguarding, person, now).await?;
    let header = header::within(&mut tx, opened.record).await?;
    let concerns = store::of_person(&mut tx, person).await?;
    let notes = notes::list(&mut tx, person).await?;
    let draft = drafts::within(app, &mut tx, actor, drafts::SAFEGUARDING, Some(person.uuid())).await?;
    let event = Event::of("safeguarding_viewed", "person", person.uuid()).person(person).reason(opened.reason);
    record_read(&mut tx, actor, event, now).await?;
    tx.commit().await?;
    Ok(ShownSafeguarding { header, concerns, notes, draft })
}

fn choose<T>(
    errors: &mut FieldErrors,
    field: &str,
    code: &str,
    parse: impl Fn(&str) -> Option<T>,
    message: &str,
) -> Option<T> {
    let chosen = parse(code.trim());
    if chosen.is_none() {
        errors.add(field, message);
    }
    chosen
}

pub async fn record_concern(app: &App, actor: &Actor, person: PersonId, typed: Typed) -> Result<ConcernId> {
    let (now, today) = (app.now(), app.today());
    let by = actor.account_id().ok_or(AppError::NotSignedIn)?;
    let mut errors = FieldErrors::default();
    let danger = match typed.immediate_danger.as_str() {
        "yes" => Some(true),
        "no" => Some(false),
        _ => {
            errors.add("immediate_danger", "Say whether anybody is in danger now.");
            None
        }
    };
    let category = choose(
        &mut errors,
        "category",
        &typed.category,
        ConcernCategory::from_code,
        "Choose what the concern is about.",
    );
    let source =
        choose(&mut errors, "source", &typed.source, ConcernSource::from_code, "Choose how the concern came to you.");
    let words = typed.words.trim();
    if words.is_empty() {
        errors.add("words", "Write what was seen or said, in the words that were used.");
    } else if words.chars().count() > LONGEST {
        errors.add("words", format!("Use at most {LONGEST} letters. You have {}.", words.chars().count()));
    }
    let wishes = choose(
        &mut errors,
        "wishes",
        &typed.wishes,
        PersonsWishes::from_code,
        "Choose what the person wants to happen.",
    );
    let capacity = choose(
        &mut errors,
        "capacity",
        &typed.capacity,
        Capacity::from_code,
        "Choose whether the person can decide this.",
    );
    let ground = choose(
        &mut errors,
        "sharing_ground",
        &typed.sharing_ground,
        SharingGround::from_code,
        "Choose on what ground this is shared, or “Not shared”.",
    );
    let decision =
        choose(&mut errors, "decision", &typed.decision, SafeguardingDecision::from_code, "Choose what was decided.");
    let decided_by = typed.decided_by.trim().to_owned();
    if decided_by.is_empty() {
        errors.add("decided_by", "Enter who decided. It need not be you alone: ask your lead.");
    }
    if danger == Some(true)
        && decision.is_some_and(|it| {
            matches!(it, SafeguardingDecision::WatchAndReview | SafeguardingDecision::NoFurtherAction)
        })
    {
        errors.add("decision", "Somebody is in danger now. Ring 999 first, then record what you did.");
    }
    if wishes == Some(PersonsWishes::WantsNoAction) && ground == Some(SharingGround::Consent) {
        errors.add(
            "sharing_ground",
            "The person does not want action. Choose the ground for sharing without their agreement, or “Not shared”.",
        );
    }
    let referred_to = typed.referred_to.trim().to_owned();
    if ground.is_some_and(|it| it != SharingGround::NotShared) && referred_to.is_empty() {
        errors.add("referred_to", "Enter whom you told: name, team and phone number.");
    }
    for (field, text) in [("decided_by", &decided_by), ("referred_to", &referred_to)] {
        if text.chars().count() > 300 {
            errors.add(field, "Use at most 300 letters.");
        }
    }
    let follow_up_on = follow_up_day(&typed.follow_up_on, today, &mut errors);
    errors.into_result()?;
    let (Some(category), Some(source), Some(wishes), Some(capacity), Some(sharing_ground), Some(decision)) =
        (category, source, wishes, capacity, ground, decision)
    else {
        return Err(AppError::internal("checked above"));
    };
    let mut tx = app.begin().await?;
    let opened = open_person(&mut tx, actor, Action::RecordSafeguarding, person, now).await?;
    let concern = Concern {
        id: fresh(),
        person,
        category,
        source,
        immediate_danger: danger == Some(true),
        wishes,
        capacity,
        sharing_ground,
        decision,
        decided_by,
        referred_at: (!referred_to.is_empty()).then_some(now),
        referred_to,
        follow_up_on,
        outcome: SafeguardingOutcome::Waiting,
        recorded_by: by,
        recorded_at: now,
        closed_at: None,
        version: 0,
    };
    let sealed = app.vault.seal(place(concern.id), words)?;
    store::insert(&mut tx, &concern, &sealed).await?;
    drafts::delete(&mut tx, by, drafts::SAFEGUARDING, person.uuid()).await?;
    let event = Event::of("safeguarding_recorded", "safeguarding_concern", concern.id.uuid())
        .person(person)
        .reason(opened.reason)
        .detail(format!("{} {}", category.code(), decision.code()));
    record(&mut tx, actor, event, now).await?;
    tx.commit().await?;
    Ok(concern.id)
}

fn follow_up_day(typed: &str, today: Date, errors: &mut FieldErrors) -> Option<Date> {
    match typed.trim().parse::<Date>() {
        Ok(day) if day >= today => Some(day),
        Ok(_) => {
            errors.add("follow_up_on", "That day is over. Choose a day to look again.");
            None
        }
        Err(_) => {
            errors.add("follow_up_on", ConcernRefusal::NoFollowUp.to_string());
            None
        }
    }
}

/// A concern with what was said, for whoever may read restricted words of this person.
pub struct OpenedConcern {
    pub header: PersonHeader,
    pub concern: Concern,
    pub words: String,
}

pub async fn open(app: &App, actor: &Actor, person: PersonId, id: ConcernId) -> Result<OpenedConcern> {
    let now = app.now();
    let mut tx = app.begin().await?;
    let opened = open_person(&mut tx, actor, Action::ReadRestrictedNote, person, now).await?;
    let header = header::within(&mut tx, opened.record).await?;
    let concern = store::get(&mut tx, id, person).await.map_err(|it| AppError::from(it).noun(Noun::Note))?;
    let words = app.vault.open_sealed(place(id), &store::sealed(&mut tx, id, person).await?)?;
    let event =
        Event::of("safeguarding_words_read", "safeguarding_concern", id.uuid()).person(person).reason(opened.reason);
    record_read(&mut tx, actor, event, now).await?;
    tx.commit().await?;
    Ok(OpenedConcern { header, concern, words })
}

/// What came of it so far, and when to look again; or, with the tick, the end of it.
pub struct Follow {
    pub person: PersonId,
    pub concern: ConcernId,
    pub seen: i64,
    pub outcome: String,
    pub follow_up_on: String,
    pub close: bool,
    pub confirmed: bool,
}

pub async fn follow_up(app: &App, actor: &Actor, command: Follow) -> Result<Concern> {
    let now = app.now();
    let outcome = SafeguardingOutcome::from_code(command.outcome.trim())
        .ok_or_else(|| AppError::invalid("outcome", "Choose what came of it so far."))?;
    let mut tx = app.begin().await?;
    let opened = open_person(&mut tx, actor, Action::RecordSafeguarding, command.person, now).await?;
    let concern = store::get(&mut tx, command.concern, command.person)
        .await
        .map_err(|it| AppError::from(it).noun(Noun::Note))?
        .seen_at(command.seen)?;
    let (after, name) = if command.close {
        (concern.close(outcome, command.confirmed, now)?, "safeguarding_closed")
    } else {
        let mut errors = FieldErrors::default();
        let on = follow_up_day(&command.follow_up_on, app.today(), &mut errors);
        errors.into_result()?;
        (concern.follow_up(outcome, on)?, "safeguarding_followed_up")
    };
    store::save(&mut tx, &after).await?;
    let event = Event::of(name, "safeguarding_concern", after.id.uuid())
        .person(command.person)
        .reason(opened.reason)
        .detail(outcome.code());
    record(&mut tx, actor, event, now).await?;
    tx.commit().await?;
    Ok(after)
}

/// For Today: concerns whose day has come.
pub async fn due(app: &App, actor: &Actor) -> Result<Vec<FollowUpDue>> {
    permit_at_all(actor, Action::RecordSafeguarding)?;
    let scope = actor.scope(Action::ListPeople);
    let mut tx = app.read().await?;
    Ok(store::due(&mut tx, &scope, app.today()).await?)
}

//! Support ends: goals and scores are checked, the plan ends, the referral closes, the referrer gets an honest reply.

use std::collections::HashMap;

use footbridge_domain::access::{Action, Actor};
use footbridge_domain::ids::{PersonId, ReferralId};
use footbridge_domain::outcomes::change::LostReason;
use footbridge_domain::outcomes::measure::MeasureKind;
use footbridge_domain::people::consent::AgreedHow;
use footbridge_domain::plans::GoalStatus;
use footbridge_domain::referrals::End;
use footbridge_domain::referrals::pick_lists::ClosureReason;
use footbridge_store::access::schemes;
use footbridge_store::{Tx, closing as store, people, referrals};
use jiff::Timestamp;
use jiff::civil::Date;

use super::facts::{self, Facts};
use super::reply::{Code, GoalOutcome, PersonLine, Reply};
use super::send::{self, Sent};
use crate::app::App;
use crate::error::{AppError, FieldErrors, Result};
use crate::ids::fresh;
use crate::load::open_person;
use crate::record::{Event, record};
use crate::time::{date_words, day_of};

/// As typed, so that nothing is lost when something is wrong.
#[derive(Default, Clone)]
pub struct CloseReferral {
    /// The referral's version the page was made from.
    pub seen: i64,
    pub reason: String,
    pub own_view: String,
    /// Goal id → state, as chosen.
    pub goals: HashMap<String, String>,
    /// Measure code → why there is no last score.
    pub missed: HashMap<String, String>,
    /// "already", a way of agreeing, or "no".
    pub share: String,
    /// "none" or "some".
    pub has_actions: String,
    /// One a line.
    pub actions: String,
    pub summary: String,
    pub risks: String,
    pub door_open_until: Option<Date>,
    pub approved: bool,
    /// The worker was stopped by the open concern and goes on.
    pub knows_of_concern: bool,
}

pub enum Closed {
    /// A safeguarding concern is open: nothing was changed, ask first.
    ConcernOpen,
    Done {
        referral: ReferralId,
        sent: Sent,
    },
}

const LONGEST: usize = 4_000;

pub async fn run(app: &App, actor: &Actor, person: PersonId, command: CloseReferral) -> Result<Closed> {
    let now = app.now();
    let mut tx = app.begin().await?;
    let opened = open_person(&mut tx, actor, Action::CloseReferral, person, now).await?;
    let facts = facts::gather(&mut tx, opened.record).await?;
    let wanted = check(&facts, &command)?;
    if facts.concerns_open > 0 && !command.knows_of_concern {
        return Ok(Closed::ConcernOpen);
    }
    let end = End { by: actor.account_id(), at: now, note: command.own_view.trim().to_owned() };
    let after = facts.referral.clone().seen_at(command.seen)?.close(wanted.reason, end, now)?;
    referrals::save(&mut tx, &after).await?;
    write_end(&mut tx, actor, &facts, &wanted, now).await?;
    let reply = compose(&mut tx, actor, &facts, &command, &wanted, now).await?;
    let text = serde_json::to_string(&reply).map_err(AppError::internal)?;
    referrals::set_reply(&mut tx, after.id, after.scheme, &text).await?;
    let mut released = facts.person.clone();
    released.open_referral = None;
    released.worker = None;
    released.next_contact_on = None;
    people::save(&mut tx, &released).await?;
    let sent = send::run(&mut tx, app, &after, &reply, now).await?;
    let concern = if facts.concerns_open > 0 { ", with an open concern" } else { "" };
    let event = Event::of("referral_closed", "referral", after.id.uuid())
        .person(person)
        .reason(opened.reason)
        .detail(format!("{}, shared {}{concern}", wanted.reason.code(), wanted.share.is_yes()));
    record(&mut tx, actor, event, now).await?;
    tx.commit().await?;
    Ok(Closed::Done { referral: after.id, sent })
}

/// What the person said about telling whoever referred them.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Share {
    NobodyToTell,
    AsBefore,
    Now(AgreedHow),
    No,
}

impl Share {
    const fn is_yes(self) -> bool {
        !matches!(self, Self::No)
    }
}

/// What was typed, once it is sound.
struct Wanted {
    reason: ClosureReason,
    share: Share,
    goals: Vec<(usize, GoalStatus)>,
    missed: Vec<(String, LostReason)>,
    actions: Vec<String>,
}

fn check(facts: &Facts, command: &CloseReferral) -> Result<Wanted> {
    let mut errors = FieldErrors::default();
    let reason = errors.keep("reason", command.reason.parse::<ClosureReason>());
    let mut goals = Vec::new();
    for (index, goal) in facts.goals.iter().enumerate() {
        let id = goal.id.to_string();
        match command.goals.get(&id).and_then(|it| GoalStatus::from_code(it)) {
            Some(state) => goals.push((index, state)),
            None => errors.add(format!("goal-{id}"), "Choose how this goal went."),
        }
    }
    let mut missed = Vec::new();
    for code in &facts.missing {
        match command.missed.get(*code).and_then(|it| LostReason::from_code(it)) {
            Some(why) => missed.push(((*code).to_owned(), why)),
            None => {
                let name = MeasureKind::from_code(code).map_or(*code, MeasureKind::label);
                errors.add(
                    format!("missed-{code}"),
                    format!("Say why there is no last score for {name}, or record one first."),
                );
            }
        }
    }
    let share = match (command.share.as_str(), facts.agreed_to_share) {
        // Nobody outside is told: the reply stays in the record.
        _ if !facts.has_referrer() => Some(Share::NobodyToTell),
        ("already", Some(true)) => Some(Share::AsBefore),
        ("no", _) => Some(Share::No),
        (how, _) => AgreedHow::from_code(how).map(Share::Now),
    };
    if share.is_none() {
        errors.add("share", "Choose if they agree to us telling the referrer how it went.");
    }
    let actions: Vec<String> =
        command.actions.lines().map(str::trim).filter(|it| !it.is_empty()).map(str::to_owned).collect();
    match command.has_actions.as_str() {
        "none" => {}
        "some" if actions.is_empty() => errors.add("actions", "Write what the practice should do, one thing a line."),
        "some" => {}
        _ => errors.add("has_actions", "Choose “No action needed”, or say what the practice should do."),
    }
    if share.is_some_and(Share::is_yes) && command.summary.trim().is_empty() {
        errors.add("summary", "Write one or two sentences about what happened.");
    }
    if command.risks.trim().is_empty() {
        errors.add("risks", "Say what risks there are. “No known risks” is an answer.");
    }
    for (field, text) in [
        ("own_view", &command.own_view),
        ("actions", &command.actions),
        ("summary", &command.summary),
        ("risks", &command.risks),
    ] {
        if text.chars().count() > LONGEST {
            errors.add(field, "Use at most 4,000 characters here.");
        }
    }
    if !command.approved {
        errors.add("approved", "Read the reply and tick this box before it goes.");
    }
    let actions = if command.has_actions == "some" { actions } else { Vec::new() };
    match (reason, share) {
        (Some(reason), Some(share)) if errors.is_empty() => Ok(Wanted { reason, share, goals, missed, actions }),
        _ => Err(AppError::Invalid(errors)),
    }
}

async fn write_end(tx: &mut Tx, actor: &Actor, facts: &Facts, wanted: &Wanted, now: Timestamp) -> Result<()> {
    let (person, referral) = (facts.person.id, facts.referral.id);
    for (index, state) in &wanted.goals {
        let goal = &facts.goals[*index];
        store::set_goal(tx, person, goal.id, state.code(), &goal.outcome, now).await?;
    }
    store::end_plans(tx, person, referral, now).await?;
    for (kind, at) in &facts.codes {
        store::queue_code(tx, referral, kind, *at).await?;
    }
    for (measure, why) in &wanted.missed {
        store::note_missed(tx, referral, measure, why.code(), now).await?;
    }
    // What the person says now is what counts from now on.
    let recipient = facts.organisation.clone().unwrap_or_else(|| facts.referral.request.referrer.name.clone());
    match wanted.share {
        Share::NobodyToTell | Share::AsBefore => {}
        Share::Now(how) => {
            store::agree_sharing(tx, fresh(), person, &recipient, how.code(), actor.account_id(), now).await?
        }
        Share::No => {
            store::withdraw_sharing(tx, person, actor.account_id(), now).await?;
        }
    }
    Ok(())
}

async fn compose(
    tx: &mut Tx,
    actor: &Actor,
    facts: &Facts,
    command: &CloseReferral,
    wanted: &Wanted,
    now: Timestamp,
) -> Result<Reply> {
    let scheme = schemes::get(tx, facts.person.scheme).await?;
    let details = &facts.person.details;
    let referrer = &facts.referral.request.referrer;
    let to = [referrer.name.clone(), facts.organisation.clone().unwrap_or_default()]
        .into_iter()
        .filter(|it| !it.is_empty())
        .collect::<Vec<_>>()
        .join(", ");
    let mut scores = facts.scores.clone();
    for (code, why) in &wanted.missed {
        let name = MeasureKind::from_code(code).map_or("", MeasureKind::label);
        for line in scores.iter_mut().filter(|it| it.measure == name) {
            why.label().clone_into(&mut line.missing);
        }
    }
    let shared = wanted.share.is_yes();
    let codes = facts.codes.iter().filter(|(kind, _)| kind == "referral").map(|(_, at)| Code {
        code: facts.settings.referral_code.clone(),
        label: facts.settings.referral_code_words.clone(),
        on: date_words(day_of(*at)),
    });
    let only = |text: String| if shared { text } else { String::new() };
    Ok(Reply {
        sent_on: date_words(day_of(now)),
        shared,
        to,
        from: actor.account().map(|it| it.name.clone()).unwrap_or_default(),
        scheme: scheme.name,
        phone: scheme.phone,
        reference: facts.referral.reference.clone(),
        person: PersonLine {
            name: details.full_name(),
            born_on: details.born_on.map(|day| format!("born {}", date_words(day))).unwrap_or_default(),
            nhs_number: details.nhs_number.as_ref().map(|it| format!("NHS {it}")).unwrap_or_default(),
        },
        outcome: only(wanted.reason.label().to_owned()),
        actions: wanted.actions.clone(),
        summary: only(command.summary.trim().to_owned()),
        // Quotation marks are the page's.
        own_view: only(command.own_view.trim().trim_matches(['“', '”', '"']).to_owned()),
        goals: if shared {
            wanted
                .goals
                .iter()
                .map(|(index, state)| GoalOutcome {
                    words: facts.goals[*index].words.clone(),
                    state: state.label().to_owned(),
                })
                .collect()
        } else {
            Vec::new()
        },
        tried: if shared { facts.tried.clone() } else { Vec::new() },
        scores: if shared { scores } else { Vec::new() },
        risks: only(command.risks.trim().to_owned()),
        codes: codes.collect(),
        door_open_until: only(command.door_open_until.map(date_words).unwrap_or_default()),
    })
}

//! The conversation about what matters is saved: own words, strengths, needs, goals and actions, on one page.
//! Words are kept in versions. The words of an agreed plan stay; changing its goals starts a new revision.

use footbridge_domain::access::{Action, Actor};
use footbridge_domain::contacts::{AboutMe, WhatMatters};
use footbridge_domain::ids::{AccountId, GoalId, PersonId, ReferralId};
use footbridge_domain::matching::needs::Need;
use footbridge_domain::plans::{
    ActionState, Confidence, Goal, GoalStatus, Importance, NotedNeed, Plan, PlanAction, PlanRefusal, Strength,
};
use footbridge_store::contacts::what_matters;
use footbridge_store::plans::{goals, needs};
use footbridge_store::{Tx, people, plans};
use jiff::Timestamp;
use jiff::civil::Date;

use super::show::{GoalWithActions, current, goals_of, seen_words};
use crate::app::App;
use crate::drafts;
use crate::error::{AppError, FieldErrors, Result};
use crate::ids::fresh;
use crate::load::open_person;
use crate::record::{Event, record};

const LONGEST: usize = 4_000;
const LONGEST_LINE: usize = 500;
const MOST_GOALS: usize = 12;
const MOST_ACTIONS: usize = 8;

impl From<PlanRefusal> for AppError {
    fn from(refusal: PlanRefusal) -> Self {
        match refusal {
            PlanRefusal::ChangedMeanwhile => Self::Conflict,
            PlanRefusal::NotFromHere { .. } => Self::refused("plan_not_from_here", refusal),
            PlanRefusal::NoGoal => Self::refused("plan_without_goal", refusal),
            PlanRefusal::NobodyAgreed => Self::invalid("agreed_by", refusal.to_string()),
            PlanRefusal::Agreed => Self::refused("plan_agreed", refusal),
        }
    }
}

/// What was typed, untouched. Goals in the order of the page; empty ones are blank lines.
#[derive(Clone, Default)]
pub struct Typed {
    pub seen: String,
    pub own_words: String,
    /// In the order of `AboutMe::ALL`.
    pub answers: [String; 7],
    pub supported_by: String,
    /// One a line.
    pub strengths: String,
    /// Ticked codes, and own words for each.
    pub needs: Vec<(String, String)>,
    pub goals: Vec<TypedGoal>,
    pub contingency: String,
}

#[derive(Clone, Default)]
pub struct TypedGoal {
    pub id: String,
    pub words: String,
    pub importance: String,
    pub actions: Vec<TypedAction>,
}

#[derive(Clone, Default)]
pub struct TypedAction {
    pub id: String,
    pub words: String,
    pub who: String,
    pub by_on: String,
    pub confidence: String,
    pub would_help: String,
}

pub struct SaveConversation {
    person: PersonId,
    seen: String,
    own_words: String,
    answers: [String; 7],
    supported_by: String,
    strengths: Vec<String>,
    needs: Vec<(Need, String)>,
    goals: Vec<WantedGoal>,
    contingency: String,
}

#[derive(Clone)]
struct WantedGoal {
    id: Option<GoalId>,
    words: String,
    importance: Importance,
    actions: Vec<WantedAction>,
}

#[derive(Clone)]
struct WantedAction {
    id: Option<footbridge_domain::ids::ActionId>,
    words: String,
    who: String,
    by_on: Option<Date>,
    confidence: Confidence,
    would_help: String,
}

/// What the page says afterwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Saved {
    /// An agreed plan was changed: a new revision waits for the person's yes.
    pub new_revision: bool,
}

impl Typed {
    pub fn parse(self, person: PersonId) -> std::result::Result<SaveConversation, FieldErrors> {
        let mut errors = FieldErrors::default();
        let long = |errors: &mut FieldErrors, field: String, text: &str, most: usize| {
            let letters = text.chars().count();
            if letters > most {
                errors.add(field, format!("Use at most {most} letters. You have {letters}."));
            }
        };
        for (heading, words) in AboutMe::ALL.iter().zip(&self.answers) {
            long(&mut errors, heading.code().to_owned(), words, LONGEST);
        }
        long(&mut errors, "own_words".to_owned(), &self.own_words, LONGEST_LINE);
        long(&mut errors, "contingency".to_owned(), &self.contingency, LONGEST);
        long(&mut errors, "supported_by".to_owned(), &self.supported_by, LONGEST_LINE);
        let strengths: Vec<String> = self.strengths.lines().map(tidy).filter(|it| !it.is_empty()).collect();
        if strengths.iter().any(|it| it.chars().count() > LONGEST_LINE) {
            errors.add("strengths", format!("Use at most {LONGEST_LINE} letters a line."));
        }
        let mut needs = Vec::new();
        for (code, words) in &self.needs {
            match Need::from_code(code) {
                Some(need) => needs.push((need, tidy(words))),
                None => errors.add("needs", "Choose needs from the list."),
            }
        }
        if self.goals.len() > MOST_GOALS {
            errors.add("goal-0", format!("A plan holds at most {MOST_GOALS} goals. Choose what matters most now."));
        }
        let goals =
            self.goals.iter().enumerate().filter_map(|(place, typed)| typed.parse(place, &mut errors)).collect();
        if !errors.is_empty() {
            return Err(errors);
        }
        Ok(SaveConversation {
            person,
            seen: self.seen,
            own_words: tidy(&self.own_words),
            answers: self.answers.map(|it| it.trim().to_owned()),
            supported_by: tidy(&self.supported_by),
            strengths,
            needs,
            goals,
            contingency: self.contingency.trim().to_owned(),
        })
    }
}

impl TypedGoal {
    fn parse(&self, place: usize, errors: &mut FieldErrors) -> Option<WantedGoal> {
        let words = tidy(&self.words);
        let actions: Vec<WantedAction> = self
            .actions
            .iter()
            .take(MOST_ACTIONS)
            .enumerate()
            .filter_map(|(index, typed)| typed.parse(&format!("goal-{place}-action-{index}"), errors))
            .collect();
        if words.is_empty() {
            if !actions.is_empty() {
                errors.add(format!("goal-{place}"), "Write the goal these steps lead to.");
            }
            return None;
        }
        if words.chars().count() > LONGEST_LINE {
            errors.add(format!("goal-{place}"), format!("Use at most {LONGEST_LINE} letters."));
        }
        let importance = match one_to_ten(&self.importance) {
            Ok(value) => value.and_then(Importance::new).unwrap_or_default(),
            Err(()) => {
                errors.add(format!("goal-{place}-importance"), "Choose a number from 1 to 10.");
                Importance::NOT_SAID
            }
        };
        Some(WantedGoal { id: self.id.trim().parse().ok(), words, importance, actions })
    }
}

impl TypedAction {
    fn parse(&self, field: &str, errors: &mut FieldErrors) -> Option<WantedAction> {
        let words = tidy(&self.words);
        if words.is_empty() {
            if !self.who.trim().is_empty() || !self.by_on.trim().is_empty() || !self.would_help.trim().is_empty() {
                errors.add(field.to_owned(), "Write what will be done.");
            }
            return None;
        }
        if [&words, &self.who, &self.would_help].iter().any(|it| it.chars().count() > LONGEST_LINE) {
            errors.add(field.to_owned(), format!("Use at most {LONGEST_LINE} letters."));
        }
        let by_on = match self.by_on.trim() {
            "" => None,
            text => match parse_date(text) {
                Some(day) => Some(day),
                None => {
                    errors.add(format!("{field}-by"), "Enter a day, like 3/12/2026.");
                    None
                }
            },
        };
        let confidence = match one_to_ten(&self.confidence) {
            Ok(value) => value.and_then(Confidence::new).unwrap_or_default(),
            Err(()) => {
                errors.add(format!("{field}-confidence"), "Choose a number from 1 to 10.");
                Confidence::NOT_SAID
            }
        };
        Some(WantedAction {
            id: self.id.trim().parse().ok(),
            words,
            who: tidy(&self.who),
            by_on,
            confidence,
            would_help: tidy(&self.would_help),
        })
    }
}

fn one_to_ten(text: &str) -> std::result::Result<Option<u8>, ()> {
    match text.trim() {
        "" => Ok(None),
        text => text.parse::<u8>().ok().filter(|it| (1..=10).contains(it)).map(Some).ok_or(()),
    }
}

/// A day as browsers send it, or as people write it: 3/12/2026.
pub fn parse_date(text: &str) -> Option<Date> {
    let text = text.trim();
    text.parse().ok().or_else(|| {
        let mut parts = text.split(['/', '.', '-', ' ']).filter(|it| !it.is_empty());
        let (day, month, year) =
            (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse::<i16>().ok()?);
        if parts.next().is_some() {
            return None;
        }
        Date::new(if year < 100 { year + 2000 } else { year }, month, day).ok()
    })
}

fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

pub async fn run(app: &App, actor: &Actor, command: SaveConversation) -> Result<Saved> {
    let (now, today) = (app.now(), app.today());
    let by = actor.account_id().ok_or(AppError::NotSignedIn)?;
    let mut tx = app.begin().await?;
    let opened = open_person(&mut tx, actor, Action::EditPlan, command.person, now).await?;
    let mut person = opened.record;
    let plan = current(&mut tx, person.id).await?;
    if seen_words(plan.as_ref()) != command.seen {
        return Err(AppError::Conflict);
    }
    let before = person.own_words.as_ref().map_or("", |it| it.0.as_str());
    if before != command.own_words {
        person.own_words =
            if command.own_words.is_empty() { None } else { Some((command.own_words.clone(), Some(today))) };
        people::save(&mut tx, &person).await?;
    }
    let words_changed = save_words(&mut tx, &command, by, now).await?;
    let strengths_changed = save_strengths(&mut tx, &command, now).await?;
    let needs_changed = save_needs(&mut tx, &command, person.open_referral, now).await?;
    let (plan_changed, new_revision) = save_plan(&mut tx, plan, &command, person.open_referral, by, now).await?;
    drafts::delete(&mut tx, by, drafts::WHAT_MATTERS, person.id.uuid()).await?;
    let detail =
        [("words", words_changed), ("strengths", strengths_changed), ("needs", needs_changed), ("plan", plan_changed)]
            .into_iter()
            .filter_map(|(name, changed)| changed.then_some(name))
            .collect::<Vec<_>>()
            .join(" ");
    let event = Event::of("what_matters_saved", "person", person.id.uuid())
        .person(person.id)
        .reason(opened.reason)
        .detail(detail);
    record(&mut tx, actor, event, now).await?;
    tx.commit().await?;
    Ok(Saved { new_revision })
}

async fn save_words(tx: &mut Tx, command: &SaveConversation, by: AccountId, now: Timestamp) -> Result<bool> {
    let latest = what_matters::versions(tx, command.person, 1).await?.into_iter().next();
    let next = WhatMatters {
        id: fresh(),
        person: command.person,
        answers: command.answers.clone(),
        supported_by: command.supported_by.clone(),
        written_by: by,
        written_at: now,
    };
    let same = match &latest {
        Some(latest) => latest.answers == next.answers && latest.supported_by == next.supported_by,
        None => next.is_empty(),
    };
    if !same {
        what_matters::insert(tx, &next).await?;
    }
    Ok(!same)
}

async fn save_strengths(tx: &mut Tx, command: &SaveConversation, now: Timestamp) -> Result<bool> {
    let there = needs::strengths(tx, command.person).await?;
    let mut changed = false;
    for gone in there.iter().filter(|it| !command.strengths.contains(&it.words)) {
        needs::remove_strength(tx, gone.id, command.person, now).await?;
        changed = true;
    }
    for words in command.strengths.iter().filter(|words| !there.iter().any(|it| it.words == **words)) {
        needs::insert_strength(tx, &Strength { id: fresh(), person: command.person, words: words.clone() }, now)
            .await?;
        changed = true;
    }
    Ok(changed)
}

async fn save_needs(
    tx: &mut Tx,
    command: &SaveConversation,
    referral: Option<ReferralId>,
    now: Timestamp,
) -> Result<bool> {
    let there = needs::of_person(tx, command.person).await?;
    let mut changed = false;
    for gone in there.iter().filter(|it| !command.needs.iter().any(|(need, _)| need.code() == it.code)) {
        needs::remove(tx, gone.id, command.person, now).await?;
        changed = true;
    }
    for (need, words) in &command.needs {
        match there.iter().find(|it| it.code == need.code()) {
            None => {
                let noted = NotedNeed {
                    id: fresh(),
                    person: command.person,
                    referral,
                    code: need.code().to_owned(),
                    words: words.clone(),
                    met: false,
                };
                needs::insert(tx, &noted, now).await?;
                changed = true;
            }
            Some(it) if it.words != *words => {
                needs::reword(tx, it.id, command.person, words).await?;
                changed = true;
            }
            Some(_) => {}
        }
    }
    Ok(changed)
}

/// Saves goals into the draft, or starts a revision when the plan was agreed. Says (changed, new revision).
async fn save_plan(
    tx: &mut Tx,
    plan: Option<Plan>,
    command: &SaveConversation,
    referral: Option<ReferralId>,
    by: AccountId,
    now: Timestamp,
) -> Result<(bool, bool)> {
    let there = match &plan {
        Some(plan) => goals_of(tx, plan).await?,
        None => Vec::new(),
    };
    let contingency_before = plan.as_ref().map_or("", |it| it.contingency.as_str());
    if contingency_before == command.contingency && same_goals(&there, &command.goals) {
        return Ok((false, false));
    }
    let (mut plan, copied, new_revision) = match plan {
        None => {
            let revision = plans::of_person(tx, command.person).await?.first().map_or(1, |it| it.revision + 1);
            let plan = Plan::draft(fresh(), command.person, referral, revision, by, now);
            plans::insert(tx, &plan).await?;
            (plan, false, false)
        }
        Some(plan) if plan.may_be_written().is_ok() => (plan, false, false),
        Some(plan) => {
            let (old, new) = plan.revise(fresh(), by, now)?;
            plans::save(tx, &old).await?;
            plans::insert(tx, &new).await?;
            (new, true, true)
        }
    };
    for wanted in &command.goals {
        let known = wanted.id.and_then(|id| there.iter().find(|it| it.goal.id == id));
        save_goal(tx, &plan, wanted, known, copied, now).await?;
    }
    if !copied {
        for gone in there.iter().filter(|it| !command.goals.iter().any(|wanted| wanted.id == Some(it.goal.id))) {
            goals::delete(tx, gone.goal.id, command.person).await?;
        }
    }
    plan.contingency = command.contingency.clone();
    plan.updated_at = now;
    // Also the guard against two writers at once: the version that was seen must still be there.
    plans::save(tx, &plan).await?;
    Ok((true, new_revision))
}

fn same_goals(there: &[GoalWithActions], wanted: &[WantedGoal]) -> bool {
    there.len() == wanted.len()
        && there.iter().all(|it| {
            wanted.iter().any(|goal| {
                goal.id == Some(it.goal.id)
                    && goal.words == it.goal.words
                    && goal.importance == it.goal.importance
                    && goal.actions.len() == it.actions.len()
                    && it.actions.iter().all(|action| goal.actions.iter().any(|it| it.is_as(action)))
            })
        })
}

impl WantedAction {
    fn is_as(&self, it: &PlanAction) -> bool {
        self.id == Some(it.id)
            && self.words == it.words
            && self.who == it.who
            && self.by_on == it.by_on
            && self.confidence == it.confidence
            && self.would_help == it.would_help
    }
}

async fn save_goal(
    tx: &mut Tx,
    plan: &Plan,
    wanted: &WantedGoal,
    known: Option<&GoalWithActions>,
    copied: bool,
    now: Timestamp,
) -> Result<()> {
    let keeps = known.filter(|_| !copied);
    let goal = Goal {
        id: keeps.map_or_else(fresh, |it| it.goal.id),
        person: plan.person,
        plan: plan.id,
        need: known.and_then(|it| it.goal.need),
        words: wanted.words.clone(),
        importance: wanted.importance,
        state: known.map_or(GoalStatus::NotStarted, |it| it.goal.state),
        outcome: known.map(|it| it.goal.outcome.clone()).unwrap_or_default(),
        created_at: known.map_or(now, |it| it.goal.created_at),
        updated_at: known.map_or(now, |it| it.goal.updated_at),
    };
    goals::save(tx, &goal).await?;
    let there = known.map(|it| it.actions.as_slice()).unwrap_or_default();
    for wanted in &wanted.actions {
        let before = wanted.id.and_then(|id| there.iter().find(|it| it.id == id));
        let action = PlanAction {
            id: before.filter(|_| !copied).map_or_else(fresh, |it| it.id),
            person: plan.person,
            goal: goal.id,
            words: wanted.words.clone(),
            who: wanted.who.clone(),
            by_on: wanted.by_on,
            confidence: wanted.confidence,
            would_help: wanted.would_help.clone(),
            state: before.map_or(ActionState::ToDo, |it| it.state),
            done_on: before.and_then(|it| it.done_on),
            created_at: before.map_or(now, |it| it.created_at),
        };
        goals::save_action(tx, &action).await?;
    }
    if !copied {
        for gone in there.iter().filter(|it| !wanted.actions.iter().any(|wanted| wanted.id == Some(it.id))) {
            goals::delete_action(tx, gone.id, plan.person).await?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_browsers_and_people_write_them() {
        let day: Date = "2026-12-03".parse().unwrap();
        for text in ["2026-12-03", "3/12/2026", "03.12.2026", "3 12 26", " 3-12-2026 "] {
            assert_eq!(parse_date(text), Some(day), "{text}");
        }
        assert_eq!(parse_date("31/2/2026"), None);
        assert_eq!(parse_date("soon"), None);
    }

    #[test]
    fn everything_can_be_skipped() {
        let person = PersonId::from_uuid(footbridge_domain::ids::Uuid::nil());
        assert!(Typed::default().parse(person).is_ok());
    }

    #[test]
    fn steps_without_a_goal_are_asked_about_and_nothing_is_guessed() {
        let person = PersonId::from_uuid(footbridge_domain::ids::Uuid::nil());
        let action = TypedAction { words: "Ring them".into(), confidence: "11".into(), ..TypedAction::default() };
        let typed =
            Typed { goals: vec![TypedGoal { actions: vec![action], ..TypedGoal::default() }], ..Typed::default() };
        let errors = typed.parse(person).err().unwrap();
        assert_eq!(errors.get("goal-0"), Some("Write the goal these steps lead to."));
        assert_eq!(errors.get("goal-0-action-0-confidence"), Some("Choose a number from 1 to 10."));
    }
}

//! The person agrees the plan, it is looked at again together, or it ends. Agreeing a new revision ends the old one.

use footbridge_domain::access::{Action, Actor};
use footbridge_domain::ids::PersonId;
use footbridge_domain::people::consent::AgreedHow;
use footbridge_domain::plans::{Agreement, Plan, PlanStatus, PlanStep};
use footbridge_store::plans;
use jiff::civil::Date;

use super::conversation::parse_date;
use super::show::seen_words;
use crate::app::App;
use crate::error::{AppError, FieldErrors, Noun, Result};
use crate::load::open_person;
use crate::record::{Event, record};

/// What was typed, untouched.
#[derive(Clone, Default)]
pub struct Typed {
    pub seen: String,
    pub step: String,
    pub agreed_how: String,
    pub agreed_by: String,
    pub review_on: String,
}

const REVIEW_AFTER_DAYS: i32 = 42;

/// Six weeks: what a page offers as the day to look again.
pub fn usual_review(today: Date) -> Date {
    crate::contacts::next::weekday_from(today.saturating_add(jiff::Span::new().days(REVIEW_AFTER_DAYS)))
}

pub async fn run(app: &App, actor: &Actor, person: PersonId, typed: Typed) -> Result<Plan> {
    let (now, today) = (app.now(), app.today());
    let step = PlanStep::from_code(typed.step.trim()).ok_or(AppError::NotFound(Noun::Page))?;
    let mut errors = FieldErrors::default();
    let mut agreement = None;
    let mut review_on = None;
    if step == PlanStep::Agree {
        let how = AgreedHow::from_code(typed.agreed_how.trim());
        if how.is_none() {
            errors.add("agreed_how", "Choose how the person agreed.");
        }
        if typed.agreed_by.trim().is_empty() {
            errors.add("agreed_by", "Enter who agreed: the person, or who may agree for them.");
        }
        review_on = parse_date(&typed.review_on).filter(|day| *day >= today);
        if review_on.is_none() {
            errors.add("review_on", "Enter a day to look at the plan again, like 24/1/2027.");
        }
        agreement =
            how.map(|how| Agreement { at: now, how: how.code().to_owned(), by: typed.agreed_by.trim().to_owned() });
    }
    errors.into_result()?;
    let mut tx = app.begin().await?;
    let opened = open_person(&mut tx, actor, Action::EditPlan, person, now).await?;
    let mut open: Vec<Plan> = plans::of_person(&mut tx, person).await?;
    open.retain(|it| it.state != PlanStatus::Ended);
    if open.is_empty() {
        return Err(AppError::NotFound(Noun::Plan));
    }
    let plan = open.remove(0);
    if seen_words(Some(&plan)) != typed.seen {
        return Err(AppError::Conflict);
    }
    let (after, name) = match (step, agreement) {
        (PlanStep::Agree, Some(agreement)) => {
            let goals = plans::goals::of_plan(&mut tx, plan.id, person).await?.len();
            let agreed = plan.agree(agreement, review_on, goals)?;
            for older in open {
                plans::save(&mut tx, &older.end(now)?).await?;
            }
            (agreed, "plan_agreed")
        }
        (PlanStep::Review, _) => (plan.review(now)?, "plan_reviewed"),
        // Throwing a draft away leaves what was agreed before.
        (PlanStep::End, _) => (plan.end(now)?, "plan_ended"),
        (PlanStep::Agree | PlanStep::Revise, _) => return Err(AppError::NotFound(Noun::Page)),
    };
    plans::save(&mut tx, &after).await?;
    let event = Event::of(name, "plan", after.id.uuid())
        .person(person)
        .reason(opened.reason)
        .detail(format!("revision {}", after.revision));
    record(&mut tx, actor, event, now).await?;
    tx.commit().await?;
    Ok(after)
}

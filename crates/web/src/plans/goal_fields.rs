//! Goals and steps as fields of a form: numbered names out, typed goals in.

use footbridge_app::FieldErrors;
use footbridge_app::plans::conversation::{Typed, TypedAction, TypedGoal};
use footbridge_app::plans::show::{GoalWithActions, ShownPlan};
use footbridge_components::{Button, Choice, Input, Label, Select};
use footbridge_domain::contacts::AboutMe;
use footbridge_domain::matching::needs::Need;
use footbridge_front::Fields;
use maud::{Markup, html};

/// More than a plan may hold: the use case says so kindly.
const MOST: usize = 20;

fn sent(fields: &Fields, name: &str) -> bool {
    fields.iter().any(|(key, _)| key == name)
}

/// What was typed, from a posted form or a draft.
pub fn typed_of(fields: &Fields, seen: String) -> Typed {
    let goals = (0..MOST)
        .take_while(|goal| sent(fields, &format!("goal-{goal}")))
        .map(|goal| TypedGoal {
            id: fields.text(&format!("goal-{goal}-id")),
            words: fields.text(&format!("goal-{goal}")),
            importance: fields.text(&format!("goal-{goal}-importance")),
            actions: (0..MOST)
                .take_while(|action| sent(fields, &format!("goal-{goal}-action-{action}")))
                .map(|action| {
                    let part = |part: &str| fields.text(&format!("goal-{goal}-action-{action}{part}"));
                    TypedAction {
                        id: part("-id"),
                        words: part(""),
                        who: part("-who"),
                        by_on: part("-by"),
                        confidence: part("-confidence"),
                        would_help: part("-help"),
                    }
                })
                .collect(),
        })
        .collect();
    let mut answers: [String; 7] = Default::default();
    for (answer, heading) in answers.iter_mut().zip(AboutMe::ALL) {
        *answer = fields.text(heading.code());
    }
    Typed {
        seen,
        own_words: fields.text("own_words"),
        answers,
        supported_by: fields.text("supported_by"),
        strengths: fields.text("strengths"),
        needs: fields
            .all("needs")
            .into_iter()
            .map(|code| (code.clone(), fields.text(&format!("need-{code}"))))
            .collect(),
        goals,
        contingency: fields.text("contingency"),
    }
}

/// What is saved, as the form shows it.
pub fn saved_of(shown: &ShownPlan) -> Typed {
    let latest = shown.what_matters.first();
    Typed {
        seen: shown.seen(),
        own_words: shown.header.person.own_words.as_ref().map(|it| it.0.clone()).unwrap_or_default(),
        answers: latest.map(|it| it.answers.clone()).unwrap_or_default(),
        supported_by: latest.map(|it| it.supported_by.clone()).unwrap_or_default(),
        strengths: shown.strengths.iter().map(|it| it.words.as_str()).collect::<Vec<_>>().join("\n"),
        needs: shown.needs.iter().map(|it| (it.code.clone(), it.words.clone())).collect(),
        goals: shown.goals.iter().map(goal_of).collect(),
        contingency: shown.plan.as_ref().map(|it| it.contingency.clone()).unwrap_or_default(),
    }
}

fn goal_of(it: &GoalWithActions) -> TypedGoal {
    let number = |value: Option<u8>| value.map(|it| it.to_string()).unwrap_or_default();
    TypedGoal {
        id: it.goal.id.to_string(),
        words: it.goal.words.clone(),
        importance: number(it.goal.importance.value()),
        actions: it
            .actions
            .iter()
            .map(|action| TypedAction {
                id: action.id.to_string(),
                words: action.words.clone(),
                who: action.who.clone(),
                by_on: action.by_on.map(|on| on.to_string()).unwrap_or_default(),
                confidence: number(action.confidence.value()),
                would_help: action.would_help.clone(),
            })
            .collect(),
    }
}

/// After a conflict: goals somebody else added meanwhile join the form, so that saving again loses none.
pub fn with_newer_goals(mut typed: Typed, shown: &ShownPlan) -> Typed {
    typed
        .goals
        .retain(|goal| !goal.words.trim().is_empty() || goal.actions.iter().any(|it| !it.words.trim().is_empty()));
    for it in &shown.goals {
        if !typed.goals.iter().any(|goal| goal.id == it.goal.id.to_string()) {
            typed.goals.push(goal_of(it));
        }
    }
    typed.seen = shown.seen();
    typed
}

fn one_to_ten(blank: &'static str) -> Vec<Choice<'static>> {
    std::iter::once(Choice::new("", blank))
        .chain((1..=10).map(|it| Choice::new(it.to_string(), it.to_string())))
        .collect()
}

/// One goal with its steps, and a blank step below them.
pub fn goal(number: usize, it: &TypedGoal, called: &str, errors: Option<&FieldErrors>) -> Markup {
    let name = format!("goal-{number}");
    let error = |field: &str| errors.and_then(|it| it.get(field));
    let blank = TypedAction::default();
    let missing = if it.words.is_empty() { 2_usize.saturating_sub(it.actions.len()) } else { 1 };
    let free = it.actions.iter().filter(|it| it.words.is_empty()).count();
    let steps = it.actions.iter().chain(std::iter::repeat_n(&blank, missing.saturating_sub(free)));
    let importance = format!("{name}-importance");
    html! {
        fieldset class="app-goal" {
            legend class="app-h3" { "Goal " (number + 1) }
            input type="hidden" name=(format!("{name}-id")) value=(it.id);
            div class="app-goal__line" {
                (Input::new(name.clone(), "I want to").hint(format!("In {called}’s own words")).value(&it.words).error(error(&name)))
                (Select::new(importance.clone(), "Matters, 1 to 10", one_to_ten("–")).hint("10: most").value(&it.importance).error(error(&importance)))
            }
            @for (index, step) in steps.enumerate() { (step_fields(&format!("{name}-action-{index}"), index + 1, step, &error)) }
        }
    }
}

fn step_fields<'a>(name: &str, number: usize, it: &TypedAction, error: &impl Fn(&str) -> Option<&'a str>) -> Markup {
    let part = |part: &str| format!("{name}-{part}");
    html! {
        div class="app-step" role="group" aria-label=(format!("Step {number}")) {
            input type="hidden" name=(part("id")) value=(it.id);
            (Input::new(name.to_owned(), Label::new(format!("Step {number}: what"))).value(&it.words).error(error(name)))
            (Input::new(part("who"), "Who").value(&it.who))
            (Input::new(part("by"), "By when").kind("date").value(&it.by_on).error(error(&part("by"))))
            (Select::new(part("confidence"), "Sure, 1 to 10", one_to_ten("–")).value(&it.confidence).error(error(&part("confidence"))))
            div class="app-step__help" {
                (Input::new(part("help"), "What would make it a 7?").value(&it.would_help))
            }
        }
    }
}

/// Needs as chips; a chosen one opens a line for the person's words.
pub fn needs(chosen: &[(String, String)], error: Option<&str>) -> Markup {
    html! {
        fieldset class="app-needs" id="needs" {
            legend class="app-h3" { "Tick what fits" }
            @if let Some(error) = error { span class="nhsuk-error-message" { (error) } }
            @for need in Need::ALL {
                @let code = need.code();
                @let noted = chosen.iter().find(|it| it.0 == code);
                div class="app-needs__one" {
                    label {
                        input type="checkbox" name="needs" value=(code) checked[noted.is_some()];
                        " " span { (need.label()) }
                    }
                    input type="text" class="nhsuk-input" name=(format!("need-{code}")) value=(noted.map_or("", |it| it.1.as_str()))
                        aria-label=(format!("{}: in their words", need.label())) placeholder="In their words";
                }
            }
        }
    }
}

/// The button that gives one more goal without saving.
pub fn more_button() -> Markup {
    Button::submit("Add another goal").secondary().small().name("more").value("goal").render()
}

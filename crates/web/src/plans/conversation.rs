//! What matters: one page to write with the person, by keyboard; everything can be skipped.

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use footbridge_app::contacts::drafts;
use footbridge_app::plans::conversation::{self, Typed, TypedGoal};
use footbridge_app::plans::show::{self as plan, ShownPlan};
use footbridge_app::{AppError, FieldErrors, Noun, time};
use footbridge_components::{
    Button, Details, ErrorSummary, Input, Link, PageHeading, Panel, Textarea, back_link, csrf_field, inset_text, links,
    two_columns,
};
use footbridge_domain::contacts::AboutMe;
use footbridge_domain::ids::PersonId;
use footbridge_domain::plans::PlanStatus;
use footbridge_front::{Caller, Fields, Front};
use jiff::civil::Date;
use maud::{Markup, html};

use super::goal_fields;
use crate::contacts::draft_notice;
use crate::errors::PageResult;
use crate::page::{Page, redirect_saying, show};
use crate::people::banner;

pub async fn page(
    State(front): State<Front>,
    caller: Caller,
    headers: HeaderMap,
    Path(id): Path<String>,
) -> PageResult {
    let id: PersonId = id.parse().map_err(|_| AppError::NotFound(Noun::Person))?;
    form(&front, &caller, &headers, id, None, None, false).await
}

/// The form as saved, from a draft, or as it was typed. `conflict`: somebody else saved meanwhile.
async fn form(
    front: &Front,
    caller: &Caller,
    headers: &HeaderMap,
    id: PersonId,
    fields: Option<&Fields>,
    errors: Option<&FieldErrors>,
    conflict: bool,
) -> PageResult {
    let shown = plan::run(&front.app, &caller.actor, id, true).await?;
    let today = front.app.today();
    let restored = shown.draft.as_ref().map(|draft| Fields::from_pairs(draft.fields.iter().cloned()));
    let typed = match (fields, &restored) {
        (Some(fields), _) if conflict => {
            goal_fields::with_newer_goals(goal_fields::typed_of(fields, String::new()), &shown)
        }
        (Some(fields), _) => goal_fields::typed_of(fields, fields.text("seen")),
        (None, Some(draft)) => goal_fields::with_newer_goals(goal_fields::typed_of(draft, String::new()), &shown),
        (None, None) => goal_fields::saved_of(&shown),
    };
    let more = fields.is_some_and(|it| it.has("more"));
    let summary = errors.into_iter().flat_map(FieldErrors::iter);
    let content = html! {
        (ErrorSummary::new(summary))
        (PageHeading::new("What matters").line("Write it together. Skip anything."))
        @if conflict { (saved_now(&shown)) }
        form method="post" action=(format!("/people/{id}/what-matters")) novalidate data-draft-url=(format!("/drafts/{}", drafts::WHAT_MATTERS)) {
            (csrf_field(caller.csrf()))
            input type="hidden" name="subject" value=(id);
            input type="hidden" id="seen" name="seen" value=(typed.seen);
            (two_columns(html! {
                (words(&typed, &shown, errors))
            }, html! {
                (side(&typed, &shown, errors, today))
            }))
            (goals(&typed, &shown, errors, more))
            div class="app-actions" {
                (Button::submit("Save"))
                (Button::link("Cancel", format!("/people/{id}/plan")).secondary())
            }
            (draft_notice(drafts::WHAT_MATTERS, &format!("/people/{id}/what-matters"), shown.draft.as_ref().filter(|_| fields.is_none()), today))
        }
    };
    let page = Page {
        title: "What matters".to_owned(),
        current: "People",
        errors: errors.is_some(),
        banner: banner::of(&shown.header, today, 2),
        back: back_link("Plan", format!("/people/{id}/plan")),
        content,
        ..Page::default()
    };
    show(front, caller, headers, page).await
}

fn words(typed: &Typed, shown: &ShownPlan, errors: Option<&FieldErrors>) -> Markup {
    let error = |field: &str| errors.and_then(|it| it.get(field));
    let called = shown.header.person.details.called();
    html! {
        (Panel::new("own", format!("In {called}’s own words"), html! {
            (Input::new("own_words", "One sentence to remember").hint("It stands on top of the record, as a quote.").value(&typed.own_words).error(error("own_words")))
        }))
        (Panel::new("strong", "Strengths", html! {
            (Textarea::new("strengths", "What are they good at, and what can they build on?").hint("One a line: skills, people, places, things that went well").rows(3).value(&typed.strengths).error(error("strengths")))
        }))
        (Panel::new("about-me", "About me", html! {
            @for (heading, answer) in AboutMe::ALL.iter().zip(&typed.answers) {
                (Textarea::new(heading.code(), heading.label()).hint(heading.prompt()).rows(2).value(answer).error(error(heading.code())))
            }
            (Input::new("supported_by", "Who helped to say this (optional)").width(30).value(&typed.supported_by).error(error("supported_by")))
        }))
    }
}

fn goals(typed: &Typed, shown: &ShownPlan, errors: Option<&FieldErrors>, more: bool) -> Markup {
    let error = |field: &str| errors.and_then(|it| it.get(field));
    let called = shown.header.person.details.called();
    let blank = TypedGoal::default();
    let free = typed.goals.iter().filter(|it| it.words.is_empty()).count();
    let added = usize::from(free == 0 || more);
    let agreed = shown.plan.as_ref().is_some_and(|it| it.state != PlanStatus::Draft);
    html! {
        (Panel::new("wants", "Goals and steps", html! {
            @if agreed {
                (inset_text("The plan is agreed. Changing a goal starts a new version, and the agreed one holds until the person says yes."))
            }
            @for (number, it) in typed.goals.iter().chain(std::iter::repeat_n(&blank, added)).enumerate() {
                (goal_fields::goal(number, it, called, errors))
            }
            (goal_fields::more_button())
        }))
        (Panel::new("harder", "If things get harder", html! {
            (Textarea::new("contingency", "What to watch for, what helps, whom to ring").rows(3).value(&typed.contingency).error(error("contingency")))
        }))
    }
}

fn side(typed: &Typed, shown: &ShownPlan, errors: Option<&FieldErrors>, today: Date) -> Markup {
    let error = errors.and_then(|it| it.get("needs"));
    html! {
        (Panel::new("help-with", "What they would like help with", goal_fields::needs(&typed.needs, error)))
        @if shown.what_matters.len() > 1 {
            (Panel::new("before", "Said before", html! {
                @for it in shown.what_matters.iter().skip(1) {
                    (Details::new(time::moment_words(it.written_at, today), html! {
                        @for (heading, words) in it.answered() { p { strong { (heading.label()) } br; (words) } }
                    }))
                }
            }))
        }
        (Panel::new("ways", "Next", links([
            Link::new("Plan", format!("/people/{}/plan", shown.header.person.id)),
            Link::new("Measures", format!("/people/{}/measures", shown.header.person.id)),
            Link::new("Find groups", format!("/people/{}/matches", shown.header.person.id)),
        ])))
    }
}

/// "Someone else changed this plan at 10:14am. Here are both."
fn saved_now(shown: &ShownPlan) -> Markup {
    let when = shown.plan.as_ref().map(|it| time::clock_words(it.updated_at)).unwrap_or_default();
    Panel::new(
        "saved-now",
        format!("Saved by somebody else at {when}"),
        html! {
            ul class="nhsuk-list nhsuk-list--bullet" {
                @for it in &shown.goals {
                    li { (it.goal.words) @for action in &it.actions { br; "– " (action.words) } }
                }
            }
            p { "Below is what you typed. New goals of the other version are added to it. Save again to keep this." }
        },
    )
    .first()
    .render()
}

pub async fn post(
    State(front): State<Front>,
    caller: Caller,
    headers: HeaderMap,
    Path(id): Path<String>,
    fields: Fields,
) -> PageResult<Response> {
    let person: PersonId = id.parse().map_err(|_| AppError::NotFound(Noun::Person))?;
    if fields.has("more") {
        return form(&front, &caller, &headers, person, Some(&fields), None, false).await;
    }
    let result = match goal_fields::typed_of(&fields, fields.text("seen")).parse(person) {
        Ok(command) => conversation::run(&front.app, &caller.actor, command).await,
        Err(errors) => Err(AppError::Invalid(errors)),
    };
    match result {
        Ok(saved) => {
            let words =
                if saved.new_revision { "Saved as a new version. The person agrees it next." } else { "Saved." };
            Ok(redirect_saying(&format!("/people/{person}/plan"), words))
        }
        Err(AppError::Invalid(errors)) => {
            form(&front, &caller, &headers, person, Some(&fields), Some(&errors), false).await
        }
        Err(AppError::Conflict) => {
            let errors =
                FieldErrors::one("seen", "Somebody else changed this plan while you were writing. Here are both.");
            form(&front, &caller, &headers, person, Some(&fields), Some(&errors), true).await
        }
        Err(error) => Err(error.into()),
    }
}

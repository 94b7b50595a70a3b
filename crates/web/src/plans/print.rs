//! The plan on paper, as the person sees it: their words, plain headings, normal or large print, English or Welsh.

use std::collections::HashMap;

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use footbridge_app::plans::letter::{PlanWords, words_for};
use footbridge_app::plans::show::{self as plan, GoalWithActions, ShownPlan};
use footbridge_app::{AppError, Noun, time};
use footbridge_components::{quote, shell};
use footbridge_domain::ids::PersonId;
use footbridge_domain::people::contact_need::NeedKind;
use footbridge_domain::plans::{ActionState, GoalStatus};
use footbridge_front::{Caller, Front};
use jiff::civil::Date;
use maud::{Markup, html};

use crate::errors::PageResult;
use crate::page::html_response;

pub async fn page(
    State(front): State<Front>,
    caller: Caller,
    Path(id): Path<String>,
    Query(query): Query<HashMap<String, String>>,
) -> PageResult {
    let id: PersonId = id.parse().map_err(|_| AppError::NotFound(Noun::Person))?;
    let shown = plan::run(&front.app, &caller.actor, id, false).await?;
    if shown.plan.is_none() {
        return Err(AppError::NotFound(Noun::Plan).into());
    }
    let language = query.get("lang").cloned().unwrap_or_else(|| shown.header.person.details.language.clone());
    let large = query
        .get("size")
        .map_or_else(|| shown.header.needs.iter().any(|it| it.kind == NeedKind::LargePrint), |size| size == "large");
    let words = words_for(&language);
    let who = caller.signed_in.as_ref().map(|it| it.name.clone()).unwrap_or_default();
    let sheet = shell::Print {
        title: words.title.into(),
        large,
        lang: if language == "cy" { "cy" } else { "en" }.into(),
        back: format!("/people/{id}/plan").into(),
        footer: format!("{} · {who}, {}", shown.scheme.name, date(front.app.today(), &language)).into(),
        content: sheet(&shown, words, &language),
        ..Default::default()
    };
    Ok(html_response(StatusCode::OK, sheet.render()))
}

/// "24 November 2026" or "24 Tachwedd 2026".
fn date(day: Date, language: &str) -> String {
    const MONTHS: [&str; 12] = [
        "Ionawr",
        "Chwefror",
        "Mawrth",
        "Ebrill",
        "Mai",
        "Mehefin",
        "Gorffennaf",
        "Awst",
        "Medi",
        "Hydref",
        "Tachwedd",
        "Rhagfyr",
    ];
    if language != "cy" {
        return time::date_words(day);
    }
    let month = usize::try_from(day.month() - 1).ok().and_then(|it| MONTHS.get(it)).copied().unwrap_or_default();
    format!("{} {month} {}", day.day(), day.year())
}

fn sheet(shown: &ShownPlan, words: &PlanWords, language: &str) -> Markup {
    let welsh = language == "cy";
    let person = &shown.header.person;
    html! {
        h1 class="app-h1" { (words.title) }
        p { strong { (person.details.full_name()) } }
        @if let Some((own, _)) = &person.own_words { (quote(own.as_str(), "")) }
        @if let Some(it) = shown.what_matters.first().filter(|it| it.answered().next().is_some()) {
            h2 class="app-h2" { (words.what_matters) }
            @for (heading, answer) in it.answered() {
                h3 class="app-h3" { (if welsh { heading.label_cy() } else { heading.label() }) }
                p class="app-timeline__body" { (answer) }
            }
        }
        @if !shown.strengths.is_empty() {
            h2 class="app-h2" { (words.strengths) }
            ul { @for it in &shown.strengths { li { (it.words) } } }
        }
        @for it in shown.goals.iter().filter(|it| it.goal.state != GoalStatus::NoLongerWanted) { (goal(it, words, language)) }
        @if let Some(plan) = &shown.plan {
            @if !plan.contingency.is_empty() {
                h2 class="app-h2" { (words.worse) }
                p class="app-timeline__body" { (plan.contingency) }
            }
            p {
                @match &plan.agreement {
                    Some(agreement) => { (words.agreed) " " (date(time::day_of(agreement.at), language)) "." },
                    None => (words.not_agreed),
                }
                @if let Some(on) = plan.review_on { " " (words.review) " " (date(on, language)) "." }
            }
        }
        p { (words.help) " " strong { (shown.scheme.phone) } "." }
        p { (words.urgent) }
    }
}

fn goal(it: &GoalWithActions, words: &PlanWords, language: &str) -> Markup {
    let welsh = language == "cy";
    let over = !it.goal.state.is_open();
    html! {
        h2 class="app-h2" {
            (words.goal) ": " (it.goal.words)
            @if over { " (" (if welsh { it.goal.state.label_cy() } else { it.goal.state.label() }) ")" }
        }
        @if it.actions.iter().any(|it| it.state != ActionState::NotNeeded) {
            h3 class="app-h3" { (words.steps) }
            ol {
                @for action in it.actions.iter().filter(|it| it.state != ActionState::NotNeeded) {
                    li {
                        (action.words)
                        @if !action.who.is_empty() { br; (words.who) ": " (action.who) }
                        @if let Some(by) = action.by_on { br; (words.by) ": " (date(by, language)) }
                        @if action.state == ActionState::Done { br; strong { (words.done) } }
                        @if !action.would_help.is_empty() { br; (words.would_help) ": " (action.would_help) }
                    }
                }
            }
        }
    }
}

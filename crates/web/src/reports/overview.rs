//! All figures of a period on one page: the sentence first, then the drawing, then what it means.

use std::collections::HashMap;

use axum::extract::{Query, State};
use axum::http::HeaderMap;
use footbridge_app::reporting::figures::{Audience, Figure};
use footbridge_app::reporting::show;
use footbridge_components::{Button, Link, PageHeading, Panel, links};
use footbridge_domain::reporting::{Indicator, PeriodChoice};
use footbridge_front::{Caller, Front};
use maud::{Markup, html};

use super::{drawn, period_form, period_of, period_words};
use crate::errors::PageResult;
use crate::page::{Page, show as render};

pub async fn page(
    State(front): State<Front>,
    caller: Caller,
    headers: HeaderMap,
    Query(query): Query<HashMap<String, String>>,
) -> PageResult {
    let choice = period_of(&query);
    let report = show::run(&front.app, &caller.actor, choice, Indicator::ALL).await?;
    let rows = report.audience == Audience::Team;
    let heading = PageHeading::new("Reports").line(period_words(report.period)).actions(html! {
        (Button::link("Download figures", format!("/reports/export.csv?period={}", choice.code())).secondary())
    });
    let (left, right): (Vec<_>, Vec<_>) = report.figures.iter().partition(|it| on_the_left(it.indicator));
    let content = html! {
        (heading)
        (period_form("/reports", choice))
        div class="app-after-form" { p class="app-muted" {
            @if rows { "You see whole numbers. Downloads hide numbers below 7, so that they can be passed on." }
            @else { "Numbers below 7 are hidden, so that nobody can be recognised." }
            " " (Link::new("What every figure means", "/reports/definitions"))
        } }
        div class="app-grid app-halves" {
            div { @for figure in left { (panel(figure, choice, rows)) } }
            div { @for figure in right { (panel(figure, choice, rows)) } }
        }
    };
    render(
        &front,
        &caller,
        &headers,
        Page { title: "Reports".to_owned(), current: "Reports", content, ..Page::default() },
    )
    .await
}

/// Coming in on the left, what came of it on the right.
fn on_the_left(indicator: Indicator) -> bool {
    matches!(
        indicator,
        Indicator::Received | Indicator::ByMonth | Indicator::Wait | Indicator::State | Indicator::Declined
    )
}

fn panel(figure: &Figure, choice: PeriodChoice, rows: bool) -> Markup {
    let code = figure.indicator.code();
    let about = figure.indicator.label();
    let mut ways = vec![
        Link::new("What this means", format!("/reports/{code}?period={}", choice.code())).about(format!(": {about}")),
    ];
    if rows && !figure.parts.is_empty() {
        ways.push(
            Link::new("The people behind it", format!("/reports/{code}/rows?period={}", choice.code()))
                .about(format!(": {about}")),
        );
    }
    html! {
        (Panel::new(code, about, html! {
            p class="app-headline" { (figure.headline) }
            (drawn(figure, choice, rows, 12))
            @for note in &figure.notes { p class="app-muted" { (note) } }
            (links(ways))
        }))
    }
}

//! One figure with its definition: what is counted, by which day, what it cannot tell.

use std::collections::HashMap;

use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use footbridge_app::reporting::figures::Audience;
use footbridge_app::reporting::show;
use footbridge_components::{Link, PageHeading, Panel, back_link, two_columns};
use footbridge_domain::reporting::Indicator;
use footbridge_front::{Caller, Front};
use maud::{Markup, html};

use super::{drawn, indicator_of, period_form, period_of, period_words};
use crate::errors::PageResult;
use crate::page::{Page, show as render};

pub async fn page(
    State(front): State<Front>,
    caller: Caller,
    headers: HeaderMap,
    Path(code): Path<String>,
    Query(query): Query<HashMap<String, String>>,
) -> PageResult {
    let indicator = indicator_of(&code)?;
    let choice = period_of(&query);
    let report = show::run(&front.app, &caller.actor, choice, &[indicator]).await?;
    let rows = report.audience == Audience::Team;
    let content = html! {
        (PageHeading::new(indicator.label()).line(period_words(report.period)))
        (period_form(&format!("/reports/{code}"), choice))
        div class="app-after-form" {
        (two_columns(html! {
            @for figure in &report.figures {
                (Panel::new("figure", "The figure", html! {
                    p class="app-headline" { (figure.headline) }
                    (drawn(figure, choice, rows, usize::MAX))
                    @for note in &figure.notes { p class="app-muted" { (note) } }
                    @if rows && !figure.parts.is_empty() {
                        p { (Link::new("The people behind it", format!("/reports/{code}/rows?period={}", choice.code()))) }
                    }
                }).first())
            }
        }, html! { (Panel::new("meaning", "What it means", meaning(indicator))) }))
        }
    };
    let back = back_link("Back to reports", format!("/reports?period={}", choice.code()));
    render(
        &front,
        &caller,
        &headers,
        Page { title: indicator.label().to_owned(), current: "Reports", back, content, ..Page::default() },
    )
    .await
}

pub(super) fn meaning(indicator: Indicator) -> Markup {
    let it = indicator.definition();
    html! {
        p { (it.words) }
        dl class="app-definition" {
            dt { "What is counted" } dd { (it.numerator) }
            @if !it.denominator.is_empty() { dt { "Of what" } dd { (it.denominator) } }
            dt { "Which day counts" } dd { (it.counted_by) }
            dt { "Mind" } dd { (it.caution) }
            dt { "Version" } dd { (it.version) " of " code { (indicator.code()) } }
        }
    }
}

//! Every figure's definition on one page: what anybody needs who is sent a number from here.

use axum::extract::State;
use axum::http::HeaderMap;
use footbridge_components::{Button, Link, PageHeading, Panel, back_link, links_stacked};
use footbridge_domain::reporting::Indicator;
use footbridge_domain::reporting::suppression::SmallNumbers;
use footbridge_front::{Caller, Front};
use maud::html;

use super::one::meaning;
use crate::errors::PageResult;
use crate::page::{Page, show};

pub async fn page(State(front): State<Front>, caller: Caller, headers: HeaderMap) -> PageResult {
    let least = SmallNumbers::USUAL.threshold;
    let content = html! {
        (PageHeading::new("Definitions").line("What every figure counts, and what it cannot tell.").actions(html! {
            (Button::link("Download as a file", "/reports/dictionary.csv").secondary())
        }))
        (Panel::new("contents", "On this page", links_stacked(Indicator::ALL.iter().map(|it| Link::new(it.label(), format!("#{}", it.code()))))))
        (Panel::new("small", "Small numbers", html! {
            p { "In everything that is passed on, numbers from 1 to " (least - 1) " are hidden. So is whatever would let somebody work them out." }
            p { "Those who may open the people behind a figure see it whole." }
        }))
        @for it in Indicator::ALL { (Panel::new(it.code(), it.label(), meaning(*it))) }
    };
    let back = back_link("Back to reports", "/reports");
    show(
        &front,
        &caller,
        &headers,
        Page { title: "Definitions".to_owned(), current: "Reports", back, content, ..Page::default() },
    )
    .await
}

//! New referrals: crisis first, then the longest wait, each with its clock and flags.

use axum::extract::State;
use axum::http::HeaderMap;
use footbridge_app::referrals::queue;
use footbridge_app::store::referrals::{QueueFilter, ReferralSummary};
use footbridge_app::time;
use footbridge_components::{Link, Tone, tag};
use footbridge_front::{Caller, Front};
use jiff::civil::Date;
use maud::{Markup, html};

use crate::errors::PageResult;
use crate::page::{Page, show};

pub async fn page(State(front): State<Front>, caller: Caller, headers: HeaderMap) -> PageResult {
    let filter = QueueFilter { waiting: true, limit: 100, ..QueueFilter::default() };
    let waiting = queue::run(&front.app, &caller.actor, filter).await?;
    let today = front.app.today();
    let content = html! {
        h1 class="nhsuk-heading-l" { "New referrals" }
        @if waiting.is_empty() {
            p { "Nobody is waiting. New referrals appear here, the most pressing first." }
        }
        ul class="app-list" {
            @for referral in &waiting { li { (row(referral, today)) } }
        }
    };
    show(&front, &caller, &headers, Page { title: "New referrals".to_owned(), current: "Referrals", content, ..Page::default() }).await
}

fn row(it: &ReferralSummary, today: Date) -> Markup {
    let days = time::working_days_between(time::day_of(it.received_at), today);
    html! {
        h2 class="nhsuk-heading-s" { (Link::new(format!("{} {}", it.first_name, it.family_name), format!("/referrals/{}", it.id))) }
        p { (it.state.label()) " · from " (it.source.label()) " · waiting " (days) " working days" }
        @if it.crisis == "now" { (tag(Tone::Warning, "Words of crisis")) }
        @if it.urgent { (tag(Tone::Warning, "Urgent")) }
    }
}

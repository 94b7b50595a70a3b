//! Two records side by side, before a team lead joins them. Joining asks once more; taking apart is one click.

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use footbridge_app::people::merge::{self, MergePeople};
use footbridge_app::store::referrals::ReferralSummary;
use footbridge_app::{AppError, Noun, Result, time};
use footbridge_components::{Button, Cell, Column, PageHeading, Panel, Table, Tone, back_link, csrf_field, status_tag};
use footbridge_domain::ids::{MergeId, PersonId, ReferralId};
use footbridge_front::{Caller, Fields, Front};
use maud::{Markup, html};

use super::show::facts_of;
use crate::errors::PageResult;
use crate::page::{Page, redirect_saying, redirect_with_undo, safe_path, show};

/// The referral's own person is joined to the one known before.
async fn ids(front: &Front, caller: &Caller, id: &str, other: &str) -> Result<(ReferralId, PersonId, PersonId)> {
    let referral: ReferralId = id.parse().map_err(|_| AppError::NotFound(Noun::Referral))?;
    let known: PersonId = other.parse().map_err(|_| AppError::NotFound(Noun::Person))?;
    let shown = footbridge_app::referrals::show::run(&front.app, &caller.actor, referral).await?;
    Ok((referral, known, shown.person.id))
}

pub async fn page(
    State(front): State<Front>,
    caller: Caller,
    headers: HeaderMap,
    Path((id, other)): Path<(String, String)>,
) -> PageResult {
    let (referral, known, newcomer) = ids(&front, &caller, &id, &other).await?;
    let both = merge::compare(&front.app, &caller.actor, known, newcomer).await?;
    let today = front.app.today();
    let head = ["Detail", "Known before", "On this referral"].map(Column::new);
    let mut table = Table { first_cell_is_header: true, ..Table::new("The two records", head) };
    for ((label, before), (_, now)) in facts_of(&both.keep, today).into_iter().zip(facts_of(&both.other, today)) {
        let dash = |text: String| if text.is_empty() { "–".to_owned() } else { text };
        table = table.row([Cell::new(label), Cell::new(dash(before)), Cell::new(dash(now))]);
    }
    table = table.row([
        Cell::new("Referrals"),
        Cell::new(story(&both.keep_referrals)),
        Cell::new(story(&both.other_referrals)),
    ]);
    let content = html! {
        (PageHeading::new("Are these one person?").line("Joining moves everything to the record known before. You can take them apart again."))
        @if let Some(known) = &both.known {
            p class="app-tag-line" { (status_tag(Tone::Need, known.likeness.verdict.label())) }
            ul class="app-tags" aria-label="Reasons" {
                @for reason in &known.likeness.reasons {
                    li class=(if reason.is_against() { "app-tag app-tag--warning" } else { "app-tag app-tag--good" }) { (reason) }
                }
            }
        }
        (Panel::new("both", "Side by side", html! { (table) }))
        form method="post" action=(format!("/referrals/{referral}/same-person/{known}")) {
            (csrf_field(caller.csrf()))
            input type="hidden" name="seen_keep" value=(both.keep.version);
            input type="hidden" name="seen_other" value=(both.other.version);
            div class="app-actions" {
                (Button::submit("Join the two records"))
                (Button::link("They are two people", format!("/referrals/{referral}")).secondary())
            }
        }
    };
    let page = Page {
        title: "Are these one person?".to_owned(),
        current: "Referrals",
        back: back_link("Back to the referral", format!("/referrals/{referral}")),
        content,
        ..Page::default()
    };
    show(&front, &caller, &headers, page).await
}

fn story(referrals: &[ReferralSummary]) -> Markup {
    html! {
        @for (number, it) in referrals.iter().enumerate() {
            @if number > 0 { br; }
            (time::short_date(time::day_of(it.received_at))) ", " (it.source.label()) ": " (it.state.label())
        }
        @if referrals.is_empty() { "–" }
    }
}

pub async fn post(
    State(front): State<Front>,
    caller: Caller,
    Path((id, other)): Path<(String, String)>,
    fields: Fields,
) -> PageResult {
    let (referral, known, newcomer) = ids(&front, &caller, &id, &other).await?;
    let command = MergePeople {
        keep: known,
        other: newcomer,
        seen_keep: fields.get("seen_keep").parse().unwrap_or(-1),
        seen_other: fields.get("seen_other").parse().unwrap_or(-1),
    };
    let merge = merge::run(&front.app, &caller.actor, command).await?;
    Ok(redirect_with_undo(
        &format!("/referrals/{referral}"),
        "Joined. Their story is in one place now.",
        &format!("/referrals/merges/{merge}/undo"),
    ))
}

pub async fn undo(State(front): State<Front>, caller: Caller, Path(id): Path<String>, fields: Fields) -> PageResult {
    let id: MergeId = id.parse().map_err(|_| AppError::NotFound(Noun::Page))?;
    merge::undo(&front.app, &caller.actor, id).await?;
    let then = Some(fields.get("then")).filter(|it| !it.is_empty()).map_or_else(|| "/referrals".to_owned(), safe_path);
    Ok(redirect_saying(&then, "The two records are apart again."))
}

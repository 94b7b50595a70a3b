//! The groups of one person: referrals with how each stands, and details that were given. Never mixed.

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use footbridge_app::onward::show::{self as onward, PersonOnward};
use footbridge_app::{AppError, Noun, time};
use footbridge_components::{Button, EmptyState, Item, ItemList, Panel, two_columns};
use footbridge_domain::ids::PersonId;
use footbridge_front::{Caller, Front};
use jiff::civil::Date;
use maud::{Markup, html};

use super::words;
use crate::errors::PageResult;
use crate::page::{Page, show};
use crate::people::banner;

pub async fn page(
    State(front): State<Front>,
    caller: Caller,
    headers: HeaderMap,
    Path(id): Path<String>,
) -> PageResult {
    let id: PersonId = id.parse().map_err(|_| AppError::NotFound(Noun::Person))?;
    let it = onward::of_person(&front.app, &caller.actor, id).await?;
    let today = front.app.today();
    let content = html! {
        (banner::sub_nav(&it.header, "onward"))
        (two_columns(html! {
            (Panel::new("referrals", "Referred to", referrals(&it, id, today)).count(u32::try_from(it.referrals.len()).unwrap_or_default()))
        }, html! {
            (Panel::new("signposts", "Details given", signposts(&it, today)).count(u32::try_from(it.signposts.len()).unwrap_or_default()))
        }))
    };
    let page = Page {
        title: format!("Groups: {}", it.header.person.details.full_name()),
        current: "People",
        banner: banner::of(&it.header, today, 1),
        content,
        ..Page::default()
    };
    show(&front, &caller, &headers, page).await
}

fn find(id: PersonId, may_refer: bool) -> Markup {
    html! { @if may_refer { p { (Button::link("Find a group", format!("/people/{id}/matches")).secondary().small()) } } }
}

fn referrals(it: &PersonOnward, id: PersonId, today: Date) -> Markup {
    if it.referrals.is_empty() {
        let called = it.header.person.details.called();
        return EmptyState::new(
            "No referrals yet",
            format!("When you refer {called} to a group, its answers land here."),
        )
        .actions(find(id, it.may_refer))
        .render();
    }
    html! {
        (ItemList::new(it.referrals.iter().map(|row| {
            let item = Item::new(row.service_name.clone())
                .href(format!("/people/{id}/onward/{}", row.id))
                .line(words::line(row, today))
                .tag(words::tone(row.state, row.ring_needed), row.state.label());
            if row.ring_needed && row.state.awaits_answer() { item.tag(footbridge_components::Tone::Warning, "Ring them") } else { item }
        })))
        (find(id, it.may_refer))
    }
}

fn signposts(it: &PersonOnward, today: Date) -> Markup {
    if it.signposts.is_empty() {
        return html! { p class="app-muted" { "No details given yet. This is for groups where nobody needs to hold a place." } };
    }
    ItemList::new(it.signposts.iter().map(|row| {
        let when = time::moment_words(row.signpost.given_at, today);
        let note = if row.signpost.note.is_empty() { String::new() } else { format!(" “{}”", row.signpost.note) };
        Item::new(row.service_name.clone()).href(format!("/directory/{}", row.signpost.service)).line(format!(
            "{}. {when}, {}.{note}",
            row.signpost.how.label(),
            row.given_by_name
        ))
    }))
    .render()
}

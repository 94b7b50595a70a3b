//! What was found, in three groups: people, groups and services, pages.

use std::collections::HashMap;

use axum::extract::{Query, State};
use axum::http::HeaderMap;
use footbridge_app::directory::search::{self as directory, Ask, Found};
use footbridge_app::people::search;
use footbridge_app::store::people::PersonSummary;
use footbridge_app::time;
use footbridge_components::{Button, EmptyState, Input, Item, ItemList, Link, PageHeading, Panel, Tone, links_stacked};
use footbridge_domain::access::{Action, may_ever};
use footbridge_domain::ids::AccountId;
use footbridge_front::{Caller, Front};
use maud::{Markup, html};

use super::pages;
use crate::errors::{PageResult, encode};
use crate::page::{Page, show};

const MOST: i64 = 20;

pub async fn page(
    State(front): State<Front>,
    caller: Caller,
    headers: HeaderMap,
    Query(query): Query<HashMap<String, String>>,
) -> PageResult {
    let typed: String = query.get("q").map(|it| it.trim().chars().take(100).collect()).unwrap_or_default();
    let sees_people = may_ever(&caller.actor, Action::AskForAccess);
    let people = if sees_people && !typed.is_empty() {
        search::run(&front.app, &caller.actor, &typed, MOST).await?
    } else {
        Vec::new()
    };
    let found_pages = pages::find(&caller.actor, &typed);
    let groups = if may_ever(&caller.actor, Action::SearchDirectory) && typed.chars().count() > 1 {
        let ask = Ask { words: typed.clone(), typing: true, limit: 8, ..Ask::default() };
        Some(directory::run(&front.app, &caller.actor, &ask).await?)
    } else {
        None
    };
    let nothing = people.is_empty() && found_pages.is_empty() && groups.as_ref().is_none_or(|it| it.matches.is_empty());
    let content = html! {
        (PageHeading::new("Search").line(if typed.is_empty() { String::new() } else { format!("For “{typed}”") }))
        form method="get" action="/search" class="app-inline" novalidate {
            (Input::new("q", "Name, NHS number, phone, reference or group").id("q").value(typed.as_str()).kind("search").width(30).autocomplete("off"))
            (Button::submit("Search").small())
        }
        @if typed.chars().count() == 1 { p { "Type at least two letters." } }
        @if !people.is_empty() { (people_panel(&people, caller.actor.account_id())) }
        @if let Some(found) = groups.as_ref().filter(|it| !it.matches.is_empty()) { (directory_panel(&typed, found)) }
        @if !found_pages.is_empty() {
            (Panel::new("found-pages", "Pages", links_stacked(found_pages.iter().map(|it| Link::new(it.title, it.href)))))
        }
        @if nothing && typed.chars().count() > 1 && sees_people {
            (EmptyState::new("Nobody of that name here", "Try the family name first, the start of a name, or the whole NHS number.")
                .actions(html! { @if may_ever(&caller.actor, Action::ReferPerson) { (Button::link("Add a person", "/referrals/new").secondary().small()) } }))
        }
    };
    show(&front, &caller, &headers, Page { title: "Search".to_owned(), search: typed, content, ..Page::default() })
        .await
}

fn people_panel(people: &[PersonSummary], own: Option<AccountId>) -> Markup {
    let items = people.iter().map(|it| {
        let born = it.born_on.map(|day| format!("Born {}", time::short_date(day)));
        let place = Some(it.postcode.split(' ').next().unwrap_or_default().to_owned()).filter(|it| !it.is_empty());
        let with = match (&it.worker_name, it.worker == own && own.is_some()) {
            (Some(_), true) => "On your caseload".to_owned(),
            (Some(name), false) => format!("With {name}"),
            (None, _) if it.referral.is_some() => "Waiting for a link worker".to_owned(),
            (None, _) => "No open referral".to_owned(),
        };
        let line = [born, place, Some(with)].into_iter().flatten().collect::<Vec<_>>().join(" · ");
        let item =
            Item::new(format!("{} {}", it.first_name, it.family_name)).href(format!("/people/{}", it.id)).line(line);
        if it.worker.is_some() && it.worker != own { item.tag(Tone::Plain, "Asks for a reason") } else { item }
    });
    let count = u32::try_from(people.len()).unwrap_or_default();
    html! {
        (Panel::new("found-people", "People", html! {
            (ItemList::new(items))
            @if people.len() as i64 == MOST { p class="app-muted" { "Only the first " (MOST) " are shown. Type more of the name." } }
        }).count(count))
    }
}

fn directory_panel(typed: &str, found: &Found) -> Markup {
    let href = format!("/directory?q={}", encode(typed));
    let items = found.matches.iter().map(|it| {
        let service = &it.entry.service;
        let by = it.entry.organisation_name.clone().filter(|name| *name != service.name).unwrap_or_default();
        Item::new(service.name.clone()).href(format!("/directory/{}", service.id)).line(by)
    });
    html! {
        (Panel::new("found-groups", "Groups and services", html! {
            (ItemList::new(items))
            p { (Link::new(format!("All {} in the directory", found.total), href)) }
        }).count(u32::try_from(found.total).unwrap_or_default()))
    }
}

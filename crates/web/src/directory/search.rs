//! Finding a group or service: words, needs, a place; the list first, each with why, distance, when, cost and room.

use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use footbridge_app::directory::{Found, Near, search};
use footbridge_components::{
    Button, EmptyState, Filters, Input, Link, PageHeading, Pagination, filter_columns, links, match_list,
};
use footbridge_domain::access::{Action, may_ever};
use footbridge_front::{Caller, Front};
use maud::{Markup, html};

use super::card;
use super::query::{self, Asked, PAGE};
use crate::errors::PageResult;
use crate::page::{Page, show};

pub async fn page(
    State(front): State<Front>,
    caller: Caller,
    headers: HeaderMap,
    RawQuery(raw): RawQuery,
) -> PageResult {
    let asked = Asked::read(raw);
    let found = search::run(&front.app, &caller.actor, &asked.ask()).await?;
    let editor = may_ever(&caller.actor, Action::EditDirectory);
    let content = html! {
        (PageHeading::new("Directory").line("Groups and services near people")
            .actions(html! { @if editor { (Button::link("Add an entry", "/directory/new").secondary().small()) } }))
        (search_form(&asked, &found))
        (filter_columns(filters(&asked), results(&asked, &found, front.app.today())))
    };
    let page = Page { title: "Directory".to_owned(), current: "Directory", content, wide: true, ..Page::default() };
    show(&front, &caller, &headers, page).await
}

/// Words and place stand above everything, also on a phone.
fn search_form(asked: &Asked, found: &Found) -> Markup {
    let unknown = (found.near == Near::NotKnown)
        .then_some("We do not know that place. Enter a postcode, like M33 7WR, or a town.");
    html! {
        form method="get" action="/directory" class="app-inline" role="search" aria-label="Directory" novalidate {
            (asked.carried(&["q", "near", "miles"]))
            (Input::new("q", "What are you looking for?").value(asked.text("q").to_owned()).kind("search").width(20).autocomplete("off"))
            (query::place_fields(asked.text("near"), asked.text("miles"), unknown, None))
            (Button::submit("Search").small())
        }
    }
}

fn filters(asked: &Asked) -> Markup {
    let fields = html! {
        (asked.carried(&["access", "free", "open", "online", "day", "sure", "need"]))
        (query::needs_field(&asked.needs()))
        (query::access_field(&asked.access()))
        (query::yes_no_fields(asked.has("free"), asked.has("open"), asked.has("online")))
        (query::days_field(asked.days()))
        (query::sure_field(asked.has("sure")))
    };
    html! { (Filters::new("/directory", asked.on(), fields).clear_href("/directory")) }
}

fn results(asked: &Asked, found: &Found, today: jiff::civil::Date) -> Markup {
    let first = (asked.number() - 1) * PAGE;
    let last_page = u32::try_from(found.total.div_ceil(PAGE)).unwrap_or(1);
    let page = u32::try_from(asked.number()).unwrap_or(1);
    let cards = found.matches.iter().enumerate().map(|(at, it)| {
        let href = format!("/directory/{}", it.entry.service.id);
        card::of(first + at + 1, it, href.clone(), today).actions(
            Button::link("See details", href.clone()).about(it.entry.service.name.clone()).secondary().small().render(),
            links([Link::new("Print", format!("{href}/print")).about(it.entry.service.name.clone())]),
        )
    });
    html! {
        h2 class="app-h2" { (heading(asked, found)) }
        @for correction in &found.corrections {
            p class="app-muted" { "Nothing has “" (correction.typed) "”. Showing " (correction.used.join(", ")) "." }
        }
        @if found.matches.is_empty() { (nothing(asked, found)) } @else { (match_list(cards)) }
        @if last_page > 1 { (Pagination::numbered(page, last_page, |number| asked.address("/directory", number))) }
    }
}

fn heading(asked: &Asked, found: &Found) -> String {
    let count = match found.total {
        0 => "No results".to_owned(),
        1 => "1 result".to_owned(),
        n => format!("{n} results"),
    };
    match &found.near {
        Near::At(spot) => format!("{count} near {}", spot.name),
        _ if asked.is_empty() && found.total > 0 => format!("{count}: everything we know of"),
        _ => count,
    }
}

/// Which filter to take away first.
fn nothing(asked: &Asked, found: &Found) -> Markup {
    let mut ways = Vec::new();
    let single = [
        ("free", "Free"),
        ("open", "Anybody can join"),
        ("online", "No journey"),
        ("sure", "Leave out what does not say"),
    ];
    for (name, label) in single {
        if asked.has(name) {
            ways.push(Link::new(format!("Without “{label}”"), asked.without("/directory", name, "yes")));
        }
    }
    if !asked.text("near").is_empty() && asked.text("miles") != "50" {
        let wider = asked.without("/directory", "miles", asked.text("miles"));
        let joint = if wider.contains('?') { '&' } else { '?' };
        ways.push(Link::new("Within 50 miles", format!("{wider}{joint}miles=50")));
    }
    if !asked.text("q").is_empty() {
        ways.push(Link::new("Without the words", asked.without("/directory", "q", asked.text("q"))));
    }
    let text = match (asked.is_empty(), &found.near) {
        (true, _) => "The directory is empty. Entries come from an import, or a directory editor adds them.",
        (false, Near::NotKnown) => "We do not know that place. Enter a postcode, like M33 7WR, or a town.",
        (false, _) => "Try fewer filters, or other words.",
    };
    html! { (EmptyState::new("No groups fit all of this", text).actions(html! { @if !ways.is_empty() { (links(ways)) } })) }
}

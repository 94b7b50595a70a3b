//! Who waits too long, who has heard nothing, and how many people each worker holds against a range.

use axum::extract::State;
use axum::http::HeaderMap;
use footbridge_app::time;
use footbridge_app::workforce::team::{self, Team};
use footbridge_components::{
    Button, Cell, Column, Details, Figure, Item, ItemList, PageHeading, Panel, Table, Tone, figures, key_values, tag,
    two_columns,
};
use footbridge_domain::workforce::Load;
use footbridge_front::{Caller, Front};
use jiff::civil::Date;
use maud::{Markup, html};

use crate::errors::PageResult;
use crate::page::{Page, show};

pub async fn page(State(front): State<Front>, caller: Caller, headers: HeaderMap) -> PageResult {
    let team = team::run(&front.app, &caller.actor).await?;
    let today = front.app.today();
    let over = team.over_target.first().map_or(0, |it| it.many);
    let quiet = team.quiet.first().map_or(0, |it| it.many);
    let held: i64 = team.loads.iter().map(|it| it.people).sum();
    let content = html! {
        (PageHeading::new("Team today").line(time::day_words(today)))
        (figures([
            Figure::new("Without a link worker", team.unassigned.to_string()),
            Figure::new("Waiting over target", over.to_string()).note(format!("more than {} working days", team.targets.wait_working_days)),
            Figure::new("No contact lately", quiet.to_string()).note(format!("for {} days or more", team.targets.quiet_days)),
            Figure::new("People held", held.to_string()).note("open episodes with a worker"),
        ]))
        (two_columns(html! {
            (waiting(&team, today))
            (quiet_people(&team, today))
        }, html! {
            (loads(&team))
            @if let Some(count) = team.to_review { (glass(count)) }
        }))
    };
    show(
        &front,
        &caller,
        &headers,
        Page { title: "Team today".to_owned(), current: "Team", content, ..Page::default() },
    )
    .await
}

fn waiting(team: &Team, today: Date) -> Markup {
    let Some(first) = team.over_target.first() else {
        return html! { (Panel::new("waiting", "Waiting over target", html! { p { "Nobody has waited longer than your target." } }).first()) };
    };
    let count = u32::try_from(first.many).unwrap_or_default();
    let content = html! {
        @if team.may_open {
            (ItemList::new(team.over_target.iter().map(|it| {
                let days = time::working_days_between(time::day_of(it.received_at), today);
                let what = if it.accepted { "Accepted, nobody allocated" } else { "Not looked at yet" };
                let item = Item::new(it.name.clone()).href(format!("/referrals/{}", it.referral)).line(format!("{what} · {}", it.reference))
                    .tag(Tone::Warning, format!("{days} working days"));
                let item = if it.crisis.is_empty() { item } else { item.tag(Tone::Warning, "Words of crisis") };
                item.button(Button::link("Allocate", format!("/referrals/{}", it.referral)).secondary().about(format!("a link worker to {}", it.name)))
            })).ordered())
            @if first.many > team.over_target.len() as i64 { p class="app-muted" { "The longest " (team.over_target.len()) " are shown." } }
        } @else { p { (first.many) " people. Their names are for the team lead." } }
    };
    html! { (Panel::new("waiting", "Waiting over target", content).first().count(count)) }
}

fn quiet_people(team: &Team, today: Date) -> Markup {
    let title = format!("No contact for {} days or more", team.targets.quiet_days);
    let Some(first) = team.quiet.first() else {
        return html! { (Panel::new("quiet", title, html! { p { "Everybody with a worker has heard from us." } })) };
    };
    let count = u32::try_from(first.many).unwrap_or_default();
    let content = html! {
        @if team.may_open {
            (ItemList::new(team.quiet.iter().map(|it| {
                let last = it.last_contact_at.map_or_else(
                    || "Nobody has reached them yet".to_owned(),
                    |at| format!("Last contact {} days ago", time::days_between(time::day_of(at), today)),
                );
                let with = it.worker_name.clone().unwrap_or_else(|| "nobody".to_owned());
                Item::new(it.name.clone()).href(format!("/people/{}", it.person)).line(format!("{last} · with {with}"))
            })))
            @if first.many > team.quiet.len() as i64 { p class="app-muted" { "The longest " (team.quiet.len()) " are shown." } }
        } @else { p { (first.many) " people. Their names are for the team lead." } }
    };
    html! { (Panel::new("quiet", title, content).count(count)) }
}

fn loads(team: &Team) -> Markup {
    let (from, to) = team.targets.caseload;
    let rows = team.loads.iter().map(|it| {
        let load = team.targets.load(it.people);
        let tone = match load {
            Load::Above => Tone::Warning,
            Load::Room => Tone::Good,
            Load::WithinRange => Tone::Plain,
        };
        [Cell::new(it.name.clone()), Cell::new(it.people.to_string()), Cell::new(html! { (tag(tone, load.label())) })]
    });
    let meaning = key_values([
        ("People", "Open episodes with this worker, counted now.".to_owned()),
        (
            "The range",
            format!(
                "{from} to {to} people for one full-time worker. Your scheme sets it; there is no national figure."
            ),
        ),
        ("What it leaves out", "Hours worked, travel, how much each person needs. Ask before you judge.".to_owned()),
    ]);
    html! {
        (Panel::new("loads", "People for each worker", html! {
            @if team.loads.is_empty() { p { "No link workers yet." } } @else {
                (Table::new("People for each worker, by name", [Column::new("Worker"), Column::new("People").numeric(), Column::new("Against the range")]).hidden_caption().compact().rows(rows))
            }
            (Details::new("What this means", meaning))
        }))
    }
}

fn glass(count: usize) -> Markup {
    html! {
        (Panel::new("glass", "Restricted notes that were opened", html! {
            @if count == 0 { p { "None to look at." } } @else {
                p { (count) @if count == 1 { " opening waits" } @else { " openings wait" } " for your review." }
                (Button::link("Review them", "/team/break-glass").small())
            }
        }))
    }
}

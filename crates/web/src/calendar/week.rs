//! One week as a list, day by day: the agenda that also works on a phone.

use std::collections::HashMap;

use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use footbridge_app::contacts::appointments::{self, Calendar, Shown};
use footbridge_app::{AppError, Noun, time};
use footbridge_components::{Button, ItemList, Link, PageHeading, Panel, Select, csrf_field, links, two_columns};
use footbridge_domain::contacts::appointment::AppointmentStatus;
use footbridge_domain::ids::{AccountId, AppointmentId};
use footbridge_front::{Caller, Fields, Front};
use jiff::ToSpan as _;
use jiff::civil::{Date, Weekday};
use maud::{Markup, html};

use crate::errors::PageResult;
use crate::page::{Page, redirect_saying, redirect_with_undo, show};
use crate::today::appointment_item;

pub async fn page(
    State(front): State<Front>,
    caller: Caller,
    headers: HeaderMap,
    Query(query): Query<HashMap<String, String>>,
) -> PageResult {
    let today = front.app.today();
    let asked = query.get("week").and_then(|it| it.parse::<Date>().ok()).unwrap_or(today);
    let monday = monday_of(asked);
    let worker = query.get("worker").and_then(|it| it.parse::<AccountId>().ok());
    let calendar = appointments::days(&front.app, &caller.actor, worker, monday, 7).await?;
    let own = caller.actor.account_id() == Some(calendar.worker);
    let whose = worker.map(|it| format!("&worker={it}")).unwrap_or_default();
    let to = |weeks: i32| format!("/calendar?week={}{whose}", monday.saturating_add((weeks * 7).days()));
    let heading = PageHeading::new("Calendar").line(week_words(monday)).actions(html! {
        (Button::link("Add an appointment", "/calendar/new"))
        @if own { (Button::link("Print day sheet", "/calendar/day-sheet").secondary()) }
    });
    let content = html! {
        (heading)
        (links([
            Link::new("Week before", to(-1)),
            Link::new("This week", format!("/calendar?{}", whose.trim_start_matches('&'))),
            Link::new("Next week", to(1)),
        ]))
        (two_columns(days(&caller, &calendar, monday, today), html! {
            @if calendar.workers.len() > 1 { (Panel::new("whose", "Whose calendar", choose(&calendar, asked))) }
            (Panel::new("elsewhere", "Your calendar elsewhere", elsewhere(&caller)))
        }))
    };
    show(
        &front,
        &caller,
        &headers,
        Page { title: "Calendar".to_owned(), current: "Calendar", content, ..Page::default() },
    )
    .await
}

/// Weekends are shown only when something happens on them.
fn days(caller: &Caller, calendar: &Calendar, monday: Date, today: Date) -> Markup {
    let day_of = |it: &Shown| time::day_of(it.line.appointment.starts_at);
    html! {
        @for offset in 0..7 {
            @let day = monday.saturating_add(offset.days());
            @let on_day: Vec<_> = calendar.shown.iter().filter(|it| day_of(it) == day).collect();
            @if !on_day.is_empty() || offset < 5 || day == today { (one_day(caller, &on_day, day, today)) }
        }
    }
}

fn one_day(caller: &Caller, shown: &[&Shown], day: Date, today: Date) -> Markup {
    let title = if day == today {
        format!("{} (today)", day.strftime("%A %-d %B"))
    } else {
        day.strftime("%A %-d %B").to_string()
    };
    let list = ItemList::new(shown.iter().map(|it| appointment_item(it).link(ics(it)))).ordered();
    let panel = Panel::new(
        format!("day-{day}"),
        title,
        html! {
            @if shown.is_empty() { p class="app-muted" { "Nothing booked." } } @else {
                (list)
                @if day >= today { (cancelling(caller, shown)) }
            }
        },
    );
    html! { @if day == today { (panel.first()) } @else { (panel) } }
}

fn ics(it: &Shown) -> Link<'static> {
    let clock = time::clock_words(it.line.appointment.starts_at);
    Link::new("Calendar file", format!("/calendar/{}/appointment.ics", it.line.appointment.id))
        .about(format!("for {clock}"))
}

/// Folded: cancelling is rare, and can be taken back.
fn cancelling(caller: &Caller, shown: &[&Shown]) -> Markup {
    let booked = shown.iter().filter(|it| it.line.appointment.status == AppointmentStatus::Booked);
    html! {
        details class="app-fold" {
            summary { "Cancel an appointment" }
            @for it in booked {
                @let clock = time::clock_words(it.line.appointment.starts_at);
                form method="post" action=(format!("/calendar/{}/cancel", it.line.appointment.id)) class="app-inline" {
                    (csrf_field(caller.csrf()))
                    button type="submit" class="app-link-button" { "Cancel " (clock) }
                }
            }
        }
    }
}

fn choose(calendar: &Calendar, asked: Date) -> Markup {
    let choices = calendar.workers.iter().map(|(id, name)| (id.to_string(), name.clone()));
    html! {
        form method="get" action="/calendar" novalidate {
            input type="hidden" name="week" value=(asked);
            (Select::new("worker", "Worker", choices).value(calendar.worker.to_string()))
            (Button::submit("Show").secondary().small())
        }
    }
}

fn elsewhere(caller: &Caller) -> Markup {
    html! {
        p { "Show your appointments in Outlook or on your phone. Initials and places only." }
        form method="post" action="/calendar/feed/reset" {
            (csrf_field(caller.csrf()))
            (Button::submit("Make a secret address").secondary().small())
        }
        p class="app-muted" { "Making a new address stops the old one." }
    }
}

fn monday_of(day: Date) -> Date {
    let back = i32::from(day.weekday().since(Weekday::Monday));
    day.saturating_sub(back.days())
}

fn week_words(monday: Date) -> String {
    let sunday = monday.saturating_add(6.days());
    format!("{} to {}", monday.strftime("%-d %B"), time::date_words(sunday))
}

pub async fn cancel(
    State(front): State<Front>,
    caller: Caller,
    Path(id): Path<String>,
    _: Fields,
) -> PageResult<Response> {
    let id: AppointmentId = id.parse().map_err(|_| AppError::NotFound(Noun::Page))?;
    appointments::cancel(&front.app, &caller.actor, id).await?;
    Ok(redirect_with_undo(
        "/calendar",
        "Cancelled. Calendars that follow yours are told.",
        &format!("/calendar/{id}/restore"),
    ))
}

pub async fn restore(
    State(front): State<Front>,
    caller: Caller,
    Path(id): Path<String>,
    _: Fields,
) -> PageResult<Response> {
    let id: AppointmentId = id.parse().map_err(|_| AppError::NotFound(Noun::Page))?;
    appointments::restore(&front.app, &caller.actor, id).await?;
    Ok(redirect_saying("/calendar", "The appointment is booked again."))
}

//! Needs you first, your day, waiting for a reply, your caseload, recently opened.

use axum::extract::State;
use axum::http::HeaderMap;
use footbridge_app::contacts::appointments::{self, Shown};
use footbridge_app::store::workforce::today::{Figures, WaitingReply};
use footbridge_app::time;
use footbridge_app::workforce::today::{self, Today};
use footbridge_components::{
    Button, Details, EmptyState, Figure, Item, ItemList, Link, PageHeading, Panel, Tone, figures, key_values,
    links_stacked, two_columns,
};
use footbridge_domain::access::{Action, may_ever};
use footbridge_front::{Caller, Front};
use jiff::civil::Date;
use maud::{Markup, html};

use super::{day, needs};
use crate::errors::PageResult;
use crate::page::{Page, show};

pub async fn page(State(front): State<Front>, caller: Caller, headers: HeaderMap) -> PageResult {
    let today = today::run(&front.app, &caller.actor).await?;
    let may = |action| may_ever(&caller.actor, action);
    let day = front.app.today();
    let appointments = if may(Action::ViewCalendar) {
        appointments::days(&front.app, &caller.actor, None, day, 1).await?.shown
    } else {
        Vec::new()
    };
    let heading = PageHeading::new("Today").line(time::day_words(day)).actions(html! {
        @if may(Action::LogContact) { (Button::link("Log a contact", "/contacts/new")) }
        @if may(Action::ReferPerson) { (Button::link("Add a person", "/referrals/new").secondary()) }
    });
    let new_here = today.figures.is_some_and(|it| it.active == 0);
    let content = html! {
        (heading)
        (two_columns(html! {
            (first(&today, &appointments, day))
            @if may(Action::ViewCalendar) { (your_day(&appointments)) }
        }, html! {
            @if may(Action::ViewTeam) { (team(&today)) }
            @if let Some(numbers) = today.figures {
                (waiting(&today.waiting, day))
                @if new_here { (nobody_yet()) } @else { (caseload(&numbers, &today)) }
            }
            (recent(&today))
        }))
    };
    show(&front, &caller, &headers, Page { title: "Today".to_owned(), current: "Today", content, ..Page::default() })
        .await
}

fn first(today: &Today, appointments: &[Shown], day: Date) -> Markup {
    if today.needs.is_empty() {
        let next = appointments.first().map_or_else(
            || "You have no appointments today.".to_owned(),
            |it| format!("Your next appointment is at {}.", time::clock_words(it.line.appointment.starts_at)),
        );
        return html! { (Panel::new("first", "Needs you first", html! { p { "Nothing needs you first. " (next) } }).first()) };
    }
    let list = ItemList::new(
        today.needs.iter().enumerate().map(|(index, need)| needs::item(need, index == 0, &today.targets, day)),
    );
    let count = u32::try_from(today.needs.len()).unwrap_or_default();
    html! {
        (Panel::new("first", "Needs you first", html! {
            (list)
            @if today.more > 0 { p class="app-muted" { (today.more) @if today.more == 1 { " more thing" } @else { " more things" } " can wait until these are done." } }
        }).first().count(count))
    }
}

fn your_day(appointments: &[Shown]) -> Markup {
    if appointments.is_empty() {
        return html! {
            (Panel::new("day", "Your day", html! { p { "No appointments today." } })
                .links([("Add an appointment", "/calendar/new"), ("This week", "/calendar")]))
        };
    }
    let list = ItemList::new(appointments.iter().map(day::appointment_item)).ordered();
    html! {
        (Panel::new("day", "Your day", html! { (list) })
            .links([("Print day sheet", "/calendar/day-sheet"), ("Add an appointment", "/calendar/new")]))
    }
}

fn waiting(replies: &[WaitingReply], day: Date) -> Markup {
    let Some(first) = replies.first() else {
        return html! { (Panel::new("waiting", "Waiting for a reply", html! { p { "No open requests. You will see groups’ replies here." } })) };
    };
    let items = replies.iter().map(|it| {
        let days = time::days_between(time::day_of(it.sent_at), day);
        let words = match days {
            0 => "Sent today".to_owned(),
            1 => "1 day".to_owned(),
            days => format!("{days} days"),
        };
        let (tone, words) = if it.ring_needed {
            (Tone::Warning, format!("{words} – ring them"))
        } else if it.reminders > 0 {
            (Tone::Warning, format!("{words} – reminder sent"))
        } else {
            (Tone::Plain, words)
        };
        Item::new(it.service.clone())
            .href(format!("/people/{}/onward", it.person))
            .line(it.name.clone())
            .tag(tone, words)
    });
    let more = first.many - replies.len() as i64;
    html! {
        (Panel::new("waiting", "Waiting for a reply", html! {
            (ItemList::new(items))
            @if more > 0 { p class="app-muted" { "And " (more) " more. The oldest are shown." } }
        }))
    }
}

fn caseload(numbers: &Figures, today: &Today) -> Markup {
    let quiet = today.targets.quiet_days;
    let list = figures([
        Figure::new("Active", numbers.active.to_string()).href("/people"),
        Figure::new("Contact due", numbers.contact_due.to_string()).href("/people?show=due"),
        Figure::new("Review due", numbers.review_due.to_string()).href("/people?show=review"),
    ]);
    let meaning = key_values([
        ("Active", "People whose open referral is yours.".to_owned()),
        ("Contact due", "Their next contact is planned for today or earlier.".to_owned()),
        ("Review due", "Their plan’s review day is today or earlier.".to_owned()),
        ("Quiet", format!("Nobody has reached them for {quiet} days or more: {} of yours.", numbers.quiet)),
    ]);
    html! {
        (Panel::new("caseload", "Your caseload", html! {
            (list)
            p { (Link::new(format!("See all {} people", numbers.active), "/people")) }
            (Details::new("What these mean", meaning))
        }))
    }
}

fn nobody_yet() -> Markup {
    html! {
        (Panel::new("caseload", "Your caseload", html! {
            (EmptyState::new("Nobody on your caseload yet", "Your team lead can assign people, or you can add a person.")
                .actions(html! { (Button::link("Add a person", "/referrals/new").secondary().small()) }))
        }))
    }
}

fn team(today: &Today) -> Markup {
    let (waiting, over) = today.queue.as_ref().map_or((0, 0), |it| (it.waiting, it.over_target));
    html! {
        (Panel::new("team", "Your team", html! {
            (figures([
                Figure::new("Waiting", waiting.to_string()).href("/referrals").note("without a link worker"),
                Figure::new("Over target", over.to_string()).href("/team").note(format!("more than {} working days", today.targets.wait_working_days)),
            ]))
            p { (Link::new("Team today", "/team")) }
        }))
    }
}

fn recent(today: &Today) -> Markup {
    if today.recent.is_empty() {
        return Markup::default();
    }
    let links = today.recent.iter().map(|it| Link::new(it.name.clone(), format!("/people/{}", it.person)));
    html! { (Panel::new("recent", "Recently opened", links_stacked(links))) }
}

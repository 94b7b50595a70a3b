//! One appointment as a line: when, who, where, what to mind, and the ways to reach them.

use footbridge_app::contacts::appointments::Shown;
use footbridge_app::time;
use footbridge_components::{Item, Link, Tone};
use footbridge_domain::contacts::appointment::AppointmentKind;
use footbridge_domain::people::ContactBy;
use footbridge_domain::people::contact_need::NeedKind;
use maud::{Markup, html};

use crate::errors::encode;

pub fn appointment_item(it: &Shown) -> Item<'static> {
    let appointment = &it.line.appointment;
    let mut item = Item::new(title(it)).time(time::clock_words(appointment.starts_at)).line(line(it));
    for warning in &it.warnings {
        item = item.tag(Tone::Warning, warning.clone());
    }
    for need in &it.needs {
        item = item.tag(Tone::Need, need.clone());
    }
    let Some(person) = appointment.person else { return item };
    let name = it.line.details.as_ref().map(footbridge_domain::people::Details::full_name).unwrap_or_default();
    item = item
        .href(format!("/people/{person}"))
        .link(Link::new("Log contact", format!("/people/{person}#log")).about(format!("with {name}")));
    if appointment.kind.is_face_to_face() && !appointment.place.is_empty() {
        item = item
            .link(Link::new("Directions", map_address(&appointment.place)).about(format!("to {}", appointment.place)));
    }
    if let Some(phone) = it.line.details.as_ref().and_then(|it| it.phone.as_ref()) {
        let digits: String = phone.to_string().chars().filter(|it| it.is_ascii_digit() || *it == '+').collect();
        item = if text_only(it) {
            item.link(Link::new("Send text", format!("sms:{digits}")).about(format!("to {name}")))
        } else {
            item.link(Link::new("Call", format!("tel:{digits}")).about(name))
        };
    }
    item
}

fn title(it: &Shown) -> String {
    match &it.line.details {
        Some(details) => details.full_name(),
        None if it.line.appointment.note.is_empty() => it.line.appointment.kind.label().to_owned(),
        None => it.line.appointment.note.clone(),
    }
}

fn line(it: &Shown) -> Markup {
    let appointment = &it.line.appointment;
    let phone = it
        .line
        .details
        .as_ref()
        .and_then(|it| it.phone.as_ref())
        .filter(|it| appointment.kind == AppointmentKind::Phone && appointment.place != it.to_string());
    html! {
        (appointment.kind.label()) ", " (appointment.minutes) " minutes"
        @if !appointment.place.is_empty() { " · " (appointment.place) }
        @if let Some(phone) = phone { " · " span class="app-nowrap" { (phone) } }
        @if it.line.details.is_some() && !appointment.note.is_empty() { br; (appointment.note) }
    }
}

/// Somebody who asked not to be rung is never offered a call.
fn text_only(it: &Shown) -> bool {
    let wants_text = it.line.details.as_ref().is_some_and(|it| it.contact_by == ContactBy::Text);
    wants_text || it.needs.iter().chain(&it.warnings).any(|words| words.starts_with(NeedKind::TextNotRing.label()))
}

/// Opens a map only when the worker asks for it: nothing about a person is sent before.
fn map_address(place: &str) -> String {
    format!("https://www.openstreetmap.org/search?query={}", encode(place))
}

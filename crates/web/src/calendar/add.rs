//! A new appointment: with whom, what kind, when, where.

use std::collections::HashMap;

use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use footbridge_app::contacts::appointments::{self, AddAppointment};
use footbridge_app::{AppError, FieldErrors};
use footbridge_components::{Button, DateInput, ErrorSummary, Input, PageHeading, Select, back_link, csrf_field};
use footbridge_domain::contacts::appointment::AppointmentKind;
use footbridge_front::{Caller, Fields, Front};
use jiff::civil::Date;
use maud::html;

use crate::errors::PageResult;
use crate::page::{Page, redirect_saying, show};

pub async fn page(
    State(front): State<Front>,
    caller: Caller,
    headers: HeaderMap,
    Query(query): Query<HashMap<String, String>>,
) -> PageResult {
    let today = front.app.today();
    let fields = Fields::default()
        .with("person", query.get("person").cloned().unwrap_or_default())
        .with("kind", query.get("kind").map_or("visit", String::as_str))
        .with("day-day", today.day().to_string())
        .with("day-month", today.month().to_string())
        .with("day-year", today.year().to_string())
        .with("minutes", "45");
    form(&front, &caller, &headers, &fields, None).await
}

async fn form(
    front: &Front,
    caller: &Caller,
    headers: &HeaderMap,
    fields: &Fields,
    errors: Option<&FieldErrors>,
) -> PageResult {
    let people = appointments::people(&front.app, &caller.actor).await?;
    let chosen = fields.get("person");
    let known = chosen.is_empty() || people.iter().any(|(id, _)| id.to_string() == chosen);
    let mut choices = vec![(String::new(), "Nobody: supervision, a meeting".to_owned())];
    if !known {
        choices.push((chosen.to_owned(), "The person you came from".to_owned()));
    }
    choices.extend(people.into_iter().map(|(id, name)| (id.to_string(), name)));
    let error = |field: &str| errors.and_then(|it| it.get(field));
    let content = html! {
        (ErrorSummary::new(errors.into_iter().flat_map(|it| it.iter()).map(|(field, words)| (if field == "day" { "day-day" } else { field }, words))))
        (PageHeading::new("Add an appointment"))
        form method="post" action="/calendar/new" novalidate {
            (csrf_field(caller.csrf()))
            (Select::new("person", "With whom?", choices).value(chosen))
            (Select::new("kind", "What kind?", AppointmentKind::ALL.iter().map(|it| (it.code(), it.label()))).value(fields.get("kind")).error(error("kind")))
            (DateInput::new("day", "Which day?").values(fields.get("day-day"), fields.get("day-month"), fields.get("day-year")).error(error("day")))
            (Input::new("time", "What time?").hint("For example, 9:30am or 14:00").width(10).value(fields.get("time")).error(error("time")).autocomplete("off"))
            (Input::new("minutes", "How long?").suffix("minutes").numeric().width(4).value(fields.get("minutes")).error(error("minutes")))
            (Input::new("place", "Where? (optional)").hint("Other calendars show this and the person’s initials.").value(fields.get("place")).error(error("place")).autocomplete("off"))
            (Input::new("note", "Note for you (optional)").hint("Stays here. Other calendars do not show it.").value(fields.get("note")).error(error("note")).autocomplete("off"))
            (Button::submit("Add appointment"))
        }
    };
    let back = back_link("Back to your calendar", "/calendar");
    let page = Page {
        title: "Add an appointment".to_owned(),
        current: "Calendar",
        errors: errors.is_some(),
        back,
        content,
        ..Page::default()
    };
    show(front, caller, headers, page).await
}

fn day_of(fields: &Fields) -> Option<Date> {
    let part = |name: &str| fields.get(name).trim().parse::<i16>().ok();
    let (year, month, day) = (part("day-year")?, part("day-month")?, part("day-day")?);
    let year = if (0..100).contains(&year) { year + 2000 } else { year };
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?)
        .ok()
        .filter(|it| (2000..2100).contains(&it.year()))
}

pub async fn post(
    State(front): State<Front>,
    caller: Caller,
    headers: HeaderMap,
    fields: Fields,
) -> PageResult<Response> {
    let day = day_of(&fields);
    let command = AddAppointment {
        person: fields.get("person").parse().ok(),
        kind: fields.text("kind"),
        day,
        time: fields.text("time"),
        minutes: fields.text("minutes"),
        place: fields.text("place"),
        note: fields.text("note"),
    };
    match appointments::add(&front.app, &caller.actor, command).await {
        Ok(_) => {
            let to = day.map_or_else(|| "/calendar".to_owned(), |it| format!("/calendar?week={it}"));
            Ok(redirect_saying(&to, "Appointment added."))
        }
        Err(AppError::Invalid(errors)) => form(&front, &caller, &headers, &fields, Some(&errors)).await,
        Err(error) => Err(error.into()),
    }
}

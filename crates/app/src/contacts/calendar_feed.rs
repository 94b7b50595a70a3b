//! Appointments for other calendars: initials and place, nothing else. The address is the secret and can be reset.

use footbridge_domain::access::Actor;
use footbridge_domain::contacts::appointment::AppointmentStatus;
use footbridge_domain::ids::AppointmentId;
use footbridge_formats::icalendar::{CalendarEvent, calendar};
use footbridge_store::access::accounts;
use footbridge_store::contacts::appointments::{self as store, AppointmentLine};
use jiff::SignedDuration;

use crate::app::App;
use crate::error::{AppError, Noun, Result};
use crate::secret;

/// How far back and ahead the feed reaches, in days.
const BACK: i64 = 30;
const AHEAD: i64 = 180;

/// The feed behind a secret address. An unknown or reset address is not found, and says no more.
pub async fn feed(app: &App, token: &str) -> Result<String> {
    let now = app.now();
    let mut tx = app.read().await?;
    let account =
        accounts::find_by_calendar_token(&mut tx, &secret::hash(token)).await?.ok_or(AppError::NotFound(Noun::Link))?;
    let (from, until) = (now - SignedDuration::from_hours(24 * BACK), now + SignedDuration::from_hours(24 * AHEAD));
    let lines = store::between(&mut tx, account.scheme, account.id, from, until).await?;
    let events: Vec<_> = lines.iter().map(event).collect();
    Ok(calendar("Footbridge appointments", &events, now))
}

/// One appointment as a file to open in any calendar.
pub async fn one(app: &App, actor: &Actor, id: AppointmentId) -> Result<String> {
    let line = super::appointments::get(app, actor, id).await?;
    Ok(calendar("Footbridge appointment", &[event(&line)], app.now()))
}

fn event(line: &AppointmentLine) -> CalendarEvent {
    let it = &line.appointment;
    let initials = line.details.as_ref().map(footbridge_domain::people::Details::initials).unwrap_or_default();
    CalendarEvent {
        uid: format!("{}@footbridge", it.id),
        starts_at: it.starts_at,
        ends_at: it.ends_at(),
        // Supervision has nobody's initials: its kind says what it is.
        summary: if initials.is_empty() { it.kind.label().to_owned() } else { initials },
        place: it.place.clone(),
        sequence: it.sequence,
        cancelled: it.status == AppointmentStatus::Cancelled,
    }
}

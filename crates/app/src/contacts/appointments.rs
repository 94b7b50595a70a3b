//! A worker's appointments: a day or a week of them, adding one, cancelling one.

use footbridge_domain::access::{Action, Actor, Reach, Role, reach_of};
use footbridge_domain::contacts::appointment::{
    Appointment, AppointmentKind, AppointmentRefusal, AppointmentStatus, LONGEST_NOTE, LONGEST_PLACE, MOST_MINUTES,
};
use footbridge_domain::ids::{AccountId, AppointmentId, PersonId};
use footbridge_domain::people::contact_need;
use footbridge_store::access::accounts;
use footbridge_store::contacts::appointments::{self as store, AppointmentLine};
use footbridge_store::people::CaseloadFilter;
use jiff::SignedDuration;
use jiff::civil::{Date, Time};

use crate::app::App;
use crate::error::{AppError, FieldErrors, Noun, Result};
use crate::ids::fresh;
use crate::load::{open_person, permit_at_all, scheme_of};
use crate::record::{Event, record, record_read};
use crate::time::{london, start_of};

/// An appointment as a list shows it: with the contact needs of the person.
pub struct Shown {
    pub line: AppointmentLine,
    pub needs: Vec<String>,
    pub warnings: Vec<String>,
}

/// Whose calendar this is, and who else's may be looked at.
pub struct Calendar {
    pub worker: AccountId,
    pub shown: Vec<Shown>,
    /// For team leads: everybody who holds appointments. Empty for others.
    pub workers: Vec<(AccountId, String)>,
}

/// The appointments of some days, cancelled ones left out. Nobody's but one's own unless one leads the team.
pub async fn days(app: &App, actor: &Actor, worker: Option<AccountId>, from: Date, days: i32) -> Result<Calendar> {
    let scheme = scheme_of(actor)?;
    let own = actor.account_id().ok_or(AppError::NotSignedIn)?;
    let worker = worker.unwrap_or(own);
    let leads = actor
        .account()
        .is_some_and(|it| it.roles.iter().any(|role| reach_of(role, Action::ViewCalendar) == Reach::Scheme));
    if worker != own && !leads {
        return Err(AppError::NotFound(Noun::Page));
    }
    let until = from.checked_add(jiff::Span::new().days(days)).unwrap_or(from);
    let (starts, ends) = (start_of(from), start_of(until));
    let mut tx = app.read().await?;
    let lines = store::between(&mut tx, scheme, worker, starts, ends).await?;
    let needs =
        if lines.is_empty() { Vec::new() } else { store::needs_between(&mut tx, scheme, worker, starts, ends).await? };
    let workers = if leads {
        accounts::list(&mut tx, scheme)
            .await?
            .into_iter()
            .filter(|it| it.active && (it.roles.has(Role::LinkWorker) || it.roles.has(Role::TeamLead)))
            .map(|it| (it.id, it.name))
            .collect()
    } else {
        Vec::new()
    };
    let shown = lines
        .into_iter()
        .filter(|it| it.appointment.status != AppointmentStatus::Cancelled)
        .map(|line| {
            let (needs, warnings) = match (&line.details, line.appointment.person) {
                (Some(details), Some(person)) => {
                    let own: Vec<_> = needs.iter().filter(|it| it.person == person).cloned().collect();
                    contact_need::shown(details, &own)
                }
                _ => (Vec::new(), Vec::new()),
            };
            Shown { line, needs, warnings }
        })
        .collect();
    Ok(Calendar { worker, shown, workers })
}

/// One's own day, to print. That it was looked at this way is written down: paper leaves the house.
pub async fn day_sheet(app: &App, actor: &Actor, day: Date) -> Result<Vec<Shown>> {
    permit_at_all(actor, Action::ViewCalendar)?;
    let own = actor.account_id().ok_or(AppError::NotSignedIn)?;
    let shown = days(app, actor, None, day, 1).await?.shown;
    let mut tx = app.begin().await?;
    let event =
        Event::of("day_sheet_opened", "account", own.uuid()).detail(format!("{day}, {} appointments", shown.len()));
    record_read(&mut tx, actor, event, app.now()).await?;
    tx.commit().await?;
    Ok(shown)
}

/// The people an appointment can be booked with: one's own caseload, by name.
pub async fn people(app: &App, actor: &Actor) -> Result<Vec<(PersonId, String)>> {
    permit_at_all(actor, Action::ViewCalendar)?;
    let scope = actor.scope(Action::ListPeople);
    let filter =
        CaseloadFilter { open_only: true, worker: actor.account_id(), limit: 300, ..CaseloadFilter::default() };
    let mut tx = app.read().await?;
    let found = footbridge_store::people::caseload(&mut tx, &scope, &filter).await?;
    Ok(found.into_iter().map(|it| (it.id, format!("{} {}", it.first_name, it.family_name))).collect())
}

/// As typed, so that nothing is lost when something is wrong.
pub struct AddAppointment {
    pub person: Option<PersonId>,
    pub kind: String,
    pub day: Option<Date>,
    pub time: String,
    pub minutes: String,
    pub place: String,
    pub note: String,
}

pub async fn add(app: &App, actor: &Actor, command: AddAppointment) -> Result<AppointmentId> {
    let now = app.now();
    permit_at_all(actor, Action::ViewCalendar)?;
    let scheme = scheme_of(actor)?;
    let worker = actor.account_id().ok_or(AppError::NotSignedIn)?;
    let mut errors = FieldErrors::default();
    let kind = errors.keep("kind", command.kind.parse::<AppointmentKind>());
    let day = command.day;
    if day.is_none() {
        errors.add("day", "Enter the day, like 24 11 2026.");
    }
    let time = parse_time(&command.time);
    if time.is_none() {
        errors.add("time", "Enter the time, like 9:30am or 14:00.");
    }
    let minutes = command.minutes.trim().parse::<u16>().ok().filter(|it| (5..=MOST_MINUTES).contains(it));
    if minutes.is_none() {
        errors.add("minutes", "Enter how many minutes it takes, from 5 to 480.");
    }
    let place = command.place.trim().to_owned();
    if place.chars().count() > LONGEST_PLACE {
        errors.add("place", format!("Use at most {LONGEST_PLACE} characters for the place."));
    }
    let note = command.note.trim().to_owned();
    if note.chars().count() > LONGEST_NOTE {
        errors.add("note", format!("Use at most {LONGEST_NOTE} characters for the note."));
    }
    if let (Some(day), Some(_)) = (day, time)
        && day < app.today()
    {
        errors.add("day", "That day has passed. Log a contact for what has happened already.");
    }
    let (Some(kind), Some(day), Some(time), Some(minutes)) = (kind, day, time, minutes) else {
        return Err(AppError::Invalid(errors));
    };
    errors.into_result()?;
    let starts_at = day
        .to_datetime(time)
        .to_zoned(london().clone())
        .map_err(|_| AppError::invalid("day", "Enter a day in this century."))?
        .timestamp();
    let appointment = Appointment {
        id: fresh(),
        scheme,
        person: command.person,
        worker,
        starts_at,
        minutes,
        kind,
        place,
        note,
        status: AppointmentStatus::Booked,
        sequence: 0,
    };
    let mut tx = app.begin().await?;
    let mut event = Event::of("appointment_booked", "appointment", appointment.id.uuid()).detail(kind.code());
    if let Some(person) = command.person {
        let opened = open_person(&mut tx, actor, Action::LogContact, person, now).await?;
        event = event.person(person).reason(opened.reason);
    }
    store::insert(&mut tx, &appointment).await?;
    record(&mut tx, actor, event, now).await?;
    tx.commit().await?;
    Ok(appointment.id)
}

/// Cancels one's own appointment, or, for a team lead, a colleague's.
pub async fn cancel(app: &App, actor: &Actor, id: AppointmentId) -> Result<()> {
    change(app, actor, id, "appointment_cancelled", Appointment::cancel).await
}

/// Takes a cancellation back.
pub async fn restore(app: &App, actor: &Actor, id: AppointmentId) -> Result<()> {
    change(app, actor, id, "appointment_restored", Appointment::restore).await
}

type Step = fn(Appointment) -> std::result::Result<Appointment, AppointmentRefusal>;

async fn change(app: &App, actor: &Actor, id: AppointmentId, name: &'static str, step: Step) -> Result<()> {
    let now = app.now();
    permit_at_all(actor, Action::ViewCalendar)?;
    let mut tx = app.begin().await?;
    let appointment = own(&mut tx, actor, id).await?;
    let after = step(appointment).map_err(|why| AppError::refused("appointment_not_from_here", why))?;
    store::save(&mut tx, &after).await?;
    let mut event = Event::of(name, "appointment", id.uuid());
    if let Some(person) = after.person {
        event = event.person(person);
    }
    record(&mut tx, actor, event, now).await?;
    tx.commit().await?;
    Ok(())
}

/// One appointment of one's own (or of the team one leads), for its calendar file.
pub async fn get(app: &App, actor: &Actor, id: AppointmentId) -> Result<AppointmentLine> {
    permit_at_all(actor, Action::ViewCalendar)?;
    let scheme = scheme_of(actor)?;
    let mut tx = app.read().await?;
    let appointment = own(&mut tx, actor, id).await?;
    let until = appointment.starts_at + SignedDuration::from_millis(1);
    let lines = store::between(&mut tx, scheme, appointment.worker, appointment.starts_at, until).await?;
    lines.into_iter().find(|it| it.appointment.id == id).ok_or(AppError::NotFound(Noun::Page))
}

async fn own(tx: &mut footbridge_store::Tx, actor: &Actor, id: AppointmentId) -> Result<Appointment> {
    let appointment = store::get(tx, id, scheme_of(actor)?).await?;
    let leads = actor
        .account()
        .is_some_and(|it| it.roles.iter().any(|role| reach_of(role, Action::ViewCalendar) == Reach::Scheme));
    if actor.account_id() == Some(appointment.worker) || leads {
        Ok(appointment)
    } else {
        Err(AppError::NotFound(Noun::Page))
    }
}

/// "9", "9:30", "9.30am", "2pm", "14:00", "1400".
pub fn parse_time(typed: &str) -> Option<Time> {
    let text = typed.trim().to_lowercase().replace(' ', "");
    let (figures, afternoon) = match (text.strip_suffix("am"), text.strip_suffix("pm")) {
        (Some(rest), _) => (rest.to_owned(), Some(false)),
        (_, Some(rest)) => (rest.to_owned(), Some(true)),
        (None, None) => (text, None),
    };
    let (hour, minute) = match figures.split_once([':', '.']) {
        Some((hour, minute)) => (hour.to_owned(), minute.to_owned()),
        None if figures.len() >= 3 && figures.is_ascii() => {
            let (hour, minute) = figures.split_at(figures.len() - 2);
            (hour.to_owned(), minute.to_owned())
        }
        None => (figures, "0".to_owned()),
    };
    let hour: i8 = hour.parse().ok()?;
    let minute: i8 = minute.parse().ok()?;
    let hour = match afternoon {
        Some(true) if (1..12).contains(&hour) => hour + 12,
        Some(true) if hour != 12 => return None,
        Some(false) if hour == 12 => 0,
        Some(false) if !(0..12).contains(&hour) => return None,
        _ => hour,
    };
    Time::new(hour, minute, 0, 0).ok()
}

#[cfg(test)]
mod tests {
    use super::parse_time;

    #[test]
    fn times_as_people_type_them() {
        let rows = [
            ("9:30am", Some("09:30:00")),
            ("9.30", Some("09:30:00")),
            ("2pm", Some("14:00:00")),
            ("14:00", Some("14:00:00")),
            ("1400", Some("14:00:00")),
            ("12pm", Some("12:00:00")),
            ("12am", Some("00:00:00")),
            ("930", Some("09:30:00")),
            ("25:00", None),
            ("13pm", None),
            ("", None),
            ("noonish", None),
            ("9:75", None),
        ];
        for (typed, wanted) in rows {
            assert_eq!(parse_time(typed).map(|it| it.to_string()).as_deref(), wanted, "{typed}");
        }
    }
}

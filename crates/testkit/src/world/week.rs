//! The week that is on the wall: visits, calls and supervision of every link worker, and what was done of it.

use std::collections::HashMap;

use footbridge_domain::ids::AccountId;
use footbridge_domain::people::ContactBy;
use footbridge_store::access::outbox::Message;
use footbridge_store::bulk::AppointmentRow;
use jiff::Timestamp;
use jiff::civil::Date;

use super::diary::{instant, plus};
use super::person::{Life, practice_of};
use super::places::WARDS;
use super::team::Worker;
use super::teller::Teller;

/// When a day has room, in minutes after midnight, and for how long.
const SLOTS: &[(i64, i64)] = &[(9 * 60 + 30, 50), (11 * 60, 45), (13 * 60 + 30, 30), (15 * 60, 40)];

/// Somebody on a caseload, as the calendar needs them.
struct Line {
    place: usize,
    home: String,
    phone: String,
    practice: String,
    by_phone: bool,
}

impl Teller<'_> {
    /// One appointment of one of the named people.
    pub fn visit(
        &mut self,
        life: &Life,
        worker: &Worker,
        (day, minute, minutes): (Date, i64, i64),
        kind: &str,
        note: &str,
    ) {
        let at = instant(day, minute);
        let past = at < self.diary.now;
        self.batch.appointments.push(AppointmentRow {
            id: self.chance.id(),
            scheme_id: life.person.scheme.uuid(),
            person_id: Some(life.person.id.uuid()),
            worker_id: worker.id.uuid(),
            starts_at: at,
            minutes,
            kind: kind.to_owned(),
            place: life.person.details.address.clone(),
            note: note.to_owned(),
            status: if past { "done" } else { "booked" }.to_owned(),
            sequence: 0,
        });
    }

    /// Last week, this week and next for everybody.
    pub fn weeks(&mut self) {
        let mut caseloads: HashMap<AccountId, Vec<Line>> = HashMap::new();
        for (place, (person, _)) in self.batch.people.iter().enumerate() {
            let Some(worker) = person.worker else { continue };
            let details = &person.details;
            let practice =
                self.team.organisations.iter().find(|it| Some(it.id) == details.practice).map(|it| it.name.clone());
            caseloads.entry(worker).or_default().push(Line {
                place,
                home: details.address.clone(),
                phone: details.phone.as_ref().map(ToString::to_string).unwrap_or_default(),
                practice: practice.unwrap_or_else(|| {
                    self.team
                        .organisations
                        .get(practice_of(place % WARDS.len()))
                        .map(|it| it.name.clone())
                        .unwrap_or_default()
                }),
                by_phone: details.contact_by == ContactBy::Phone,
            });
        }
        let monday = self.diary.monday();
        let taken: Vec<(AccountId, Timestamp)> =
            self.batch.appointments.iter().map(|it| (it.worker_id.into(), it.starts_at)).collect();
        for worker in self.team.workers.clone() {
            let mut lines = caseloads.remove(&worker.id).unwrap_or_default();
            self.chance.shuffle(&mut lines);
            let mut lines = lines.iter().cycle();
            for week in [-7_i64, 0, 7] {
                for weekday in 0..5 {
                    let day = monday.saturating_add(jiff::ToSpan::days(week + weekday));
                    for (place, (minute, minutes)) in SLOTS.iter().enumerate() {
                        let busy = taken.iter().any(|(id, at)| {
                            *id == worker.id && (at.as_second() - instant(day, *minute).as_second()).abs() < 3_600
                        });
                        let odds = if week == 7 { 0.35 } else { 0.72 };
                        if busy || !(self.chance.happens(odds) || (place == 0 && week == 0)) {
                            continue;
                        }
                        if let Some(line) = lines.next() {
                            self.book(&worker, line, day, *minute, *minutes);
                        }
                    }
                }
                self.supervision(&worker, plus(monday, week + 3));
            }
        }
    }

    fn book(&mut self, worker: &Worker, line: &Line, day: Date, minute: i64, minutes: i64) {
        let at = instant(day, minute);
        let past = at + jiff::SignedDuration::from_mins(minutes) < self.diary.now;
        let first = self.batch.people.get(line.place).is_some_and(|it| it.0.last_contact_at.is_none());
        let (kind, place) = match self.chance.weighted([40, 25, if line.by_phone { 28 } else { 8 }, 5].into_iter()) {
            0 => (if first { "first_visit" } else { "visit" }, line.home.clone()),
            1 => (if first { "first_visit" } else { "visit" }, line.practice.clone()),
            2 => ("phone", line.phone.clone()),
            _ => ("video", String::new()),
        };
        let status =
            if past { self.chance.word(&["done", "done", "done", "done", "missed", "cancelled"]) } else { "booked" };
        let note = if self.chance.happens(0.4) { self.line("appointment") } else { "" };
        let Some((person, _)) = self.batch.people.get_mut(line.place) else { return };
        if !past && person.next_contact_on.is_none_or(|it| it > day) && day >= self.diary.today {
            person.next_contact_on = Some(day);
        }
        self.batch.appointments.push(AppointmentRow {
            id: self.chance.id(),
            scheme_id: person.scheme.uuid(),
            person_id: Some(person.id.uuid()),
            worker_id: worker.id.uuid(),
            starts_at: at,
            minutes,
            kind: kind.to_owned(),
            place,
            note: note.to_owned(),
            status: status.to_owned(),
            sequence: i64::from(status == "cancelled"),
        });
    }

    fn supervision(&mut self, worker: &Worker, day: Date) {
        let at = instant(day, 16 * 60);
        self.batch.appointments.push(AppointmentRow {
            id: self.chance.id(),
            scheme_id: self.team.scheme.uuid(),
            person_id: None,
            worker_id: worker.id.uuid(),
            starts_at: at,
            minutes: 45,
            kind: "supervision".to_owned(),
            place: "Video call".to_owned(),
            note: format!("With {}", self.team.supervisor.1),
            status: if at < self.diary.now { "done" } else { "booked" }.to_owned(),
            sequence: 0,
        });
    }

    /// A letter that waits for the printer.
    pub fn letter(&mut self, life: &Life, kind: &str, language: &str, subject: &str, body: &str, at: Timestamp) {
        self.batch.messages.push(Message {
            id: self.chance.fresh(),
            scheme: self.team.scheme,
            person: Some(life.person.id),
            channel: "letter".to_owned(),
            kind: kind.to_owned(),
            language: language.to_owned(),
            recipient: life.person.details.address.clone(),
            recipient_name: life.person.details.full_name(),
            subject: subject.to_owned(),
            body: body.to_owned(),
            created_at: at,
            sent_at: None,
            failed: String::new(),
        });
    }
}

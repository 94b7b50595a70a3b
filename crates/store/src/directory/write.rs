//! Saving entries whole. Every change is noted in the log of changes, in the same transaction.

use footbridge_domain::directory::{Location, Schedule, ServiceId};
use footbridge_domain::geography::Precision;
use footbridge_domain::people::name::{fold, name_key};
use jiff::civil::Date;
use uuid::Uuid;

use super::changes::note_changes;
use super::entry::{Entry, capacity_columns, joined, minutes_of, stated};
use crate::args;
use crate::bulk::{self, BulkRow};
use crate::db::Tx;
use crate::error::Result;
use crate::statements;
use crate::value::Value;

statements! {
    INSERT_SERVICE = "INSERT INTO service (id, organisation_id, name, name_key, description, alert, status, website, email, \
        phone, needs, kinds, reach, area, route, route_note, minimum_age, maximum_age, sex, eligibility_note, cost, cost_words, \
        languages, access_yes, access_no, access_notes, first_visit, capacity, capacity_places, capacity_weeks, \
        capacity_said_on, capacity_said_by, monthly_limit, checked_on, checked_how, last_attended_on, source, source_key, \
        updated_at, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, \
        $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39, $40)";
    SAVE_SERVICE = "UPDATE service SET organisation_id = $2, name = $3, name_key = $4, description = $5, alert = $6, \
        status = $7, website = $8, email = $9, phone = $10, needs = $11, kinds = $12, reach = $13, area = $14, route = $15, \
        route_note = $16, minimum_age = $17, maximum_age = $18, sex = $19, eligibility_note = $20, cost = $21, \
        cost_words = $22, languages = $23, access_yes = $24, access_no = $25, access_notes = $26, first_visit = $27, \
        capacity = $28, capacity_places = $29, capacity_weeks = $30, capacity_said_on = $31, capacity_said_by = $32, \
        monthly_limit = $33, checked_on = $34, checked_how = $35, last_attended_on = $36, source = $37, source_key = $38, \
        updated_at = $39, version = $40 + 1 WHERE id = $1 AND version = $40";
    INSERT_LOCATION = "INSERT INTO location (id, service_id, position, kind, name, lines, town, town_key, postcode, latitude, \
        longitude, approximate, access_yes, access_no, access_notes, note) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, \
        $11, $12, $13, $14, $15, $16)";
    INSERT_SESSION = "INSERT INTO schedule (service_id, position, weekday, opens, closes, season, words) VALUES ($1, $2, $3, \
        $4, $5, $6, $7)";
    DELETE_LOCATIONS = "DELETE FROM location WHERE service_id = $1";
    DELETE_SESSIONS = "DELETE FROM schedule WHERE service_id = $1";
}

/// Values made for a row live as long as the row.
struct ServiceRow<'e> {
    entry: &'e Entry,
    name_key: String,
    needs: String,
    kinds: String,
    reach: String,
    languages: String,
    access_yes: String,
    access_no: String,
}

impl<'e> ServiceRow<'e> {
    fn of(entry: &'e Entry) -> Self {
        let it = &entry.service;
        Self {
            entry,
            name_key: name_key(&it.name),
            needs: it.needs.join(" "),
            kinds: it.kinds.join(" "),
            reach: joined(&it.reach),
            languages: it.languages.join(" "),
            access_yes: stated(&it.access, true),
            access_no: stated(&it.access, false),
        }
    }
}

fn words(text: &Option<String>) -> Value<'_> {
    Value::Text(text.as_deref().unwrap_or_default())
}

fn number<'a, N: Into<i64>>(number: Option<N>) -> Value<'a> {
    number.map_or(Value::Null, |it| Value::Int(it.into()))
}

fn day<'a>(day: Option<Date>) -> Value<'a> {
    day.map_or(Value::Null, Value::Day)
}

fn degrees<'a>(degrees: Option<f64>) -> Value<'a> {
    degrees.map_or(Value::Null, Value::Real)
}

impl BulkRow for ServiceRow<'_> {
    const INSERT: &'static str = INSERT_SERVICE;

    fn values<'a>(&'a self, into: &mut Vec<Value<'a>>) {
        let (entry, it) = (self.entry, &self.entry.service);
        let (capacity, places, weeks) = capacity_columns(it.capacity);
        let text = Value::Text;
        into.extend_from_slice(&[
            Value::Id(it.id.uuid()),
            it.organisation.map_or(Value::Null, |it| Value::Id(it.uuid())),
            text(&it.name),
            text(&self.name_key),
            words(&it.description),
            words(&it.alert),
            text(it.status.code()),
            words(&it.website),
            words(&it.email),
            words(&it.phone),
            text(&self.needs),
            text(&self.kinds),
            text(&self.reach),
            words(&it.area),
            text(it.route.code()),
            words(&it.route_note),
            number(it.eligibility.min_age),
            number(it.eligibility.max_age),
            text(it.eligibility.sex.map_or("", |it| it.code())),
            words(&it.eligibility.note),
            text(it.cost.kind.code()),
            words(&it.cost.words),
            text(&self.languages),
            text(&self.access_yes),
            text(&self.access_no),
            words(&it.access.notes),
            text(&entry.first_visit),
            text(capacity),
            number(places),
            number(weeks),
            day(it.capacity.map(|it| it.said_on)),
            text(it.capacity.map_or("", |it| it.said_by.code())),
            number(entry.monthly_limit),
            day(it.checked_on),
            text(&entry.checked_how),
            day(entry.last_attended_on),
            text(&entry.source),
            text(&entry.source_key),
            Value::Int(entry.updated_at.as_millisecond()),
            Value::Int(entry.version),
        ]);
    }
}

struct LocationRow<'e> {
    service: Uuid,
    position: i64,
    location: &'e Location,
    lines: String,
    town_key: String,
    access_yes: String,
    access_no: String,
}

impl BulkRow for LocationRow<'_> {
    const INSERT: &'static str = INSERT_LOCATION;

    fn values<'a>(&'a self, into: &mut Vec<Value<'a>>) {
        let it = self.location;
        let text = Value::Text;
        into.extend_from_slice(&[
            Value::Id(it.id.uuid()),
            Value::Id(self.service),
            Value::Int(self.position),
            text(it.kind.code()),
            words(&it.name),
            text(&self.lines),
            words(&it.address.town),
            text(&self.town_key),
            words(&it.address.postcode),
            degrees(it.coordinates.map(|it| it.latitude())),
            degrees(it.coordinates.map(|it| it.longitude())),
            Value::Flag(it.precision == Precision::District),
            text(&self.access_yes),
            text(&self.access_no),
            words(&it.access.notes),
            words(&it.note),
        ]);
    }
}

struct SessionRow<'e> {
    service: Uuid,
    position: i64,
    schedule: &'e Schedule,
}

impl BulkRow for SessionRow<'_> {
    const INSERT: &'static str = INSERT_SESSION;

    fn values<'a>(&'a self, into: &mut Vec<Value<'a>>) {
        let it = self.schedule;
        into.extend_from_slice(&[
            Value::Id(self.service),
            Value::Int(self.position),
            Value::Text(it.day.map_or("", |it| it.code())),
            number(it.opens.map(minutes_of)),
            number(it.closes.map(minutes_of)),
            Value::Text(it.season.code()),
            words(&it.words),
        ]);
    }
}

pub async fn insert(tx: &mut Tx, entry: &Entry) -> Result<()> {
    insert_all(tx, std::slice::from_ref(entry)).await
}

/// Many new entries at once. Their organisations must be there already.
pub async fn insert_all(tx: &mut Tx, entries: &[Entry]) -> Result<()> {
    let services: Vec<ServiceRow<'_>> = entries.iter().map(ServiceRow::of).collect();
    bulk::insert(tx, &services).await?;
    insert_parts(tx, entries).await?;
    let ids: Vec<ServiceId> = entries.iter().map(|it| it.service.id).collect();
    note_changes(tx, &ids).await
}

/// Saves what was read at `entry.version`; loses against a faster change.
pub async fn save(tx: &mut Tx, entry: &Entry) -> Result<()> {
    let row = ServiceRow::of(entry);
    let mut values = Vec::new();
    row.values(&mut values);
    tx.execute_one(SAVE_SERVICE, &values).await?;
    tx.execute(DELETE_LOCATIONS, args![entry.service.id]).await?;
    tx.execute(DELETE_SESSIONS, args![entry.service.id]).await?;
    insert_parts(tx, std::slice::from_ref(entry)).await?;
    note_changes(tx, &[entry.service.id]).await
}

async fn insert_parts(tx: &mut Tx, entries: &[Entry]) -> Result<()> {
    let (mut locations, mut sessions) = (Vec::new(), Vec::new());
    for entry in entries {
        let service = entry.service.id.uuid();
        for (position, location) in (0_i64..).zip(&entry.service.locations) {
            let lines = location.address.lines.join("\n");
            let (access_yes, access_no) = (stated(&location.access, true), stated(&location.access, false));
            let town_key = fold(location.address.town.as_deref().unwrap_or_default());
            locations.push(LocationRow { service, position, location, lines, town_key, access_yes, access_no });
        }
        let sessions_of = (0_i64..).zip(&entry.service.schedules);
        sessions.extend(sessions_of.map(|(position, schedule)| SessionRow { service, position, schedule }));
    }
    bulk::insert(tx, &locations).await?;
    bulk::insert(tx, &sessions).await
}

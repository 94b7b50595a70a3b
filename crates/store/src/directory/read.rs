//! Whole entries, however many, in three statements: services with their organisation's name, places, sessions.

use std::collections::HashMap;

use footbridge_domain::directory::{OrganisationId, ServiceId};
use footbridge_domain::geography::Coordinates;
use footbridge_domain::people::name::fold;

use super::entry::{Entry, PlaceRow, SessionRow};
use crate::args;
use crate::db::{Only, Tx};
use crate::error::{Result, StoreError};
use crate::row::{FromRow, Row};
use crate::sql::listed;
use crate::statements;
use crate::value::Value;

macro_rules! service {
    ($tail:literal) => {
        concat!(
            "SELECT s.id, s.organisation_id, s.name, s.description, s.alert, s.status, s.website, s.email, s.phone, s.needs, \
             s.kinds, s.reach, s.area, s.route, s.route_note, s.minimum_age, s.maximum_age, s.sex, s.eligibility_note, s.cost, \
             s.cost_words, s.languages, s.access_yes, s.access_no, s.access_notes, s.first_visit, s.capacity, \
             s.capacity_places, s.capacity_weeks, s.capacity_said_on, s.capacity_said_by, s.monthly_limit, s.checked_on, \
             s.checked_how, s.last_attended_on, s.source, s.source_key, s.updated_at, s.version, o.name AS organisation_name \
             FROM service s LEFT JOIN organisation o ON o.id = s.organisation_id ",
            $tail
        )
    };
}

macro_rules! place {
    ($tail:literal) => {
        concat!(
            "SELECT id, service_id, kind, name, lines, town, postcode, latitude, longitude, approximate, access_yes, \
             access_no, access_notes, note FROM location ",
            $tail
        )
    };
}

macro_rules! session {
    ($tail:literal) => {
        concat!("SELECT service_id, weekday, opens, closes, season, words FROM schedule ", $tail)
    };
}

statements! {
    BY_IDS = service!("WHERE s.id IN ($1)");
    PLACES_BY_IDS = place!("WHERE service_id IN ($1) ORDER BY service_id, position");
    SESSIONS_BY_IDS = session!("WHERE service_id IN ($1) ORDER BY service_id, position");
    AFTER = service!("WHERE s.id > $1 ORDER BY s.id LIMIT $2");
    PLACES_BETWEEN = place!("WHERE service_id > $1 AND service_id <= $2 ORDER BY service_id, position");
    SESSIONS_BETWEEN = session!("WHERE service_id > $1 AND service_id <= $2 ORDER BY service_id, position");
    BY_ORGANISATION = service!("WHERE s.organisation_id = $1 ORDER BY s.name_key, s.id LIMIT 50");
    BY_SOURCE = service!("WHERE s.source = $1 ORDER BY s.id");
    PLACES_BY_SOURCE = "SELECT l.id, l.service_id, l.kind, l.name, l.lines, l.town, l.postcode, l.latitude, l.longitude, \
        l.approximate, l.access_yes, l.access_no, l.access_notes, l.note FROM location l JOIN service s ON s.id = l.service_id \
        WHERE s.source = $1 ORDER BY l.service_id, l.position";
    SESSIONS_BY_SOURCE = "SELECT c.service_id, c.weekday, c.opens, c.closes, c.season, c.words FROM schedule c \
        JOIN service s ON s.id = c.service_id WHERE s.source = $1 ORDER BY c.service_id, c.position";
    COUNT = "SELECT COUNT(*) AS value FROM service";
    // The middle of a town is where its entries are.
    TOWN = "SELECT AVG(latitude) AS latitude, AVG(longitude) AS longitude FROM location \
        WHERE town_key = $1 AND latitude IS NOT NULL AND kind = 'physical'";
}

/// Ids asked about in one statement at most.
const MOST_IDS: usize = 500;

pub async fn get(tx: &mut Tx, id: ServiceId) -> Result<Entry> {
    list_by_ids(tx, &[id]).await?.pop().ok_or(StoreError::NotFound)
}

/// Entries in the order of the ids; ids that are no more are left out.
pub async fn list_by_ids(tx: &mut Tx, ids: &[ServiceId]) -> Result<Vec<Entry>> {
    let mut found: HashMap<ServiceId, Entry> = HashMap::with_capacity(ids.len());
    for some in ids.chunks(MOST_IDS) {
        let asked = padded(some);
        let services = tx.all(listed(BY_IDS, asked.len()), &asked).await?;
        let places = tx.all(listed(PLACES_BY_IDS, asked.len()), &asked).await?;
        let sessions = tx.all(listed(SESSIONS_BY_IDS, asked.len()), &asked).await?;
        found.extend(whole(services, places, sessions).into_iter().map(|it| (it.service.id, it)));
    }
    Ok(ids.iter().filter_map(|id| found.remove(id)).collect())
}

/// So many entries after an id, in id order: for reading the whole directory in pieces.
pub async fn list_after(tx: &mut Tx, after: ServiceId, most: i64) -> Result<Vec<Entry>> {
    let services: Vec<Entry> = tx.all(AFTER, args![after, most]).await?;
    let Some(last) = services.last().map(|it| it.service.id) else { return Ok(services) };
    let places = tx.all(PLACES_BETWEEN, args![after, last]).await?;
    let sessions = tx.all(SESSIONS_BETWEEN, args![after, last]).await?;
    Ok(whole(services, places, sessions))
}

/// What else an organisation offers. Without places and sessions: a list of names.
pub async fn list_by_organisation(tx: &mut Tx, organisation: OrganisationId) -> Result<Vec<Entry>> {
    tx.all(BY_ORGANISATION, args![organisation]).await
}

/// Everything that came from one source, by its key there.
pub async fn by_source(tx: &mut Tx, source: &str) -> Result<HashMap<String, Entry>> {
    let services = tx.all(BY_SOURCE, args![source]).await?;
    let places = tx.all(PLACES_BY_SOURCE, args![source]).await?;
    let sessions = tx.all(SESSIONS_BY_SOURCE, args![source]).await?;
    Ok(whole(services, places, sessions).into_iter().map(|it| (it.source_key.clone(), it)).collect())
}

pub async fn count(tx: &mut Tx) -> Result<i64> {
    Ok(tx.one::<Only<i64>>(COUNT, args![]).await?.0)
}

struct Middle(Option<Coordinates>);

impl FromRow for Middle {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        let (latitude, longitude): (Option<f64>, Option<f64>) = (row.get("latitude")?, row.get("longitude")?);
        Ok(Self(latitude.zip(longitude).and_then(|(latitude, longitude)| Coordinates::new(latitude, longitude).ok())))
    }
}

/// Roughly where a town is, by the entries that name it in their address.
pub async fn find_town(tx: &mut Tx, name: &str) -> Result<Option<Coordinates>> {
    Ok(tx.one::<Middle>(TOWN, args![fold(name.trim())]).await?.0)
}

fn whole(mut services: Vec<Entry>, places: Vec<PlaceRow>, sessions: Vec<SessionRow>) -> Vec<Entry> {
    let at: HashMap<ServiceId, usize> = services.iter().enumerate().map(|(at, it)| (it.service.id, at)).collect();
    for PlaceRow(service, location) in places {
        if let Some(at) = at.get(&service) {
            services[*at].service.locations.push(location);
        }
    }
    for SessionRow(service, schedule) in sessions {
        if let Some(at) = at.get(&service) {
            services[*at].service.schedules.push(schedule);
        }
    }
    services
}

/// The last id repeated up to a round number, so that there are few statements to keep prepared.
pub(super) fn padded(ids: &[ServiceId]) -> Vec<Value<'static>> {
    const ROUND: [usize; 7] = [1, 5, 10, 20, 50, 100, MOST_IDS];
    let size = ROUND.into_iter().find(|it| *it >= ids.len()).unwrap_or(ids.len());
    let mut asked: Vec<Value<'static>> = ids.iter().map(|it| Value::Id(it.uuid())).collect();
    if let Some(last) = asked.last().copied() {
        asked.resize(size, last);
    }
    asked
}

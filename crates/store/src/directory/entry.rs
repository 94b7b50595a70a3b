//! One entry of the directory and the rows it is kept in: service, places, sessions.

use footbridge_domain::coded::Coded;
use footbridge_domain::directory::{
    Access, AccessFeature, Address, Capacity, CapacityState, Cost, Eligibility, Location, OrganisationId, Places,
    Schedule, Service, ServiceId,
};
use footbridge_domain::geography::{Coordinates, Precision};
use jiff::Timestamp;
use jiff::civil::{Date, Time};

use crate::error::{Result, StoreError};
use crate::people_coded as coded;
use crate::row::{FromRow, Row};

/// An entry with what only the directory's keepers need to know of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    pub service: Service,
    /// The name of who runs it; read with the entry, never saved with it.
    pub organisation_name: Option<String>,
    /// What happens the first time, in plain words; empty when nobody has said.
    pub first_visit: String,
    /// How many onward referrals a month the organisation wants at most.
    pub monthly_limit: Option<u16>,
    /// How it was last checked: "the group wrote to us", "somebody was there".
    pub checked_how: String,
    /// The last day somebody we know of was there.
    pub last_attended_on: Option<Date>,
    /// Which file or person it came from, and the key that names it there.
    pub source: String,
    pub source_key: String,
    pub updated_at: Timestamp,
    pub version: i64,
}

impl Entry {
    /// A new entry that nobody has changed yet.
    pub fn new(service: Service, source: impl Into<String>, source_key: impl Into<String>, now: Timestamp) -> Self {
        Self {
            service,
            organisation_name: None,
            first_visit: String::new(),
            monthly_limit: None,
            checked_how: String::new(),
            last_attended_on: None,
            source: source.into(),
            source_key: source_key.into(),
            updated_at: now,
            version: 0,
        }
    }
}

pub(super) fn some(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

pub(super) fn joined<T: Coded>(codes: &[T]) -> String {
    codes.iter().map(|it| it.code()).collect::<Vec<_>>().join(" ")
}

fn words(row: &Row<'_>, column: &str) -> Result<Vec<String>> {
    Ok(row.get::<String>(column)?.split_whitespace().map(str::to_owned).collect())
}

fn codes<T: Coded>(row: &Row<'_>, column: &str) -> Result<Vec<T>> {
    words(row, column)?.iter().map(|it| known(it, column)).collect()
}

fn known<T: Coded>(code: &str, column: &str) -> Result<T> {
    T::from_code(code).ok_or_else(|| StoreError::corrupt(format!("{column} has a code that is on no list")))
}

fn access(row: &Row<'_>) -> Result<Access> {
    let mut access = Access::default();
    access.notes = some(row.get("access_notes")?);
    for feature in codes::<AccessFeature>(row, "access_yes")? {
        access.state(feature, true);
    }
    for feature in codes::<AccessFeature>(row, "access_no")? {
        access.state(feature, false);
    }
    Ok(access)
}

/// The codes of what is there, or of what is not.
pub(super) fn stated(access: &Access, there: bool) -> String {
    let features: Vec<AccessFeature> = access.stated().iter().filter(|it| it.1 == there).map(|it| it.0).collect();
    joined(&features)
}

fn capacity(row: &Row<'_>) -> Result<Option<Capacity>> {
    let code: String = row.get("capacity")?;
    let Some(said_on) = row.get::<Option<Date>>("capacity_said_on")?.filter(|_| !code.is_empty()) else {
        return Ok(None);
    };
    let places = match known::<CapacityState>(&code, "capacity")? {
        CapacityState::Open => Places::Open,
        CapacityState::Few => Places::Few(row.get("capacity_places")?),
        CapacityState::Full => Places::Full,
        CapacityState::Waiting => Places::Waiting { weeks: row.get("capacity_weeks")? },
        CapacityState::Unknown => return Ok(None),
    };
    Ok(Some(Capacity { places, said_on, said_by: coded(row, "capacity_said_by")? }))
}

/// The columns that hold what was said about room: code, places, weeks.
pub(super) fn capacity_columns(capacity: Option<Capacity>) -> (&'static str, Option<u16>, Option<u16>) {
    match capacity.map(|it| it.places) {
        None => ("", None, None),
        Some(Places::Open) => (CapacityState::Open.code(), None, None),
        Some(Places::Few(places)) => (CapacityState::Few.code(), places, None),
        Some(Places::Full) => (CapacityState::Full.code(), None, None),
        Some(Places::Waiting { weeks }) => (CapacityState::Waiting.code(), None, weeks),
    }
}

impl FromRow for Entry {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        let sex: String = row.get("sex")?;
        let service = Service {
            id: row.get("id")?,
            organisation: row.get::<Option<OrganisationId>>("organisation_id")?,
            name: row.get("name")?,
            description: some(row.get("description")?),
            status: coded(row, "status")?,
            alert: some(row.get("alert")?),
            needs: words(row, "needs")?,
            kinds: words(row, "kinds")?,
            locations: Vec::new(),
            reach: codes(row, "reach")?,
            area: some(row.get("area")?),
            schedules: Vec::new(),
            eligibility: Eligibility {
                min_age: row.get("minimum_age")?,
                max_age: row.get("maximum_age")?,
                sex: if sex.is_empty() { None } else { Some(known(&sex, "sex")?) },
                note: some(row.get("eligibility_note")?),
            },
            languages: words(row, "languages")?,
            access: access(row)?,
            cost: Cost { kind: coded(row, "cost")?, words: some(row.get("cost_words")?) },
            route: coded(row, "route")?,
            route_note: some(row.get("route_note")?),
            website: some(row.get("website")?),
            email: some(row.get("email")?),
            phone: some(row.get("phone")?),
            capacity: capacity(row)?,
            checked_on: row.get("checked_on")?,
        };
        Ok(Self {
            service,
            organisation_name: row.get("organisation_name")?,
            first_visit: row.get("first_visit")?,
            monthly_limit: row.get("monthly_limit")?,
            checked_how: row.get("checked_how")?,
            last_attended_on: row.get("last_attended_on")?,
            source: row.get("source")?,
            source_key: row.get("source_key")?,
            updated_at: row.get("updated_at")?,
            version: row.get("version")?,
        })
    }
}

/// A place, and whose it is.
pub(super) struct PlaceRow(pub ServiceId, pub Location);

impl FromRow for PlaceRow {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        let lines: String = row.get("lines")?;
        let coordinates = match (row.get::<Option<f64>>("latitude")?, row.get::<Option<f64>>("longitude")?) {
            (Some(latitude), Some(longitude)) => Some(
                Coordinates::new(latitude, longitude)
                    .map_err(|_| StoreError::corrupt("location outside the British Isles"))?,
            ),
            _ => None,
        };
        let location = Location {
            id: row.get("id")?,
            kind: coded(row, "kind")?,
            name: some(row.get("name")?),
            address: Address {
                lines: lines.lines().map(str::to_owned).collect(),
                town: some(row.get("town")?),
                postcode: some(row.get("postcode")?),
            },
            coordinates,
            precision: if row.get("approximate")? { Precision::District } else { Precision::Point },
            access: access(row)?,
            note: some(row.get("note")?),
        };
        Ok(Self(row.get("service_id")?, location))
    }
}

/// A session, and whose it is.
pub(super) struct SessionRow(pub ServiceId, pub Schedule);

impl FromRow for SessionRow {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        let weekday: String = row.get("weekday")?;
        let schedule = Schedule {
            day: if weekday.is_empty() { None } else { Some(known(&weekday, "weekday")?) },
            opens: row.get::<Option<u16>>("opens")?.and_then(time_of),
            closes: row.get::<Option<u16>>("closes")?.and_then(time_of),
            season: coded(row, "season")?,
            words: some(row.get("words")?),
        };
        Ok(Self(row.get("service_id")?, schedule))
    }
}

fn time_of(minutes: u16) -> Option<Time> {
    Time::new(i8::try_from(minutes / 60).ok()?, i8::try_from(minutes % 60).ok()?, 0, 0).ok()
}

pub(super) fn minutes_of(time: Time) -> i64 {
    i64::from(time.hour()) * 60 + i64::from(time.minute())
}

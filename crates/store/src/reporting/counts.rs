//! Counts over a period of one scheme. Names never leave this module: only numbers and codes.

use footbridge_domain::ids::{ReferralId, SchemeId};
use jiff::Timestamp;
use jiff::civil::Date;

use crate::args;
use crate::db::Tx;
use crate::error::Result;
use crate::row::{FromRow, Row};
use crate::statements;

/// How many there are of one code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count {
    pub code: String,
    pub many: i64,
}

/// How many referrals came in one hour: months are made of hours, so that the clock changes fall right.
pub struct HourCount {
    pub hour: i64,
    pub many: i64,
}

pub struct Wait {
    pub received_at: Timestamp,
    pub first_contact_at: Option<Timestamp>,
    pub over: bool,
}

/// One answer set of a closed episode.
pub struct Answered {
    pub referral: ReferralId,
    pub items: String,
    pub taken_on: Date,
    pub missed: Option<String>,
}

pub struct Attendance {
    pub sent: i64,
    pub came: i64,
}

/// This many episodes had that many contacts.
pub struct DoseCount {
    pub contacts: i64,
    pub episodes: i64,
}

statements! {
    BY_SOURCE = "SELECT source AS code, COUNT(*) AS many FROM referral \
        WHERE scheme_id = $1 AND received_at >= $2 AND received_at < $3 GROUP BY source ORDER BY COUNT(*) DESC, source";
    BY_HOUR = "SELECT received_at / 3600000 AS hour, COUNT(*) AS many FROM referral \
        WHERE scheme_id = $1 AND received_at >= $2 AND received_at < $3 GROUP BY received_at / 3600000 ORDER BY 1";
    BY_STATE = "SELECT state AS code, COUNT(*) AS many FROM referral \
        WHERE scheme_id = $1 AND received_at >= $2 AND received_at < $3 GROUP BY state ORDER BY COUNT(*) DESC, state";
    WAITS = "SELECT received_at, first_contact_at, ended_at FROM referral \
        WHERE scheme_id = $1 AND received_at >= $2 AND received_at < $3";
    ENDED = "SELECT end_reason AS code, COUNT(*) AS many FROM referral \
        WHERE scheme_id = $1 AND state = $4 AND ended_at >= $2 AND ended_at < $3 \
        GROUP BY end_reason ORDER BY COUNT(*) DESC, end_reason";
    ATTENDANCE = "SELECT COUNT(*) AS sent, COUNT(first_attended_on) AS came FROM onward_referral \
        WHERE scheme_id = $1 AND sent_at >= $2 AND sent_at < $3 AND state NOT IN ('draft', 'cancelled')";
    DOSE = "SELECT contacts, COUNT(*) AS episodes FROM ( \
        SELECT r.id, COUNT(c.id) AS contacts FROM referral r LEFT JOIN contact c ON c.person_id = r.person_id \
        AND c.referral_id = r.id AND c.undone_at IS NULL AND c.kind IN ('spoke', 'visit') \
        WHERE r.scheme_id = $1 AND r.state = 'closed' AND r.ended_at >= $2 AND r.ended_at < $3 GROUP BY r.id) per_episode \
        GROUP BY contacts ORDER BY contacts";
    NEEDS = "SELECT n.code, COUNT(DISTINCT n.person_id) AS many FROM need n JOIN person p ON p.id = n.person_id \
        WHERE p.scheme_id = $1 AND n.noted_at >= $2 AND n.noted_at < $3 AND n.removed_at IS NULL \
        GROUP BY n.code ORDER BY COUNT(DISTINCT n.person_id) DESC, n.code";
    GAPS = "SELECT needs AS code, COUNT(*) AS many FROM gap \
        WHERE scheme_id = $1 AND recorded_at >= $2 AND recorded_at < $3 GROUP BY needs ORDER BY needs";
    ANSWERED = "SELECT r.id, m.items, m.taken_on, x.reason AS missed FROM referral r \
        JOIN measure_response m ON m.person_id = r.person_id AND m.referral_id = r.id \
        LEFT JOIN measure_missed x ON x.referral_id = r.id AND x.measure = m.measure \
        WHERE r.scheme_id = $1 AND r.state = 'closed' AND r.ended_at >= $2 AND r.ended_at < $3 AND m.measure = $4 \
        ORDER BY r.id, m.taken_on, m.recorded_at, m.id";
}

impl FromRow for Count {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self { code: row.get("code")?, many: row.get("many")? })
    }
}

impl FromRow for HourCount {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self { hour: row.get("hour")?, many: row.get("many")? })
    }
}

impl FromRow for Wait {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            received_at: row.get("received_at")?,
            first_contact_at: row.get("first_contact_at")?,
            over: row.get::<Option<Timestamp>>("ended_at")?.is_some(),
        })
    }
}

impl FromRow for Answered {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            referral: row.get("id")?,
            items: row.get("items")?,
            taken_on: row.get("taken_on")?,
            missed: row.get("missed")?,
        })
    }
}

impl FromRow for Attendance {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self { sent: row.get("sent")?, came: row.get("came")? })
    }
}

impl FromRow for DoseCount {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self { contacts: row.get("contacts")?, episodes: row.get("episodes")? })
    }
}

/// From an instant up to, and without, another.
#[derive(Debug, Clone, Copy)]
pub struct Between {
    pub scheme: SchemeId,
    pub from: Timestamp,
    pub until: Timestamp,
}

pub async fn by_source(tx: &mut Tx, it: Between) -> Result<Vec<Count>> {
    tx.all(BY_SOURCE, args![it.scheme, it.from, it.until]).await
}

pub async fn by_hour(tx: &mut Tx, it: Between) -> Result<Vec<HourCount>> {
    tx.all(BY_HOUR, args![it.scheme, it.from, it.until]).await
}

pub async fn by_state(tx: &mut Tx, it: Between) -> Result<Vec<Count>> {
    tx.all(BY_STATE, args![it.scheme, it.from, it.until]).await
}

pub async fn waits(tx: &mut Tx, it: Between) -> Result<Vec<Wait>> {
    tx.all(WAITS, args![it.scheme, it.from, it.until]).await
}

/// Reasons of those that ended in the period in this state (`declined`, `closed`).
pub async fn ended(tx: &mut Tx, it: Between, state: &str) -> Result<Vec<Count>> {
    tx.all(ENDED, args![it.scheme, it.from, it.until, state]).await
}

pub async fn attendance(tx: &mut Tx, it: Between) -> Result<Attendance> {
    tx.one(ATTENDANCE, args![it.scheme, it.from, it.until]).await
}

pub async fn dose(tx: &mut Tx, it: Between) -> Result<Vec<DoseCount>> {
    tx.all(DOSE, args![it.scheme, it.from, it.until]).await
}

pub async fn needs(tx: &mut Tx, it: Between) -> Result<Vec<Count>> {
    tx.all(NEEDS, args![it.scheme, it.from, it.until]).await
}

pub async fn gaps(tx: &mut Tx, it: Between) -> Result<Vec<Count>> {
    tx.all(GAPS, args![it.scheme, it.from, it.until]).await
}

/// Every answer set of the episodes closed in the period, by episode and then by day.
pub async fn answered(tx: &mut Tx, it: Between, measure: &str) -> Result<Vec<Answered>> {
    tx.all(ANSWERED, args![it.scheme, it.from, it.until, measure]).await
}

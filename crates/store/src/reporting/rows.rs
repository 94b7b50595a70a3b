//! The people behind a figure, within what the actor may see. Never for analysts.

use footbridge_domain::access::Scope;
use footbridge_domain::ids::PersonId;
use jiff::Timestamp;

use super::counts::Between;
use crate::db::Tx;
use crate::error::Result;
use crate::row::{FromRow, Row};
use crate::sql::{Filtered, PERSON_SCOPE, REFERRAL_SCOPE};
use crate::value::{AsValue as _, Value};

#[derive(Clone)]
pub struct FigureRow {
    pub person: PersonId,
    pub name: String,
    /// A reference, a group's name, a need.
    pub words: String,
    pub at: Timestamp,
    pub worker_name: Option<String>,
}

impl FromRow for FigureRow {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        let (first, family): (String, String) = (row.get("first_name")?, row.get("family_name")?);
        Ok(Self {
            person: row.get("person_id")?,
            name: format!("{first} {family}"),
            words: row.get("words")?,
            at: row.get("at")?,
            worker_name: row.get("worker_name")?,
        })
    }
}

const RECEIVED: &str = "SELECT r.person_id, p.first_name, p.family_name, r.reference AS words, r.received_at AS at, \
    a.name AS worker_name FROM referral r JOIN person p ON p.id = r.person_id LEFT JOIN account a ON a.id = r.worker_id";
const ENDED: &str = "SELECT r.person_id, p.first_name, p.family_name, r.reference AS words, r.ended_at AS at, \
    a.name AS worker_name FROM referral r JOIN person p ON p.id = r.person_id LEFT JOIN account a ON a.id = r.worker_id";
const ONWARD: &str = "SELECT o.person_id, p.first_name, p.family_name, s.name AS words, o.sent_at AS at, \
    a.name AS worker_name FROM onward_referral o JOIN person p ON p.id = o.person_id JOIN service s ON s.id = o.service_id \
    LEFT JOIN account a ON a.id = p.worker_id";
const NEEDS: &str = "SELECT n.person_id, p.first_name, p.family_name, n.words, n.noted_at AS at, \
    a.name AS worker_name FROM need n JOIN person p ON p.id = n.person_id LEFT JOIN account a ON a.id = p.worker_id";
const GAPS: &str = "SELECT g.person_id, p.first_name, p.family_name, g.words, g.recorded_at AS at, \
    a.name AS worker_name FROM gap g JOIN person p ON p.id = g.person_id LEFT JOIN account a ON a.id = p.worker_id";

/// Which rows. An empty text asks for all of them.
#[derive(Debug, Clone, Copy)]
pub enum Behind<'a> {
    Source(&'a str),
    State(&'a str),
    /// Reached, by the wait's indicator.
    Reached,
    Declined(&'a str),
    Closed(&'a str),
    /// Closed episodes that had a first score.
    Measured(&'a str),
    Sent,
    Need(&'a str),
    Gap,
}

pub const MOST: i64 = 500;

pub async fn list(tx: &mut Tx, scope: &Scope, between: Between, behind: Behind<'_>) -> Result<Vec<FigureRow>> {
    let within = [between.from.as_value(), between.until.as_value()];
    let received = || {
        Filtered::new(RECEIVED)
            .scoped(scope, &REFERRAL_SCOPE)
            .and("r.received_at >= {} AND r.received_at < {}", &within)
    };
    let ended = |state: &'static str| {
        Filtered::new(ENDED)
            .scoped(scope, &REFERRAL_SCOPE)
            .and("r.ended_at >= {} AND r.ended_at < {}", &within)
            .and("r.state = {}", &[Value::Text(state)])
    };
    let list = match behind {
        Behind::Source(code) => received().and_if(!code.is_empty(), "r.source = {}", &[Value::Text(code)]),
        Behind::State(code) => received().and_if(!code.is_empty(), "r.state = {}", &[Value::Text(code)]),
        Behind::Reached => received().and("r.first_contact_at IS NOT NULL", &[]),
        Behind::Declined(code) => ended("declined").and_if(!code.is_empty(), "r.end_reason = {}", &[Value::Text(code)]),
        Behind::Closed(code) => ended("closed").and_if(!code.is_empty(), "r.end_reason = {}", &[Value::Text(code)]),
        Behind::Measured(measure) => ended("closed").and(
            "EXISTS (SELECT 1 FROM measure_response m WHERE m.person_id = r.person_id AND m.referral_id = r.id AND m.measure = {})",
            &[Value::Text(measure)],
        ),
        Behind::Sent => Filtered::new(ONWARD)
            .scoped(scope, &PERSON_SCOPE)
            .and("o.sent_at >= {} AND o.sent_at < {}", &within)
            .and("o.state NOT IN ('draft', 'cancelled')", &[]),
        Behind::Need(code) => Filtered::new(NEEDS)
            .scoped(scope, &PERSON_SCOPE)
            .and("n.noted_at >= {} AND n.noted_at < {} AND n.removed_at IS NULL", &within)
            .and_if(!code.is_empty(), "n.code = {}", &[Value::Text(code)]),
        Behind::Gap => Filtered::new(GAPS).scoped(scope, &PERSON_SCOPE).and("g.recorded_at >= {} AND g.recorded_at < {}", &within),
    };
    let (sql, args) = list.tail("ORDER BY at DESC, words LIMIT {}", &[Value::Int(MOST)]);
    tx.all(sql, &args).await
}

//! The episode as the reply tells it: goals, scores, groups tried, contacts, what the person agreed to.

use footbridge_domain::ids::{GoalId, OnwardReferralId, PersonId, ReferralId, ReferringOrganisationId, SchemeId};
use jiff::Timestamp;
use jiff::civil::Date;

use crate::args;
use crate::db::{Only, Tx};
use crate::error::Result;
use crate::row::{FromRow, Row};
use crate::statements;

#[derive(Clone)]
pub struct GoalLine {
    pub id: GoalId,
    pub words: String,
    pub importance: i64,
    pub state: String,
    pub outcome: String,
}

#[derive(Clone)]
pub struct MeasureLine {
    pub measure: String,
    pub items: String,
    pub taken_on: Date,
}

#[derive(Clone)]
pub struct OnwardLine {
    pub id: OnwardReferralId,
    pub service: String,
    pub state: String,
    pub sent_at: Option<Timestamp>,
    pub first_attended_on: Option<Date>,
    pub last_attended_on: Option<Date>,
    pub end_reason: String,
}

#[derive(Clone)]
pub struct SignpostLine {
    pub service: String,
    pub given_at: Timestamp,
}

#[derive(Clone, Copy, Default)]
pub struct ContactCounts {
    /// Times the person was really reached.
    pub reached: i64,
    /// Tries that nobody answered.
    pub unanswered: i64,
    pub last_at: Option<Timestamp>,
}

statements! {
    GOALS = "SELECT g.id, g.words, g.importance, g.state, g.outcome FROM goal g JOIN plan w ON w.id = g.plan_id \
        WHERE g.person_id = $1 AND w.state <> 'ended' AND (w.referral_id = $2 OR w.referral_id IS NULL) \
        ORDER BY g.importance DESC, g.created_at, g.id";
    MEASURES = "SELECT measure, items, taken_on FROM measure_response WHERE person_id = $1 AND referral_id = $2 \
        ORDER BY measure, taken_on, recorded_at, id";
    ONWARD = "SELECT o.id, s.name AS service, o.state, o.sent_at, o.first_attended_on, o.last_attended_on, o.end_reason \
        FROM onward_referral o JOIN service s ON s.id = o.service_id \
        WHERE o.person_id = $1 AND o.state <> 'draft' AND (o.referral_id = $2 OR (o.referral_id IS NULL AND o.sent_at >= $3)) \
        ORDER BY o.sent_at NULLS LAST, o.id";
    SIGNPOSTS = "SELECT s.name AS service, g.given_at FROM signpost g JOIN service s ON s.id = g.service_id \
        WHERE g.person_id = $1 AND g.given_at >= $2 ORDER BY g.given_at, g.id";
    GAPS = "SELECT needs AS value FROM gap WHERE person_id = $1 AND recorded_at >= $2 ORDER BY recorded_at, id";
    CONTACTS = "SELECT COUNT(CASE WHEN kind IN ('spoke', 'visit') THEN 1 END) AS reached, \
        COUNT(CASE WHEN kind = 'no_answer' THEN 1 END) AS unanswered, MAX(happened_at) AS last_at \
        FROM contact WHERE person_id = $1 AND undone_at IS NULL AND (referral_id = $2 OR happened_at >= $3)";
    CONCERNS = "SELECT COUNT(*) AS value FROM safeguarding_concern WHERE person_id = $1 AND closed_at IS NULL";
    CONSENT = "SELECT CASE WHEN withdrawn_at IS NULL THEN TRUE ELSE FALSE END AS value FROM consent \
        WHERE person_id = $1 AND kind = 'share_with_practice' ORDER BY given_at DESC, id DESC LIMIT 1";
    SIGNS_IN = "SELECT COUNT(*) AS value FROM account WHERE scheme_id = $1 AND organisation_id = $2 AND active AND kind = 'person'";
}

impl FromRow for GoalLine {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            words: row.get("words")?,
            importance: row.get("importance")?,
            state: row.get("state")?,
            outcome: row.get("outcome")?,
        })
    }
}

impl FromRow for MeasureLine {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self { measure: row.get("measure")?, items: row.get("items")?, taken_on: row.get("taken_on")? })
    }
}

impl FromRow for OnwardLine {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            service: row.get("service")?,
            state: row.get("state")?,
            sent_at: row.get("sent_at")?,
            first_attended_on: row.get("first_attended_on")?,
            last_attended_on: row.get("last_attended_on")?,
            end_reason: row.get("end_reason")?,
        })
    }
}

impl FromRow for SignpostLine {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self { service: row.get("service")?, given_at: row.get("given_at")? })
    }
}

impl FromRow for ContactCounts {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self { reached: row.get("reached")?, unanswered: row.get("unanswered")?, last_at: row.get("last_at")? })
    }
}

/// The goals of the plan that is still open, most important first.
pub async fn goals(tx: &mut Tx, person: PersonId, referral: ReferralId) -> Result<Vec<GoalLine>> {
    tx.all(GOALS, args![person, referral]).await
}

/// Every answer set of this episode, by measure and then by day.
pub async fn measures(tx: &mut Tx, person: PersonId, referral: ReferralId) -> Result<Vec<MeasureLine>> {
    tx.all(MEASURES, args![person, referral]).await
}

pub async fn onward(tx: &mut Tx, person: PersonId, referral: ReferralId, since: Timestamp) -> Result<Vec<OnwardLine>> {
    tx.all(ONWARD, args![person, referral, since]).await
}

pub async fn signposts(tx: &mut Tx, person: PersonId, since: Timestamp) -> Result<Vec<SignpostLine>> {
    tx.all(SIGNPOSTS, args![person, since]).await
}

/// Codes of the needs for which nothing was found, one text for each gap.
pub async fn gaps(tx: &mut Tx, person: PersonId, since: Timestamp) -> Result<Vec<String>> {
    let found: Vec<Only<String>> = tx.all(GAPS, args![person, since]).await?;
    Ok(found.into_iter().map(|it| it.0).collect())
}

pub async fn contact_counts(
    tx: &mut Tx,
    person: PersonId,
    referral: ReferralId,
    since: Timestamp,
) -> Result<ContactCounts> {
    tx.one(CONTACTS, args![person, referral, since]).await
}

pub async fn concerns_open(tx: &mut Tx, person: PersonId) -> Result<i64> {
    Ok(tx.one::<Only<i64>>(CONCERNS, args![person]).await?.0)
}

/// What the person last said about telling the practice; `None` when nobody asked.
pub async fn consent_to_practice(tx: &mut Tx, person: PersonId) -> Result<Option<bool>> {
    Ok(tx.maybe::<Only<bool>>(CONSENT, args![person]).await?.map(|it| it.0))
}

/// Can anybody of this organisation sign in and read a reply there?
pub async fn organisation_signs_in(
    tx: &mut Tx,
    scheme: SchemeId,
    organisation: ReferringOrganisationId,
) -> Result<bool> {
    Ok(tx.one::<Only<i64>>(SIGNS_IN, args![scheme, organisation]).await?.0 > 0)
}

//! Lists of people: never whole records, always within a scope, one statement a list.

use footbridge_domain::access::Scope;
use footbridge_domain::ids::{AccountId, PersonId, ReferralId};
use jiff::Timestamp;
use jiff::civil::Date;

use crate::db::{Only, Tx};
use crate::error::Result;
use crate::row::{FromRow, Row};
use crate::sql::{Filtered, PERSON_SCOPE};
use crate::statements;
use crate::value::{AsValue as _, Value};

/// One row of a list of people.
#[derive(Clone)]
pub struct PersonSummary {
    pub id: PersonId,
    pub first_name: String,
    pub family_name: String,
    pub preferred_name: String,
    pub born_on: Option<Date>,
    pub postcode: String,
    pub language: String,
    pub referral: Option<ReferralId>,
    pub reference: Option<String>,
    pub state: Option<String>,
    pub received_at: Option<Timestamp>,
    pub needs: Option<String>,
    pub worker: Option<AccountId>,
    pub worker_name: Option<String>,
    pub last_contact_at: Option<Timestamp>,
    pub next_contact_on: Option<Date>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CaseloadOrder {
    #[default]
    Name,
    /// Soonest next contact first, those without one last.
    NextContact,
    /// Longest without contact first.
    LastContact,
}

#[derive(Debug, Clone, Default)]
pub struct CaseloadFilter {
    /// Only people with an open referral.
    pub open_only: bool,
    pub worker: Option<AccountId>,
    /// Next contact on or before this day.
    pub due_by: Option<Date>,
    /// No contact since this instant.
    pub quiet_since: Option<Timestamp>,
    /// An open plan whose review is due by this day.
    pub review_by: Option<Date>,
    /// Folded start of a family name or of "family first".
    pub name_starts: Option<String>,
    pub order: CaseloadOrder,
    pub limit: i64,
    pub offset: i64,
}

const HEAD: &str = "SELECT p.id, p.first_name, p.family_name, p.preferred_name, p.born_on, p.postcode, p.language, \
    r.id AS referral_id, r.reference, r.state, r.received_at, r.needs, p.worker_id, a.name AS worker_name, \
    p.last_contact_at, p.next_contact_on \
    FROM person p LEFT JOIN referral r ON r.id = p.open_referral_id LEFT JOIN account a ON a.id = p.worker_id";
const COUNT: &str = "SELECT COUNT(*) AS value FROM person p";

statements! {
    SEARCH = "SELECT p.id, p.first_name, p.family_name, p.preferred_name, p.born_on, p.postcode, p.language, \
        r.id AS referral_id, r.reference, r.state, r.received_at, r.needs, p.worker_id, a.name AS worker_name, \
        p.last_contact_at, p.next_contact_on \
        FROM person p LEFT JOIN referral r ON r.id = p.open_referral_id LEFT JOIN account a ON a.id = p.worker_id \
        WHERE p.scheme_id = $1 AND p.merged_into IS NULL AND p.id IN ( \
            SELECT id FROM person WHERE scheme_id = $1 AND name_key >= $2 AND name_key < $3 \
            UNION SELECT id FROM person WHERE scheme_id = $1 AND nhs_number = $4 \
            UNION SELECT id FROM person WHERE scheme_id = $1 AND phone_key = $4 \
            UNION SELECT person_id FROM referral WHERE reference = $5 AND scheme_id = $1) \
        ORDER BY p.name_key, p.id LIMIT $6";
}

impl FromRow for PersonSummary {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            first_name: row.get("first_name")?,
            family_name: row.get("family_name")?,
            preferred_name: row.get("preferred_name")?,
            born_on: row.get("born_on")?,
            postcode: row.get("postcode")?,
            language: row.get("language")?,
            referral: row.get("referral_id")?,
            reference: row.get("reference")?,
            state: row.get("state")?,
            received_at: row.get("received_at")?,
            needs: row.get("needs")?,
            worker: row.get("worker_id")?,
            worker_name: row.get("worker_name")?,
            last_contact_at: row.get("last_contact_at")?,
            next_contact_on: row.get("next_contact_on")?,
        })
    }
}

/// People within the scope, filtered and in order.
pub async fn caseload(tx: &mut Tx, scope: &Scope, filter: &CaseloadFilter) -> Result<Vec<PersonSummary>> {
    let end = filter.name_starts.as_deref().map(after_prefix);
    let list = filtered(HEAD, scope, filter, end.as_deref());
    let tail = match filter.order {
        CaseloadOrder::Name => "ORDER BY p.name_key, p.id LIMIT {} OFFSET {}",
        CaseloadOrder::NextContact => "ORDER BY p.next_contact_on NULLS LAST, p.name_key, p.id LIMIT {} OFFSET {}",
        CaseloadOrder::LastContact => "ORDER BY p.last_contact_at NULLS FIRST, p.name_key, p.id LIMIT {} OFFSET {}",
    };
    let (sql, args) = list.tail(tail, &[Value::Int(filter.limit), Value::Int(filter.offset)]);
    tx.all(sql, &args).await
}

/// How many people that list holds.
pub async fn count(tx: &mut Tx, scope: &Scope, filter: &CaseloadFilter) -> Result<i64> {
    let end = filter.name_starts.as_deref().map(after_prefix);
    let (sql, args) = filtered(COUNT, scope, filter, end.as_deref()).tail("", &[]);
    Ok(tx.one::<Only<i64>>(sql, &args).await?.0)
}

fn filtered<'a>(
    head: &'static str,
    scope: &'a Scope,
    filter: &'a CaseloadFilter,
    end: Option<&'a str>,
) -> Filtered<'a> {
    let mut list = Filtered::new(head).scoped(scope, &PERSON_SCOPE).and("p.merged_into IS NULL", &[]).and_if(
        filter.open_only,
        "p.open_referral_id IS NOT NULL",
        &[],
    );
    if let Some(worker) = &filter.worker {
        list = list.and("p.worker_id = {}", &[worker.as_value()]);
    }
    if let Some(day) = &filter.due_by {
        list = list.and("p.next_contact_on <= {}", &[day.as_value()]);
    }
    if let Some(since) = &filter.quiet_since {
        list = list.and("(p.last_contact_at IS NULL OR p.last_contact_at < {})", &[since.as_value()]);
    }
    if let Some(day) = &filter.review_by {
        list = list.and(
            "EXISTS (SELECT 1 FROM plan w WHERE w.person_id = p.id AND w.state <> 'ended' AND w.review_on <= {})",
            &[day.as_value()],
        );
    }
    if let (Some(start), Some(end)) = (&filter.name_starts, end) {
        list = list.and("p.name_key >= {} AND p.name_key < {}", &[Value::Text(start), Value::Text(end)]);
    }
    list
}

/// People of the scheme by the start of their name, an NHS or phone number, or a referral's reference.
/// Names only: opening one is decided, and audited, on its own.
pub async fn search_by_name(
    tx: &mut Tx,
    scope: &Scope,
    name_start: &str,
    digits: &str,
    reference: &str,
    most: i64,
) -> Result<Vec<PersonSummary>> {
    let none = "\u{1}"; // no stored key starts with this
    let start = if name_start.is_empty() { none } else { name_start };
    let digits = if digits.is_empty() { none } else { digits };
    let (scheme, end) = (scope.scheme(), after_prefix(start));
    tx.all(SEARCH, crate::args![scheme, start, end, digits, reference, most]).await
}

/// The first text that sorts after every text with this start.
fn after_prefix(start: &str) -> String {
    format!("{start}\u{10ffff}")
}

//! Everything that happened with a person, newest first, in one statement: each table gives its rows the same columns.

use footbridge_domain::ids::PersonId;
use jiff::Timestamp;
use uuid::Uuid;

use crate::args;
use crate::db::Tx;
use crate::error::Result;
use crate::row::{FromRow, Row};
use crate::statements;

/// One thing that happened. What the columns hold depends on `kind`.
#[derive(Clone)]
pub struct Happening {
    /// `contact`, `referral_received`, `onward` …
    pub kind: String,
    pub id: Uuid,
    pub at: Timestamp,
    /// The code that says which sort of it: kind of contact, event of an onward referral.
    pub code: String,
    /// A further code or name.
    pub detail: String,
    /// Who did it, by name.
    pub who: String,
    pub body: String,
    pub minutes: i64,
    pub written_at: Timestamp,
    pub by: Option<Uuid>,
}

statements! {
    OF_PERSON = "SELECT kind, id, at, code, detail, who, body, minutes, written_at, by_id FROM ( \
        SELECT 'contact' AS kind, c.id AS id, c.happened_at AS at, c.kind AS code, c.method || ' ' || c.outcome AS detail, \
            a.name AS who, c.note AS body, c.minutes AS minutes, c.written_at AS written_at, c.worker_id AS by_id \
            FROM contact c JOIN account a ON a.id = c.worker_id WHERE c.person_id = $1 AND c.undone_at IS NULL \
        UNION ALL SELECT 'referral_received', r.id, r.received_at, r.source, r.reference, r.referrer_name, r.reason, \
            CAST(0 AS BIGINT), r.received_at, r.referrer_account_id FROM referral r WHERE r.person_id = $1 \
        UNION ALL SELECT 'referral_accepted', r.id, r.accepted_at, r.source, r.reference, a.name, '', \
            CAST(0 AS BIGINT), r.accepted_at, r.accepted_by FROM referral r JOIN account a ON a.id = r.accepted_by \
            WHERE r.person_id = $1 AND r.accepted_at IS NOT NULL \
        UNION ALL SELECT 'referral_ended', r.id, r.ended_at, r.state, r.reference, COALESCE(a.name, ''), r.end_reason, \
            CAST(0 AS BIGINT), r.ended_at, r.ended_by FROM referral r LEFT JOIN account a ON a.id = r.ended_by \
            WHERE r.person_id = $1 AND r.ended_at IS NOT NULL \
        UNION ALL SELECT 'what_matters', w.id, w.written_at, '', '', a.name, w.most_important, CAST(0 AS BIGINT), w.written_at, \
            w.written_by FROM what_matters w JOIN account a ON a.id = w.written_by WHERE w.person_id = $1 \
        UNION ALL SELECT 'plan_agreed', p.id, p.agreed_at, p.agreed_how, p.agreed_by, a.name, '', p.revision, p.agreed_at, \
            p.written_by FROM plan p JOIN account a ON a.id = p.written_by WHERE p.person_id = $1 AND p.agreed_at IS NOT NULL \
        UNION ALL SELECT 'goal', g.id, g.updated_at, g.state, '', '', g.words, CAST(0 AS BIGINT), g.updated_at, g.id \
            FROM goal g JOIN plan p ON p.id = g.plan_id WHERE g.person_id = $1 AND p.state <> 'ended' \
            AND g.state IN ('achieved', 'partly_achieved', 'not_achieved', 'no_longer_wanted') \
        UNION ALL SELECT 'measure', m.id, m.recorded_at, m.measure, m.mode, COALESCE(a.name, ''), m.items, \
            CAST(0 AS BIGINT), m.recorded_at, m.recorded_by FROM measure_response m LEFT JOIN account a ON a.id = m.recorded_by \
            WHERE m.person_id = $1 \
        UNION ALL SELECT 'onward', o.id, e.at, e.event, s.name, e.who, e.note, e.seq, e.at, o.service_id \
            FROM onward_event e JOIN onward_referral o ON o.id = e.onward_id JOIN service s ON s.id = o.service_id \
            WHERE o.person_id = $1 \
        UNION ALL SELECT 'signpost', g.service_id, g.given_at, g.how, s.name, a.name, g.note, CAST(0 AS BIGINT), g.given_at, \
            g.given_by FROM signpost g JOIN service s ON s.id = g.service_id JOIN account a ON a.id = g.given_by \
            WHERE g.person_id = $1 \
        UNION ALL SELECT 'message', m.id, m.created_at, m.channel, m.kind, '', m.subject, CAST(0 AS BIGINT), m.created_at, m.id \
            FROM message m WHERE m.person_id = $1 \
        UNION ALL SELECT 'consent_withdrawn', c.id, c.withdrawn_at, c.kind, c.recipient, COALESCE(a.name, ''), '', \
            CAST(0 AS BIGINT), c.withdrawn_at, c.withdrawn_by FROM consent c LEFT JOIN account a ON a.id = c.withdrawn_by \
            WHERE c.person_id = $1 AND c.withdrawn_at IS NOT NULL \
        UNION ALL SELECT 'safeguarding', c.id, c.recorded_at, '', '', a.name, '', CAST(0 AS BIGINT), c.recorded_at, \
            c.recorded_by FROM safeguarding_concern c JOIN account a ON a.id = c.recorded_by WHERE c.person_id = $1 \
        UNION ALL SELECT 'restricted_note', n.id, n.written_at, n.kind, '', a.name, '', CAST(0 AS BIGINT), n.written_at, \
            n.author_id FROM restricted_note n JOIN account a ON a.id = n.author_id WHERE n.person_id = $1 \
        ) happenings ORDER BY at DESC, minutes DESC, id DESC LIMIT $2";
}

impl FromRow for Happening {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            kind: row.get("kind")?,
            id: row.get("id")?,
            at: row.get("at")?,
            code: row.get("code")?,
            detail: row.get("detail")?,
            who: row.get("who")?,
            body: row.get("body")?,
            minutes: row.get("minutes")?,
            written_at: row.get("written_at")?,
            by: row.get("by_id")?,
        })
    }
}

/// The newest `most` happenings. The caller has been allowed to see the record.
pub async fn of_person(tx: &mut Tx, person: PersonId, most: i64) -> Result<Vec<Happening>> {
    tx.all(OF_PERSON, args![person, most]).await
}

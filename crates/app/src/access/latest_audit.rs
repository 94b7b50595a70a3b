//! The scheme's latest entries of the audit trail, page by page. Looking at it is an entry too.

use footbridge_domain::access::{Action, Actor};
use footbridge_store::access::audit::{self, Chained};

use crate::app::App;
use crate::error::Result;
use crate::load::{permit_at_all, scheme_of};
use crate::record::{Event, record_read};

pub const PAGE: i64 = 100;

pub async fn run(app: &App, actor: &Actor, before: Option<i64>) -> Result<Vec<Chained>> {
    let now = app.now();
    permit_at_all(actor, Action::ReadAuditTrail)?;
    let scheme = scheme_of(actor)?;
    let mut tx = app.begin().await?;
    let entries = audit::latest(&mut tx, scheme, before.unwrap_or(i64::MAX), PAGE).await?;
    record_read(&mut tx, actor, Event::of("audit_trail_viewed", "scheme", scheme.uuid()), now).await?;
    tx.commit().await?;
    Ok(entries)
}

//! Somebody looked and the entry is still right: one tap, and everybody can trust it again.

use footbridge_domain::access::{Action, Actor};
use footbridge_domain::directory::ServiceId;
use footbridge_store::directory;

use super::index;
use crate::app::App;
use crate::error::{AppError, Noun, Result};
use crate::load::permit_at_all;
use crate::record::{Event, record};

pub struct StillRight {
    pub service: ServiceId,
    pub seen: i64,
}

pub async fn run(app: &App, actor: &Actor, command: StillRight) -> Result<()> {
    let now = app.now();
    let mut tx = app.begin().await?;
    permit_at_all(actor, Action::EditDirectory)?;
    let mut entry =
        directory::get(&mut tx, command.service).await.map_err(|error| AppError::from(error).noun(Noun::Entry))?;
    if entry.version != command.seen {
        return Err(AppError::Conflict);
    }
    entry.service.checked_on = Some(app.today());
    entry.checked_how = "our directory team looked".to_owned();
    entry.updated_at = now;
    directory::save(&mut tx, &entry).await?;
    record(&mut tx, actor, Event::of("entry_checked", "service", command.service.uuid()), now).await?;
    tx.commit().await?;
    index::follow(app).await;
    Ok(())
}

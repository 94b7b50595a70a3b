//! A tip for colleagues: "Ask for Sue, she meets people at the door". It stays within the scheme.

use footbridge_domain::access::{Action, Actor};
use footbridge_domain::directory::ServiceId;
use footbridge_store::directory::{self, Tip};

use crate::app::App;
use crate::error::{AppError, Noun, Result};
use crate::ids::fresh;
use crate::load::{permit_at_all, scheme_of};
use crate::record::{Event, record};

/// Letters a tip may have.
pub const LONGEST: usize = 500;

pub struct WriteTip {
    pub service: ServiceId,
    pub words: String,
}

pub async fn run(app: &App, actor: &Actor, command: WriteTip) -> Result<()> {
    let now = app.now();
    let words = command.words.trim();
    if words.is_empty() {
        return Err(AppError::invalid("tip", "Enter a tip, like: ask for Sue, she meets people at the door"));
    }
    if words.chars().count() > LONGEST {
        return Err(AppError::invalid("tip", format!("Use at most {LONGEST} letters.")));
    }
    let mut tx = app.begin().await?;
    permit_at_all(actor, Action::MatchPerson)?;
    directory::get(&mut tx, command.service).await.map_err(|error| AppError::from(error).noun(Noun::Entry))?;
    let tip = Tip {
        id: fresh(),
        scheme: scheme_of(actor)?,
        service: command.service,
        words: words.to_owned(),
        written_by: actor.account_id().ok_or(AppError::NotSignedIn)?,
        written_by_name: String::new(),
        written_at: now,
    };
    directory::insert_tip(&mut tx, &tip).await?;
    record(&mut tx, actor, Event::of("tip_written", "service", command.service.uuid()), now).await?;
    tx.commit().await?;
    Ok(())
}

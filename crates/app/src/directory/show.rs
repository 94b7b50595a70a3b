//! One entry with everything there is to say of it: who runs it, where each value came from, colleagues' tips.

use footbridge_domain::access::{Action, Actor, may_ever};
use footbridge_domain::directory::{Organisation, ServiceId};
use footbridge_store::directory::{self, Entry, Origin, Tip};

use crate::app::App;
use crate::error::{AppError, Noun, Result};
use crate::load::permit_at_all;

pub struct Shown {
    pub entry: Entry,
    pub organisation: Option<Organisation>,
    /// What else the organisation offers.
    pub others: Vec<Entry>,
    pub provenance: Vec<Origin>,
    /// Only for those who work with people.
    pub tips: Vec<Tip>,
}

pub async fn run(app: &App, actor: &Actor, id: ServiceId) -> Result<Shown> {
    permit_at_all(actor, Action::SearchDirectory)?;
    let mut tx = app.read().await?;
    let entry = directory::get(&mut tx, id).await.map_err(|error| AppError::from(error).noun(Noun::Entry))?;
    let (mut organisation, mut others) = (None, Vec::new());
    if let Some(id) = entry.service.organisation {
        organisation = Some(directory::get_organisation(&mut tx, id).await?);
        others = directory::list_by_organisation(&mut tx, id).await?;
        others.retain(|it| it.service.id != entry.service.id && it.service.status.can_be_offered());
    }
    let provenance = directory::provenance(&mut tx, id).await?;
    let tips = match actor.scheme().filter(|_| may_ever(actor, Action::MatchPerson)) {
        Some(scheme) => directory::tips(&mut tx, id, scheme).await?,
        None => Vec::new(),
    };
    Ok(Shown { entry, organisation, others, provenance, tips })
}

/// The entry alone: for a form that changes it, or another slice's page about it.
pub async fn entry(app: &App, actor: &Actor, id: ServiceId) -> Result<Entry> {
    permit_at_all(actor, Action::SearchDirectory)?;
    let mut tx = app.read().await?;
    directory::get(&mut tx, id).await.map_err(|error| AppError::from(error).noun(Noun::Entry))
}

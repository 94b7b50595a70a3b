//! Finding entries: the index says which and in what order, one read of the database fills the page.

use std::collections::HashMap;

use footbridge_domain::access::{Action, Actor};
use footbridge_domain::directory::ServiceId;
use footbridge_domain::geography::{Distance, MILE};
use footbridge_domain::matching::explain::{Check, Reason, explain};
use footbridge_domain::matching::score::Terms;
use footbridge_domain::matching::wants::Wants;
use footbridge_search::{Around, Correction, Hit, Query};
use footbridge_store::Tx;
use footbridge_store::directory::{self, Entry};

use super::index;
use super::labels::PlainLabels;
use super::place::{self, Spot};
use crate::app::App;
use crate::error::Result;
use crate::load::permit_at_all;

/// How far people go when nobody has said.
pub const USUAL_MILES: f64 = 5.0;
/// Entries on one page at most.
const MOST: usize = 100;

/// What is asked of the directory. Everything that is asked must be met; what is not asked does not count.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Ask {
    /// Words: every one must be found, in one form or another.
    pub words: String,
    /// The last word may still be unfinished.
    pub typing: bool,
    /// Needs, and what rules an entry out.
    pub wants: Wants,
    /// Codes of kinds of support, one of which it must be.
    pub kinds: Vec<String>,
    /// A postcode, its first half, or a town.
    pub near: String,
    pub miles: Option<f64>,
    /// Only what needs no journey.
    pub no_journey: bool,
    /// What is asked must be said to be so: silence is not enough.
    pub stated_only: bool,
    /// How many; 20 when 0.
    pub limit: usize,
    pub offset: usize,
}

/// One entry that was found, and why.
#[derive(Debug, Clone)]
pub struct Match {
    pub entry: Entry,
    /// Between 0 and 1.
    pub score: f32,
    pub terms: Terms,
    pub reasons: Vec<Reason>,
    /// What to check before telling the person.
    pub checks: Vec<Check>,
    pub distance: Option<Distance>,
}

/// Whether the place that was typed is known.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Near {
    #[default]
    NotAsked,
    At(Spot),
    NotKnown,
}

impl Near {
    pub fn spot(&self) -> Option<&Spot> {
        if let Self::At(spot) = self { Some(spot) } else { None }
    }
}

#[derive(Debug, Clone, Default)]
pub struct Found {
    pub matches: Vec<Match>,
    /// How many there are in all.
    pub total: usize,
    pub near: Near,
    /// Words that were not found as typed, and what was looked for instead.
    pub corrections: Vec<Correction>,
}

/// Searches the directory for whoever may look in it.
pub async fn run(app: &App, actor: &Actor, ask: &Ask) -> Result<Found> {
    permit_at_all(actor, Action::SearchDirectory)?;
    find(app, ask).await
}

/// The same without asking who: for use cases that have asked already.
pub(crate) async fn find(app: &App, ask: &Ask) -> Result<Found> {
    let index = index::current(app).await?;
    let mut tx = app.read().await?;
    let near = spot(&mut tx, ask).await?;
    let query = query(app, ask, near.spot());
    let hits = index.search(&query);
    let matches = fill(&mut tx, &query, hits.hits).await?;
    Ok(Found { matches, total: hits.total, near, corrections: hits.corrections })
}

async fn spot(tx: &mut Tx, ask: &Ask) -> Result<Near> {
    if ask.near.trim().is_empty() {
        return Ok(Near::NotAsked);
    }
    Ok(place::find(tx, &ask.near).await?.map_or(Near::NotKnown, Near::At))
}

fn query(app: &App, ask: &Ask, near: Option<&Spot>) -> Query {
    let around = near.map(|it| Around {
        centre: it.point,
        precision: it.precision,
        metres: Some(ask.miles.filter(|it| it.is_finite()).unwrap_or(USUAL_MILES).clamp(0.1, 500.0) * MILE),
    });
    Query {
        words: ask.words.clone(),
        typing: ask.typing,
        wants: ask.wants.clone(),
        kinds: ask.kinds.clone(),
        around,
        no_journey: ask.no_journey,
        stated_only: ask.stated_only,
        limit: if ask.limit == 0 { 20 } else { ask.limit.min(MOST) },
        offset: ask.offset,
        ..Query::new(app.today())
    }
}

/// Entries as the database has them now: what the index is late to learn can be missing, never shown wrongly.
async fn fill(tx: &mut Tx, query: &Query, hits: Vec<Hit>) -> Result<Vec<Match>> {
    let ids: Vec<ServiceId> = hits.iter().map(|it| it.id).collect();
    let entries = directory::list_by_ids(tx, &ids).await?;
    let mut entries: HashMap<ServiceId, Entry> = entries.into_iter().map(|it| (it.service.id, it)).collect();
    let matches = hits.into_iter().filter_map(|hit| {
        let entry = entries.remove(&hit.id).filter(|it| query.wants.bars(&it.service).is_empty())?;
        let why = explain(&query.wants, &entry.service, hit.distance, query.today, &PlainLabels);
        Some(Match {
            entry,
            score: hit.score,
            terms: hit.terms,
            reasons: why.reasons,
            checks: why.checks,
            distance: hit.distance,
        })
    });
    Ok(matches.collect())
}

//! The synthetic world: a scheme in a town by the sea, told from a seed. It feeds the demonstration, tests and loads.
//!
//! Nobody in it is real. NHS numbers are from the range kept for tests, telephone numbers from those kept for drama,
//! addresses of mail end in example.org. Dates follow the application's clock, so that there is always a today.

mod batch;
mod catalogue;
mod chance;
mod connect;
mod diary;
mod episode;
mod invitation;
mod names;
mod person;
mod places;
mod referral;
mod scores;
mod service_facts;
mod size;
mod story;
mod support;
mod team;
mod teller;
mod words;

use anyhow::Result;
use footbridge_app::App;
use jiff::ToSpan as _;

pub use size::WorldSize;
pub use team::PASSWORD;

use chance::Chance;
use teller::Teller;

/// What was told, for whoever asked for it.
#[derive(Debug, Clone)]
pub struct World {
    pub people: u64,
    pub services: u64,
    /// Practices and agencies with the secret of their own form: `/refer/{link}`.
    pub form_links: Vec<(String, String)>,
}

/// People written in one transaction.
const AT_ONCE: u64 = 500;

/// No scheme has been founded here yet.
pub async fn is_empty(app: &App) -> Result<bool> {
    let mut tx = app.database().read().await?;
    Ok(footbridge_store::access::schemes::list(&mut tx).await?.is_empty())
}

/// Tells a whole world into an empty, migrated database. `progress` hears how much of `size.steps()` is done.
pub async fn build(app: &App, size: &WorldSize, seed: u64, mut progress: impl FnMut(u64)) -> Result<World> {
    let since = app.now() - (i64::from(size.months) * 31 * 24).hours();
    let mut chance = Chance::new(seed, since);
    let team = team::found(app, &mut chance, size, since).await?;
    let mut tx = app.database().begin().await?;
    footbridge_store::directory::put_postcodes(&mut tx, &places::postcodes()).await?;
    tx.commit().await?;
    let (shelf, chance) = catalogue::stock(app, chance, size, &mut progress).await?;
    let mut teller = Teller::new(app, chance, *size, &team, &shelf);
    let fates = episode::fates(&mut teller.chance);
    let at_once = if size.tells_whole_stories() { size.people } else { AT_ONCE };
    for number in 0..size.people {
        let place = usize::try_from(number).unwrap_or_default() % fates.len();
        teller.tell(fates[place]);
        if (number + 1) % at_once == 0 || number + 1 == size.people {
            std::mem::take(&mut teller.batch).write(app).await?;
            progress(size.services + number + 1);
        }
    }
    let form_links = team.organisations.iter().map(|it| (it.name.clone(), it.link.clone())).collect();
    Ok(World { people: size.people, services: size.services, form_links })
}

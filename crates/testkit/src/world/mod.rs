//! The synthetic world: a scheme in a town by the sea, told from a seed. It feeds the demonstration, tests and loads.
//!
//! Nobody in it is real. NHS numbers are from the range kept for tests, telephone numbers from those kept for drama,
//! addresses of mail end in example.org. Dates follow the application's clock, so that there is always a today.

mod batch;
mod catalogue;
mod chance;
mod connect;
mod diary;
mod drafts;
mod episode;
mod heroes;
mod invitation;
mod names;
mod person;
mod places;
mod referral;
mod reply;
mod scores;
mod sealed;
mod service_facts;
mod size;
mod story;
mod support;
mod team;
mod teller;
mod week;
mod words;

use anyhow::Result;
use footbridge_app::App;
use jiff::ToSpan as _;

pub use size::WorldSize;
pub use team::PASSWORD;

use chance::Chance;
use episode::Fate;
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

/// The neighbouring scheme's few people, behind their wall.
async fn stella(app: &App, chance: Chance, team: &team::Team, shelf: &catalogue::Shelf) -> Result<()> {
    let size = WorldSize { people: 30, ..WorldSize::demonstration() };
    let mut teller = Teller::new(app, chance, size, team, shelf);
    (teller.number, teller.references) = (800_000, 3_000_000_000);
    for fate in [
        Fate::Active,
        Fate::Closed,
        Fate::New,
        Fate::Active,
        Fate::Active,
        Fate::Accepted,
        Fate::Closed,
        Fate::Active,
        Fate::Declined,
        Fate::Active,
    ] {
        teller.tell(fate);
    }
    teller.weeks();
    teller.batch.write(app).await
}

/// No scheme has been founded here yet.
pub async fn is_empty(app: &App) -> Result<bool> {
    let mut tx = app.database().read().await?;
    Ok(footbridge_store::access::schemes::list(&mut tx).await?.is_empty())
}

/// Tells a whole world into an empty, migrated database. `progress` hears how much of `size.steps()` is done.
pub async fn build(app: &App, size: &WorldSize, seed: u64, mut progress: impl FnMut(u64)) -> Result<World> {
    let since = app.now() - (i64::from(size.months) * 31 * 24).hours();
    let mut chance = Chance::new(seed, since);
    let (team, hillside) = team::found(app, &mut chance, size, since).await?;
    let mut tx = app.database().begin().await?;
    footbridge_store::directory::put_postcodes(&mut tx, &places::postcodes()).await?;
    tx.commit().await?;
    let (shelf, chance) = catalogue::stock(app, chance, size, &mut progress).await?;
    let mut teller = Teller::new(app, chance, *size, &team, &shelf);
    let fates = episode::fates(&mut teller.chance);
    let at_once = if size.tells_whole_stories() { size.people } else { AT_ONCE };
    let named = if size.people >= 100 { heroes::HEROES } else { 0 };
    if named > 0 {
        teller.heroes();
    }
    for number in named..size.people {
        let place = usize::try_from(number).unwrap_or_default() % fates.len();
        teller.tell(fates[place]);
        if number + 1 == size.people {
            teller.weeks();
            teller.opened_by_others();
        }
        if (number + 1) % at_once == 0 || number + 1 == size.people {
            std::mem::take(&mut teller.batch).write(app).await?;
            progress(size.services + number + 1);
        }
    }
    if size.tells_whole_stories() {
        stella(app, teller.chance, &hillside, &shelf).await?;
        drafts::leave(app, &team).await?;
    }
    let form_links = team.organisations.iter().map(|it| (it.name.clone(), it.link.clone())).collect();
    Ok(World { people: size.people, services: size.services, form_links })
}

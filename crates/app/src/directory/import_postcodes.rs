//! The postcode table from a national file, row by row in constant memory. Repeating it replaces: a broken-off import is
//! simply started again. Entries whose place was only known roughly are then placed anew.

use std::collections::HashMap;

use footbridge_domain::access::{Action, Actor};
use footbridge_domain::directory::ServiceId;
use footbridge_domain::geography::Precision;
use footbridge_domain::people::postcode::Postcode;
use footbridge_formats::spreadsheet::{PostcodeRow, Problem};
use footbridge_store::directory::{self, Entry, PlacedPostcode};
use uuid::Uuid;

use super::index;
use crate::app::App;
use crate::error::Result;
use crate::ids::fresh;
use crate::load::permit_at_all;
use crate::record::{Event, record};

/// Rows in one transaction.
const TOGETHER: usize = 500;
/// Problems kept for the report; the rest are counted.
const MOST_PROBLEMS: usize = 100;

#[derive(Debug, Clone, Default, PartialEq)]
pub struct Imported {
    pub rows: usize,
    pub placed: usize,
    /// Rows that have no place: large users, the Channel Islands.
    pub without_place: usize,
    pub left_out: usize,
    /// Entries of the directory whose place is now exact.
    pub entries_placed: usize,
    /// The first problems.
    pub problems: Vec<Problem>,
}

/// `progress` hears how many rows are done.
pub async fn run(
    app: &App,
    actor: &Actor,
    rows: impl Iterator<Item = std::result::Result<PostcodeRow, Problem>> + Send,
    progress: impl Fn(usize) + Send,
) -> Result<Imported> {
    permit_at_all(actor, Action::EditDirectory)?;
    let mut done = Imported::default();
    let mut together: HashMap<String, PlacedPostcode> = HashMap::with_capacity(TOGETHER);
    for row in rows {
        done.rows += 1;
        match row {
            Ok(row) => match placed(row) {
                Some(row) => {
                    done.placed += 1;
                    together.insert(row.key.clone(), row);
                }
                None => done.without_place += 1,
            },
            Err(problem) => {
                done.left_out += 1;
                if done.problems.len() < MOST_PROBLEMS {
                    done.problems.push(problem);
                }
            }
        }
        if together.len() >= TOGETHER {
            put(app, &mut together).await?;
            progress(done.rows);
        }
    }
    put(app, &mut together).await?;
    progress(done.rows);
    done.entries_placed = place_again(app).await?;
    let mut tx = app.begin().await?;
    let counts = format!("rows={} placed={} entries={}", done.rows, done.placed, done.entries_placed);
    record(&mut tx, actor, Event::of("postcodes_imported", "import", fresh::<Uuid>()).detail(counts), app.now())
        .await?;
    tx.commit().await?;
    index::follow(app).await;
    Ok(done)
}

fn placed(row: PostcodeRow) -> Option<PlacedPostcode> {
    Some(PlacedPostcode {
        key: Postcode::parse(&row.postcode).ok()?.key(),
        coordinates: row.coordinates?,
        lsoa: row.lsoa.unwrap_or_default(),
        ward: row.ward.unwrap_or_default(),
        terminated: row.terminated,
    })
}

async fn put(app: &App, together: &mut HashMap<String, PlacedPostcode>) -> Result<()> {
    if together.is_empty() {
        return Ok(());
    }
    let rows: Vec<PlacedPostcode> = together.drain().map(|it| it.1).collect();
    let mut tx = app.begin().await?;
    directory::put_postcodes(&mut tx, &rows).await?;
    tx.commit().await?;
    Ok(())
}

/// Gives entries that lie only in their district, or nowhere, the place of their postcode.
async fn place_again(app: &App) -> Result<usize> {
    let mut after = ServiceId::from_uuid(Uuid::nil());
    let mut changed = 0;
    loop {
        let mut tx = app.begin().await?;
        let entries = directory::list_after(&mut tx, after, 500).await?;
        let Some(last) = entries.last() else { return Ok(changed) };
        after = last.service.id;
        let vague: Vec<Entry> = entries.into_iter().filter(|it| vague_postcodes(it).next().is_some()).collect();
        let postcodes: Vec<Postcode> = vague.iter().flat_map(vague_postcodes).collect();
        let table: HashMap<String, PlacedPostcode> =
            directory::find_postcodes(&mut tx, &postcodes).await?.into_iter().map(|it| (it.key.clone(), it)).collect();
        for mut entry in vague {
            let mut moved = false;
            for location in entry.service.locations.iter_mut().filter(|it| it.precision == Precision::District) {
                let postcode = location.address.postcode.as_deref().and_then(|it| Postcode::parse(it).ok());
                if let Some(found) = postcode.and_then(|it| table.get(&it.key())) {
                    location.coordinates = Some(found.coordinates);
                    location.precision = Precision::Point;
                    moved = true;
                }
            }
            if moved {
                directory::save(&mut tx, &entry).await?;
                changed += 1;
            }
        }
        tx.commit().await?;
    }
}

/// Postcodes of places that are known only roughly.
fn vague_postcodes(entry: &Entry) -> impl Iterator<Item = Postcode> + '_ {
    let places = entry.service.locations.iter().filter(|it| it.precision == Precision::District);
    places.filter_map(|it| Postcode::parse(it.address.postcode.as_deref()?).ok())
}

//! Services from a file: what would happen first, then the same in earnest. Repeating an import changes only what
//! changed in the file; what somebody of the team put right stays.

use std::collections::{BTreeMap, HashMap, HashSet};

use footbridge_domain::access::{Action, Actor};
use footbridge_domain::directory::{Field, LocationId, Organisation, OrganisationId, Provenance, Service, ServiceId};
use footbridge_domain::geography::{Coordinates, MILE, Precision};
use footbridge_domain::people::postcode::Postcode;
use footbridge_formats::spreadsheet::{Mapping, Problem, ServiceDraft, Sheet, read_services};
use footbridge_store::Tx;
use footbridge_store::directory::{self, Entry, Origin};
use uuid::Uuid;

use super::{index, place};
use crate::app::App;
use crate::error::{AppError, Result};
use crate::ids::fresh;
use crate::load::permit_at_all;
use crate::record::{Event, record};

/// Entries saved together: an import never keeps others waiting for long, and repeating it is safe.
const TOGETHER: usize = 200;
/// A place that lies so far from its own postcode is a mistake: the postcode is believed.
const BELIEVED_METRES: f64 = MILE;

pub struct ImportServices<'a> {
    pub sheet: &'a Sheet,
    pub mapping: &'a Mapping,
    /// Say what would happen and change nothing.
    pub dry_run: bool,
}

/// What happened, or would.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Imported {
    pub source: String,
    pub rows: usize,
    pub new: usize,
    pub changed: usize,
    pub unchanged: usize,
    /// Entries of this source that the file no longer has. They stay; somebody should look at them.
    pub no_longer_there: usize,
    /// Values somebody of the team put right, that the file would have changed.
    pub kept: usize,
    /// Rows with a postcode, and how their place was found.
    pub with_postcode: usize,
    pub placed: usize,
    pub placed_roughly: usize,
    pub problems: Vec<Problem>,
}

/// A draft turned into the entry it becomes, beside the entry it was.
struct Step {
    entry: Entry,
    organisation: Option<Organisation>,
    provenance: Vec<Provenance>,
    before: Option<Entry>,
}

/// `progress` hears how many entries are done.
pub async fn run(
    app: &App,
    actor: &Actor,
    command: ImportServices<'_>,
    progress: impl Fn(usize) + Send,
) -> Result<Imported> {
    permit_at_all(actor, Action::EditDirectory)?;
    let reading = read_services(command.sheet, command.mapping, app.today())
        .map_err(|why| AppError::refused("mapping_does_not_fit", why))?;
    let source = command.mapping.source.code.clone();
    let mut done =
        Imported { source: source.clone(), rows: reading.rows, problems: reading.problems, ..Imported::default() };

    let mut steps = plan(app, &source, reading.drafts, &mut done).await?;
    steps.retain(|step| match &step.before {
        None => {
            done.new += 1;
            true
        }
        Some(before) if before.service == step.entry.service => {
            done.unchanged += 1;
            false
        }
        Some(_) => {
            done.changed += 1;
            true
        }
    });
    if command.dry_run {
        return Ok(done);
    }

    let mut saved = done.unchanged;
    progress(saved);
    for some in steps.chunks_mut(TOGETHER) {
        save(app, some).await?;
        saved += some.len();
        progress(saved);
    }
    let mut tx = app.begin().await?;
    let counts = format!("source={source} new={} changed={} unchanged={}", done.new, done.changed, done.unchanged);
    record(&mut tx, actor, Event::of("services_imported", "import", fresh::<Uuid>()).detail(counts), app.now()).await?;
    tx.commit().await?;
    index::follow(app).await;
    Ok(done)
}

/// What each draft becomes. Reads only.
async fn plan(app: &App, source: &str, drafts: Vec<ServiceDraft>, done: &mut Imported) -> Result<Vec<Step>> {
    let mut tx = app.read().await?;
    let mut known = directory::by_source(&mut tx, source).await?;
    let edited = edited_fields(&mut tx, &known).await?;
    let postcodes = drafts.iter().filter_map(postcode_of).collect::<HashSet<_>>().into_iter().collect::<Vec<_>>();
    let found = directory::find_postcodes(&mut tx, &postcodes).await?;
    let table: HashMap<String, Coordinates> = found.into_iter().map(|it| (it.key, it.coordinates)).collect();
    let mut organisations: HashMap<String, Organisation> = HashMap::new();
    let mut steps = Vec::with_capacity(drafts.len());
    for mut draft in drafts {
        let by_postcode = postcode_of(&draft).and_then(|it| place::of_postcode(table.get(&it.key()).copied(), &it));
        unfold(&mut draft);
        doubt_the_map(&mut draft, by_postcode, done);
        count_places(&draft, by_postcode, done);
        let before = known.remove(&draft.key);
        let organisation = match draft.organisation.clone() {
            Some(name) => Some(organisation_of(&mut tx, &mut organisations, &name, &draft).await?),
            None => None,
        };
        let (key, provenance) = (draft.key.clone(), draft.provenance.clone());
        let service = before.as_ref().map_or_else(fresh, |it| it.service.id);
        let location =
            before.as_ref().and_then(|it| it.service.locations.first()).map_or_else(fresh::<LocationId>, |it| it.id);
        let run_by = organisation.as_ref().map_or_else(fresh::<OrganisationId>, |it| it.id);
        let mut new = draft.into_parts(service, location, run_by, by_postcode).service;
        let kept_fields = edited.get(&service).map(Vec::as_slice).unwrap_or_default();
        let entry = match &before {
            Some(before) => {
                done.kept += keep_ours(&mut new, before, kept_fields);
                Entry { service: new, updated_at: app.now(), ..before.clone() }
            }
            None => Entry::new(new, source, key, app.now()),
        };
        steps.push(Step { entry, organisation, provenance, before });
    }
    done.no_longer_there = known.len();
    Ok(steps)
}

fn postcode_of(draft: &ServiceDraft) -> Option<Postcode> {
    Postcode::parse(draft.address.postcode.as_deref()?).ok()
}

/// A cell may hold several lines: a name is one, an address has each for itself.
fn unfold(draft: &mut ServiceDraft) {
    draft.name = draft.name.split_whitespace().collect::<Vec<_>>().join(" ");
    let lines =
        draft.address.lines.iter().flat_map(|it| it.lines()).map(|it| it.trim().trim_end_matches(',').to_owned());
    draft.address.lines = lines.filter(|it| !it.is_empty()).collect();
}

/// Coordinates far from the postcode of the same row are left out, with a word about it.
fn doubt_the_map(draft: &mut ServiceDraft, by_postcode: Option<(Coordinates, Precision)>, done: &mut Imported) {
    let (Some(own), Some((postcode, Precision::Point))) = (draft.coordinates, by_postcode) else { return };
    let metres = own.to_grid().metres_to(postcode.to_grid());
    if metres > BELIEVED_METRES {
        draft.coordinates = None;
        done.problems.push(Problem {
            row: draft.row,
            field: "coordinates".to_owned(),
            severity: footbridge_formats::spreadsheet::Severity::Note,
            reason: format!("The place on the map is {:.0} miles from its postcode.", metres / MILE),
            remedy: "The postcode was used. Check both.".to_owned(),
        });
    }
}

fn count_places(draft: &ServiceDraft, by_postcode: Option<(Coordinates, Precision)>, done: &mut Imported) {
    if postcode_of(draft).is_some() {
        done.with_postcode += 1;
        match (draft.coordinates, by_postcode) {
            (Some(_), _) | (None, Some((_, Precision::Point))) => done.placed += 1,
            (None, Some((_, Precision::District))) => done.placed_roughly += 1,
            (None, None) => {}
        }
    }
}

async fn organisation_of(
    tx: &mut Tx,
    met: &mut HashMap<String, Organisation>,
    name: &str,
    draft: &ServiceDraft,
) -> Result<Organisation> {
    let key =
        draft.identifier.as_ref().map_or_else(|| name.to_owned(), |(register, number)| format!("{register} {number}"));
    if let Some(organisation) = met.get(&key) {
        return Ok(organisation.clone());
    }
    let known = directory::find_organisation(tx, name, draft.identifier.as_ref()).await?;
    let organisation = known.unwrap_or_else(|| Organisation {
        id: fresh(),
        name: name.to_owned(),
        description: None,
        website: None,
        email: None,
        identifier: draft.identifier.clone(),
    });
    met.insert(key, organisation.clone());
    Ok(organisation)
}

/// Which fields of which entries somebody of the team put right.
async fn edited_fields(tx: &mut Tx, known: &HashMap<String, Entry>) -> Result<HashMap<ServiceId, Vec<Field>>> {
    let mut edited: HashMap<ServiceId, Vec<Field>> = HashMap::new();
    let ids: Vec<ServiceId> = known.values().map(|it| it.service.id).collect();
    for value in directory::edited(tx, &ids).await? {
        edited.entry(value.service).or_default().push(value.value.field);
    }
    Ok(edited)
}

/// What the file knows nothing of, and what somebody put right, stays as it is. Says how many values that kept.
fn keep_ours(new: &mut Service, before: &Entry, edited: &[Field]) -> usize {
    let old = before.service.clone();
    new.capacity = old.capacity;
    new.checked_on = new.checked_on.max(old.checked_on);
    let file = new.clone();
    for field in edited {
        match field {
            Field::Name => new.name.clone_from(&old.name),
            Field::Organisation => new.organisation = old.organisation,
            Field::Description => new.description.clone_from(&old.description),
            Field::Needs => new.needs.clone_from(&old.needs),
            Field::Kinds => new.kinds.clone_from(&old.kinds),
            Field::Website => new.website.clone_from(&old.website),
            Field::Email => new.email.clone_from(&old.email),
            Field::Phone => new.phone.clone_from(&old.phone),
            Field::Address | Field::Coordinates => new.locations.clone_from(&old.locations),
            Field::Schedule => new.schedules.clone_from(&old.schedules),
            Field::Eligibility => new.eligibility.clone_from(&old.eligibility),
            Field::Access => new.access.clone_from(&old.access),
            Field::Cost => new.cost.clone_from(&old.cost),
            Field::Route => {
                new.route = old.route;
                new.route_note.clone_from(&old.route_note);
            }
            Field::Status => {
                new.status = old.status;
                new.alert.clone_from(&old.alert);
            }
            Field::Area => {
                new.area.clone_from(&old.area);
                new.reach.clone_from(&old.reach);
            }
            Field::Languages => new.languages.clone_from(&old.languages),
        }
    }
    if file == *new { 0 } else { edited.len() }
}

async fn save(app: &App, steps: &mut [Step]) -> Result<()> {
    let mut tx = app.begin().await?;
    for step in steps.iter_mut() {
        let Some(organisation) = &step.organisation else { continue };
        // Another import may have brought it in since: found again under the writer's turn.
        match directory::find_organisation(&mut tx, &organisation.name, organisation.identifier.as_ref()).await? {
            Some(known) => step.entry.service.organisation = Some(known.id),
            None => directory::insert_organisation(&mut tx, organisation).await?,
        }
    }
    let new: Vec<Entry> = steps.iter().filter(|it| it.before.is_none()).map(|it| it.entry.clone()).collect();
    directory::insert_all(&mut tx, &new).await?;
    for step in steps.iter().filter(|it| it.before.is_some()) {
        directory::save(&mut tx, &step.entry).await?;
    }
    let values: Vec<Origin> = steps.iter().flat_map(origins).collect();
    directory::put_provenance(&mut tx, &values).await?;
    tx.commit().await?;
    Ok(())
}

/// One value a field: what a file says of it in several columns is put together.
fn origins(step: &Step) -> Vec<Origin> {
    let mut fields: BTreeMap<&'static str, Origin> = BTreeMap::new();
    for value in &step.provenance {
        fields
            .entry(value.field.code())
            .and_modify(|it| {
                it.value.value = format!("{}; {}", it.value.value, value.value);
            })
            .or_insert_with(|| Origin {
                service: step.entry.service.id,
                origin: step.entry.source.clone(),
                value: value.clone(),
            });
    }
    fields.into_values().collect()
}

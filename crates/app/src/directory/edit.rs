//! A directory editor puts an entry right, or makes a new one. What an editor changes, no import changes back.

use footbridge_domain::access::{Action, Actor};
use footbridge_domain::directory::{Field, Organisation, Provenance, Service, ServiceId};
use footbridge_store::Tx;
use footbridge_store::directory::{self, Entry, Origin};

use super::edit_form::Typed;
use super::{index, place};
use crate::app::App;
use crate::error::{AppError, Noun, Result};
use crate::ids::fresh;
use crate::load::permit_at_all;
use crate::record::{Event, record};
use crate::time;

pub struct EditEntry {
    /// `None` makes a new entry.
    pub service: Option<ServiceId>,
    pub seen: i64,
    pub typed: Typed,
}

pub async fn run(app: &App, actor: &Actor, command: EditEntry) -> Result<ServiceId> {
    let (now, today) = (app.now(), app.today());
    let by = actor.account().ok_or(AppError::NotSignedIn)?;
    let mut tx = app.begin().await?;
    permit_at_all(actor, Action::EditDirectory)?;
    let before = match command.service {
        Some(id) => {
            let entry = directory::get(&mut tx, id).await.map_err(|error| AppError::from(error).noun(Noun::Entry))?;
            if entry.version != command.seen {
                return Err(AppError::Conflict);
            }
            Some(entry)
        }
        None => None,
    };
    let mut entry = before.clone().unwrap_or_else(|| {
        let service = blank(fresh());
        let key = service.id.to_string();
        Entry::new(service, Origin::EDITOR, key, now)
    });
    command.typed.apply(&mut entry, today).map_err(AppError::Invalid)?;
    entry.service.organisation = organisation(&mut tx, &command.typed.organisation).await?;
    place_anew(&mut tx, &mut entry, before.as_ref()).await?;
    entry.service.checked_on = Some(today);
    entry.checked_how = "our directory team looked".to_owned();
    entry.updated_at = now;
    let source = format!("{}, {}", by.name, time::date_words(today));
    let values = changes(before.as_ref().map(|it| &it.service), &entry.service, &source);
    match &before {
        Some(_) => directory::save(&mut tx, &entry).await?,
        None => directory::insert(&mut tx, &entry).await?,
    }
    let fields: Vec<&str> = values.iter().map(|it| it.field.code()).collect();
    let event =
        Event::of(if before.is_some() { "entry_edited" } else { "entry_added" }, "service", entry.service.id.uuid())
            .detail(format!("fields={}", fields.join(",")));
    let service = entry.service.id;
    let origins = values.into_iter().map(|mut value| {
        value.on = Some(today);
        Origin { service, origin: Origin::EDITOR.to_owned(), value }
    });
    directory::put_provenance(&mut tx, &origins.collect::<Vec<_>>()).await?;
    record(&mut tx, actor, event, now).await?;
    tx.commit().await?;
    index::follow(app).await;
    Ok(service)
}

fn blank(id: ServiceId) -> Service {
    use footbridge_domain::directory::{Access, Cost, Eligibility, Reach, ReferralRoute, Status};
    Service {
        id,
        organisation: None,
        name: String::new(),
        description: None,
        status: Status::Active,
        alert: None,
        needs: Vec::new(),
        kinds: Vec::new(),
        locations: Vec::new(),
        reach: vec![Reach::InPerson],
        area: None,
        schedules: Vec::new(),
        eligibility: Eligibility::default(),
        languages: Vec::new(),
        access: Access::default(),
        cost: Cost::default(),
        route: ReferralRoute::Unknown,
        route_note: None,
        website: None,
        email: None,
        phone: None,
        capacity: None,
        checked_on: None,
    }
}

async fn organisation(tx: &mut Tx, name: &str) -> Result<Option<footbridge_domain::directory::OrganisationId>> {
    let name = name.trim();
    if name.is_empty() {
        return Ok(None);
    }
    if let Some(known) = directory::find_organisation(tx, name, None).await? {
        return Ok(Some(known.id));
    }
    let new = Organisation {
        id: fresh(),
        name: name.to_owned(),
        description: None,
        website: None,
        email: None,
        identifier: None,
    };
    directory::insert_organisation(tx, &new).await?;
    Ok(Some(new.id))
}

/// An address with another postcode lies elsewhere.
async fn place_anew(tx: &mut Tx, entry: &mut Entry, before: Option<&Entry>) -> Result<()> {
    let old = before.and_then(|it| it.service.locations.first()).and_then(|it| it.address.postcode.clone());
    let Some(location) = entry.service.locations.first_mut() else { return Ok(()) };
    let Some(postcode) =
        location.address.postcode.clone().filter(|it| old.as_ref() != Some(it) || location.coordinates.is_none())
    else {
        return Ok(());
    };
    let Ok(postcode) = postcode.parse() else { return Ok(()) };
    let known = directory::find_postcodes(tx, &[postcode]).await?.pop().map(|it| it.coordinates);
    let placed = place::of_postcode(known, &postcode);
    location.coordinates = placed.map(|it| it.0);
    if let Some((_, precision)) = placed {
        location.precision = precision;
    }
    Ok(())
}

/// Which fields an editor gave another value, with the value in words.
fn changes(before: Option<&Service>, after: &Service, source: &str) -> Vec<Provenance> {
    let mut values = Vec::new();
    let mut note = |field: Field, old: Option<String>, new: String| {
        if old.as_ref() != Some(&new) && !(old.is_none() && new.is_empty()) {
            values.push(Provenance { field, source: source.to_owned(), value: new, on: None });
        }
    };
    for field in Field::ALL {
        note(*field, before.map(|it| words(*field, it)), words(*field, after));
    }
    values
}

/// A field's value in words.
fn words(field: Field, it: &Service) -> String {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    match field {
        Field::Name => it.name.clone(),
        Field::Organisation => it.organisation.map(|it| it.to_string()).unwrap_or_default(),
        Field::Description => text(&it.description),
        Field::Needs => it.needs.join(", "),
        Field::Kinds => it.kinds.join(", "),
        Field::Website => text(&it.website),
        Field::Email => text(&it.email),
        Field::Phone => text(&it.phone),
        Field::Address => it.locations.iter().map(|it| it.address.one_line()).collect::<Vec<_>>().join("; "),
        // Follows from the address.
        Field::Coordinates => String::new(),
        Field::Schedule => {
            it.schedules.iter().map(footbridge_domain::directory::Schedule::words).collect::<Vec<_>>().join("; ")
        }
        Field::Eligibility => [it.eligibility.words(), text(&it.eligibility.note)].join(" ").trim().to_owned(),
        Field::Access => {
            let stated = it.access.stated().iter();
            let stated =
                stated.map(|(feature, there)| format!("{}: {}", feature.label(), if *there { "yes" } else { "no" }));
            stated.chain(it.access.notes.clone()).collect::<Vec<_>>().join(", ")
        }
        Field::Cost => format!("{} {}", it.cost.kind.label(), text(&it.cost.words)).trim().to_owned(),
        Field::Route => format!("{} {}", it.route.label(), text(&it.route_note)).trim().to_owned(),
        Field::Status => format!("{} {}", it.status.label(), text(&it.alert)).trim().to_owned(),
        Field::Area => {
            let reach = it.reach.iter().map(|it| it.label()).collect::<Vec<_>>().join(", ");
            format!("{} {reach}", text(&it.area)).trim().to_owned()
        }
        Field::Languages => it.languages.join(", "),
    }
}

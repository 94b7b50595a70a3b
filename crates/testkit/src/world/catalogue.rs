//! The directory of the town: what there is to go to, as groups, councils and charities would describe it.

use std::collections::HashMap;

use anyhow::Result;
use footbridge_app::App;
use footbridge_domain::directory::{
    Address, Location, LocationKind, Organisation, OrganisationId, Reach, Service, ServiceId, Status,
};
use footbridge_domain::geography::Precision;
use footbridge_store::directory::{self, Entry};

use super::chance::Chance;
use super::diary::Diary;
use super::places::{self, TOWN, WARDS};
use super::service_facts as facts;
use super::size::WorldSize;
use super::words;

/// What the stories need to know of an entry.
#[derive(Clone)]
pub struct Shelved {
    pub id: ServiceId,
    pub name: String,
    pub needs: Vec<String>,
    pub email: String,
    pub ward: usize,
    pub informal: bool,
}

/// The entries that people of the stories go to. Of a very large directory, the first few thousand.
#[derive(Default)]
pub struct Shelf {
    pub entries: Vec<Shelved>,
    /// Places in `entries` by need.
    by_need: HashMap<String, Vec<usize>>,
}

const ON_THE_SHELF: usize = 3_000;
/// Entries written in one transaction.
const AT_ONCE: usize = 1_000;

impl Shelf {
    pub fn named(&self, name: &str) -> Option<&Shelved> {
        self.entries.iter().find(|it| it.name == name)
    }

    /// Entries for a need, nearest part of town first by chance; anything where nothing fits.
    pub fn for_need<'a>(&'a self, chance: &mut Chance, need: &str, ward: usize) -> Option<&'a Shelved> {
        let fitting = self.by_need.get(need)?;
        let place = chance.pick(fitting, 0);
        let found = self.entries.get(place)?;
        if found.ward == ward || chance.happens(0.4) {
            return Some(found);
        }
        // Somewhere nearer, where there is anything.
        let near: Vec<usize> = fitting.iter().copied().filter(|it| self.entries[*it].ward == ward).take(40).collect();
        self.entries.get(chance.pick(&near, place))
    }

    fn put(&mut self, entry: Shelved) {
        if self.entries.len() < ON_THE_SHELF {
            for need in entry.needs.iter().take(2) {
                self.by_need.entry(need.clone()).or_default().push(self.entries.len());
            }
            self.entries.push(entry);
        }
    }
}

/// One kind of entry with one of its names.
struct Pattern {
    section: &'static str,
    name: &'static str,
    place: usize,
}

fn patterns() -> Vec<Pattern> {
    let mut patterns = Vec::new();
    for section in words::sections_with("about") {
        for (place, name) in words::list(&format!("{section}.name")).iter().enumerate() {
            patterns.push(Pattern { section, name, place });
        }
    }
    patterns
}

struct Shop<'a> {
    app: &'a App,
    chance: Chance,
    diary: Diary,
    organisations: HashMap<String, OrganisationId>,
    new_organisations: Vec<Organisation>,
    entries: Vec<Entry>,
    shelf: Shelf,
    made: u64,
    /// Entries of a large world lie all over the country.
    spread: bool,
}

/// Writes the directory; the named groups of the stories come first.
pub async fn stock(
    app: &App,
    chance: Chance,
    size: &WorldSize,
    mut progress: impl FnMut(u64),
) -> Result<(Shelf, Chance)> {
    let mut shop = Shop {
        app,
        chance,
        diary: Diary::at(app.now()),
        organisations: HashMap::new(),
        new_organisations: Vec::new(),
        entries: Vec::new(),
        shelf: Shelf::default(),
        made: 0,
        spread: size.services > 20_000,
    };
    for entry in facts::named_groups(&mut shop.chance, shop.diary) {
        if shop.made < size.services {
            let organisation = entry.organisation_name.clone();
            shop.put(entry, organisation, 0);
        }
    }
    let patterns = patterns();
    let mut copy = 0;
    while shop.made < size.services && !patterns.is_empty() {
        for (number, pattern) in patterns.iter().enumerate() {
            let travels = pattern.name.contains('{');
            if shop.made >= size.services || (copy > 0 && !travels && !shop.spread) {
                continue;
            }
            shop.make(pattern, number, copy);
            if shop.entries.len() >= AT_ONCE {
                shop.write().await?;
                progress(shop.made);
            }
        }
        copy += 1;
    }
    shop.write().await?;
    progress(shop.made);
    Ok((shop.shelf, shop.chance))
}

impl Shop<'_> {
    fn make(&mut self, pattern: &Pattern, number: usize, copy: usize) {
        let ward = (number * 5 + pattern.place * 2 + copy) % WARDS.len();
        let hall = (number + copy + pattern.place) % WARDS[ward].venues.len();
        let filled = |text: &str| {
            text.replace("{ward}", WARDS[ward].name)
                .replace("{venue}", WARDS[ward].venues[hall])
                .replace("{town}", TOWN)
        };
        let section = pattern.section;
        let mut name = filled(pattern.name);
        if copy >= WARDS.len() || (copy > 0 && !pattern.name.contains('{')) {
            name = format!("{name} ({})", copy + 1);
        }
        let turn = pattern.place + copy;
        let at = |key: &str| -> &'static str {
            let list = words::list(&format!("{section}.{key}"));
            if list.is_empty() { "" } else { list[turn % list.len()] }
        };
        let reach = facts::reach(at("reach"));
        let by = filled(at("by"));
        let mut service = Service {
            id: self.chance.fresh(),
            organisation: None,
            description: Some(facts::description(&mut self.chance, &filled(at("about")), &reach)),
            name,
            status: Status::Active,
            alert: None,
            needs: at("needs").split_whitespace().map(str::to_owned).collect(),
            kinds: at("kinds").split_whitespace().map(str::to_owned).collect(),
            locations: Vec::new(),
            area: Some(if pattern.name.contains("{ward}") { WARDS[ward].name.to_owned() } else { TOWN.to_owned() }),
            schedules: facts::schedules(at("when")),
            eligibility: facts::eligibility(at("ages"), at("sex")),
            languages: at("langs").split_whitespace().map(str::to_owned).collect(),
            access: facts::access(&mut self.chance, at("access")),
            cost: facts::cost(&mut self.chance, at("cost")),
            route: facts::route(at("route")),
            route_note: None,
            website: None,
            email: None,
            phone: None,
            capacity: None,
            checked_on: None,
            reach,
        };
        if service.reach.contains(&Reach::InPerson) {
            service.locations.push(self.location(ward, hall));
        }
        facts::reachable(&mut self.chance, &mut service, !by.is_empty());
        let (checked_how, last_attended_on) = facts::freshness(&mut self.chance, self.diary, &mut service);
        let sources = ["tideway", "northshore-council", "harbour-team"];
        let source = if by.is_empty() { "harbour-team" } else { self.chance.pick(&sources, "tideway") };
        let mut entry = Entry::new(service, source, format!("{section}-{}-{copy}", pattern.place), self.app.now());
        entry.first_visit = filled(at("first"));
        entry.checked_how = checked_how;
        entry.last_attended_on = last_attended_on;
        entry.monthly_limit = self.chance.happens(0.12).then(|| u16::try_from(self.chance.between(2, 8)).unwrap_or(4));
        self.put(entry, Some(by).filter(|it| !it.is_empty()), ward);
    }

    fn location(&mut self, ward: usize, hall: usize) -> Location {
        let address = places::venue(ward, hall);
        let mut point = address.point;
        if self.spread && self.made > 2_000 {
            let (east, north) = (self.chance.bell(60_000.0, 60_000.0), self.chance.bell(-60_000.0, 90_000.0));
            point = point.and_then(|it| places::away(it, east, north)).or(point);
        }
        Location {
            id: self.chance.fresh(),
            kind: LocationKind::Physical,
            name: Some(WARDS[ward].venues[hall].to_owned()),
            address: Address {
                lines: address.line.split(", ").skip(1).take(2).map(str::to_owned).collect(),
                town: Some(TOWN.to_owned()),
                postcode: Some(address.postcode),
            },
            coordinates: point,
            precision: Precision::Point,
            access: footbridge_domain::directory::Access::default(),
            note: None,
        }
    }

    fn put(&mut self, mut entry: Entry, organisation: Option<String>, ward: usize) {
        let informal = organisation.is_none();
        if let Some(name) = organisation {
            let known = self.organisations.get(&name).copied();
            let id = known.unwrap_or_else(|| {
                let id = self.chance.fresh();
                self.new_organisations.push(facts::organisation(id, &name));
                self.organisations.insert(name, id);
                id
            });
            entry.service.organisation = Some(id);
        }
        self.shelf.put(Shelved {
            id: entry.service.id,
            name: entry.service.name.clone(),
            needs: entry.service.needs.clone(),
            email: entry.service.email.clone().unwrap_or_default(),
            ward,
            informal,
        });
        self.made += 1;
        self.entries.push(entry);
    }

    async fn write(&mut self) -> Result<()> {
        let mut tx = self.app.database().begin().await?;
        for organisation in self.new_organisations.drain(..) {
            directory::insert_organisation(&mut tx, &organisation).await?;
        }
        directory::insert_all(&mut tx, &self.entries).await?;
        if !self.spread {
            directory::put_provenance(&mut tx, &facts::origins(&mut self.chance, &self.entries)).await?;
        }
        self.entries.clear();
        Ok(tx.commit().await?)
    }
}

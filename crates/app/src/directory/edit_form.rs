//! The editor's form as it is typed: out of an entry, and back into one with every mistake named.

use footbridge_domain::coded::Coded;
use footbridge_domain::directory::{
    Access, AccessFeature, Address, Capacity, CapacityState, Cost, CostKind, Eligibility, ForSex, Location,
    LocationKind, Places, Reach, ReferralRoute, SaidBy, Schedule, Status,
};
use footbridge_domain::geography::Precision;
use footbridge_domain::matching::needs::{Need, SupportKind};
use footbridge_domain::matching::wishes::Tongue;
use footbridge_domain::people::postcode::Postcode;
use footbridge_formats::spreadsheet::read_openings;
use footbridge_store::directory::Entry;
use jiff::civil::Date;

use crate::access::accounts::looks_like_email;
use crate::error::FieldErrors;
use crate::ids::fresh;

const LONGEST_NAME: usize = 150;
const LONGEST_TEXT: usize = 4_000;

/// Every field as a browser sends it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Typed {
    pub name: String,
    pub organisation: String,
    pub description: String,
    pub first_visit: String,
    pub status: String,
    pub alert: String,
    pub needs: Vec<String>,
    pub kinds: Vec<String>,
    pub reach: Vec<String>,
    pub address: String,
    pub town: String,
    pub postcode: String,
    pub area: String,
    /// One session a line: "Tuesday 10am to 12pm".
    pub when: String,
    pub min_age: String,
    pub max_age: String,
    pub sex: String,
    pub eligibility_note: String,
    pub languages: Vec<String>,
    pub access_yes: Vec<String>,
    pub access_no: Vec<String>,
    pub access_notes: String,
    pub cost: String,
    pub cost_words: String,
    pub route: String,
    pub route_note: String,
    pub phone: String,
    pub email: String,
    pub website: String,
    pub capacity: String,
    pub places: String,
    pub weeks: String,
    pub monthly_limit: String,
}

fn codes<T: Coded>(list: &[T]) -> Vec<String> {
    list.iter().map(|it| it.code().to_owned()).collect()
}

impl Typed {
    pub fn of(entry: &Entry) -> Self {
        let it = &entry.service;
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let number = |number: Option<u16>| number.map(|it| it.to_string()).unwrap_or_default();
        let place = it.locations.first();
        let access = |there: bool| {
            let stated = it.access.stated().iter().filter(|it| it.1 == there);
            stated.map(|it| it.0.code().to_owned()).collect()
        };
        let (capacity, places, weeks) = match it.capacity.map(|it| it.places) {
            None => (CapacityState::Unknown, None, None),
            Some(Places::Open) => (CapacityState::Open, None, None),
            Some(Places::Few(places)) => (CapacityState::Few, places, None),
            Some(Places::Full) => (CapacityState::Full, None, None),
            Some(Places::Waiting { weeks }) => (CapacityState::Waiting, None, weeks),
        };
        Self {
            name: it.name.clone(),
            organisation: entry.organisation_name.clone().unwrap_or_default(),
            description: text(&it.description),
            first_visit: entry.first_visit.clone(),
            status: it.status.code().to_owned(),
            alert: text(&it.alert),
            needs: it.needs.clone(),
            kinds: it.kinds.clone(),
            reach: codes(&it.reach),
            address: place.map(|it| it.address.lines.join("\n")).unwrap_or_default(),
            town: place.map(|it| text(&it.address.town)).unwrap_or_default(),
            postcode: place.map(|it| text(&it.address.postcode)).unwrap_or_default(),
            area: text(&it.area),
            when: it.schedules.iter().map(Schedule::words).collect::<Vec<_>>().join("\n"),
            min_age: number(it.eligibility.min_age.map(u16::from)),
            max_age: number(it.eligibility.max_age.map(u16::from)),
            sex: it.eligibility.sex.map_or("", ForSex::code).to_owned(),
            eligibility_note: text(&it.eligibility.note),
            languages: it.languages.clone(),
            access_yes: access(true),
            access_no: access(false),
            access_notes: text(&it.access.notes),
            cost: it.cost.kind.code().to_owned(),
            cost_words: text(&it.cost.words),
            route: it.route.code().to_owned(),
            route_note: text(&it.route_note),
            phone: text(&it.phone),
            email: text(&it.email),
            website: text(&it.website),
            capacity: capacity.code().to_owned(),
            places: number(places),
            weeks: number(weeks),
            monthly_limit: number(entry.monthly_limit),
        }
    }

    /// Puts what was typed into an entry, or says everything that is wrong with it.
    pub(super) fn apply(&self, entry: &mut Entry, today: Date) -> Result<(), FieldErrors> {
        let mut errors = FieldErrors::default();
        let it = &mut entry.service;
        it.name = self.name.split_whitespace().collect::<Vec<_>>().join(" ");
        if it.name.is_empty() {
            errors.add("name", "Enter the name people know it by");
        } else if it.name.chars().count() > LONGEST_NAME {
            errors.add("name", format!("Use at most {LONGEST_NAME} letters for the name"));
        }
        for (field, text) in [
            ("description", &self.description),
            ("first_visit", &self.first_visit),
            ("access_notes", &self.access_notes),
        ] {
            if text.chars().count() > LONGEST_TEXT {
                errors.add(field, format!("Use at most {LONGEST_TEXT} letters"));
            }
        }
        it.description = some(&self.description);
        entry.first_visit = self.first_visit.trim().to_owned();
        it.status = Status::from_code(&self.status).unwrap_or(Status::Active);
        it.alert = some(&self.alert);
        it.needs = known::<Need>(&self.needs);
        if it.needs.is_empty() {
            errors.add("needs", "Choose what it helps with");
        }
        it.kinds = known::<SupportKind>(&self.kinds);
        it.reach = self.reach.iter().filter_map(|it| Reach::from_code(it)).collect();
        if it.reach.is_empty() {
            errors.add("reach", "Choose how people take part");
        }
        it.area = some(&self.area);
        self.apply_place(&mut it.locations, it.reach.contains(&Reach::InPerson), &mut errors);
        it.schedules = self.sessions(&it.schedules);
        it.eligibility = self.eligibility(&mut errors);
        it.languages = known::<Tongue>(&self.languages);
        it.access = self.access(&mut errors);
        it.cost =
            Cost { kind: CostKind::from_code(&self.cost).unwrap_or(CostKind::Unknown), words: some(&self.cost_words) };
        it.route = ReferralRoute::from_code(&self.route).unwrap_or(ReferralRoute::Unknown);
        it.route_note = some(&self.route_note);
        it.phone = some(&self.phone);
        it.email = some(&self.email);
        if it.email.as_deref().is_some_and(|it| !looks_like_email(it)) {
            errors.add("email", "Enter an email address, like hello@example.org");
        }
        it.website = website(&self.website, &mut errors);
        it.capacity = self.capacity(it.capacity, today, &mut errors);
        entry.monthly_limit = number("monthly_limit", &self.monthly_limit, &mut errors);
        if errors.is_empty() { Ok(()) } else { Err(errors) }
    }

    /// The first place is the form's; others stay as they are.
    fn apply_place(&self, locations: &mut Vec<Location>, in_person: bool, errors: &mut FieldErrors) {
        let postcode = match self.postcode.trim() {
            "" => None,
            typed => errors.keep("postcode", typed.parse::<Postcode>()),
        };
        let lines: Vec<String> = self.address.lines().map(|it| it.trim().trim_end_matches(',').to_owned()).collect();
        let address = Address {
            lines: lines.into_iter().filter(|it| !it.is_empty()).collect(),
            town: some(&self.town),
            postcode: postcode.map(|it| it.to_string()),
        };
        if address == Address::default() {
            if in_person && self.postcode.trim().is_empty() {
                errors.add("postcode", "Enter the postcode of the place, like M33 7WR");
            }
            if !locations.is_empty() {
                locations.remove(0);
            }
            return;
        }
        match locations.first_mut() {
            Some(first) => first.address = address,
            None => locations.push(Location {
                id: fresh(),
                kind: LocationKind::Physical,
                name: None,
                address,
                coordinates: None,
                precision: Precision::District,
                access: Access::default(),
                note: None,
            }),
        }
    }

    /// A line that was not touched stays what it was; a new one is read as people write times.
    fn sessions(&self, before: &[Schedule]) -> Vec<Schedule> {
        let lines = self.when.lines().map(str::trim).filter(|it| !it.is_empty());
        lines
            .flat_map(|line| match before.iter().find(|it| it.words() == line) {
                Some(same) => vec![same.clone()],
                None => {
                    let read = read_openings(line);
                    if read.complete && !read.schedules.is_empty() {
                        read.schedules
                    } else {
                        vec![Schedule::in_words(line)]
                    }
                }
            })
            .collect()
    }

    fn eligibility(&self, errors: &mut FieldErrors) -> Eligibility {
        let min_age = number("min_age", &self.min_age, errors);
        let max_age = number("max_age", &self.max_age, errors);
        if let (Some(from), Some(to)) = (min_age, max_age)
            && from > to
        {
            errors.add("max_age", "The oldest age must not be below the youngest");
        }
        Eligibility { min_age, max_age, sex: ForSex::from_code(&self.sex), note: some(&self.eligibility_note) }
    }

    fn access(&self, errors: &mut FieldErrors) -> Access {
        let mut access = Access::default();
        access.notes = some(&self.access_notes);
        for (list, there) in [(&self.access_no, false), (&self.access_yes, true)] {
            for feature in list.iter().filter_map(|it| AccessFeature::from_code(it)) {
                access.state(feature, there);
            }
        }
        if let Some(both) =
            self.access_no.iter().find(|it| self.access_yes.contains(it)).and_then(|it| AccessFeature::from_code(it))
        {
            errors.add("access_no", format!("{} is ticked as there and as not there. Choose one.", both.label()));
        }
        access
    }

    fn capacity(&self, before: Option<Capacity>, today: Date, errors: &mut FieldErrors) -> Option<Capacity> {
        let places = match CapacityState::from_code(&self.capacity)? {
            CapacityState::Unknown => return None,
            CapacityState::Open => Places::Open,
            CapacityState::Few => Places::Few(number("places", &self.places, errors)),
            CapacityState::Full => Places::Full,
            CapacityState::Waiting => Places::Waiting { weeks: number("weeks", &self.weeks, errors) },
        };
        // What was said stays said on its day, unless it is said anew.
        match before.filter(|it| it.places == places) {
            Some(same) => Some(same),
            None => Some(Capacity { places, said_on: today, said_by: SaidBy::Worker }),
        }
    }
}

fn some(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

fn known<T: Coded>(typed: &[String]) -> Vec<String> {
    typed.iter().filter(|it| T::from_code(it).is_some()).cloned().collect()
}

fn number<N: std::str::FromStr>(field: &str, typed: &str, errors: &mut FieldErrors) -> Option<N> {
    let typed = typed.trim();
    if typed.is_empty() {
        return None;
    }
    let number = typed.parse().ok();
    if number.is_none() {
        errors.add(field, "Enter a whole number, like 12, or leave it empty");
    }
    number
}

fn website(typed: &str, errors: &mut FieldErrors) -> Option<String> {
    let typed = some(typed)?;
    let whole = if typed.contains("://") { typed } else { format!("https://{typed}") };
    let plain = whole.starts_with("https://") || whole.starts_with("http://");
    if !plain || whole.contains(char::is_whitespace) || !whole.contains('.') {
        errors.add("website", "Enter a web address, like www.example.org");
    }
    Some(whole)
}

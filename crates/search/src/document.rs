//! What the index is told of one service.

use domain::directory::{
    AccessFeature, Capacity, CostKind, Days, ForSex, OrganisationId, Reach, ReferralRoute, Service, ServiceId,
};
use domain::geography::{GridPoint, Precision};
use footbridge_domain as domain;
use jiff::civil::Date;

/// One place a service happens at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Where on the National Grid.
    pub point: GridPoint,
    /// How exactly that is known.
    pub precision: Precision,
}

/// Whether a person must travel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Travel {
    /// They go there: the radius decides.
    GoThere,
    /// It works across its area or comes to people: found within [`Travel::AREA_METRES`] of
    /// where it is based, or anywhere when it has no place at all.
    AcrossArea,
    /// Online or by telephone: found from anywhere.
    Anywhere,
}

impl Travel {
    /// How far from its base a service that comes to people is still offered, about 20 miles.
    pub const AREA_METRES: f64 = 32_000.0;
}

/// What the index is told of one service.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// The service.
    pub id: ServiceId,
    /// Who runs it, so that a list can be spread over organisations.
    pub organisation: Option<OrganisationId>,
    /// What it is called.
    pub name: String,
    /// What its organisation is called.
    pub organisation_name: String,
    /// What happens there.
    pub text: String,
    /// Words for its needs and kinds as people read them, so that those are found too.
    pub labels: String,
    /// Codes of needs, the most fitting first.
    pub needs: Vec<String>,
    /// Codes of kinds of support.
    pub kinds: Vec<String>,
    /// Place names and postcode.
    pub place_words: String,
    /// Where it is.
    pub places: Vec<Place>,
    /// Whether a person must travel.
    pub travel: Travel,
    /// Youngest age.
    pub min_age: Option<u8>,
    /// Oldest age.
    pub max_age: Option<u8>,
    /// For one sex only.
    pub sex: Option<ForSex>,
    /// Days; none when nobody has said.
    pub days: Days,
    /// Languages other than English, as codes.
    pub languages: Vec<String>,
    /// Access that is stated, there or not there.
    pub access: Vec<(AccessFeature, bool)>,
    /// Cost.
    pub cost: CostKind,
    /// The way in.
    pub route: ReferralRoute,
    /// Room, as last said.
    pub capacity: Option<Capacity>,
    /// The day somebody last checked it.
    pub checked_on: Option<Date>,
}

impl Document {
    /// A document of a directory entry. Only entries that can be offered belong in an index;
    /// the caller leaves the others out. `labels` are plain words for its needs and kinds.
    #[must_use]
    pub fn of(service: &Service, organisation_name: Option<&str>, labels: &str) -> Self {
        let places = service
            .locations
            .iter()
            .filter_map(|it| Some(Place { point: it.coordinates?.to_grid(), precision: it.precision }));
        let named = service
            .locations
            .iter()
            .map(|it| format!("{} {}", it.name.as_deref().unwrap_or_default(), it.address.one_line()));
        let place_words = named.chain(service.area.clone()).collect::<Vec<_>>().join(" ");
        let access = AccessFeature::ALL.iter().filter_map(|&it| match service.provision(it) {
            domain::directory::Provision::Yes => Some((it, true)),
            domain::directory::Provision::No => Some((it, false)),
            domain::directory::Provision::Unknown => None,
        });
        Self {
            id: service.id,
            organisation: service.organisation,
            name: service.name.clone(),
            organisation_name: organisation_name.unwrap_or_default().to_owned(),
            text: service.description.clone().unwrap_or_default(),
            labels: labels.to_owned(),
            needs: service.needs.clone(),
            kinds: service.kinds.clone(),
            place_words,
            places: places.collect(),
            travel: travel(&service.reach),
            min_age: service.eligibility.min_age,
            max_age: service.eligibility.max_age,
            sex: service.eligibility.sex,
            days: service.days(),
            languages: service.languages.clone(),
            access: access.collect(),
            cost: service.cost.kind,
            route: service.route,
            capacity: service.capacity,
            checked_on: service.checked_on,
        }
    }
}

/// The easiest of the ways of taking part decides.
fn travel(reach: &[Reach]) -> Travel {
    if reach.iter().any(|it| matches!(it, Reach::Online | Reach::Phone)) {
        Travel::Anywhere
    } else if reach.contains(&Reach::ComesToYou) {
        Travel::AcrossArea
    } else {
        Travel::GoThere
    }
}

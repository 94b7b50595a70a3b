//! What the index keeps of one service at one place: small and flat, so that judging a
//! candidate touches one stretch of memory.

use domain::directory::{
    AccessFeature, Capacity, CapacityState, CostKind, Days, ForSex, OrganisationId, Places, ReferralRoute, ServiceId,
};
use domain::geography::{GridPoint, Precision};
use footbridge_domain as domain;
use jiff::civil::{Date, date};

use crate::document::{Document, Travel};

/// One service at one place, or a service without a place.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Entry {
    pub id: ServiceId,
    pub organisation: Option<OrganisationId>,
    pub point: Option<GridPoint>,
    pub precision: Precision,
    pub travel: Travel,
    /// The service has entries at other places too: count it once.
    pub one_of_many: bool,
    pub days: Days,
    pub min_age: Option<u8>,
    pub max_age: Option<u8>,
    pub sex: Option<ForSex>,
    pub cost: CostKind,
    pub route: ReferralRoute,
    pub needs: u8,
    pub access_there: u32,
    pub access_missing: u32,
    pub room: Option<(CapacityState, i32)>,
    pub checked: Option<i32>,
    pub speaks_other: bool,
}

/// Days since 1970: two of them compare and subtract without a calendar.
pub(crate) fn day_number(day: Date) -> i32 {
    date(1970, 1, 1).until(day).map_or(0, |span| span.get_days())
}

pub(crate) const fn bit(feature: AccessFeature) -> u32 {
    1 << feature as u32
}

impl Entry {
    /// The entries of a document: one a place, or one without a place. A service that needs
    /// no journey has one entry, at its first place, for that is where it is based.
    pub(crate) fn of(document: &Document) -> Vec<Self> {
        let mask = |there: bool| {
            let stated = document.access.iter().filter(|it| it.1 == there);
            stated.fold(0, |mask, it| mask | bit(it.0))
        };
        let plain = Self {
            id: document.id,
            organisation: document.organisation,
            point: None,
            precision: Precision::Point,
            travel: document.travel,
            one_of_many: false,
            days: document.days,
            min_age: document.min_age,
            max_age: document.max_age,
            sex: document.sex,
            cost: document.cost,
            route: document.route,
            needs: u8::try_from(document.needs.len()).unwrap_or(u8::MAX),
            access_there: mask(true),
            access_missing: mask(false),
            room: document.capacity.map(|it| (room_state(it), day_number(it.said_on))),
            checked: document.checked_on.map(day_number),
            speaks_other: !document.languages.is_empty(),
        };
        let take = match document.travel {
            Travel::GoThere => document.places.len(),
            Travel::AcrossArea | Travel::Anywhere => document.places.len().min(1),
        };
        let places = &document.places[..take];
        if places.is_empty() {
            return vec![plain];
        }
        let at = |place: &crate::document::Place| Self {
            point: Some(place.point),
            precision: place.precision,
            one_of_many: places.len() > 1,
            ..plain.clone()
        };
        places.iter().map(at).collect()
    }

    /// Whether the radius decides if it is found.
    pub(crate) fn is_placed(&self) -> bool {
        self.travel == Travel::GoThere && self.point.is_some()
    }
}

const fn room_state(said: Capacity) -> CapacityState {
    match said.places {
        Places::Open => CapacityState::Open,
        Places::Few(_) => CapacityState::Few,
        Places::Full => CapacityState::Full,
        Places::Waiting { .. } => CapacityState::Waiting,
    }
}

//! What must hold of an entry, and the parts of its score that come from the entry itself.
//!
//! Nothing here knows of words. What rules an entry out is the same as in
//! `footbridge_domain::matching::wants`; a test holds the two together.

use domain::directory::{CapacityState, CostKind, Freshness, FreshnessBand, ReferralRoute};
use domain::geography::Distance;
use domain::matching::score::{self, Term, Terms};
use footbridge_domain as domain;
use jiff::{ToSpan as _, civil::Date};

use crate::document::Travel;
use crate::entry::{Entry, bit, day_number};
use crate::query::Query;

/// A query made ready to judge entries.
pub(crate) struct Judge<'a> {
    query: &'a Query,
    wanted_access: u32,
    today: i32,
    bands: [i32; 3],
}

/// Days for which what was said about room is believed.
const ROOM_BELIEVED: i32 = 30;

impl<'a> Judge<'a> {
    pub(crate) fn new(query: &'a Query) -> Self {
        Self {
            query,
            wanted_access: query.wants.access.iter().fold(0, |mask, &it| mask | bit(it)),
            today: day_number(query.today),
            bands: [3, 6, 12].map(|months| first_day_within(months, query.today)),
        }
    }

    /// The distance to an entry in metres, when a place is asked about and the entry has one.
    pub(crate) fn metres(&self, entry: &Entry) -> Option<f64> {
        Some(self.query.around?.centre.metres_to(entry.point?))
    }

    /// Whether an entry meets everything that was asked, words aside. `speaks` tells whether
    /// it speaks the language that was asked about.
    pub(crate) fn allows(&self, entry: &Entry, metres: Option<f64>, speaks: bool) -> bool {
        let (query, wants) = (self.query, &self.query.wants);
        let stated = query.stated_only;
        let age_fits = wants
            .age
            .is_none_or(|age| entry.min_age.is_none_or(|it| age >= it) && entry.max_age.is_none_or(|it| age <= it));
        let sex_fits = wants.sex.is_none_or(|sex| entry.sex.is_none_or(|it| it == sex));
        let days_fit = wants.days.is_empty() || entry.days.meets(wants.days) || (entry.days.is_empty() && !stated);
        let access_fits = entry.access_missing & self.wanted_access == 0
            && (!stated || entry.access_there & self.wanted_access == self.wanted_access);
        let cost_fits =
            !wants.free_only || entry.cost == CostKind::Free || (entry.cost == CostKind::Unknown && !stated);
        let route_fits = !wants.no_referral || entry.route != ReferralRoute::Professional;
        let language_fits = !stated || wants.language.is_none() || speaks;
        age_fits
            && sex_fits
            && days_fit
            && access_fits
            && cost_fits
            && route_fits
            && language_fits
            && self.reaches(entry, metres)
    }

    /// Whether the person and the service can meet.
    fn reaches(&self, entry: &Entry, metres: Option<f64>) -> bool {
        let limit = self.query.around.and_then(|it| it.metres);
        match entry.travel {
            // A group whose place nobody knows is kept: the page says to ask where it meets.
            Travel::GoThere if self.query.no_journey => false,
            Travel::GoThere => match (metres, limit) {
                (Some(metres), Some(limit)) => metres <= limit,
                _ => true,
            },
            Travel::AcrossArea => {
                let limit = limit.unwrap_or(0.0).max(Travel::AREA_METRES);
                self.query.without_travel && metres.is_none_or(|it| it <= limit)
            }
            Travel::Anywhere => self.query.without_travel,
        }
    }

    /// The parts of the score that come from the entry itself.
    pub(crate) fn terms(&self, entry: &Entry, metres: Option<f64>, speaks: bool) -> Terms {
        let wants = &self.query.wants;
        let mut terms = Terms::default();
        if self.query.around.is_some() {
            let near = match (entry.travel, metres) {
                (Travel::GoThere, Some(metres)) => score::nearness(metres),
                (Travel::GoThere, None) => score::UNSAID,
                (Travel::AcrossArea, Some(metres)) => score::across_area(metres),
                _ => score::WITHOUT_TRAVEL,
            };
            terms.set(Term::Distance, near);
        }
        let said = |yes: bool| if yes { 1.0 } else { score::UNSAID };
        if !wants.days.is_empty() {
            terms.set(Term::Days, said(entry.days.meets(wants.days)));
        }
        if self.wanted_access != 0 {
            let there = (entry.access_there & self.wanted_access).count_ones() as f32;
            let all = self.wanted_access.count_ones() as f32;
            terms.set(Term::Access, (there + (all - there) * score::UNSAID) / all);
        }
        if wants.language.is_some() {
            terms.set(Term::Language, said(speaks));
        }
        terms.set(Term::Cost, score::cost(entry.cost));
        terms.set(Term::Room, score::room(self.room(entry)));
        terms.set(Term::Freshness, score::freshness(self.band(entry)));
        terms
    }

    /// How far away an entry is, in the words' precision of the less exact end.
    pub(crate) fn distance(&self, entry: &Entry, metres: Option<f64>) -> Option<Distance> {
        let precision = self.query.around?.precision.max(entry.precision);
        Some(Distance { metres: metres?, precision })
    }

    fn room(&self, entry: &Entry) -> CapacityState {
        let believed = |said_on: i32| (said_on..=said_on + ROOM_BELIEVED).contains(&self.today);
        match entry.room {
            Some((state, said_on)) if believed(said_on) => state,
            _ => CapacityState::Unknown,
        }
    }

    fn band(&self, entry: &Entry) -> FreshnessBand {
        let Some(checked) = entry.checked else {
            return FreshnessBand::Unknown;
        };
        let bands = [FreshnessBand::Fresh, FreshnessBand::Ageing, FreshnessBand::Stale];
        let found = self.bands.iter().zip(bands).find(|(first, _)| checked >= **first);
        found.map_or(FreshnessBand::VeryOld, |it| it.1)
    }
}

/// The earliest day of checking that still counts as within so many months. Found by asking
/// the domain's own rule near the boundary, so that the two can never differ.
fn first_day_within(months: i64, today: Date) -> i32 {
    let older = |day: Date| {
        let band = Freshness::of(Some(day), today).band;
        let rank = |band: FreshnessBand| FreshnessBand::ALL.iter().position(|it| *it == band);
        let limit = match months {
            3 => FreshnessBand::Fresh,
            6 => FreshnessBand::Ageing,
            _ => FreshnessBand::Stale,
        };
        rank(band) > rank(limit)
    };
    let mut day = today.saturating_sub(months.months()).saturating_sub(5.days());
    while older(day) {
        day = day.saturating_add(1.day());
    }
    day_number(day)
}

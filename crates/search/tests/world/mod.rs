//! A small made-up town: few words and few places, so that chance brings many coincidences.

use footbridge_domain::directory::{
    Access, AccessFeature, Capacity, Cost, CostKind, Day, Days, Eligibility, ForSex, OrganisationId, Places, Reach,
    ReferralRoute, SaidBy, Schedule, Service, ServiceId, Status,
};
use footbridge_domain::geography::{GridPoint, Precision};
use footbridge_search::{Around, Document, Place, Query, Travel};
use jiff::{
    ToSpan as _,
    civil::{Date, date},
};
use uuid::Uuid;

pub const TODAY: Date = date(2026, 6, 15);

const WORDS: &[&str] = &[
    "garden",
    "gardening",
    "gardeners",
    "tea",
    "team",
    "teas",
    "bereavement",
    "bereaved",
    "knit",
    "knitting",
    "natter",
    "café",
    "Tŷ",
    "singing",
    "sing",
    "song",
    "walk",
    "walks",
    "women's",
    "debt",
    "advice",
    "M33",
    "Sale",
    "the",
    "and",
];
const TYPED: &[&str] = &[
    "garden",
    "gardning",
    "gard",
    "tea",
    "te",
    "teh",
    "bereavment",
    "bereav",
    "knitting",
    "kniting",
    "cafe",
    "ty",
    "sings",
    "walking",
    "womens",
    "debts",
    "advise",
    "m33",
    "sale",
    "zzz",
    "the",
    "na",
];
const NEEDS: &[&str] = &["loneliness", "bereavement", "money", "food"];
const KINDS: &[&str] = &["befriending", "arts", "advice"];

/// Chance from a seed (splitmix64).
pub struct World(u64);

impl World {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound.max(1) as u64) as usize
    }

    /// True once in so many times.
    pub fn chance(&mut self, one_in: usize) -> bool {
        self.below(one_in) == 0
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }

    fn some<T>(&mut self, one_in: usize, make: impl FnOnce(&mut Self) -> T) -> Option<T> {
        self.chance(one_in).then(|| make(self))
    }

    fn text(&mut self, most: usize) -> String {
        let count = self.below(most + 1);
        (0..count).map(|_| self.pick(WORDS)).collect::<Vec<_>>().join(" ")
    }

    fn codes(&mut self, from: &[&str], most: usize) -> Vec<String> {
        let mut out: Vec<String> = Vec::new();
        for _ in 0..self.below(most + 1) {
            let code = self.pick(from).to_owned();
            if !out.contains(&code) {
                out.push(code);
            }
        }
        out
    }

    fn point(&mut self) -> GridPoint {
        GridPoint { easting: 370_000 + self.below(20_000) as i32, northing: 385_000 + self.below(20_000) as i32 }
    }

    fn days(&mut self) -> Days {
        (0..self.below(3)).map(|_| Day::ALL[self.below(7)]).collect()
    }

    pub fn document(&mut self, id: usize) -> Document {
        let precision = if self.chance(4) { Precision::District } else { Precision::Point };
        let places = (0..self.below(4)).map(|_| Place { point: self.point(), precision }).collect();
        let mut access = Vec::new();
        for feature in [AccessFeature::StepFree, AccessFeature::HearingLoop] {
            if self.chance(2) {
                access.push((feature, self.chance(2)));
            }
        }
        Document {
            id: ServiceId::from_uuid(Uuid::from_u128(id as u128 + 1)),
            organisation: self.some(2, |it| OrganisationId::from_uuid(Uuid::from_u128(it.below(5) as u128))),
            name: self.text(3),
            organisation_name: self.text(2),
            text: self.text(8),
            labels: self.text(2),
            needs: self.codes(NEEDS, 3),
            kinds: self.codes(KINDS, 2),
            place_words: self.text(2),
            places,
            travel: self.pick(&[Travel::GoThere, Travel::GoThere, Travel::AcrossArea, Travel::Anywhere]),
            min_age: self.some(4, |it| it.below(60) as u8),
            max_age: self.some(4, |it| 60 + it.below(40) as u8),
            sex: self.some(5, |it| it.pick(&[ForSex::Women, ForSex::Men])),
            days: self.days(),
            languages: self.codes(&["ur", "cy", "pl"], 1),
            access,
            cost: self.pick(CostKind::ALL),
            route: self.pick(ReferralRoute::ALL),
            capacity: self.some(3, |it| Capacity {
                places: it.pick(&[Places::Open, Places::Full, Places::Waiting { weeks: None }]),
                said_on: TODAY.saturating_sub((it.below(40) as i64).days()),
                said_by: SaidBy::Worker,
            }),
            checked_on: self.some(2, |it| TODAY.saturating_sub((it.below(500) as i64).days())),
        }
    }

    /// A directory entry with everything that can rule one out.
    pub fn service(&mut self, id: usize) -> Service {
        let it = self.document(id);
        let mut access = Access::default();
        for (feature, there) in &it.access {
            access.state(*feature, *there);
        }
        Service {
            id: it.id,
            organisation: it.organisation,
            name: it.name,
            description: Some(it.text),
            status: Status::Active,
            alert: None,
            needs: it.needs,
            kinds: it.kinds,
            locations: Vec::new(),
            reach: vec![self.pick(Reach::ALL)],
            area: None,
            schedules: it.days.iter().map(|day| Schedule::on(day, None, None)).collect(),
            eligibility: Eligibility { min_age: it.min_age, max_age: it.max_age, sex: it.sex, note: None },
            languages: it.languages,
            access,
            cost: Cost { kind: it.cost, words: None },
            route: it.route,
            route_note: None,
            website: None,
            email: None,
            phone: None,
            capacity: it.capacity,
            checked_on: it.checked_on,
        }
    }

    pub fn query(&mut self) -> Query {
        let mut query = Query::new(TODAY);
        for _ in 0..self.below(3) {
            query.words.push_str(self.pick(TYPED));
            query.words.push(' ');
        }
        query.typing = self.chance(2);
        query.wants.needs = self.codes(NEEDS, 2).into_iter().map(|it| (it, 1.0)).collect();
        query.wants.interests = self.some(4, |it| it.text(2)).into_iter().collect();
        query.wants.age = self.some(3, |it| it.below(100) as u8);
        query.wants.sex = self.some(4, |it| it.pick(&[ForSex::Women, ForSex::Men]));
        query.wants.days = if self.chance(4) { self.days() } else { Days::NONE };
        query.wants.access = self.some(4, |_| AccessFeature::StepFree).into_iter().collect();
        query.wants.language = self.some(6, |_| "ur".to_owned());
        query.wants.free_only = self.chance(6);
        query.wants.no_referral = self.chance(6);
        query.kinds = if self.chance(5) { self.codes(KINDS, 2) } else { Vec::new() };
        query.around = self.some(2, |it| Around {
            centre: it.point(),
            precision: Precision::Point,
            metres: (!it.chance(5)).then(|| it.below(12_000) as f64),
        });
        query.without_travel = !self.chance(4);
        query.no_journey = self.chance(6);
        query.stated_only = self.chance(5);
        query
    }
}

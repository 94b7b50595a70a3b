//! How long building, searching and changing take on made-up services, for a developer's eye.
//!
//!     cargo run --release -p footbridge-search --example measure -- 100000

use std::time::Instant;

use footbridge_domain::directory::{CostKind, Day, Days, ReferralRoute, ServiceId};
use footbridge_domain::geography::{GridPoint, Precision};
use footbridge_search::{Change, Document, Index, Place, Query, Travel};
use jiff::civil::date;
use uuid::Uuid;

struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }

    /// A number where the small ones are common and the large ones rare, as words are.
    fn skewed(&mut self, bound: u64) -> u64 {
        self.below(bound) * self.below(bound) / bound
    }

    fn point(&mut self, towns: &[GridPoint]) -> GridPoint {
        let town = towns[self.below(towns.len() as u64) as usize];
        let off = |it: &mut Self| (it.below(8_000) + it.below(8_000)) as i32 - 8_000;
        GridPoint { easting: town.easting + off(self), northing: town.northing + off(self) }
    }
}

fn document(id: u64, chance: &mut Chance, towns: &[GridPoint]) -> Document {
    let text: String = (0..40).map(|_| format!("w{:x} ", chance.skewed(20_000))).collect();
    Document {
        id: ServiceId::from_uuid(Uuid::from_u128(u128::from(id))),
        organisation: None,
        name: format!("w{:x} w{:x} group", chance.skewed(20_000), chance.skewed(20_000)),
        organisation_name: String::new(),
        text,
        labels: String::new(),
        needs: (0..2).map(|_| format!("need{}", chance.below(29))).collect(),
        kinds: vec![format!("kind{}", chance.below(17))],
        place_words: String::new(),
        places: vec![Place { point: chance.point(towns), precision: Precision::Point }],
        travel: if chance.below(50) == 0 { Travel::Anywhere } else { Travel::GoThere },
        min_age: (chance.below(4) == 0).then_some(18),
        max_age: None,
        sex: None,
        days: (0..2).map(|_| Day::ALL[chance.below(7) as usize]).collect(),
        languages: Vec::new(),
        access: Vec::new(),
        cost: CostKind::Free,
        route: ReferralRoute::SelfReferral,
        capacity: None,
        checked_on: Some(date(2026, 5, 1)),
    }
}

fn main() {
    let size = std::env::args().nth(1).and_then(|it| it.parse().ok()).unwrap_or(10_000);
    let mut chance = Chance(1);
    let towns: Vec<GridPoint> = (0..60)
        .map(|_| GridPoint {
            easting: 250_000 + chance.below(300_000) as i32,
            northing: 100_000 + chance.below(500_000) as i32,
        })
        .collect();
    let documents: Vec<Document> = (0..size).map(|id| document(id, &mut chance, &towns)).collect();
    let start = Instant::now();
    let index = Index::build(documents);
    println!("{size} services built in {:.2?}", start.elapsed());

    let queries: Vec<Query> = (0..2_000)
        .map(|turn| {
            let radius = 1.25 + chance.below(100) as f64 / 9.0;
            let mut query = Query::new(date(2026, 6, 15));
            query = query.within(chance.point(&towns), Precision::Point, radius);
            query.wants.age = Some(40);
            query.wants.days = Days::NONE.with(Day::ALL[chance.below(7) as usize]);
            let word = |it: &mut Chance| format!("w{:x}", it.skewed(20_000));
            query.words = match turn % 20 {
                0..7 => word(&mut chance),
                7..11 => format!("{} {}", word(&mut chance), word(&mut chance)),
                11..15 => String::new(),
                _ => word(&mut chance),
            };
            if turn % 20 >= 11 {
                query = query.need(&format!("need{}", chance.below(29)));
            }
            query
        })
        .collect();
    for round in 0..3 {
        let mut times: Vec<u128> = Vec::new();
        let mut hits = 0;
        for query in &queries {
            let start = Instant::now();
            hits += index.search(query).total;
            times.push(start.elapsed().as_nanos());
        }
        times.sort_unstable();
        let mean = times.iter().sum::<u128>() / times.len() as u128;
        let at = |share: usize| times[times.len() * share / 100] as f64 / 1e3;
        println!("round {round}: mean {:.1} µs, p50 {:.1}, p99 {:.1}; {hits} hits", mean as f64 / 1e3, at(50), at(99));
    }
    let start = Instant::now();
    let mut slowest = std::time::Duration::ZERO;
    for turn in 0..1_000 {
        let changed = document(turn * 7 % size, &mut chance, &towns);
        let one = Instant::now();
        index.apply([Change::Put(Box::new(changed))]);
        slowest = slowest.max(one.elapsed());
    }
    println!("1,000 edits: {:.1?} each, slowest {slowest:.1?}", start.elapsed() / 1_000);
}

//! The facts of an entry: when, where, who for, how fresh, and the three groups that the stories know by name.

use footbridge_domain::directory::Field;
use footbridge_domain::directory::{
    Access, AccessFeature, Capacity, Cost, CostKind, Day, Eligibility, ForSex, Organisation, OrganisationId, Places,
    Provenance, Reach, ReferralRoute, SaidBy, Schedule, Service,
};
use footbridge_store::directory::{Entry, Origin};
use jiff::civil::{Date, Time};

use super::chance::Chance;
use super::diary::Diary;

/// "tue 10:00-12:30; fri 10:00-12:30", or words that no clock can say.
pub fn schedules(text: &str) -> Vec<Schedule> {
    let sessions: Vec<Schedule> = text.split("; ").filter_map(session).collect();
    if sessions.is_empty() && !text.is_empty() { vec![Schedule::in_words(text)] } else { sessions }
}

fn session(text: &str) -> Option<Schedule> {
    let (day, hours) = text.split_once(' ')?;
    let (from, to) = hours.split_once('-')?;
    Some(Schedule::on(Day::from_code(day)?, clock(from), clock(to)))
}

fn clock(text: &str) -> Option<Time> {
    let (hour, minute) = text.split_once(':')?;
    Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()
}

pub fn reach(text: &str) -> Vec<Reach> {
    let reach: Vec<Reach> = text.split_whitespace().filter_map(Reach::from_code).collect();
    if reach.is_empty() { vec![Reach::InPerson] } else { reach }
}

pub fn route(text: &str) -> ReferralRoute {
    ReferralRoute::from_code(text).unwrap_or(ReferralRoute::Unknown)
}

/// "16-30", "55-" or nothing; "women", "men" or nothing.
pub fn eligibility(ages: &str, sex: &str) -> Eligibility {
    let (from, to) = ages.split_once('-').unwrap_or_default();
    Eligibility { min_age: from.parse().ok(), max_age: to.parse().ok(), sex: ForSex::from_code(sex), note: None }
}

/// Nobody has said anything about access for one entry in five.
pub fn access(chance: &mut Chance, text: &str) -> Access {
    let mut access = Access::default();
    if chance.happens(0.2) {
        return access;
    }
    for feature in text.split_whitespace().filter_map(AccessFeature::from_code) {
        if chance.happens(0.85) {
            access.state(feature, true);
        }
    }
    if chance.happens(0.12) {
        access.state(AccessFeature::StepFree, false);
        access.notes = Some("Three steps at the front. Ring and somebody opens the side door.".to_owned());
    } else if chance.happens(0.1) {
        access.state(AccessFeature::AccessibleToilet, false);
    }
    access
}

/// "free …", "paid …".
pub fn cost(chance: &mut Chance, text: &str) -> Cost {
    if chance.happens(0.06) {
        return Cost::default();
    }
    let (kind, words) = text.split_once(' ').unwrap_or((text, ""));
    Cost {
        kind: CostKind::from_code(kind).unwrap_or(CostKind::Unknown),
        words: Some(words.to_owned()).filter(|it| !it.is_empty()),
    }
}

pub fn description(chance: &mut Chance, about: &str, reach: &[Reach]) -> String {
    let tails: &[&str] = if reach.contains(&Reach::InPerson) {
        &[
            "",
            "",
            "The number 12 bus stops outside.",
            "Quietest in the first half hour.",
            "Closed on bank holidays.",
            "Run by people who once came for the first time themselves.",
            "Stay ten minutes or all morning.",
            "There is a chair by the door for anybody who is not sure yet.",
            "Bring a friend or come to find one.",
            "New faces most weeks.",
        ]
    } else {
        &[
            "",
            "",
            "Covers the whole of Marram Bay.",
            "Weekends by arrangement.",
            "A person answers the telephone, not a menu.",
        ]
    };
    format!("{about} {}", chance.word(tails)).trim().to_owned()
}

fn slug(name: &str) -> String {
    let mut slug = String::new();
    for c in name.chars().flat_map(char::to_lowercase) {
        if c.is_ascii_alphanumeric() {
            slug.push(c);
        } else if !slug.ends_with('-') && c != '’' {
            slug.push('-');
        }
    }
    slug.trim_matches('-').to_owned()
}

/// Most have an address of mail, many a number, fewer a page.
pub fn reachable(chance: &mut Chance, service: &mut Service, organised: bool) {
    let slug = slug(&service.name);
    if chance.happens(if organised { 0.95 } else { 0.6 }) {
        service.email = Some(format!("{slug}@example.org"));
    }
    if chance.happens(0.75) {
        service.phone = Some(format!("01632 960{:03}", chance.between(0, 999)));
    }
    if organised && chance.happens(0.6) {
        service.website = Some(format!("https://{slug}.example.org"));
    }
}

/// When it was checked, what was said about room, whether it is open at all.
pub fn freshness(chance: &mut Chance, diary: Diary, service: &mut Service) -> (String, Option<Date>) {
    let ages = [(0, 85, 46), (95, 180, 20), (185, 360, 14), (370, 900, 9)];
    let place = chance.weighted(ages.iter().map(|it| it.2).chain([11]));
    let mut how = String::new();
    if let Some((from, to, _)) = ages.get(place) {
        let days = chance.between(*from, *to);
        service.checked_on = Some(diary.ago(days));
        how = chance
            .word(&[
                "by telephone",
                "by email",
                "a link worker visited",
                "from the council’s file",
                "the group wrote to us",
                "seen on their page",
            ])
            .to_owned();
    }
    if chance.happens(0.55) {
        let said_on = diary.ago(chance.between(0, 70));
        let places = match chance.weighted([46, 24, 10, 20].into_iter()) {
            0 => Places::Open,
            1 => Places::Few(Some(u16::try_from(chance.between(1, 4)).unwrap_or(2))),
            2 => Places::Full,
            _ => Places::Waiting { weeks: Some(u16::try_from(chance.between(2, 14)).unwrap_or(4)) },
        };
        let said_by =
            chance.pick(&[SaidBy::Organisation, SaidBy::Organisation, SaidBy::Worker, SaidBy::Source], SaidBy::Worker);
        service.capacity = Some(Capacity { places, said_on, said_by });
    }
    if chance.happens(0.035) {
        service.status = footbridge_domain::directory::Status::TemporarilyClosed;
        service.alert = Some(
            chance
                .word(&[
                    "Closed until 6 January while the roof is mended.",
                    "Paused: the leader is on leave. Back in spring.",
                    "No sessions during school holidays.",
                ])
                .to_owned(),
        );
    } else if chance.happens(0.05) {
        service.alert = Some(
            chance
                .word(&[
                    "Moved from the library to the hall in May.",
                    "New time since September.",
                    "Use the side entrance, the front is being rebuilt.",
                ])
                .to_owned(),
        );
    }
    let attended = chance.happens(0.5).then(|| diary.ago(chance.between(1, 120)));
    (how, attended)
}

pub fn organisation(id: OrganisationId, name: &str) -> Organisation {
    let slug = slug(name);
    Organisation {
        id,
        name: name.to_owned(),
        description: None,
        website: Some(format!("https://{slug}.example.org")),
        email: Some(format!("office@{slug}.example.org")),
        identifier: None,
    }
}

/// Where fields came from; for some telephone numbers two sources disagree.
pub fn origins(chance: &mut Chance, entries: &[Entry]) -> Vec<Origin> {
    let mut origins = Vec::new();
    for entry in entries {
        let origin = |field, value: &str, from: &str, source: &str| Origin {
            service: entry.service.id,
            origin: from.to_owned(),
            value: Provenance {
                field,
                source: source.to_owned(),
                value: value.to_owned(),
                on: entry.service.checked_on,
            },
        };
        let label = match entry.source.as_str() {
            "tideway" => "Tideway listings",
            "northshore-council" => "Northshore Council directory",
            _ => "Harbour link workers",
        };
        origins.push(origin(Field::Name, &entry.service.name, &entry.source, label));
        if let Some(phone) = &entry.service.phone {
            origins.push(origin(Field::Phone, phone, &entry.source, label));
            if chance.happens(0.06) {
                let other = format!("01632 960{:03}", chance.between(0, 999));
                origins.push(origin(Field::Phone, &other, "flyer", "Flyer at the library"));
            }
        }
    }
    origins
}

/// Quay Gardeners, Sunrise Debt Advice and Café Conversation: everybody in the stories knows them.
pub fn named_groups(chance: &mut Chance, diary: Diary) -> Vec<Entry> {
    use footbridge_domain::directory::{Address, Location, LocationKind, Status};
    use footbridge_domain::geography::Precision;

    use super::places;

    let now = diary.now;
    let mut group = |name: &str, about: &str, hall: (usize, usize), when: &str, needs: &str, kinds: &str| {
        let address = places::venue(hall.0, hall.1);
        let venue = places::WARDS[hall.0].venues[hall.1];
        Service {
            id: chance.fresh(),
            organisation: None,
            name: name.to_owned(),
            description: Some(about.to_owned()),
            status: Status::Active,
            alert: None,
            needs: needs.split_whitespace().map(str::to_owned).collect(),
            kinds: kinds.split_whitespace().map(str::to_owned).collect(),
            locations: vec![Location {
                id: chance.fresh(),
                kind: LocationKind::Physical,
                name: Some(venue.to_owned()),
                address: Address {
                    lines: address.line.split(", ").skip(1).take(2).map(str::to_owned).collect(),
                    town: Some(places::TOWN.to_owned()),
                    postcode: Some(address.postcode),
                },
                coordinates: address.point,
                precision: Precision::Point,
                access: Access::default(),
                note: None,
            }],
            reach: vec![Reach::InPerson],
            area: Some(places::TOWN.to_owned()),
            schedules: schedules(when),
            eligibility: Eligibility::default(),
            languages: Vec::new(),
            access: [
                AccessFeature::StepFree,
                AccessFeature::AccessibleToilet,
                AccessFeature::ComeWithSomeone,
                AccessFeature::Seating,
            ]
            .into_iter()
            .fold(Access::default(), |mut access, feature| {
                access.state(feature, true);
                access
            }),
            cost: Cost { kind: CostKind::Free, words: None },
            route: ReferralRoute::Either,
            route_note: None,
            website: None,
            email: None,
            phone: None,
            capacity: None,
            checked_on: Some(diary.ago(3)),
        }
    };
    let mut quay = group(
        "Quay Gardeners",
        "A small garden in old fish crates on the quay. Plant, water, mend and talk with Tom and a few regulars. Raised beds, no steps, always a flask of tea.",
        (0, 1),
        "thu 10:00-12:30",
        "nature loneliness mood bereavement",
        "nature group_activity",
    );
    quay.email = Some("tom@quay-gardeners.example.org".to_owned());
    quay.phone = Some("01632 960412".to_owned());
    quay.capacity =
        Some(Capacity { places: Places::Few(Some(2)), said_on: diary.ago(3), said_by: SaidBy::Organisation });
    let mut sunrise = group(
        "Sunrise Debt Advice",
        "Free, confidential and regulated advice on debt and bills. Advisers open letters with you, speak to creditors and can ask for breathing space.",
        (1, 4),
        "mon 09:30-15:00; wed 13:00-18:00",
        "money benefits fuel",
        "advice",
    );
    sunrise.email = Some("hello@sunrise-debt.example.org".to_owned());
    sunrise.phone = Some("01632 960455".to_owned());
    sunrise.languages = vec!["pl".to_owned(), "ur".to_owned()];
    sunrise.access.state(AccessFeature::Interpreter, true);
    sunrise.capacity = Some(Capacity {
        places: Places::Waiting { weeks: Some(3) },
        said_on: diary.ago(9),
        said_by: SaidBy::Organisation,
    });
    let mut cafe = group(
        "Café Conversation",
        "Tuesday tea and talk round one long table. Nobody runs it, everybody does. English, Welsh and plenty of pointing.",
        (3, 1),
        "tue 10:30-12:30",
        "loneliness bereavement language",
        "group_activity peer_support",
    );
    cafe.route = ReferralRoute::DropIn;
    cafe.languages = vec!["cy".to_owned()];
    cafe.cost.words = Some("Free, buy your own coffee".to_owned());
    cafe.capacity = Some(Capacity { places: Places::Open, said_on: diary.ago(12), said_by: SaidBy::Worker });
    let mut entries: Vec<Entry> = [quay, sunrise, cafe]
        .into_iter()
        .map(|it| {
            let key = slug(&it.name);
            Entry::new(it, "harbour-team", key, now)
        })
        .collect();
    if let [quay, sunrise, cafe] = entries.as_mut_slice() {
        quay.organisation_name = Some("Quay Gardeners".to_owned());
        quay.monthly_limit = Some(4);
        quay.first_visit = "Tom meets you at the gate by the old crane. You get gloves and one small job.".to_owned();
        quay.checked_how = "Tom told us from his link".to_owned();
        quay.last_attended_on = Some(diary.ago(4));
        sunrise.organisation_name = Some("Sunrise Debt Advice".to_owned());
        sunrise.first_visit = "Forty minutes with one adviser. Bring your letters, opened or not.".to_owned();
        sunrise.checked_how = "by telephone".to_owned();
        cafe.first_visit =
            "Ask for a hot drink and sit at the long table. A link worker can come the first time.".to_owned();
        cafe.checked_how = "Amira was there".to_owned();
        cafe.last_attended_on = Some(diary.ago(5));
    }
    entries
}

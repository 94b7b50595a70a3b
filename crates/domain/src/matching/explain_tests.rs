//! Tables a practitioner can read: this person, this group, so these lines.

use super::*;
use crate::directory::{Capacity, Cost, Day, Days, Eligibility, ForSex, Places, SaidBy, Schedule, ServiceId, Status};
use crate::geography::MILE;
use jiff::civil::date;

struct Plain;

impl Labels for Plain {
    fn need(&self, code: &str) -> String {
        code.replace('_', " ")
    }
    fn language(&self, code: &str) -> String {
        code.to_uppercase()
    }
}

fn a_group() -> Service {
    Service {
        id: ServiceId::from_uuid(uuid::Uuid::from_u128(1)),
        organisation: None,
        name: "Café Conversation".to_owned(),
        description: Some("Tea, talk and gardening".to_owned()),
        status: Status::Active,
        alert: None,
        needs: vec!["loneliness".to_owned(), "bereavement".to_owned()],
        kinds: Vec::new(),
        locations: Vec::new(),
        reach: vec![Reach::InPerson],
        area: None,
        schedules: vec![Schedule::on(Day::Tuesday, None, None)],
        eligibility: Eligibility::default(),
        languages: Vec::new(),
        access: crate::directory::Access::default(),
        cost: Cost { kind: CostKind::Free, words: None },
        route: ReferralRoute::DropIn,
        route_note: None,
        website: None,
        email: None,
        phone: None,
        capacity: None,
        checked_on: Some(date(2026, 6, 1)),
    }
}

fn mary() -> Wants {
    Wants {
        needs: vec![("bereavement".to_owned(), 1.0)],
        interests: vec!["gardening".to_owned()],
        age: Some(72),
        access: vec![AccessFeature::StepFree],
        days: Days::NONE.with(Day::Tuesday),
        ..Wants::default()
    }
}

const TODAY: Date = date(2026, 6, 15);

fn lines(wants: &Wants, service: &Service, distance: Option<Distance>) -> (Vec<String>, Vec<String>) {
    let it = explain(wants, service, distance, TODAY, &Plain);
    (it.reasons.iter().map(Reason::words).collect(), it.checks.iter().map(Check::words).collect())
}

#[test]
fn a_good_fit_says_why_in_the_order_that_matters() {
    let mut group = a_group();
    group.access.state(AccessFeature::StepFree, true);
    let near = Distance { metres: 0.8 * MILE, precision: Precision::Point };
    let (reasons, checks) = lines(&mary(), &group, Some(near));
    assert_eq!(
        reasons,
        [
            "Fits: bereavement",
            "Likes: gardening",
            "0.8 miles away",
            "Step-free",
            "Free",
            "On days that suit: Tuesday",
            "Just turn up",
            "Checked 14 days ago".replace("14 days", "2 weeks").as_str(),
        ]
    );
    assert!(checks.is_empty(), "{checks:?}");
}

#[test]
fn what_is_not_known_is_asked_and_not_assumed() {
    let mut group = a_group();
    group.checked_on = Some(date(2025, 11, 1));
    group.cost = Cost::default();
    group.route = ReferralRoute::Professional;
    group.eligibility.sex = Some(ForSex::Women);
    group.capacity = Some(Capacity {
        places: Places::Waiting { weeks: Some(3) },
        said_on: date(2026, 6, 14),
        said_by: SaidBy::Organisation,
    });
    let rough = Distance { metres: 2.0 * MILE, precision: Precision::District };
    let wants = Wants { free_only: true, ..mary() };
    let (reasons, checks) = lines(&wants, &group, Some(rough));
    assert!(reasons.contains(&"About 2 miles away".to_owned()), "{reasons:?}");
    assert_eq!(
        checks,
        [
            "Waiting list of about 3 weeks, said yesterday",
            "Asks for a professional referral",
            "For women",
            "No access information",
            "Ask about cost",
            "Distance is only approximate",
            "Last checked 7 months ago",
        ]
    );
}

#[test]
fn what_rules_a_service_out_is_never_traded() {
    type Row = (&'static str, fn(&mut Service), fn(&mut Wants), Bar);
    let rows: [Row; 6] = [
        (
            "for men",
            |s| s.eligibility.sex = Some(ForSex::Men),
            |w| w.sex = Some(ForSex::Women),
            Bar::Misfit(Misfit::ForOthers(ForSex::Men)),
        ),
        ("for the young", |s| s.eligibility.max_age = Some(25), |_| (), Bar::Misfit(Misfit::TooOld { to: 25 })),
        (
            "up a flight of stairs",
            |s| s.access.state(AccessFeature::StepFree, false),
            |_| (),
            Bar::Without(AccessFeature::StepFree),
        ),
        ("costs money", |s| s.cost.kind = CostKind::Paid, |w| w.free_only = true, Bar::Costs),
        ("on Fridays only", |s| s.schedules = vec![Schedule::on(Day::Friday, None, None)], |_| (), Bar::OtherDays),
        ("closed", |s| s.status = Status::TemporarilyClosed, |_| (), Bar::NotRunning(Status::TemporarilyClosed)),
    ];
    for (what, service_is, person_is, bar) in rows {
        let (mut service, mut wants) = (a_group(), mary());
        assert!(wants.bars(&service).is_empty());
        service_is(&mut service);
        person_is(&mut wants);
        assert_eq!(wants.bars(&service), [bar], "{what}");
    }
}

//! The directory kept, searched and put right; matching that never trades a condition; gaps within the scheme.

use anyhow::Result;
use footbridge_app::directory::edit::{self, EditEntry};
use footbridge_app::directory::edit_form::Typed;
use footbridge_app::directory::import_services::{self, ImportServices};
use footbridge_app::directory::still_right::{self, StillRight};
use footbridge_app::directory::{Ask, search, show, write_tip};
use footbridge_app::matching::match_person::{self, MatchPerson};
use footbridge_app::matching::match_words::{self, MatchWords};
use footbridge_app::matching::record_gap;
use footbridge_app::store::directory::{self, Entry};
use footbridge_app::store::matching::gaps;
use footbridge_app::{AppError, fresh};
use footbridge_domain::access::Actor;
use footbridge_domain::directory::{
    AccessFeature, Address, Capacity, Cost, CostKind, Day, Location, LocationKind, Places, Reach, ReferralRoute,
    SaidBy, Schedule, Service, ServiceId, Status,
};
use footbridge_domain::geography::{Coordinates, MILE, Precision, outcode_centre};
use footbridge_domain::matching::wants::Wants;
use footbridge_formats::spreadsheet::{Mapping, Sheet};
use footbridge_testkit::{TestApp, on_both, small_scheme};

use super::referrals::{mair, receive};

fn group(name: &str, needs: &[&str]) -> Service {
    let mut access = footbridge_domain::directory::Access::default();
    access.state(AccessFeature::StepFree, true);
    Service {
        id: fresh(),
        organisation: None,
        name: name.to_owned(),
        description: Some(format!("{name} meets for tea.")),
        status: Status::Active,
        alert: None,
        needs: needs.iter().map(|it| (*it).to_owned()).collect(),
        kinds: vec!["group_activity".to_owned()],
        locations: vec![Location {
            id: fresh(),
            kind: LocationKind::Physical,
            name: Some("The Hall".to_owned()),
            address: Address {
                lines: vec!["The Hall".to_owned(), "1 School Road".to_owned()],
                town: Some("Sale".to_owned()),
                postcode: Some("M33 7XX".to_owned()),
            },
            coordinates: Coordinates::new(53.4246, -2.3224).ok(),
            precision: Precision::Point,
            access: access.clone(),
            note: Some("Ring the bell.".to_owned()),
        }],
        reach: vec![Reach::InPerson],
        area: Some("Trafford".to_owned()),
        schedules: vec![
            Schedule::on(Day::Tuesday, "10:00".parse().ok(), "12:30".parse().ok()),
            Schedule::in_words("not in August"),
        ],
        eligibility: footbridge_domain::directory::Eligibility::default(),
        languages: vec!["pa".to_owned()],
        access,
        cost: Cost { kind: CostKind::Free, words: None },
        route: ReferralRoute::DropIn,
        route_note: None,
        website: None,
        email: Some("tea@example.org".to_owned()),
        phone: None,
        capacity: Some(Capacity {
            places: Places::Few(Some(2)),
            said_on: "2026-11-20".parse().expect("a day"),
            said_by: SaidBy::Organisation,
        }),
        checked_on: Some("2026-11-01".parse().expect("a day")),
    }
}

async fn keep(t: &TestApp, service: Service) -> Result<ServiceId> {
    let id = service.id;
    let mut tx = t.app.database().begin().await?;
    directory::insert(&mut tx, &Entry::new(service, "test", id.to_string(), t.app.now())).await?;
    tx.commit().await?;
    Ok(id)
}

#[tokio::test]
async fn an_entry_comes_back_as_it_was_kept() -> Result<()> {
    on_both(|t| async move {
        let service = group("Tea and Talk", &["loneliness"]);
        let id = keep(&t, service.clone()).await?;
        let mut tx = t.app.database().begin().await?;
        let mut entry = directory::get(&mut tx, id).await?;
        assert_eq!(entry.service, service);
        entry.service.schedules.pop();
        entry.first_visit = "Sue meets people at the door.".to_owned();
        directory::save(&mut tx, &entry).await?;
        // Somebody else read the same version: they lose.
        assert!(directory::save(&mut tx, &entry).await.is_err());
        let again = directory::get(&mut tx, id).await?;
        assert_eq!((again.version, again.service.schedules.len()), (1, 1));
        let head = directory::head(&mut tx).await?;
        assert_eq!(directory::changed_since(&mut tx, 0, head.seq).await?, Some(vec![id]));
        Ok(())
    })
    .await
}

/// A small source of chance with a seed, so that a failure can be repeated.
struct Chance(u64);

impl Chance {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % n as u64) as usize
    }
}

#[tokio::test]
async fn after_any_edits_a_search_finds_what_looking_at_every_entry_finds() -> Result<()> {
    on_both(|t| async move {
        let s = small_scheme(&t.app).await?;
        let mut chance = Chance(7);
        let needs = ["loneliness", "bereavement", "food", "money"];
        let mut ids: Vec<ServiceId> = Vec::new();
        for round in 0..40 {
            match chance.below(4) {
                0 | 1 => {
                    let mut service = group(&format!("Group {round}"), &[needs[chance.below(4)]]);
                    service.locations[0].coordinates =
                        Coordinates::new(53.40 + chance.below(80) as f64 / 1000.0, -2.32).ok();
                    ids.push(keep(&t, service).await?);
                }
                2 if !ids.is_empty() => {
                    let mut tx = t.app.database().begin().await?;
                    let mut entry = directory::get(&mut tx, ids[chance.below(ids.len())]).await?;
                    entry.service.needs = vec![needs[chance.below(4)].to_owned()];
                    entry.service.status = if chance.below(3) == 0 { Status::Inactive } else { Status::Active };
                    entry.service.cost.kind = if chance.below(2) == 0 { CostKind::Paid } else { CostKind::Unknown };
                    directory::save(&mut tx, &entry).await?;
                    tx.commit().await?;
                }
                _ if !ids.is_empty() => {
                    let mut tx = t.app.database().begin().await?;
                    let id = ids[chance.below(ids.len())];
                    directory::mark_attended(&mut tx, id, t.app.today()).await?;
                    let said = Capacity { places: Places::Full, said_on: t.app.today(), said_by: SaidBy::Organisation };
                    directory::set_capacity(&mut tx, id, said).await?;
                    tx.commit().await?;
                }
                _ => {}
            }
            let wants = Wants {
                needs: vec![(needs[chance.below(4)].to_owned(), 1.0)],
                free_only: chance.below(2) == 0,
                ..Wants::default()
            };
            let ask =
                Ask { wants: wants.clone(), near: "M33".to_owned(), miles: Some(2.0), limit: 100, ..Ask::default() };
            let found = search::run(&t.app, &s.amira, &ask).await?;
            let mut got: Vec<ServiceId> = found.matches.iter().map(|it| it.entry.service.id).collect();
            got.sort();

            let mut tx = t.app.database().read().await?;
            let everything = directory::list_by_ids(&mut tx, &ids).await?;
            drop(tx);
            let centre = outcode_centre("M33").expect("a known district").1;
            let mut expected: Vec<ServiceId> = Vec::new();
            for it in everything.iter().map(|it| &it.service) {
                let near = it.locations[0].coordinates.is_some_and(|at| at.to_grid().metres_to(centre) <= 2.0 * MILE);
                if near
                    && wants.bars(it).is_empty()
                    && it.needs.iter().any(|need| wants.need_codes().any(|code| code == need))
                {
                    expected.push(it.id);
                }
            }
            expected.sort();
            assert_eq!((got, found.total), (expected.clone(), expected.len()), "round {round}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn conditions_are_never_traded_and_what_cannot_wait_comes_first() -> Result<()> {
    on_both(|t| async move {
        let s = small_scheme(&t.app).await?;
        keep(&t, group("Tea and Talk", &["loneliness"])).await?;
        let mut sporty = group("Walking Football", &["physical_activity", "loneliness"]);
        sporty.kinds = vec!["physical_activity".to_owned()];
        keep(&t, sporty).await?;
        let mut evening = group("Night Owls", &["loneliness"]);
        evening.schedules = vec![Schedule::on(Day::Tuesday, "19:00".parse().ok(), "21:00".parse().ok())];
        keep(&t, evening).await?;
        let mut stairs = group("Upstairs Club", &["loneliness"]);
        stairs.access.state(AccessFeature::StepFree, false);
        stairs.locations[0].access.state(AccessFeature::StepFree, false);
        keep(&t, stairs).await?;
        keep(&t, group("Children's Theatre", &["loneliness"])).await?;

        let ask = MatchWords {
            text: "So lonely. Wants to end it all. Uses a wheelchair, nothing sporty, mornings only please.".to_owned(),
            near: "M33 7XX".to_owned(),
            age: Some(72),
            ..MatchWords::default()
        };
        let matched = match_words::run(&t.app, &s.amira, &ask).await?;
        let names: Vec<&str> = matched.found.matches.iter().map(|it| it.entry.service.name.as_str()).collect();
        assert_eq!(names, ["Tea and Talk"]);
        let reasons: Vec<String> = matched.found.matches[0].reasons.iter().map(|it| it.words()).collect();
        assert!(reasons.contains(&"Fits: loneliness and isolation".to_owned()), "{reasons:?}");
        assert!(matched.urgent[0].help.iter().any(|it| it.number == "999"));
        assert_eq!(&ask.text[matched.urgent[0].words.clone()], "end it all");
        // Nothing is recorded of what was asked, and an analyst has no business here.
        assert!(matches!(match_words::run(&t.app, &s.marcus, &ask).await, Err(AppError::Forbidden(_))));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_gap_is_recorded_with_need_and_area_by_those_who_may() -> Result<()> {
    on_both(|t| async move {
        let s = small_scheme(&t.app).await?;
        let mut typed = mair();
        typed.postcode = "M33 7XX".into();
        let person = receive(&t, &s, &s.okafor, typed).await?.person;
        let matches = match_person::run(&t.app, &s.amira, MatchPerson { person, asked: None }).await?;
        assert!(matches.asked.needs.iter().any(|it| it == "loneliness"), "{:?}", matches.asked.needs);
        assert_eq!(matches.matched.found.near.spot().map(|it| it.outcode.clone()), Some("M33".to_owned()));
        // What was typed comes back; the home postcode does not.
        assert_eq!(matches.asked.near, "");

        let typed = record_gap::Typed {
            needs: vec!["loneliness".into()],
            why: "nothing_there".into(),
            ..record_gap::Typed::default()
        };
        let gap = || typed.clone().parse(person).map_err(AppError::Invalid);
        for stranger in [&s.stranger, &s.joan, &s.okafor, &s.supervisor] {
            let refused = record_gap::run(&t.app, stranger, gap()?).await;
            assert!(matches!(refused, Err(AppError::NotFound(_) | AppError::Forbidden(_))), "{refused:?}");
            let refused = match_person::run(&t.app, stranger, MatchPerson { person, asked: None }).await.err();
            assert!(matches!(refused, Some(AppError::NotFound(_) | AppError::Forbidden(_))), "{refused:?}");
        }
        record_gap::run(&t.app, &s.amira, gap()?).await?;
        let mut tx = t.app.database().read().await?;
        let gaps = gaps::of_person(&mut tx, person, s.scheme).await?;
        assert_eq!(
            (gaps.len(), gaps[0].outcode.as_str(), gaps[0].needs.join(" ")),
            (1, "M33", "loneliness".to_owned())
        );
        assert!(gaps::of_person(&mut tx, person, s.other_scheme).await?.is_empty());
        assert!(record_gap::Typed::default().parse(person).is_err());
        Ok(())
    })
    .await
}

const MAPPING: &str = r#"
key = ["id"]
[source]
code = "test-list"
name = "A list"
licence = "OGL"
[fields]
name = "name"
description = "what"
postcode = "postcode"
phone = "phone"
[defaults]
needs = ["loneliness"]
"#;

async fn import(t: &TestApp, csv: &str) -> Result<import_services::Imported> {
    let (sheet, mapping) = (Sheet::read(csv.as_bytes())?, Mapping::parse(MAPPING)?);
    Ok(import_services::run(
        &t.app,
        &Actor::Product,
        ImportServices { sheet: &sheet, mapping: &mapping, dry_run: false },
        |_| (),
    )
    .await?)
}

#[tokio::test]
async fn what_an_editor_puts_right_no_import_changes_back() -> Result<()> {
    on_both(|t| async move {
        let s = small_scheme(&t.app).await?;
        let first =
            import(&t, "id,name,what,postcode,phone\n1,Tea Club,Tea,M33 7XX,01632 960001\n2,Chess,Chess,nonsense,\n")
                .await?;
        assert_eq!((first.new, first.placed_roughly), (2, 1));
        assert!(first.problems.iter().any(|it| it.row == 3 && it.field == "postcode"), "{:?}", first.problems);
        let found = search::run(&t.app, &s.amira, &Ask { words: "tea".to_owned(), ..Ask::default() }).await?;
        let id = found.matches[0].entry.service.id;
        let entry = show::entry(&t.app, &s.joan, id).await?;

        let typed = Typed {
            phone: "01632 960002".to_owned(),
            when: "Tuesday 10am to 12pm\nnot in August".to_owned(),
            ..Typed::of(&entry)
        };
        let command = |seen| EditEntry { service: Some(id), seen, typed: typed.clone() };
        assert!(matches!(edit::run(&t.app, &s.amira, command(entry.version)).await, Err(AppError::Forbidden(_))));
        assert!(matches!(edit::run(&t.app, &s.joan, command(entry.version + 1)).await, Err(AppError::Conflict)));
        let wrong = EditEntry {
            typed: Typed { name: " ".to_owned(), postcode: "M3".to_owned(), ..typed.clone() },
            ..command(entry.version)
        };
        let Err(AppError::Invalid(errors)) = edit::run(&t.app, &s.joan, wrong).await else { panic!("taken") };
        assert!(errors.get("name").is_some() && errors.get("postcode").is_some(), "{errors:?}");
        edit::run(&t.app, &s.joan, command(entry.version)).await?;

        let again = import(&t, "id,name,what,postcode,phone\n1,Tea Club,Tea and cake,M33 7XX,01632 960003\n").await?;
        assert_eq!((again.changed, again.no_longer_there), (1, 1));
        let shown = show::run(&t.app, &s.joan, id).await?;
        let service = &shown.entry.service;
        assert_eq!(service.phone.as_deref(), Some("01632 960002"));
        assert_eq!(service.description.as_deref(), Some("Tea and cake"));
        assert_eq!(service.schedules[0].words(), "Tuesday 10am to midday");
        assert_eq!(service.checked_on, Some(t.app.today()));
        assert!(shown.provenance.iter().any(|it| it.origin == "editor" && it.value.source.starts_with("Joan Hill")));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn one_tap_says_still_right_and_tips_stay_in_the_scheme() -> Result<()> {
    on_both(|t| async move {
        let s = small_scheme(&t.app).await?;
        let id = keep(&t, group("Tea and Talk", &["loneliness"])).await?;
        still_right::run(&t.app, &s.joan, StillRight { service: id, seen: 0 }).await?;
        assert!(matches!(
            still_right::run(&t.app, &s.joan, StillRight { service: id, seen: 0 }).await,
            Err(AppError::Conflict)
        ));
        assert!(matches!(
            still_right::run(&t.app, &s.amira, StillRight { service: id, seen: 1 }).await,
            Err(AppError::Forbidden(_))
        ));
        let tip = || write_tip::WriteTip { service: id, words: "Ask for Sue.".to_owned() };
        write_tip::run(&t.app, &s.amira, tip()).await?;
        assert!(matches!(write_tip::run(&t.app, &s.okafor, tip()).await, Err(AppError::Forbidden(_))));
        assert_eq!(show::run(&t.app, &s.ben, id).await?.tips.len(), 1);
        // Another scheme shares the entry, not what colleagues say of it.
        assert!(show::run(&t.app, &s.stranger, id).await?.tips.is_empty());
        assert!(show::run(&t.app, &s.okafor, id).await?.tips.is_empty());
        assert_eq!(show::entry(&t.app, &s.amira, id).await?.service.checked_on, Some(t.app.today()));
        Ok(())
    })
    .await
}

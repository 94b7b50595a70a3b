//! Every open data file of Trafford and Greater Manchester, read with its ready mapping.
//!
//! The files are not in this repository. Where they are not found, each test says so and
//! passes; the small fixtures beside the code always run.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::path::PathBuf;

use footbridge_domain::directory::{
    AccessFeature, CostKind, Day, LocationKind, Provision, Reach, ReferralRoute, Status,
};
use footbridge_domain::matching::needs::{Need, SupportKind};
use footbridge_domain::matching::wishes::Tongue;
use footbridge_formats::spreadsheet::{
    Mapping, MappingKind, PostcodeFile, READY, Reading, ServiceDraft, Severity, Sheet, read_practice_lists,
    read_services, ready_mapping,
};
use jiff::civil::{Date, date};

const TODAY: Date = date(2026, 6, 15);

/// The folder of shared data: `FOOTBRIDGE_SHARED`, or `shared` beside the repository.
fn shared(path: &str) -> Option<PathBuf> {
    let root = std::env::var_os("FOOTBRIDGE_SHARED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared"), PathBuf::from);
    let found = root.join("data").join(path);
    if !found.exists() {
        println!("skipped: {path} is not here (set FOOTBRIDGE_SHARED)");
        return None;
    }
    Some(found)
}

fn sheet(name: &str) -> Option<Sheet> {
    let bytes = std::fs::read(shared(&format!("hsds-uk-trafford/{name}.csv"))?).unwrap();
    Some(Sheet::read(&bytes).unwrap())
}

fn mapping(name: &str) -> Mapping {
    Mapping::parse(ready_mapping(&format!("trafford/{name}")).unwrap()).unwrap()
}

fn reading(name: &str) -> Option<Reading> {
    Some(read_services(&sheet(name)?, &mapping(name), TODAY).unwrap())
}

fn find<'a>(reading: &'a Reading, name: &str) -> &'a ServiceDraft {
    let found = reading.drafts.iter().find(|it| it.name == name);
    found.unwrap_or_else(|| panic!("{name} is not there"))
}

#[test]
fn every_file_is_read_and_nothing_is_lost_silently() {
    // Rows as the data's own notes count them.
    let expected = [
        ("care_homes", 56),
        ("charities", 736),
        ("childrens_centres", 2),
        ("food_banks_greater_manchester", 171),
        ("general_practices", 26),
        ("jobcentre_plus_greater_manchester", 26),
        ("pharmacies", 57),
        ("sport_squash_courts", 5),
        ("sport_studio", 21),
        ("sport_swimming_pools", 12),
        ("sports_clubs", 140),
    ];
    for (name, rows) in expected {
        let Some(got) = reading(name) else { return };
        let left_out = got.problems.iter().filter(|it| it.severity == Severity::RowLeftOut);
        println!("{name}: {} rows, {} services, {} problems", got.rows, got.drafts.len(), got.problems.len());
        for problem in &got.problems {
            println!("    {problem}");
        }
        assert_eq!(got.rows, rows, "{name}");
        assert_eq!(got.drafts.len() + left_out.count(), rows, "{name}");
        assert_eq!(got.drafts.len(), rows, "{name}: every row is good enough to keep");
        for draft in &got.drafts {
            for need in &draft.needs {
                assert!(Need::from_code(need).is_some(), "{name}: {need}");
            }
            for kind in &draft.kinds {
                assert!(SupportKind::from_code(kind).is_some(), "{name}: {kind}");
            }
            for language in &draft.languages {
                assert!(Tongue::from_code(language).is_some(), "{name}: {language}");
            }
            assert!(!draft.provenance.is_empty(), "{name}: {} has no source", draft.name);
        }
    }
    let services: BTreeSet<&str> = expected.iter().map(|it| it.0).collect();
    for (name, text) in READY {
        let kind = Mapping::parse(text).unwrap().kind;
        let short = name.trim_start_matches("trafford/");
        assert_eq!(kind == MappingKind::Services, services.contains(short), "{name}");
    }
}

#[test]
fn practice_lists_are_numbers_and_not_services() {
    let Some(sheet) = sheet("gp_patient_registrations") else {
        return;
    };
    let mapping = mapping("gp_patient_registrations");
    let refusal = read_services(&sheet, &mapping, TODAY).unwrap_err().to_string();
    assert!(refusal.contains("not services"), "{refusal}");
    let (practices, problems) = read_practice_lists(&sheet, &mapping).unwrap();
    assert!(problems.is_empty(), "{problems:?}");
    assert_eq!(practices.len(), 26);
    assert_eq!((practices[0].code.as_str(), practices[0].people), ("P91003", Some(7_855)));
}

#[test]
fn charities_say_what_they_are_for_and_where_they_are_honest_about() {
    let Some(got) = reading("charities") else {
        return;
    };
    let flint = find(&got, "The Cyril Flint Volunteering Charity");
    assert_eq!(flint.needs[0], "loneliness");
    assert_eq!(flint.kinds[0], "befriending");
    assert_eq!((flint.cost.kind, flint.route), (CostKind::Free, ReferralRoute::Either));
    assert_eq!(flint.location_kind, LocationKind::Postal);
    assert_eq!(flint.reach, Reach::InPerson);

    let counselling = find(&got, "Beacon Counselling");
    assert!(counselling.needs.iter().any(|it| it == "bereavement"), "{:?}", counselling.needs);
    assert_eq!(counselling.reach, Reach::ComesToYou);
    let note = counselling.location_note.as_deref().unwrap();
    assert!(note.starts_with("Based in SK1, and registered as working in Trafford"), "{note}");

    // A parents' association holds coffee mornings for its school, not for lonely people, and
    // a foundation that gives to charities helps nobody directly.
    for name in ["Friends of Urmston", "The Zochonis Charitable Trust"] {
        assert!(!find(&got, name).needs.iter().any(|it| it == "loneliness"), "{name}");
    }
    // Typing slips in postcodes are put right.
    assert!(got.drafts.iter().any(|it| it.address.postcode.as_deref() == Some("WA15 0HF")));
    assert!(got.drafts.iter().any(|it| it.address.postcode.as_deref() == Some("M16 9NW")));
    assert!(got.drafts.iter().all(|it| { it.website.as_deref().is_none_or(|site| site.starts_with("http")) }));
    let with_needs = got.drafts.iter().filter(|it| !it.needs.is_empty()).count();
    println!("{with_needs} of {} charities have needs", got.drafts.len());
    assert!(with_needs * 100 >= got.drafts.len() * 60);
}

#[test]
fn the_other_files_keep_what_they_know() {
    let Some(food) = reading("food_banks_greater_manchester") else {
        return;
    };
    let st_francis = find(&food, "Food bank at St Francis Church (Trussell Trust)");
    assert_eq!(st_francis.route, ReferralRoute::Professional);
    assert_eq!(st_francis.schedules[0].words(), "Monday midday to 2pm");
    assert!(food.drafts.iter().any(|it| it.status == Status::TemporarilyClosed));
    assert!(food.drafts.iter().any(|it| it.cost.kind == CostKind::Paid));

    let pools = reading("sport_swimming_pools").unwrap();
    let move_altrincham = find(&pools, "Move Altrincham: swimming");
    assert_eq!(move_altrincham.access.of(AccessFeature::PoolHoist), Provision::Yes);
    assert!(move_altrincham.coordinates.is_some());
    assert_eq!(move_altrincham.checked_on, Some(date(2025, 5, 8)));

    let homes = reading("care_homes").unwrap();
    assert_eq!(find(&homes, "10 Spennithorne Road").phone.as_deref(), Some("0161 748 6414"));

    let pharmacies = reading("pharmacies").unwrap();
    let asda = find(&pharmacies, "Asda Pharmacy");
    let sundays = asda.schedules.iter().filter(|it| it.day == Some(Day::Sunday));
    assert_eq!(sundays.map(|it| it.words()).collect::<Vec<_>>(), ["Sunday 10.30am to 4.30pm"]);
}

#[test]
fn reading_twice_gives_the_same_keys() {
    for (name, _) in READY {
        let name = name.trim_start_matches("trafford/");
        if mapping(name).kind != MappingKind::Services {
            continue;
        }
        let (Some(first), Some(second)) = (reading(name), reading(name)) else {
            return;
        };
        assert_eq!(first, second, "{name}");
        let keys: BTreeSet<&str> = first.drafts.iter().map(|it| it.key.as_str()).collect();
        assert_eq!(keys.len(), first.drafts.len(), "{name}");
    }
}

#[test]
fn postcode_files_are_read_and_ended_postcodes_told() {
    for (name, rows, ended) in [
        ("postcodes/trafford_postcodes.csv.gz", 11_264, 0),
        ("postcodes/nspl_2021-11_17_areas.csv.gz", 109_971, 1),
        ("postcodes/england_health_site_postcodes_2014.csv.gz", 40_924, 0),
    ] {
        let Some(path) = shared(name) else { return };
        let file = PostcodeFile::open(std::fs::File::open(path).unwrap()).unwrap();
        let (mut good, mut bad, mut terminated, mut placed) = (0, 0, 0, 0);
        for row in file {
            match row {
                Ok(row) => {
                    good += 1;
                    terminated += usize::from(row.terminated);
                    placed += usize::from(row.coordinates.is_some());
                }
                Err(problem) => {
                    bad += 1;
                    if bad < 6 {
                        println!("    {problem}");
                    }
                }
            }
        }
        println!("{name}: {good} rows, {placed} placed, {terminated} ended, {bad} left out");
        assert_eq!(good + bad, rows, "{name}");
        assert!(bad * 1_000 < rows, "{name}");
        assert!(terminated >= ended, "{name}");
        assert!(placed * 100 >= good * 99, "{name}");
    }
}

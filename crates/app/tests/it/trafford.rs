//! The proof on real data: every open file of Trafford in, places found, nothing changed by importing again, and a lonely,
//! bereaved person near M33 is shown real groups. Skipped with a printed line where the data is not there.

use std::path::PathBuf;

use anyhow::Result;
use footbridge_app::directory::Ask;
use footbridge_app::directory::import_services::{self, ImportServices, Imported};
use footbridge_app::directory::{import_postcodes, search};
use footbridge_app::matching::match_words::{self, MatchWords};
use footbridge_domain::access::Actor;
use footbridge_domain::directory::ForSex;
use footbridge_domain::geography::Precision;
use footbridge_formats::spreadsheet::{Mapping, MappingKind, PostcodeFile, READY, Sheet};
use footbridge_testkit::{TestApp, on_both, small_scheme};

fn shared() -> Option<PathBuf> {
    let root = std::env::var_os("FOOTBRIDGE_SHARED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared"), PathBuf::from);
    let data = root.join("data");
    if data.join("hsds-uk-trafford").exists() {
        return Some(data);
    }
    println!("skipped: the shared data is not here (set FOOTBRIDGE_SHARED)");
    None
}

async fn import(t: &TestApp, data: &std::path::Path, name: &str, text: &str, dry_run: bool) -> Result<Imported> {
    let file = data.join(format!("hsds-uk-{name}.csv"));
    let sheet = Sheet::read(&std::fs::read(file)?)?;
    let mapping = Mapping::parse(text)?;
    Ok(import_services::run(
        &t.app,
        &Actor::Product,
        ImportServices { sheet: &sheet, mapping: &mapping, dry_run },
        |_| (),
    )
    .await?)
}

async fn import_all(t: &TestApp, data: &std::path::Path, dry_run: bool) -> Result<Imported> {
    let mut all = Imported::default();
    for (name, text) in READY {
        if Mapping::parse(text)?.kind != MappingKind::Services {
            continue;
        }
        let one = import(t, data, name, text, dry_run).await?;
        all.rows += one.rows;
        all.new += one.new;
        all.changed += one.changed;
        all.unchanged += one.unchanged;
        all.no_longer_there += one.no_longer_there;
        all.with_postcode += one.with_postcode;
        all.placed += one.placed;
        all.placed_roughly += one.placed_roughly;
        all.problems.extend(one.problems);
    }
    Ok(all)
}

#[tokio::test]
async fn real_files_become_a_directory_that_answers_a_lonely_bereaved_person() -> Result<()> {
    let Some(data) = shared() else { return Ok(()) };
    on_both(|t| {
        let data = data.clone();
        async move {
            let s = small_scheme(&t.app).await?;
            // A dry run says what would happen and leaves nothing.
            let dry = import_all(&t, &data, true).await?;
            assert_eq!((dry.new, dry.changed), (1_252, 0));
            assert_eq!(search::run(&t.app, &s.amira, &Ask::default()).await?.total, 0);

            // Before the postcode table, outcodes place everything roughly.
            let first = import_all(&t, &data, false).await?;
            assert_eq!(first.new, 1_252);
            assert!(first.placed_roughly > 1_000, "{first:?}");

            let file = std::fs::File::open(data.join("postcodes/trafford_postcodes.csv.gz"))?;
            let postcodes = import_postcodes::run(&t.app, &Actor::Product, PostcodeFile::open(file)?, |_| ()).await?;
            assert!(postcodes.placed > 11_000 && postcodes.entries_placed > 400, "{postcodes:?}");

            // Importing again changes nothing.
            let again = import_all(&t, &data, false).await?;
            assert_eq!((again.new, again.changed, again.unchanged, again.no_longer_there), (0, 0, 1_252, 0));

            // Of the rows whose postcode is in the file, at least 95 in 100 have an exact place.
            let (mut known, mut exact) = (0, 0);
            let mut tx = t.app.database().read().await?;
            let entries = footbridge_store::directory::list_after(&mut tx, uuid::Uuid::nil().into(), 5_000).await?;
            assert_eq!(entries.len(), 1_252);
            for place in entries.iter().flat_map(|it| &it.service.locations) {
                let Some(Ok(postcode)) = place.address.postcode.as_deref().map(str::parse) else { continue };
                if !footbridge_store::directory::find_postcodes(&mut tx, &[postcode]).await?.is_empty() {
                    known += 1;
                    exact += usize::from(place.coordinates.is_some() && place.precision == Precision::Point);
                }
            }
            drop(tx);
            println!("{exact} of {known} rows with a postcode of the file have an exact place");
            assert!(known > 500 && exact * 100 >= known * 95, "{exact} of {known}");

            let asked = MatchWords {
                text: "I am 72. Since my husband died last year I have been so lonely. \
                       I hardly see anyone from one week to the next. I loved to sing."
                    .to_owned(),
                near: "M33".to_owned(),
                age: Some(72),
                sex: Some(ForSex::Women),
                limit: 20,
                ..MatchWords::default()
            };
            let matched = match_words::run(&t.app, &s.amira, &asked).await?;
            for it in &matched.found.matches {
                let reasons: Vec<String> = it.reasons.iter().map(|it| it.words()).collect();
                println!("{:.3} {} – {}", it.score, it.entry.service.name, reasons.join("; "));
            }
            // Each was chosen by reading what it says of itself: free one-to-one befriending in Sale; a church that visits
            // the bereaved and has a club for older people; a women's monthly gathering; a choir, for she loved to sing.
            let names: Vec<&str> = matched.found.matches.iter().map(|it| it.entry.service.name.as_str()).collect();
            let at = |name: &str| names.iter().position(|it| *it == name);
            assert!(at("The Cyril Flint Volunteering Charity").is_some_and(|it| it < 3), "{names:?}");
            assert!(at("Altrincham Methodist Church").is_some_and(|it| it < 5), "{names:?}");
            assert!(at("The Willows Women's Institute").is_some(), "{names:?}");
            for wrong in ["PTA", "Parent", "School", "Scout", "Playgroup", "Children's", "Male Voice", "Trust Fund"] {
                assert!(!names.iter().any(|it| it.contains(wrong)), "{wrong}: {names:?}");
            }
            for it in &matched.found.matches {
                assert!(matched.wants.bars(&it.entry.service).is_empty(), "{}", it.entry.service.name);
                // The register is years old: nobody may take it for checked.
                assert!(it.checks.iter().any(|it| it.code() == "not_checked"), "{}", it.entry.service.name);
            }
            Ok(())
        }
    })
    .await
}

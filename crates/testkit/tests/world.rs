//! The synthetic world: it repeats itself, every row of it can be read, and nothing in it could be a real person's.

use std::collections::BTreeSet;

use anyhow::{Result, ensure};
use footbridge_app::App;
use footbridge_app::access::audit_trail;
use footbridge_app::workforce::today;
use footbridge_domain::access::Scope;
use footbridge_domain::onward::OnwardStatus;
use footbridge_domain::outcomes::measure::MeasureKind;
use footbridge_domain::people::Person;
use footbridge_domain::plans::PlanStatus;
use footbridge_domain::referrals::ReferralStatus;
use footbridge_store::access::{accounts, schemes};
use footbridge_store::people::{CaseloadFilter, concerns, consents, contact_needs, notes};
use footbridge_store::plans::{self, goals, needs};
use footbridge_store::vault::Place;
use footbridge_store::{Only, Tx, args, contacts, directory, onward, outcomes, people, referrals};
use footbridge_testkit::world::{self, WorldSize};
use footbridge_testkit::{TestApp, actor, on_both};

const SMALL: WorldSize = WorldSize { people: 140, services: 60, months: 18, workers: 6 };

async fn texts(tx: &mut Tx, sql: &'static str) -> Result<Vec<String>> {
    Ok(tx.all::<Only<String>>(sql, args![]).await?.into_iter().map(|it| it.0).collect())
}

async fn codes(tx: &mut Tx, sql: &'static str) -> Result<BTreeSet<String>> {
    Ok(texts(tx, sql).await?.into_iter().collect())
}

/// Names, words and numbers of a world in their order.
async fn fingerprint(seed: u64) -> Result<Vec<String>> {
    let t = TestApp::sqlite().await?;
    world::build(&t.app, &SMALL, seed, |_| ()).await?;
    let mut tx = t.app.database().read().await?;
    let mut all = Vec::new();
    for sql in [
        "SELECT first_name || family_name || phone || COALESCE(nhs_number, '') || address AS value FROM person ORDER BY id",
        "SELECT reference || state || reason AS value FROM referral ORDER BY id",
        "SELECT kind || note AS value FROM contact ORDER BY id",
        "SELECT name || description AS value FROM service ORDER BY id",
        "SELECT measure || items AS value FROM measure_response ORDER BY id",
        "SELECT state || shared AS value FROM onward_referral ORDER BY id",
    ] {
        all.extend(texts(&mut tx, sql).await?);
    }
    Ok(all)
}

#[tokio::test]
async fn the_same_seed_tells_the_same_world() -> Result<()> {
    let (one, again, other) = (fingerprint(7).await?, fingerprint(7).await?, fingerprint(8).await?);
    assert_eq!(one, again);
    assert_ne!(one, other);
    Ok(())
}

#[tokio::test]
async fn the_town_is_told_whole_on_both_databases() -> Result<()> {
    on_both(|t| async move {
        let size = WorldSize::demonstration();
        let (started, mut last) = (std::time::Instant::now(), 0);
        assert!(world::is_empty(&t.app).await?);
        world::build(&t.app, &size, 1, |done| last = done).await?;
        eprintln!("{:?}: {} people in {:?}", t.engine, size.people, started.elapsed());
        assert_eq!(last, size.steps());
        assert!(!world::is_empty(&t.app).await?);
        every_state_is_there(&t.app).await?;
        everything_can_be_read(&t.app).await?;
        amira_has_a_day(&t.app).await?;
        let finding = audit_trail::verify(&t.app, None, |_| ()).await?;
        assert!(matches!(finding, audit_trail::Finding::Whole { .. }), "the audit trail is whole");
        Ok(())
    })
    .await
}

async fn every_state_is_there(app: &App) -> Result<()> {
    let mut tx = app.database().read().await?;
    let all = |codes: &[&str]| codes.iter().map(|it| (*it).to_owned()).collect::<BTreeSet<_>>();
    let states: Vec<_> = ReferralStatus::ALL.iter().map(|it| it.code()).collect();
    assert_eq!(codes(&mut tx, "SELECT DISTINCT state AS value FROM referral").await?, all(&states));
    let states: Vec<_> = OnwardStatus::ALL.iter().map(|it| it.code()).collect();
    assert_eq!(codes(&mut tx, "SELECT DISTINCT state AS value FROM onward_referral").await?, all(&states));
    let states: Vec<_> = PlanStatus::ALL.iter().map(|it| it.code()).collect();
    assert_eq!(codes(&mut tx, "SELECT DISTINCT state AS value FROM plan").await?, all(&states));
    let doors = codes(&mut tx, "SELECT DISTINCT method AS value FROM referral").await?;
    assert!(doors.len() >= 8, "people come by many doors: {doors:?}");
    // About half of the last scores are missing; both the kept and the lost are there.
    let due = texts(
        &mut tx,
        "SELECT r.reference AS value FROM referral r JOIN measure_response f ON f.referral_id = r.id \
        AND f.measure = 'ons4' AND f.occasion = 'first' WHERE r.state = 'closed'",
    )
    .await?
    .len();
    let paired = texts(
        &mut tx,
        "SELECT r.reference AS value FROM referral r JOIN measure_response f ON f.referral_id = r.id \
        AND f.measure = 'ons4' AND f.occasion = 'last' WHERE r.state = 'closed'",
    )
    .await?
    .len();
    assert!(paired * 100 > due * 40 && paired * 100 < due * 68, "{paired} of {due} have a last score");
    // No two people who wait are told in the same words.
    let waiting = texts(
        &mut tx,
        "SELECT reason AS value FROM referral WHERE state IN ('received', 'accepted', 'awaiting_information')",
    )
    .await?;
    assert_eq!(waiting.iter().collect::<BTreeSet<_>>().len(), waiting.len());
    Ok(())
}

async fn everything_can_be_read(app: &App) -> Result<()> {
    let mut tx = app.database().read().await?;
    for scheme in schemes::list(&mut tx).await? {
        let scope = Scope::Scheme { scheme: scheme.id };
        let filter = CaseloadFilter { limit: 10_000, ..CaseloadFilter::default() };
        for line in people::caseload(&mut tx, &scope, &filter).await? {
            let person = people::get(&mut tx, line.id, scheme.id).await?;
            nobody_real(&person)?;
            one_person(app, &mut tx, &person).await?;
        }
        let staff = accounts::list(&mut tx, scheme.id).await?;
        assert!(staff.iter().all(|it| it.email.ends_with("example.org") && !it.job_title.is_empty()));
    }
    let (mut after, mut entries) = (footbridge_domain::ids::Uuid::nil().into(), 0);
    loop {
        let page = directory::list_after(&mut tx, after, 100).await?;
        let Some(last) = page.last() else { break };
        after = last.service.id;
        entries += page.len();
        for entry in &page {
            ensure!(entry.service.email.iter().all(|it| it.ends_with("example.org")), "a real address");
            ensure!(
                !entry.service.needs.is_empty() && !entry.service.schedules.is_empty(),
                "an empty entry: {}",
                entry.service.name
            );
        }
    }
    assert_eq!(entries, 250);
    Ok(())
}

fn nobody_real(person: &Person) -> Result<()> {
    let details = &person.details;
    ensure!(details.nhs_number.as_ref().is_none_or(|it| it.is_test_range()), "an NHS number outside the test range");
    ensure!(details.phone.as_ref().is_none_or(|it| it.is_fictional()), "a telephone number that may ring");
    ensure!(details.email.is_empty() || details.email.ends_with("@example.org"), "an address of mail that may exist");
    Ok(())
}

async fn one_person(app: &App, tx: &mut Tx, person: &Person) -> Result<()> {
    let id = person.id;
    let own = referrals::by_person(tx, id, person.scheme).await?;
    for line in &own {
        let referral = referrals::get(tx, line.id, person.scheme).await?;
        ensure!(referral.state_at >= referral.received_at, "a state before its referral");
        if Some(referral.id) == person.open_referral {
            assert_eq!(referral.worker(), person.worker, "{} has the worker of the open referral", referral.reference);
            ensure!(!referral.status().is_over(), "an open referral that is over");
        }
        referrals::reply(tx, line.id, person.scheme).await?;
    }
    assert_eq!(
        person.last_contact_at,
        contacts::last_reached(tx, id).await?,
        "the last contact is the one that is shown"
    );
    let told = contacts::of_person(tx, id, person.scheme, 500, 0).await?;
    ensure!(told.iter().all(|it| !it.note.contains('{') && it.written_at >= it.happened_at), "an odd note");
    contacts::what_matters::versions(tx, id, 10).await?;
    people::timeline::of_person(tx, id, 500).await?;
    needs::strengths(tx, id).await?;
    needs::of_person(tx, id).await?;
    for it in plans::of_person(tx, id).await? {
        goals::of_plan(tx, it.id, id).await?;
        goals::actions_of_plan(tx, it.id, id).await?;
    }
    for it in onward::of_person(tx, id, person.scheme).await? {
        onward::get(tx, it.id, person.scheme).await?;
        ensure!(!onward::events::of(tx, it.id).await?.is_empty(), "an onward referral without a history");
    }
    onward::signposts::of_person(tx, id, person.scheme).await?;
    for it in outcomes::of_person(tx, id, person.scheme).await? {
        ensure!(MeasureKind::from_code(&it.measure).is_some(), "an unknown measure");
    }
    consents::of_person(tx, id).await?;
    contact_needs::in_force(tx, id).await?;
    for it in concerns::of_person(tx, id).await? {
        let place = Place { table: "safeguarding_concern", column: "sealed", row: it.id.uuid() };
        app.vault.open_sealed(place, &concerns::sealed(tx, it.id, id).await?)?;
    }
    for it in notes::list(tx, id).await? {
        let place = Place { table: "restricted_note", column: "sealed", row: it.id.uuid() };
        app.vault.open_sealed(place, &notes::open(tx, it.id, id).await?.sealed)?;
    }
    Ok(())
}

async fn amira_has_a_day(app: &App) -> Result<()> {
    let mut tx = app.database().read().await?;
    let Some(account) = accounts::find_by_email(&mut tx, "amira.hassan@example.org").await? else {
        anyhow::bail!("no Amira")
    };
    let scope = Scope::OwnPeople { scheme: account.scheme, worker: account.id };
    let open = people::count(&mut tx, &scope, &CaseloadFilter { open_only: true, ..CaseloadFilter::default() }).await?;
    assert!((30..=41).contains(&open), "Amira holds {open} people");
    drop(tx);
    let amira = actor(app, account.id).await?;
    let today = today::run(app, &amira).await?;
    assert!(!today.needs.is_empty(), "something needs Amira first");
    assert!(!today.waiting.is_empty(), "she waits for replies");
    Ok(())
}

/// `cargo test -p footbridge-testkit --release --test world -- --ignored --nocapture` says how fast a large one is made.
#[tokio::test]
#[ignore = "a measurement"]
async fn a_large_world_is_made_quickly() -> Result<()> {
    on_both(|t| async move {
        let size = WorldSize::load(10_000, 10_000);
        let started = std::time::Instant::now();
        let mut services = None;
        world::build(&t.app, &size, 1, |done| {
            if done == size.services {
                services = Some(started.elapsed());
            }
        })
        .await?;
        let services = services.unwrap_or_default();
        let people = (started.elapsed() - services).as_secs_f64();
        eprintln!("{:?}: 10,000 services in {services:?}, then {:.0} people/s", t.engine, 10_000.0 / people);
        Ok(())
    })
    .await
}

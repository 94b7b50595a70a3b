//! Coming in, giving reasons, and a trail that shows every tampering.

use anyhow::Result;
use footbridge_app::access::accounts::{self, CreateAccount};
use footbridge_app::access::ask_for_access::{self, AskForAccess};
use footbridge_app::access::audit_trail::{self, Finding};
use footbridge_app::access::session::{self, Found};
use footbridge_app::access::sign_in::{self, SignIn, SignedInWith};
use footbridge_app::people::access_log;
use footbridge_app::{AppError, fresh};
use footbridge_domain::access::{Actor, Purpose, Role, Roles};
use footbridge_domain::ids::PersonId;
use footbridge_domain::people::{Details, Person};
use footbridge_store::{args, people};
use footbridge_testkit::{TestApp, on_both, small_scheme};
use jiff::SignedDuration;

async fn a_person(t: &TestApp, s: &footbridge_testkit::SmallScheme, worker: &Actor) -> Result<PersonId> {
    let person = Person {
        id: fresh(),
        scheme: s.scheme,
        details: Details { first_name: "Marged".into(), family_name: "Llŵyd".into(), ..Details::default() },
        own_words: None,
        open_referral: None,
        worker: worker.account_id(),
        last_contact_at: None,
        next_contact_on: None,
        merged_into: None,
        version: 0,
    };
    let mut tx = t.app.database().begin().await?;
    people::insert(&mut tx, &person, t.app.now()).await?;
    tx.commit().await?;
    Ok(person.id)
}

#[tokio::test]
async fn a_colleagues_record_opens_after_a_reason_and_for_a_while() -> Result<()> {
    on_both(|t| async move {
        let s = small_scheme(&t.app).await?;
        let marged = a_person(&t, &s, &s.amira).await?;
        access_log::run(&t.app, &s.amira, marged).await?;
        assert!(matches!(access_log::run(&t.app, &s.ben, marged).await, Err(AppError::GiveReason { .. })));

        let why = AskForAccess {
            person: marged,
            purpose: Some(Purpose::Cover),
            reason: "Amira is ill".into(),
            break_glass: false,
        };
        ask_for_access::run(&t.app, &s.ben, why).await?;
        let log = access_log::run(&t.app, &s.ben, marged).await?;
        assert!(log.iter().any(|it| it.entry.actor_name == "Ben Carter" && it.entry.reason.contains("Amira is ill")));

        t.clock.advance(SignedDuration::from_hours(9));
        assert!(matches!(access_log::run(&t.app, &s.ben, marged).await, Err(AppError::GiveReason { .. })));
        assert!(matches!(access_log::run(&t.app, &s.stranger, marged).await, Err(AppError::NotFound(_))));
        assert!(matches!(access_log::run(&t.app, &s.admin, marged).await, Err(AppError::NotFound(_))));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn signing_in_is_throttled_and_sessions_end() -> Result<()> {
    on_both(|t| async move {
        let s = small_scheme(&t.app).await?;
        let command = CreateAccount {
            scheme: s.scheme,
            organisation: None,
            email: "new.worker@example.org".into(),
            name: "New Worker".into(),
            job_title: String::new(),
            phone: String::new(),
            roles: Roles::NONE.with(Role::LinkWorker),
            machine: false,
            password: Some("three plain words".into()),
        };
        accounts::create(&t.app, &Actor::Product, command).await?;
        let attempt = |password: &str| SignIn {
            email: "New.Worker@example.org ".into(),
            password: password.into(),
            address: "192.0.2.1".into(),
        };

        let Ok(SignedInWith::Password(token)) = sign_in::run(&t.app, attempt("three plain words")).await else {
            panic!("signs in")
        };
        let Found::SignedIn(signed_in) = session::find(&t.app, &token).await? else { panic!("session") };
        t.clock.advance(SignedDuration::from_mins(31));
        assert!(matches!(session::find(&t.app, &token).await?, Found::Nothing), "idle sessions end");

        let Ok(SignedInWith::Password(token)) = sign_in::run(&t.app, attempt("three plain words")).await else {
            panic!("signs in")
        };
        session::sign_out_everywhere(&t.app, &signed_in.actor).await?;
        assert!(matches!(session::find(&t.app, &token).await?, Found::Nothing), "revoked sessions end");

        let mut locked = false;
        for _ in 0..10 {
            match sign_in::run(&t.app, attempt("wrong")).await {
                Err(AppError::TooMany { .. }) => locked = true,
                Err(AppError::Invalid(_)) => assert!(!locked),
                _ => panic!("a wrong password never signs in"),
            }
        }
        assert!(locked);
        assert!(matches!(sign_in::run(&t.app, attempt("three plain words")).await, Err(AppError::TooMany { .. })));
        t.clock.advance(SignedDuration::from_mins(16));
        assert!(sign_in::run(&t.app, attempt("three plain words")).await.is_ok());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_trail_shows_edits_gaps_and_rollback() -> Result<()> {
    on_both(|t| async move {
        let s = small_scheme(&t.app).await?;
        let marged = a_person(&t, &s, &s.amira).await?;
        access_log::run(&t.app, &s.amira, marged).await?;
        let heads = std::env::temp_dir().join(format!("heads-{}", uuid::Uuid::now_v7()));
        let t = t.with_settings(|it| it.audit_heads = Some(heads.clone()));
        footbridge_app::jobs::seal_audit_head(&t.app).await?;
        let Finding::Whole { entries, heads: 1 } = audit_trail::verify(&t.app, Some(&heads), |_| ()).await? else {
            panic!("whole")
        };

        // Somebody with the database in hand takes the last entry away and mends the head.
        let mut tx = t.app.database().begin().await?;
        tx.execute(
            "UPDATE audit_head SET seq = seq - 1, hash = (SELECT previous_hash FROM audit WHERE seq = $1)",
            args![entries],
        )
        .await?;
        tx.execute("DELETE FROM audit WHERE seq = $1", args![entries]).await?;
        tx.commit().await?;
        assert!(
            matches!(audit_trail::verify(&t.app, None, |_| ()).await?, Finding::Whole { .. }),
            "unseen without the sealed head"
        );
        assert!(matches!(audit_trail::verify(&t.app, Some(&heads), |_| ()).await?, Finding::NotAsSealed { .. }));

        let mut tx = t.app.database().begin().await?;
        tx.execute("UPDATE audit SET reason = 'none' WHERE seq = $1", args![2_i64]).await?;
        tx.commit().await?;
        assert_eq!(audit_trail::verify(&t.app, None, |_| ()).await?, Finding::Changed { seq: 2 });
        std::fs::remove_file(heads)?;
        Ok(())
    })
    .await
}

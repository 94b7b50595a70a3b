//! Support ends: what is asked before, what the referrer gets, and the one code of an episode.

use anyhow::Result;
use footbridge_app::AppError;
use footbridge_app::closing::close::{self, CloseReferral, Closed};
use footbridge_app::closing::send::Sent;
use footbridge_app::closing::{facts, reply};
use footbridge_app::contacts::log;
use footbridge_app::fresh;
use footbridge_app::outcomes as measures;
use footbridge_app::referrals::allocate::{self, AllocateReferral};
use footbridge_app::referrals::receive::{self, Door, Received, Typed};
use footbridge_domain::access::{Action, Actor};
use footbridge_domain::outcomes::measure::MeasureKind;
use footbridge_domain::referrals::ReferralStatus;
use footbridge_domain::referrals::pick_lists::{Method, Source};
use footbridge_store::access::{audit, outbox};
use footbridge_store::bulk::{self, SafeguardingConcernRow};
use footbridge_store::{closing as store, people, referrals};
use footbridge_testkit::{SmallScheme, TestApp, on_both, small_scheme};
use jiff::SignedDuration;

/// Mr Ade, referred by Dr Okafor, with Amira.
pub async fn mr_ade(t: &TestApp, s: &SmallScheme, by: &Actor, source: Source) -> Result<Received> {
    let typed = Typed {
        first_name: "Tunde".into(),
        family_name: "Ade".into(),
        phone: "07700 900461".into(),
        reason: "Alone since he retired".into(),
        risk: "no_known_risks".into(),
        agreed_to_contact: true,
        ..Typed::default()
    };
    let organisation = (!source.is_personal()).then_some(s.practice);
    let door = Door {
        scheme: s.scheme,
        source,
        method: Method::OnlineForm,
        organisation,
        practice: Some(s.practice),
        batch: None,
        action: Action::ReferPerson,
    };
    let command = typed.parse(door, t.app.today(), false).map_err(AppError::Invalid)?;
    let received = receive::run(&t.app, by, command).await?;
    let worker = s.amira.account_id().expect("an account");
    allocate::run(&t.app, &s.helen, AllocateReferral { referral: received.referral, seen: 0, worker }).await?;
    Ok(received)
}

async fn spoke(t: &TestApp, s: &SmallScheme, received: &Received) -> Result<bool> {
    let typed =
        log::Typed { kind: "spoke".into(), note: "We talked".into(), next: "none".into(), ..log::Typed::default() };
    let command = typed.parse(received.person, t.app.now()).map_err(AppError::Invalid)?;
    Ok(log::run(&t.app, &s.amira, command).await?.first_contact)
}

async fn ons4(t: &TestApp, s: &SmallScheme, received: &Received, answers: [&str; 4], occasion: &str) -> Result<()> {
    let typed = measures::Typed {
        answers: answers.map(str::to_owned).to_vec(),
        mode: "self".into(),
        occasion: occasion.into(),
        ..measures::Typed::default()
    };
    let command = typed.parse(received.person, MeasureKind::Ons4, t.app.today()).map_err(AppError::Invalid)?;
    Ok(measures::record(&t.app, &s.amira, command).await?)
}

async fn whole(t: &TestApp, received: &Received, s: &SmallScheme) -> Result<CloseReferral> {
    let facts = facts::run(&t.app, &s.amira, received.person).await?;
    Ok(CloseReferral {
        seen: facts.referral.version,
        reason: "goals_met".into(),
        own_view: "I have company now".into(),
        share: "by_phone".into(),
        has_actions: "none".into(),
        summary: "He goes to the garden every week.".into(),
        risks: "No known risks.".into(),
        approved: true,
        ..CloseReferral::default()
    })
}

#[tokio::test]
async fn a_closing_asks_for_everything_and_the_doctor_reads_an_honest_reply() -> Result<()> {
    on_both(|t| async move {
        let s = small_scheme(&t.app).await?;
        let received = mr_ade(&t, &s, &s.okafor, Source::Gp).await?;
        assert!(spoke(&t, &s, &received).await?);
        assert!(!spoke(&t, &s, &received).await?, "the second contact is not the first");
        ons4(&t, &s, &received, ["3", "4", "3", "8"], "first").await?;

        let nothing = CloseReferral { seen: 1, ..CloseReferral::default() };
        let Err(AppError::Invalid(errors)) = close::run(&t.app, &s.amira, received.person, nothing).await else {
            panic!("refused")
        };
        for field in ["reason", "share", "has_actions", "risks", "approved", "missed-ons4"] {
            assert!(errors.get(field).is_some(), "{field} is asked for");
        }

        t.clock.advance(SignedDuration::from_hours(24 * 60));
        ons4(&t, &s, &received, ["8", "8", "8", "2"], "last").await?;
        let command = whole(&t, &received, &s).await?;
        let Closed::Done { referral, sent } = close::run(&t.app, &s.amira, received.person, command).await? else {
            panic!("closed")
        };
        assert_eq!(sent, Sent::Email);

        let mut tx = t.app.database().read().await?;
        assert_eq!(referrals::get(&mut tx, referral, s.scheme).await?.status(), ReferralStatus::Closed);
        let person = people::get(&mut tx, received.person, s.scheme).await?;
        assert_eq!((person.open_referral, person.worker), (None, None));
        let codes = store::codes(&mut tx, referral).await?;
        assert_eq!(codes.iter().map(|it| it.0.as_str()).collect::<Vec<_>>(), ["referral"], "once an episode");
        let mail = outbox::messages(&mut tx, s.scheme, 50)
            .await?
            .into_iter()
            .find(|it| it.kind == "reply_to_referrer")
            .expect("a mail");
        for words in [&mail.subject, &mail.body] {
            assert!(!words.contains("Ade") && !words.contains("Tunde") && !words.contains("garden"), "{words}");
        }
        assert!(mail.body.contains(&format!("/referrals/{referral}/reply")));
        let trail = audit::of_person(&mut tx, received.person, s.scheme, 50).await?;
        assert!(trail.iter().any(|it| it.entry.event == "referral_closed" && it.entry.detail.starts_with("goals_met")));
        drop(tx);

        let reply = reply::show(&t.app, &s.okafor, referral).await?;
        assert!(reply.shared && reply.actions.is_empty());
        assert!(reply.text().contains("ACTIONS FOR THE PRACTICE\nNo action needed."));
        assert_eq!(reply.codes[0].code, "871731000000106");
        assert_eq!(reply.scores[0].last.as_ref().expect("a last score").value, "8");
        assert!(matches!(reply::show(&t.app, &s.priya, referral).await, Err(AppError::NotFound(_))), "another agency");
        assert!(
            matches!(reply::show(&t.app, &s.stranger, referral).await, Err(AppError::NotFound(_))),
            "another scheme"
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn without_agreement_only_the_end_and_the_actions_are_told() -> Result<()> {
    on_both(|t| async move {
        let s = small_scheme(&t.app).await?;
        let received = mr_ade(&t, &s, &s.okafor, Source::Gp).await?;
        let command = CloseReferral {
            share: "no".into(),
            has_actions: "some".into(),
            actions: "Check his address\n\nReview tablets".into(),
            ..whole(&t, &received, &s).await?
        };
        let Closed::Done { referral, .. } = close::run(&t.app, &s.amira, received.person, command).await? else {
            panic!("closed")
        };
        let reply = reply::show(&t.app, &s.okafor, referral).await?;
        assert_eq!(reply.actions, ["Check his address", "Review tablets"]);
        assert!(!reply.shared && reply.summary.is_empty() && reply.own_view.is_empty() && reply.scores.is_empty());
        let text = reply.text();
        assert!(!text.contains("garden") && text.contains(reply::NOT_SHARED));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_open_concern_stops_the_closing_once_and_changes_nothing() -> Result<()> {
    on_both(|t| async move {
        let s = small_scheme(&t.app).await?;
        let received = mr_ade(&t, &s, &s.okafor, Source::Gp).await?;
        let now = t.app.now();
        let concern = SafeguardingConcernRow {
            id: fresh(),
            person_id: received.person.uuid(),
            category: "self_neglect".into(),
            source: "worker".into(),
            immediate_danger: false,
            wishes: String::new(),
            capacity: "not_assessed".into(),
            sharing_ground: String::new(),
            decision: "discuss".into(),
            decided_by: "Amira Hassan".into(),
            referred_to: String::new(),
            referred_at: None,
            follow_up_on: None,
            outcome: String::new(),
            sealed: vec![1],
            recorded_by: s.amira.account_id().expect("an account").uuid(),
            recorded_at: now,
            closed_at: None,
            version: 0,
        };
        let mut tx = t.app.database().begin().await?;
        bulk::insert(&mut tx, &[concern]).await?;
        tx.commit().await?;

        let command = whole(&t, &received, &s).await?;
        assert!(matches!(close::run(&t.app, &s.amira, received.person, command.clone()).await?, Closed::ConcernOpen));
        let mut tx = t.app.database().read().await?;
        assert_eq!(referrals::get(&mut tx, received.referral, s.scheme).await?.status(), ReferralStatus::Active);
        drop(tx);

        let on = CloseReferral { knows_of_concern: true, ..command };
        assert!(matches!(close::run(&t.app, &s.amira, received.person, on).await?, Closed::Done { .. }));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_colleague_gives_a_reason_first_and_a_stale_page_loses() -> Result<()> {
    on_both(|t| async move {
        let s = small_scheme(&t.app).await?;
        let received = mr_ade(&t, &s, &s.okafor, Source::Gp).await?;
        assert!(matches!(facts::run(&t.app, &s.ben, received.person).await, Err(AppError::GiveReason { .. })));
        assert!(matches!(
            facts::run(&t.app, &s.marcus, received.person).await,
            Err(AppError::NotFound(_) | AppError::Forbidden(_))
        ));
        let command = CloseReferral { seen: 0, ..whole(&t, &received, &s).await? };
        assert!(matches!(close::run(&t.app, &s.amira, received.person, command).await, Err(AppError::Conflict)));
        let command = whole(&t, &received, &s).await?;
        close::run(&t.app, &s.amira, received.person, command.clone()).await?;
        assert!(matches!(
            close::run(&t.app, &s.amira, received.person, command).await,
            Err(AppError::Refused { .. } | AppError::GiveReason { .. })
        ));
        Ok(())
    })
    .await
}

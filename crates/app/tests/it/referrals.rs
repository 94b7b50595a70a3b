//! A referral arrives, is accepted and finds its link worker.

use anyhow::Result;
use footbridge_app::AppError;
use footbridge_app::referrals::accept::{self, AcceptReferral};
use footbridge_app::referrals::allocate::{self, AllocateReferral};
use footbridge_app::referrals::queue;
use footbridge_app::referrals::receive::{self, Door, Received, Typed};
use footbridge_app::store::referrals::QueueFilter;
use footbridge_domain::access::{Action, Actor};
use footbridge_domain::referrals::ReferralStatus;
use footbridge_domain::referrals::pick_lists::{Method, Source};
use footbridge_testkit::{SmallScheme, TestApp, on_both, small_scheme};

pub fn mair() -> Typed {
    Typed {
        first_name: "Mair".into(),
        family_name: "Evans".into(),
        nhs_number: "999 000 0018".into(),
        born_day: "3".into(),
        born_month: "3".into(),
        born_year: "1949".into(),
        phone: "07700 900112".into(),
        reason: "Lonely since her husband died".into(),
        risk: "no_known_risks".into(),
        agreed_to_contact: true,
        ..Typed::default()
    }
}

pub async fn receive(t: &TestApp, s: &SmallScheme, actor: &Actor, typed: Typed) -> Result<Received> {
    let door = Door {
        scheme: s.scheme,
        source: Source::Gp,
        method: Method::OnlineForm,
        organisation: Some(s.practice),
        practice: Some(s.practice),
        batch: None,
        action: Action::ReferPerson,
    };
    let command = typed.parse(door, t.app.today(), false).map_err(AppError::Invalid)?;
    Ok(receive::run(&t.app, actor, command).await?)
}

#[tokio::test]
async fn a_referral_is_received_accepted_and_allocated() -> Result<()> {
    on_both(|t| async move {
        let s = small_scheme(&t.app).await?;
        let received = receive(&t, &s, &s.okafor, mair()).await?;
        assert!(!received.joined_known_person);

        let waiting =
            queue::run(&t.app, &s.helen, QueueFilter { waiting: true, limit: 10, ..QueueFilter::default() }).await?;
        assert_eq!(waiting.iter().map(|it| it.id).collect::<Vec<_>>(), [received.referral]);

        let accepted = accept::run(&t.app, &s.amira, AcceptReferral { referral: received.referral, seen: 0 }).await?;
        assert_eq!(accepted.status(), ReferralStatus::Accepted);

        let worker = s.amira.account_id().expect("an account");
        let allocated =
            allocate::run(&t.app, &s.helen, AllocateReferral { referral: received.referral, seen: 1, worker }).await?;
        assert_eq!(allocated.worker(), Some(worker));
        assert_eq!(queue::count(&t.app, &s.helen).await?, 0);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_stale_page_changes_nothing() -> Result<()> {
    on_both(|t| async move {
        let s = small_scheme(&t.app).await?;
        let received = receive(&t, &s, &s.okafor, mair()).await?;
        accept::run(&t.app, &s.amira, AcceptReferral { referral: received.referral, seen: 0 }).await?;
        let late = accept::run(&t.app, &s.helen, AcceptReferral { referral: received.referral, seen: 0 }).await;
        assert!(matches!(late, Err(AppError::Conflict)));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_same_person_is_met_again_and_never_created_twice() -> Result<()> {
    on_both(|t| async move {
        let s = small_scheme(&t.app).await?;
        let first = receive(&t, &s, &s.okafor, mair()).await?;
        let second = receive(&t, &s, &s.priya, Typed { first_name: "Mary".into(), ..mair() }).await?;
        assert!(second.joined_known_person && second.already_open);
        assert_eq!(first.person, second.person);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_neighbouring_scheme_cannot_tell_that_a_referral_exists() -> Result<()> {
    on_both(|t| async move {
        let s = small_scheme(&t.app).await?;
        let received = receive(&t, &s, &s.okafor, mair()).await?;
        let tried = accept::run(&t.app, &s.stranger, AcceptReferral { referral: received.referral, seen: 0 }).await;
        assert!(matches!(tried, Err(AppError::NotFound(_))));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn silence_about_risk_is_not_an_answer() -> Result<()> {
    let t = TestApp::sqlite().await?;
    let s = small_scheme(&t.app).await?;
    let refused = receive(&t, &s, &s.okafor, Typed { risk: String::new(), ..mair() }).await;
    let error = refused.err().expect("refused");
    let Some(AppError::Invalid(fields)) = error.downcast_ref() else { panic!("{error}") };
    assert!(fields.get("risk").is_some_and(|it| it.contains("No known risks")));
    Ok(())
}

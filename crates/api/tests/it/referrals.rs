//! Sending a referral, sending it again, and following it.

use anyhow::{Context as _, Result};
use footbridge_app::referrals::queue;
use footbridge_app::store::referrals::QueueFilter;
use footbridge_domain::access::Action;
use footbridge_testkit::{SmallScheme, TestApp, on_both, small_scheme};
use serde_json::{Value, json};

use crate::caller::{Caller, mair};
use crate::schema::fits;

const PATH: &str = "/api/v1/referrals";

async fn waiting(t: &TestApp, s: &SmallScheme) -> Result<i64> {
    Ok(queue::count(&t.app, &s.helen).await?)
}

#[tokio::test]
async fn a_practice_sends_a_referral_and_follows_it() -> Result<()> {
    on_both(|t| async move {
        let s = small_scheme(&t.app).await?;
        let practice = Caller::practice(&t, &s).await?;
        let sent = practice.post(PATH, "one", &mair()).await?;
        assert_eq!(sent.status, 201, "{}", sent.json);
        fits("ReceivedReferral", &sent.json)?;
        assert_eq!(sent.json["received_at"], "2026-11-23T09:15:00Z");
        let href = sent.json["href"].as_str().context("href")?;
        assert_eq!(sent.headers["location"], href);

        let followed = practice.get(href).await?;
        assert_eq!(followed.status, 200, "{}", followed.json);
        fits("Referral", &followed.json)?;
        assert_eq!(followed.json["status"], "received");
        assert_eq!(followed.json["reason"], "Lonely since her husband died");
        assert_eq!(followed.json["person_id"], Value::Null, "a sender is not told which record it became");

        let amira = Caller::amira(&t, &s).await?;
        let seen = amira.get(href).await?;
        assert!(seen.json["person_id"].is_string());
        let person = seen.json["person_id"].as_str().context("id")?.parse()?;
        let log = footbridge_app::people::access_log::run(&t.app, &s.helen, person).await?;
        let looks =
            log.iter().filter(|it| it.entry.event == "referral_followed" && it.entry.actor_kind == "machine").count();
        assert_eq!(looks, 2, "each look is audited");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_same_key_and_body_are_done_once_and_answered_alike() -> Result<()> {
    on_both(|t| async move {
        let s = small_scheme(&t.app).await?;
        let practice = Caller::practice(&t, &s).await?;
        let first = practice.post(PATH, "same", &mair()).await?;
        let again = practice.post(PATH, "same", &mair()).await?;
        assert_eq!((again.status, &again.json), (first.status, &first.json));
        assert_eq!(
            (&first.headers["idempotency-replayed"], &again.headers["idempotency-replayed"]),
            (&"false".parse()?, &"true".parse()?)
        );
        assert_eq!(again.headers["location"], first.headers["location"]);
        assert_eq!(waiting(&t, &s).await?, 1);

        let mut other = mair();
        other["person"]["first_name"] = json!("Mary");
        let reused = practice.post(PATH, "same", &other).await?;
        assert_eq!((reused.status.as_u16(), reused.code()), (422, "idempotency_key_reused"));
        assert_eq!(waiting(&t, &s).await?, 1);

        // Another sender's key of the same name is another key.
        let council = Caller::new(&t, &s.admin, "priya.nair@example.org", &[Action::ReferPerson]).await?;
        let theirs = council.post(PATH, "same", &mair()).await?;
        assert_eq!(theirs.headers["idempotency-replayed"], "false");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn two_at_the_same_moment_with_one_key_leave_one_referral() -> Result<()> {
    on_both(|t| async move {
        let s = small_scheme(&t.app).await?;
        let practice = Caller::practice(&t, &s).await?;
        let body = mair();
        let (a, b, c) = tokio::try_join!(
            practice.post(PATH, "race", &body),
            practice.post(PATH, "race", &body),
            practice.post(PATH, "race", &body),
        )?;
        assert_eq!([a.status, b.status, c.status].map(|it| it.as_u16()), [201; 3], "{} {} {}", a.json, b.json, c.json);
        assert!(a.json == b.json && b.json == c.json);
        let mut filter = QueueFilter { limit: 10, ..QueueFilter::default() };
        filter.waiting = true;
        assert_eq!(queue::run(&t.app, &s.helen, filter).await?.len(), 1);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_refused_referral_leaves_no_trace_and_its_key_is_free() -> Result<()> {
    on_both(|t| async move {
        let s = small_scheme(&t.app).await?;
        let practice = Caller::practice(&t, &s).await?;
        let mut silent = mair();
        silent["risk"] = Value::Null;
        let refused = practice.post(PATH, "key", &silent).await?;
        assert_eq!((refused.status.as_u16(), refused.code()), (422, "invalid"));
        assert!(refused.about("risk").contains("No known risks"));
        assert_eq!(waiting(&t, &s).await?, 0);
        assert_eq!(practice.post(PATH, "key", &mair()).await?.status, 201);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_is_not_yours_is_not_there() -> Result<()> {
    on_both(|t| async move {
        let s = small_scheme(&t.app).await?;
        let practice = Caller::practice(&t, &s).await?;
        let sent = practice.post(PATH, "one", &mair()).await?;
        let href = sent.json["href"].as_str().context("href")?;
        let council = Caller::new(&t, &s.admin, "priya.nair@example.org", &[Action::FollowReferral]).await?;
        let elsewhere = Caller::new(
            &t,
            &footbridge_domain::access::Actor::Product,
            "stella.grey@example.org",
            &[Action::FollowReferral],
        )
        .await?;
        for stranger in [&council, &elsewhere] {
            let answer = stranger.get(href).await?;
            assert_eq!((answer.status.as_u16(), answer.code()), (404, "not_found"));
        }
        for wrong in ["/api/v1/referrals/not-an-id", "/api/v1/referrals/019ab000-0000-7000-8000-000000000001"] {
            assert_eq!(practice.get(wrong).await?.status, 404);
        }
        Ok(())
    })
    .await
}

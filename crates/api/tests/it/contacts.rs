//! Contacts logged by a system and read back.

use anyhow::{Context as _, Result};
use footbridge_app::referrals::allocate::{self, AllocateReferral};
use footbridge_domain::access::Action;
use footbridge_testkit::{SmallScheme, TestApp, on_both, small_scheme};
use serde_json::{Value, json};

use crate::caller::{Caller, mair};
use crate::schema::fits;

/// Mair on Amira's caseload: the address of her contacts.
async fn contacts_of_mair(t: &TestApp, s: &SmallScheme, amira: &Caller) -> Result<String> {
    let sent = Caller::practice(t, s).await?.post("/api/v1/referrals", "mair", &mair()).await?;
    let referral = sent.json["id"].as_str().context("id")?.parse()?;
    let worker = s.amira.account_id().context("an account")?;
    allocate::run(&t.app, &s.helen, AllocateReferral { referral, seen: 0, worker }).await?;
    let person = amira.get("/api/v1/caseload").await?.json["people"][0]["id"].as_str().context("id")?.to_owned();
    Ok(format!("/api/v1/people/{person}/contacts"))
}

#[tokio::test]
async fn a_contact_is_logged_once_and_read_back() -> Result<()> {
    on_both(|t| async move {
        let s = small_scheme(&t.app).await?;
        let amira = Caller::amira(&t, &s).await?;
        let path = contacts_of_mair(&t, &s, &amira).await?;
        let body = json!({"kind": "spoke", "minutes": 15, "note": "Went to the lunch club.", "happened_at": "2026-11-23T08:00:00Z", "next": "1w"});
        let logged = amira.post(&path, "a", &body).await?;
        assert_eq!(logged.status, 201, "{}", logged.json);
        fits("Contact", &logged.json)?;
        assert_eq!((&logged.json["method"], &logged.json["next_contact_on"]), (&json!("phone"), &json!("2026-11-30")));
        let again = amira.post(&path, "a", &body).await?;
        assert_eq!((&again.json, &again.headers["idempotency-replayed"]), (&logged.json, &"true".parse()?));

        let listed = amira.get(&path).await?;
        fits("Contacts", &listed.json)?;
        assert_eq!(listed.json["contacts"].as_array().map(Vec::len), Some(1));
        let shown = amira.get(logged.json["href"].as_str().context("href")?).await?;
        assert_eq!(shown.json, logged.json);
        let caseload = amira.get("/api/v1/caseload").await?;
        assert_eq!(caseload.json["people"][0]["last_contact_at"], "2026-11-23T08:00:00Z");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_is_wrong_with_a_contact_is_named() -> Result<()> {
    on_both(|t| async move {
        let s = small_scheme(&t.app).await?;
        let amira = Caller::amira(&t, &s).await?;
        let path = contacts_of_mair(&t, &s, &amira).await?;
        for (body, field) in [
            (json!({"kind": "shouted"}), "kind"),
            (json!({"kind": "spoke", "happened_at": "2026-11-24T09:00:00Z"}), "happened_at"),
            (json!({"kind": "spoke", "happened_at": "yesterday"}), "happened_at"),
            (json!({"kind": "spoke", "minutes": 601}), "minutes"),
            (json!({"kind": "spoke", "minutes": -1}), "minutes"),
            (json!({"kind": "spoke", "method": "pigeon"}), "method"),
            (json!({"kind": "spoke", "next": "soon"}), "next"),
            (json!({"kind": "spoke", "note": "x".repeat(8001)}), "note"),
        ] {
            let answer = amira.post(&path, &format!("{field}{}", body.to_string().len()), &body).await?;
            assert_eq!((answer.status.as_u16(), answer.code()), (422, "invalid"), "{field}: {}", answer.json);
            assert!(!answer.about(field).is_empty(), "{field}: {}", answer.json);
        }
        let left = amira.get(&path).await?;
        assert_eq!(left.json["contacts"], Value::Array(Vec::new()));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_colleague_gives_a_reason_first_and_a_stranger_finds_nothing() -> Result<()> {
    on_both(|t| async move {
        let s = small_scheme(&t.app).await?;
        let amira = Caller::amira(&t, &s).await?;
        let path = contacts_of_mair(&t, &s, &amira).await?;
        let logged = amira.post(&path, "a", &json!({"kind": "no_answer"})).await?;
        let href = logged.json["href"].as_str().context("href")?;

        let actions = [Action::LogContact, Action::ViewRecord];
        let ben = Caller::new(&t, &s.admin, "ben.carter@example.org", &actions).await?;
        assert_eq!(ben.get(href).await?.code(), "reason_needed");
        let stranger =
            Caller::new(&t, &footbridge_domain::access::Actor::Product, "stella.grey@example.org", &actions).await?;
        for address in [path.as_str(), href] {
            assert_eq!(stranger.get(address).await?.status, 404);
        }
        assert_eq!(stranger.post(&path, "b", &json!({"kind": "spoke"})).await?.status, 404);
        for wrong in ["/api/v1/people/x/contacts".to_owned(), format!("{path}/x"), format!("{path}/{}", uuid())] {
            assert_eq!(amira.get(&wrong).await?.status, 404);
        }
        Ok(())
    })
    .await
}

fn uuid() -> &'static str {
    "019ab000-0000-7000-8000-000000000001"
}

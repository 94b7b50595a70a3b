//! The caseload as a list, page by page.

use anyhow::{Context as _, Result};
use footbridge_app::referrals::allocate::{self, AllocateReferral};
use footbridge_testkit::{on_both, small_scheme};
use serde_json::{Value, json};

use crate::caller::{Caller, mair};
use crate::schema::fits;

#[tokio::test]
async fn a_link_worker_lists_their_own_people_page_by_page() -> Result<()> {
    on_both(|t| async move {
        let s = small_scheme(&t.app).await?;
        let practice = Caller::practice(&t, &s).await?;
        for (place, name) in ["Abel", "Bryn", "Carys"].into_iter().enumerate() {
            let mut body = mair();
            body["person"] =
                json!({"first_name": name, "family_name": "Evans", "phone": format!("07700 90020{place}")});
            let sent = practice.post("/api/v1/referrals", name, &body).await?;
            assert_eq!(sent.status, 201, "{}", sent.json);
            let referral = sent.json["id"].as_str().context("id")?.parse()?;
            let worker = s.amira.account_id().context("an account")?;
            allocate::run(&t.app, &s.helen, AllocateReferral { referral, seen: 0, worker }).await?;
        }
        let amira = Caller::amira(&t, &s).await?;
        let first = amira.get("/api/v1/caseload?limit=2&open=true").await?;
        fits("Caseload", &first.json)?;
        assert_eq!(names(&first.json), ["Abel", "Bryn"]);
        let next = first.json["next"].as_str().context("a next page")?;
        let second = amira.get(next).await?;
        assert_eq!(names(&second.json), ["Carys"]);
        assert_eq!(second.json["next"], Value::Null);

        let ben = Caller::new(&t, &s.admin, "ben.carter@example.org", &[footbridge_domain::access::Action::ListPeople])
            .await?;
        assert_eq!(names(&ben.get("/api/v1/caseload").await?.json), [""; 0]);
        assert_eq!(names(&amira.get("/api/v1/caseload?name=eVANS%20c").await?.json), ["Carys"]);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_parameter_that_means_nothing_is_named() -> Result<()> {
    on_both(|t| async move {
        let s = small_scheme(&t.app).await?;
        let amira = Caller::amira(&t, &s).await?;
        for (query, field) in [
            ("limit=0", "limit"),
            ("limit=101", "limit"),
            ("limit=x", "limit"),
            ("page=-1", "page"),
            ("page=99999999999999999999", "page"),
            ("wroker=ben", "wroker"),
            ("due_by=2026-02-30", "due_by"),
            ("open=perhaps", "open"),
            ("order=age", "order"),
            ("limit=1&limit=2", "limit"),
            ("name=%00", "query"),
            ("name=%FF", "query"),
        ] {
            let answer = amira.get(&format!("/api/v1/caseload?{query}")).await?;
            assert_eq!((answer.status.as_u16(), answer.code()), (422, "invalid"), "{query}");
            assert!(!answer.about(field).is_empty(), "{query}: {}", answer.json);
        }
        Ok(())
    })
    .await
}

fn names(json: &Value) -> Vec<&str> {
    json["people"].as_array().into_iter().flatten().filter_map(|it| it["first_name"].as_str()).collect()
}

//! What cannot be read is refused kindly, by name, and leaves nothing behind.

use anyhow::Result;
use axum::http::Method;
use footbridge_app::referrals::queue;
use footbridge_testkit::{on_both, small_scheme};
use serde_json::{Value, json};

use crate::caller::{Caller, mair};
use crate::schema::fits;

const PATH: &str = "/api/v1/referrals";

#[tokio::test]
async fn each_wrong_field_is_named_with_what_to_do() -> Result<()> {
    on_both(|t| async move {
        let s = small_scheme(&t.app).await?;
        let practice = Caller::practice(&t, &s).await?;
        let with = |path: &str, value: Value| {
            let mut body = mair();
            *body.pointer_mut(path).unwrap_or(&mut Value::Null) = value;
            body
        };
        let cases = [
            (with("/person/nhs_number", json!("9990000010")), "person.nhs_number"),
            (with("/person/born_on", json!("2027-01-01")), "person.born_on"),
            (with("/person/born_on", json!("1949-02-30")), "person.born_on"),
            (with("/person/phone", json!("12")), "person.phone"),
            (with("/person/first_name", json!("x".repeat(201))), "person.first_name"),
            (with("/person/language", json!("Welsh")), "person.language"),
            (with("/reason", json!("x".repeat(4001))), "reason"),
            (with("/source", json!("wizard")), "source"),
            (with("/needs", json!(["gold"])), "needs"),
            (with("/risk", json!("perhaps")), "risk"),
            (with("/agreed_to_contact", json!(false)), "agreed_to_contact"),
            (with("/agreed_to_contact", json!("yes")), "agreed_to_contact"),
            (with("/person", json!("Mair")), "person"),
            (with("/person/first_name", json!("Ma\u{0}ir")), "person.first_name"),
            (with("/reason", json!("a\u{0}b")), "reason"),
            (with("/referrer", json!({"name": "x".repeat(201)})), "referrer.name"),
            (with("/person", json!({"first_name": "Mair", "colour": "red"})), "person.colour"),
            (json!({"person": {}}), "source"),
            (json!({"sauce": "gp"}), "sauce"),
            (json!([]), "body"),
        ];
        for (number, (body, field)) in cases.iter().enumerate() {
            let answer = practice.post(PATH, &format!("k{number}"), body).await?;
            assert_eq!((answer.status.as_u16(), answer.code()), (422, "invalid"), "{field}: {}", answer.json);
            fits("Problem", &answer.json)?;
            assert!(!answer.about(field).is_empty(), "{field}: {}", answer.json);
        }
        assert_eq!(queue::count(&t.app, &s.helen).await?, 0);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_refusal_never_repeats_what_was_typed() -> Result<()> {
    on_both(|t| async move {
        let s = small_scheme(&t.app).await?;
        let practice = Caller::practice(&t, &s).await?;
        let mut body = mair();
        body["agreed_to_contact"] = json!("Mair agreed");
        let answer = practice.post(PATH, "k", &body).await?;
        assert_eq!(answer.about("agreed_to_contact"), "This must be a boolean.");
        assert!(!answer.json.to_string().contains("Mair"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_cannot_be_read_at_all_says_why() -> Result<()> {
    on_both(|t| async move {
        let s = small_scheme(&t.app).await?;
        let practice = Caller::practice(&t, &s).await?;
        let json = ("content-type", "application/json");
        let key = ("idempotency-key", "k");
        let whole = mair().to_string().into_bytes();
        let mut half = whole.clone();
        half.truncate(40);
        let deep = format!("{{\"person\":{}{}}}", "[".repeat(5000), "]".repeat(5000)).into_bytes();
        let cases: Vec<(Vec<(&str, &str)>, Vec<u8>, u16, &str)> = vec![
            (vec![json], whole.clone(), 400, "idempotency_key_missing"),
            (vec![json, ("idempotency-key", "")], whole.clone(), 422, "invalid"),
            (vec![json, ("idempotency-key", "two words")], whole.clone(), 422, "invalid"),
            (vec![key], whole.clone(), 415, "not_json"),
            (vec![key, ("content-type", "text/plain")], whole.clone(), 415, "not_json"),
            (vec![key, json], half, 400, "malformed_json"),
            (vec![key, json], Vec::new(), 400, "malformed_json"),
            (vec![key, json], [whole.as_slice(), b"x"].concat(), 400, "malformed_json"),
            (vec![key, json], b"{\"source\": \"g\xffp\"}".to_vec(), 400, "not_utf8"),
            (vec![key, json], vec![b' '; 70_000], 413, "too_large"),
        ];
        for (headers, body, status, code) in cases {
            let answer = practice.send(Method::POST, PATH, &headers, body).await?;
            assert_eq!((answer.status.as_u16(), answer.code()), (status, code), "{}", answer.json);
        }
        let answer = practice.send(Method::POST, PATH, &[key, json], deep).await?;
        assert!(answer.status.is_client_error(), "{}", answer.json);
        assert_eq!(queue::count(&t.app, &s.helen).await?, 0);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_wrong_address_or_method_is_a_problem_too() -> Result<()> {
    on_both(|t| async move {
        let s = small_scheme(&t.app).await?;
        let practice = Caller::practice(&t, &s).await?;
        let lost = practice.get("/api/v1/refferals").await?;
        assert_eq!((lost.status.as_u16(), lost.code()), (404, "not_found"));
        let wrong = practice.send(Method::DELETE, PATH, &[], Vec::new()).await?;
        assert_eq!((wrong.status.as_u16(), wrong.code()), (405, "method_not_allowed"));
        Ok(())
    })
    .await
}

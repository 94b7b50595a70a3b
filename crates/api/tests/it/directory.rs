//! Services searched and matched through the API.

use anyhow::Result;
use footbridge_app::directory::edit::{self, EditEntry};
use footbridge_app::directory::edit_form::Typed;
use footbridge_testkit::{SmallScheme, TestApp, on_both, small_scheme};
use serde_json::{Value, json};

use crate::caller::Caller;
use crate::schema::fits;

/// A choir and a lunch club in Sale, and advice on money that needs no journey.
async fn town(t: &TestApp, s: &SmallScheme) -> Result<()> {
    for (name, description, need, reach, postcode) in [
        (
            "Sale Community Choir",
            "Singing together every week. No need to read music.",
            "loneliness",
            "in_person",
            "M33 7XU",
        ),
        ("Hope Lunch Club", "A hot meal and company for people who feel lonely.", "loneliness", "in_person", "M33 2AA"),
        ("Money Line", "Free advice on debts and bills by telephone.", "money", "phone", ""),
    ] {
        let typed = Typed {
            name: name.into(),
            description: description.into(),
            status: "active".into(),
            needs: vec![need.into()],
            reach: vec![reach.into()],
            postcode: postcode.into(),
            cost: "free".into(),
            route: "anyone".into(),
            sex: "anyone".into(),
            ..Typed::default()
        };
        edit::run(&t.app, &s.joan, EditEntry { service: None, seen: 0, typed }).await?;
    }
    Ok(())
}

#[tokio::test]
async fn services_are_found_by_words_need_and_place() -> Result<()> {
    on_both(|t| async move {
        let s = small_scheme(&t.app).await?;
        town(&t, &s).await?;
        let amira = Caller::amira(&t, &s).await?;
        let by_words = amira.get("/api/v1/services?words=choir").await?;
        assert_eq!(by_words.status, 200, "{}", by_words.json);
        fits("Services", &by_words.json)?;
        assert_eq!(names(&by_words.json, "services"), ["Sale Community Choir"]);

        let lonely = amira.get("/api/v1/services?needs=loneliness&near=M33&limit=1").await?;
        fits("Services", &lonely.json)?;
        assert_eq!((lonely.json["total"].as_i64(), lonely.json["place_known"].as_bool()), (Some(2), Some(true)));
        let next = amira.get(lonely.json["next"].as_str().unwrap_or_default()).await?;
        assert_ne!(names(&lonely.json, "services"), names(&next.json, "services"));
        assert_eq!(next.json["next"], Value::Null);

        let nowhere = amira.get("/api/v1/services?near=Atlantis").await?;
        assert_eq!(nowhere.json["place_known"], false);
        let wrong = amira.get("/api/v1/services?needs=gold").await?;
        assert_eq!((wrong.status.as_u16(), wrong.about("needs").is_empty()), (422, false));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn words_are_matched_to_services_with_reasons() -> Result<()> {
    on_both(|t| async move {
        let s = small_scheme(&t.app).await?;
        town(&t, &s).await?;
        let amira = Caller::amira(&t, &s).await?;
        let path =
            "/api/v1/matches?text=She%20feels%20lonely%20and%20would%20like%20company&postcode=M33%202AA&limit=5";
        let found = amira.get(path).await?;
        assert_eq!(found.status, 200, "{}", found.json);
        fits("Matches", &found.json)?;
        assert!(names(&found.json, "matches").contains(&"Hope Lunch Club"), "{}", found.json);
        assert!(!found.json["matches"][0]["reasons"].as_array().is_none_or(Vec::is_empty));
        assert_eq!(found.json["needs"], json!(["loneliness"]));
        assert_eq!(found.json["urgent"], json!([]));

        let crisis = amira.get("/api/v1/matches?text=I%20want%20to%20kill%20myself").await?;
        fits("Matches", &crisis.json)?;
        assert_eq!(
            (&crisis.json["urgent"][0]["kind"], &crisis.json["urgent"][0]["level"]),
            (&json!("self_harm"), &json!("now"))
        );
        assert!(!crisis.json["urgent"][0]["help"].as_array().is_none_or(Vec::is_empty));

        for (query, field) in [("", "text"), ("?text=%20", "text"), ("?text=a&limit=51", "limit"), ("?txt=a", "txt")] {
            let answer = amira.get(&format!("/api/v1/matches{query}")).await?;
            assert!(!answer.about(field).is_empty(), "{query}: {}", answer.json);
        }
        let long = amira.get(&format!("/api/v1/matches?text={}", "x".repeat(4001))).await?;
        assert!(long.about("text").contains("4000"));
        Ok(())
    })
    .await
}

fn names<'a>(json: &'a Value, list: &str) -> Vec<&'a str> {
    json[list].as_array().into_iter().flatten().filter_map(|it| it["name"].as_str()).collect()
}

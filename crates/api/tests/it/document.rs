//! The document tells of every route, of nothing else, and its examples are true.

use std::collections::BTreeSet;

use anyhow::{Context as _, Result};
use footbridge_api::router;
use footbridge_front::Front;
use footbridge_testkit::{TestApp, on_both, small_scheme};
use serde_json::Value;

use crate::caller::{Caller, app_router};
use crate::schema::{check, openapi};

#[tokio::test]
async fn every_route_is_in_the_document_and_the_other_way_round() -> Result<()> {
    let t = TestApp::sqlite().await?;
    let (_, routes) = router(Front::new(t.app.clone()));
    let routes: BTreeSet<String> = routes.iter().map(|it| format!("{} {}", it.method, it.path)).collect();
    let document = openapi()?;
    let mut told = BTreeSet::new();
    for (path, methods) in document["paths"].as_object().context("paths")? {
        for method in methods.as_object().context("methods")?.keys() {
            told.insert(format!("{} {path}", method.to_uppercase()));
        }
    }
    assert_eq!(routes, told);
    assert!(document["openapi"].as_str().is_some_and(|it| it.starts_with("3.1")));
    Ok(())
}

#[tokio::test]
async fn every_route_names_its_scope() -> Result<()> {
    let t = TestApp::sqlite().await?;
    let (_, routes) = router(Front::new(t.app.clone()));
    let document = openapi()?;
    for route in routes.iter().filter(|it| it.path != "/api/v1/openapi.json") {
        let told = document["paths"][route.path][route.method.as_str().to_lowercase()]["responses"]["403"].to_string();
        assert!(told.contains(route.action.code()), "{} {} needs {}", route.method, route.path, route.action.code());
    }
    Ok(())
}

#[test]
fn every_example_fits_its_schema() -> Result<()> {
    let document = openapi()?;
    let mut seen = 0;
    for (name, schema) in document["components"]["schemas"].as_object().context("schemas")? {
        for example in schema.get("example").into_iter().chain(schema["examples"].as_array().into_iter().flatten()) {
            check(&document, schema, example, name)?;
            seen += 1;
        }
    }
    assert!(seen >= 3, "only {seen} examples");
    Ok(())
}

#[tokio::test]
async fn the_example_referral_is_taken() -> Result<()> {
    on_both(|t| async move {
        let s = small_scheme(&t.app).await?;
        let document = openapi()?;
        let schema = &document["components"]["schemas"]["NewReferral"];
        let example = schema.get("example").or_else(|| schema["examples"].get(0)).context("an example")?;
        let sent = Caller::practice(&t, &s).await?.post("/api/v1/referrals", "example", example).await?;
        assert_eq!(sent.status, 201, "{}", sent.json);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn anybody_may_read_the_document() -> Result<()> {
    use tower::ServiceExt as _;
    let t = TestApp::sqlite().await?;
    let request = axum::http::Request::get("/api/v1/openapi.json").body(axum::body::Body::empty())?;
    let response = app_router(&t.app).oneshot(request).await?;
    assert_eq!(response.status(), 200);
    let body = axum::body::to_bytes(response.into_body(), usize::MAX).await?;
    assert!(serde_json::from_slice::<Value>(&body)?["paths"].is_object());
    Ok(())
}

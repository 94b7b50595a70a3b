//! A system that calls the API: a token, requests, answers.

use anyhow::{Context as _, Result};
use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Method, Request, StatusCode};
use footbridge_api::router;
use footbridge_app::App;
use footbridge_app::access::token::{self, IssueToken};
use footbridge_domain::access::{Action, Actor};
use footbridge_front::Front;
use footbridge_testkit::{SmallScheme, TestApp};
use serde_json::{Value, json};
use tower::ServiceExt as _;

pub struct Caller {
    router: Router,
    pub token: String,
}

pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub json: Value,
}

impl Answer {
    pub fn code(&self) -> &str {
        self.json["code"].as_str().unwrap_or_default()
    }

    /// What is said about a field.
    pub fn about(&self, field: &str) -> &str {
        self.json["errors"]
            .as_array()
            .and_then(|errors| errors.iter().find(|it| it["field"] == field))
            .and_then(|it| it["message"].as_str())
            .unwrap_or_default()
    }
}

impl Caller {
    /// A token of this account with these scopes, and the router.
    pub async fn new(t: &TestApp, admin: &Actor, account: &str, actions: &[Action]) -> Result<Self> {
        Ok(Self { router: app_router(&t.app), token: issue(&t.app, admin, account, actions).await? })
    }

    /// The system of Dr Okafor's practice.
    pub async fn practice(t: &TestApp, s: &SmallScheme) -> Result<Self> {
        Self::new(t, &s.admin, "ngozi.okafor@example.org", &[Action::ReferPerson, Action::FollowReferral]).await
    }

    /// The system of link worker Amira Hassan.
    pub async fn amira(t: &TestApp, s: &SmallScheme) -> Result<Self> {
        let actions = [
            Action::FollowReferral,
            Action::ListPeople,
            Action::ViewRecord,
            Action::LogContact,
            Action::SearchDirectory,
        ];
        Self::new(t, &s.admin, "amira.hassan@example.org", &actions).await
    }

    pub fn with_token(&self, token: &str) -> Self {
        Self { router: self.router.clone(), token: token.to_owned() }
    }

    pub async fn get(&self, path: &str) -> Result<Answer> {
        self.send(Method::GET, path, &[], Vec::new()).await
    }

    pub async fn post(&self, path: &str, key: &str, body: &Value) -> Result<Answer> {
        self.post_bytes(path, key, body.to_string().into_bytes()).await
    }

    pub async fn post_bytes(&self, path: &str, key: &str, body: Vec<u8>) -> Result<Answer> {
        self.send(Method::POST, path, &[("content-type", "application/json"), ("idempotency-key", key)], body).await
    }

    pub async fn send(&self, method: Method, path: &str, headers: &[(&str, &str)], body: Vec<u8>) -> Result<Answer> {
        let mut request = Request::builder().method(method).uri(path);
        if !self.token.is_empty() {
            request = request.header("authorization", format!("Bearer {}", self.token));
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let response = self.router.clone().oneshot(request.body(Body::from(body))?).await?;
        let (parts, body) = response.into_parts();
        let bytes = axum::body::to_bytes(body, usize::MAX).await?;
        let json = serde_json::from_slice(&bytes)
            .with_context(|| format!("{} is not JSON", String::from_utf8_lossy(&bytes)))?;
        let kind = parts.headers.get("content-type").and_then(|it| it.to_str().ok()).unwrap_or_default();
        let expected = if parts.status.is_success() { "application/json" } else { "application/problem+json" };
        assert_eq!(kind, expected, "{json}");
        Ok(Answer { status: parts.status, headers: parts.headers, json })
    }
}

pub fn app_router(app: &App) -> Router {
    router(Front::new(app.clone())).0
}

pub async fn issue(app: &App, admin: &Actor, account: &str, actions: &[Action]) -> Result<String> {
    let command =
        IssueToken { account: account.to_owned(), name: "a test".to_owned(), actions: actions.to_vec(), days: 30 };
    Ok(token::issue(app, admin, command).await?)
}

/// A referral that is complete and right.
pub fn mair() -> Value {
    json!({
        "source": "gp",
        "person": {
            "first_name": "Mair", "family_name": "Evans", "born_on": "1949-03-03", "nhs_number": "999 000 0018",
            "phone": "07700 900112", "language": "cy"
        },
        "reason": "Lonely since her husband died",
        "needs": ["loneliness"],
        "risk": "no_known_risks",
        "agreed_to_contact": true,
        "referrer": {"name": "Dr Ngozi Okafor", "role": "GP"}
    })
}

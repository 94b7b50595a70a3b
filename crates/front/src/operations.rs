//! What operators and machines ask: alive, ready, how busy. No personal data in any of it.

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use footbridge_domain::access::Action;

use crate::caller::Caller;
use crate::{Front, Routes};

pub fn routes(routes: Routes) -> Routes {
    routes.get("/healthz", Action::ViewPublicPage, alive).get("/readyz", Action::ViewPublicPage, ready).get(
        "/metrics",
        Action::ViewPublicPage,
        metrics,
    )
}

/// The process runs.
async fn alive() -> &'static str {
    "ok\n"
}

/// The database answers and is up to date.
async fn ready(State(front): State<Front>) -> Response {
    match front.app.is_ready().await {
        Ok(true) => "ready\n".into_response(),
        Ok(false) => (StatusCode::SERVICE_UNAVAILABLE, "the database needs migrating\n").into_response(),
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n").into_response(),
    }
}

/// Prometheus text, for a collector on this machine. Nothing that came through a proxy gets it.
async fn metrics(State(front): State<Front>, caller: Caller, headers: HeaderMap) -> Response {
    let forwarded = headers.contains_key("x-forwarded-for") || headers.contains_key("forwarded");
    let local = !forwarded && caller.address.parse::<std::net::IpAddr>().is_ok_and(|it| it.is_loopback());
    match (&front.metrics, local) {
        (Some(render), true) => ([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], render()).into_response(),
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}

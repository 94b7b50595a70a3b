//! The listening process: pages, API, jobs, metrics, and a stop that lets requests finish.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Instant;

use anyhow::{Context as _, Result};
use axum::Router;
use axum::extract::{MatchedPath, Request};
use axum::middleware::{Next, from_fn};
use axum::response::Response;
use footbridge_app::{App, jobs};
use footbridge_front::{Front, RouteInfo, protect};
use metrics_exporter_prometheus::PrometheusBuilder;
use tokio::net::TcpListener;

/// Everything that answers, and the list of it.
pub fn router(front: Front) -> (Router, Vec<RouteInfo>) {
    let (pages, mut routes) = footbridge_web::router(front.clone());
    let (api, api_routes) = footbridge_api::router(front);
    routes.extend(api_routes);
    (pages.merge(api), routes)
}

/// Serves until the process is asked to stop.
pub async fn serve(app: App, listen: SocketAddr, announce: impl FnOnce(SocketAddr)) -> Result<()> {
    let recorder = PrometheusBuilder::new().build_recorder();
    let handle = recorder.handle();
    let _ = metrics::set_global_recorder(recorder);
    let front = Front { app: app.clone(), metrics: Some(Arc::new(move || handle.render())) };
    let (router, _) = router(front);
    let router = protect(router.layer(from_fn(count)));

    let listener = TcpListener::bind(listen).await.with_context(|| {
        format!("cannot listen on {listen}: another program may use that port; choose one with --port or `listen`")
    })?;
    let address = listener.local_addr()?;
    let working = tokio::spawn(jobs::run_forever(app.clone()));
    announce(address);
    axum::serve(listener, router.into_make_service_with_connect_info::<SocketAddr>())
        .with_graceful_shutdown(asked_to_stop())
        .await?;
    working.abort();
    if let Err(error) = jobs::seal_audit_head(&app).await {
        tracing::warn!(%error, "the head of the audit trail could not be sealed at the stop");
    }
    Ok(())
}

/// Counts by route, never by address: an address may name somebody.
async fn count(request: Request, next: Next) -> Response {
    let route =
        request.extensions().get::<MatchedPath>().map_or_else(|| "none".to_owned(), |it| it.as_str().to_owned());
    let method = request.method().to_string();
    let start = Instant::now();
    let response = next.run(request).await;
    let status = response.status().as_u16();
    metrics::counter!("footbridge_requests_total", "route" => route.clone(), "method" => method.clone(), "status" => status.to_string())
        .increment(1);
    metrics::histogram!("footbridge_request_seconds", "route" => route.clone(), "method" => method.clone())
        .record(start.elapsed().as_secs_f64());
    if status >= 500 {
        tracing::error!(%route, %method, status, "a request failed");
    } else {
        tracing::debug!(%route, %method, status, "answered");
    }
    response
}

async fn asked_to_stop() {
    let interrupt = async {
        let _ = tokio::signal::ctrl_c().await;
    };
    #[cfg(unix)]
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! { () = interrupt => {}, () = terminate => {} }
}

//! The JSON front door: `/api/v1`, for the systems of practices, agencies and schemes.

mod body;
mod codes;
mod contacts;
mod directory;
mod document;
mod matching;
mod people;
mod problem;
mod query;
mod referrals;

use axum::Router;
use axum::routing::any;
pub use document::document;
use footbridge_front::{Door, Front, RouteInfo, Routes};
pub use problem::Problem;

/// Every route of the API.
fn table(front: Front) -> Routes {
    Routes::new(Door::Api, front, problem::refusal)
        .with(document::routes)
        .with(referrals::routes)
        .with(people::routes)
        .with(contacts::routes)
        .with(directory::routes)
        .with(matching::routes)
}

/// The router and its own list of routes.
pub fn router(front: Front) -> (Router, Vec<RouteInfo>) {
    let (router, routes) = table(front.clone()).into_parts();
    let router = router
        .method_not_allowed_fallback(problem::no_such_method)
        // Whatever else begins like this is answered in the API's own way too. It leads nowhere, so it asks no action.
        .route("/api/{*rest}", any(problem::no_such_address));
    (router.with_state(front), routes)
}

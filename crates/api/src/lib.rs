//! The JSON front door.

use axum::Router;
use footbridge_front::{Front, RouteInfo};

/// The API's router and its own list of routes.
pub fn router(_front: Front) -> (Router, Vec<RouteInfo>) {
    (Router::new(), Vec::new())
}

/// The OpenAPI document, once there is a route to describe.
pub fn openapi_document() -> Option<String> {
    None
}

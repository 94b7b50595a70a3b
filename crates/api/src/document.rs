//! The API's own description: OpenAPI 3.1 at `/api/v1/openapi.json`, made from the code that answers.

use std::sync::LazyLock;

use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use footbridge_domain::access::Action;
use footbridge_front::Routes;
use utoipa::openapi::security::{Http, HttpAuthScheme, SecurityScheme};
use utoipa::{Modify, OpenApi};

use crate::problem::{FieldProblem, Problem};
use crate::{contacts, directory, matching, people, referrals};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Footbridge API",
        description = "Receive and follow referrals, log contacts, list a caseload, search and match services. \
            Every request carries a bearer token; every POST an idempotency key. \
            Refusals are application/problem+json with stable codes. See docs/api-design.md for the conventions.",
        license(name = "MIT OR Apache-2.0", identifier = "MIT OR Apache-2.0"),
    ),
    paths(
        get_document,
        referrals::receive::receive_referral,
        referrals::show::show_referral,
        people::caseload::list_caseload,
        contacts::log::log_contact,
        contacts::list::list_contacts,
        contacts::list::show_contact,
        directory::search::search_services,
        matching::match_services,
    ),
    components(schemas(Problem, FieldProblem)),
    modifiers(&Security),
    security(("token" = []))
)]
struct Api;

struct Security;

impl Modify for Security {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        let token = SecurityScheme::Http(
            Http::builder()
                .scheme(HttpAuthScheme::Bearer)
                .description(Some(
                    "A token made with `footbridge admin token`. Its scopes are action codes, such as refer_person.",
                ))
                .build(),
        );
        document.components.get_or_insert_default().add_security_scheme("token", token);
    }
}

static DOCUMENT: LazyLock<String> = LazyLock::new(|| Api::openapi().to_pretty_json().unwrap_or_default());

/// The OpenAPI document as JSON text: for the route and for docs/generated.
pub fn document() -> &'static str {
    &DOCUMENT
}

pub fn routes(routes: Routes) -> Routes {
    routes.get("/api/v1/openapi.json", Action::ViewPublicPage, get_document)
}

/// This document
#[utoipa::path(
    get, path = "/api/v1/openapi.json", tag = "About", security(()),
    responses((status = 200, description = "OpenAPI 3.1", body = serde_json::Value))
)]
async fn get_document() -> Response {
    ([(CONTENT_TYPE, "application/json")], document()).into_response()
}

//! Short, honest pages that everybody can open: help, privacy, accessibility.

mod accessibility;
mod privacy;
mod using;

use axum::http::StatusCode;
use axum::response::Response;
use footbridge_components::shell;
use footbridge_domain::access::Action;
use footbridge_front::Routes;
use maud::Markup;

use crate::page::html_response;

pub fn routes(routes: Routes) -> Routes {
    routes.get("/help", Action::ViewPublicPage, using::page).get("/privacy", Action::ViewPublicPage, privacy::page).get(
        "/accessibility",
        Action::ViewPublicPage,
        accessibility::page,
    )
}

fn public(title: &'static str, demo: bool, content: Markup) -> Response {
    let page =
        shell::Public { title: title.into(), back: Some("/".into()), demo_notice: demo, content, ..Default::default() };
    html_response(StatusCode::OK, page.render())
}

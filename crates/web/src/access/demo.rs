//! The demonstration's front door: everybody one can be, one button each. It exists in `demo` alone.

use axum::extract::State;
use axum::response::Response;
use footbridge_app::access::demonstration;
use footbridge_app::access::sign_in;
use footbridge_components::{Button, Link, csrf_field, shell};
use footbridge_front::{Caller, Fields, Front};
use maud::html;

use super::sign_in::with_session;
use crate::errors::PageResult;
use crate::page::html_response;

pub async fn page(State(front): State<Front>, caller: Caller) -> PageResult {
    let groups = demonstration::people(&front.app).await?;
    let content = html! {
        h1 class="nhsuk-heading-l" { "Try Footbridge as one of its people" }
        p class="nhsuk-lede-text" { "A complete, made-up scheme. Nothing leaves this computer, and nobody here is real." }
        p { "Begin as a link worker. Then be the GP who referred somebody, or the group that answers." }
        @for (heading, people) in &groups {
            @if !people.is_empty() {
                h2 class="nhsuk-heading-m" { (heading) }
                ul class="app-doors" {
                    @for person in people {
                        li class="app-door" {
                            div {
                                h3 class="nhsuk-heading-s nhsuk-u-margin-bottom-1" { (person.name) }
                                p class="nhsuk-u-margin-bottom-0" { (person.what) }
                            }
                            form method="post" action="/demo/sign-in" {
                                // One changes from person to person without signing out in between.
                                (csrf_field(caller.csrf()))
                                input type="hidden" name="email" value=(person.email);
                                (Button::submit("Sign in").small().about(format!("as {}", person.name)))
                            }
                        }
                    }
                }
            }
        }
        h2 class="nhsuk-heading-m" { "Doors without a sign-in" }
        ul class="nhsuk-list nhsuk-list--bullet" {
            @for door in demonstration::DOORS {
                li { (Link::new(door.0, door.1)) ": " (door.2) }
            }
        }
    };
    let page = shell::Public { title: "Try Footbridge".into(), demo_notice: true, content, ..Default::default() };
    Ok(html_response(axum::http::StatusCode::OK, page.render()))
}

pub async fn post(State(front): State<Front>, _: Caller, fields: Fields) -> PageResult<Response> {
    let token = sign_in::as_demonstration(&front.app, fields.get("email")).await?;
    Ok(with_session(&front, "/", &token))
}

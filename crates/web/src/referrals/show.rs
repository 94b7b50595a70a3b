//! One referral, whole: request, person, risk, who else this may be, and the story so far.

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use footbridge_app::referrals::show as opened;
use footbridge_app::{AppError, Noun};
use footbridge_components::{Button, csrf_field};
use footbridge_domain::ids::ReferralId;
use footbridge_domain::referrals::ReferralStep;
use footbridge_front::{Caller, Front};
use maud::html;

use crate::errors::PageResult;
use crate::page::{Page, show};

pub async fn page(State(front): State<Front>, caller: Caller, headers: HeaderMap, Path(id): Path<String>) -> PageResult {
    let id: ReferralId = id.parse().map_err(|_| AppError::NotFound(Noun::Referral))?;
    let shown = opened::run(&front.app, &caller.actor, id).await?;
    let referral = &shown.referral;
    let may_accept = referral.status().after(ReferralStep::Accept).is_some();
    let content = html! {
        h1 class="nhsuk-heading-l" { (shown.person.details.full_name()) }
        p { "Referral " (referral.reference) " · " (referral.status().label()) }
        p { (referral.request.reason) }
        @if may_accept {
            form method="post" action=(format!("/referrals/{id}/accept")) {
                (csrf_field(caller.csrf()))
                input type="hidden" name="seen" value=(referral.version);
                (Button::submit("Accept"))
            }
        }
    };
    let title = format!("Referral {}", referral.reference);
    show(&front, &caller, &headers, Page { title, current: "Referrals", content, ..Page::default() }).await
}

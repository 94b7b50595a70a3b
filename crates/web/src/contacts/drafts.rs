//! Drafts are kept while somebody types, and given back when the form is opened again.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use footbridge_app::contacts::drafts::{self, Draft};
use footbridge_app::time;
use footbridge_domain::ids::Uuid;
use footbridge_front::{Caller, Fields, Front};
use jiff::civil::Date;
use maud::{Markup, html};

use crate::errors::PageResult;
use crate::page::{redirect, safe_path};

fn subject(fields: &Fields) -> Option<Uuid> {
    fields.get("subject").parse().ok()
}

/// Called by the page's script two seconds after the last key.
pub async fn save(
    State(front): State<Front>,
    caller: Caller,
    Path(form): Path<String>,
    fields: Fields,
) -> PageResult<Response> {
    let pairs: Vec<(String, String)> = fields.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    drafts::save(&front.app, &caller.actor, &form, subject(&fields), &pairs).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// The button sits inside the form it throws away: `formaction` leads here.
pub async fn discard(
    State(front): State<Front>,
    caller: Caller,
    Path(form): Path<String>,
    fields: Fields,
) -> PageResult<Response> {
    drafts::discard(&front.app, &caller.actor, &form, subject(&fields)).await?;
    Ok(redirect(&safe_path(fields.get("back"))))
}

/// "Draft saved 10:42am", with a way to throw it away. Stands inside the form.
pub fn notice(form: &str, back: &str, draft: Option<&Draft>, today: Date) -> Markup {
    html! {
        @if let Some(draft) = draft {
            p class="app-saved" {
                "Draft from " (time::moment_words(draft.saved_at, today).replace("Today at ", "")) ". "
                input type="hidden" name="back" value=(back);
                button type="submit" class="app-link-button" formaction=(format!("/drafts/{form}/discard")) formnovalidate { "Discard draft" }
            }
        }
        p data-draft-status {}
    }
}

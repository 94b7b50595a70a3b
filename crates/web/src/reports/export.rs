//! Files: the figures of a period, and what their columns mean.

use std::collections::HashMap;

use axum::extract::{Query, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use footbridge_app::reporting::export;
use footbridge_front::{Caller, Front};

use super::period_of;
use crate::errors::PageResult;

pub async fn figures(
    State(front): State<Front>,
    caller: Caller,
    Query(query): Query<HashMap<String, String>>,
) -> PageResult {
    let choice = period_of(&query);
    let text = export::run(&front.app, &caller.actor, choice).await?;
    Ok(file(text, &format!("footbridge-figures-{}-{}.csv", choice.code(), front.app.today())))
}

pub async fn dictionary(caller: Caller) -> PageResult {
    Ok(file(export::dictionary(&caller.actor)?, "footbridge-data-dictionary.csv"))
}

fn file(text: String, name: &str) -> Response {
    let mut response = text.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8"));
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    response
}

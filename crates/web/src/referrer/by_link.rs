//! The form behind a practice's or agency's saved link: no account, and nothing shown about anybody.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use footbridge_app::referrals::doorway::{self, Doorway};
use footbridge_app::referrals::receive;
use footbridge_app::{AppError, FieldErrors, Noun, fresh};
use footbridge_components::shell;
use footbridge_domain::access::Actor;
use footbridge_domain::ids::{ReferralId, Uuid};
use footbridge_domain::referrals::pick_lists::Source;
use footbridge_front::{Fields, Front, cookie};
use maud::html;

use super::form::{Form, typed};
use super::sent;
use crate::errors::PageResult;
use crate::page::{html_response, redirect};

/// Name, role and address of whoever sends from this desk.
const SENDER_COOKIE: &str = "footbridge_sender";

pub async fn page(State(front): State<Front>, headers: HeaderMap, Path(link): Path<String>) -> PageResult {
    let doorway = doorway::by_link(&front.app, &link).await?;
    let mut fields = Fields::default().with("once", fresh::<Uuid>().to_string());
    if let Some([name, source, contact]) = remembered(&headers) {
        fields = fields.with("referrer_name", name).with("source", source).with("referrer_contact", contact);
    }
    Ok(form(&front, &doorway, &link, &fields, None))
}

fn form(front: &Front, doorway: &Doorway, link: &str, fields: &Fields, errors: Option<&FieldErrors>) -> Response {
    let from = doorway.organisation.as_ref().map(|it| it.name.clone()).unwrap_or_default();
    let form = Form { doorway, fields, errors, action: format!("/refer/{link}"), csrf: "", already_open: None };
    let content = html! {
        h1 class="app-h1" { "Refer a person" }
        p class="app-muted app-lead" { (from) " to " (doorway.scheme.name) }
        (form.markup())
        p class="app-muted" { "Not for emergencies: ring 999, or 111. Questions: ring us on " (crate::urgent::telephone(&doorway.scheme.phone)) "." }
    };
    let page = shell::Public {
        title: "Refer a person".into(),
        errors: errors.is_some(),
        home_href: format!("/refer/{link}").into(),
        product_name: doorway.scheme.name.clone().into(),
        demo_notice: front.app.settings.demo,
        content,
        ..Default::default()
    };
    let status = if errors.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    html_response(status, page.render())
}

pub async fn post(State(front): State<Front>, Path(link): Path<String>, fields: Fields) -> PageResult {
    let doorway = doorway::by_link(&front.app, &link).await?;
    let door = doorway.door(Source::from_code(fields.get("source")));
    let mut command = match typed(&fields).parse(door, front.app.today(), front.app.settings.demo) {
        Ok(command) => command,
        Err(errors) => return Ok(form(&front, &doorway, &link, &fields, Some(&errors))),
    };
    command.once = fields.get("once").parse().ok();
    let received = match receive::run(&front.app, &Actor::Public, command).await {
        Ok(received) => received,
        Err(AppError::Invalid(errors)) => return Ok(form(&front, &doorway, &link, &fields, Some(&errors))),
        Err(error) => return Err(error.into()),
    };
    let mut response = redirect(&format!("/refer/{link}/sent/{}", received.referral));
    remember(&mut response, &fields, front.app.settings.secure_cookies);
    Ok(response)
}

pub async fn sent_page(State(front): State<Front>, Path((link, id)): Path<(String, String)>) -> PageResult {
    let id: ReferralId = id.parse().map_err(|_| AppError::NotFound(Noun::Referral))?;
    let sent = doorway::sent_by_link(&front.app, &link, id).await?;
    let home = format!("/refer/{link}");
    let page = shell::Public {
        title: "Referral sent".into(),
        home_href: home.clone().into(),
        product_name: sent.scheme.name.clone().into(),
        demo_notice: front.app.settings.demo,
        content: sent::content(&sent, &front.app, &home, &format!("{home}/sent/{id}/slip")),
        ..Default::default()
    };
    Ok(html_response(StatusCode::OK, page.render()))
}

pub async fn slip(State(front): State<Front>, Path((link, id)): Path<(String, String)>) -> PageResult {
    let id: ReferralId = id.parse().map_err(|_| AppError::NotFound(Noun::Referral))?;
    let sent = doorway::sent_by_link(&front.app, &link, id).await?;
    Ok(html_response(StatusCode::OK, sent::slip(&sent, &front.app, &format!("/refer/{link}/sent/{id}"))))
}

fn remembered(headers: &HeaderMap) -> Option<[String; 3]> {
    let value = URL_SAFE_NO_PAD.decode(cookie(headers, SENDER_COOKIE)?).ok()?;
    serde_json::from_slice(&value).ok()
}

/// For a year, for the referral form alone.
fn remember(response: &mut Response, fields: &Fields, secure: bool) {
    let short = |name: &str| fields.get(name).chars().take(200).collect::<String>();
    let sender = [short("referrer_name"), short("source"), short("referrer_contact")];
    let Ok(json) = serde_json::to_vec(&sender) else { return };
    let value = URL_SAFE_NO_PAD.encode(json);
    let secure = if secure { "; Secure" } else { "" };
    let text = format!("{SENDER_COOKIE}={value}; Path=/refer; HttpOnly; SameSite=Lax; Max-Age=31536000{secure}");
    if let Ok(text) = HeaderValue::from_str(&text) {
        response.headers_mut().append(header::SET_COOKIE, text);
    }
}

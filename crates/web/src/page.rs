//! What every signed-in page has around it: navigation by role, the number of new referrals, the message after an act.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use footbridge_app::referrals::queue;
use footbridge_components::{Flash, NavIcon, NavItem, csrf_field, shell};
use footbridge_domain::access::{Action, may_ever};
use footbridge_front::{Caller, Front, cookie};
use maud::{Markup, html};

const FLASH_COOKIE: &str = "footbridge_said";

/// A page for somebody signed in, before the shell is put around it.
#[derive(Default)]
pub struct Page {
    pub title: String,
    /// The label of the navigation item: "Today", "People", "Referrals", "Calendar", "Directory", "Reports", "Team".
    pub current: &'static str,
    /// The form came back with errors: status 422 and "Error:" in the title.
    pub errors: bool,
    pub banner: Markup,
    pub back: Markup,
    pub content: Markup,
    pub wide: bool,
    /// Said once, above the content. Otherwise what the act before left.
    pub flash: Option<Flash<'static>>,
    pub search: String,
}

/// Puts the shell around a page. The count of new referrals is the only query this costs.
pub async fn show(
    front: &Front,
    caller: &Caller,
    headers: &axum::http::HeaderMap,
    page: Page,
) -> Result<Response, crate::errors::PageError> {
    let new_referrals = queue::count(&front.app, &caller.actor).await?;
    let may = |action| may_ever(&caller.actor, action);
    let mut nav = Vec::new();
    if may(Action::ViewToday) {
        nav.push(NavItem::new("Today", "/today"));
    }
    if may(Action::ViewOwnReferrals) {
        nav.push(NavItem::new("Refer", "/referrals/new"));
        nav.push(NavItem::new("My referrals", "/my-referrals"));
    }
    if may(Action::ListPeople) {
        nav.push(NavItem::new("People", "/people"));
    }
    if may(Action::TriageReferral) {
        let item = NavItem::new("Referrals", "/referrals");
        nav.push(if new_referrals > 0 { item.badge(u32::try_from(new_referrals).unwrap_or_default()) } else { item });
    }
    if may(Action::ViewCalendar) {
        nav.push(NavItem::new("Calendar", "/calendar"));
    }
    if may(Action::SearchDirectory) {
        nav.push(NavItem::new("Directory", "/directory"));
    }
    if may(Action::ViewTeam) {
        nav.push(NavItem::new("Team", "/team"));
    }
    if may(Action::ViewReports) {
        nav.push(NavItem::new("Reports", "/reports"));
    }
    if may(Action::ManageAccounts) {
        nav.push(NavItem::new("Accounts", "/admin/accounts"));
        nav.push(NavItem::new("Audit trail", "/admin/audit"));
    }
    let quick = if may(Action::LogContact) {
        vec![
            NavItem::new("Today", "/today").icon(NavIcon::Today),
            NavItem::new("People", "/people").icon(NavIcon::People),
            NavItem::new("Log contact", "/contacts/new").icon(NavIcon::Add),
            NavItem::new("Directory", "/directory").icon(NavIcon::Directory),
        ]
    } else {
        Vec::new()
    };
    let left_flash = if page.flash.is_none() { flash_of(headers, caller.csrf()) } else { None };
    let had_flash = left_flash.is_some();
    let name = caller.signed_in.as_ref().map(|it| it.name.clone()).unwrap_or_default();
    let markup = shell::Staff {
        title: page.title.into(),
        errors: page.errors,
        current: page.current.into(),
        nav,
        quick,
        account_name: name.into(),
        no_search: !may(Action::Search),
        search_value: page.search.into(),
        flash: page.flash.or(left_flash),
        csrf: caller.csrf().to_owned().into(),
        demo_notice: front.app.settings.demo,
        wide: page.wide,
        banner: page.banner,
        back: page.back,
        content: page.content,
        ..Default::default()
    }
    .render();
    let status = if page.errors { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let mut response = html_response(status, markup);
    if had_flash {
        response.headers_mut().append(
            header::SET_COOKIE,
            HeaderValue::from_static("footbridge_said=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0"),
        );
    }
    Ok(response)
}

/// A page without the staff shell: public, print, sign-in.
pub fn html_response(status: StatusCode, markup: Markup) -> Response {
    let mut response = (status, markup.into_string()).into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    response
}

/// After an act: go there, and say this once. The words name nobody: they travel in a cookie.
pub fn redirect_saying(to: &str, words: &str) -> Response {
    let value = URL_SAFE_NO_PAD.encode(words);
    let mut response = redirect(to);
    if let Ok(cookie) =
        HeaderValue::from_str(&format!("{FLASH_COOKIE}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=60"))
    {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

/// After an act that can be taken back: the message carries an Undo button that posts to `undo`.
pub fn redirect_with_undo(to: &str, words: &str, undo: &str) -> Response {
    redirect_saying(to, &format!("{words}\u{1f}{undo}"))
}

/// POST, redirect, GET.
pub fn redirect(to: &str) -> Response {
    let location = HeaderValue::from_str(to).unwrap_or(HeaderValue::from_static("/"));
    let mut response = StatusCode::SEE_OTHER.into_response();
    response.headers_mut().insert(header::LOCATION, location);
    response
}

fn flash_of(headers: &axum::http::HeaderMap, csrf: &str) -> Option<Flash<'static>> {
    let value = cookie(headers, FLASH_COOKIE).filter(|it| !it.is_empty())?;
    let words = String::from_utf8(URL_SAFE_NO_PAD.decode(value).ok()?).ok()?;
    let Some((words, undo)) = words.split_once('\u{1f}') else { return Some(Flash::good(words)) };
    // Only a path of ours: a cookie must not point a form elsewhere.
    if !undo.starts_with('/') || undo.starts_with("//") {
        return Some(Flash::good(words.to_owned()));
    }
    let action = html! {
        form method="post" action=(undo) class="app-undo" { (csrf_field(csrf)) button type="submit" class="app-link-button" { "Undo" } }
    };
    Some(Flash { action, ..Flash::good(words.to_owned()) })
}

/// A path of ours to go back to after an interruption; anything else becomes the start page.
pub fn safe_path(path: &str) -> String {
    if path.starts_with('/') && !path.starts_with("//") && !path.contains(['\\', '\r', '\n']) {
        path.to_owned()
    } else {
        "/".to_owned()
    }
}

//! Everybody with an account in the scheme: what they are here for, and whether they can sign in.

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use footbridge_app::access::accounts;
use footbridge_app::store::access::accounts::Account;
use footbridge_app::{AppError, Noun};
use footbridge_components::{Button, Cell, PageHeading, Table, Tone, csrf_field, tag};
use footbridge_domain::access::Role;
use footbridge_domain::ids::AccountId;
use footbridge_front::{Caller, Fields, Front};
use maud::html;

use crate::errors::PageResult;
use crate::page::{Page, redirect_saying, show};

pub async fn page(State(front): State<Front>, caller: Caller, headers: HeaderMap) -> PageResult {
    let everybody = accounts::list(&front.app, &caller.actor).await?;
    let active = everybody.iter().filter(|it| it.active).count();
    let rows = everybody.iter().map(|it| row(&caller, it));
    let content = html! {
        (PageHeading::new("Accounts").line(format!("{active} people and machines can sign in.")).actions(html! {
            (Button::link("Add an account", "/admin/accounts/new"))
        }))
        (Table::new("Accounts", ["Name", "Email", "Roles", "Sign-in", "Change"]).hidden_caption().compact().rows(rows))
    };
    show(
        &front,
        &caller,
        &headers,
        Page { title: "Accounts".to_owned(), current: "Accounts", content, ..Page::default() },
    )
    .await
}

fn row<'a>(caller: &Caller, it: &Account) -> [Cell<'a>; 5] {
    let roles: Vec<_> = it.roles.iter().map(Role::label).collect();
    let state = html! {
        @if !it.active { (tag(Tone::Warning, "Ended")) }
        @else if it.kind == "machine" { (tag(Tone::Plain, "Machine: token only")) }
        @else if it.totp_confirmed { (tag(Tone::Good, "Password and code")) }
        @else { (tag(Tone::Plain, "Password only")) }
    };
    let own = caller.actor.account_id() == Some(it.id);
    let (path, words) = if it.active { ("end", "End") } else { ("restore", "Restore") };
    let change = html! {
        @if own { "This is you" } @else {
            form method="post" action=(format!("/admin/accounts/{}/{path}", it.id)) {
                (csrf_field(caller.csrf()))
                button type="submit" class="app-link-button" { (words) span class="nhsuk-u-visually-hidden" { " the account of " (it.name) } }
            }
        }
    };
    [
        Cell::new(it.name.clone()),
        Cell::new(it.email.clone()),
        Cell::new(roles.join(", ")),
        Cell::new(state),
        Cell::new(change),
    ]
}

pub async fn end(
    State(front): State<Front>,
    caller: Caller,
    Path(id): Path<String>,
    _: Fields,
) -> PageResult<Response> {
    set(&front, &caller, &id, false, "Account ended. Its sign-ins stopped at once.").await
}

pub async fn restore(
    State(front): State<Front>,
    caller: Caller,
    Path(id): Path<String>,
    _: Fields,
) -> PageResult<Response> {
    set(&front, &caller, &id, true, "Account restored.").await
}

async fn set(front: &Front, caller: &Caller, id: &str, active: bool, words: &str) -> PageResult<Response> {
    let id: AccountId = id.parse().map_err(|_| AppError::NotFound(Noun::Account))?;
    accounts::set_active(&front.app, &caller.actor, id, active).await?;
    Ok(redirect_saying("/admin/accounts", words))
}

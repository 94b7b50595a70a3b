//! A new account: who, what they are here for, and a first password to hand over.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use footbridge_app::access::accounts::{self, CreateAccount};
use footbridge_app::{AppError, FieldErrors};
use footbridge_components::{Button, Checkboxes, ErrorSummary, Input, PageHeading, Select, back_link, csrf_field};
use footbridge_domain::access::{Role, Roles};
use footbridge_front::{Caller, Fields, Front};
use maud::html;

use crate::errors::PageResult;
use crate::page::{Page, redirect_saying, show};

pub async fn page(State(front): State<Front>, caller: Caller, headers: HeaderMap) -> PageResult {
    form(&front, &caller, &headers, &Fields::default(), None).await
}

async fn form(
    front: &Front,
    caller: &Caller,
    headers: &HeaderMap,
    fields: &Fields,
    errors: Option<&FieldErrors>,
) -> PageResult {
    let organisations = accounts::organisations(&front.app, &caller.actor).await?;
    let error = |field: &str| errors.and_then(|it| it.get(field));
    let choices = std::iter::once((String::new(), "None: they belong to the scheme".to_owned()))
        .chain(organisations.into_iter().map(|it| (it.id.to_string(), it.name)));
    let content = html! {
        (ErrorSummary::new(errors.into_iter().flat_map(FieldErrors::iter)))
        (PageHeading::new("Add an account"))
        form method="post" action="/admin/accounts/new" novalidate {
            (csrf_field(caller.csrf()))
            (Input::new("name", "Name").value(fields.get("name")).error(error("name")).autocomplete("off"))
            (Input::new("email", "Email").kind("email").value(fields.get("email")).error(error("email")).autocomplete("off"))
            (Input::new("job_title", "Job title (optional)").value(fields.get("job_title")).autocomplete("off"))
            (Checkboxes::new("roles", "What are they here for?", Role::ALL.iter().map(|it| (it.code(), it.label())))
                .values(fields.all("roles")).error(error("roles")))
            (Select::new("organisation", "Which practice or agency do they refer from?", choices).value(fields.get("organisation")).error(error("organisation")))
            (Input::new("password", "First password").hint("At least 12 characters. Give it to them by phone. They change it under their name.")
                .kind("password").autocomplete("new-password").error(error("password")))
            (Button::submit("Add account"))
        }
    };
    let back = back_link("Back to accounts", "/admin/accounts");
    let page = Page {
        title: "Add an account".to_owned(),
        current: "Accounts",
        errors: errors.is_some(),
        back,
        content,
        ..Page::default()
    };
    show(front, caller, headers, page).await
}

pub async fn post(
    State(front): State<Front>,
    caller: Caller,
    headers: HeaderMap,
    fields: Fields,
) -> PageResult<Response> {
    let Some(scheme) = caller.actor.scheme() else { return Err(AppError::NotSignedIn.into()) };
    let command = CreateAccount {
        machine: false,
        scheme,
        organisation: fields.get("organisation").parse().ok(),
        email: fields.text("email"),
        name: fields.text("name"),
        job_title: fields.text("job_title"),
        phone: String::new(),
        roles: fields.all("roles").iter().filter_map(|code| Role::from_code(code)).collect::<Roles>(),
        password: Some(fields.text("password")),
    };
    match accounts::create(&front.app, &caller.actor, command).await {
        Ok(_) => Ok(redirect_saying("/admin/accounts", "Account added. Give them their first password by phone.")),
        Err(AppError::Invalid(errors)) => form(&front, &caller, &headers, &fields, Some(&errors)).await,
        Err(error) => Err(error.into()),
    }
}

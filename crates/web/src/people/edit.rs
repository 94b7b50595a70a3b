//! Changing a person's details on one page; what was typed stays when something is wrong.

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use footbridge_app::contacts::drafts;
use footbridge_app::people::edit::{self, ShownDetails, Typed};
use footbridge_app::{AppError, FieldErrors, Noun};
use footbridge_components::{
    Button, Checkboxes, Choice, DateInput, ErrorSummary, Input, PageHeading, Panel, QuickChoice, Select, Textarea,
    back_link, csrf_field,
};
use footbridge_domain::ids::PersonId;
use footbridge_domain::people::ContactBy;
use footbridge_domain::people::language::languages;
use footbridge_front::{Caller, Fields, Front};
use maud::{Markup, html};

use super::banner;
use crate::contacts::draft_notice;
use crate::errors::PageResult;
use crate::page::{Page, redirect_saying, show};

pub async fn page(
    State(front): State<Front>,
    caller: Caller,
    headers: HeaderMap,
    Path(id): Path<String>,
) -> PageResult {
    let id: PersonId = id.parse().map_err(|_| AppError::NotFound(Noun::Person))?;
    form(&front, &caller, &headers, id, None).await
}

fn typed_of(fields: &Fields) -> Typed {
    Typed {
        first_name: fields.text("first_name"),
        family_name: fields.text("family_name"),
        preferred_name: fields.text("preferred_name"),
        born_day: fields.text("born-day"),
        born_month: fields.text("born-month"),
        born_year: fields.text("born-year"),
        nhs_number: fields.text("nhs_number"),
        phone: fields.text("phone"),
        email: fields.text("email"),
        address: fields.text("address"),
        postcode: fields.text("postcode"),
        practice: fields.text("practice"),
        language: fields.text("language"),
        interpreter: fields.has("interpreter"),
        gender: fields.text("gender"),
        ethnicity: fields.text("ethnicity"),
        pronouns: fields.text("pronouns"),
        contact_by: fields.text("contact_by"),
        voicemail_safe: fields.has("voicemail_safe"),
        best_time: fields.text("best_time"),
        helper: fields.text("helper"),
    }
}

async fn form(
    front: &Front,
    caller: &Caller,
    headers: &HeaderMap,
    id: PersonId,
    typed: Option<(&Fields, &FieldErrors)>,
) -> PageResult {
    let shown = edit::show(&front.app, &caller.actor, id).await?;
    let today = front.app.today();
    let (it, seen) = match (typed, &shown.draft) {
        (Some((fields, _)), _) => (typed_of(fields), fields.text("seen")),
        (None, Some(draft)) => {
            (typed_of(&Fields::from_pairs(draft.fields.iter().cloned())), shown.header.person.version.to_string())
        }
        (None, None) => (Typed::of(&shown.header.person), shown.header.person.version.to_string()),
    };
    let errors = typed.map(|it| it.1);
    let error = |field: &str| errors.and_then(|it| it.get(field));
    let conflict = error("seen").is_some();
    let content = html! {
        (ErrorSummary::new(errors.into_iter().flat_map(FieldErrors::iter)))
        (PageHeading::new("Change details"))
        @if conflict { (now_saved(&shown)) }
        form method="post" action=(format!("/people/{id}/details/edit")) novalidate data-draft-url=(format!("/drafts/{}", drafts::DETAILS)) {
            (csrf_field(caller.csrf()))
            input type="hidden" name="subject" value=(id);
            input type="hidden" id="seen" name="seen" value=(if conflict { shown.header.person.version.to_string() } else { seen });
            (Panel::new("who", "Who they are", who(&it, &shown, &error)))
            (Panel::new("reach", "How to reach them", reach(&it, &error)))
            (Panel::new("more", "If they wish to say", wish(&it, &error)))
            div class="app-actions" { (Button::submit("Save details")) (Button::link("Cancel", format!("/people/{id}/details")).secondary()) }
            (draft_notice(drafts::DETAILS, &format!("/people/{id}/details/edit"), shown.draft.as_ref().filter(|_| typed.is_none()), today))
        }
    };
    let page = Page {
        title: "Change details".to_owned(),
        current: "People",
        errors: errors.is_some(),
        banner: banner::of(&shown.header, today, 2),
        back: back_link("Details and consent", format!("/people/{id}/details")),
        content,
        ..Page::default()
    };
    show(front, caller, headers, page).await
}

fn who<'a>(it: &'a Typed, shown: &'a ShownDetails, error: &impl Fn(&str) -> Option<&'a str>) -> Markup {
    let practices = std::iter::once(Choice::new("", "Not known"))
        .chain(shown.practices.iter().map(|it| Choice::new(it.id.to_string(), it.name.as_str())))
        .collect::<Vec<_>>();
    html! {
        div class="app-inline nhsuk-u-margin-bottom-3" {
            (Input::new("first_name", "First name").width(20).value(&it.first_name).error(error("first_name")))
            (Input::new("family_name", "Family name").width(20).value(&it.family_name).error(error("family_name")))
            (Input::new("preferred_name", "Likes to be called").width(20).value(&it.preferred_name).error(error("preferred_name")))
        }
        (DateInput::new("born", "Date of birth").hint("For example, 31 3 1949").values(&it.born_day, &it.born_month, &it.born_year).error(error("born")))
        (Input::new("nhs_number", "NHS number").hint("10 digits").code().numeric().width(20).value(&it.nhs_number).error(error("nhs_number")))
        (Select::new("practice", "GP practice", practices).value(&it.practice).error(error("practice")))
    }
}

fn reach<'a>(it: &'a Typed, error: &impl Fn(&str) -> Option<&'a str>) -> Markup {
    let mut choices: Vec<Choice<'_>> = languages().iter().map(|(code, name)| Choice::new(*code, *name)).collect();
    if !languages().iter().any(|(code, _)| *code == it.language) {
        choices.push(Choice::new(it.language.as_str(), it.language.as_str()));
    }
    html! {
        (QuickChoice::new("contact_by", "They like to be contacted by", ContactBy::ALL.iter().map(|it| (it.code(), it.label()))).value(it.contact_by.as_str()).error(error("contact_by")))
        div class="app-inline nhsuk-u-margin-bottom-3" {
            (Input::new("phone", "Phone").kind("tel").width(20).value(&it.phone).error(error("phone")))
            (Input::new("best_time", "Best time").width(20).value(&it.best_time).error(error("best_time")))
        }
        (Checkboxes::single("voicemail_safe", "It is safe to leave a message", it.voicemail_safe).small())
        (Input::new("email", "Email").kind("email").width(30).value(&it.email).error(error("email")))
        (Textarea::new("address", "Address").rows(3).value(&it.address).error(error("address")))
        (Input::new("postcode", "Postcode").width(10).value(&it.postcode).error(error("postcode")))
        (Select::new("language", "Language to speak", choices).value(&it.language).error(error("language")))
        (Checkboxes::single("interpreter", "An interpreter is needed", it.interpreter).small())
        (Input::new("helper", "Somebody who helps them").hint("Name, and how to reach them").width(30).value(&it.helper).error(error("helper")))
    }
}

fn wish<'a>(it: &'a Typed, error: &impl Fn(&str) -> Option<&'a str>) -> Markup {
    html! {
        p { "Leave these empty unless the person wishes to say. They help us see whom we do not reach." }
        div class="app-inline" {
            (Input::new("pronouns", "Pronouns").width(10).value(&it.pronouns).error(error("pronouns")))
            (Input::new("gender", "Gender").width(20).value(&it.gender).error(error("gender")))
            (Input::new("ethnicity", "Ethnic group").width(20).value(&it.ethnicity).error(error("ethnicity")))
        }
    }
}

/// What somebody else saved meanwhile, beside what was typed.
fn now_saved(shown: &ShownDetails) -> Markup {
    let it = Typed::of(&shown.header.person);
    Panel::new(
        "saved-now",
        "What is saved now",
        footbridge_components::key_values([
            ("Name", format!("{} {}", it.first_name, it.family_name)),
            ("Phone", it.phone),
            ("Email", it.email),
            ("Address", format!("{} {}", it.address, it.postcode)),
            ("Best time", it.best_time),
        ]),
    )
    .first()
    .render()
}

pub async fn post(
    State(front): State<Front>,
    caller: Caller,
    headers: HeaderMap,
    Path(id): Path<String>,
    fields: Fields,
) -> PageResult<Response> {
    let person: PersonId = id.parse().map_err(|_| AppError::NotFound(Noun::Person))?;
    let seen = fields.get("seen").parse().unwrap_or(-1);
    let result = match typed_of(&fields).parse(person, seen, front.app.today(), front.app.settings.demo) {
        Ok(command) => edit::run(&front.app, &caller.actor, command).await,
        Err(errors) => Err(AppError::Invalid(errors)),
    };
    match result {
        Ok(()) => Ok(redirect_saying(&format!("/people/{person}/details"), "Saved.")),
        Err(AppError::Invalid(errors)) => form(&front, &caller, &headers, person, Some((&fields, &errors))).await,
        Err(AppError::Conflict) => {
            let errors = FieldErrors::one(
                "seen",
                "Somebody else changed this record meanwhile. Here are both. Save again to keep yours.",
            );
            form(&front, &caller, &headers, person, Some((&fields, &errors))).await
        }
        Err(error) => Err(error.into()),
    }
}

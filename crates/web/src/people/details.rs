//! Details and consent: how to reach the person, what they need, who may know what; withdrawal in one click.

use std::collections::HashMap;

use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use footbridge_app::people::consents::{self, ShownConsents};
use footbridge_app::people::contact_needs;
use footbridge_app::{AppError, FieldErrors, Noun, time};
use footbridge_components::{
    Button, Checkboxes, Choice, Details, ErrorSummary, Input, Label, Link, Panel, Select, SummaryList, SummaryRow,
    Tone, csrf_field, links_stacked, tag, two_columns,
};
use footbridge_domain::ids::PersonId;
use footbridge_domain::people::consent::{AgreedHow, Consent, ConsentKind};
use footbridge_domain::people::contact_need::{ContactNeed, NeedKind};
use footbridge_domain::people::language::language_name;
use footbridge_front::{Caller, Fields, Front};
use jiff::civil::Date;
use maud::{Markup, html};

use super::banner;
use crate::errors::PageResult;
use crate::page::{Page, redirect_saying, show};

pub async fn page(
    State(front): State<Front>,
    caller: Caller,
    headers: HeaderMap,
    Path(id): Path<String>,
    Query(_): Query<HashMap<String, String>>,
) -> PageResult {
    let id: PersonId = id.parse().map_err(|_| AppError::NotFound(Noun::Person))?;
    whole(&front, &caller, &headers, id, None).await
}

async fn whole(
    front: &Front,
    caller: &Caller,
    headers: &HeaderMap,
    id: PersonId,
    typed: Option<(&Fields, &FieldErrors)>,
) -> PageResult {
    let shown = consents::show(&front.app, &caller.actor, id).await?;
    let today = front.app.today();
    let content = html! {
        (ErrorSummary::new(typed.iter().flat_map(|it| it.1.iter())))
        (banner::sub_nav(&shown.header, "details"))
        (two_columns(html! {
            (Panel::new("about", "Details", about(&shown)).links(edit_link(&shown)))
            (Panel::new("needs", "How to contact and support", needs(&shown, caller, typed, today)))
        }, html! {
            (Panel::new("consent", "Agreed sharing", agreements(&shown, caller, typed, today)))
            (Panel::new("seen-by", "Who may see this record", seen_by(&shown)))
        }))
    };
    let page = Page {
        title: format!("Details: {}", shown.header.person.details.full_name()),
        current: "People",
        errors: typed.is_some(),
        banner: banner::of(&shown.header, today, 1),
        content,
        ..Page::default()
    };
    show(front, caller, headers, page).await
}

fn edit_link(shown: &ShownConsents) -> Vec<Link<'static>> {
    if shown.may_edit {
        vec![Link::new("Change", format!("/people/{}/details/edit", shown.header.person.id)).about("details")]
    } else {
        Vec::new()
    }
}

fn about(shown: &ShownConsents) -> Markup {
    let it = &shown.header.person.details;
    let text = |value: &str| {
        if value.is_empty() {
            html! { span class="app-muted" { "Not known" } }
        } else {
            html! { (value) }
        }
    };
    let born = it.born_on.map(time::date_words).unwrap_or_default();
    let language = if it.interpreter {
        format!("{}, with an interpreter", language_name(&it.language))
    } else {
        language_name(&it.language).to_owned()
    };
    let mut rows = vec![
        SummaryRow::new("Name", text(&it.full_name())),
        SummaryRow::new("Likes to be called", text(it.called())),
        SummaryRow::new("Born", text(&born)),
        SummaryRow::new("NHS number", text(&it.nhs_number.as_ref().map(ToString::to_string).unwrap_or_default())),
        SummaryRow::new(
            "Phone",
            match &it.phone {
                Some(phone) => banner::tel(phone),
                None => text(""),
            },
        ),
        SummaryRow::new(
            "Voicemail",
            text(if it.voicemail_safe { "Safe to leave a message" } else { "Do not leave a message" }),
        ),
        SummaryRow::new("Email", text(&it.email)),
        SummaryRow::new(
            "Address",
            html! { @if it.address.is_empty() && it.postcode.is_none() { (text("")) } @else { (it.address) @if let Some(postcode) = &it.postcode { " " span class="app-nowrap" { (postcode) } } } },
        ),
        SummaryRow::new("Contact by", text(it.contact_by.label())),
        SummaryRow::new("Best time", text(&it.best_time)),
        SummaryRow::new("Language", text(&language)),
        SummaryRow::new("Practice", text(&shown.header.practice)),
        SummaryRow::new("Somebody who helps", text(&it.helper)),
    ];
    // Asked only where it helps, so an empty one is not shown as a gap.
    for (name, value) in [("Pronouns", &it.pronouns), ("Gender", &it.gender), ("Ethnicity", &it.ethnicity)] {
        if !value.is_empty() {
            rows.push(SummaryRow::new(name, text(value)));
        }
    }
    SummaryList::new(rows).no_last_row_border().render()
}

fn needs(shown: &ShownConsents, caller: &Caller, typed: Option<(&Fields, &FieldErrors)>, today: Date) -> Markup {
    let id = shown.header.person.id;
    let blank = Fields::default();
    let own = typed.filter(|it| it.0.has("need_form"));
    let fields = own.map_or(&blank, |it| it.0);
    let error = |field: &str| own.and_then(|it| it.1.get(field));
    let kinds: Vec<Choice<'_>> = std::iter::once(Choice::new("", "Choose a need"))
        .chain(NeedKind::ALL.iter().map(|it| {
            Choice::new(
                it.code(),
                if it.is_warning() { format!("{} (warning)", it.label()) } else { it.label().to_owned() },
            )
        }))
        .collect();
    html! {
        @if shown.header.needs.is_empty() { p { "Nothing recorded yet. Ask: “What would make this easier for you?”" } }
        ul class="app-list" { @for need in &shown.header.needs { li { (need_row(need, id, caller, shown.may_edit, today)) } } }
        @if shown.may_edit {
            (Details { open: own.is_some(), ..Details::new("Add a need or warning", html! {
                form method="post" action=(format!("/people/{id}/needs")) novalidate {
                    (csrf_field(caller.csrf()))
                    input type="hidden" name="need_form" value="yes";
                    (Select::new("kind", "What they need", kinds).value(fields.get("kind")).error(error("kind")))
                    (Input::new("note", "More about it (optional)").hint("It stands on every page about this person.").value(fields.get("note")).error(error("note")))
                    (Input::new("review_on", "Look again on").hint("Empty: in a year").kind("date").width(10).value(fields.get("review_on")).error(error("review_on")))
                    (Checkboxes::single("warning", "Show it as a warning", fields.has("warning")).small())
                    (Button::submit("Add").small())
                }
            }) })
        }
    }
}

fn need_row(need: &ContactNeed, id: PersonId, caller: &Caller, may_edit: bool, today: Date) -> Markup {
    let about = need.words();
    html! {
        div class="app-row" {
            div {
                (tag(if need.warning { Tone::Warning } else { Tone::Need }, about.clone()))
                @if let Some(on) = need.review_on {
                    p class="app-by nhsuk-u-margin-bottom-0" {
                        @if need.review_is_due(today) { strong { "Look again now" } " (was due " (banner::day_and_month(on, today)) ")" }
                        @else { "Look again on " (time::date_words(on)) }
                    }
                }
            }
            @if may_edit {
                div class="app-actions" {
                    @if need.review_is_due(today) {
                        form method="post" action=(format!("/people/{id}/needs/{}/still-right", need.id)) { (csrf_field(caller.csrf())) (Button::submit("Still right").secondary().small().about(&about)) }
                    }
                    form method="post" action=(format!("/people/{id}/needs/{}/end", need.id)) { (csrf_field(caller.csrf())) (Button::submit("End").secondary().small().about(&about)) }
                }
            }
        }
    }
}

fn agreements(shown: &ShownConsents, caller: &Caller, typed: Option<(&Fields, &FieldErrors)>, today: Date) -> Markup {
    let id = shown.header.person.id;
    let blank = Fields::default();
    let own = typed.filter(|it| it.0.has("consent_form"));
    let fields = own.map_or(&blank, |it| it.0);
    let error = |field: &str| own.and_then(|it| it.1.get(field));
    let (now, before): (Vec<&Consent>, Vec<&Consent>) = shown.consents.iter().partition(|it| it.is_in_force());
    let kinds = std::iter::once(Choice::new("", "Choose"))
        .chain(ConsentKind::ALL.iter().map(|it| Choice::new(it.code(), it.label())));
    let hows = std::iter::once(Choice::new("", "Choose"))
        .chain(AgreedHow::ALL.iter().map(|it| Choice::new(it.code(), it.label())));
    html! {
        @if now.is_empty() { p { "Nothing agreed yet. Ask each time before you share details." } }
        ul class="app-list" {
            @for it in &now {
                li {
                    h3 class="app-h3" { (recipient(it)) }
                    p class="app-muted" { "Agreed " (how_words(it)) (banner::day_and_month(time::day_of(it.given_at), today)) }
                    @if shown.may_edit {
                        form method="post" action=(format!("/people/{id}/consents/{}/withdraw", it.id)) {
                            (csrf_field(caller.csrf()))
                            (Button::submit("Withdraw").secondary().small().about(recipient(it)))
                        }
                    }
                }
            }
        }
        @if shown.may_edit {
            (Details { open: own.is_some(), ..Details::new("Record an agreement", html! {
                form method="post" action=(format!("/people/{id}/consents")) novalidate {
                    (csrf_field(caller.csrf()))
                    input type="hidden" name="consent_form" value="yes";
                    (Select::new("consent_kind", "The person agrees to", kinds).value(fields.get("consent_kind")).error(error("consent_kind")))
                    (Input::new("consent_recipient", Label::new("Which group or organisation")).hint("Only where it is for one group").value(fields.get("consent_recipient")).error(error("consent_recipient")))
                    (Select::new("consent_how", "How they said yes", hows).value(fields.get("consent_how")).error(error("consent_how")))
                    (Button::submit("Record").small())
                }
            }) })
        }
        @if !before.is_empty() {
            (Details::new(format!("Withdrawn ({})", before.len()), html! {
                ul class="nhsuk-list" { @for it in &before { li {
                    (recipient(it)) ": withdrawn " @if let Some(at) = it.withdrawn_at { (time::date_words(time::day_of(at))) }
                } } }
            }))
        }
    }
}

fn recipient(it: &Consent) -> String {
    match (it.kind, it.recipient.as_str()) {
        (ConsentKind::ShareWithOrganisation, name) if !name.is_empty() => format!("Share details with {name}"),
        (kind, "") => kind.label().to_owned(),
        (kind, name) => format!("{}: {name}", kind.label()),
    }
}

fn how_words(it: &Consent) -> String {
    match AgreedHow::from_code(&it.given_how) {
        Some(how) => format!("{}, ", how.label().to_lowercase()),
        None if it.given_how.is_empty() => String::new(),
        None => format!("{}, ", it.given_how),
    }
}

fn seen_by(shown: &ShownConsents) -> Markup {
    let id = shown.header.person.id;
    let worker = if shown.header.worker.is_empty() {
        "Nobody holds this person yet, so every link worker."
    } else {
        shown.header.worker.as_str()
    };
    html! {
        p { (worker) @if !shown.header.worker.is_empty() { ", and the team lead." } " Other colleagues give a reason first." }
        p { "Groups see only what was sent to them." }
        (links_stacked([
            Link::new("Who has looked at this record", format!("/people/{id}/access-log")),
            Link::new("Safeguarding", format!("/people/{id}/safeguarding")),
            Link::new("Write a restricted note", format!("/people/{id}/notes/new")),
        ]))
    }
}

pub async fn add_need(
    State(front): State<Front>,
    caller: Caller,
    headers: HeaderMap,
    Path(id): Path<String>,
    fields: Fields,
) -> PageResult<Response> {
    let person: PersonId = id.parse().map_err(|_| AppError::NotFound(Noun::Person))?;
    let typed = contact_needs::Typed {
        kind: fields.text("kind"),
        note: fields.text("note"),
        warning: fields.has("warning"),
        review_on: fields.text("review_on"),
    };
    match contact_needs::add(&front.app, &caller.actor, person, typed).await {
        Ok(()) => Ok(redirect_saying(
            &format!("/people/{person}/details#needs"),
            "Saved. It now stands on every page about this person.",
        )),
        Err(AppError::Invalid(errors)) => whole(&front, &caller, &headers, person, Some((&fields, &errors))).await,
        Err(error) => Err(error.into()),
    }
}

fn two_ids<T: std::str::FromStr>(person: &str, other: &str) -> Result<(PersonId, T), AppError> {
    let person = person.parse().map_err(|_| AppError::NotFound(Noun::Person))?;
    Ok((person, other.parse().map_err(|_| AppError::NotFound(Noun::Page))?))
}

pub async fn end_need(
    State(front): State<Front>,
    caller: Caller,
    Path((id, need)): Path<(String, String)>,
    _: Fields,
) -> PageResult<Response> {
    let (person, need) = two_ids(&id, &need)?;
    contact_needs::end(&front.app, &caller.actor, person, need).await?;
    Ok(redirect_saying(&format!("/people/{person}/details#needs"), "Ended. It no longer shows."))
}

pub async fn still_right(
    State(front): State<Front>,
    caller: Caller,
    Path((id, need)): Path<(String, String)>,
    _: Fields,
) -> PageResult<Response> {
    let (person, need) = two_ids(&id, &need)?;
    contact_needs::still_right(&front.app, &caller.actor, person, need).await?;
    Ok(redirect_saying(&format!("/people/{person}/details#needs"), "Noted as still right. Look again in a year."))
}

pub async fn give(
    State(front): State<Front>,
    caller: Caller,
    headers: HeaderMap,
    Path(id): Path<String>,
    fields: Fields,
) -> PageResult<Response> {
    let person: PersonId = id.parse().map_err(|_| AppError::NotFound(Noun::Person))?;
    let typed = consents::Typed {
        kind: fields.text("consent_kind"),
        recipient: fields.text("consent_recipient"),
        how: fields.text("consent_how"),
    };
    match consents::give(&front.app, &caller.actor, person, typed).await {
        Ok(()) => Ok(redirect_saying(&format!("/people/{person}/details#consent"), "Saved.")),
        Err(AppError::Invalid(errors)) => whole(&front, &caller, &headers, person, Some((&fields, &errors))).await,
        Err(error) => Err(error.into()),
    }
}

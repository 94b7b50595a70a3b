//! The quick log: what happened, a note, minutes, the next contact. Twenty seconds, one page, Ctrl and Enter to save.

use std::collections::HashMap;

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use footbridge_app::contacts::log::{self, Typed};
use footbridge_app::contacts::{drafts, next, undo as take_back};
use footbridge_app::people::show::ShownRecord;
use footbridge_app::{AppError, FieldErrors, Noun, fresh};
use footbridge_components::{Button, Choice, Details, Input, Label, QuickChoice, Select, Textarea, csrf_field};
use footbridge_domain::contacts::pick_lists::{ConsultationMethod, ContactKind, ContactOutcome, HoldingPurpose};
use footbridge_domain::ids::{ContactId, PersonId, Uuid};
use footbridge_front::{Caller, Fields, Front};
use jiff::civil::Date;
use maud::{Markup, html};

use crate::errors::PageResult;
use crate::page::{redirect_saying, redirect_with_undo};
use crate::people::record;

/// The chips, shorter than the pick-list's labels: they are pressed all day.
const CHIPS: [(ContactKind, &str); 5] = [
    (ContactKind::Spoke, "Spoke"),
    (ContactKind::Visit, "Visit"),
    (ContactKind::Message, "Message"),
    (ContactKind::NoAnswer, "No answer"),
    (ContactKind::AboutThem, "About them"),
];

pub(crate) fn form(
    shown: &ShownRecord,
    caller: &Caller,
    typed: Option<(&Fields, &FieldErrors)>,
    today: Date,
) -> Markup {
    let id = shown.header.person.id;
    let restored = shown.draft.as_ref().map(|draft| Fields::from_pairs(draft.fields.iter().cloned()));
    let blank = Fields::default();
    let fields = typed.map(|it| it.0).or(restored.as_ref()).unwrap_or(&blank);
    let error = |field: &str| typed.and_then(|it| it.1.get(field));
    let kind = if fields.has("kind") { fields.get("kind") } else { ContactKind::Spoke.code() };
    let more_open = ["how", "outcome", "day", "time", "holding"].iter().any(|it| fields.has(it) || error(it).is_some());
    // Sent twice, it is kept once.
    let contact = if typed.is_some() && fields.has("id") { fields.text("id") } else { fresh::<Uuid>().to_string() };
    html! {
        form method="post" action=(format!("/people/{id}/contacts")) novalidate data-draft-url=(format!("/drafts/{}", drafts::CONTACT)) {
            (csrf_field(caller.csrf()))
            input type="hidden" name="id" value=(contact);
            input type="hidden" name="subject" value=(id);
            (QuickChoice::new("kind", "What happened?", CHIPS.map(|(kind, words)| (kind.code(), words))).value(kind).error(error("kind")))
            (Textarea::new("note", "Note").rows(3).hint("Type or dictate. Kept as you go.").value(fields.get("note")).error(error("note")))
            div class="app-inline" {
                (Input::new("minutes", "Minutes").width(4).numeric().value(fields.get("minutes")).error(error("minutes")))
                (next_select(shown, fields, error("next"), today))
                (Button::submit("Save contact"))
            }
            (Details { open: more_open, ..Details::new("Add more", more(fields, &error)) })
            (super::draft_notice(drafts::CONTACT, &format!("/people/{id}"), shown.draft.as_ref().filter(|_| typed.is_none()), today))
        }
    }
}

fn next_select(shown: &ShownRecord, fields: &Fields, error: Option<&str>, today: Date) -> Markup {
    let short = |day: Date| day.strftime("%-d %b").to_string();
    let days = next::days(today);
    let week = days.iter().find(|it| it.0 == "1w").map(|it| short(it.2)).unwrap_or_default();
    let suggested = format!("Suggested: {week}, no answer {}", short(shown.next_try.1));
    let mut choices = vec![Choice::new(next::SUGGESTED, suggested)];
    choices.extend(days.iter().map(|(code, label, day)| Choice::new(*code, format!("{label} – {}", short(*day)))));
    if let Some(on) = shown.header.person.next_contact_on.filter(|on| *on >= today) {
        choices.push(Choice::new(next::AS_IT_IS, format!("Leave it on {}", short(on))));
    }
    choices.push(Choice::new(next::NOT_NEEDED, "Not needed"));
    let value = if fields.has("next") { fields.get("next") } else { next::SUGGESTED };
    Select::new("next", "Next contact", choices).value(value).error(error).render()
}

fn more<'a>(fields: &'a Fields, error: &impl Fn(&str) -> Option<&'a str>) -> Markup {
    let with_blank = |blank: &'static str, list: Vec<(&'static str, &'static str)>| {
        std::iter::once(Choice::new("", blank)).chain(list.into_iter().map(Choice::from)).collect::<Vec<_>>()
    };
    let methods = ConsultationMethod::ALL.iter().map(|it| (it.code(), it.label())).collect();
    let outcomes = ContactOutcome::ALL.iter().map(|it| (it.code(), it.label())).collect();
    let holding = HoldingPurpose::ALL.iter().map(|it| (it.code(), it.label())).collect();
    html! {
        div class="app-inline nhsuk-u-margin-bottom-3" {
            (Select::new("how", "How", with_blank("As usual", methods)).value(fields.get("how")).error(error("how")))
            (Select::new("outcome", "How it ended", with_blank("Not said", outcomes)).value(fields.get("outcome")).error(error("outcome")))
        }
        div class="app-inline nhsuk-u-margin-bottom-3" {
            (Input::new("day", Label::new("On another day")).kind("date").width(10).value(fields.get("day")).error(error("day")))
            (Input::new("time", Label::new("At")).kind("time").width(5).value(fields.get("time")).error(error("time")))
        }
        (Select::new("holding", "If you are holding: what for?", with_blank("Not holding", holding)).value(fields.get("holding")).error(error("holding")))
    }
}

pub async fn post(
    State(front): State<Front>,
    caller: Caller,
    headers: HeaderMap,
    Path(id): Path<String>,
    fields: Fields,
) -> PageResult<Response> {
    let person: PersonId = id.parse().map_err(|_| AppError::NotFound(Noun::Person))?;
    let typed = Typed {
        id: fields.text("id"),
        kind: fields.text("kind"),
        note: fields.text("note"),
        minutes: fields.text("minutes"),
        next: fields.text("next"),
        method: fields.text("how"),
        outcome: fields.text("outcome"),
        holding: fields.text("holding"),
        day: fields.text("day"),
        time: fields.text("time"),
    };
    let result = match typed.parse(person, front.app.now()) {
        Ok(command) => log::run(&front.app, &caller.actor, command).await,
        Err(errors) => Err(AppError::Invalid(errors)),
    };
    match result {
        Ok(logged) => {
            let today = front.app.today();
            let words = match (&logged.next_try, logged.contact.next_on) {
                (Some(next_try), _) => format!("Saved. Next try: {}.", lower_first(next_try)),
                (None, Some(on)) => format!("Saved. Next contact {}.", crate::people::banner::day_and_month(on, today)),
                (None, None) => "Saved.".to_owned(),
            };
            Ok(redirect_with_undo(
                &format!("/people/{person}"),
                &words,
                &format!("/contacts/{}/undo", logged.contact.id),
            ))
        }
        Err(AppError::Invalid(errors)) => {
            record::whole(&front, &caller, &headers, person, &HashMap::new(), Some((&fields, &errors))).await
        }
        Err(error) => Err(error.into()),
    }
}

fn lower_first(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

pub async fn undo(
    State(front): State<Front>,
    caller: Caller,
    Path(id): Path<String>,
    _: Fields,
) -> PageResult<Response> {
    let contact: ContactId = id.parse().map_err(|_| AppError::NotFound(Noun::Contact))?;
    let undone = take_back::run(&front.app, &caller.actor, contact).await?;
    let words = if undone.note.is_empty() { "Taken back." } else { "Taken back. Your note is in the form again." };
    Ok(redirect_saying(&format!("/people/{}", undone.person), words))
}

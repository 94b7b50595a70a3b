//! Restricted notes: written sealed, read with care.

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use footbridge_app::contacts::drafts;
use footbridge_app::people::notes;
use footbridge_app::{AppError, FieldErrors, Noun, time};
use footbridge_components::{
    Button, ErrorSummary, Item, ItemList, PageHeading, Panel, Radios, Textarea, back_link, csrf_field, inset_text,
    two_columns,
};
use footbridge_domain::ids::{NoteId, PersonId};
use footbridge_domain::people::restricted_note::{NoteKind, RestrictedNote};
use footbridge_front::{Caller, Fields, Front};
use jiff::civil::Date;
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

async fn form(
    front: &Front,
    caller: &Caller,
    headers: &HeaderMap,
    id: PersonId,
    typed: Option<(&Fields, &FieldErrors)>,
) -> PageResult {
    let shown = notes::new(&front.app, &caller.actor, id).await?;
    let today = front.app.today();
    let restored = shown.draft.as_ref().map(|draft| Fields::from_pairs(draft.fields.iter().cloned()));
    let blank = Fields::default();
    let fields = typed.map(|it| it.0).or(restored.as_ref()).unwrap_or(&blank);
    let error = |field: &str| typed.and_then(|it| it.1.get(field));
    let content = html! {
        (ErrorSummary::new(typed.iter().flat_map(|it| it.1.iter())))
        (PageHeading::new("Write a restricted note"))
        (two_columns(html! {
            (inset_text("For what could hurt somebody if the wrong person read it. It is kept encrypted and stands in no letter, export or shared view."))
            form method="post" action=(format!("/people/{id}/notes/new")) novalidate data-draft-url=(format!("/drafts/{}", drafts::NOTE)) {
                (csrf_field(caller.csrf()))
                input type="hidden" name="subject" value=(id);
                (Radios::new("kind", "What is it about?", NoteKind::ALL.iter().map(|it| (it.code(), it.label()))).value(fields.get("kind")).error(error("kind")).small())
                (Textarea::new("words", "Note").hint("Facts, and the words that were used. Type or dictate.").rows(8).value(fields.get("words")).error(error("words")))
                (Button::submit("Save restricted note"))
                (draft_notice(drafts::NOTE, &format!("/people/{id}/notes/new"), shown.draft.as_ref().filter(|_| typed.is_none()), today))
            }
        }, html! { (Panel::new("there", "Restricted notes", list(&shown.notes, id, today))) }))
    };
    let page = Page {
        title: "Write a restricted note".to_owned(),
        current: "People",
        errors: typed.is_some(),
        banner: banner::of(&shown.header, today, 2),
        back: back_link("Timeline", format!("/people/{id}")),
        content,
        ..Page::default()
    };
    show(front, caller, headers, page).await
}

/// That notes exist, of which kind, by whom: never their words.
pub(super) fn list(notes: &[RestrictedNote], person: PersonId, today: Date) -> Markup {
    if notes.is_empty() {
        return html! { p { "There are none." } };
    }
    ItemList::new(notes.iter().map(|it| {
        Item::new(it.kind.label()).href(format!("/people/{person}/notes/{}", it.id)).line(format!(
            "{} · by {}",
            time::moment_words(it.written_at, today),
            it.author_name
        ))
    }))
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
    match notes::write(&front.app, &caller.actor, person, fields.get("kind"), fields.get("words")).await {
        Ok(_) => Ok(redirect_saying(&format!("/people/{person}"), "Saved, and sealed.")),
        Err(AppError::Invalid(errors)) => form(&front, &caller, &headers, person, Some((&fields, &errors))).await,
        Err(error) => Err(error.into()),
    }
}

pub async fn read(
    State(front): State<Front>,
    caller: Caller,
    headers: HeaderMap,
    Path((id, note)): Path<(String, String)>,
) -> PageResult {
    let person: PersonId = id.parse().map_err(|_| AppError::NotFound(Noun::Person))?;
    let note: NoteId = note.parse().map_err(|_| AppError::NotFound(Noun::Note))?;
    let opened = notes::open(&front.app, &caller.actor, person, note).await?;
    let today = front.app.today();
    let content = html! {
        (PageHeading::new(format!("Restricted note: {}", opened.note.kind.label().to_lowercase()))
            .line(format!("{} · by {}", time::moment_words(opened.note.written_at, today), opened.note.author_name)))
        div class="app-panel" { div class="app-timeline__body" { (opened.words) } }
        p class="app-muted" { "That you read this is written down. The person can see it." }
    };
    let page = Page {
        title: "Restricted note".to_owned(),
        current: "People",
        banner: banner::of(&opened.header, today, 2),
        back: back_link("Timeline", format!("/people/{person}")),
        content,
        ..Page::default()
    };
    show(&front, &caller, &headers, page).await
}

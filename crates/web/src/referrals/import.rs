//! A list of referrals from a file: looked at row by row, then taken in, and taken back within a day.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use footbridge_app::referrals::import::{self, ImportReferrals, Outcome, Preview, PreviewRow};
use footbridge_app::{AppError, FieldErrors, Noun, time};
use footbridge_components::{
    Button, Cell, Column, Details, ErrorSummary, Figure, Link, PageHeading, Panel, Table, Tone, back_link, csrf_field,
    error_message, figures, status_tag,
};
use footbridge_domain::ids::BatchId;
use footbridge_front::{Caller, Fields, Front, Upload};
use maud::{Markup, html};

use crate::errors::PageResult;
use crate::page::{Page, redirect_saying, redirect_with_undo, show};

/// Headings people may copy; any order, others are passed over.
const TEMPLATE: &str = "\u{feff}NHS number,Given name,Family name,Date of birth,Phone,E-mail,Address,Postcode,Language,\
    Interpreter needed,Reason for referral,Needs,Risks,Agreed to the referral,Referral source,Practice,Date of referral\r\n";

pub async fn page(State(front): State<Front>, caller: Caller, headers: HeaderMap) -> PageResult {
    form(&front, &caller, &headers, None).await
}

async fn form(front: &Front, caller: &Caller, headers: &HeaderMap, errors: Option<&FieldErrors>) -> PageResult {
    let latest = import::latest(&front.app, &caller.actor).await?;
    let today = front.app.today();
    let error = errors.and_then(|it| it.get("file"));
    let content = html! {
        (ErrorSummary::new(errors.into_iter().flat_map(FieldErrors::iter)))
        (PageHeading::new("Import a list of referrals").line("You see every row before anything is saved. You can take it back for 24 hours."))
        (Panel::new("upload", "Choose a file", html! {
            p { "A CSV file with a heading in row 1. " (Link::new("Download a template", "/referrals/import/template.csv")) }
            (Details::new("What each row needs", html! {
                ul {
                    li { "A name, or an NHS number and date of birth." }
                    li { "A phone, email, address or NHS number." }
                    li { "A reason." }
                    li { "Risks: write “No known risks”, or what they are." }
                }
            }))
            form method="post" action="/referrals/import" enctype="multipart/form-data" novalidate {
                (csrf_field(caller.csrf()))
                div class={ "nhsuk-form-group" @if error.is_some() { " nhsuk-form-group--error" } } {
                    label class="nhsuk-label" for="file" { "CSV file, at most 1 MB" }
                    @if let Some(error) = error { (error_message("file", error)) }
                    input class="app-file" type="file" id="file" name="file" accept=".csv,text/csv" aria-describedby=[error.map(|_| "file-error")];
                }
                (Button::submit("Look at the rows"))
            }
        }))
        @if !latest.is_empty() {
            (Panel::new("latest", "Lists before", html! {
                ul class="app-list" {
                    @for (batch, may_undo) in &latest {
                        li {
                            div class="app-row" {
                                div {
                                    h3 class="app-h3" { (batch.source) }
                                    p class="app-muted" { (time::moment_words(batch.imported_at, today)) " · " (batch.rows_new) " new, " (batch.rows_changed) " known, " (batch.rows_refused) " left out" }
                                }
                                @if *may_undo {
                                    form method="post" action=(format!("/referrals/import/{}/undo", batch.id)) {
                                        (csrf_field(caller.csrf()))
                                        (Button::submit("Take back").secondary().small().about(batch.source.clone()))
                                    }
                                } @else if batch.undone_at.is_some() { (status_tag(Tone::Plain, "Taken back")) }
                            }
                        }
                    }
                }
            }))
        }
    };
    let page = Page {
        title: "Import a list of referrals".to_owned(),
        current: "Referrals",
        back: back_link("Referrals", "/referrals"),
        errors: errors.is_some(),
        content,
        ..Page::default()
    };
    show(front, caller, headers, page).await
}

pub async fn preview(State(front): State<Front>, caller: Caller, headers: HeaderMap, upload: Upload) -> PageResult {
    if upload.bytes.is_empty() {
        let errors = FieldErrors::one("file", "Choose a CSV file with at least one row.");
        return form(&front, &caller, &headers, Some(&errors)).await;
    }
    let command = ImportReferrals { scheme: None, source: upload.file_name, bytes: upload.bytes };
    match import::preview(&front.app, &caller.actor, &command).await {
        Ok(preview) => rows(&front, &caller, &headers, &command.source, &preview).await,
        Err(AppError::Invalid(errors)) => form(&front, &caller, &headers, Some(&errors)).await,
        Err(error) => Err(error.into()),
    }
}

async fn rows(front: &Front, caller: &Caller, headers: &HeaderMap, source: &str, preview: &Preview) -> PageResult {
    let taken = preview.new + preview.known;
    let head = ["Row", "Person", "What happens"].map(Column::new);
    let mut table = Table { responsive: true, ..Table::new("Rows with something to look at come first", head) };
    let (look, fine): (Vec<&PreviewRow>, Vec<&PreviewRow>) = preview
        .rows
        .iter()
        .partition(|it| matches!(it.outcome, Outcome::Wrong(_) | Outcome::AlreadyOpen | Outcome::MaybeKnown(_)));
    for row in look.into_iter().chain(fine).take(500) {
        table = table.row([
            Cell::new(row.number.to_string()),
            Cell::new(row.name.clone()),
            Cell::new(outcome(&row.outcome)),
        ]);
    }
    let number = |words: &'static str, count: usize| Figure::new(words, count.to_string());
    let content = html! {
        (PageHeading::new("Look at the rows").line(format!("{source}. Nothing is saved yet.")))
        (figures([number("New people", preview.new), number("Known people", preview.known), number("Left out", preview.left_out), number("With mistakes", preview.wrong)]))
        @if !preview.passed_over.is_empty() { p { "These columns are not read: " (preview.passed_over.join(", ")) "." } }
        @if preview.wrong > 0 { p { "Rows with mistakes are left out. Put them right in the file and import it again: rows already here are not doubled." } }
        div class="app-actions" {
            @if taken > 0 {
                form method="post" action="/referrals/import/confirm" {
                    (csrf_field(caller.csrf()))
                    input type="hidden" name="source" value=(source);
                    input type="hidden" name="text" value=(preview.text);
                    (Button::submit(if taken == 1 { "Import 1 referral".to_owned() } else { format!("Import {taken} referrals") }))
                }
            }
            (Button::link("Choose another file", "/referrals/import").secondary())
        }
        (Panel::new("rows", "Rows", html! { (table) }))
    };
    let page = Page {
        title: "Look at the rows".to_owned(),
        current: "Referrals",
        back: back_link("Import a list", "/referrals/import"),
        content,
        ..Page::default()
    };
    show(front, caller, headers, page).await
}

fn outcome(outcome: &Outcome) -> Markup {
    html! {
        @match outcome {
            Outcome::New => (status_tag(Tone::Good, "New person")),
            Outcome::Known => { (status_tag(Tone::Good, "Known person")) " Joins their record." },
            Outcome::AlreadyOpen => { (status_tag(Tone::Plain, "Left out")) " Already has an open referral, or stands in this file twice." },
            Outcome::MaybeKnown(known) => {
                (status_tag(Tone::Need, "New, maybe known"))
                @for it in known.iter().take(2) { " " (it.name) ": " (it.likeness.reasons.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")) "." }
            },
            Outcome::Wrong(errors) => {
                (status_tag(Tone::Warning, "Mistake"))
                ul { @for (column, message) in errors { li { strong { (column) ": " } (message) } } }
            },
        }
    }
}

pub async fn confirm(State(front): State<Front>, caller: Caller, headers: HeaderMap, fields: Fields) -> PageResult {
    let command =
        ImportReferrals { scheme: None, source: fields.text("source"), bytes: fields.text("text").into_bytes() };
    match import::run(&front.app, &caller.actor, command).await {
        Ok(done) => {
            let words = format!("Imported: {} new, {} known. Rows left out: {}.", done.new, done.known, done.refused);
            Ok(redirect_with_undo("/referrals", &words, &format!("/referrals/import/{}/undo", done.batch)))
        }
        Err(AppError::Invalid(errors)) => form(&front, &caller, &headers, Some(&errors)).await,
        Err(error) => Err(error.into()),
    }
}

/// The fields are read for their token: a POST without it changes nothing.
pub async fn undo(State(front): State<Front>, caller: Caller, Path(id): Path<String>, _: Fields) -> PageResult {
    let id: BatchId = id.parse().map_err(|_| AppError::NotFound(Noun::Batch))?;
    let back = import::undo(&front.app, &caller.actor, id).await?;
    let words = match back.stay {
        0 => format!("Referrals taken back: {}.", back.gone),
        stay => format!("Referrals taken back: {}. Kept, because somebody has worked on them: {stay}.", back.gone),
    };
    Ok(redirect_saying("/referrals/import", &words))
}

pub async fn template() -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"referrals.csv\""),
    ];
    (headers, TEMPLATE).into_response()
}

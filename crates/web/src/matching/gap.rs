//! Nothing fits: need and area are filled in already; one more click records it.

use axum::extract::{Path, RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use footbridge_app::matching::record_gap::{self, Typed};
use footbridge_app::people::header;
use footbridge_app::{AppError, FieldErrors, Noun};
use footbridge_components::{Button, Checkboxes, ErrorSummary, PageHeading, Radios, Textarea, back_link, csrf_field};
use footbridge_domain::ids::PersonId;
use footbridge_domain::matching::gap::GapReason;
use footbridge_front::{Caller, Fields, Front};
use maud::html;

use crate::directory::query::{self, Asked};
use crate::errors::PageResult;
use crate::page::{Page, redirect_saying, show};
use crate::people::banner;

pub async fn page(
    State(front): State<Front>,
    caller: Caller,
    headers: HeaderMap,
    Path(id): Path<String>,
    RawQuery(raw): RawQuery,
) -> PageResult {
    let asked = Asked::read(raw);
    let typed = Typed {
        needs: asked.needs(),
        why: GapReason::NothingThere.code().to_owned(),
        words: String::new(),
        near: asked.text("near").to_owned(),
    };
    form(&front, &caller, &headers, &id, &typed, None).await
}

async fn form(
    front: &Front,
    caller: &Caller,
    headers: &HeaderMap,
    id: &str,
    typed: &Typed,
    errors: Option<&FieldErrors>,
) -> PageResult {
    let person: PersonId = id.parse().map_err(|_| AppError::NotFound(Noun::Person))?;
    let header = header::run(&front.app, &caller.actor, person).await?;
    let error = |field: &str| errors.and_then(|it| it.get(field));
    let content = html! {
        (ErrorSummary::new(errors.into_iter().flat_map(FieldErrors::iter)))
        (PageHeading::new("Nothing fits").line("This shows those who plan and pay what is missing, and where. It names nobody."))
        form method="post" action=(format!("/people/{person}/gap")) novalidate {
            (csrf_field(caller.csrf()))
            input type="hidden" name="near" value=(typed.near);
            (Radios::new("why", "Why does nothing fit?", GapReason::ALL.iter().map(|it| (it.code(), it.label()))).value(typed.why.clone()).error(error("why")).small())
            (Textarea::new("words", "What would have helped? (optional)").rows(2).value(typed.words.clone()).error(error("words"))
                .hint("Like: a quiet lunch on Sundays. Leave out names."))
            (Button::submit("Record the gap"))
            (Checkboxes::new("needs", "What they needed", query::need_choices()).values(typed.needs.clone()).error(error("needs")).small().group_classes("app-columns"))
        }
    };
    let page = Page {
        title: "Nothing fits".to_owned(),
        current: "People",
        errors: errors.is_some(),
        banner: banner::of(&header, front.app.today(), 2),
        back: back_link("Groups and services", format!("/people/{person}/matches")),
        content,
        ..Page::default()
    };
    show(front, caller, headers, page).await
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
        needs: fields.all("needs"),
        why: fields.text("why"),
        words: fields.text("words"),
        near: fields.text("near"),
    };
    let saved = match typed.clone().parse(person) {
        Ok(command) => record_gap::run(&front.app, &caller.actor, command).await,
        Err(errors) => Err(AppError::Invalid(errors)),
    };
    match saved {
        Ok(()) => Ok(redirect_saying(
            &format!("/people/{person}/matches"),
            "Gap recorded. Thank you: this is how missing groups get noticed.",
        )),
        Err(AppError::Invalid(errors)) => form(&front, &caller, &headers, &id, &typed, Some(&errors)).await,
        Err(error) => Err(error.into()),
    }
}

//! Every opening of a restricted note is looked at by a team lead, who writes what they found.

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use footbridge_app::access::ask_for_access;
use footbridge_app::store::workforce::team::BrokenGlass;
use footbridge_app::workforce::broken_glass;
use footbridge_app::{AppError, FieldErrors, Noun, time};
use footbridge_components::{
    Button, EmptyState, ErrorSummary, PageHeading, Panel, Textarea, back_link, csrf_field, key_values,
};
use footbridge_domain::ids::AccessGrantId;
use footbridge_front::{Caller, Fields, Front};
use maud::{Markup, html};

use crate::errors::PageResult;
use crate::page::{Page, redirect_saying, show};

pub async fn page(State(front): State<Front>, caller: Caller, headers: HeaderMap) -> PageResult {
    render(&front, &caller, &headers, None).await
}

/// What was typed about one opening, and what is wrong with it.
struct Typed<'a> {
    id: AccessGrantId,
    words: &'a str,
    errors: &'a FieldErrors,
}

async fn render(front: &Front, caller: &Caller, headers: &HeaderMap, typed: Option<Typed<'_>>) -> PageResult {
    let openings = broken_glass::run(&front.app, &caller.actor).await?;
    let today = front.app.today();
    let summary = typed.iter().flat_map(|it| {
        it.errors.iter().map(|(_, words)| (format!("review-{}", it.id), words.to_owned())).collect::<Vec<_>>()
    });
    let content = html! {
        (ErrorSummary::new(summary))
        (PageHeading::new("Restricted notes that were opened").line("Talk with the worker, then write what you found. Both stay in the audit trail."))
        @if openings.is_empty() { (EmptyState::new("Nothing to review", "When somebody opens a restricted note that is not their own, it appears here.")) }
        @for it in &openings { (one(caller, it, typed.as_ref().filter(|typed| typed.id == it.id), today)) }
    };
    let page = Page {
        title: "Restricted notes that were opened".to_owned(),
        current: "Team",
        errors: typed.is_some(),
        back: back_link("Back to team today", "/team"),
        content,
        ..Page::default()
    };
    show(front, caller, headers, page).await
}

fn one(caller: &Caller, it: &BrokenGlass, typed: Option<&Typed<'_>>, today: jiff::civil::Date) -> Markup {
    let field = format!("review-{}", it.id);
    let facts = key_values([
        ("Whose record", it.person_name.clone()),
        ("When", time::moment_words(it.given_at, today)),
        ("Why, in their words", it.reason.clone()),
    ]);
    let own = caller.actor.account_id() == Some(it.account);
    html! {
        (Panel::new(format!("opening-{}", it.id), it.account_name.clone(), html! {
            (facts)
            @if own { p { "You opened this yourself. Another team lead has to review it." } } @else {
                form method="post" action=(format!("/team/break-glass/{}", it.id)) novalidate {
                    (csrf_field(caller.csrf()))
                    (Textarea::new("review", "What did you find?").id(field).rows(2).value(typed.map_or("", |it| it.words))
                        .error(typed.and_then(|it| it.errors.get("review"))))
                    (Button::submit("Save review").small().about(format!("of {}’s opening", it.account_name)))
                }
            }
        }))
    }
}

pub async fn post(
    State(front): State<Front>,
    caller: Caller,
    headers: HeaderMap,
    Path(id): Path<String>,
    fields: Fields,
) -> PageResult<Response> {
    let id: AccessGrantId = id.parse().map_err(|_| AppError::NotFound(Noun::Page))?;
    match ask_for_access::review(&front.app, &caller.actor, id, fields.get("review")).await {
        Ok(()) => Ok(redirect_saying("/team/break-glass", "Review saved.")),
        Err(AppError::Invalid(errors)) => {
            render(&front, &caller, &headers, Some(Typed { id, words: fields.get("review"), errors: &errors })).await
        }
        Err(error) => Err(error.into()),
    }
}

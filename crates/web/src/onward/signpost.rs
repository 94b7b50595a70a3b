//! Give somebody a group's details. Nothing about them leaves, and it is not counted as a referral.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use footbridge_app::onward::signpost::{self, GiveDetails, Slip};
use footbridge_app::{AppError, FieldErrors, time};
use footbridge_components::{
    Button, ErrorSummary, Link, PageHeading, Panel, QuickChoice, SummaryList, SummaryRow, Textarea, back_link,
    csrf_field, shell, two_columns,
};
use footbridge_domain::onward::lists::SignpostHow;
use footbridge_domain::people::contact_need::NeedKind;
use footbridge_front::{Caller, Fields, Front};
use maud::{Markup, html};

use super::refer::ids;
use crate::errors::PageResult;
use crate::page::{Page, html_response, redirect_saying, show};
use crate::people::banner;

pub async fn page(
    State(front): State<Front>,
    caller: Caller,
    headers: HeaderMap,
    Path((person, service)): Path<(String, String)>,
) -> PageResult {
    whole(&front, &caller, &headers, (&person, &service), None).await
}

async fn whole(
    front: &Front,
    caller: &Caller,
    headers: &HeaderMap,
    path: (&str, &str),
    typed: Option<(&Fields, &FieldErrors)>,
) -> PageResult {
    let (person, service) = ids(path.0, path.1)?;
    let it = signpost::prepare(&front.app, &caller.actor, person, service).await?;
    let called = it.header.person.details.called();
    let blank = Fields::default();
    let fields = typed.map_or(&blank, |it| it.0);
    let error = |field: &str| typed.and_then(|it| it.1.get(field));
    let content = html! {
        (ErrorSummary::new(typed.iter().flat_map(|it| it.1.iter())))
        (PageHeading::new(format!("Give {called} details of {}", it.entry.service.name))
            .line(format!("{called} does the rest. The group hears nothing from us, and nobody is asked how it went.")))
        (two_columns(html! {
            (Panel::new("details", "What they get", facts(&it)))
        }, html! {
            (Panel::new("give", "Give the details", html! {
                form method="post" action=(format!("/people/{person}/signpost/{service}")) novalidate {
                    (csrf_field(caller.csrf()))
                    (QuickChoice { error: error("how").map(Into::into), ..QuickChoice::new("how", "How do you give them?", SignpostHow::ALL.iter().map(|it| (it.code(), it.label()))).value(fields.get("how")) })
                    (Textarea::new("note", "Note for the record (optional)").rows(2).value(fields.get("note")).error(error("note")))
                    div class="app-actions" {
                        (Button::submit("Save"))
                        (Link::new("See it on paper", format!("/people/{person}/signpost/{service}/print")))
                    }
                }
                p class="app-muted" { "Does somebody need to hold a place? " (Link::new("Refer instead", format!("/people/{person}/refer/{service}"))) }
            }))
        }))
    };
    let page = Page {
        title: format!("Give details of {}", it.entry.service.name),
        current: "People",
        errors: typed.is_some(),
        banner: banner::of(&it.header, front.app.today(), 2),
        back: back_link("Back to the groups", format!("/people/{person}/onward")),
        content,
        ..Page::default()
    };
    show(front, caller, headers, page).await
}

fn lines(words: &str) -> Markup {
    html! { @for (index, line) in words.lines().enumerate() { @if index > 0 { br; } (line) } }
}

fn facts(it: &Slip) -> Markup {
    let rows = signpost::facts(&it.entry).into_iter().map(|(label, words)| SummaryRow::new(label, lines(&words)));
    SummaryList::new(rows).no_last_row_border().render()
}

pub async fn post(
    State(front): State<Front>,
    caller: Caller,
    headers: HeaderMap,
    Path((person, service)): Path<(String, String)>,
    fields: Fields,
) -> PageResult<Response> {
    let (person_id, service_id) = ids(&person, &service)?;
    let typed = GiveDetails { how: fields.text("how"), note: fields.text("note") };
    match signpost::run(&front.app, &caller.actor, person_id, service_id, &typed).await {
        Ok(SignpostHow::Print) => {
            Ok(redirect_saying(&format!("/people/{person_id}/signpost/{service_id}/print"), "Saved."))
        }
        Ok(SignpostHow::Letter) => {
            Ok(redirect_saying(&format!("/people/{person_id}/onward"), "Saved. The letter waits in the print queue."))
        }
        Ok(SignpostHow::Text | SignpostHow::Email) => {
            Ok(redirect_saying(&format!("/people/{person_id}/onward"), "Saved. The details are on their way."))
        }
        Ok(SignpostHow::Said) => Ok(redirect_saying(&format!("/people/{person_id}/onward"), "Saved.")),
        Err(AppError::Invalid(errors)) => {
            whole(&front, &caller, &headers, (&person, &service), Some((&fields, &errors))).await
        }
        Err(error) => Err(error.into()),
    }
}

/// One sheet for the fridge door. Large where the person needs it.
pub async fn print(
    State(front): State<Front>,
    caller: Caller,
    Path((person, service)): Path<(String, String)>,
) -> PageResult {
    let (person, service) = ids(&person, &service)?;
    let it = signpost::prepare(&front.app, &caller.actor, person, service).await?;
    let who = caller.signed_in.as_ref().map(|it| it.name.clone()).unwrap_or_default();
    let content = html! {
        h1 class="app-h1" { (it.entry.service.name) }
        p { "For " (it.header.person.details.called()) }
        @for (label, words) in signpost::facts(&it.entry) { h2 class="app-h3" { (label) } p { (lines(&words)) } }
        h2 class="app-h3" { "If you would like help to go" }
        p { "Ring " (it.scheme.name) " on " (it.scheme.phone) "." }
    };
    let sheet = shell::Print {
        title: it.entry.service.name.as_str().into(),
        large: it.header.needs.iter().any(|it| it.kind == NeedKind::LargePrint),
        back: format!("/people/{person}/onward").into(),
        footer: format!("{} · {who}, {}", it.scheme.name, time::date_words(front.app.today())).into(),
        content,
        ..Default::default()
    };
    Ok(html_response(StatusCode::OK, sheet.render()))
}

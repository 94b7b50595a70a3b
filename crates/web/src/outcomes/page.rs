//! A person's measures: how it went, and the questions to ask now.

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use footbridge_app::outcomes::{self, Mode, Occasion, ShownMeasures, Typed, offered};
use footbridge_app::{AppError, FieldErrors, Noun, fresh, time};
use footbridge_components::{
    Button, Details, ErrorSummary, Input, Item as Line, ItemList, Panel, QuickChoice, Select, csrf_field, two_columns,
};
use footbridge_domain::ids::{PersonId, Uuid};
use footbridge_domain::outcomes::measure::{Answer, Item, MeasureKind, Wording};
use footbridge_front::{Caller, Fields, Front};
use jiff::civil::Date;
use maud::{Markup, html};

use super::words;
use crate::errors::PageResult;
use crate::page::{Page, redirect_saying, show};
use crate::people::banner;

pub async fn page(
    State(front): State<Front>,
    caller: Caller,
    headers: HeaderMap,
    Path(id): Path<String>,
) -> PageResult {
    let id: PersonId = id.parse().map_err(|_| AppError::NotFound(Noun::Person))?;
    whole(&front, &caller, &headers, id, None).await
}

async fn whole(
    front: &Front,
    caller: &Caller,
    headers: &HeaderMap,
    id: PersonId,
    typed: Option<(MeasureKind, &Fields, &FieldErrors)>,
) -> PageResult {
    let shown = outcomes::show(&front.app, &caller.actor, id).await?;
    let today = front.app.today();
    let content = html! {
        (ErrorSummary::new(typed.iter().flat_map(|it| it.2.iter())))
        (banner::sub_nav(&shown.header, "measures"))
        (two_columns(html! {
            @if shown.may_record {
                @for kind in offered() {
                    @let own = typed.filter(|it| it.0 == kind).map(|it| (it.1, it.2));
                    // The two the scheme asks everybody; others stand folded below.
                    @if matches!(kind, MeasureKind::Ons4 | MeasureKind::Loneliness) {
                        (Panel::new(kind.code(), kind.label(), form(kind, &shown, caller, own, today)).screen_only())
                    } @else {
                        (Details { open: own.is_some(), ..Details::expander(kind.label(), form(kind, &shown, caller, own, today)) })
                    }
                }
            }
            (answers(&shown))
        }, html! {
            (course(&shown))
        }))
    };
    let page = Page {
        title: format!("Measures: {}", shown.header.person.details.full_name()),
        current: "People",
        errors: typed.is_some(),
        banner: banner::of(&shown.header, today, 1),
        content,
        ..Page::default()
    };
    show(front, caller, headers, page).await
}

fn form(
    kind: MeasureKind,
    shown: &ShownMeasures,
    caller: &Caller,
    typed: Option<(&Fields, &FieldErrors)>,
    today: Date,
) -> Markup {
    let measure = kind.measure();
    let id = shown.header.person.id;
    let blank = Fields::default();
    let fields = typed.map_or(&blank, |it| it.0);
    let name = |part: &str| format!("{}-{part}", kind.code());
    let error = |part: &str| typed.and_then(|it| it.1.get(&name(part)));
    let asked = shown.responses.iter().any(|it| it.measure == kind.code());
    let occasion = match fields.get(&name("occasion")) {
        "" => if asked { Occasion::Review } else { Occasion::First }.code(),
        code => code,
    };
    let mode = match fields.get(&name("mode")) {
        "" if shown.header.person.details.interpreter => Mode::Interpreter.code(),
        "" => Mode::Assisted.code(),
        code => code,
    };
    let response = if fields.has("id") { fields.text("id") } else { fresh::<Uuid>().to_string() };
    html! {
        @if let Some(introduction) = measure.introduction { p class="app-muted nhsuk-u-margin-bottom-3" { (introduction) } }
        form method="post" action=(format!("/people/{id}/measures/{}", kind.code())) novalidate {
            (csrf_field(caller.csrf()))
            input type="hidden" name="id" value=(response);
            @for item in measure.items { (question(&name(item.code), item, fields.get(&name(item.code)), error(item.code))) }
            div class="app-inline nhsuk-u-margin-bottom-3" {
                (Select::new(name("occasion"), "Occasion", Occasion::ALL.iter().map(|it| (it.code(), it.label()))).value(occasion).error(error("occasion")))
                (Select::new(name("mode"), "How it was answered", Mode::ALL.iter().map(|it| (it.code(), it.label()))).value(mode).error(error("mode")))
                (Input::new(name("helper"), "Who helped (optional)").width(20).value(fields.get(&name("helper"))).error(error("helper")))
                (Input::new(name("taken_on"), "Answered on").kind("date").width(10).value(match fields.get(&name("taken_on")) { "" => today.to_string(), day => day.to_owned() }).error(error("taken_on")))
            }
            p class="app-muted nhsuk-u-margin-bottom-3" { "Any question can be skipped. Leave it as it is." }
            (Button::submit("Save answers"))
            @if let Some(notice) = measure.terms.notice { p class="app-by" { (notice) } }
        }
    }
}

/// One question a line; "Skip" is an answer of the same size.
fn question(name: &str, item: &Item, value: &str, error: Option<&str>) -> Markup {
    let words = match item.wording {
        Wording::Open(words) => words,
        Wording::Locked { topic } => topic,
    };
    match item.answer {
        Answer::Scale { min, max, low, high } => {
            let mut choices: Vec<(String, String)> = (min..=max).map(|it| (it.to_string(), it.to_string())).collect();
            choices.push(("-".to_owned(), "Skip".to_owned()));
            let chosen = if value.is_empty() { "-" } else { value };
            QuickChoice::new(name.to_owned(), words, choices)
                .hint(format!("{min} is {}, {max} is {}", low.to_lowercase(), high.to_lowercase()))
                .value(chosen.to_owned())
                .error(error)
                .render()
        }
        Answer::Choices(list) => {
            let mut choices: Vec<(String, String)> =
                list.iter().map(|it| (it.value.to_string(), it.label.to_owned())).collect();
            choices.push(("-".to_owned(), "Skip".to_owned()));
            let chosen = if value.is_empty() { "-" } else { value };
            QuickChoice::new(name.to_owned(), words, choices).value(chosen.to_owned()).error(error).render()
        }
    }
}

fn course(shown: &ShownMeasures) -> Markup {
    let courses = words::courses(&shown.responses);
    let content = html! {
        @if courses.is_empty() { p { "Nothing asked yet." } }
        @for course in &courses {
            div class="nhsuk-u-margin-bottom-5" {
                (course.line())
                @let change = course.change_words();
                @if !change.is_empty() { p { (change) } }
            }
        }
        @if courses.iter().any(|it| it.scale.reliability.is_some_and(|figure| !figure.1.confirmed)) {
            (Details::new("What “limit not confirmed” means", html! {
                p { "A change counts as real when it is larger than the noise of the questions." }
                p { "For some scales nobody has published that noise. We use our own figure and say so." }
            }))
        }
    };
    Panel::new("course", "How things are going", content).render()
}

fn answers(shown: &ShownMeasures) -> Markup {
    if shown.responses.is_empty() {
        return html! {};
    }
    let list = ItemList::new(shown.responses.iter().rev().map(|it| {
        let mode = Mode::from_code(&it.mode).map_or(it.mode.as_str(), |it| it.label());
        let how = if it.helper.is_empty() { mode.to_owned() } else { format!("{mode}, with {}", it.helper) };
        let occasion = Occasion::from_code(&it.occasion).map_or("", |it| it.label()).to_lowercase();
        Line::new(format!("{}, {}", words::name(&it.measure), time::short_date(it.taken_on)))
            .line(html! { (words::in_words(&it.measure, &it.items)) br; (how) ", " (occasion) })
    }));
    Panel::new("asked", "Every time it was asked", list.render()).render()
}

pub async fn post(
    State(front): State<Front>,
    caller: Caller,
    headers: HeaderMap,
    Path((id, measure)): Path<(String, String)>,
    fields: Fields,
) -> PageResult<Response> {
    let person: PersonId = id.parse().map_err(|_| AppError::NotFound(Noun::Person))?;
    let kind = MeasureKind::from_code(&measure).ok_or(AppError::NotFound(Noun::Page))?;
    let name = |part: &str| format!("{}-{part}", kind.code());
    let typed = Typed {
        id: fields.text("id"),
        answers: kind.measure().items.iter().map(|it| fields.text(&name(it.code))).collect(),
        mode: fields.text(&name("mode")),
        helper: fields.text(&name("helper")),
        occasion: fields.text(&name("occasion")),
        taken_on: fields.text(&name("taken_on")),
    };
    let result = match typed.parse(person, kind, front.app.today()) {
        Ok(command) => outcomes::record(&front.app, &caller.actor, command).await,
        Err(errors) => Err(AppError::Invalid(errors)),
    };
    match result {
        Ok(()) => Ok(redirect_saying(&format!("/people/{person}/measures"), "Saved.")),
        Err(AppError::Invalid(errors)) => {
            whole(&front, &caller, &headers, person, Some((kind, &fields, &errors))).await
        }
        Err(error) => Err(error.into()),
    }
}

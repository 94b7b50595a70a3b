//! Safeguarding: what to do now, the record of a concern, and following it up.

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use footbridge_app::contacts::drafts;
use footbridge_app::people::safeguarding::{self, Follow, ShownSafeguarding, Typed};
use footbridge_app::{AppError, FieldErrors, Noun, time};
use footbridge_components::{
    Button, Checkboxes, Choice, Details, ErrorSummary, Input, Link, PageHeading, Panel, Radios, Select, Textarea, Tone,
    Urgency, back_link, care_card, csrf_field, key_values, links, status_tag, two_columns,
};
use footbridge_domain::coded::Coded;
use footbridge_domain::ids::{ConcernId, PersonId};
use footbridge_domain::people::concern::Concern;
use footbridge_domain::people::safeguarding::{
    Capacity, ConcernCategory, ConcernSource, PersonsWishes, SafeguardingDecision, SafeguardingOutcome, SharingGround,
};
use footbridge_front::{Caller, Fields, Front};
use jiff::civil::Date;
use maud::{Markup, html};

use super::{banner, notes};
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
    whole(&front, &caller, &headers, id, None).await
}

/// What came back with errors: the form for a new concern, or the follow-up of one.
struct Back<'a> {
    fields: &'a Fields,
    errors: &'a FieldErrors,
    concern: Option<ConcernId>,
}

async fn whole(
    front: &Front,
    caller: &Caller,
    headers: &HeaderMap,
    id: PersonId,
    back: Option<Back<'_>>,
) -> PageResult {
    let shown = safeguarding::show(&front.app, &caller.actor, id).await?;
    let today = front.app.today();
    let new = back.as_ref().filter(|it| it.concern.is_none());
    let open = shown.concerns.iter().filter(|it| it.is_open()).count();
    let content = html! {
        (ErrorSummary::new(back.iter().flat_map(|it| it.errors.iter())))
        (PageHeading::new("Safeguarding"))
        (two_columns(html! {
            @for concern in &shown.concerns { (card(concern, id, caller, back.as_ref().filter(|it| it.concern == Some(concern.id)), today)) }
            @if open == 0 || new.is_some() {
                (Panel::new("concern", "Record a concern", form(&shown, caller, new, today)).screen_only())
            } @else {
                (Details::expander("Record another concern", form(&shown, caller, new, today)))
            }
        }, help(&shown, id, today)))
    };
    let page = Page {
        title: "Safeguarding".to_owned(),
        current: "People",
        errors: back.is_some(),
        banner: banner::of(&shown.header, today, 2),
        back: back_link("Timeline", format!("/people/{id}")),
        content,
        ..Page::default()
    };
    show(front, caller, headers, page).await
}

fn help(shown: &ShownSafeguarding, id: PersonId, today: Date) -> Markup {
    html! {
        (care_card(Urgency::Emergency, "Somebody is in danger now", html! {
            p { "Ring 999 first. Write it down afterwards." }
        }))
        (Panel::new("decide", "Before you decide", html! {
            ul class="nhsuk-list nhsuk-list--bullet" {
                li { "Ask the person what they want, if asking is safe." }
                li { "Adults can decide for themselves unless shown otherwise." }
                li { "You may share without agreement: danger to life, others or a child at risk, no capacity, pressure, serious crime." }
                li { "You do not decide alone. Ask your safeguarding lead the same day." }
                li { "Tell the person what you will do, unless that adds danger." }
            }
        }))
        (Panel::new("restricted", "Restricted notes", html! {
            (notes::list(&shown.notes, id, today))
            (links([Link::new("Write a restricted note", format!("/people/{id}/notes/new"))]))
        }))
    }
}

fn list<T: Coded>(blank: &'static str) -> Vec<Choice<'static>> {
    std::iter::once(Choice::new("", blank))
        .chain(T::all().iter().map(|it| Choice::new(it.code(), it.label())))
        .collect()
}

fn form(shown: &ShownSafeguarding, caller: &Caller, back: Option<&Back<'_>>, today: Date) -> Markup {
    let id = shown.header.person.id;
    let restored = shown.draft.as_ref().map(|draft| Fields::from_pairs(draft.fields.iter().cloned()));
    let blank = Fields::default();
    let it = back.map(|it| it.fields).or(restored.as_ref()).unwrap_or(&blank);
    let error = |field: &str| back.and_then(|it| it.errors.get(field));
    let choose = "Choose";
    html! {
        form method="post" action=(format!("/people/{id}/safeguarding")) novalidate data-draft-url=(format!("/drafts/{}", drafts::SAFEGUARDING)) {
            (csrf_field(caller.csrf()))
            input type="hidden" name="subject" value=(id);
            (Radios::new("immediate_danger", "Is anybody in danger now?", [
                Choice::new("yes", "Yes").hint("Ring 999 before you go on."), Choice::new("no", "No"),
            ]).value(it.get("immediate_danger")).error(error("immediate_danger")).small())
            (Select::new("category", "What is the concern about?", list::<ConcernCategory>(choose)).value(it.get("category")).error(error("category")))
            (Select::new("source", "How did it come to you?", list::<ConcernSource>(choose)).value(it.get("source")).error(error("source")))
            (Textarea::new("words", "What was seen or said").hint("In the words that were used. It is kept sealed, and never shown in the person’s plan.").rows(5).value(it.get("words")).error(error("words")))
            (Select::new("wishes", "What does the person want to happen?", list::<PersonsWishes>(choose)).value(it.get("wishes")).error(error("wishes")))
            (Select::new("capacity", "Can they decide this?", list::<Capacity>(choose)).value(it.get("capacity")).error(error("capacity")))
            (Select::new("decision", "What was decided?", list::<SafeguardingDecision>(choose)).value(it.get("decision")).error(error("decision")))
            (Input::new("decided_by", "Who decided?").hint("Your safeguarding lead, and you").width(30).value(it.get("decided_by")).error(error("decided_by")))
            (Select::new("sharing_ground", "On what ground is it shared?", list::<SharingGround>(choose)).value(it.get("sharing_ground")).error(error("sharing_ground")))
            (Input::new("referred_to", "Whom did you tell?").hint("Name, team and phone number").width(30).value(it.get("referred_to")).error(error("referred_to")))
            (Input::new("follow_up_on", "Look again on").hint("It shows on Today when the day comes.").kind("date").width(10).value(it.get("follow_up_on")).error(error("follow_up_on")))
            (Button::submit("Record concern"))
            (draft_notice(drafts::SAFEGUARDING, &format!("/people/{id}/safeguarding"), shown.draft.as_ref().filter(|_| back.is_none()), today))
        }
    }
}

fn card(it: &Concern, person: PersonId, caller: &Caller, back: Option<&Back<'_>>, today: Date) -> Markup {
    let state = if it.is_open() { status_tag(Tone::Warning, "Open") } else { status_tag(Tone::Plain, "Closed") };
    let mut rows = vec![
        ("Danger at the time", if it.immediate_danger { "Yes".to_owned() } else { "No".to_owned() }),
        ("The person", it.wishes.label().to_owned()),
        ("Capacity", it.capacity.label().to_owned()),
        ("Decided", format!("{}, by {}", it.decision.label(), it.decided_by)),
        ("Shared", it.sharing_ground.label().to_owned()),
    ];
    if !it.referred_to.is_empty() {
        rows.push(("Told", it.referred_to.clone()));
    }
    rows.push(("Outcome", it.outcome.label().to_owned()));
    if let Some(on) = it.follow_up_on {
        rows.push((
            "Look again",
            if on <= today { format!("{} – now due", time::date_words(on)) } else { time::date_words(on) },
        ));
    }
    let content = html! {
        p { (state) " " span class="app-by" { (it.source.label()) " · recorded " (time::moment_words(it.recorded_at, today)) } }
        (key_values(rows))
        (links([Link::new("Read what was seen or said", format!("/people/{person}/safeguarding/{}", it.id))]))
        @if it.is_open() { (follow_form(it, person, caller, back)) }
    };
    html! { div class="app-panel" { h2 class="app-h2" { (it.category.label()) } (content) } }
}

fn follow_form(it: &Concern, person: PersonId, caller: &Caller, back: Option<&Back<'_>>) -> Markup {
    let blank = Fields::default();
    let fields = back.map_or(&blank, |it| it.fields);
    let error = |field: &str| back.and_then(|it| it.errors.get(field));
    let outcome = if fields.has("outcome") { fields.get("outcome") } else { it.outcome.code() };
    let closing = back.is_some() && fields.has("close");
    let own = |part: &str| format!("{part}-{}", it.id);
    let action = format!("/people/{person}/safeguarding/{}", it.id);
    html! {
        (Details { open: back.is_some() && !closing, ..Details::new("Follow up", html! {
            form method="post" action=(action) novalidate {
                (csrf_field(caller.csrf()))
                input type="hidden" name="seen" value=(it.version);
                (Select::new("outcome", "What came of it so far", list::<SafeguardingOutcome>("Choose")).id(own("outcome")).value(outcome).error(error("outcome").filter(|_| !closing)))
                (Input::new("follow_up_on", "Look again on").id(own("follow_up_on")).kind("date").width(10).value(fields.get("follow_up_on")).error(error("follow_up_on")))
                (Button::submit("Save").small())
            }
        }) })
        (Details { open: closing, ..Details::new("Close this concern", html! {
            form method="post" action=(action) novalidate {
                (csrf_field(caller.csrf()))
                input type="hidden" name="seen" value=(it.version);
                input type="hidden" name="close" value="yes";
                (Select::new("outcome", "How it ended", list::<SafeguardingOutcome>("Choose")).id(own("end")).value(if closing { outcome } else { "" }).error(error("outcome").filter(|_| closing)))
                (Checkboxes { error: error("confirmed").map(Into::into), ..Checkboxes::single("confirmed", "The person is safe enough now, or another service holds this", fields.has("confirmed")).id(own("confirmed")).small() })
                (Button::submit("Close concern").small().warning())
            }
        }) })
    }
}

fn typed_of(fields: &Fields) -> Typed {
    Typed {
        category: fields.text("category"),
        source: fields.text("source"),
        words: fields.text("words"),
        immediate_danger: fields.text("immediate_danger"),
        wishes: fields.text("wishes"),
        capacity: fields.text("capacity"),
        sharing_ground: fields.text("sharing_ground"),
        decision: fields.text("decision"),
        decided_by: fields.text("decided_by"),
        referred_to: fields.text("referred_to"),
        follow_up_on: fields.text("follow_up_on"),
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
    match safeguarding::record_concern(&front.app, &caller.actor, person, typed_of(&fields)).await {
        Ok(_) => Ok(redirect_saying(
            &format!("/people/{person}/safeguarding"),
            "Recorded. It stays open until you close it.",
        )),
        Err(AppError::Invalid(errors)) => {
            let back = Back { fields: &fields, errors: &errors, concern: None };
            whole(&front, &caller, &headers, person, Some(back)).await
        }
        Err(error) => Err(error.into()),
    }
}

pub async fn follow_up(
    State(front): State<Front>,
    caller: Caller,
    headers: HeaderMap,
    Path((id, concern)): Path<(String, String)>,
    fields: Fields,
) -> PageResult<Response> {
    let person: PersonId = id.parse().map_err(|_| AppError::NotFound(Noun::Person))?;
    let concern: ConcernId = concern.parse().map_err(|_| AppError::NotFound(Noun::Note))?;
    let command = Follow {
        person,
        concern,
        seen: fields.get("seen").parse().unwrap_or(-1),
        outcome: fields.text("outcome"),
        follow_up_on: fields.text("follow_up_on"),
        close: fields.has("close"),
        confirmed: fields.has("confirmed"),
    };
    match safeguarding::follow_up(&front.app, &caller.actor, command).await {
        Ok(after) => {
            let words = if after.is_open() { "Saved. It stays open." } else { "Closed." };
            Ok(redirect_saying(&format!("/people/{person}/safeguarding"), words))
        }
        Err(AppError::Invalid(errors)) => {
            // The summary's links lead to the fields of this concern.
            let mut own = FieldErrors::default();
            for (field, message) in errors.iter() {
                own.add(field, message);
            }
            let back = Back { fields: &fields, errors: &own, concern: Some(concern) };
            whole(&front, &caller, &headers, person, Some(back)).await
        }
        Err(error) => Err(error.into()),
    }
}

pub async fn words(
    State(front): State<Front>,
    caller: Caller,
    headers: HeaderMap,
    Path((id, concern)): Path<(String, String)>,
) -> PageResult {
    let person: PersonId = id.parse().map_err(|_| AppError::NotFound(Noun::Person))?;
    let concern: ConcernId = concern.parse().map_err(|_| AppError::NotFound(Noun::Note))?;
    let opened = safeguarding::open(&front.app, &caller.actor, person, concern).await?;
    let today = front.app.today();
    let content = html! {
        (PageHeading::new(opened.concern.category.label()).line(format!("Recorded {}", time::moment_words(opened.concern.recorded_at, today))))
        div class="app-panel" { div class="app-timeline__body" { (opened.words) } }
        p class="app-muted" { "That you read this is written down." }
    };
    let page = Page {
        title: "Safeguarding concern".to_owned(),
        current: "People",
        banner: banner::of(&opened.header, today, 2),
        back: back_link("Safeguarding", format!("/people/{person}/safeguarding")),
        content,
        ..Page::default()
    };
    show(&front, &caller, &headers, page).await
}

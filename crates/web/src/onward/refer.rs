//! Refer to a group: one page with exactly what will be shared. Tick, say how they agreed, send.

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use footbridge_app::onward::prepare::{self, Prepared};
use footbridge_app::onward::send::{self, SendReferral, Sent};
use footbridge_app::{AppError, FieldErrors, Noun, time};
use footbridge_components::{
    Button, Checkboxes, Choice, ErrorSummary, Input, Link, PageHeading, Panel, QuickChoice, Radios, Textarea, Tone,
    back_link, csrf_field, inset_text, key_values, tag, two_columns, warning_callout,
};
use footbridge_domain::directory::Status;
use footbridge_domain::ids::{PersonId, ServiceId};
use footbridge_domain::onward::SharedItem;
use footbridge_domain::people::consent::AgreedHow;
use footbridge_front::{Caller, Fields, Front};
use maud::{Markup, html};

use crate::errors::PageResult;
use crate::page::{Page, redirect_saying, show};
use crate::people::banner;

pub(super) fn ids(person: &str, service: &str) -> Result<(PersonId, ServiceId), AppError> {
    let person = person.parse().map_err(|_| AppError::NotFound(Noun::Person))?;
    let service = service.parse().map_err(|_| AppError::NotFound(Noun::Entry))?;
    Ok((person, service))
}

pub async fn page(
    State(front): State<Front>,
    caller: Caller,
    headers: HeaderMap,
    Path((person, service)): Path<(String, String)>,
) -> PageResult {
    let (person, service) = ids(&person, &service)?;
    whole(&front, &caller, &headers, person, service, None).await
}

async fn whole(
    front: &Front,
    caller: &Caller,
    headers: &HeaderMap,
    person: PersonId,
    service: ServiceId,
    typed: Option<(&Fields, &FieldErrors)>,
) -> PageResult {
    let it = prepare::run(&front.app, &caller.actor, person, service).await?;
    let today = front.app.today();
    let content = html! {
        (ErrorSummary::new(typed.iter().flat_map(|it| it.1.iter())))
        (PageHeading::new(format!("Refer to {}", it.recipient.name)).line(how_it_goes(&it)))
        (two_columns(html! { (form(&it, caller, typed)) }, html! {
            (Panel::new("group", it.recipient.name.as_str(), about(&it, today))
                .links(vec![Link::new("See the whole entry", format!("/directory/{service}"))]))
        }))
    };
    let page = Page {
        title: format!("Refer to {}", it.recipient.name),
        current: "People",
        errors: typed.is_some(),
        banner: banner::of(&it.header, today, 2),
        back: back_link("Back to the groups", format!("/people/{person}/onward")),
        content,
        ..Page::default()
    };
    show(front, caller, headers, page).await
}

fn how_it_goes(it: &Prepared) -> String {
    if it.recipient.email.is_empty() {
        "They have no email address. Ring them, then write it down here.".to_owned()
    } else {
        "They get an email with a link, and answer without an account. The email holds initials only.".to_owned()
    }
}

fn about(it: &Prepared, today: jiff::civil::Date) -> Markup {
    let service = &it.entry.service;
    let room = service.capacity.map_or_else(|| "Ask about room".to_owned(), |said| said.words(today));
    let pace = it.pace.limit.map(|limit| format!("{} of {limit}", it.pace.sent_this_month));
    let checked = service.checked_on.map_or_else(|| "Nobody has checked this entry yet".to_owned(), time::date_words);
    let mut facts = vec![("Room", room), ("Checked", checked)];
    if let Some(pace) = pace {
        facts.push(("Referrals this month", pace));
    }
    facts.push((
        "Answers to",
        if it.recipient.email.is_empty() {
            format!("Phone {}", it.recipient.phone)
        } else {
            it.recipient.email.clone()
        },
    ));
    html! {
        @if let Some(alert) = &service.alert { (warning_callout("First", alert.as_str())) }
        @if service.status != Status::Active { p { (tag(Tone::Warning, service.status.label())) } }
        (key_values(facts))
        @if !it.entry.first_visit.is_empty() { h3 class="app-h3" { "The first time" } p { (it.entry.first_visit) } }
    }
}

fn form(it: &Prepared, caller: &Caller, typed: Option<(&Fields, &FieldErrors)>) -> Markup {
    let called = it.header.person.details.called();
    let service = it.recipient.id;
    let person = it.header.person.id;
    if let Some(open) = it.open {
        return html! {
            (inset_text(format!("{called} is already referred to {}, and it is still open.", it.recipient.name)))
            p { (Button::link("See that referral", format!("/people/{person}/onward/{open}"))) }
        };
    }
    let blank = Fields::default();
    let fields = typed.map_or(&blank, |it| it.0);
    let error = |field: &str| typed.and_then(|it| it.1.get(field));
    html! {
        form method="post" action=(format!("/people/{person}/refer/{service}")) novalidate {
            (csrf_field(caller.csrf()))
            input type="hidden" name="seen" value=(it.seen);
            (Panel::new("shared", "What they will see", html! {
                p { "Only what is ticked leaves. Everything else stays in the record." }
                (Checkboxes::new("share", footbridge_components::Label::new("Tick what to share").hidden(), items(it, typed)).small().error(error("share")))
                (Textarea::new("message", "Message to the group (optional)").hint("Leave out health details, unless they asked you to say so.")
                    .rows(2).value(fields.get("message")).error(error("message")))
            }))
            @if it.pace.is_reached() { (pace(it, fields, &error)) }
            @if it.recipient.email.is_empty() {
                (Input::new("spoke_to", format!("Who did you speak to at {}?", it.recipient.name)).hint(format!("Their number: {}", it.recipient.phone))
                    .width(20).value(fields.get("spoke_to")).error(error("spoke_to")))
            }
            (QuickChoice { error: error("agreed_how").map(Into::into), ..QuickChoice::new("agreed_how", format!("{called} agrees that {} gets this. How did they say so?", it.recipient.name), AgreedHow::ALL.iter().map(|it| (it.code(), it.label())))
                .hint("They can take it back at any time, and the link stops at once.").value(fields.get("agreed_how")) })
            div class="app-actions" {
                (Button::submit(if it.recipient.email.is_empty() { "Save this referral" } else { "Send" }))
                (Link::new("Give details instead", format!("/people/{person}/signpost/{service}")))
            }
        }
    }
}

/// Each item with its words. What somebody unticked stays unticked when the page comes back.
fn items(it: &Prepared, typed: Option<(&Fields, &FieldErrors)>) -> Vec<Choice<'static>> {
    let sent = typed.map(|it| it.0.all("share"));
    let hope = typed.and_then(|it| it.1.get("hope"));
    it.offers
        .iter()
        .map(|offer| {
            let ticked = sent.as_ref().map_or(offer.ticked, |codes| codes.iter().any(|code| code == offer.item.code()));
            let choice = Choice { selected: ticked, ..Choice::new(offer.item.code(), offer.item.label()) };
            if offer.item == SharedItem::Hope {
                let words = typed.map_or_else(|| offer.words.clone(), |it| it.0.text("hope"));
                choice.reveals(
                    Input::new("hope", "In a few words, their own where you can").value(words).error(hope).render(),
                )
            } else {
                let text = html! { (offer.item.label()) ": " strong { (offer.words) } };
                Choice { text: text.into(), ..choice }
            }
        })
        .collect()
}

fn pace<'a>(it: &'a Prepared, fields: &'a Fields, error: &dyn Fn(&str) -> Option<&'a str>) -> Markup {
    let limit = it.pace.limit.unwrap_or_default();
    let person = it.header.person.id;
    html! {
        (Panel::new("pace", "They are at their limit this month", html! {
            p { (it.recipient.name) " takes " (limit) " people a month, and has had " (it.pace.sent_this_month) ". What would be best?" }
            (Radios::new("pace", footbridge_components::Label::new("What would be best?").hidden(), [
                Choice::new("next_month", format!("Keep it and send it on {}", time::date_words(it.next_month))).hint("It goes by itself, in turn. The agreement stays yours to take back."),
                Choice::new("yes", "I asked them, and they can take one more")
                    .reveals(Input::new("pace_who", "Who said yes?").width(20).value(fields.get("pace_who")).error(error("pace_who")).render()),
            ]).small().value(fields.get("pace")).error(error("pace")))
            p { "Or " (Link::new("find another group", format!("/people/{person}/matches"))) "." }
        }))
    }
}

pub async fn post(
    State(front): State<Front>,
    caller: Caller,
    headers: HeaderMap,
    Path((person, service)): Path<(String, String)>,
    fields: Fields,
) -> PageResult<Response> {
    let (person, service) = ids(&person, &service)?;
    let typed = SendReferral {
        share: fields.all("share"),
        hope: fields.text("hope"),
        message: fields.text("message"),
        agreed_how: fields.text("agreed_how"),
        pace: fields.text("pace"),
        pace_who: fields.text("pace_who"),
        spoke_to: fields.text("spoke_to"),
        seen: fields.text("seen"),
    };
    match send::run(&front.app, &caller.actor, person, service, &typed).await {
        Ok(sent) => {
            let (id, words) = match sent {
                Sent::ByEmail(id) => (id, "Sent. We will tell you when they answer, and ask again if they do not."),
                Sent::ByPhone(id) => (id, "Saved. Write down their answer here when you have it."),
                Sent::NextMonth(id) => (id, "Kept. It is sent when their month begins."),
                Sent::Already(id) => (id, "This was sent already. Nothing was sent twice."),
            };
            Ok(redirect_saying(&format!("/people/{person}/onward/{id}"), words))
        }
        Err(AppError::Invalid(errors)) => {
            whole(&front, &caller, &headers, person, service, Some((&fields, &errors))).await
        }
        Err(error) => Err(error.into()),
    }
}

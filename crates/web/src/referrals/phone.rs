//! Somebody rings: name, contact, one line of need. Everything else can wait until a link worker rings back.

use axum::extract::State;
use axum::http::HeaderMap;
use footbridge_app::referrals::doorway;
use footbridge_app::referrals::receive::{self, Typed};
use footbridge_app::{AppError, FieldErrors, fresh};
use footbridge_components::{Button, Choice, ErrorSummary, Input, PageHeading, QuickChoice, Radios, csrf_field};
use footbridge_domain::ids::Uuid;
use footbridge_domain::referrals::pick_lists::Source;
use footbridge_front::{Caller, Fields, Front};
use maud::html;

use crate::errors::PageResult;
use crate::page::{Page, redirect_saying, show};
use crate::referrer::form::language_select;
use crate::urgent;

pub async fn page(State(front): State<Front>, caller: Caller, headers: HeaderMap) -> PageResult {
    let fields =
        Fields::default().with("once", fresh::<Uuid>().to_string()).with("who", "self").with("contact_by", "phone");
    form(&front, &caller, &headers, &fields, None).await
}

async fn form(
    front: &Front,
    caller: &Caller,
    headers: &HeaderMap,
    fields: &Fields,
    errors: Option<&FieldErrors>,
) -> PageResult {
    let error = |field: &str| errors.and_then(|it| it.get(field));
    let get = |field: &str| fields.get(field).to_owned();
    let address = Input::new("address", "Address for letters").value(get("address")).error(error("address"));
    let email = Input::new("email", "Email address").kind("email").value(get("email")).error(error("email"));
    let content = html! {
        (ErrorSummary::new(errors.into_iter().flat_map(FieldErrors::iter)))
        (PageHeading::new("Somebody rings").line("Name, contact and one line. A link worker asks the rest."))
        @if let Some(help) = urgent::help_for(fields.get("reason"), false, None) { p { strong { "Stay on the line. Give these numbers now." } } (help) }
        form method="post" action="/referrals/phone" novalidate {
            (csrf_field(caller.csrf()))
            input type="hidden" name="once" value=(get("once"));
            section class="app-panel" aria-label="The call" {
                (QuickChoice::new("who", "Who is it for?", [("self", "The caller"), ("family_or_carer", "Someone they care for")]).value(get("who")))
                div class="app-fields" {
                    (Input::new("first_name", "First name").value(get("first_name")).error(error("first_name")).spellcheck(false))
                    (Input::new("family_name", "Last name").value(get("family_name")).error(error("family_name")).spellcheck(false))
                    (Input::new("phone", "Phone").kind("tel").value(get("phone")).error(error("phone")))
                }
                (Input::new("reason", "What would they like help with?").hint("One line, in their words.").value(get("reason")).error(error("reason")))
                div class="app-fields" {
                    (language_select("language", "Language to speak", fields.get("language")))
                    (Input::new("best_time", "Best time to ring (optional)").value(get("best_time")).error(error("best_time")))
                }
                (Radios { small: true, ..Radios::new("contact_by", "How should we contact them?", [
                    Choice::new("phone", "Ring them"),
                    Choice::new("letter", "Letters please").hint("They get no text messages.").reveals(address.render()),
                    Choice::new("email", "Email").reveals(email.render()),
                    Choice::new("text", "Text message"),
                ]) }.value(get("contact_by")).error(error("contact_by")))
                (Radios { inline: true, small: true, ..Radios::yes_no("voicemail_safe", "Is it safe to leave a message?") }.value(get("voicemail_safe")))
            }
            (Button::submit("Save referral"))
        }
    };
    let page = Page {
        title: "Somebody rings".to_owned(),
        current: "Referrals",
        errors: errors.is_some(),
        content,
        ..Page::default()
    };
    show(front, caller, headers, page).await
}

pub async fn post(State(front): State<Front>, caller: Caller, headers: HeaderMap, fields: Fields) -> PageResult {
    let doorway = doorway::telephone(&front.app, &caller.actor).await?;
    let source = Source::from_code(fields.get("who")).filter(|it| it.is_personal()).unwrap_or(Source::SelfReferral);
    let typed = Typed {
        first_name: fields.text("first_name"),
        family_name: fields.text("family_name"),
        phone: fields.text("phone"),
        email: fields.text("email"),
        address: fields.text("address"),
        reason: fields.text("reason"),
        language: fields.text("language"),
        best_time: fields.text("best_time"),
        contact_by: fields.text("contact_by"),
        voicemail_safe: fields.get("voicemail_safe") == "yes",
        // Whoever rings and leaves a number asks to be contacted.
        agreed_to_contact: true,
        ..Typed::default()
    };
    let mut command = match typed.parse(doorway.phone_door(source), front.app.today(), front.app.settings.demo) {
        Ok(command) => command,
        Err(errors) => return form(&front, &caller, &headers, &fields, Some(&errors)).await,
    };
    command.once = fields.get("once").parse().ok();
    match receive::run(&front.app, &caller.actor, command).await {
        Ok(received) => {
            let words = format!("Saved. The reference is {}.", received.reference);
            Ok(redirect_saying(&format!("/referrals/{}", received.referral), &words))
        }
        Err(AppError::Invalid(errors)) => form(&front, &caller, &headers, &fields, Some(&errors)).await,
        Err(error) => Err(error.into()),
    }
}

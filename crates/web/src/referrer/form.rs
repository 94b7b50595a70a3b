//! The referral form of practices and agencies: one page, three answers needed beside risk and agreement.

use footbridge_app::FieldErrors;
use footbridge_app::referrals::doorway::Doorway;
use footbridge_app::referrals::receive::Typed;
use footbridge_app::time;
use footbridge_components::{
    Button, Checkboxes, Choice, DateInput, Details, ErrorSummary, Input, QuickChoice, Radios, Select, Textarea,
    csrf_field,
};
use footbridge_domain::matching::wishes::Tongue;
use footbridge_domain::people::ContactBy;
use footbridge_domain::referrals::Referral;
use footbridge_domain::referrals::pick_lists::{RiskStatement, Source};
use footbridge_front::Fields;
use maud::{Markup, html};

use crate::urgent;

/// Eight reasons cover most referrals; words say the rest.
const QUICK_NEEDS: &[(&str, &str)] = &[
    ("loneliness", "Loneliness"),
    ("mood", "Low mood or anxiety"),
    ("bereavement", "Bereavement"),
    ("money", "Money"),
    ("housing_condition", "Housing"),
    ("caring", "Caring for someone"),
    ("physical_activity", "Being more active"),
    ("long_term_condition", "Long-term condition or pain"),
];

pub struct Form<'a> {
    pub doorway: &'a Doorway,
    pub fields: &'a Fields,
    pub errors: Option<&'a FieldErrors>,
    pub action: String,
    pub csrf: &'a str,
    /// The person already has an open referral that this sender may know of.
    pub already_open: Option<&'a Referral>,
}

impl Form<'_> {
    pub fn markup(&self) -> Markup {
        let error = |field: &str| self.errors.and_then(|it| it.get(field));
        let get = |field: &str| self.fields.get(field);
        let risk_note = Textarea::new("risk_note", "What should a link worker know?")
            .rows(2)
            .value(get("risk_note"))
            .error(error("risk_note"));
        html! {
            (ErrorSummary::new(self.errors.into_iter().flat_map(FieldErrors::iter).map(|(field, message)| (link_of(field), message))))
            @if let Some(help) = urgent::help_for(&format!("{} {}", get("reason"), get("risk_note")), false, self.doorway.settings.help_line().as_ref()) {
                p { strong { "This service does not respond to emergencies." } " You can still send this referral." }
                (help)
            }
            @if let Some(referral) = self.already_open { (self.note_instead(referral)) }
            form method="post" action=(self.action) novalidate {
                (csrf_field(self.csrf))
                input type="hidden" name="once" value=(get("once"));
                section class="app-panel" aria-labelledby="who-title" {
                    h2 class="app-h2" id="who-title" { "Who is it about?" }
                    p class="app-muted" { "NHS number and date of birth, or name and phone. Both help us not to start twice." }
                    div class="app-fields" {
                        (Input::new("nhs_number", "NHS number").code().numeric().width(20).value(get("nhs_number")).error(error("nhs_number")))
                        (DateInput::new("born", "Date of birth").values(get("born-day"), get("born-month"), get("born-year")).error(error("born")))
                    }
                    div class="app-fields" {
                        (Input::new("first_name", "First name").value(get("first_name")).error(error("first_name")).spellcheck(false))
                        (Input::new("family_name", "Last name").value(get("family_name")).error(error("family_name")).spellcheck(false))
                        (Input::new("phone", "Phone").kind("tel").value(get("phone")).error(error("phone")))
                    }
                }
                section class="app-panel" aria-labelledby="why-title" {
                    h2 class="app-h2" id="why-title" { "What would they like help with?" }
                    (QuickChoice::new("needs", "Choose what fits", QUICK_NEEDS.iter().copied()).several(self.fields.all("needs")))
                    (Textarea::new("reason", "In your words or theirs").hint("You can leave this empty if you chose above.").rows(2)
                        .value(get("reason")).error(error("reason")))
                    (Radios { small: true, ..Radios::new("risk", "Are there risks for a link worker to know about?", [
                        Choice::new(RiskStatement::NoKnownRisks.code(), RiskStatement::NoKnownRisks.label()),
                        Choice::new(RiskStatement::Stated.code(), RiskStatement::Stated.label()).reveals(risk_note.render()),
                    ]) }.value(get("risk")).error(error("risk")))
                    (agreed(self.fields.has("agreed"), error("agreed")))
                }
                (self.more(&error))
                (self.yourself(&error))
                (Button::submit(if self.already_open.is_some() { "Send a second referral" } else { "Send referral" }))
            }
        }
    }

    /// What is rarely needed and sometimes matters much.
    fn more<'e>(&self, error: &impl Fn(&str) -> Option<&'e str>) -> Markup {
        let get = |field: &str| self.fields.get(field).to_owned();
        let names = ["postcode", "address", "email", "best_time", "language", "contact_by", "carer", "care_package"];
        let open = names.iter().any(|it| error(it).is_some() || self.fields.has(it)) || self.fields.has("urgent");
        let care = self.doorway.kind.knows_of_care();
        let content = html! {
            (Checkboxes { small: true, ..Checkboxes::single("urgent", "Urgent: please read this today", self.fields.has("urgent")) })
            div class="app-fields" {
                (language_select("language", "Language to speak", self.fields.get("language")))
                (Select::new("contact_by", "They like to be contacted by",
                    std::iter::once(("", "No wish known")).chain(ContactBy::ALL.iter().map(|it| (it.code(), it.label())))).value(get("contact_by")))
                (Input::new("best_time", "Best time to ring").value(get("best_time")).error(error("best_time")))
            }
            (Checkboxes { small: true, ..Checkboxes::single("interpreter", "They need an interpreter", self.fields.has("interpreter")) })
            (Checkboxes { small: true, ..Checkboxes::single("voicemail_safe", "It is safe to leave a message", self.fields.has("voicemail_safe")) })
            div class="app-fields" {
                (Input::new("address", "Address").value(get("address")).error(error("address")))
                (Input::new("postcode", "Postcode").width(10).value(get("postcode")).error(error("postcode")))
                (Input::new("email", "Email address").kind("email").value(get("email")).error(error("email")))
            }
            @if care {
                div class="app-fields" {
                    (Select::new("carer", "Carer", [("", "Not known"), ("is_carer", "They care for someone"), ("has_carer", "Someone cares for them"), ("none", "Neither")]).value(get("carer")))
                    (Input::new("care_package", "Care package").hint("Such as: two visits a day, until March.").value(get("care_package")))
                }
            }
        };
        let words = if care {
            "Add more: urgent, language, address, carer, care package"
        } else {
            "Add more: urgent, language, address"
        };
        Details { open, ..Details::new(words, content) }.render()
    }

    /// Who sends. Kept by the browser of this desk, so that it is typed once.
    fn yourself<'e>(&self, error: &impl Fn(&str) -> Option<&'e str>) -> Markup {
        let get = |field: &str| self.fields.get(field).to_owned();
        let sources = self.doorway.sources();
        let role = self.doorway.source(Source::from_code(self.fields.get("source")));
        // The team takes referrals down for others: who refers is a question then, not a default.
        let team = self.doorway.organisation.is_none();
        let content = html! {
            div class="app-fields" {
                (Input::new("referrer_name", if team { "Name" } else { "Your name" }).value(get("referrer_name")).error(error("referrer_name")).autocomplete("name"))
                @if sources.len() > 1 {
                    (Select::new("source", if team { "Who refers?" } else { "Your role" }, sources.iter().map(|it| (it.code(), it.label()))).value(role.code()))
                }
                (Input::new("referrer_contact", if team { "Email, for our reply" } else { "Your email, for our reply" }).kind("email").value(get("referrer_contact")).error(error("referrer_contact")).autocomplete("email"))
            }
        };
        let known = !team
            && self.fields.has("referrer_name")
            && error("referrer_name").is_none()
            && error("referrer_contact").is_none();
        if known {
            let from = format!("From {}, {}", self.fields.get("referrer_name"), role.label());
            Details::new(from, content).render()
        } else {
            html! {
                section class="app-panel" aria-labelledby="you-title" {
                    h2 class="app-h2" id="you-title" { @if team { "Who refers them" } @else { "You" } }
                    @if self.doorway.referrer.is_none() { p class="app-muted" { "Optional. We remember this on this device." } }
                    (content)
                }
            }
        }
    }

    fn note_instead(&self, referral: &Referral) -> Markup {
        let since = time::date_words(time::day_of(referral.received_at));
        html! {
            section class="app-panel app-panel--first" aria-labelledby="open-title" {
                h2 class="app-h2" id="open-title" { "This person already has an open referral" }
                p { "Referral " (referral.reference) " came on " (since) ". It is: " strong { (referral.status().label()) } "." }
                form method="post" action=(format!("/referrals/{}/note", referral.id)) novalidate {
                    (csrf_field(self.csrf))
                    input type="hidden" name="seen" value=(referral.version);
                    (Textarea::new("note", "Add a note to it instead").hint("Their link worker reads it.").rows(3).value(self.fields.get("reason")))
                    (Button::submit("Add note"))
                }
            }
        }
    }
}

fn agreed(ticked: bool, error: Option<&str>) -> Markup {
    Checkboxes {
        error: error.map(Into::into),
        small: true,
        ..Checkboxes::single("agreed", "They agree to be contacted", ticked)
    }
    .render()
}

/// Languages most asked for; English first.
pub fn language_select(name: &'static str, label: &'static str, value: &str) -> Markup {
    let languages = [("", "English"), ("bsl", "British Sign Language")].into_iter();
    let languages = languages.chain(Tongue::ALL.iter().map(|it| (it.code(), it.label())));
    Select::new(name, label, languages).value(value.to_owned()).render()
}

/// A field's own id; a date begins with its day.
fn link_of(field: &str) -> &str {
    if field == "born" { "born-day" } else { field }
}

/// What was typed, for the use case. Care facts have no column of their own: they belong to the reason.
pub fn typed(fields: &Fields) -> Typed {
    let mut reason = fields.text("reason");
    let carer = match fields.get("carer") {
        "is_carer" => "They care for someone.",
        "has_carer" => "Someone cares for them.",
        "none" => "Neither cares nor is cared for.",
        _ => "",
    };
    for (heading, words) in [("Carer", carer), ("Care package", fields.get("care_package"))] {
        if !words.trim().is_empty() {
            reason = format!("{}\n{heading}: {}", reason.trim(), words.trim()).trim().to_owned();
        }
    }
    Typed {
        first_name: fields.text("first_name"),
        family_name: fields.text("family_name"),
        born_day: fields.text("born-day"),
        born_month: fields.text("born-month"),
        born_year: fields.text("born-year"),
        nhs_number: fields.text("nhs_number"),
        phone: fields.text("phone"),
        email: fields.text("email"),
        address: fields.text("address"),
        postcode: fields.text("postcode"),
        language: fields.text("language"),
        interpreter: fields.has("interpreter"),
        contact_by: fields.text("contact_by"),
        voicemail_safe: fields.has("voicemail_safe"),
        best_time: fields.text("best_time"),
        reason,
        needs: known_needs(fields.all("needs")),
        risk: fields.text("risk"),
        risk_note: fields.text("risk_note"),
        agreed_to_contact: fields.has("agreed"),
        urgent: fields.has("urgent"),
        referrer_name: fields.text("referrer_name"),
        referrer_role: Source::from_code(fields.get("source")).map(|it| it.label().to_owned()).unwrap_or_default(),
        referrer_contact: fields.text("referrer_contact"),
        ..Typed::default()
    }
}

/// Codes of our own list; anything else a form was made to send is dropped.
pub fn known_needs(codes: Vec<String>) -> Vec<String> {
    codes.into_iter().filter(|it| footbridge_domain::matching::needs::Need::from_code(it).is_some()).collect()
}

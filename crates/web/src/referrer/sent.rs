//! After sending: the reference, the true wait, what to record, and a slip for the person's hand.

use footbridge_app::App;
use footbridge_app::referrals::acknowledge::wait_words;
use footbridge_app::referrals::doorway::Sent;
use footbridge_app::time;
use footbridge_components::{Button, Confirmation, Link, links, shell};
use footbridge_domain::matching::crisis::CrisisKind;
use maud::{Markup, html};

use crate::urgent::{self, telephone};

pub fn content(sent: &Sent, app: &App, again: &str, slip: &str) -> Markup {
    let target = sent.settings.first_contact_days;
    html! {
        @if sent.crisis.is_some() {
            p { strong { "This service does not respond to emergencies." } " We read your referral first, but not straight away." }
            (urgent::card(&[CrisisKind::SelfHarm, CrisisKind::Abuse], false, sent.settings.help_line().as_ref()))
        }
        (Confirmation::new("Referral sent", html! { "Reference" br; strong { (sent.reference) } }))
        h2 class="app-h2" { "What happens next" }
        p { "A link worker will get in touch within " (target) " working days. " (wait_words(sent.median_wait_days, target)) }
        p { "We tell you when it is closed: what was tried, and whether there is anything for you to do." }
        h2 class="app-h2" { "Copy to record" }
        p id="record-text" { (record_text(sent, app)) }
        p {
            button type="button" class="nhsuk-button nhsuk-button--secondary nhsuk-button--small" data-copy="#record-text" hidden { "Copy" }
        }
        div class="app-actions" {
            (Button::link("Refer another person", again.to_owned()))
            (Button::link("Print a slip for the person", slip.to_owned()).secondary())
        }
    }
}

/// What a practice pastes into its record. The code is configuration: check it against your own release.
pub fn record_text(sent: &Sent, app: &App) -> String {
    let day = time::date_words(app.today());
    let code = if sent.from_practice && !sent.settings.referral_code.is_empty() {
        format!(" SNOMED CT {} {}.", sent.settings.referral_code, sent.settings.referral_code_words)
    } else {
        String::new()
    };
    format!("Referred to {} on {day}, reference {}.{code}", sent.scheme.name, sent.reference)
}

/// Nothing on it names the person: it may be left on a bus.
pub fn slip(sent: &Sent, app: &App, back: &str) -> Markup {
    let target = sent.settings.first_contact_days;
    shell::Print {
        title: "Your referral".into(),
        large: true,
        back: back.to_owned().into(),
        product_name: sent.scheme.name.clone().into(),
        footer: time::date_words(app.today()).into(),
        content: html! {
            h1 { "You will hear from a link worker" }
            p { (sent.scheme.name) " will get in touch with you within " (target) " working days." }
            p { "A link worker listens, and helps you find groups, advice and company near you. It is free. You can say no." }
            h2 { "Ring us" }
            p { (telephone(&sent.scheme.phone)) " · your reference is " strong { (sent.reference) } }
            h2 { "If it cannot wait" }
            p { "Life in danger: 999. Urgent help: 111. To talk, day or night: Samaritans, 116 123, free." }
        },
        ..Default::default()
    }
    .render()
}

/// Ways on from the signed-in page.
pub fn staff_links(id: &str) -> Markup {
    links([Link::new("Open the referral", format!("/referrals/{id}"))])
}

//! "We have it": to the person in the way and language they asked for, to the referrer by email.
//! Composed inside the transaction that receives; nobody who prefers letters is ever texted.

use footbridge_domain::people::{ContactBy, Details};
use footbridge_domain::referrals::Referral;
use footbridge_store::Tx;
use footbridge_store::access::outbox::Message;
use footbridge_store::access::schemes::Scheme;
use jiff::Timestamp;

use crate::error::Result;
use crate::ids::fresh;
use crate::record::message;
use crate::scheme_settings::SchemeSettings;

/// How long people lately waited, in words; where nobody knows yet, what the scheme aims for.
pub fn wait_words(median_wait_days: Option<i64>, target: i64) -> String {
    match median_wait_days {
        None => format!("We aim to get in touch within {target} working days."),
        Some(0) => "Half of the people lately had a link worker on the same day.".to_owned(),
        Some(1) => "Half of the people lately had a link worker after 1 day.".to_owned(),
        Some(days) => format!("Half of the people lately had a link worker within {days} days."),
    }
}

pub fn wait_words_cy(median_wait_days: Option<i64>, target: i64) -> String {
    match median_wait_days {
        None => format!("Ein nod yw cysylltu o fewn {target} diwrnod gwaith."),
        Some(0) => "Yn ddiweddar, cafodd hanner y bobl weithiwr cyswllt ar yr un diwrnod.".to_owned(),
        Some(days) => format!("Yn ddiweddar, cafodd hanner y bobl weithiwr cyswllt o fewn {days} diwrnod."),
    }
}

/// Is there anybody to write to? Most people are rung instead.
pub(super) fn anybody_waits(referral: &Referral, details: &Details) -> bool {
    matches!(details.contact_by, ContactBy::Letter | ContactBy::Email)
        || referral.request.referrer.contact.contains('@')
}

pub(super) async fn send(
    tx: &mut Tx,
    referral: &Referral,
    details: &Details,
    scheme: &Scheme,
    median: Option<i64>,
    now: Timestamp,
) -> Result<()> {
    let settings = SchemeSettings::read(&scheme.settings);
    let person = to_person(referral, details, scheme, &settings, median, now);
    let referrer = to_referrer(referral, scheme, &settings, median, now);
    for acknowledgement in [person, referrer].into_iter().flatten() {
        message(tx, &acknowledgement).await?;
    }
    Ok(())
}

fn blank(referral: &Referral, now: Timestamp) -> Message {
    Message {
        id: fresh(),
        scheme: referral.scheme,
        person: Some(referral.person),
        channel: "email".to_owned(),
        kind: "acknowledgement".to_owned(),
        language: "en".to_owned(),
        recipient: String::new(),
        recipient_name: String::new(),
        subject: String::new(),
        body: String::new(),
        created_at: now,
        sent_at: None,
        failed: String::new(),
    }
}

/// A letter or an email, if that is how they like to hear from us. Whoever likes calls is rung by a link worker.
fn to_person(
    referral: &Referral,
    details: &Details,
    scheme: &Scheme,
    settings: &SchemeSettings,
    median: Option<i64>,
    now: Timestamp,
) -> Option<Message> {
    let (channel, recipient) = match details.contact_by {
        // Without an address the letter still waits in the print queue, where somebody will ask for it.
        ContactBy::Letter => ("letter", details.address.clone()),
        ContactBy::Email if !details.email.is_empty() => ("email", details.email.clone()),
        ContactBy::Email | ContactBy::Phone | ContactBy::Text => return None,
    };
    let welsh = details.language == "cy";
    let (subject, body) = if welsh {
        in_welsh(referral, details, scheme, settings, median)
    } else {
        in_english(referral, details, scheme, settings, median)
    };
    Some(Message {
        channel: channel.to_owned(),
        language: if welsh { "cy" } else { "en" }.to_owned(),
        recipient,
        recipient_name: details.full_name(),
        subject,
        body,
        ..blank(referral, now)
    })
}

fn in_english(
    referral: &Referral,
    details: &Details,
    scheme: &Scheme,
    settings: &SchemeSettings,
    median: Option<i64>,
) -> (String, String) {
    let body = format!(
        "Dear {},\n\nThank you. We have your request to {}.\n\nA link worker will get in touch with you. {}\n\n\
         A link worker is somebody who listens and helps you find groups, advice and company near you. It costs nothing. \
         You can say no at any time.\n\nYour reference is {}. If anything changes, ring us on {}.\n\n\
         We cannot help in an emergency. If a life is in danger ring 999. For urgent help ring 111. \
         To talk to somebody, day or night, ring Samaritans free on 116 123.\n\nWith best wishes,\n{}",
        details.called(),
        scheme.name,
        wait_words(median, settings.first_contact_days),
        referral.reference,
        scheme.phone,
        scheme.name
    );
    ("We have your request".to_owned(), body)
}

fn in_welsh(
    referral: &Referral,
    details: &Details,
    scheme: &Scheme,
    settings: &SchemeSettings,
    median: Option<i64>,
) -> (String, String) {
    let body = format!(
        "Annwyl {},\n\nDiolch. Mae eich cais i {} wedi cyrraedd.\n\nBydd gweithiwr cyswllt yn cysylltu â chi. {}\n\n\
         Rhywun sy’n gwrando yw gweithiwr cyswllt. Mae’n eich helpu i ddod o hyd i grwpiau, cyngor a chwmni yn eich ardal. \
         Nid oes tâl. Gallwch ddweud na unrhyw bryd.\n\nEich cyfeirnod yw {}. Os bydd rhywbeth yn newid, ffoniwch ni ar {}.\n\n\
         Ni allwn helpu mewn argyfwng. Os oes bywyd mewn perygl ffoniwch 999. Am help brys ffoniwch 111. \
         I siarad â rhywun, ddydd neu nos, ffoniwch y Samariaid am ddim ar 116 123.\n\nCofion gorau,\n{}",
        details.called(),
        scheme.name,
        wait_words_cy(median, settings.first_contact_days),
        referral.reference,
        scheme.phone,
        scheme.name
    );
    ("Mae eich cais wedi cyrraedd".to_owned(), body)
}

/// By reference only: a practice's mailbox is read by many.
fn to_referrer(
    referral: &Referral,
    scheme: &Scheme,
    settings: &SchemeSettings,
    median: Option<i64>,
    now: Timestamp,
) -> Option<Message> {
    let referrer = &referral.request.referrer;
    if referral.request.source.is_personal() || !referrer.contact.contains('@') {
        return None;
    }
    let code = if referral.request.source.is_practice() && !settings.referral_code.is_empty() {
        format!("\nCode to record: {} ({})\n", settings.referral_code, settings.referral_code_words)
    } else {
        String::new()
    };
    let greeting = if referrer.name.is_empty() { "Hello".to_owned() } else { format!("Hello {}", referrer.name) };
    Some(Message {
        recipient: referrer.contact.clone(),
        recipient_name: referrer.name.clone(),
        subject: format!("We have referral {}", referral.reference),
        body: format!(
            "{greeting},\n\n{} has received referral {}. {}\n{code}\nYou will hear from us when it is closed, with what was tried and \
             whether there is anything for you to do. Questions: {} or {}.\n",
            scheme.name,
            referral.reference,
            wait_words(median, settings.first_contact_days),
            scheme.phone,
            scheme.email
        ),
        kind: "acknowledgement_to_referrer".to_owned(),
        ..blank(referral, now)
    })
}

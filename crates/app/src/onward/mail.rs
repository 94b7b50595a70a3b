//! The mails an organisation gets. Mail is read in many places: initials at most, the rest is behind the link.

use footbridge_domain::onward::OnwardReferral;
use footbridge_store::Tx;
use footbridge_store::access::outbox::Message;
use footbridge_store::access::schemes::Scheme;
use footbridge_store::onward::links;
use footbridge_store::onward::services::Recipient;
use jiff::{SignedDuration, Timestamp};

use crate::app::App;
use crate::error::Result;
use crate::ids::fresh;
use crate::record::message;
use crate::secret;
use crate::time;

/// Days a link works.
pub const LINK_DAYS: i64 = 14;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Letter {
    New,
    Reminder,
    NewLink,
    DidTheyCome,
}

/// A new secret address for this referral. The database keeps its hash.
async fn new_link(tx: &mut Tx, app: &App, referral: &OnwardReferral, now: Timestamp) -> Result<String> {
    let token = secret::new_secret()?;
    links::insert(tx, &secret::hash(&token), referral.id, now, now + SignedDuration::from_hours(24 * LINK_DAYS))
        .await?;
    Ok(format!("{}/onward/{token}", app.settings.base_url))
}

/// Queues a mail with a new link in it.
pub async fn with_link(
    tx: &mut Tx,
    app: &App,
    referral: &OnwardReferral,
    to: &Recipient,
    scheme: &Scheme,
    letter: Letter,
    now: Timestamp,
) -> Result<()> {
    let link = new_link(tx, app, referral, now).await?;
    let initials = &referral.initials;
    let group = &to.name;
    let (kind, subject, opening) = match letter {
        Letter::New => (
            "onward_referral",
            format!("You have a new referral for {group}"),
            format!(
                "{} would like to introduce somebody to {group}: {initials}\n\nPlease open this link to see how to reach them, and tell us if you have a place:",
                scheme.name
            ),
        ),
        Letter::Reminder => (
            "onward_reminder",
            format!("A referral for {group} is waiting for your answer"),
            format!(
                "{} wrote to you about {initials} and has not heard back yet. That is fine: nothing is lost, and they are still hoping to hear from you.\n\nPlease open this link and tell us if you have a place. \"Not right now\" is a good answer too:",
                scheme.name
            ),
        ),
        Letter::NewLink => (
            "onward_new_link",
            format!("Your new link for a referral to {group}"),
            format!(
                "Here is a new link to the referral of {initials} to {group}. Somebody asked for it on the page of the old one:"
            ),
        ),
        Letter::DidTheyCome => (
            "onward_first_visit",
            format!("Did they come to {group}?"),
            format!(
                "You had a place for {initials}. {} would like to know if they came. It takes one click:",
                scheme.name
            ),
        ),
    };
    let body = format!(
        "Hello,\n\n{opening}\n\n{link}\n\nThe first time, we email you a 6-digit code. You need no account and no password. The link works until {}; you can ask for a new one on its page.\n\nPlease do not forward this email. Questions: {} on {}.\n",
        time::day_words(time::day_of(now + SignedDuration::from_hours(24 * LINK_DAYS))),
        scheme.name,
        scheme.phone
    );
    put(tx, referral, to, kind, subject, body, true, now).await
}

/// The code that proves who opened the link. Not part of anybody's record.
pub async fn code(
    tx: &mut Tx,
    referral: &OnwardReferral,
    to: &Recipient,
    scheme: &Scheme,
    code: &str,
    now: Timestamp,
) -> Result<()> {
    let body = format!(
        "Hello,\n\nYour code is {code}\n\nType it on the page you opened. It works for 30 minutes.\n\nIf you did not ask for a code, somebody else has your link. Please ring {} on {}.\n",
        scheme.name, scheme.phone
    );
    put(tx, referral, to, "onward_code", "Your code to open a referral".to_owned(), body, false, now).await
}

/// After an agreement or a referral is taken back.
pub async fn delete_please(
    tx: &mut Tx,
    referral: &OnwardReferral,
    to: &Recipient,
    scheme: &Scheme,
    now: Timestamp,
) -> Result<()> {
    let sent = referral.state.sending().map(|it| time::date_words(time::day_of(it.at))).unwrap_or_default();
    let body = format!(
        "Hello,\n\nOn {sent} we sent you details of {} for {}. Please delete them now, and anything you wrote down or printed. The link we sent no longer works.\n\nThank you for your help. Questions: {} on {}.\n",
        referral.initials, to.name, scheme.name, scheme.phone
    );
    put(tx, referral, to, "onward_delete", format!("Please delete the details we sent to {}", to.name), body, true, now)
        .await
}

#[expect(clippy::too_many_arguments, reason = "the parts of one mail")]
async fn put(
    tx: &mut Tx,
    referral: &OnwardReferral,
    to: &Recipient,
    kind: &str,
    subject: String,
    body: String,
    of_record: bool,
    now: Timestamp,
) -> Result<()> {
    let mail = Message {
        id: fresh(),
        scheme: referral.scheme,
        person: of_record.then_some(referral.person),
        channel: "email".to_owned(),
        kind: kind.to_owned(),
        language: "en".to_owned(),
        // Always the address it was first sent to: a link never moves to another mailbox.
        recipient: referral.recipient.clone(),
        recipient_name: to.name.clone(),
        subject,
        body,
        created_at: now,
        sent_at: None,
        failed: String::new(),
    };
    message(tx, &mail).await.map(|_| ())
}

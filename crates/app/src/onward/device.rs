//! The organisation's door: what its link shows, a code to its mailbox, the code given back, a new link.

use footbridge_domain::onward::OnwardStatus;
use footbridge_domain::onward::lists::OnwardEvent;
use footbridge_store::access::accounts::email_key;
use footbridge_store::access::schemes;
use footbridge_store::onward::{self, links, services};
use jiff::SignedDuration;

use super::link::{self, Key, LinkPage, Standing, prove};
use super::load::{note, scheme_and_days};
use super::mail::{self, Letter};
use crate::access::throttle;
use crate::app::App;
use crate::error::{AppError, Noun, Result};
use crate::record::{Event, record};
use crate::secret;

/// Days a device is remembered.
pub const DEVICE_DAYS: i64 = 90;
const CODE_MINUTES: i64 = 30;
/// Tries of one code.
const TRIES: i64 = 5;

/// What stands behind a link for whoever opened it. Changes nothing.
pub async fn look(app: &App, key: &Key) -> Result<Result<LinkPage, Standing>> {
    link::page(app, key).await
}

/// Mails a code to the address the referral was sent to. Never to anybody who asks.
pub async fn send_code(app: &App, key: &Key) -> Result<()> {
    let now = app.now();
    let mut tx = app.begin().await?;
    if !matches!(prove(&mut tx, key, now).await?, Standing::NeedsCode { .. }) {
        // Whatever else it is, the page says it.
        return Ok(());
    }
    let hash = secret::hash(&key.token);
    let link = links::find(&mut tx, &hash).await?.ok_or(AppError::NotFound(Noun::Link))?;
    let referral = onward::get_by_id(&mut tx, link.onward).await?;
    let mailbox = email_key(&referral.recipient);
    throttle::take(&mut tx, &format!("onward-code-day:{mailbox}"), 20, SignedDuration::from_hours(24), now).await?;
    throttle::take(&mut tx, &format!("onward-code:{mailbox}"), 5, SignedDuration::from_hours(1), now).await?;
    let code = new_code()?;
    links::set_code(&mut tx, &hash, &code_hash(&key.token, &code), now + SignedDuration::from_mins(CODE_MINUTES))
        .await?;
    let group = services::get(&mut tx, referral.service).await?;
    let scheme = schemes::get(&mut tx, referral.scheme).await?;
    mail::code(&mut tx, &referral, &group, &scheme, &code, now).await?;
    let event = Event::of("onward_code_sent", "onward_referral", referral.id.uuid()).scheme(referral.scheme);
    record(&mut tx, &footbridge_domain::access::Actor::Public, event, now).await?;
    tx.commit().await?;
    Ok(())
}

/// What giving a code led to.
pub enum GivenCode {
    /// The secret for the device's cookie.
    Right(String),
    /// Wrong, too late or tried too often: one sentence for all, so that guessing learns nothing.
    Wrong,
}

/// The code is counted before it is compared, and works once. The device is remembered for this mailbox alone.
pub async fn give_code(app: &App, key: &Key, typed: &str) -> Result<GivenCode> {
    let now = app.now();
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    let mut tx = app.begin().await?;
    let hash = secret::hash(&key.token);
    match prove(&mut tx, key, now).await? {
        Standing::NeedsCode { .. } => {}
        // A device that is known already needs no other secret.
        Standing::Proven(_) => return Ok(key.device.clone().map_or(GivenCode::Wrong, GivenCode::Right)),
        Standing::Unknown | Standing::TakenBack { .. } | Standing::Expired { .. } => return Ok(GivenCode::Wrong),
    }
    let allowed = links::count_try(&mut tx, &hash, now, TRIES).await?;
    if !allowed || !links::use_code(&mut tx, &hash, &code_hash(&key.token, &digits)).await? {
        tx.commit().await?;
        return Ok(GivenCode::Wrong);
    }
    let link = links::find(&mut tx, &hash).await?.ok_or(AppError::NotFound(Noun::Link))?;
    let referral = onward::get_by_id(&mut tx, link.onward).await?;
    let device = match &key.device {
        Some(known) if known.len() == 43 => known.clone(),
        _ => secret::new_secret()?,
    };
    let until = now + SignedDuration::from_hours(24 * DEVICE_DAYS);
    links::remember_device(&mut tx, &secret::hash(&device), &email_key(&referral.recipient), now, until).await?;
    let Standing::Proven(held) = prove(&mut tx, &Key { device: Some(device.clone()), ..key.clone() }, now).await?
    else {
        return Ok(GivenCode::Wrong);
    };
    if held.referral.status() == OnwardStatus::Sent {
        let (_, days) = scheme_and_days(&mut tx, &held.referral).await?;
        let opened = held.referral.clone().open(now)?.chased(&days);
        onward::save(&mut tx, &opened).await?;
        note(&mut tx, &opened, &held.group.name, OnwardEvent::Opened, "", now).await?;
    }
    let event = Event::of("onward_referral_opened", "onward_referral", referral.id.uuid()).person(referral.person);
    record(&mut tx, &held.actor, event, now).await?;
    tx.commit().await?;
    Ok(GivenCode::Right(device))
}

/// Mails a new link to the same address, whoever asks. The old page tells nobody anything.
pub async fn new_link(app: &App, key: &Key) -> Result<()> {
    let now = app.now();
    let mut tx = app.begin().await?;
    match prove(&mut tx, key, now).await? {
        Standing::Expired { .. } | Standing::NeedsCode { .. } | Standing::Proven(_) => {}
        Standing::Unknown | Standing::TakenBack { .. } => return Ok(()),
    }
    let link = links::find(&mut tx, &secret::hash(&key.token)).await?.ok_or(AppError::NotFound(Noun::Link))?;
    let referral = onward::get_by_id(&mut tx, link.onward).await?;
    if referral.status().is_over() {
        return Err(AppError::refused(
            "onward_is_over",
            "Nothing more is asked of you about this referral. Thank you for your help.",
        ));
    }
    throttle::take(&mut tx, &format!("onward-link:{}", referral.id), 3, SignedDuration::from_hours(24), now).await?;
    let group = services::get(&mut tx, referral.service).await?;
    let scheme = schemes::get(&mut tx, referral.scheme).await?;
    mail::with_link(&mut tx, app, &referral, &group, &scheme, Letter::NewLink, now).await?;
    note(&mut tx, &referral, &group.name, OnwardEvent::LinkRenewed, "", now).await?;
    let event = Event::of("onward_link_renewed", "onward_referral", referral.id.uuid())
        .person(referral.person)
        .scheme(referral.scheme);
    record(&mut tx, &footbridge_domain::access::Actor::Public, event, now).await?;
    tx.commit().await?;
    Ok(())
}

/// Six digits, each as likely as any other.
fn new_code() -> Result<String> {
    loop {
        let number = u32::from_le_bytes(secret::random::<4>()?);
        // The last incomplete million would make some codes likelier.
        if number < 4_294_000_000 {
            return Ok(format!("{:06}", number % 1_000_000));
        }
    }
}

/// A million codes are soon tried: the hash holds the link's secret too, which the database does not have.
fn code_hash(token: &str, code: &str) -> [u8; 32] {
    secret::hash(&format!("{token}:{code}"))
}

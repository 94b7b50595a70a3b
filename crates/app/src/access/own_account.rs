//! One's own account: who I am here, where I am signed in, codes on or off, the calendar's secret address.

use footbridge_domain::access::{Action, Actor};
use footbridge_store::access::accounts::{self, Account};
use footbridge_store::access::sessions::{self, Session};

use super::sign_in;
use crate::app::App;
use crate::error::{AppError, Noun, Result};
use crate::load::permit_at_all;
use crate::record::{Event, record};
use crate::secret;

pub struct OwnAccount {
    pub account: Account,
    /// Newest use first. Half-finished sign-ins are left out.
    pub sessions: Vec<Session>,
}

pub async fn show(app: &App, actor: &Actor) -> Result<OwnAccount> {
    permit_at_all(actor, Action::ManageOwnAccount)?;
    let id = actor.account_id().ok_or(AppError::NotSignedIn)?;
    let now = app.now();
    let mut tx = app.read().await?;
    let account = accounts::get(&mut tx, id).await?;
    let mut sessions = sessions::of_account(&mut tx, id).await?;
    let idle = jiff::SignedDuration::from_mins(app.settings.idle_minutes);
    sessions.retain(|it| it.complete && it.expires_at > now && it.seen_at + idle > now);
    Ok(OwnAccount { account, sessions })
}

/// The address for an authenticator app while codes are prepared and not yet confirmed.
pub async fn prepared_codes(app: &App, actor: &Actor) -> Result<String> {
    permit_at_all(actor, Action::ManageOwnAccount)?;
    let id = actor.account_id().ok_or(AppError::NotSignedIn)?;
    let mut tx = app.read().await?;
    let account = accounts::get(&mut tx, id).await?;
    let sealed = match &account.totp_sealed {
        Some(sealed) if !account.totp_confirmed => sealed,
        _ => return Err(AppError::NotFound(Noun::Page)),
    };
    let secret = app.vault.open_sealed(sign_in::totp_place(&account), sealed)?;
    Ok(super::accounts::otpauth(&account.email, &secret))
}

/// Turns codes off. A code that works now shows that it is still the same person.
pub async fn turn_off_codes(app: &App, actor: &Actor, code: &str) -> Result<()> {
    let now = app.now();
    permit_at_all(actor, Action::ManageOwnAccount)?;
    let id = actor.account_id().ok_or(AppError::NotSignedIn)?;
    let mut tx = app.begin().await?;
    let mut account = accounts::get(&mut tx, id).await?;
    sign_in::matching_step(app, &account, code, now)?
        .ok_or_else(|| AppError::invalid("code", "That code is not right. Enter the 6 digits your app shows now."))?;
    account.totp_sealed = None;
    account.totp_confirmed = false;
    account.totp_last_step = 0;
    accounts::save(&mut tx, &account).await?;
    record(&mut tx, actor, Event::of("codes_turned_off", "account", id.uuid()), now).await?;
    tx.commit().await?;
    Ok(())
}

/// A new secret address for the calendar feed. The old one stops working at once; this is the only time it is seen.
pub async fn reset_feed(app: &App, actor: &Actor) -> Result<String> {
    permit_at_all(actor, Action::ViewCalendar)?;
    let id = actor.account_id().ok_or(AppError::NotSignedIn)?;
    let token = secret::new_secret()?;
    let mut tx = app.begin().await?;
    let mut account = accounts::get(&mut tx, id).await?;
    account.calendar_token_hash = Some(secret::hash(&token));
    accounts::save(&mut tx, &account).await?;
    record(&mut tx, actor, Event::of("calendar_address_reset", "account", id.uuid()), app.now()).await?;
    tx.commit().await?;
    Ok(format!("{}/calendar/feed/{token}.ics", app.settings.base_url))
}

/// Ends the calendar feed without giving a new address.
pub async fn end_feed(app: &App, actor: &Actor) -> Result<()> {
    permit_at_all(actor, Action::ViewCalendar)?;
    let id = actor.account_id().ok_or(AppError::NotSignedIn)?;
    let mut tx = app.begin().await?;
    let mut account = accounts::get(&mut tx, id).await?;
    account.calendar_token_hash = None;
    accounts::save(&mut tx, &account).await?;
    record(&mut tx, actor, Event::of("calendar_address_ended", "account", id.uuid()), app.now()).await?;
    tx.commit().await?;
    Ok(())
}

//! Signing in: password, then a code where one is set up. Failures are counted per account name and per address.

use footbridge_domain::access::Actor;
use footbridge_store::Tx;
use footbridge_store::access::accounts::{self, Account};
use footbridge_store::access::sessions;
use footbridge_store::vault::Place;
use jiff::Timestamp;

use super::{password, session, throttle};
use crate::app::App;
use crate::error::{AppError, Result};
use crate::record::{Event, record};

/// After this many failures in a quarter of an hour the name and the address wait.
const FREE_TRIES: i64 = 8;

pub struct SignIn {
    pub email: String,
    pub password: String,
    /// Where the request came from, for the throttle.
    pub address: String,
}

pub enum SignedInWith {
    /// The cookie's secret.
    Password(String),
    /// The cookie's secret; a code is asked for next.
    CodeNeeded(String),
}

/// One sentence for every way of failing: it never says which part was wrong.
const WRONG: &str = "That email and password do not go together. Check both and try again.";

pub async fn run(app: &App, command: SignIn) -> Result<SignedInWith> {
    let now = app.now();
    let keys = throttle_keys(&command);
    let mut tx = app.read().await?;
    wait_over(&mut tx, &keys, now).await?;
    let found = accounts::find_by_email(&mut tx, &command.email).await?;
    drop(tx);

    let account = found.filter(|it| it.active && it.kind == "person");
    let stored = account.as_ref().and_then(|it| it.password_hash.clone());
    let fits = password::verify(app, command.password, stored).await?;

    let mut tx = app.begin().await?;
    // Asked again: tries that were sent side by side must not all pass before the first is counted.
    wait_over(&mut tx, &keys, now).await?;
    let Some(account) = account.clone().filter(|_| fits) else {
        for key in &keys {
            throttle::note_failure(&mut tx, key, free_tries(key), now).await?;
        }
        if let Some(account) = account {
            let event = Event::of("sign_in_refused", "account", account.id.uuid()).scheme(account.scheme);
            record(&mut tx, &Actor::Public, event, now).await?;
        }
        tx.commit().await?;
        return Err(AppError::invalid("email", WRONG));
    };
    sessions::clear_throttle(&mut tx, &keys[0]).await?;
    let token = session::start(&mut tx, app, account.id, !account.totp_confirmed, now).await?;
    let actor = session::actor_of(&account);
    let event = if account.totp_confirmed { "password_accepted" } else { "signed_in" };
    record(&mut tx, &actor, Event::of(event, "account", account.id.uuid()), now).await?;
    tx.commit().await?;
    Ok(if account.totp_confirmed { SignedInWith::CodeNeeded(token) } else { SignedInWith::Password(token) })
}

/// The second step. A code works once: the step it belongs to is stored.
pub async fn give_code(app: &App, half_token_hash: &[u8; 32], code: &str) -> Result<String> {
    let now = app.now();
    let mut tx = app.begin().await?;
    let session = sessions::find(&mut tx, half_token_hash).await?.ok_or(AppError::NotSignedIn)?;
    let mut account = accounts::get(&mut tx, session.account).await?;
    let key = format!("code:{}", account.id);
    wait_over(&mut tx, std::slice::from_ref(&key), now).await?;
    let Some(step) = matching_step(app, &account, code, now)? else {
        throttle::note_failure(&mut tx, &key, FREE_TRIES, now).await?;
        tx.commit().await?;
        return Err(AppError::invalid("code", "That code is not right. Enter the 6 digits your app shows now."));
    };
    account.totp_last_step = step;
    accounts::save(&mut tx, &account).await?;
    sessions::clear_throttle(&mut tx, &key).await?;
    sessions::delete(&mut tx, half_token_hash).await?;
    let token = session::start(&mut tx, app, account.id, true, now).await?;
    let actor = session::actor_of(&account);
    record(&mut tx, &actor, Event::of("signed_in", "account", account.id.uuid()).detail("with code"), now).await?;
    tx.commit().await?;
    Ok(token)
}

/// Signs in as one of the demonstration's people. Exists only there.
pub async fn as_demonstration(app: &App, email: &str) -> Result<String> {
    if !app.settings.demo {
        return Err(AppError::NotFound(crate::Noun::Page));
    }
    let now = app.now();
    let mut tx = app.begin().await?;
    let account = accounts::find_by_email(&mut tx, email).await?.ok_or(AppError::NotFound(crate::Noun::Account))?;
    let token = session::start(&mut tx, app, account.id, true, now).await?;
    let actor = session::actor_of(&account);
    record(&mut tx, &actor, Event::of("signed_in", "account", account.id.uuid()).detail("demonstration"), now).await?;
    tx.commit().await?;
    Ok(token)
}

/// The time step whose code this is, if it is newer than the last one used.
pub(super) fn matching_step(app: &App, account: &Account, code: &str, now: Timestamp) -> Result<Option<i64>> {
    let Some(sealed) = &account.totp_sealed else { return Ok(None) };
    let secret = app.vault.open_sealed(totp_place(account), sealed)?;
    let totp = super::accounts::totp(&secret)?;
    let digits: String = code.chars().filter(char::is_ascii_digit).collect();
    let step_now = now.as_second() / 30;
    Ok([step_now - 1, step_now, step_now + 1].into_iter().find(|step| {
        let at = u64::try_from(step * 30).unwrap_or_default();
        *step > account.totp_last_step && crate::secret::same(&totp.generate(at).to_string(), &digits)
    }))
}

pub(super) fn totp_place(account: &Account) -> Place {
    Place { table: "account", column: "totp_sealed", row: account.id.uuid() }
}

fn throttle_keys(command: &SignIn) -> Vec<String> {
    let mut keys = vec![format!("name:{}", accounts::email_key(&command.email))];
    if !command.address.is_empty() {
        keys.push(format!("from:{}", command.address));
    }
    keys
}

async fn wait_over(tx: &mut Tx, keys: &[String], now: Timestamp) -> Result<()> {
    for key in keys {
        throttle::wait_over(tx, key, now).await?;
    }
    Ok(())
}

/// An address gets ten times the patience of a name: a whole surgery may share one.
fn free_tries(key: &str) -> i64 {
    if key.starts_with("from:") { FREE_TRIES * 10 } else { FREE_TRIES }
}

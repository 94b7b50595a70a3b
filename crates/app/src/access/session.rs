//! Sessions: found by the cookie's secret, ended by idleness, by age, or by hand.

use footbridge_domain::access::{AccountActor, Actor};
use footbridge_domain::ids::AccountId;
use footbridge_store::Tx;
use footbridge_store::access::accounts::{self, Account};
use footbridge_store::access::sessions::{self, Session};
use jiff::{SignedDuration, Timestamp};

use crate::app::App;
use crate::error::{AppError, Result};
use crate::record::{Event, record};
use crate::secret;

/// Somebody who is signed in, and what their pages need.
#[derive(Clone)]
pub struct SignedIn {
    pub actor: Actor,
    pub name: String,
    pub csrf: String,
    pub token_hash: [u8; 32],
}

/// What a cookie turned out to be.
pub enum Found {
    SignedIn(SignedIn),
    /// The password was right; the code is still to come.
    NeedsCode {
        account: AccountId,
        csrf: String,
        token_hash: [u8; 32],
    },
    /// Unknown, ended or too old.
    Nothing,
}

/// Starts a session and gives the cookie's secret.
pub(crate) async fn start(
    tx: &mut Tx,
    app: &App,
    account: AccountId,
    complete: bool,
    now: Timestamp,
) -> Result<String> {
    let token = secret::new_secret()?;
    let session = Session {
        token_hash: secret::hash(&token),
        account,
        csrf: secret::new_secret()?,
        created_at: now,
        seen_at: now,
        expires_at: now + SignedDuration::from_hours(app.settings.session_hours),
        complete,
    };
    sessions::insert(tx, &session).await?;
    Ok(token)
}

pub fn actor_of(account: &Account) -> Actor {
    Actor::Account(AccountActor {
        account: account.id,
        scheme: account.scheme,
        organisation: account.organisation,
        name: account.name.clone(),
        roles: account.roles,
        granted: None,
    })
}

/// Who holds this cookie. Notes at most once a minute that they are still here.
pub async fn find(app: &App, token: &str) -> Result<Found> {
    let now = app.now();
    let token_hash = secret::hash(token);
    let mut tx = app.read().await?;
    let Some(session) = sessions::find(&mut tx, &token_hash).await? else { return Ok(Found::Nothing) };
    let idle = SignedDuration::from_mins(app.settings.idle_minutes);
    if now >= session.expires_at || now >= session.seen_at + idle {
        return Ok(Found::Nothing);
    }
    let account = accounts::get(&mut tx, session.account).await?;
    drop(tx);
    if !account.active {
        return Ok(Found::Nothing);
    }
    if !session.complete {
        return Ok(Found::NeedsCode { account: account.id, csrf: session.csrf, token_hash });
    }
    if now >= session.seen_at + SignedDuration::from_mins(1) {
        let mut tx = app.begin().await?;
        sessions::seen(&mut tx, &token_hash, now).await?;
        tx.commit().await?;
    }
    Ok(Found::SignedIn(SignedIn { actor: actor_of(&account), name: account.name, csrf: session.csrf, token_hash }))
}

pub async fn sign_out(app: &App, actor: &Actor, token_hash: &[u8; 32]) -> Result<()> {
    let now = app.now();
    let account = actor.account_id().ok_or(AppError::NotSignedIn)?;
    let mut tx = app.begin().await?;
    sessions::delete(&mut tx, token_hash).await?;
    record(&mut tx, actor, Event::of("signed_out", "account", account.uuid()), now).await?;
    tx.commit().await?;
    Ok(())
}

/// Ends every session of one's own account, this one included.
pub async fn sign_out_everywhere(app: &App, actor: &Actor) -> Result<u64> {
    let now = app.now();
    let account = actor.account_id().ok_or(AppError::NotSignedIn)?;
    let mut tx = app.begin().await?;
    let ended = sessions::delete_all(&mut tx, account).await?;
    let event = Event::of("signed_out_everywhere", "account", account.uuid()).detail(format!("{ended} sessions"));
    record(&mut tx, actor, event, now).await?;
    tx.commit().await?;
    Ok(ended)
}

//! Bearer tokens for machines: shown once, kept as a hash, limited to the actions they were given.

use footbridge_domain::access::{AccountActor, Action, Actor, Entrance};
use footbridge_store::access::accounts;
use footbridge_store::access::tokens::{self, ApiToken};
use jiff::SignedDuration;

use crate::app::App;
use crate::error::{AppError, Noun, Result};
use crate::ids::fresh;
use crate::load::permit_at_all;
use crate::record::{Event, record};
use crate::secret;

const PREFIX: &str = "fb_";

pub struct IssueToken {
    /// The account's email.
    pub account: String,
    pub name: String,
    pub actions: Vec<Action>,
    pub days: i64,
}

/// Makes a token and gives it in clear: the only time it is seen.
pub async fn issue(app: &App, actor: &Actor, command: IssueToken) -> Result<String> {
    let now = app.now();
    permit_at_all(actor, Action::ManageAccounts)?;
    if command.actions.is_empty() {
        return Err(AppError::invalid("scope", "Name at least one action this token may do."));
    }
    if let Some(wrong) = command.actions.iter().find(|it| it.entrance() != Entrance::Account) {
        return Err(AppError::invalid("scope", format!("“{}” is open to anybody and needs no token.", wrong.code())));
    }
    if !(1..=366).contains(&command.days) {
        return Err(AppError::invalid("days", "A token lasts from 1 to 366 days."));
    }
    let mut tx = app.begin().await?;
    let account = accounts::find_by_email(&mut tx, &command.account).await?.ok_or(AppError::NotFound(Noun::Account))?;
    let account = super::accounts::in_scheme(actor, account)?;
    let token = format!("{PREFIX}{}", secret::new_secret()?);
    let stored = ApiToken {
        id: fresh(),
        account: account.id,
        name: command.name,
        token_hash: secret::hash(&token),
        scopes: serde_json::to_string(&command.actions.iter().map(|it| it.code()).collect::<Vec<_>>())
            .map_err(AppError::internal)?,
        created_at: now,
        expires_at: now + SignedDuration::from_hours(24 * command.days),
        revoked_at: None,
    };
    tokens::insert(&mut tx, &stored).await?;
    let event =
        Event::of("token_issued", "account", account.id.uuid()).scheme(account.scheme).detail(stored.scopes.clone());
    record(&mut tx, actor, event, now).await?;
    tx.commit().await?;
    Ok(token)
}

/// Who holds this token. Unknown, expired, revoked: one answer.
pub async fn find(app: &App, token: &str) -> Result<Actor> {
    if !token.starts_with(PREFIX) {
        return Err(AppError::NotSignedIn);
    }
    let now = app.now();
    let mut tx = app.read().await?;
    let stored = tokens::find(&mut tx, &secret::hash(token)).await?.ok_or(AppError::NotSignedIn)?;
    if stored.revoked_at.is_some() || stored.expires_at <= now {
        return Err(AppError::NotSignedIn);
    }
    let account = accounts::get(&mut tx, stored.account).await?;
    if !account.active {
        return Err(AppError::NotSignedIn);
    }
    let codes: Vec<String> = serde_json::from_str(&stored.scopes).map_err(AppError::internal)?;
    Ok(Actor::Account(AccountActor {
        account: account.id,
        scheme: account.scheme,
        organisation: account.organisation,
        name: account.name,
        roles: account.roles,
        granted: Some(codes.iter().filter_map(|code| Action::from_code(code)).collect()),
    }))
}

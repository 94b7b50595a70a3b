//! Making and looking after accounts: administrators, and the command line when there is nobody yet.

use footbridge_domain::access::{Action, Actor, Role, Roles};
use footbridge_domain::ids::{AccountId, ReferringOrganisationId, SchemeId};
use footbridge_store::access::accounts::{self, Account};
use footbridge_store::access::schemes::{self, ReferringOrganisation};
use footbridge_store::access::sessions;
use totp_rs::{Algorithm, Builder, Secret, Totp};

use super::{password, sign_in};
use crate::app::App;
use crate::error::{AppError, FieldErrors, Noun, Result};
use crate::ids::fresh;
use crate::load::{permit_at_all, scheme_of};
use crate::record::{Event, record};

pub struct CreateAccount {
    pub scheme: SchemeId,
    pub organisation: Option<ReferringOrganisationId>,
    pub email: String,
    pub name: String,
    pub job_title: String,
    pub phone: String,
    pub roles: Roles,
    /// A machine holds tokens and never signs in.
    pub machine: bool,
    /// `None`: nobody can sign in until one is set.
    pub password: Option<String>,
}

pub async fn create(app: &App, actor: &Actor, command: CreateAccount) -> Result<AccountId> {
    let now = app.now();
    permit_at_all(actor, Action::ManageAccounts)?;
    let scheme = match actor {
        Actor::Product => command.scheme,
        _ => scheme_of(actor)?,
    };
    let mut errors = FieldErrors::default();
    if command.name.trim().is_empty() {
        errors.add("name", "Enter the person’s name.");
    }
    if !looks_like_email(&command.email) {
        errors.add("email", "Enter an email address, like name@example.org.");
    }
    if command.roles == Roles::NONE {
        errors.add("roles", "Choose at least one role.");
    }
    if command.roles.has(Role::Referrer) && command.organisation.is_none() && !command.machine {
        errors.add("organisation", "Choose the practice or organisation this person refers from.");
    }
    if let Some(password) = &command.password {
        password::check_new(password, &mut errors);
    }
    errors.into_result()?;
    let kind = if command.machine { "machine" } else { "person" };
    let password_hash = match command.password {
        Some(password) => Some(password::hash(app, password).await?),
        None => None,
    };
    let account = Account {
        id: fresh(),
        scheme,
        organisation: command.organisation,
        kind: kind.to_owned(),
        email: command.email.trim().to_owned(),
        name: command.name.trim().to_owned(),
        job_title: command.job_title,
        phone: command.phone,
        roles: command.roles,
        password_hash,
        totp_sealed: None,
        totp_confirmed: false,
        totp_last_step: 0,
        supervisor: None,
        work: "{}".to_owned(),
        calendar_token_hash: None,
        active: true,
        created_at: now,
        version: 0,
    };
    let mut tx = app.begin().await?;
    match accounts::insert(&mut tx, &account).await {
        Err(footbridge_store::StoreError::Duplicate { .. }) => {
            return Err(AppError::invalid("email", "There is an account with this email address already."));
        }
        other => other?,
    }
    let event =
        Event::of("account_created", "account", account.id.uuid()).scheme(scheme).detail(role_codes(account.roles));
    record(&mut tx, actor, event, now).await?;
    tx.commit().await?;
    Ok(account.id)
}

fn role_codes(roles: Roles) -> String {
    roles.iter().map(Role::code).collect::<Vec<_>>().join(" ")
}

pub fn looks_like_email(text: &str) -> bool {
    let text = text.trim();
    text.len() <= 254
        && !text.contains(char::is_whitespace)
        && text
            .split_once('@')
            .is_some_and(|(name, host)| !name.is_empty() && host.contains('.') && !host.contains('@'))
}

/// Everybody with an account in the scheme.
pub async fn list(app: &App, actor: &Actor) -> Result<Vec<Account>> {
    permit_at_all(actor, Action::ManageAccounts)?;
    let mut tx = app.read().await?;
    Ok(accounts::list(&mut tx, scheme_of(actor)?).await?)
}

/// The practices and agencies an account can belong to.
pub async fn organisations(app: &App, actor: &Actor) -> Result<Vec<ReferringOrganisation>> {
    permit_at_all(actor, Action::ManageAccounts)?;
    let mut tx = app.read().await?;
    Ok(schemes::organisations(&mut tx, scheme_of(actor)?).await?)
}

/// Ends or restores an account. Ending it ends its sessions at once.
pub async fn set_active(app: &App, actor: &Actor, id: AccountId, active: bool) -> Result<()> {
    let now = app.now();
    permit_at_all(actor, Action::ManageAccounts)?;
    if actor.account_id() == Some(id) && !active {
        return Err(AppError::refused("own_account", "You cannot end your own account. Ask another administrator."));
    }
    let mut tx = app.begin().await?;
    let mut account = in_scheme(actor, accounts::get(&mut tx, id).await?)?;
    account.active = active;
    accounts::save(&mut tx, &account).await?;
    if !active {
        sessions::delete_all(&mut tx, id).await?;
    }
    let name = if active { "account_restored" } else { "account_ended" };
    record(&mut tx, actor, Event::of(name, "account", id.uuid()), now).await?;
    tx.commit().await?;
    Ok(())
}

pub(super) fn in_scheme(actor: &Actor, account: Account) -> Result<Account> {
    if matches!(actor, Actor::Product) || actor.scheme() == Some(account.scheme) {
        Ok(account)
    } else {
        Err(AppError::NotFound(Noun::Account))
    }
}

/// Sets a new password for one's own account and ends every other session.
pub async fn change_password(app: &App, actor: &Actor, old: String, new: String) -> Result<()> {
    let now = app.now();
    permit_at_all(actor, Action::ManageOwnAccount)?;
    let id = actor.account_id().ok_or(AppError::NotSignedIn)?;
    let mut errors = FieldErrors::default();
    password::check_new(&new, &mut errors);
    errors.into_result()?;
    let mut tx = app.read().await?;
    let stored = accounts::get(&mut tx, id).await?.password_hash;
    drop(tx);
    if !password::verify(app, old, stored).await? {
        return Err(AppError::invalid("old_password", "That is not your present password."));
    }
    let hash = password::hash(app, new).await?;
    let mut tx = app.begin().await?;
    let mut account = accounts::get(&mut tx, id).await?;
    account.password_hash = Some(hash);
    accounts::save(&mut tx, &account).await?;
    sessions::delete_all(&mut tx, id).await?;
    record(&mut tx, actor, Event::of("password_changed", "account", id.uuid()), now).await?;
    tx.commit().await?;
    Ok(())
}

/// A new secret for an authenticator app, kept sealed until its first code confirms it. Gives the otpauth address.
pub async fn start_totp(app: &App, actor: &Actor) -> Result<String> {
    permit_at_all(actor, Action::ManageOwnAccount)?;
    let id = actor.account_id().ok_or(AppError::NotSignedIn)?;
    let mut tx = app.begin().await?;
    let mut account = accounts::get(&mut tx, id).await?;
    if account.totp_confirmed {
        return Err(AppError::refused("totp_on", "Codes are already on for your account."));
    }
    let secret = Secret::generate().to_base32();
    account.totp_sealed = Some(app.vault.seal(sign_in::totp_place(&account), &secret)?);
    accounts::save(&mut tx, &account).await?;
    record(&mut tx, actor, Event::of("codes_prepared", "account", id.uuid()), app.now()).await?;
    tx.commit().await?;
    Ok(otpauth(&account.email, &secret))
}

/// The address that authenticator apps read from a QR code.
pub(super) fn otpauth(email: &str, secret: &str) -> String {
    let label: String = email.chars().filter(|it| !matches!(it, ':' | '/' | '?' | '#')).collect();
    format!("otpauth://totp/Footbridge:{label}?secret={secret}&issuer=Footbridge&algorithm=SHA1&digits=6&period=30")
}

/// The first right code turns codes on.
pub async fn confirm_totp(app: &App, actor: &Actor, code: &str) -> Result<()> {
    let now = app.now();
    permit_at_all(actor, Action::ManageOwnAccount)?;
    let id = actor.account_id().ok_or(AppError::NotSignedIn)?;
    let mut tx = app.begin().await?;
    let mut account = accounts::get(&mut tx, id).await?;
    let step = sign_in::matching_step(app, &account, code, now)?
        .ok_or_else(|| AppError::invalid("code", "That code is not right. Enter the 6 digits your app shows now."))?;
    account.totp_confirmed = true;
    account.totp_last_step = step;
    accounts::save(&mut tx, &account).await?;
    record(&mut tx, actor, Event::of("codes_turned_on", "account", id.uuid()), now).await?;
    tx.commit().await?;
    Ok(())
}

/// RFC 6238 with the values every authenticator app knows: SHA-1, 6 digits, 30 seconds.
pub(super) fn totp(secret: &str) -> Result<Totp> {
    let secret = Secret::try_from_base32(secret).map_err(|why| AppError::internal(format!("{why:?}")))?;
    Builder::new()
        .with_algorithm(Algorithm::SHA1)
        .with_digits(6)
        .with_skew(1)
        .with_step_duration(30)
        .with_secret(secret)
        .build()
        .map_err(|why| AppError::internal(format!("{why:?}")))
}

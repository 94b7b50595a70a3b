//! Forms that are not finished: kept sealed, for their writer alone, until they are sent or thrown away.

use footbridge_domain::access::{Action, Actor};
use footbridge_domain::ids::AccountId;
use footbridge_store::Tx;
use footbridge_store::contacts::drafts as store;
use footbridge_store::vault::Place;
use jiff::Timestamp;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::app::App;
use crate::error::{AppError, Noun, Result};
use crate::load::{permit_at_all, scheme_of};

pub const CONTACT: &str = "contact";
pub const WHAT_MATTERS: &str = "what-matters";
pub const NOTE: &str = "note";
pub const SAFEGUARDING: &str = "safeguarding";
pub const DETAILS: &str = "details";
pub const CLOSE: &str = "close";

/// What a form is called, and where its page is.
const FORMS: [(&str, &str, &str); 6] = [
    (CONTACT, "Contact", ""),
    (WHAT_MATTERS, "What matters", "/what-matters"),
    (NOTE, "Restricted note", "/notes/new"),
    (SAFEGUARDING, "Safeguarding concern", "/safeguarding"),
    (DETAILS, "Details", "/details/edit"),
    (CLOSE, "Closing", "/close"),
];

/// Far more than anybody types; less than would fill a disk.
const LARGEST: usize = 200_000;
/// Field names that belong to the page, not to the writer.
const NOT_KEPT: [&str; 4] = ["csrf", "id", "subject", "seen"];
const KEPT_DAYS: i64 = 30;

pub struct Draft {
    pub fields: Vec<(String, String)>,
    pub saved_at: Timestamp,
}

/// A form that waits to be finished: for Today.
#[derive(Clone)]
pub struct Waiting {
    /// "Contact", "What matters".
    pub what: String,
    /// About whom; empty where it is about nobody yet.
    pub name: String,
    pub href: String,
    pub saved_at: Timestamp,
}

/// A draft opens only where it was sealed: this account, this form, this subject.
fn place(account: AccountId, form: &str, subject: Uuid) -> Place {
    let mut hash = Sha256::new();
    hash.update(account.uuid().as_bytes());
    hash.update(subject.as_bytes());
    hash.update(form.as_bytes());
    let mut row = [0; 16];
    row.copy_from_slice(&hash.finalize()[..16]);
    Place { table: "draft", column: "sealed", row: Uuid::from_bytes(row) }
}

pub async fn save(
    app: &App,
    actor: &Actor,
    form: &str,
    subject: Option<Uuid>,
    fields: &[(String, String)],
) -> Result<Timestamp> {
    permit_at_all(actor, Action::ManageOwnAccount)?;
    let account = actor.account_id().ok_or(AppError::NotSignedIn)?;
    let named = !form.is_empty() && form.len() <= 40 && form.bytes().all(|it| it.is_ascii_lowercase() || it == b'-');
    if !named {
        return Err(AppError::NotFound(Noun::Draft));
    }
    let now = app.now();
    let mut tx = app.begin().await?;
    put(app, &mut tx, account, form, subject.unwrap_or(account.uuid()), fields, now).await?;
    tx.commit().await?;
    Ok(now)
}

/// The same inside somebody's transaction.
pub(crate) async fn put(
    app: &App,
    tx: &mut Tx,
    account: AccountId,
    form: &str,
    subject: Uuid,
    fields: &[(String, String)],
    now: Timestamp,
) -> Result<()> {
    let kept: Vec<&(String, String)> = fields.iter().filter(|(name, _)| !NOT_KEPT.contains(&name.as_str())).collect();
    let json = serde_json::to_string(&kept).map_err(AppError::internal)?;
    if json.len() > LARGEST {
        return Err(AppError::refused(
            "draft_too_large",
            "This draft is too long to keep. Send the form, or shorten it.",
        ));
    }
    let sealed = app.vault.seal(place(account, form, subject), &json)?;
    store::save(tx, account, form, subject, &sealed, now).await?;
    Ok(())
}

pub(crate) async fn delete(tx: &mut Tx, account: AccountId, form: &str, subject: Uuid) -> Result<()> {
    Ok(store::delete(tx, account, form, subject).await?)
}

/// The draft of this form about this subject, if there is one.
pub async fn find(app: &App, actor: &Actor, form: &str, subject: Option<Uuid>) -> Result<Option<Draft>> {
    let mut tx = app.read().await?;
    within(app, &mut tx, actor, form, subject).await
}

pub(crate) async fn within(
    app: &App,
    tx: &mut Tx,
    actor: &Actor,
    form: &str,
    subject: Option<Uuid>,
) -> Result<Option<Draft>> {
    let Some(account) = actor.account_id() else { return Ok(None) };
    let subject = subject.unwrap_or(account.uuid());
    let Some(found) = store::find(tx, account, form, subject).await? else { return Ok(None) };
    let json = app.vault.open_sealed(place(account, form, subject), &found.sealed)?;
    let fields = serde_json::from_str(&json).map_err(AppError::internal)?;
    Ok(Some(Draft { fields, saved_at: found.saved_at }))
}

pub async fn discard(app: &App, actor: &Actor, form: &str, subject: Option<Uuid>) -> Result<()> {
    let account = actor.account_id().ok_or(AppError::NotSignedIn)?;
    let mut tx = app.begin().await?;
    store::delete(&mut tx, account, form, subject.unwrap_or(account.uuid())).await?;
    tx.commit().await?;
    Ok(())
}

/// Everything this account has not finished, newest first.
pub async fn list(app: &App, actor: &Actor) -> Result<Vec<Waiting>> {
    let (Some(account), Ok(scheme)) = (actor.account_id(), scheme_of(actor)) else { return Ok(Vec::new()) };
    let mut tx = app.read().await?;
    let found = store::list(&mut tx, account, scheme).await?;
    Ok(found
        .into_iter()
        .filter_map(|it| {
            let (_, what, path) = FORMS.iter().find(|(form, ..)| *form == it.form)?;
            // A draft about somebody of another scheme cannot be opened any more.
            let name = format!("{} {}", it.first_name?, it.family_name?);
            Some(Waiting {
                what: (*what).to_owned(),
                name: name.trim().to_owned(),
                href: format!("/people/{}{path}", it.subject),
                saved_at: it.saved_at,
            })
        })
        .collect())
}

/// A job: drafts nobody came back to for a month go.
pub async fn forget_old(app: &App) -> Result<u64> {
    let mut tx = app.begin().await?;
    let gone = store::delete_before(&mut tx, app.now() - jiff::SignedDuration::from_hours(24 * KEPT_DAYS)).await?;
    tx.commit().await?;
    Ok(gone)
}

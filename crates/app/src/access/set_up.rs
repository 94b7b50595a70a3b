//! Setting up: schemes, and the practices and agencies that refer to them.

use footbridge_domain::access::{Action, Actor};
use footbridge_domain::ids::{ReferringOrganisationId, SchemeId};
use footbridge_store::access::schemes::{self, ReferringOrganisation, Scheme};

use super::accounts::looks_like_email;
use crate::app::App;
use crate::error::{AppError, FieldErrors, Result};
use crate::ids::fresh;
use crate::load::permit_at_all;
use crate::record::{Event, record};
use crate::secret;

pub struct NewScheme {
    pub name: String,
    pub phone: String,
    pub email: String,
    pub area: String,
}

pub struct NewOrganisation {
    pub scheme: SchemeId,
    pub name: String,
    pub kind: String,
    pub ods_code: Option<String>,
    pub reply_to: Option<String>,
}

/// The kinds of organisation that refer people.
pub const KINDS: &[&str] = &["practice", "council", "voluntary", "hospital", "other"];

/// A new scheme: only whoever holds the machine makes one, there is nobody to ask inside it yet.
pub async fn scheme(app: &App, actor: &Actor, new: NewScheme) -> Result<SchemeId> {
    let now = app.now();
    if !matches!(actor, Actor::Product) {
        return Err(AppError::Forbidden(Action::ManageAccounts));
    }
    let mut errors = FieldErrors::default();
    if new.name.trim().is_empty() {
        errors.add("name", "Enter the scheme’s name.");
    }
    if !looks_like_email(&new.email) {
        errors.add("email", "Enter an email address, like hello@example.org.");
    }
    errors.into_result()?;
    let scheme = Scheme {
        id: fresh(),
        name: new.name.trim().to_owned(),
        phone: new.phone.trim().to_owned(),
        email: new.email.trim().to_owned(),
        area: new.area.trim().to_owned(),
        settings: "{}".to_owned(),
        created_at: now,
    };
    let mut tx = app.begin().await?;
    schemes::insert(&mut tx, &scheme).await?;
    record(&mut tx, actor, Event::of("scheme_made", "scheme", scheme.id.uuid()).scheme(scheme.id), now).await?;
    tx.commit().await?;
    Ok(scheme.id)
}

/// Makes a referring organisation and gives the secret of its form link: the only time it is seen.
pub async fn organisation(app: &App, actor: &Actor, new: NewOrganisation) -> Result<String> {
    let now = app.now();
    permit_at_all(actor, Action::ManageAccounts)?;
    if actor.scheme().is_some_and(|own| own != new.scheme) {
        return Err(AppError::Forbidden(Action::ManageAccounts));
    }
    let mut errors = FieldErrors::default();
    if new.name.trim().is_empty() {
        errors.add("name", "Enter the organisation’s name.");
    }
    if !KINDS.contains(&new.kind.as_str()) {
        errors.add("kind", format!("Choose one of: {}.", KINDS.join(", ")));
    }
    errors.into_result()?;
    let link = secret::new_secret()?;
    let organisation = ReferringOrganisation {
        id: fresh(),
        scheme: new.scheme,
        name: new.name.trim().to_owned(),
        kind: new.kind,
        ods_code: new.ods_code,
        reply_to: new.reply_to,
        form_link_hash: Some(secret::hash(&link)),
        active: true,
    };
    let mut tx = app.begin().await?;
    schemes::insert_organisation(&mut tx, &organisation).await?;
    let event = Event::of("organisation_made", "referring_organisation", organisation.id.uuid()).scheme(new.scheme);
    record(&mut tx, actor, event, now).await?;
    tx.commit().await?;
    Ok(link)
}

/// The scheme with this name, or the only one.
pub async fn scheme_named(app: &App, actor: &Actor, name: Option<&str>) -> Result<SchemeId> {
    permit_at_all(actor, Action::ManageAccounts)?;
    let mut tx = app.read().await?;
    let all = schemes::list(&mut tx).await?;
    match (name, all.as_slice()) {
        (Some(name), all) => all
            .iter()
            .find(|it| it.name == name)
            .map(|it| it.id)
            .ok_or_else(|| AppError::invalid("scheme", "There is no scheme with this name.")),
        (None, [only]) => Ok(only.id),
        (None, []) => {
            Err(AppError::invalid("scheme", "There is no scheme yet. Make one with `footbridge admin scheme`."))
        }
        (None, _) => Err(AppError::invalid("scheme", "There are several schemes. Name one with --scheme.")),
    }
}

pub async fn organisation_named(
    app: &App,
    actor: &Actor,
    scheme: SchemeId,
    name: &str,
) -> Result<ReferringOrganisationId> {
    permit_at_all(actor, Action::ManageAccounts)?;
    let mut tx = app.read().await?;
    let all = schemes::organisations(&mut tx, scheme).await?;
    all.into_iter().find(|it| it.name == name).map(|it| it.id).ok_or_else(|| {
        AppError::invalid("organisation", "There is no referring organisation with this name in the scheme.")
    })
}

//! A scheme just large enough for a story: one of each part, and a neighbouring scheme behind its wall.

use anyhow::Result;
use footbridge_app::access::accounts::{self, CreateAccount};
use footbridge_app::access::session::actor_of;
use footbridge_app::{App, fresh, secret};
use footbridge_domain::access::{Actor, Role, Roles};
use footbridge_domain::ids::{AccountId, ReferringOrganisationId, SchemeId};
use footbridge_store::access::schemes::{self, ReferringOrganisation, Scheme};

/// The people a story can act as.
pub struct SmallScheme {
    pub scheme: SchemeId,
    pub practice: ReferringOrganisationId,
    /// The secret in the practice's form link.
    pub practice_link: String,
    pub council: ReferringOrganisationId,
    /// Link worker.
    pub amira: Actor,
    /// Another link worker of the same scheme.
    pub ben: Actor,
    /// Team lead.
    pub helen: Actor,
    /// GP at the practice.
    pub okafor: Actor,
    /// Social worker at the council.
    pub priya: Actor,
    pub supervisor: Actor,
    pub joan: Actor,
    pub marcus: Actor,
    pub admin: Actor,
    /// A link worker of the neighbouring scheme.
    pub stranger: Actor,
    pub other_scheme: SchemeId,
}

pub async fn small_scheme(app: &App) -> Result<SmallScheme> {
    let scheme = insert_scheme(app, "Harbour", "01632 960100").await?;
    let other_scheme = insert_scheme(app, "Hillside", "01632 960900").await?;
    let practice_link = secret::new_secret()?;
    let practice = organisation(app, scheme, "Harbour Road Surgery", "practice", Some(&practice_link)).await?;
    let council = organisation(app, scheme, "Northshore Council", "council", None).await?;
    let person =
        |name: &'static str, role: Role, organisation| account(app, scheme, name, Roles::NONE.with(role), organisation);
    Ok(SmallScheme {
        scheme,
        practice,
        practice_link,
        council,
        amira: actor(app, person("Amira Hassan", Role::LinkWorker, None).await?).await?,
        ben: actor(app, person("Ben Carter", Role::LinkWorker, None).await?).await?,
        helen: actor(app, person("Helen Marsh", Role::TeamLead, None).await?).await?,
        okafor: actor(app, person("Ngozi Okafor", Role::Referrer, Some(practice)).await?).await?,
        priya: actor(app, person("Priya Nair", Role::Referrer, Some(council)).await?).await?,
        supervisor: actor(app, person("Grace Obi", Role::Supervisor, None).await?).await?,
        joan: actor(app, person("Joan Hill", Role::DirectoryEditor, None).await?).await?,
        marcus: actor(app, person("Marcus Webb", Role::Analyst, None).await?).await?,
        admin: actor(app, person("Ade Bright", Role::Administrator, None).await?).await?,
        stranger: actor(
            app,
            account(app, other_scheme, "Stella Grey", Roles::NONE.with(Role::LinkWorker).with(Role::TeamLead), None)
                .await?,
        )
        .await?,
        other_scheme,
    })
}

async fn insert_scheme(app: &App, name: &str, phone: &str) -> Result<SchemeId> {
    let scheme = Scheme {
        id: fresh(),
        name: format!("{name} Social Prescribing"),
        phone: phone.to_owned(),
        email: format!("hello@{}.example.org", name.to_lowercase()),
        area: name.to_owned(),
        settings: "{}".to_owned(),
        created_at: app.now(),
    };
    let mut tx = app.database().begin().await?;
    schemes::insert(&mut tx, &scheme).await?;
    tx.commit().await?;
    Ok(scheme.id)
}

async fn organisation(
    app: &App,
    scheme: SchemeId,
    name: &str,
    kind: &str,
    link: Option<&str>,
) -> Result<ReferringOrganisationId> {
    let organisation = ReferringOrganisation {
        id: fresh(),
        scheme,
        name: name.to_owned(),
        kind: kind.to_owned(),
        ods_code: None,
        reply_to: Some(format!("reply@{}.example.org", name.to_lowercase().replace(' ', "-"))),
        form_link_hash: link.map(secret::hash),
        active: true,
    };
    let mut tx = app.database().begin().await?;
    schemes::insert_organisation(&mut tx, &organisation).await?;
    tx.commit().await?;
    Ok(organisation.id)
}

/// An account without a password: a story acts as it directly.
pub async fn account(
    app: &App,
    scheme: SchemeId,
    name: &str,
    roles: Roles,
    organisation: Option<ReferringOrganisationId>,
) -> Result<AccountId> {
    let command = CreateAccount {
        scheme,
        organisation,
        email: format!("{}@example.org", name.to_lowercase().replace(' ', ".")),
        name: name.to_owned(),
        job_title: String::new(),
        phone: String::new(),
        roles,
        machine: false,
        password: None,
    };
    Ok(accounts::create(app, &Actor::Product, command).await?)
}

pub async fn actor(app: &App, id: AccountId) -> Result<Actor> {
    let mut tx = app.database().read().await?;
    Ok(actor_of(&footbridge_store::access::accounts::get(&mut tx, id).await?))
}

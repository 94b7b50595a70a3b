//! Opening a record that is not one's own: a purpose and words first. Break-glass for restricted notes is shorter and reviewed.

use footbridge_domain::access::{Action, Actor, Purpose, Role};
use footbridge_domain::ids::{AccessGrantId, PersonId};
use footbridge_store::access::grants::{self, AccessGrant};
use footbridge_store::access::{accounts, outbox};
use footbridge_store::people;
use jiff::SignedDuration;

use crate::app::App;
use crate::error::{AppError, FieldErrors, Noun, Result};
use crate::ids::fresh;
use crate::load::{permit_at_all, scheme_of};
use crate::record::{Event, message, record};

/// A reason opens a record for the rest of a working day.
const REASON_HOURS: i64 = 8;
const BREAK_GLASS_MINUTES: i64 = 30;

pub struct AskForAccess {
    pub person: PersonId,
    pub purpose: Option<Purpose>,
    pub reason: String,
    pub break_glass: bool,
}

pub async fn run(app: &App, actor: &Actor, command: AskForAccess) -> Result<()> {
    let now = app.now();
    permit_at_all(actor, Action::AskForAccess)?;
    let account = actor.account_id().ok_or(AppError::NotSignedIn)?;
    let scheme = scheme_of(actor)?;
    let mut errors = FieldErrors::default();
    let purpose = command.purpose.unwrap_or_else(|| {
        errors.add("purpose", "Choose why you need to open this record.");
        Purpose::Cover
    });
    let reason = command.reason.trim();
    if command.break_glass && reason.chars().count() < 10 {
        errors.add("reason", "Say in a few words why you need to read this now. Your team lead will see it.");
    }
    if reason.chars().count() > 500 {
        errors.add("reason", "Use at most 500 characters.");
    }
    errors.into_result()?;

    let mut tx = app.begin().await?;
    people::get(&mut tx, command.person, scheme).await.map_err(|error| AppError::from(error).noun(Noun::Person))?;
    let lasts = if command.break_glass {
        SignedDuration::from_mins(BREAK_GLASS_MINUTES)
    } else {
        SignedDuration::from_hours(REASON_HOURS)
    };
    let grant = AccessGrant {
        id: fresh(),
        scheme,
        account,
        person: command.person,
        kind: if command.break_glass { "break_glass" } else { "reason" }.to_owned(),
        purpose: purpose.code().to_owned(),
        reason: if reason.is_empty() { purpose.label().to_owned() } else { format!("{}: {reason}", purpose.label()) },
        given_at: now,
        expires_at: now + lasts,
        reviewed_at: None,
        reviewed_by: None,
        review: String::new(),
    };
    grants::insert(&mut tx, &grant).await?;
    if command.break_glass {
        alert_leads(&mut tx, app, actor, &grant).await?;
    }
    let name = if command.break_glass { "glass_broken" } else { "access_reason_given" };
    let event = Event::of(name, "access_grant", grant.id.uuid()).person(command.person).reason(grant.reason.clone());
    record(&mut tx, actor, event, now).await?;
    tx.commit().await?;
    Ok(())
}

/// What to call the person on the page that asks for a reason. Nothing else of the record is shown there.
pub async fn who(app: &App, actor: &Actor, person: PersonId) -> Result<String> {
    permit_at_all(actor, Action::AskForAccess)?;
    let mut tx = app.read().await?;
    let person = people::get(&mut tx, person, scheme_of(actor)?)
        .await
        .map_err(|error| AppError::from(error).noun(Noun::Person))?;
    Ok(person.details.full_name())
}

/// Every team lead hears at once that a restricted note was opened. The message names nobody but the worker.
async fn alert_leads(tx: &mut footbridge_store::Tx, app: &App, actor: &Actor, grant: &AccessGrant) -> Result<()> {
    let who = actor.account().map(|it| it.name.clone()).unwrap_or_default();
    for lead in
        accounts::list(tx, grant.scheme).await?.into_iter().filter(|it| it.active && it.roles.has(Role::TeamLead))
    {
        let alert = outbox::Message {
            id: fresh(),
            scheme: grant.scheme,
            person: None,
            channel: "email".to_owned(),
            kind: "break_glass_alert".to_owned(),
            language: "en".to_owned(),
            recipient: lead.email,
            recipient_name: lead.name,
            subject: "A restricted note was opened".to_owned(),
            body: format!(
                "{who} opened a restricted note at {}.\n\nReview it here: {}/team/break-glass\n",
                crate::time::clock_words(grant.given_at),
                app.settings.base_url
            ),
            created_at: grant.given_at,
            sent_at: None,
            failed: String::new(),
        };
        message(tx, &alert).await?;
    }
    Ok(())
}

/// Openings of restricted notes that nobody has looked at yet.
pub async fn to_review(app: &App, actor: &Actor) -> Result<Vec<AccessGrant>> {
    permit_at_all(actor, Action::ReviewBreakGlass)?;
    let mut tx = app.read().await?;
    Ok(grants::to_review(&mut tx, scheme_of(actor)?).await?)
}

pub async fn review(app: &App, actor: &Actor, id: AccessGrantId, words: &str) -> Result<()> {
    let now = app.now();
    permit_at_all(actor, Action::ReviewBreakGlass)?;
    let by = actor.account_id().ok_or(AppError::NotSignedIn)?;
    if words.trim().is_empty() {
        return Err(AppError::invalid(
            "review",
            "Write what you found, for example: “Right to open it. Talked with Ben.”",
        ));
    }
    let mut tx = app.begin().await?;
    // Nobody reviews their own opening.
    if grants::to_review(&mut tx, scheme_of(actor)?).await?.iter().any(|it| it.id == id && it.account == by) {
        return Err(AppError::refused(
            "own_opening",
            "You opened this note yourself. Another team lead has to review it.",
        ));
    }
    grants::review(&mut tx, id, scheme_of(actor)?, now, by, words.trim()).await?;
    record(&mut tx, actor, Event::of("break_glass_reviewed", "access_grant", id.uuid()), now).await?;
    tx.commit().await?;
    Ok(())
}

//! A link worker sends a referral to a group: what is ticked and nothing else, with the person's agreement for this
//! recipient, and never more in a month than the group can take without its yes.

use footbridge_domain::access::{Action, Actor};
use footbridge_domain::ids::{OnwardReferralId, PersonId, ServiceId};
use footbridge_domain::onward::lists::{OnwardEvent, SentBy};
use footbridge_domain::onward::{OnwardReferral, OnwardState, Shared, SharedItem};
use footbridge_domain::people::consent::{AgreedHow, Consent, ConsentKind};
use footbridge_store::access::schemes;
use footbridge_store::onward::services;
use footbridge_store::people::consents;
use footbridge_store::{Tx, onward};

use super::load::{days_of, name_of, note};
use super::mail::{self, Letter};
use super::prepare::{self, Prepared};
use crate::app::App;
use crate::error::{AppError, FieldErrors, Result};
use crate::ids::fresh;
use crate::load::open_person;
use crate::record::{Event, record};

/// The page as it came back.
#[derive(Debug, Clone, Default)]
pub struct SendReferral {
    /// Codes of the ticked items.
    pub share: Vec<String>,
    pub hope: String,
    pub message: String,
    /// How they said yes. Nothing is preset: choosing it is saying that they did.
    pub agreed_how: String,
    /// `yes`: the group said it can take one more. `next_month`: keep it until then.
    pub pace: String,
    pub pace_who: String,
    /// For a group without an email address: who was told.
    pub spoke_to: String,
    pub seen: String,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sent {
    ByEmail(OnwardReferralId),
    ByPhone(OnwardReferralId),
    NextMonth(OnwardReferralId),
    /// The same was sent a moment ago, or is still open.
    Already(OnwardReferralId),
}

const LONGEST: usize = 1000;

pub async fn run(app: &App, actor: &Actor, person: PersonId, service: ServiceId, typed: &SendReferral) -> Result<Sent> {
    let now = app.now();
    let sender = actor.account_id().ok_or(AppError::NotSignedIn)?;
    let mut tx = app.begin().await?;
    let opened = open_person(&mut tx, actor, Action::ReferOnward, person, now).await?;
    // From here to the commit nobody else sends to this group.
    services::hold(&mut tx, service).await.map_err(|_| AppError::NotFound(crate::Noun::Entry))?;
    let prepared = prepare::within(&mut tx, opened.record, service, now).await?;
    if let Some(open) = prepared.open {
        return Ok(Sent::Already(open));
    }
    let checked = check(typed, &prepared)?;
    let consent = consent(&prepared, checked.how, actor, now);
    consents::insert(&mut tx, &consent).await?;
    let recipient = &prepared.recipient;
    let by = if recipient.email.is_empty() { SentBy::Phone } else { SentBy::Email };
    let draft = OnwardReferral {
        id: fresh(),
        scheme: prepared.header.person.scheme,
        person,
        referral: prepared.header.person.open_referral,
        service,
        consent: consent.id,
        sent_by: sender,
        initials: prepared.header.person.details.initials(),
        shared: checked.shared,
        message: typed.message.trim().to_owned(),
        recipient: if by == SentBy::Email { recipient.email.clone() } else { recipient.phone.clone() },
        state: OnwardState::Draft { send_on: checked.next_month.then_some(prepared.next_month) },
        state_at: now,
        reminders: 0,
        ring_needed: false,
        rang_at: None,
        asked_about_visit: false,
        next_chase_at: None,
        version: 0,
    };
    let id = draft.id;
    let (name, sent) = if checked.next_month {
        onward::insert(&mut tx, &draft).await?;
        note(&mut tx, &draft, &name_of(actor), OnwardEvent::Queued, "", now).await?;
        ("onward_referral_queued", Sent::NextMonth(id))
    } else {
        let scheme = schemes::get(&mut tx, draft.scheme).await?;
        let referral = draft.send(by, now)?.chased(&days_of(&scheme));
        onward::insert(&mut tx, &referral).await?;
        let words = match (prepared.pace.is_reached(), by) {
            (true, _) => format!("Over their monthly limit with the yes of {}", typed.pace_who.trim()),
            (false, SentBy::Phone) => format!("Spoke to {}", typed.spoke_to.trim()),
            (false, SentBy::Email) => String::new(),
        };
        deliver(&mut tx, app, &referral, &prepared, &scheme, &name_of(actor), &words, now).await?;
        ("onward_referral_sent", if by == SentBy::Email { Sent::ByEmail(id) } else { Sent::ByPhone(id) })
    };
    let given = Event::of("consent_given", "consent", consent.id.uuid())
        .person(person)
        .reason(opened.reason.clone())
        .detail(consent.kind.code());
    record(&mut tx, actor, given, now).await?;
    let items: Vec<_> = typed.share.iter().map(String::as_str).collect();
    let event =
        Event::of(name, "onward_referral", id.uuid()).person(person).reason(opened.reason).detail(items.join(" "));
    record(&mut tx, actor, event, now).await?;
    tx.commit().await?;
    Ok(sent)
}

#[expect(clippy::too_many_arguments, reason = "what one sending needs")]
async fn deliver(
    tx: &mut Tx,
    app: &App,
    referral: &OnwardReferral,
    prepared: &Prepared,
    scheme: &schemes::Scheme,
    who: &str,
    words: &str,
    now: jiff::Timestamp,
) -> Result<()> {
    let by_mail = !prepared.recipient.email.is_empty();
    if by_mail {
        mail::with_link(tx, app, referral, &prepared.recipient, scheme, Letter::New, now).await?;
    }
    let event = if by_mail { OnwardEvent::Sent } else { OnwardEvent::SentByPhone };
    note(tx, referral, who, event, words, now).await
}

struct Checked {
    shared: Shared,
    how: AgreedHow,
    next_month: bool,
}

fn check(typed: &SendReferral, prepared: &Prepared) -> Result<Checked> {
    let mut errors = FieldErrors::default();
    let called = prepared.header.person.details.called();
    if typed.seen != prepared.seen {
        errors.add("share", "The record changed since you opened this page. Look at what is shared again, then send.");
    }
    let how = AgreedHow::from_code(&typed.agreed_how);
    if how.is_none() {
        errors.add("agreed_how", format!("Ask {called}, then choose how they said yes."));
    }
    if typed.hope.chars().count() > LONGEST {
        errors.add("hope", format!("Use at most {LONGEST} letters."));
    }
    if typed.message.chars().count() > LONGEST {
        errors.add("message", format!("Use at most {LONGEST} letters."));
    }
    let mut next_month = false;
    if prepared.pace.is_reached() {
        match typed.pace.as_str() {
            "next_month" => next_month = true,
            "yes" if typed.pace_who.trim().is_empty() => errors.add("pace_who", "Enter who said yes."),
            "yes" => {}
            _ => errors.add("pace", "Choose what to do: they have had as many people this month as they can take."),
        }
    }
    if prepared.recipient.email.is_empty() && !next_month && typed.spoke_to.trim().is_empty() {
        errors.add("spoke_to", "Ring them, then enter who you spoke to.");
    }
    let shared = Shared::of(
        prepared.offers.iter().filter(|it| typed.share.iter().any(|code| code == it.item.code())).map(|it| {
            let words = if it.item == SharedItem::Hope { typed.hope.clone() } else { it.words.clone() };
            (it.item, words)
        }),
    );
    if shared.is_empty() && typed.message.trim().is_empty() {
        errors.add("share", "Tick at least one thing to share, or write a message.");
    }
    errors.into_result()?;
    let how = how.ok_or_else(|| AppError::internal("checked above"))?;
    Ok(Checked { shared, how, next_month })
}

fn consent(prepared: &Prepared, how: AgreedHow, actor: &Actor, now: jiff::Timestamp) -> Consent {
    Consent {
        id: fresh(),
        person: prepared.header.person.id,
        kind: ConsentKind::ShareWithOrganisation,
        service: Some(prepared.recipient.id),
        recipient: prepared.recipient.name.clone(),
        given_at: now,
        given_how: how.code().to_owned(),
        recorded_by: actor.account_id(),
        withdrawn_at: None,
    }
}

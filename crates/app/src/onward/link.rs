//! Who holds this link? The address alone proves nothing: mails are forwarded, and scanners open what is in them. The
//! code that went to the mailbox does, once for each device.

use footbridge_domain::access::{Action, Actor, Grant, LinkActor};
use footbridge_domain::onward::OnwardReferral;
use footbridge_store::access::accounts::{self, email_key};
use footbridge_store::access::schemes::{self, Scheme};
use footbridge_store::onward::links;
use footbridge_store::onward::services::{self, Recipient};
use footbridge_store::people::consents;
use footbridge_store::{Tx, onward};
use jiff::Timestamp;

use crate::app::App;
use crate::error::{Noun, Result};
use crate::load::permit;
use crate::record::{Event, record_read};
use crate::secret;

/// What a visitor brings: the secret of the address, and the secret of the device's cookie if it has one.
#[derive(Clone, Default)]
pub struct Key {
    pub token: String,
    pub device: Option<String>,
}

/// How a link stands. Only the last tells anything about anybody.
pub enum Standing {
    /// No such link: mistyped, cut off, or made up.
    Unknown,
    /// The referral was taken back, or the person no longer wants it shared.
    TakenBack {
        scheme: Scheme,
    },
    Expired {
        scheme: Scheme,
        address: String,
    },
    NeedsCode {
        scheme: Scheme,
        address: String,
        code_sent: bool,
    },
    Proven(Box<Held>),
}

/// A referral in the hands of whom it was sent to.
pub struct Held {
    pub actor: Actor,
    pub referral: OnwardReferral,
    pub group: Recipient,
    pub scheme: Scheme,
}

/// What the organisation's page shows.
pub struct LinkPage {
    pub held: Held,
    pub worker: String,
    pub worker_phone: String,
}

/// Looks, changes nothing, tells nothing that was not proven. Inside the caller's transaction, so that an agreement
/// withdrawn at the same moment wins or loses as a whole.
pub(super) async fn prove(tx: &mut Tx, key: &Key, now: Timestamp) -> Result<Standing> {
    let hash = secret::hash(&key.token);
    let Some(link) = links::find(tx, &hash).await? else { return Ok(Standing::Unknown) };
    let referral = onward::get_by_id(tx, link.onward).await?;
    let scheme = schemes::get(tx, referral.scheme).await?;
    let in_force = consents::get(tx, referral.consent, referral.person).await?.is_in_force();
    if link.revoked_at.is_some() || !in_force {
        return Ok(Standing::TakenBack { scheme });
    }
    let address = masked(&referral.recipient);
    if link.expires_at <= now {
        return Ok(Standing::Expired { scheme, address });
    }
    let remembered = match &key.device {
        Some(device) => links::is_remembered(tx, &secret::hash(device), &email_key(&referral.recipient), now).await?,
        None => false,
    };
    if !remembered {
        let code_sent = link.code_hash.is_some() && link.code_expires_at.is_some_and(|it| it > now);
        return Ok(Standing::NeedsCode { scheme, address, code_sent });
    }
    let actor = Actor::Link(LinkActor { onward: link.onward, scheme: referral.scheme });
    permit(&actor, Action::AnswerOnwardReferral, &referral.subject(None, Grant::None), referral.person, Noun::Link)?;
    let group = services::get(tx, referral.service).await?;
    Ok(Standing::Proven(Box::new(Held { actor, referral, group, scheme })))
}

/// Enough to know one's own mailbox by, too little to write to it: "t•••@example.org".
fn masked(address: &str) -> String {
    match address.split_once('@') {
        Some((name, host)) => format!("{}•••@{host}", name.chars().next().unwrap_or('•')),
        None => "your email address".to_owned(),
    }
}

/// The organisation's page. A look by a proven device is written into the audit trail; the referral itself stays as it is.
pub(super) async fn page(app: &App, key: &Key) -> Result<Result<LinkPage, Standing>> {
    let now = app.now();
    {
        // Scanners and strangers stop here, without the writer's turn.
        let mut tx = app.read().await?;
        match prove(&mut tx, key, now).await? {
            Standing::Proven(_) => {}
            other => return Ok(Err(other)),
        }
    }
    let mut tx = app.begin().await?;
    let held = match prove(&mut tx, key, now).await? {
        Standing::Proven(held) => *held,
        other => return Ok(Err(other)),
    };
    let worker = accounts::get(&mut tx, held.referral.sent_by).await?;
    let event =
        Event::of("onward_referral_viewed", "onward_referral", held.referral.id.uuid()).person(held.referral.person);
    record_read(&mut tx, &held.actor, event, now).await?;
    tx.commit().await?;
    Ok(Ok(LinkPage { held, worker: worker.name, worker_phone: worker.phone }))
}

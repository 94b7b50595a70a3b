//! How the reply reaches whoever referred. The email never names the person and carries no health information:
//! it holds the reference and an address that asks for a sign-in. A link that opened the reply by itself would be
//! a key to a record lying in an inbox. Where nobody of the organisation can sign in, the whole reply goes as a
//! letter into the print queue; the practice then has it by its ordinary post.

use footbridge_domain::referrals::Referral;
use footbridge_store::Tx;
use footbridge_store::access::accounts;
use footbridge_store::access::outbox::Message;
use footbridge_store::access::schemes;
use footbridge_store::closing as store;
use jiff::Timestamp;

use super::reply::Reply;
use crate::access::accounts::looks_like_email;
use crate::app::App;
use crate::error::Result;
use crate::ids::fresh;
use crate::record::message;

/// Which way the reply went, for the page that says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sent {
    Email,
    Letter,
    /// The person, or someone close to them, asked: there is no referrer to tell.
    Nobody,
}

pub(super) async fn run(tx: &mut Tx, app: &App, referral: &Referral, reply: &Reply, now: Timestamp) -> Result<Sent> {
    let referrer = &referral.request.referrer;
    if referral.request.source.is_personal() && referrer.organisation.is_none() {
        return Ok(Sent::Nobody);
    }
    let organisation = match referrer.organisation {
        Some(id) => Some(schemes::organisation(tx, id, referral.scheme).await?),
        None => None,
    };
    let account = match referrer.account {
        Some(id) => Some(accounts::get(tx, id).await?).filter(|it| it.active),
        None => None,
    };
    let signs_in = match (&account, &organisation) {
        (Some(_), _) => true,
        (None, Some(organisation)) => store::organisation_signs_in(tx, referral.scheme, organisation.id).await?,
        (None, None) => false,
    };
    let email = account
        .map(|it| it.email)
        .or_else(|| Some(referrer.contact.clone()).filter(|it| looks_like_email(it)))
        .or_else(|| organisation.as_ref().and_then(|it| it.reply_to.clone()))
        .filter(|_| signs_in);
    let name = if referrer.name.is_empty() {
        organisation.as_ref().map(|it| it.name.clone()).unwrap_or_default()
    } else {
        referrer.name.clone()
    };
    let blank = Message {
        id: fresh(),
        scheme: referral.scheme,
        person: Some(referral.person),
        channel: "email".to_owned(),
        kind: "reply_to_referrer".to_owned(),
        language: "en".to_owned(),
        recipient: String::new(),
        recipient_name: name.clone(),
        subject: format!("Reply to your referral {}", referral.reference),
        body: String::new(),
        created_at: now,
        sent_at: None,
        failed: String::new(),
    };
    let (sent, written) = match email {
        Some(address) => {
            let first = if reply.actions.is_empty() {
                "There is nothing your team needs to do."
            } else {
                "There is something for your team to do."
            };
            let body = format!(
                "Support for the person you referred has ended.\n\nReference {}. {first}\n\nSign in to read the reply:\n{}/referrals/{}/reply\n\n{}\n{}\n",
                referral.reference, app.settings.base_url, referral.id, reply.scheme, reply.phone
            );
            (Sent::Email, Message { recipient: address, body, ..blank })
        }
        None => {
            let to = organisation.map(|it| it.name).filter(|it| *it != name);
            let recipient =
                [Some(name), to].into_iter().flatten().filter(|it| !it.is_empty()).collect::<Vec<_>>().join("\n");
            (Sent::Letter, Message { channel: "letter".to_owned(), recipient, body: reply.text(), ..blank })
        }
    };
    message(tx, &written).await?;
    Ok(sent)
}

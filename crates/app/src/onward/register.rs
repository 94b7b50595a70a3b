//! A group's register on paper: those it has a place for, as they were shared with this one mailbox.

use footbridge_domain::access::{Action, Actor, Decision, LinkActor, Subject, decide};
use footbridge_store::access::accounts::email_key;
use footbridge_store::access::schemes::Scheme;
use footbridge_store::onward::services::Recipient;
use footbridge_store::onward::{self, OnwardSummary};

use super::link::{Key, Standing, prove};
use crate::app::App;
use crate::error::Result;
use crate::record::{Event, record_read};

pub struct Register {
    pub group: Recipient,
    pub scheme: Scheme,
    pub people: Vec<OnwardSummary>,
}

/// Every row was sent to the mailbox whose code this device gave; each is asked for by itself, as its own link would.
pub async fn run(app: &App, key: &Key) -> Result<Result<Register, Standing>> {
    let now = app.now();
    let mut tx = app.begin().await?;
    let held = match prove(&mut tx, key, now).await? {
        Standing::Proven(held) => *held,
        other => return Ok(Err(other)),
    };
    let mut people =
        onward::register(&mut tx, &email_key(&held.referral.recipient), held.referral.service, held.referral.scheme)
            .await?;
    people.retain(|it| {
        let holder = Actor::Link(LinkActor { onward: it.id, scheme: it.scheme });
        let subject = Subject { onward: Some(it.id), ..Subject::in_scheme(it.scheme) };
        decide(&holder, Action::AnswerOnwardReferral, &subject) == Decision::Allow
    });
    for it in &people {
        let event = Event::of("onward_register_printed", "onward_referral", it.id.uuid()).person(it.person);
        record_read(&mut tx, &held.actor, event, now).await?;
    }
    tx.commit().await?;
    Ok(Ok(Register { group: held.group, scheme: held.scheme, people }))
}

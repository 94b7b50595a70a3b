//! A link worker takes a referral back before it has led anywhere: the link stops, and the group is asked to delete.

use footbridge_domain::access::{Action, Actor};
use footbridge_domain::ids::OnwardReferralId;
use footbridge_domain::onward::lists::{CancelReason, OnwardEvent, SentBy};
use footbridge_domain::onward::{Closing, OnwardReferral};
use footbridge_store::access::schemes;
use footbridge_store::onward::{self, links, services};

use super::load::{name_of, note, open};
use super::mail;
use crate::app::App;
use crate::error::{AppError, Result};
use crate::record::{Event, record};

pub struct CancelReferral {
    pub onward: OnwardReferralId,
    pub seen: i64,
    pub reason: String,
    pub note: String,
}

pub async fn run(app: &App, actor: &Actor, command: CancelReferral) -> Result<OnwardReferral> {
    let now = app.now();
    let Some(reason) = CancelReason::to_choose().find(|it| it.code() == command.reason) else {
        return Err(AppError::invalid("cancel_reason", "Choose why it is taken back."));
    };
    let mut tx = app.begin().await?;
    let opened = open(&mut tx, actor, Action::ReferOnward, command.onward, now).await?;
    let sending = opened.referral.state.sending();
    let closing = Closing { on: app.today(), note: command.note.trim().to_owned() };
    let mut after = opened.referral.seen_at(command.seen)?.cancel(reason, closing, now)?;
    after.next_chase_at = None;
    onward::save(&mut tx, &after).await?;
    links::revoke(&mut tx, after.id, now).await?;
    let who = name_of(actor);
    note(&mut tx, &after, &who, OnwardEvent::Cancelled, reason.label(), now).await?;
    if sending.is_some_and(|it| it.by == SentBy::Email) {
        let group = services::get(&mut tx, after.service).await?;
        let scheme = schemes::get(&mut tx, after.scheme).await?;
        mail::delete_please(&mut tx, &after, &group, &scheme, now).await?;
        note(&mut tx, &after, &who, OnwardEvent::DeletionAsked, "", now).await?;
    }
    let event = Event::of("onward_referral_cancelled", "onward_referral", after.id.uuid())
        .person(after.person)
        .reason(opened.reason)
        .detail(reason.code());
    record(&mut tx, actor, event, now).await?;
    tx.commit().await?;
    Ok(after)
}

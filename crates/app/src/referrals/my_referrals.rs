//! What a referrer sent and how it fares, and what they thought of the reply.

use footbridge_domain::access::{Action, Actor};
use footbridge_domain::ids::ReferralId;
use footbridge_domain::referrals::Referral;
use footbridge_store::access::schemes::{self, Scheme};
use footbridge_store::referrals::feedback::{self, Feedback};
use footbridge_store::referrals::{self, QueueFilter, ReferralSummary};

use crate::app::App;
use crate::error::{AppError, Result};
use crate::ids::fresh;
use crate::load::{open_referral, permit_at_all, scheme_of};
use crate::record::{Event, record, record_read};
use crate::scheme_settings::SchemeSettings;

pub struct MyReferrals {
    pub referrals: Vec<ReferralSummary>,
    pub median_wait_days: Option<i64>,
    pub settings: SchemeSettings,
}

pub async fn run(app: &App, actor: &Actor, limit: i64, offset: i64) -> Result<MyReferrals> {
    permit_at_all(actor, Action::ViewOwnReferrals)?;
    let scope = actor.scope(Action::ViewOwnReferrals);
    let filter = QueueFilter { newest_first: true, limit, offset, ..QueueFilter::default() };
    let mut tx = app.read().await?;
    let scheme = schemes::get(&mut tx, scheme_of(actor)?).await?;
    Ok(MyReferrals {
        referrals: referrals::list(&mut tx, &scope, &filter).await?,
        median_wait_days: referrals::median_wait_days(&mut tx, scheme.id).await?,
        settings: SchemeSettings::read(&scheme.settings),
    })
}

/// One of them: what was asked, how far it is, the reply. Never the notes behind it.
pub struct Followed {
    pub referral: Referral,
    pub has_reply: bool,
    pub feedback: Option<Feedback>,
    pub scheme: Scheme,
    pub settings: SchemeSettings,
}

pub async fn one(app: &App, actor: &Actor, id: ReferralId) -> Result<Followed> {
    let now = app.now();
    let mut tx = app.begin().await?;
    let opened = open_referral(&mut tx, actor, Action::ViewOwnReferrals, id, now).await?;
    let event =
        Event::of("referral_followed", "referral", id.uuid()).person(opened.record.person).reason(opened.reason);
    record_read(&mut tx, actor, event, now).await?;
    let scheme = schemes::get(&mut tx, opened.record.scheme).await?;
    let followed = Followed {
        has_reply: referrals::reply(&mut tx, id, scheme.id).await?.is_some(),
        feedback: feedback::of_referral(&mut tx, id).await?.into_iter().next(),
        settings: SchemeSettings::read(&scheme.settings),
        referral: opened.record,
        scheme,
    };
    tx.commit().await?;
    Ok(followed)
}

pub struct GiveFeedback {
    pub referral: ReferralId,
    pub useful: Option<bool>,
    pub reason: String,
}

/// "Was this useful?" A "no" says why, so that the next reply is better.
pub async fn give_feedback(app: &App, actor: &Actor, command: GiveFeedback) -> Result<()> {
    let now = app.now();
    let Some(useful) = command.useful else {
        return Err(AppError::invalid("useful", "Choose yes or no."));
    };
    let reason = command.reason.trim().to_owned();
    if !useful && reason.is_empty() {
        return Err(AppError::invalid("reason", "Say in a few words what was missing."));
    }
    if reason.chars().count() > 1_000 {
        return Err(AppError::invalid("reason", "Use at most 1,000 characters."));
    }
    let mut tx = app.begin().await?;
    let opened = open_referral(&mut tx, actor, Action::ViewOwnReferrals, command.referral, now).await?;
    if referrals::reply(&mut tx, command.referral, opened.record.scheme).await?.is_none() {
        return Err(AppError::refused("no_reply_yet", "There is no reply to this referral yet."));
    }
    feedback::insert(&mut tx, fresh(), &Feedback { referral: command.referral, useful, reason, given_at: now }).await?;
    let event = Event::of("reply_rated", "referral", command.referral.uuid())
        .person(opened.record.person)
        .detail(if useful { "useful" } else { "not useful" });
    record(&mut tx, actor, event, now).await?;
    tx.commit().await?;
    Ok(())
}

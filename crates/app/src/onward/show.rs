//! A person's onward referrals and signposts; one referral with everything that happened to it.

use footbridge_domain::access::{Action, Actor, may_ever};
use footbridge_domain::ids::{OnwardReferralId, PersonId};
use footbridge_domain::onward::OnwardReferral;
use footbridge_domain::people::consent::Consent;
use footbridge_store::directory::{self, Entry};
use footbridge_store::onward::events::{self, Happened};
use footbridge_store::onward::services::{self, Recipient};
use footbridge_store::onward::signposts::{self, SignpostRow};
use footbridge_store::onward::{self, OnwardSummary};
use footbridge_store::people::consents;

use super::load::open;
use crate::app::App;
use crate::error::Result;
use crate::load::open_person;
use crate::people::header::{self, PersonHeader};
use crate::record::{Event, record_read};

pub struct PersonOnward {
    pub header: PersonHeader,
    pub referrals: Vec<OnwardSummary>,
    pub signposts: Vec<SignpostRow>,
    pub may_refer: bool,
}

pub async fn of_person(app: &App, actor: &Actor, person: PersonId) -> Result<PersonOnward> {
    let now = app.now();
    let mut tx = app.begin().await?;
    let opened = open_person(&mut tx, actor, Action::ViewRecord, person, now).await?;
    let scheme = opened.record.scheme;
    let header = header::within(&mut tx, opened.record).await?;
    let referrals = onward::of_person(&mut tx, person, scheme).await?;
    let signposts = signposts::of_person(&mut tx, person, scheme).await?;
    let event = Event::of("onward_referrals_viewed", "person", person.uuid()).person(person).reason(opened.reason);
    record_read(&mut tx, actor, event, now).await?;
    tx.commit().await?;
    Ok(PersonOnward { header, referrals, signposts, may_refer: may_ever(actor, Action::ReferOnward) })
}

pub struct ShownOnward {
    pub header: PersonHeader,
    pub referral: OnwardReferral,
    pub group: Recipient,
    pub entry: Entry,
    pub consent: Consent,
    pub events: Vec<Happened>,
    pub may_change: bool,
}

pub async fn one(app: &App, actor: &Actor, id: OnwardReferralId) -> Result<ShownOnward> {
    let now = app.now();
    let mut tx = app.begin().await?;
    let opened = open(&mut tx, actor, Action::ViewRecord, id, now).await?;
    let referral = opened.referral;
    let header = header::within(&mut tx, opened.person).await?;
    let group = services::get(&mut tx, referral.service).await?;
    let entry = directory::get(&mut tx, referral.service).await?;
    let consent = consents::get(&mut tx, referral.consent, referral.person).await?;
    let events = events::of(&mut tx, id).await?;
    let event =
        Event::of("onward_referral_viewed", "onward_referral", id.uuid()).person(referral.person).reason(opened.reason);
    record_read(&mut tx, actor, event, now).await?;
    tx.commit().await?;
    Ok(ShownOnward {
        header,
        referral,
        group,
        entry,
        consent,
        events,
        may_change: may_ever(actor, Action::ReferOnward),
    })
}

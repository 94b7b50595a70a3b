//! Rows on their way into the database: some hundred people at a time, so that memory stays the same however many come.

use anyhow::Result;
use footbridge_app::App;
use footbridge_domain::ids::ReferralId;
use footbridge_domain::onward::OnwardReferral;
use footbridge_domain::people::Person;
use footbridge_domain::referrals::Referral;
use footbridge_store::access::audit::{self, Entry};
use footbridge_store::access::grants::{self, AccessGrant};
use footbridge_store::access::outbox::{self, Message};
use footbridge_store::bulk::{
    self, ActionRow, AppointmentRow, CodeToRecordRow, ConsentRow, ContactNeedRow, ContactRow, GapRow, GoalRow,
    MeasureMissedRow, MeasureResponseRow, NeedRow, OnwardEventRow, OnwardLinkRow, PlanRow, RestrictedNoteRow,
    SafeguardingConcernRow, SignpostRow, StrengthRow, WhatMattersRow,
};
use footbridge_store::{Tx, onward, people, referrals};
use jiff::Timestamp;

#[derive(Default)]
pub struct Batch {
    pub people: Vec<(Person, Timestamp)>,
    pub referrals: Vec<Referral>,
    pub replies: Vec<(ReferralId, String)>,
    pub contact_needs: Vec<ContactNeedRow>,
    pub consents: Vec<ConsentRow>,
    pub notes: Vec<RestrictedNoteRow>,
    pub concerns: Vec<SafeguardingConcernRow>,
    pub contacts: Vec<ContactRow>,
    pub appointments: Vec<AppointmentRow>,
    pub what_matters: Vec<WhatMattersRow>,
    pub strengths: Vec<StrengthRow>,
    pub needs: Vec<NeedRow>,
    pub plans: Vec<PlanRow>,
    pub goals: Vec<GoalRow>,
    pub actions: Vec<ActionRow>,
    pub onward: Vec<OnwardReferral>,
    pub onward_links: Vec<OnwardLinkRow>,
    pub onward_events: Vec<OnwardEventRow>,
    pub signposts: Vec<SignpostRow>,
    pub gaps: Vec<GapRow>,
    pub responses: Vec<MeasureResponseRow>,
    pub missed: Vec<MeasureMissedRow>,
    pub codes: Vec<CodeToRecordRow>,
    pub messages: Vec<Message>,
    pub grants: Vec<AccessGrant>,
    pub audit: Vec<Entry>,
}

impl Batch {
    /// Writes everything in one transaction: what others point at first.
    pub async fn write(mut self, app: &App) -> Result<()> {
        // A merged trail is told in the order things happened.
        self.audit.sort_by_key(|it| it.at);
        let mut tx = app.database().begin().await?;
        for (person, since) in &self.people {
            people::insert(&mut tx, person, *since).await?;
        }
        for referral in &self.referrals {
            referrals::insert(&mut tx, referral, None).await?;
        }
        for (referral, reply) in &self.replies {
            let scheme = self.referrals.iter().find(|it| it.id == *referral).map(|it| it.scheme);
            if let Some(scheme) = scheme {
                referrals::set_reply(&mut tx, *referral, scheme, reply).await?;
            }
        }
        self.rows(&mut tx).await?;
        for message in &self.messages {
            outbox::insert_message(&mut tx, message).await?;
        }
        for grant in &self.grants {
            grants::insert(&mut tx, grant).await?;
        }
        audit::append_all(&mut tx, &self.audit).await?;
        Ok(tx.commit().await?)
    }

    async fn rows(&self, tx: &mut Tx) -> Result<()> {
        bulk::insert(tx, &self.contact_needs).await?;
        bulk::insert(tx, &self.consents).await?;
        bulk::insert(tx, &self.notes).await?;
        bulk::insert(tx, &self.concerns).await?;
        bulk::insert(tx, &self.contacts).await?;
        bulk::insert(tx, &self.appointments).await?;
        bulk::insert(tx, &self.what_matters).await?;
        bulk::insert(tx, &self.strengths).await?;
        bulk::insert(tx, &self.needs).await?;
        bulk::insert(tx, &self.plans).await?;
        bulk::insert(tx, &self.goals).await?;
        bulk::insert(tx, &self.actions).await?;
        onward::insert_all(tx, &self.onward).await?;
        bulk::insert(tx, &self.onward_links).await?;
        bulk::insert(tx, &self.onward_events).await?;
        bulk::insert(tx, &self.signposts).await?;
        bulk::insert(tx, &self.gaps).await?;
        bulk::insert(tx, &self.responses).await?;
        bulk::insert(tx, &self.missed).await?;
        bulk::insert(tx, &self.codes).await?;
        Ok(())
    }
}

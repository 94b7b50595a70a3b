//! Opening one referral to triage it: the request, the person, who else they may be, and the story so far.

use footbridge_domain::access::{Action, Actor};
use footbridge_domain::ids::ReferralId;
use footbridge_domain::people::Person;
use footbridge_domain::referrals::Referral;
use footbridge_store::referrals::ReferralSummary;
use footbridge_store::{people, referrals};

use super::known_people::{self, KnownPerson};
use crate::app::App;
use crate::error::Result;
use crate::load::open_referral;
use crate::record::{Event, record_read};

pub struct ShownReferral {
    pub referral: Referral,
    pub person: Person,
    /// The person's other referrals, newest first: nobody should have to tell their story again.
    pub earlier: Vec<ReferralSummary>,
    pub maybe_known: Vec<KnownPerson>,
}

pub async fn run(app: &App, actor: &Actor, id: ReferralId) -> Result<ShownReferral> {
    let now = app.now();
    let mut tx = app.begin().await?;
    let opened = open_referral(&mut tx, actor, Action::ViewReferral, id, now).await?;
    let referral = opened.record;
    let person = people::get(&mut tx, referral.person, referral.scheme).await?;
    let mut earlier = referrals::by_person(&mut tx, person.id, person.scheme).await?;
    earlier.retain(|it| it.id != referral.id);
    let mut maybe_known = known_people::find(&mut tx, person.scheme, &person.details).await?;
    maybe_known.retain(|it| it.id != person.id);
    let event = Event::of("referral_viewed", "referral", id.uuid()).person(person.id).reason(opened.reason);
    record_read(&mut tx, actor, event, now).await?;
    tx.commit().await?;
    Ok(ShownReferral { referral, person, earlier, maybe_known })
}

//! Opening one referral to triage it: the request, the person, who else they may be, and the story so far.

use footbridge_domain::access::{Action, Actor};
use footbridge_domain::contacts::attempt::NextTry;
use footbridge_domain::ids::ReferralId;
use footbridge_domain::people::Person;
use footbridge_domain::referrals::Referral;
use footbridge_domain::referrals::suggestion::Suggestion;
use footbridge_store::access::accounts;
use footbridge_store::access::schemes::{self, ReferringOrganisation};
use footbridge_store::people::merge::Merge;
use footbridge_store::referrals::ReferralSummary;
use footbridge_store::{people, referrals};

use super::{next_try, suggest};
use crate::app::App;
use crate::error::Result;
use crate::load::open_referral;
use crate::people::known_people::{self, KnownPerson};
use crate::record::{Event, record_read};
use crate::scheme_settings::SchemeSettings;

pub struct ShownReferral {
    pub referral: Referral,
    pub person: Person,
    /// The person's other referrals, newest first: nobody should have to tell their story again.
    pub earlier: Vec<ReferralSummary>,
    pub maybe_known: Vec<KnownPerson>,
    /// Where it came from.
    pub organisation: Option<ReferringOrganisation>,
    pub worker_name: String,
    pub settings: SchemeSettings,
    /// For those who may allocate or take it themselves: everybody, with reasons.
    pub suggestions: Vec<Suggestion>,
    /// Failed tries so far, and what to do next.
    pub next_try: Option<(usize, NextTry)>,
    /// Records that were joined into this person's and can be taken apart.
    pub merges: Vec<Merge>,
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
    let organisation = match referral.request.referrer.organisation {
        Some(id) => Some(schemes::organisation(&mut tx, id, referral.scheme).await?),
        None => None,
    };
    let worker_name = match referral.worker() {
        Some(id) => accounts::get(&mut tx, id).await?.name,
        None => String::new(),
    };
    let shown = ShownReferral {
        settings: SchemeSettings::read(&schemes::get(&mut tx, referral.scheme).await?.settings),
        suggestions: suggest::for_referral(&mut tx, &referral, &person).await?,
        next_try: next_try::for_referral(&mut tx, &referral, &person.details).await?,
        merges: people::merge::standing(&mut tx, person.id, person.scheme).await?,
        earlier,
        maybe_known,
        organisation,
        worker_name,
        referral,
        person,
    };
    tx.commit().await?;
    Ok(shown)
}

//! Everything the closing page shows before anything is decided: goals, scores, open ends, what was tried.

use footbridge_domain::access::{Action, Actor};
use footbridge_domain::ids::PersonId;
use footbridge_domain::people::Person;
use footbridge_domain::referrals::{Referral, ReferralStatus};
use footbridge_store::access::schemes;
use footbridge_store::closing::{self as store, ContactCounts, GoalLine, OnwardLine};
use footbridge_store::{Tx, referrals};
use jiff::Timestamp;

use super::compose::{self, ScoreLine, TriedLine};
use crate::app::App;
use crate::error::{AppError, Noun, Result};
use crate::load::open_person;
use crate::record::{Event, record_read};
use crate::scheme_settings::SchemeSettings;

pub struct Facts {
    pub person: Person,
    pub referral: Referral,
    pub goals: Vec<GoalLine>,
    pub scores: Vec<ScoreLine>,
    /// Measures with a first score and no later one: a reason is asked for each.
    pub missing: Vec<&'static str>,
    pub concerns_open: i64,
    /// Groups that have not finished: they go on without us, and the person should know.
    pub still_open: Vec<OnwardLine>,
    pub tried: Vec<TriedLine>,
    pub contacts: ContactCounts,
    /// What the person last said about telling the practice.
    pub agreed_to_share: Option<bool>,
    /// The practice or agency that is told.
    pub organisation: Option<String>,
    pub settings: SchemeSettings,
    pub codes: Vec<(String, Timestamp)>,
}

impl Facts {
    /// False when the person, or somebody close to them, asked: then nobody outside is told.
    pub const fn has_referrer(&self) -> bool {
        !self.referral.request.source.is_personal() || self.referral.request.referrer.organisation.is_some()
    }
}

pub async fn run(app: &App, actor: &Actor, person: PersonId) -> Result<Facts> {
    let now = app.now();
    let mut tx = app.begin().await?;
    let opened = open_person(&mut tx, actor, Action::CloseReferral, person, now).await?;
    let facts = gather(&mut tx, opened.record).await?;
    let event = Event::of("closing_opened", "referral", facts.referral.id.uuid()).person(person).reason(opened.reason);
    record_read(&mut tx, actor, event, now).await?;
    tx.commit().await?;
    Ok(facts)
}

pub(super) async fn gather(tx: &mut Tx, person: Person) -> Result<Facts> {
    let id = person.open_referral.ok_or_else(|| {
        AppError::refused("no_open_referral", "There is no open referral to close. It may have been closed already.")
    })?;
    let referral =
        referrals::get(tx, id, person.scheme).await.map_err(|error| AppError::from(error).noun(Noun::Referral))?;
    if referral.status() != ReferralStatus::Active {
        return Err(AppError::refused(
            "not_active",
            "Only support that is under way can be closed. Decline or withdraw the referral instead.",
        ));
    }
    let since = referral.received_at;
    let measures = store::measures(tx, person.id, id).await?;
    let (scores, missing) = compose::scores(&measures);
    let onward = store::onward(tx, person.id, id, since).await?;
    let signposts = store::signposts(tx, person.id, since).await?;
    let gaps = store::gaps(tx, person.id, since).await?;
    let contacts = store::contact_counts(tx, person.id, id, since).await?;
    let organisation = match referral.request.referrer.organisation {
        Some(organisation) => Some(schemes::organisation(tx, organisation, person.scheme).await?.name),
        None => None,
    };
    let scheme = schemes::get(tx, person.scheme).await?;
    Ok(Facts {
        goals: store::goals(tx, person.id, id).await?,
        concerns_open: store::concerns_open(tx, person.id).await?,
        tried: compose::tried(&onward, &signposts, &gaps),
        still_open: onward.into_iter().filter(|it| compose::is_open(&it.state)).collect(),
        agreed_to_share: store::consent_to_practice(tx, person.id).await?,
        settings: SchemeSettings::read(&scheme.settings),
        codes: codes(tx, &referral).await?,
        person,
        referral,
        scores,
        missing,
        contacts,
        organisation,
    })
}

/// Whoever was reached has the referral's code to record, also where the contact came in by another road than logging.
async fn codes(tx: &mut Tx, referral: &Referral) -> Result<Vec<(String, Timestamp)>> {
    let mut codes = store::codes(tx, referral.id).await?;
    if let (true, Some(at)) = (codes.is_empty(), referral.first_contact_at) {
        codes.push(("referral".to_owned(), at));
    }
    Ok(codes)
}

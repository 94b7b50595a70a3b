//! Who might take a referral, with every reason shown. Nothing is allocated by this.

use footbridge_domain::access::{Action, Actor};
use footbridge_domain::ids::AccountId;
use footbridge_domain::matching::wishes::Tongue;
use footbridge_domain::people::Person;
use footbridge_domain::referrals::Referral;
use footbridge_domain::referrals::suggestion::{Suggestion, Wanted, WorkerFacts, suggest};
use footbridge_store::Tx;
use footbridge_store::access::accounts::{self, Account};
use footbridge_store::referrals;
use serde::Deserialize;

use crate::app::App;
use crate::error::Result;
use crate::load::{permit_at_all, scheme_of};

/// What an account's `work` column tells: `{"languages": ["cy"], "practices": ["<id>"], "skills": ["money"],
/// "places": ["M33"], "hours": 30}`. Anything may be missing.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Work {
    pub languages: Vec<String>,
    pub practices: Vec<String>,
    pub skills: Vec<String>,
    pub places: Vec<String>,
    pub hours: f64,
}

/// For one referral that is open on a page; the caller has been allowed to see it.
pub(super) async fn for_referral(tx: &mut Tx, referral: &Referral, person: &Person) -> Result<Vec<Suggestion>> {
    let workers = facts(tx, referral.scheme).await?;
    let wanted = Wanted {
        language: person.details.language.clone(),
        language_name: language_name(&person.details.language).to_owned(),
        interpreter: person.details.interpreter,
        practice: person.details.practice.or(referral.request.referrer.organisation),
        needs: referral.request.needs.clone(),
        place: person.details.postcode.as_ref().map(|it| it.outcode().as_str().to_owned()),
        before: referrals::held_before(tx, person.id, referral.scheme, referral.id).await?,
    };
    Ok(suggest(&wanted, &workers))
}

/// The link workers and how many people each holds: for allocating several at once.
pub async fn workers(app: &App, actor: &Actor) -> Result<Vec<Suggestion>> {
    permit_at_all(actor, Action::AllocateReferral)?;
    let mut tx = app.read().await?;
    let workers = facts(&mut tx, scheme_of(actor)?).await?;
    Ok(suggest(&Wanted::default(), &workers))
}

async fn facts(tx: &mut Tx, scheme: footbridge_domain::ids::SchemeId) -> Result<Vec<(AccountId, WorkerFacts)>> {
    let loads = referrals::open_by_worker(tx, scheme).await?;
    let load = |id: AccountId| loads.iter().find(|it| it.0 == id).map_or(0, |it| it.1);
    let workers = accounts::link_workers(tx, scheme).await?;
    Ok(workers.iter().map(|it| (it.id, worker_facts(it, load(it.id)))).collect())
}

fn worker_facts(account: &Account, open_people: i64) -> WorkerFacts {
    let work: Work = serde_json::from_str(&account.work).unwrap_or_default();
    WorkerFacts {
        name: account.name.clone(),
        open_people,
        languages: work.languages,
        practices: work.practices.iter().filter_map(|it| it.parse().ok()).collect(),
        skills: work.skills,
        places: work.places,
        hours: work.hours,
    }
}

/// "Welsh" for "cy"; the code itself where it is not on our list.
pub fn language_name(code: &str) -> &str {
    match code {
        "" | "en" => "English",
        "bsl" => "British Sign Language",
        _ => Tongue::from_code(code).map_or(code, |it| it.label()),
    }
}

//! Two records turn out to be one person. A team lead joins them; the join can be taken apart again.

use std::collections::BTreeMap;

use footbridge_domain::access::{Action, Actor};
use footbridge_domain::ids::{AccountId, MergeId, PersonId, ReferralId};
use footbridge_domain::people::{Details, Person};
use footbridge_store::people::merge::{self, Merge};
use footbridge_store::referrals::ReferralSummary;
use footbridge_store::{Tx, people, referrals};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::app::App;
use crate::error::{AppError, Noun, Result};
use crate::ids::fresh;
use crate::load::{open_person, scheme_of};
use crate::people::known_people::{self, KnownPerson};
use crate::record::{Event, record, record_read};

/// What a merge changed, row by row: enough to take it apart, and no more.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Moved {
    rows: BTreeMap<String, Vec<Uuid>>,
    /// Fields of the kept record that were empty and took the other's.
    filled: Vec<String>,
    /// The merged record's open episode and link worker.
    open_referral: Option<Uuid>,
    worker: Option<Uuid>,
    /// The kept record had no open episode and took the other's.
    took_episode: bool,
}

/// Both records beside each other, before anything is joined.
pub struct Comparison {
    pub keep: Person,
    pub other: Person,
    pub keep_referrals: Vec<ReferralSummary>,
    pub other_referrals: Vec<ReferralSummary>,
    /// Why they may be one person; nothing where matching sees no likeness.
    pub known: Option<KnownPerson>,
}

pub async fn compare(app: &App, actor: &Actor, keep: PersonId, other: PersonId) -> Result<Comparison> {
    let now = app.now();
    let mut tx = app.begin().await?;
    let (keep, other) = open_both(&mut tx, app, actor, keep, other).await?;
    for person in [&keep, &other] {
        let event = Event::of("person_compared", "person", person.id.uuid()).person(person.id);
        record_read(&mut tx, actor, event, now).await?;
    }
    let comparison = Comparison {
        keep_referrals: referrals::by_person(&mut tx, keep.id, keep.scheme).await?,
        other_referrals: referrals::by_person(&mut tx, other.id, other.scheme).await?,
        known: known_people::find(&mut tx, keep.scheme, &other.details).await?.into_iter().find(|it| it.id == keep.id),
        keep,
        other,
    };
    tx.commit().await?;
    Ok(comparison)
}

pub struct MergePeople {
    pub keep: PersonId,
    pub other: PersonId,
    pub seen_keep: i64,
    pub seen_other: i64,
}

pub async fn run(app: &App, actor: &Actor, command: MergePeople) -> Result<MergeId> {
    let now = app.now();
    let by = actor.account_id().ok_or(AppError::NotSignedIn)?;
    let mut tx = app.begin().await?;
    let (mut keep, mut other) = open_both(&mut tx, app, actor, command.keep, command.other).await?;
    if keep.version != command.seen_keep || other.version != command.seen_other {
        return Err(AppError::Conflict);
    }
    let reasons = known_people::find(&mut tx, keep.scheme, &other.details)
        .await?
        .into_iter()
        .find(|it| it.id == keep.id)
        .map(|it| it.likeness.reasons.iter().map(|reason| reason.code()).collect::<Vec<_>>().join(" "))
        .unwrap_or_default();

    let mut moved = Moved {
        filled: fill(&mut keep.details, &other.details),
        open_referral: other.open_referral.map(ReferralId::uuid),
        worker: other.worker.map(AccountId::uuid),
        took_episode: keep.open_referral.is_none() && other.open_referral.is_some(),
        ..Moved::default()
    };
    for kind in merge::KINDS {
        let rows = merge::rows_of(&mut tx, kind, other.id).await?;
        for row in &rows {
            merge::hand_over(&mut tx, kind, *row, keep.id).await?;
        }
        if !rows.is_empty() {
            moved.rows.insert((*kind).to_owned(), rows);
        }
    }
    if moved.took_episode {
        keep.open_referral = other.open_referral;
        keep.worker = other.worker;
    }
    keep.last_contact_at = keep.last_contact_at.max(other.last_contact_at);
    other.open_referral = None;
    other.worker = None;
    other.merged_into = Some(keep.id);
    people::save(&mut tx, &keep).await?;
    people::save(&mut tx, &other).await?;
    let it = Merge {
        id: fresh(),
        scheme: keep.scheme,
        kept: keep.id,
        merged: other.id,
        reasons: reasons.clone(),
        moved: serde_json::to_string(&moved).map_err(AppError::internal)?,
        merged_at: now,
        merged_by: by,
        undone_at: None,
    };
    merge::insert(&mut tx, &it).await?;
    record(&mut tx, actor, Event::of("people_merged", "person", keep.id.uuid()).person(keep.id).detail(reasons), now)
        .await?;
    tx.commit().await?;
    Ok(it.id)
}

/// Takes a merge apart: each row that moved goes back. What was written since stays with the record it was written in.
pub async fn undo(app: &App, actor: &Actor, id: MergeId) -> Result<PersonId> {
    let now = app.now();
    let mut tx = app.begin().await?;
    let it =
        merge::get(&mut tx, id, scheme_of(actor)?).await.map_err(|error| AppError::from(error).noun(Noun::Person))?;
    let mut keep = open_person(&mut tx, actor, Action::MergePeople, it.kept, now).await?.record;
    let mut other = open_person(&mut tx, actor, Action::MergePeople, it.merged, now).await?.record;
    if it.undone_at.is_some() || other.merged_into != Some(keep.id) {
        return Err(AppError::refused("merge_undone", "These records are already apart."));
    }
    let moved: Moved = serde_json::from_str(&it.moved).map_err(AppError::internal)?;
    for (kind, rows) in &moved.rows {
        for row in rows {
            merge::hand_over(&mut tx, kind, *row, other.id).await?;
        }
    }
    empty_again(&mut keep.details, &other.details, &moved.filled);
    // An episode that ended meanwhile is not opened again by this.
    if let Some(open) = moved.open_referral.map(ReferralId::from_uuid) {
        let referral = referrals::get(&mut tx, open, keep.scheme).await?;
        if keep.open_referral == Some(open) {
            keep.open_referral = None;
            keep.worker = None;
            keep.next_contact_on = None;
        }
        if !referral.status().is_over() {
            other.open_referral = Some(open);
            other.worker = referral.worker();
        }
    }
    other.merged_into = None;
    people::save(&mut tx, &keep).await?;
    people::save(&mut tx, &other).await?;
    merge::set_undone(&mut tx, id, now).await?;
    record(&mut tx, actor, Event::of("merge_undone", "person", keep.id.uuid()).person(keep.id), now).await?;
    tx.commit().await?;
    Ok(keep.id)
}

async fn open_both(tx: &mut Tx, app: &App, actor: &Actor, keep: PersonId, other: PersonId) -> Result<(Person, Person)> {
    let now = app.now();
    let keep = open_person(tx, actor, Action::MergePeople, keep, now).await?.record;
    let other = open_person(tx, actor, Action::MergePeople, other, now).await?.record;
    if keep.id == other.id {
        return Err(AppError::refused("same_record", "This is one record already."));
    }
    if keep.merged_into.is_some() || other.merged_into.is_some() {
        return Err(AppError::refused("already_merged", "One of these records has been joined to another already."));
    }
    Ok((keep, other))
}

/// Fields that are text in both records, by name.
fn texts(details: &mut Details) -> [(&'static str, &mut String); 7] {
    [
        ("first_name", &mut details.first_name),
        ("family_name", &mut details.family_name),
        ("preferred_name", &mut details.preferred_name),
        ("email", &mut details.email),
        ("address", &mut details.address),
        ("best_time", &mut details.best_time),
        ("helper", &mut details.helper),
    ]
}

/// Fills what the kept record lacks, and says which fields those were.
fn fill(keep: &mut Details, other: &Details) -> Vec<String> {
    let mut filled = Vec::new();
    let mut theirs = other.clone();
    for ((name, ours), (_, theirs)) in texts(keep).into_iter().zip(texts(&mut theirs)) {
        if ours.is_empty() && !theirs.is_empty() {
            ours.clone_from(theirs);
            filled.push(name.to_owned());
        }
    }
    let mut note = |name: &str, took: bool| {
        if took {
            filled.push(name.to_owned());
        }
    };
    note("born_on", keep.born_on.is_none() && other.born_on.is_some());
    note("nhs_number", keep.nhs_number.is_none() && other.nhs_number.is_some());
    note("phone", keep.phone.is_none() && other.phone.is_some());
    note("postcode", keep.postcode.is_none() && other.postcode.is_some());
    note("practice", keep.practice.is_none() && other.practice.is_some());
    note("interpreter", !keep.interpreter && other.interpreter);
    keep.born_on = keep.born_on.or(other.born_on);
    keep.nhs_number = keep.nhs_number.or(other.nhs_number);
    keep.phone = keep.phone.take().or_else(|| other.phone.clone());
    keep.postcode = keep.postcode.or(other.postcode);
    keep.practice = keep.practice.or(other.practice);
    keep.interpreter |= other.interpreter;
    filled
}

/// Empties what was filled, unless somebody has corrected it since.
fn empty_again(keep: &mut Details, other: &Details, filled: &[String]) {
    let was = |name: &str| filled.iter().any(|it| it == name);
    let mut theirs = other.clone();
    for ((name, ours), (_, theirs)) in texts(keep).into_iter().zip(texts(&mut theirs)) {
        if was(name) && ours == theirs {
            ours.clear();
        }
    }
    if was("born_on") && keep.born_on == other.born_on {
        keep.born_on = None;
    }
    if was("nhs_number") && keep.nhs_number == other.nhs_number {
        keep.nhs_number = None;
    }
    if was("phone") && keep.phone == other.phone {
        keep.phone = None;
    }
    if was("postcode") && keep.postcode == other.postcode {
        keep.postcode = None;
    }
    if was("practice") && keep.practice == other.practice {
        keep.practice = None;
    }
    if was("interpreter") {
        keep.interpreter = false;
    }
}

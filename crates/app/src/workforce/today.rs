//! What a worker sees first in the morning: at most five things that need them, each with its reason.

use footbridge_domain::access::{Action, Actor, Role, may_ever};
use footbridge_domain::workforce::{AttentionKind, Targets};
use footbridge_store::access::schemes;
use footbridge_store::workforce::today::{self as store, Attention, Figures, QueueTop, RecentPerson, WaitingReply};

use super::targets;
use crate::app::App;
use crate::error::{AppError, Result};
use crate::load::{permit_at_all, scheme_of};

/// More than five is a list, not a start of the day.
pub const MOST: usize = 5;

pub struct Today {
    pub needs: Vec<Need>,
    /// How many further things there are.
    pub more: i64,
    /// For those who triage: the queue's length and its pressing end.
    pub queue: Option<QueueTop>,
    pub waiting: Vec<WaitingReply>,
    /// For those who hold people.
    pub figures: Option<Figures>,
    pub recent: Vec<RecentPerson>,
    pub targets: Targets,
}

pub enum Need {
    Person(Attention),
    /// One referral whose words may be words of crisis.
    Crisis(QueueTop),
    NewReferrals(QueueTop),
}

impl Need {
    fn order(&self) -> (usize, Option<jiff::civil::Date>, Option<jiff::Timestamp>) {
        match self {
            Self::Person(it) => (it.kind.rank(), it.day, it.at),
            Self::Crisis(it) => (AttentionKind::Crisis.rank(), None, Some(it.oldest)),
            Self::NewReferrals(it) => (AttentionKind::NewReferrals.rank(), None, Some(it.oldest)),
        }
    }
}

pub async fn run(app: &App, actor: &Actor) -> Result<Today> {
    permit_at_all(actor, Action::ViewToday)?;
    let scheme = scheme_of(actor)?;
    let account = actor.account_id().ok_or(AppError::NotSignedIn)?;
    let (now, today) = (app.now(), app.today());
    let mut tx = app.read().await?;
    let targets = targets::of(&schemes::get(&mut tx, scheme).await?);
    let quiet_since = targets::quiet_since(&targets, now);
    let attention = store::attention(&mut tx, scheme, account, today, quiet_since).await?;
    let queue = if may_ever(actor, Action::TriageReferral) {
        let scope = actor.scope(Action::TriageReferral);
        store::queue_top(&mut tx, &scope, targets::over_target_before(&targets, now)).await?
    } else {
        Vec::new()
    };
    let holds_people = actor.has(Role::LinkWorker);
    let (waiting, figures) = if holds_people {
        let waiting = store::waiting_replies(&mut tx, scheme, account).await?;
        (waiting, Some(store::figures(&mut tx, scheme, account, today, quiet_since).await?))
    } else {
        (Vec::new(), None)
    };
    let recent = store::recent_people(&mut tx, scheme, account).await?;
    let (needs, more) = first_five(attention, &queue);
    Ok(Today { needs, more, queue: queue.into_iter().next(), waiting, figures, recent, targets })
}

/// The most urgent first; the same person only once, for the most urgent reason.
fn first_five(attention: Vec<Attention>, queue: &[QueueTop]) -> (Vec<Need>, i64) {
    let mut all: i64 = 0;
    let mut counted = Vec::new();
    for it in &attention {
        // Place offered and place refused are counted together by their one statement.
        let group = if it.kind == AttentionKind::PlaceRefused { AttentionKind::PlaceOffered } else { it.kind };
        if !counted.contains(&group) {
            counted.push(group);
            all += it.many;
        }
    }
    let mut needs: Vec<Need> = attention.into_iter().map(Need::Person).collect();
    for it in queue.iter().filter(|it| !it.crisis.is_empty()) {
        needs.push(Need::Crisis(it.clone()));
        all += 1;
    }
    if let Some(it) = queue.first() {
        needs.push(Need::NewReferrals(it.clone()));
        all += 1;
    }
    needs.sort_by_key(Need::order);
    let mut seen = Vec::new();
    needs.retain(|it| match it {
        Need::Person(Attention { person: Some(person), kind, .. }) if *kind != AttentionKind::Draft => {
            let fresh = !seen.contains(person);
            if fresh {
                seen.push(*person);
            } else {
                all -= 1;
            }
            fresh
        }
        _ => true,
    });
    needs.truncate(MOST);
    let more = (all - needs.len() as i64).max(0);
    (needs, more)
}

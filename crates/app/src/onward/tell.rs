//! What became of a referral: the organisation tells by its link, or a link worker takes it down by phone. One rule for
//! both, and the directory learns from it too.

use footbridge_domain::access::{Action, Actor};
use footbridge_domain::directory::{Capacity, Places, SaidBy};
use footbridge_domain::ids::OnwardReferralId;
use footbridge_domain::onward::lists::{OnwardEvent, UnsuitableReason};
use footbridge_domain::onward::{Answer, AnsweredBy, Closing, OnwardReferral};
use footbridge_store::{Tx, directory, onward};
use jiff::Timestamp;
use jiff::civil::Date;

use super::link::{Key, Standing, prove};
use super::load::{name_of, note, open, scheme_and_days};
use super::typed::Told;
use crate::app::App;
use crate::error::{AppError, Noun, Result};
use crate::record::{Event, record};

/// What was told, about the version that was on the page.
pub struct Telling {
    pub told: Told,
    pub note: String,
    pub seen: i64,
}

/// A link worker writes down what the organisation or the person said.
pub async fn by_worker(app: &App, actor: &Actor, id: OnwardReferralId, telling: Telling) -> Result<OnwardReferral> {
    let now = app.now();
    let mut tx = app.begin().await?;
    let opened = open(&mut tx, actor, Action::ReferOnward, id, now).await?;
    let after = apply(&mut tx, opened.referral, &telling, AnsweredBy::Worker, &name_of(actor), now).await?;
    let event = Event::of(telling.told.event_name(), "onward_referral", id.uuid())
        .person(after.person)
        .reason(opened.reason)
        .detail(telling.told.detail());
    record(&mut tx, actor, event, now).await?;
    tx.commit().await?;
    Ok(after)
}

/// The organisation tells by its link. The link is proven in the same transaction that writes.
pub async fn by_link(app: &App, key: &Key, telling: Telling) -> Result<OnwardReferral> {
    let now = app.now();
    let mut tx = app.begin().await?;
    let Standing::Proven(held) = prove(&mut tx, key, now).await? else { return Err(AppError::NotFound(Noun::Link)) };
    let after = apply(&mut tx, held.referral, &telling, AnsweredBy::Organisation, &held.group.name, now).await?;
    let event = Event::of(telling.told.event_name(), "onward_referral", after.id.uuid())
        .person(after.person)
        .detail(telling.told.detail());
    record(&mut tx, &held.actor, event, now).await?;
    tx.commit().await?;
    Ok(after)
}

async fn apply(
    tx: &mut Tx,
    referral: OnwardReferral,
    telling: &Telling,
    by: AnsweredBy,
    who: &str,
    now: Timestamp,
) -> Result<OnwardReferral> {
    let today = crate::time::day_of(now);
    let (_, days) = scheme_and_days(tx, &referral).await?;
    let words = telling.note.trim();
    let answer = Answer { at: now, by, note: words.to_owned() };
    let closing = |on: Date| Closing { on, note: words.to_owned() };
    let service = referral.service;
    let referral = referral.seen_at(telling.seen)?;
    let after = match telling.told {
        Told::Yes { from } => referral.accept(answer, from)?,
        Told::Wait { weeks } => referral.wait(answer, weeks)?,
        Told::NotForUs { reason } => referral.decline(answer, reason)?,
        Told::Came { on } => referral.start(on, today, now)?,
        Told::StillComing => referral.keep_coming(today, now)?,
        Told::Finished { on } => referral.complete(closing(on), today, now)?,
        Told::Stopped { reason, last_on, times } => {
            referral.stop(reason, closing(today), last_on, times, today, now)?
        }
    }
    .chased(&days);
    onward::save(tx, &after).await?;
    note(tx, &after, who, telling.told.event(), &telling.told.words(words), now).await?;
    // The directory hears what was said of room, and that somebody was there.
    let said_by = match by {
        AnsweredBy::Organisation => SaidBy::Organisation,
        AnsweredBy::Worker => SaidBy::Worker,
    };
    let room = match telling.told {
        Told::Wait { weeks } => Some(Places::Waiting { weeks }),
        Told::NotForUs { reason: UnsuitableReason::Full } => Some(Places::Full),
        Told::NotForUs { .. }
        | Told::Yes { .. }
        | Told::Came { .. }
        | Told::StillComing
        | Told::Finished { .. }
        | Told::Stopped { .. } => None,
    };
    if let Some(places) = room {
        directory::set_capacity(tx, service, Capacity { places, said_on: today, said_by }).await?;
    }
    let there_on = match telling.told {
        Told::Came { on } | Told::Finished { on } => Some(on),
        Told::StillComing => Some(today),
        Told::Stopped { last_on, .. } => last_on,
        Told::Yes { .. } | Told::Wait { .. } | Told::NotForUs { .. } => None,
    };
    if let Some(on) = there_on {
        directory::mark_attended(tx, service, on).await?;
    }
    Ok(after)
}

impl Told {
    const fn event(&self) -> OnwardEvent {
        match self {
            Self::Yes { .. } => OnwardEvent::Accepted,
            Self::Wait { .. } => OnwardEvent::Waiting,
            Self::NotForUs { .. } => OnwardEvent::Declined,
            Self::Came { .. } => OnwardEvent::Started,
            Self::StillComing => OnwardEvent::StillComing,
            Self::Finished { .. } => OnwardEvent::Completed,
            Self::Stopped { .. } => OnwardEvent::Ended,
        }
    }

    const fn event_name(&self) -> &'static str {
        match self {
            Self::Yes { .. } => "onward_referral_accepted",
            Self::Wait { .. } => "onward_referral_waiting",
            Self::NotForUs { .. } => "onward_referral_declined",
            Self::Came { .. } => "onward_first_attendance",
            Self::StillComing => "onward_still_coming",
            Self::Finished { .. } => "onward_referral_completed",
            Self::Stopped { .. } => "onward_referral_ended",
        }
    }

    const fn detail(&self) -> &'static str {
        match self {
            Self::NotForUs { reason } => reason.code(),
            Self::Stopped { reason, .. } => reason.code(),
            Self::Yes { .. } | Self::Wait { .. } | Self::Came { .. } | Self::StillComing | Self::Finished { .. } => "",
        }
    }

    /// For the referral's own history: what was chosen, then what was written.
    fn words(&self, note: &str) -> String {
        let chosen = match self {
            Self::Yes { from: Some(on) } => format!("From {}", crate::time::date_words(*on)),
            Self::Wait { weeks: Some(1) } => "About a week".to_owned(),
            Self::Wait { weeks: Some(weeks) } => format!("About {weeks} weeks"),
            Self::NotForUs { reason } => reason.label().to_owned(),
            Self::Came { on } => crate::time::date_words(*on),
            Self::Finished { on } => crate::time::date_words(*on),
            Self::Stopped { reason, times, .. } => match times {
                Some(1) => format!("{}. Came once", reason.label()),
                Some(times) => format!("{}. Came {times} times", reason.label()),
                None => reason.label().to_owned(),
            },
            Self::Yes { from: None } | Self::Wait { weeks: None } | Self::StillComing => String::new(),
        };
        [chosen.as_str(), note].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(". ")
    }
}

//! The life of an onward referral, as stories and as properties over every order of steps and days.

use jiff::civil::{Date, date};
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;
use uuid::Uuid;

use super::chase::{self, ChaseDays, ChaseStep};
use super::lists::{CancelReason, SentBy, UnsuitableReason};
use super::*;
use crate::ids::{AccountId, ConsentId, OnwardReferralId, PersonId, SchemeId, ServiceId};

const TODAY: Date = date(2026, 11, 23);

fn at(hour: i64) -> Timestamp {
    "2026-11-23T09:15:00Z".parse::<Timestamp>().unwrap() + SignedDuration::from_hours(hour)
}

fn draft() -> OnwardReferral {
    OnwardReferral {
        id: OnwardReferralId::from_uuid(Uuid::from_u128(1)),
        scheme: SchemeId::from_uuid(Uuid::from_u128(2)),
        person: PersonId::from_uuid(Uuid::from_u128(3)),
        referral: None,
        service: ServiceId::from_uuid(Uuid::from_u128(4)),
        consent: ConsentId::from_uuid(Uuid::from_u128(5)),
        sent_by: AccountId::from_uuid(Uuid::from_u128(6)),
        initials: "M.L.".to_owned(),
        shared: Shared::default(),
        message: String::new(),
        recipient: "tom@example.org".to_owned(),
        state: OnwardState::Draft { send_on: None },
        state_at: at(0),
        reminders: 0,
        ring_needed: false,
        rang_at: None,
        asked_about_visit: false,
        next_chase_at: None,
        version: 0,
    }
}

fn answer(hour: i64) -> Answer {
    Answer { at: at(hour), by: AnsweredBy::Organisation, note: String::new() }
}

fn closing() -> Closing {
    Closing { on: TODAY, note: String::new() }
}

fn take(it: OnwardReferral, step: OnwardStep, hour: i64) -> Result<OnwardReferral, OnwardRefusal> {
    let now = at(hour);
    match step {
        OnwardStep::Send => it.send(SentBy::Email, now),
        OnwardStep::Open => it.open(now),
        OnwardStep::Accept => it.accept(answer(hour), None),
        OnwardStep::Wait => it.wait(answer(hour), Some(3)),
        OnwardStep::Decline => it.decline(answer(hour), UnsuitableReason::Full),
        OnwardStep::Start => it.start(TODAY, TODAY, now),
        OnwardStep::KeepComing => it.keep_coming(TODAY, now),
        OnwardStep::Complete => it.complete(closing(), TODAY, now),
        OnwardStep::Stop => it.stop(Barrier::Transport, closing(), None, None, TODAY, now),
        OnwardStep::Cancel => it.cancel(CancelReason::PersonChangedMind, closing(), now),
    }
}

/// The transitions of a referral's Task in the closed-loop guide, for one step.
fn task_may(from: TaskStatus, to: TaskStatus) -> bool {
    use TaskStatus as T;
    match from {
        T::Draft => matches!(to, T::Requested | T::Cancelled),
        T::Requested => matches!(to, T::Accepted | T::Rejected | T::Cancelled),
        T::Accepted => matches!(to, T::InProgress | T::OnHold | T::Completed | T::Failed | T::Cancelled),
        T::InProgress => matches!(to, T::OnHold | T::Completed | T::Failed | T::Cancelled),
        T::OnHold => matches!(to, T::InProgress | T::Completed | T::Failed | T::Cancelled),
        T::Rejected | T::Completed | T::Failed | T::Cancelled => false,
    }
}

/// A step of ours is at most two of the Task's: a group that says "waiting list" has accepted and put on hold.
fn task_may_reach(from: TaskStatus, to: TaskStatus) -> bool {
    from == to || task_may(from, to) || TaskStatus::ALL.iter().any(|via| task_may(from, *via) && task_may(*via, to))
}

#[test]
fn each_step_is_one_that_a_fhir_task_can_take() {
    let mut odd = Vec::new();
    for from in OnwardStatus::ALL {
        for step in OnwardStep::ALL {
            if let Some(to) = from.after(*step)
                && !task_may_reach(from.task_status(), to.task_status())
            {
                odd.push((from.code(), to.code()));
            }
        }
    }
    // The Task of a person on a waiting list is "on hold": a place is "in progress" there, and a refusal "failed".
    assert_eq!(odd, [("waiting", "accepted"), ("waiting", "declined")]);
}

proptest! {
    #[test]
    fn the_aggregate_goes_exactly_where_the_table_says(steps in prop::collection::vec(0..OnwardStep::ALL.len(), 0..12)) {
        let mut it = draft();
        for (hour, index) in steps.into_iter().enumerate() {
            let step = OnwardStep::ALL[index];
            let wanted = it.status().after(step);
            match take(it.clone(), step, i64::try_from(hour).unwrap()) {
                Ok(after) => {
                    prop_assert_eq!(Some(after.status()), wanted);
                    it = after;
                }
                Err(_) => prop_assert_eq!(wanted, None),
            }
            if it.status().is_over() {
                prop_assert_eq!(it.status().steps().count(), 0);
                prop_assert!(chase::next(&it, &ChaseDays::default()).is_none());
            }
            if it.status() != OnwardStatus::Draft && it.status() != OnwardStatus::Cancelled {
                prop_assert!(it.state.sending().is_some());
            }
        }
    }

    /// However long nobody answers and whatever the scheme's days are, chasing never changes the state.
    #[test]
    fn silence_never_declines_anybody(first in 1_i64..20, ring in 1_i64..30, rounds in 1_usize..20) {
        let days = ChaseDays { reminders: vec![first, first + 3], ring, first_visit: 14 };
        let mut it = draft().send(SentBy::Email, at(0)).unwrap();
        for _ in 0..rounds {
            let Some(due) = chase::next(&it, &days) else { break };
            prop_assert!(due.at > at(0));
            it = match due.what {
                ChaseStep::Remind => it.reminded(),
                ChaseStep::Ring => it.ask_to_ring(),
                ChaseStep::AskAboutFirstVisit => it.asked_about_visit(),
            };
            prop_assert_eq!(it.status(), OnwardStatus::Sent);
        }
        prop_assert!(it.ring_needed || rounds < 3);
        prop_assert!(it.reminders <= 2);
    }
}

#[test]
fn a_reminder_on_day_five_and_a_human_on_day_seven() {
    let days = ChaseDays::default();
    let sent = draft().send(SentBy::Email, at(0)).unwrap();
    let first = chase::next(&sent, &days).unwrap();
    assert_eq!((first.at, first.what), (at(5 * 24), ChaseStep::Remind));
    let second = chase::next(&sent.clone().reminded(), &days).unwrap();
    assert_eq!((second.at, second.what), (at(7 * 24), ChaseStep::Ring));
    let asked = sent.reminded().ask_to_ring();
    assert_eq!(chase::next(&asked, &days), None);
    // Somebody rang and nobody was in: a week later they are asked again.
    let rang = asked.rang(at(8 * 24)).unwrap();
    assert_eq!(chase::next(&rang, &days).unwrap(), chase::Chase { at: at(15 * 24), what: ChaseStep::Ring });
}

#[test]
fn a_group_without_mail_is_never_mailed() {
    let rung = draft().send(SentBy::Phone, at(0)).unwrap();
    assert_eq!(
        chase::next(&rung, &ChaseDays::unhurried()).unwrap(),
        chase::Chase { at: at(240), what: ChaseStep::Ring }
    );
}

#[test]
fn a_wait_is_asked_about_when_it_is_over() {
    let waiting = draft().send(SentBy::Email, at(0)).unwrap().ask_to_ring().wait(answer(24), Some(3)).unwrap();
    assert!(!waiting.ring_needed, "an answer ends the asking");
    let due = chase::next(&waiting, &ChaseDays::default()).unwrap();
    assert_eq!((due.at, due.what), (at(24 + 21 * 24), ChaseStep::Ring));
}

#[test]
fn days_to_come_and_days_before_the_first_are_refused() {
    let accepted = draft().send(SentBy::Email, at(0)).unwrap().accept(answer(1), None).unwrap();
    assert_eq!(accepted.clone().start(date(2026, 11, 24), TODAY, at(2)).err(), Some(OnwardRefusal::InTheFuture));
    let started = accepted.start(date(2026, 11, 20), TODAY, at(2)).unwrap();
    let stopped = |last| started.clone().stop(Barrier::Transport, closing(), Some(last), Some(2), TODAY, at(3));
    assert_eq!(stopped(date(2026, 11, 19)).err(), Some(OnwardRefusal::BeforeFirstVisit));
    let attendance = stopped(TODAY).unwrap().state.attendance().unwrap();
    assert_eq!((attendance.times, attendance.last_on), (Some(2), Some(TODAY)));
}

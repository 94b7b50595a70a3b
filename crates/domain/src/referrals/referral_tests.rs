//! The life of a referral, as stories and as a property over every order of steps.

use jiff::Timestamp;
use proptest::prelude::*;
use uuid::Uuid;

use super::pick_lists::{ClosureReason, DeclineReason, Method, RiskStatement, Source};
use super::*;
use crate::ids::{AccountId, PersonId, ReferralId, SchemeId};

fn at(minute: i64) -> Timestamp {
    Timestamp::from_second(1_790_000_000 + minute * 60).unwrap()
}

fn account(number: u128) -> AccountId {
    AccountId::from_uuid(Uuid::from_u128(number))
}

fn new_referral() -> Referral {
    Referral {
        id: ReferralId::from_uuid(Uuid::from_u128(1)),
        scheme: SchemeId::from_uuid(Uuid::from_u128(2)),
        reference: "SP-7K2D9QX".to_owned(),
        person: PersonId::from_uuid(Uuid::from_u128(3)),
        request: Request {
            source: Source::Gp,
            method: Method::OnlineForm,
            referrer: Referrer::default(),
            reason: "Lonely since she moved here.".to_owned(),
            needs: vec!["loneliness".to_owned()],
            risk: RiskStatement::NoKnownRisks,
            risk_note: String::new(),
            agreed_to_contact: true,
            crisis: None,
            urgent: false,
        },
        received_at: at(0),
        previous: None,
        state: ReferralState::Received,
        state_at: at(0),
        first_contact_at: None,
        version: 0,
    }
}

fn end(minute: i64) -> End {
    End { by: Some(account(9)), at: at(minute), note: String::new() }
}

/// Takes one step, whatever it needs.
fn take(referral: Referral, step: ReferralStep, minute: i64) -> Result<Referral, ReferralRefusal> {
    let now = at(minute);
    match step {
        ReferralStep::AskForInformation => referral.ask_for_information("Which phone number?".to_owned(), now),
        ReferralStep::GiveInformation => referral.give_information("01632 960001", now),
        ReferralStep::Accept => referral.accept(account(9), now),
        ReferralStep::Decline => referral.decline(DeclineReason::PersonSaidNo, end(minute), now),
        ReferralStep::Withdraw => referral.withdraw(end(minute), now),
        // Each time another worker, so that "already holds it" does not stand in the way.
        ReferralStep::Allocate => referral.allocate(account(100 + u128::from(minute.unsigned_abs())), account(9), now),
        ReferralStep::Close => referral.close(ClosureReason::GoalsMet, end(minute), now),
        ReferralStep::Reopen => referral.reopen(account(9), now),
    }
}

#[test]
fn the_usual_path_from_new_to_closed() {
    let path = [ReferralStep::Accept, ReferralStep::Allocate, ReferralStep::Close, ReferralStep::Reopen];
    let referral = path.into_iter().zip(1..).fold(new_referral(), |it, (step, minute)| take(it, step, minute).unwrap());
    assert_eq!(referral.status(), ReferralStatus::Accepted);
    assert_eq!(referral.worker(), None, "a reopened referral waits for a link worker again");
}

#[test]
fn taking_a_new_referral_accepts_it_in_the_same_act() {
    let referral = new_referral().allocate(account(5), account(5), at(1)).unwrap();
    let ReferralState::Active { acceptance, allocation } = referral.state else { panic!("not active") };
    assert_eq!((acceptance.by, allocation.worker), (account(5), account(5)));
}

#[test]
fn the_answer_stands_under_what_was_first_written() {
    let asked = take(new_referral(), ReferralStep::AskForInformation, 1).unwrap();
    let answered = asked.give_information(" 01632 960001 ", at(2)).unwrap();
    assert_eq!(answered.request.reason, "Lonely since she moved here.\n\nAdded later: 01632 960001");
    assert_eq!(answered.status(), ReferralStatus::Received);
}

#[test]
fn a_note_is_added_while_the_referral_is_open_and_not_after() {
    let noted = new_referral().add_note("Dr Okafor", "3 March", "Her sister died.").unwrap();
    assert!(noted.request.reason.ends_with("Added by Dr Okafor on 3 March: Her sister died."));
    let over = take(new_referral(), ReferralStep::Decline, 1).unwrap();
    assert!(matches!(over.add_note("Dr Okafor", "3 March", "Again"), Err(ReferralRefusal::Over { .. })));
}

#[test]
fn what_was_decided_on_an_old_version_is_refused() {
    let referral = Referral { version: 4, ..new_referral() };
    assert_eq!(referral.seen_at(3), Err(ReferralRefusal::ChangedMeanwhile));
}

proptest! {
    /// Whatever the order of steps: each leads exactly where the table says, or is refused and changes nothing.
    #[test]
    fn no_order_of_steps_leaves_the_table(order in prop::collection::vec(0..ReferralStep::ALL.len(), 0..12)) {
        let mut referral = new_referral();
        for (minute, index) in (1_i64..).zip(order) {
            let step = ReferralStep::ALL[index];
            let wanted = referral.status().after(step);
            match take(referral.clone(), step, minute) {
                Ok(after) => {
                    prop_assert_eq!(Some(after.status()), wanted);
                    prop_assert_eq!(after.state_at, at(minute));
                    prop_assert_eq!(after.worker().is_some(), matches!(after.status(), ReferralStatus::Active | ReferralStatus::Closed));
                    referral = after;
                }
                Err(refusal) => {
                    prop_assert_eq!(wanted, None);
                    let not_from_here = matches!(refusal, ReferralRefusal::NotFromHere { .. });
                    prop_assert!(not_from_here);
                }
            }
        }
    }
}

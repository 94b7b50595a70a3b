//! When somebody cannot be reached: try at another time of day, then by another way. Silence is never a refusal,
//! so after the last try a colleague looks at it; nobody is declined by a counter.

use super::pick_lists::ConsultationMethod;
use crate::people::ContactBy;

crate::coded! {
    /// A part of the day, as one would say on the phone.
    pub enum DayPart: "part of the day" {
        Morning = "morning", "In the morning";
        Afternoon = "afternoon", "In the afternoon";
        Evening = "evening", "After 5pm";
    }
}

impl DayPart {
    /// Which part of the day an hour (0 to 23) falls in.
    #[must_use]
    pub const fn of_hour(hour: i8) -> Self {
        match hour {
            ..12 => Self::Morning,
            12..17 => Self::Afternoon,
            _ => Self::Evening,
        }
    }
}

/// One try that did not reach the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attempt {
    pub method: ConsultationMethod,
    pub part: DayPart,
}

/// What the person can be reached by, and what they asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reachable {
    pub prefers: ContactBy,
    pub phone: bool,
    pub email: bool,
    pub address: bool,
    /// False where somebody else may open their post or email.
    pub letters_safe: bool,
}

/// The next try, with the reason a page shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NextTry {
    pub method: ConsultationMethod,
    /// For calls and texts; a letter has no time of day.
    pub part: Option<DayPart>,
    /// Several tries failed in different ways: talk it over before trying again.
    pub ask_a_colleague: bool,
    pub reason: &'static str,
}

/// After this many failed tries a colleague is asked; it never ends a referral.
pub const TRIES_BEFORE_ASKING: usize = 4;

/// Two calls at different times of day, then another way, then another way again with a colleague's eyes on it.
#[must_use]
pub fn next_try(failed: &[Attempt], reachable: Reachable) -> NextTry {
    let calls: Vec<DayPart> =
        failed.iter().filter(|it| it.method == ConsultationMethod::Phone).map(|it| it.part).collect();
    let tried = |method| failed.iter().any(|it| it.method == method);
    let ask_a_colleague = failed.len() >= TRIES_BEFORE_ASKING;
    let may_ring = reachable.phone && reachable.prefers != ContactBy::Letter;

    let preferred = match reachable.prefers {
        ContactBy::Phone => None,
        ContactBy::Text if reachable.phone => Some(ConsultationMethod::Text),
        ContactBy::Email if reachable.email => Some(ConsultationMethod::Email),
        ContactBy::Letter if reachable.address => Some(ConsultationMethod::Letter),
        ContactBy::Text | ContactBy::Email | ContactBy::Letter => None,
    };
    if let Some(method) = preferred.filter(|it| !tried(*it)) {
        return NextTry { method, part: None, ask_a_colleague, reason: "This is how they asked to be contacted." };
    }
    if may_ring && calls.len() < 2 {
        return match calls.first() {
            None => NextTry {
                method: ConsultationMethod::Phone,
                part: None,
                ask_a_colleague,
                reason: "A first call does most to help people come.",
            },
            Some(_) => NextTry {
                method: ConsultationMethod::Phone,
                part: Some(untried(&calls)),
                ask_a_colleague,
                reason: "The last call was at another time of day.",
            },
        };
    }
    let others = [
        (ConsultationMethod::Letter, reachable.address && reachable.letters_safe),
        (ConsultationMethod::Email, reachable.email && reachable.letters_safe),
        (ConsultationMethod::Text, reachable.phone && reachable.prefers != ContactBy::Letter),
    ];
    if let Some((method, _)) = others.into_iter().find(|(method, can)| *can && !tried(*method)) {
        let reason = "Calls have not reached them, so try another way.";
        return NextTry { method, part: None, ask_a_colleague, reason };
    }
    NextTry {
        method: if may_ring { ConsultationMethod::Phone } else { ConsultationMethod::Letter },
        part: may_ring.then(|| untried(&calls)),
        ask_a_colleague: ask_a_colleague || failed.len() >= 3,
        reason: "Everything has been tried once. Ask the referrer, or a colleague who knows them.",
    }
}

/// The part of the day tried least, the earliest of equals.
fn untried(calls: &[DayPart]) -> DayPart {
    let count = |part: DayPart| calls.iter().filter(|it| **it == part).count();
    DayPart::ALL.iter().copied().min_by_key(|part| count(*part)).unwrap_or(DayPart::Morning)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const ANYHOW: Reachable =
        Reachable { prefers: ContactBy::Phone, phone: true, email: true, address: true, letters_safe: true };

    fn call(part: DayPart) -> Attempt {
        Attempt { method: ConsultationMethod::Phone, part }
    }

    #[test]
    fn the_first_try_is_a_call() {
        assert_eq!(next_try(&[], ANYHOW).method, ConsultationMethod::Phone);
    }

    #[test]
    fn a_second_call_comes_at_another_time_of_day() {
        let next = next_try(&[call(DayPart::Morning)], ANYHOW);
        assert_eq!((next.method, next.part), (ConsultationMethod::Phone, Some(DayPart::Afternoon)));
    }

    #[test]
    fn after_two_failed_calls_a_letter_is_proposed() {
        let next = next_try(&[call(DayPart::Morning), call(DayPart::Afternoon)], ANYHOW);
        assert_eq!(next.method, ConsultationMethod::Letter);
        assert!(!next.ask_a_colleague);
    }

    #[test]
    fn whoever_asked_for_letters_is_written_to_first_and_never_texted() {
        let letters = Reachable { prefers: ContactBy::Letter, ..ANYHOW };
        assert_eq!(next_try(&[], letters).method, ConsultationMethod::Letter);
    }

    #[test]
    fn where_letters_are_not_safe_none_is_proposed() {
        let calls = [call(DayPart::Morning), call(DayPart::Afternoon)];
        let unsafe_post = Reachable { letters_safe: false, ..ANYHOW };
        assert_eq!(next_try(&calls, unsafe_post).method, ConsultationMethod::Text);
    }

    fn any_attempts() -> impl Strategy<Value = Vec<Attempt>> {
        let one = (0..ConsultationMethod::ALL.len(), 0..DayPart::ALL.len())
            .prop_map(|(method, part)| Attempt { method: ConsultationMethod::ALL[method], part: DayPart::ALL[part] });
        prop::collection::vec(one, 0..9)
    }

    proptest! {
        #[test]
        fn there_is_always_a_next_try_and_four_failures_bring_a_colleague(
            failed in any_attempts(), prefers in 0..ContactBy::ALL.len(), phone: bool, email: bool, address: bool, letters_safe: bool,
        ) {
            let prefers = ContactBy::ALL[prefers];
            let next = next_try(&failed, Reachable { prefers, phone, email, address, letters_safe });
            prop_assert!(!next.reason.is_empty());
            prop_assert!(next.ask_a_colleague || failed.len() < TRIES_BEFORE_ASKING);
            prop_assert!(prefers != ContactBy::Letter || next.method != ConsultationMethod::Text);
        }
    }
}

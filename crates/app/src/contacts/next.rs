//! When to be in touch again: what the worker chose, or what the last tries suggest.

use footbridge_domain::contacts::attempt::{self, Attempt, DayPart, NextTry, Reachable};
use footbridge_domain::contacts::pick_lists::{ConsultationMethod, ContactKind};
use footbridge_domain::people::Details;
use footbridge_domain::people::contact_need::{ContactNeed, NeedKind};
use footbridge_store::contacts::FailedTry;
use jiff::civil::{Date, Weekday};

use crate::time;

/// What the select of the quick log can say: code and days. Fixed steps: one click, no calendar.
pub const STEPS: [(&str, i32, &str); 5] =
    [("1d", 1, "Tomorrow"), ("3d", 3, "3 days"), ("1w", 7, "1 week"), ("2w", 14, "2 weeks"), ("4w", 28, "4 weeks")];
/// Ours to decide: a week after a talk, sooner and another way after no answer.
pub const SUGGESTED: &str = "auto";
pub const NOT_NEEDED: &str = "none";
pub const AS_IT_IS: &str = "keep";

/// A day or the first weekday after it.
pub fn weekday_from(day: Date) -> Date {
    let mut day = day;
    while matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) {
        day = day.tomorrow().unwrap_or(day);
    }
    day
}

fn after(today: Date, days: i32) -> Date {
    weekday_from(today.saturating_add(jiff::Span::new().days(days)))
}

/// The day each step of the select leads to.
pub fn days(today: Date) -> Vec<(&'static str, &'static str, Date)> {
    STEPS.iter().map(|(code, days, label)| (*code, *label, after(today, *days))).collect()
}

/// The next contact that follows from a choice. `None` in the outer place: no such choice.
pub fn chosen(
    code: &str,
    kind: ContactKind,
    now_set: Option<Date>,
    next_try_on: Date,
    today: Date,
) -> Option<Option<Date>> {
    match code {
        "" | SUGGESTED if kind == ContactKind::NoAnswer => Some(Some(next_try_on)),
        // Talking with others or sending a text leaves what was agreed with the person.
        "" | SUGGESTED
            if matches!(kind, ContactKind::AboutThem | ContactKind::Message)
                && now_set.is_some_and(|on| on > today) =>
        {
            Some(now_set)
        }
        "" | SUGGESTED => Some(Some(after(today, 7))),
        NOT_NEEDED => Some(None),
        AS_IT_IS => Some(now_set),
        code => match STEPS.iter().find(|it| it.0 == code) {
            Some((_, days, _)) => Some(Some(after(today, *days))),
            None => code.parse::<Date>().ok().filter(|on| *on >= today).map(Some),
        },
    }
}

/// The next try after calls that reached nobody: how, when in the day, and on which day.
pub fn next_try(failed: &[FailedTry], details: &Details, needs: &[ContactNeed], today: Date) -> (NextTry, Date) {
    let attempts: Vec<Attempt> = failed
        .iter()
        .map(|it| Attempt {
            method: it.method.unwrap_or(ConsultationMethod::Phone),
            part: DayPart::of_hour(it.happened_at.to_zoned(time::london().clone()).hour()),
        })
        .collect();
    let reachable = Reachable {
        prefers: details.contact_by,
        phone: details.phone.is_some(),
        email: !details.email.is_empty(),
        address: !details.address.is_empty() || details.postcode.is_some(),
        letters_safe: !needs.iter().any(|it| it.kind == NeedKind::NoLetters && it.ended_on.is_none()),
    };
    let next = attempt::next_try(&attempts, reachable);
    // A call can follow in two days; a later one, or a letter, is given longer.
    let days = match (next.method, attempts.len()) {
        (ConsultationMethod::Phone, 0 | 1) => 2,
        (ConsultationMethod::Phone, _) => 5,
        (_, _) => 3,
    };
    (next, after(today, days))
}

/// "Ring in the afternoon", "Write a letter".
pub fn try_words(next: &NextTry) -> String {
    let how = match next.method {
        ConsultationMethod::Text => "Send a text",
        ConsultationMethod::Email => "Send an email",
        ConsultationMethod::Letter => "Write a letter",
        ConsultationMethod::AtHome => "Visit",
        _ => "Ring",
    };
    match next.part {
        Some(part) => format!("{how} {}", part.label().to_lowercase()),
        None => how.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn choices_lead_to_days_that_are_worked() {
        let today = day("2026-11-24"); // a Tuesday
        let soon = day("2026-11-26");
        let rows = [
            ("a week after a talk", "auto", ContactKind::Spoke, None, Some(Some(day("2026-12-01")))),
            ("sooner after no answer", "auto", ContactKind::NoAnswer, None, Some(Some(soon))),
            ("chosen by hand beats the suggestion", "2w", ContactKind::NoAnswer, None, Some(Some(day("2026-12-08")))),
            (
                "a text leaves the agreed visit",
                "auto",
                ContactKind::Message,
                Some(day("2026-11-27")),
                Some(Some(day("2026-11-27"))),
            ),
            ("not needed", "none", ContactKind::Spoke, Some(soon), Some(None)),
            ("as it is", "keep", ContactKind::Spoke, Some(soon), Some(Some(soon))),
            ("a day by its date", "2026-12-05", ContactKind::Spoke, None, Some(Some(day("2026-12-05")))),
            ("a day that is over", "2026-11-01", ContactKind::Spoke, None, None),
            ("nonsense", "soonish", ContactKind::Spoke, None, None),
        ];
        for (what, code, kind, now_set, expected) in rows {
            assert_eq!(chosen(code, kind, now_set, soon, today), expected, "{what}");
        }
        assert_eq!(after(day("2026-11-26"), 2), day("2026-11-30"), "Saturday becomes Monday");
    }
}

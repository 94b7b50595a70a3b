//! How the state of an onward referral reads: a tone and a few words, the same on every page.

use footbridge_app::store::onward::OnwardSummary;
use footbridge_app::time;
use footbridge_components::Tone;
use footbridge_domain::onward::lists::{CancelReason, UnsuitableReason};
use footbridge_domain::onward::{Barrier, OnwardStatus};
use jiff::civil::Date;

pub const fn tone(state: OnwardStatus, ring_needed: bool) -> Tone {
    match state {
        OnwardStatus::Accepted | OnwardStatus::Started | OnwardStatus::Completed => Tone::Good,
        OnwardStatus::Sent | OnwardStatus::Received | OnwardStatus::Waiting if ring_needed => Tone::Warning,
        OnwardStatus::Declined | OnwardStatus::Ended => Tone::Warning,
        OnwardStatus::Draft
        | OnwardStatus::Sent
        | OnwardStatus::Received
        | OnwardStatus::Waiting
        | OnwardStatus::Cancelled => Tone::Plain,
    }
}

/// The reason behind an ending, in words.
pub fn reason(code: &str) -> Option<&'static str> {
    Barrier::from_code(code)
        .map(Barrier::label)
        .or_else(|| UnsuitableReason::from_code(code).map(UnsuitableReason::label))
        .or_else(|| CancelReason::from_code(code).map(CancelReason::label))
}

/// One line under the group's name: what is known, and since when.
pub fn line(it: &OnwardSummary, today: Date) -> String {
    let sent = it.sent_at.map(|at| time::moment_words(at, today)).unwrap_or_default();
    let since = time::date_words(time::day_of(it.state_at));
    match it.state {
        OnwardStatus::Draft => {
            it.send_on.map_or_else(|| "Kept.".to_owned(), |on| format!("Kept until {}.", time::date_words(on)))
        }
        OnwardStatus::Sent | OnwardStatus::Received => format!("Sent {}.", lower_first(&sent)),
        OnwardStatus::Waiting => match it.wait_weeks {
            Some(1) => format!("Waiting about a week, said {since}."),
            Some(weeks) => format!("Waiting about {weeks} weeks, said {since}."),
            None => format!("Said {since}."),
        },
        OnwardStatus::Accepted => it
            .place_from_on
            .map_or_else(|| format!("Answered {since}."), |on| format!("From {}.", time::date_words(on))),
        OnwardStatus::Started => {
            it.first_attended_on.map_or_else(String::new, |on| format!("First came {}.", time::date_words(on)))
        }
        OnwardStatus::Completed => format!("Finished {since}."),
        OnwardStatus::Declined | OnwardStatus::Ended | OnwardStatus::Cancelled => {
            reason(&it.end_reason).map_or_else(|| format!("{since}."), |why| format!("{why}, {since}."))
        }
    }
}

/// "Today at 2pm" inside a sentence.
pub fn lower_first(text: &str) -> String {
    if let Some(rest) = text.strip_prefix("Today") {
        return format!("today{rest}");
    }
    match text.strip_prefix("Yesterday") {
        Some(rest) => format!("yesterday{rest}"),
        None if text.is_empty() => String::new(),
        None => format!("on {text}"),
    }
}

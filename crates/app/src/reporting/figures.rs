//! One figure worked out: its sentence, its parts, and what must be said beside it.

use footbridge_domain::matching::needs::Need;
use footbridge_domain::referrals::ReferralStatus;
use footbridge_domain::referrals::pick_lists::{ClosureReason, DeclineReason, Source};
use footbridge_domain::reporting::Indicator;
use footbridge_domain::reporting::suppression::{Shown, SmallNumbers, safe_list};
use footbridge_domain::reporting::waits::{self, summarise};
use footbridge_store::Tx;
use footbridge_store::reporting::counts::{self, Between, Count};

use crate::error::Result;
use crate::time::{day_of, london};

/// A figure, ready to be read.
pub struct Figure {
    pub indicator: Indicator,
    /// "418 referrals", "Half waited 4 days or less".
    pub headline: String,
    pub parts: Vec<Part>,
    /// What goes with it: how many are missing, when to be careful.
    pub notes: Vec<String>,
}

/// One line of a figure's table.
pub struct Part {
    pub code: String,
    pub label: String,
    pub value: String,
    /// What is drawn; 0 where the number is hidden.
    pub amount: f64,
}

/// Who looks decides what is hidden.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// They may open the rows: nothing is hidden from them.
    Team,
    /// Analysts, exports, anything that is passed on.
    Shared,
}

pub async fn run(tx: &mut Tx, indicator: Indicator, between: Between, audience: Audience) -> Result<Figure> {
    Ok(match indicator {
        Indicator::Received => listed(indicator, counts::by_source(tx, between).await?, audience, |code| {
            Source::from_code(code).map(Source::label)
        }),
        Indicator::State => listed(indicator, counts::by_state(tx, between).await?, audience, |code| {
            ReferralStatus::from_code(code).map(ReferralStatus::label)
        }),
        Indicator::Declined => listed(indicator, counts::ended(tx, between, "declined").await?, audience, |code| {
            DeclineReason::from_code(code).map(DeclineReason::label)
        }),
        Indicator::Closures => listed(indicator, counts::ended(tx, between, "closed").await?, audience, |code| {
            ClosureReason::from_code(code).map(ClosureReason::label)
        }),
        Indicator::Needs => parts_only(indicator, counts::needs(tx, between).await?, audience),
        Indicator::Gaps => parts_only(indicator, split_needs(&counts::gaps(tx, between).await?), audience),
        Indicator::ByMonth => by_month(counts::by_hour(tx, between).await?, audience),
        Indicator::Wait => wait(&counts::waits(tx, between).await?, audience),
        Indicator::FirstAttendance => attendance(&counts::attendance(tx, between).await?, audience),
        Indicator::Dose => dose(&counts::dose(tx, between).await?, audience),
        Indicator::ChangeOns4 => super::change::run(tx, indicator, "ons4", between, audience).await?,
        Indicator::ChangeLoneliness => super::change::run(tx, indicator, "ons_loneliness", between, audience).await?,
    })
}

const RULE: SmallNumbers = SmallNumbers::USUAL;

fn number(many: i64) -> u64 {
    u64::try_from(many).unwrap_or_default()
}

/// Shows a list of counts and its total; for a shared report small numbers go, and whatever would give them away.
pub(super) fn hide(counts: &[u64], audience: Audience) -> (Vec<Shown>, Shown) {
    match audience {
        Audience::Team => (counts.iter().map(|it| Shown::Count(*it)).collect(), Shown::Count(counts.iter().sum())),
        Audience::Shared => safe_list(counts, RULE),
    }
}

/// A cell of a table: short, where the sentence stands in the notes.
pub(super) fn cell(shown: Shown) -> (String, f64) {
    match shown {
        Shown::Count(count) => (count.to_string(), count as f64),
        Shown::Small => (format!("Fewer than {}", RULE.threshold), 0.0),
        Shown::Guard => ("Not shown".to_owned(), 0.0),
    }
}

pub(super) fn hidden_notes(shown: &[Shown]) -> Vec<String> {
    let mut notes = Vec::new();
    if shown.contains(&Shown::Small) {
        notes
            .push(format!("Numbers from 1 to {} are not shown, so that nobody can be recognised.", RULE.threshold - 1));
    }
    if shown.contains(&Shown::Guard) {
        notes.push("Some further numbers are left out, so that a small one cannot be worked out.".to_owned());
    }
    notes
}

fn plural(count: u64, one: &str, many: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {many}") }
}

fn things(indicator: Indicator, shown: Shown) -> String {
    let what = indicator.what_is_counted().to_lowercase();
    match shown {
        Shown::Count(1) => format!("1 {}", what.strip_suffix('s').unwrap_or(&what)),
        Shown::Count(count) => format!("{count} {what}"),
        other => format!("{} {what}", cell(other).0),
    }
}

fn parts(counts: &[Count], shown: &[Shown], label: impl Fn(&str) -> Option<&'static str>) -> Vec<Part> {
    counts
        .iter()
        .zip(shown)
        .map(|(it, shown)| {
            let (value, amount) = cell(*shown);
            let label = label(&it.code).map_or_else(
                || if it.code.is_empty() { "Not said".to_owned() } else { it.code.clone() },
                str::to_owned,
            );
            Part { code: it.code.clone(), label, value, amount }
        })
        .collect()
}

fn listed(
    indicator: Indicator,
    counts: Vec<Count>,
    audience: Audience,
    label: impl Fn(&str) -> Option<&'static str>,
) -> Figure {
    let numbers: Vec<u64> = counts.iter().map(|it| number(it.many)).collect();
    let (shown, total) = hide(&numbers, audience);
    Figure {
        indicator,
        headline: things(indicator, total),
        parts: parts(&counts, &shown, label),
        notes: hidden_notes(&shown),
    }
}

/// Parts that overlap have no total: each is hidden on its own.
fn parts_only(indicator: Indicator, counts: Vec<Count>, audience: Audience) -> Figure {
    let shown: Vec<Shown> = counts
        .iter()
        .map(|it| if audience == Audience::Team { Shown::Count(number(it.many)) } else { RULE.show(number(it.many)) })
        .collect();
    let label = |code: &str| Need::from_code(code).map(|it| it.label());
    let headline = match counts.first() {
        None => "Nothing recorded in this period".to_owned(),
        Some(first) => format!("Most often: {}", label(&first.code).unwrap_or("something else").to_lowercase()),
    };
    Figure { indicator, headline, parts: parts(&counts, &shown, label), notes: hidden_notes(&shown) }
}

/// One gap can name several needs.
fn split_needs(gaps: &[Count]) -> Vec<Count> {
    let mut found: Vec<Count> = Vec::new();
    for gap in gaps {
        for code in gap.code.split_whitespace() {
            match found.iter_mut().find(|it| it.code == code) {
                Some(it) => it.many += gap.many,
                None => found.push(Count { code: code.to_owned(), many: gap.many }),
            }
        }
    }
    found.sort_by(|a, b| b.many.cmp(&a.many).then_with(|| a.code.cmp(&b.code)));
    found
}

fn by_month(hours: Vec<counts::HourCount>, audience: Audience) -> Figure {
    let mut months: Vec<(String, String, u64)> = Vec::new();
    for it in hours {
        let Ok(at) = jiff::Timestamp::from_second(it.hour * 3600) else { continue };
        let at = at.to_zoned(london().clone());
        let code = at.strftime("%Y-%m").to_string();
        match months.last_mut() {
            Some((last, _, many)) if *last == code => *many += number(it.many),
            _ => months.push((code, at.strftime("%B %Y").to_string(), number(it.many))),
        }
    }
    let numbers: Vec<u64> = months.iter().map(|it| it.2).collect();
    let (shown, total) = hide(&numbers, audience);
    let parts = months
        .into_iter()
        .zip(&shown)
        .map(|((code, label, _), shown)| {
            let (value, amount) = cell(*shown);
            Part { code, label, value, amount }
        })
        .collect();
    Figure {
        indicator: Indicator::ByMonth,
        headline: things(Indicator::ByMonth, total),
        parts,
        notes: hidden_notes(&shown),
    }
}

fn wait(rows: &[counts::Wait], audience: Audience) -> Figure {
    let indicator = Indicator::Wait;
    let days: Vec<u32> = rows
        .iter()
        .filter_map(|it| waits::days_between(day_of(it.received_at), day_of(it.first_contact_at?)))
        .collect();
    let still = rows.iter().filter(|it| it.first_contact_at.is_none() && !it.over).count() as u64;
    let never = rows.iter().filter(|it| it.first_contact_at.is_none() && it.over).count() as u64;
    let (shown, _) = hide(&[days.len() as u64, still, never], audience);
    let mut notes = vec![format!(
        "Reached: {}. Still waiting: {}. Ended before anybody reached them: {}.",
        cell(shown[0]).0,
        cell(shown[1]).0,
        cell(shown[2]).0
    )];
    notes.extend(hidden_notes(&shown));
    let summary = summarise(&days).filter(|_| shown[0].count().is_some());
    let Some(summary) = summary else {
        let headline = if days.is_empty() {
            "Nobody reached in this period yet".to_owned()
        } else {
            shown[0].words(RULE.threshold)
        };
        return Figure { indicator, headline, parts: Vec::new(), notes };
    };
    let part = |code: &str, label: &str, days: f64| Part {
        code: code.to_owned(),
        label: label.to_owned(),
        value: days_words(days),
        amount: days,
    };
    let mut parts = vec![
        part("lower_quartile", "A quarter waited at most", summary.lower_quartile),
        part("median", "Half waited at most", summary.median),
        part("upper_quartile", "Three quarters waited at most", summary.upper_quartile),
    ];
    // The longest wait is one person's.
    if audience == Audience::Team {
        parts.push(part("longest", "The longest wait", f64::from(summary.longest)));
    }
    Figure { indicator, headline: format!("Half waited {} or less", days_words(summary.median)), parts, notes }
}

fn days_words(days: f64) -> String {
    let rounded = (days * 10.0).round() / 10.0;
    if (rounded - 1.0).abs() < f64::EPSILON { "1 day".to_owned() } else { format!("{rounded} days") }
}

fn attendance(it: &counts::Attendance, audience: Audience) -> Figure {
    let indicator = Indicator::FirstAttendance;
    let (sent, came) = (number(it.sent), number(it.came));
    let (shown, _) = hide(&[came, sent.saturating_sub(came)], audience);
    let may = sent > 0 && (audience == Audience::Team || RULE.may_show_share(came, sent));
    let headline = match (sent, may) {
        (0, _) => "No referrals to groups in this period".to_owned(),
        (_, true) => format!("{:.0}% came for a first time ({came} of {sent})", came as f64 * 100.0 / sent as f64),
        (_, false) => "Too few people, so we do not show this.".to_owned(),
    };
    let part = |code: &str, label: &str, shown: Shown| {
        let (value, amount) = cell(shown);
        Part { code: code.to_owned(), label: label.to_owned(), value, amount }
    };
    let parts = if sent == 0 {
        Vec::new()
    } else {
        vec![part("came", "Came for a first time", shown[0]), part("not_yet", "Not yet, or not at all", shown[1])]
    };
    Figure { indicator, headline, parts, notes: hidden_notes(&shown) }
}

fn dose(rows: &[counts::DoseCount], audience: Audience) -> Figure {
    let indicator = Indicator::Dose;
    let bands: [(&str, &str, std::ops::RangeInclusive<i64>); 5] = [
        ("0", "Never reached", 0..=0),
        ("1", "Once", 1..=1),
        ("2", "Twice", 2..=2),
        ("3_5", "3 to 5 times", 3..=5),
        ("6", "6 times or more", 6..=i64::MAX),
    ];
    let numbers: Vec<u64> = bands
        .iter()
        .map(|(_, _, range)| rows.iter().filter(|it| range.contains(&it.contacts)).map(|it| number(it.episodes)).sum())
        .collect();
    let (shown, total) = hide(&numbers, audience);
    let episodes: u64 = numbers.iter().sum();
    let contacts: u64 = rows.iter().map(|it| number(it.contacts) * number(it.episodes)).sum();
    let headline = match total {
        Shown::Count(0) => "No episode ended in this period".to_owned(),
        Shown::Count(_) => format!(
            "{:.1} contacts on average, in {}",
            contacts as f64 / episodes as f64,
            plural(episodes, "episode", "episodes")
        ),
        other => other.words(RULE.threshold),
    };
    let parts = bands
        .iter()
        .zip(&shown)
        .filter(|_| episodes > 0)
        .map(|((code, label, _), shown)| {
            let (value, amount) = cell(*shown);
            Part { code: (*code).to_owned(), label: (*label).to_owned(), value, amount }
        })
        .collect();
    Figure { indicator, headline, parts, notes: hidden_notes(&shown) }
}

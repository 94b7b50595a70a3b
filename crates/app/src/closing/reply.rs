//! The reply to whoever referred, kept exactly as it was sent. Actions for the practice come first, or "none".

use footbridge_domain::access::{Action, Actor};
use footbridge_domain::ids::ReferralId;
use footbridge_store::referrals;
use serde::{Deserialize, Serialize};
use std::fmt::Write as _;

use super::compose::{ScoreLine, TriedLine};
use crate::app::App;
use crate::error::{AppError, Noun, Result};
use crate::load::open_referral;
use crate::record::{Event, record_read};

/// As it was sent. Fields are only ever added.
#[derive(Clone, Serialize, Deserialize)]
pub struct Reply {
    pub sent_on: String,
    /// False: the person did not agree to more than "support has ended".
    pub shared: bool,
    pub to: String,
    pub from: String,
    pub scheme: String,
    pub phone: String,
    pub reference: String,
    pub person: PersonLine,
    pub outcome: String,
    /// Empty means: no action needed. It is said, never left blank.
    pub actions: Vec<String>,
    pub summary: String,
    pub own_view: String,
    pub goals: Vec<GoalOutcome>,
    pub tried: Vec<TriedLine>,
    pub scores: Vec<ScoreLine>,
    pub risks: String,
    pub codes: Vec<Code>,
    pub door_open_until: String,
}

#[derive(Clone, Serialize, Deserialize)]
pub struct PersonLine {
    pub name: String,
    pub born_on: String,
    pub nhs_number: String,
}

#[derive(Clone, Serialize, Deserialize)]
pub struct GoalOutcome {
    pub words: String,
    pub state: String,
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Code {
    pub code: String,
    pub label: String,
    pub on: String,
}

impl std::fmt::Debug for Reply {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Reply").field("reference", &self.reference).finish_non_exhaustive()
    }
}

pub const NO_ACTION: &str = "No action needed.";
pub const NOT_SHARED: &str = "They did not agree to us sharing more. Please talk with them.";

impl Reply {
    /// The same as plain text: for a letter, and to copy into a record.
    pub fn text(&self) -> String {
        let mut out = String::new();
        let mut put = |line: &str| {
            out.push_str(line);
            out.push('\n');
        };
        put(&format!("Social prescribing: support has ended. Reference {}. {}.", self.reference, self.sent_on));
        put(&[self.person.name.as_str(), &self.person.born_on, &self.person.nhs_number]
            .into_iter()
            .filter(|it| !it.is_empty())
            .collect::<Vec<_>>()
            .join(", "));
        put("");
        put("ACTIONS FOR THE PRACTICE");
        if self.actions.is_empty() {
            put(NO_ACTION);
        }
        for action in &self.actions {
            put(&format!("- {action}"));
        }
        if !self.shared {
            put("");
            put(NOT_SHARED);
            return out;
        }
        put("");
        put(&format!("Outcome: {}", self.outcome));
        put(&self.summary);
        if !self.own_view.is_empty() {
            put(&format!("In their own words: “{}”", self.own_view));
        }
        section(&mut out, "GOALS", self.goals.iter().map(|it| format!("{}: {}", it.words, it.state)));
        section(&mut out, "WHAT WAS TRIED", self.tried.iter().map(|it| format!("{}: {}", it.what, it.how_it_went)));
        section(&mut out, "SCORES", self.scores.iter().map(score_words));
        section(&mut out, "RISKS", std::iter::once(self.risks.clone()).filter(|it| !it.is_empty()));
        section(
            &mut out,
            "CODES TO RECORD",
            self.codes.iter().map(|it| format!("{} {} ({})", it.code, it.label, it.on)),
        );
        if !self.door_open_until.is_empty() {
            let _ = write!(out, "\nThey can come back without a new referral until {}.\n", self.door_open_until);
        }
        let _ = write!(out, "\n{}, {}, {}\n", self.from, self.scheme, self.phone);
        out
    }
}

fn section(out: &mut String, title: &str, lines: impl Iterator<Item = String>) {
    let mut lines = lines.peekable();
    if lines.peek().is_none() {
        return;
    }
    let _ = writeln!(out, "\n{title}");
    for line in lines {
        let _ = writeln!(out, "- {line}");
    }
}

/// "Life satisfaction (0 to 10): 3, low (1 June 2026), then 7, high (1 November 2026). No reliable change."
pub fn score_words(it: &ScoreLine) -> String {
    let point = |it: &super::compose::Point| {
        let band = if it.band.is_empty() { String::new() } else { format!(", {}", it.band.to_lowercase()) };
        format!("{}{band} ({})", it.value, it.on)
    };
    let start = format!("{} ({}): {}", it.scale, it.out_of, point(&it.first));
    match &it.last {
        Some(last) if it.change.is_empty() => format!("{start}, then {}.", point(last)),
        Some(last) => format!("{start}, then {}. {}.", point(last), it.change),
        None if it.missing.is_empty() => format!("{start}. No last score."),
        None => format!("{start}. No last score: {}.", it.missing.to_lowercase()),
    }
}

/// The reply as it was sent, for whoever referred and for the team.
pub async fn show(app: &App, actor: &Actor, id: ReferralId) -> Result<Reply> {
    let now = app.now();
    let mut tx = app.begin().await?;
    let opened = open_referral(&mut tx, actor, Action::FollowReferral, id, now).await?;
    let stored = referrals::reply(&mut tx, id, opened.record.scheme).await?.ok_or(AppError::NotFound(Noun::Page))?;
    let reply = serde_json::from_str(&stored).map_err(AppError::internal)?;
    let event = Event::of("reply_read", "referral", id.uuid()).person(opened.record.person).reason(opened.reason);
    record_read(&mut tx, actor, event, now).await?;
    tx.commit().await?;
    Ok(reply)
}

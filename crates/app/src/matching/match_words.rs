//! Words to entries: what somebody wrote is read for needs and conditions, and the directory answers with what fits.
//! What cannot wait comes before everything else.

use std::ops::Range;

use footbridge_domain::access::{Action, Actor};
use footbridge_domain::directory::{AccessFeature, Days, ForSex};
use footbridge_domain::matching::conditions::{Answer, answer, named_for_others};
use footbridge_domain::matching::crisis::{self, CrisisKind, CrisisLevel};
use footbridge_domain::matching::explain::Check;
use footbridge_domain::matching::interests;
use footbridge_domain::matching::score::spread;
use footbridge_domain::matching::story::{self, Found as Told, Story};
use footbridge_domain::matching::urgent_help::{HelpLine, PageLanguage, help_lines};
use footbridge_domain::matching::wants::Wants;
use footbridge_domain::matching::wishes::Wish;

use crate::app::App;
use crate::directory::search::{self, Ask, Found, Match};
use crate::error::Result;
use crate::load::permit_at_all;

/// Miles for "near home".
const NEARBY_MILES: f64 = 2.0;
/// Candidates looked at before conditions are held against them.
const CANDIDATES: usize = 100;
/// Words short enough to be what somebody is looking for, not a story.
const FEW_WORDS: usize = 6;
/// Of the first so many, at most so many are of one organisation.
const SPREAD: (usize, usize) = (5, 2);

/// What is known, and what was ticked. Ticks stand beside what the words say; nothing ticked is traded for a good score.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct MatchWords {
    /// What somebody wrote or said, as it is.
    pub text: String,
    /// Codes of needs. With `only_ticked`, the words add none.
    pub needs: Vec<String>,
    pub only_ticked: bool,
    /// Words that must be found in the entry.
    pub words: String,
    /// A postcode, its first half, or a town.
    pub near: String,
    pub miles: Option<f64>,
    pub age: Option<u8>,
    pub sex: Option<ForSex>,
    pub language: Option<String>,
    pub interests: Vec<String>,
    pub access: Vec<AccessFeature>,
    pub wishes: Vec<Wish>,
    pub days: Days,
    pub free_only: bool,
    /// Only what people can join by themselves.
    pub open_to_all: bool,
    /// Only what needs no journey.
    pub no_journey: bool,
    /// How many; 10 when 0.
    pub limit: usize,
}

/// Words of crisis in the text, and whom to ring.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Urgent {
    pub kind: CrisisKind,
    pub level: CrisisLevel,
    /// Which bytes of the text say so.
    pub words: Range<usize>,
    pub help: Vec<HelpLine>,
}

/// What fits, and what the words were taken to say.
#[derive(Debug, Clone)]
pub struct Matched {
    /// First on every page, most pressing first.
    pub urgent: Vec<Urgent>,
    pub story: Story,
    pub interests: Vec<Told<&'static str>>,
    /// What was asked of the directory in the end.
    pub wants: Wants,
    /// Conditions from the words and the ticks.
    pub wishes: Vec<Wish>,
    pub found: Found,
}

pub async fn run(app: &App, actor: &Actor, command: &MatchWords) -> Result<Matched> {
    permit_at_all(actor, Action::SearchDirectory)?;
    find(app, command).await
}

/// The same without asking who: for use cases that have asked already.
pub(crate) async fn find(app: &App, command: &MatchWords) -> Result<Matched> {
    let story = story::read(&command.text);
    let interests = interests::find(&command.text);
    let wishes = wishes(command, &story);
    let wants = wants(command, &story, &interests, &wishes);
    let ask = Ask {
        words: words(command, &wants),
        near: command.near.clone(),
        miles: command.miles.or_else(|| wishes.contains(&Wish::Nearby).then_some(NEARBY_MILES)),
        no_journey: command.no_journey || wishes.contains(&Wish::FromHome),
        limit: CANDIDATES,
        wants,
        ..Ask::default()
    };
    let nothing_asked = ask.words.is_empty() && ask.wants.needs.is_empty() && ask.wants.interests.is_empty();
    let mut found = if nothing_asked { Found::default() } else { search::find(app, &ask).await? };
    let limit = if command.limit == 0 { 10 } else { command.limit.min(CANDIDATES) };
    let before = found.matches.len();
    let for_others = |it: &Match| named_for_others(&it.entry.service.name, ask.wants.age, ask.wants.sex);
    let kept = found.matches.into_iter().filter(|it| !for_others(it));
    let kept: Vec<Match> = kept.filter_map(|it| meet(it, &wishes)).collect();
    found.total -= (before - kept.len()).min(found.total);
    found.matches = spread(kept, SPREAD.0, SPREAD.1, |it: &Match| it.entry.service.organisation);
    found.matches.truncate(limit);
    Ok(Matched { urgent: urgent(&command.text), story, interests, wants: ask.wants, wishes, found })
}

/// Words of crisis, the most pressing first. Also for pages that have no matching to do.
pub fn urgent(text: &str) -> Vec<Urgent> {
    let found = crisis::find(text).into_iter();
    found
        .map(|it| Urgent {
            help: help_lines(it.kind, PageLanguage::English, None),
            kind: it.kind,
            level: it.level,
            words: it.words,
        })
        .collect()
}

fn wishes(command: &MatchWords, story: &Story) -> Vec<Wish> {
    let mut wishes = command.wishes.clone();
    for wish in story.wishes() {
        if !wishes.contains(&wish) {
            wishes.push(wish);
        }
    }
    wishes
}

fn wants(command: &MatchWords, story: &Story, told: &[Told<&'static str>], wishes: &[Wish]) -> Wants {
    let mut wants = Wants::of_story(story);
    if command.only_ticked {
        wants.needs.clear();
    }
    // "I loved to sing" names an interest more than a need for creativity: it helps to choose, it does not lead.
    let only_liked = |code: &str| {
        let need = story.needs.iter().find(|it| it.what.code() == code);
        need.is_some_and(|it| {
            it.words.iter().all(|w| told.iter().flat_map(|t| &t.words).any(|t| t.start < w.end && w.start < t.end))
        })
    };
    if !wants.needs.iter().all(|it| only_liked(&it.0)) {
        wants.needs.retain(|it| !only_liked(&it.0));
    }
    for code in &command.needs {
        match wants.needs.iter_mut().find(|it| it.0 == *code) {
            Some(known) => known.1 = 1.0,
            None => wants.needs.push((code.clone(), 1.0)),
        }
    }
    if wishes.contains(&Wish::NotSporty) {
        wants.needs.retain(|it| it.0 != "physical_activity");
    }
    wants.interests = command.interests.clone();
    wants.interests.extend(told.iter().map(|it| it.what.to_owned()));
    wants.interests.dedup();
    wants.age = command.age;
    wants.sex = command.sex.or(wants.sex);
    wants.language = command.language.clone().or(wants.language);
    wants.access.extend(&command.access);
    if wishes.iter().any(|it| matches!(it, Wish::StepFree | Wish::Wheelchair)) {
        wants.access.push(AccessFeature::StepFree);
    }
    wants.access.sort_unstable();
    wants.access.dedup();
    wants.days = wants.days.iter().chain(command.days.iter()).collect();
    wants.free_only |= command.free_only || wishes.contains(&Wish::FreeOfCharge);
    wants.no_referral |= command.open_to_all;
    wants
}

/// A few words that speak of no need are what somebody is looking for: "choir".
fn words(command: &MatchWords, wants: &Wants) -> String {
    if !command.words.trim().is_empty() || !wants.needs.is_empty() || !wants.interests.is_empty() {
        return command.words.clone();
    }
    if command.text.split_whitespace().count() <= FEW_WORDS { command.text.clone() } else { String::new() }
}

/// Holds the conditions against an entry: what breaks one is left out, what does not say is to be asked.
fn meet(mut found: Match, wishes: &[Wish]) -> Option<Match> {
    for wish in wishes {
        match answer(*wish, &found.entry.service) {
            Answer::Kept => {}
            Answer::Broken => return None,
            Answer::Unsaid => found.checks.push(Check::AskWhether(*wish)),
        }
    }
    Some(found)
}

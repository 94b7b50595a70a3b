//! What is asked of the index.

use domain::directory::{AccessFeature, Days};
use domain::geography::{GridPoint, Precision};
use domain::matching::score::Weights;
use domain::matching::wants::Wants;
use footbridge_domain as domain;
use jiff::civil::Date;

/// Where to look.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Around {
    /// The middle.
    pub centre: GridPoint,
    /// How exactly the middle is known.
    pub precision: Precision,
    /// How far people will go; `None` for any distance, nearest first all the same.
    pub metres: Option<f64>,
}

/// A search. Everything that is asked must be met; what is not asked does not count.
#[derive(Debug, Clone, PartialEq)]
pub struct Query {
    /// Words typed: every one must be found, in one form or another.
    pub words: String,
    /// Whether the last word may still be unfinished, as in search while typing.
    pub typing: bool,
    /// Needs, interests and what rules a service out. Of several needs one is enough; more
    /// are better.
    pub wants: Wants,
    /// Codes of kinds of support, one of which it must be.
    pub kinds: Vec<String>,
    /// Where.
    pub around: Option<Around>,
    /// Whether services that need no journey are wanted too.
    pub without_travel: bool,
    /// Only those that need no journey: online, by telephone, or coming to people.
    pub no_journey: bool,
    /// Days, access, language and cost must be *stated* to be right: silence is not enough.
    pub stated_only: bool,
    /// The day it is.
    pub today: Date,
    /// How much each part of the score counts.
    pub weights: Weights,
    /// How many to give back.
    pub limit: usize,
    /// How many to pass over first.
    pub offset: usize,
}

impl Query {
    /// A search for anything at all, twenty at a time.
    #[must_use]
    pub fn new(today: Date) -> Self {
        Self {
            words: String::new(),
            typing: false,
            wants: Wants::default(),
            kinds: Vec::new(),
            around: None,
            without_travel: true,
            no_journey: false,
            stated_only: false,
            today,
            weights: Weights::default(),
            limit: 20,
            offset: 0,
        }
    }

    /// With these words.
    #[must_use]
    pub fn words(mut self, words: &str) -> Self {
        words.clone_into(&mut self.words);
        self
    }

    /// With a need that matters as much as any other.
    #[must_use]
    pub fn need(mut self, code: &str) -> Self {
        self.wants.needs.push((code.to_owned(), 1.0));
        self
    }

    /// Within some miles of a point.
    #[must_use]
    pub fn within(mut self, centre: GridPoint, precision: Precision, miles: f64) -> Self {
        let metres = Some(miles * domain::geography::MILE);
        self.around = Some(Around { centre, precision, metres });
        self
    }

    /// With access they depend on.
    #[must_use]
    pub fn access(mut self, feature: AccessFeature) -> Self {
        self.wants.access.push(feature);
        self
    }

    /// On any of these days.
    #[must_use]
    pub fn on(mut self, days: Days) -> Self {
        self.wants.days = days;
        self
    }
}

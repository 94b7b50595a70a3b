//! What an outcome measure is: its questions, how answers become scores, and on what terms.
//!
//! Nothing is ever filled in for a skipped answer: a scale with a gap is not scored, and the
//! gap is named. Items are stored as given; scores are worked out when they are read.

crate::coded! {
    /// The measures we can score.
    pub enum MeasureKind: "measure" {
        Ons4 = "ons4", "Personal wellbeing (ONS4)";
        Loneliness = "ons_loneliness", "Loneliness (national set)";
        CampaignLoneliness = "cel", "Loneliness (Campaign to End Loneliness)";
        DeJongGierveld = "djg6", "Loneliness (De Jong Gierveld, 6 items)";
        Swemwbs = "swemwbs", "Mental wellbeing (SWEMWBS)";
        Phq9 = "phq9", "Depression (PHQ-9)";
        Gad7 = "gad7", "Anxiety (GAD-7)";
    }
}

/// Which way a score gets better.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Better {
    /// A higher score is better.
    Higher,
    /// A lower score is better.
    Lower,
}

/// An answer somebody may choose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    /// What is stored.
    pub value: u8,
    /// What is shown.
    pub label: &'static str,
}

/// How an item is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// A whole number on a scale with named ends.
    Scale {
        /// Lowest.
        min: u8,
        /// Highest.
        max: u8,
        /// What the lowest means.
        low: &'static str,
        /// What the highest means.
        high: &'static str,
    },
    /// One of a list.
    Choices(&'static [Choice]),
}

impl Answer {
    /// Whether a stored value is one that could have been given.
    #[must_use]
    pub fn allows(&self, value: u8) -> bool {
        match self {
            Self::Scale { min, max, .. } => (*min..=*max).contains(&value),
            Self::Choices(choices) => choices.iter().any(|choice| choice.value == value),
        }
    }
}

/// The words of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wording {
    /// May be shown as it is.
    Open(&'static str),
    /// Protected: only a topic is known here. The deploying body enters the wording it has registered for.
    Locked {
        /// What the item is about.
        topic: &'static str,
    },
}

/// One question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Item {
    /// Short stable code within the measure.
    pub code: &'static str,
    /// Its words.
    pub wording: Wording,
    /// How it is answered.
    pub answer: Answer,
}

/// How items make a score.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Rule {
    /// The single item's value.
    Item,
    /// The plain sum of values.
    Sum,
    /// One point for each item whose value is listed for it: (item place, values that count).
    Points(&'static [(usize, &'static [u8])]),
    /// The sum, then a table from the lowest sum upwards.
    SumThenTable {
        /// Sum of the table's first entry.
        lowest: u8,
        /// Converted scores.
        table: &'static [f64],
    },
}

/// A named range of scores.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Band {
    /// The highest score in it.
    pub up_to: f64,
    /// In plain words.
    pub label: &'static str,
}

/// From what a reliable change is worked out.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Reliability {
    /// Spread and reliability in a like population (Jacobson and Truax).
    SdAndR {
        /// Standard deviation.
        sd: f64,
        /// Reliability, 0 to 1.
        r: f64,
    },
    /// A published standard error of measurement.
    Sem(f64),
    /// A published number of points, taken as it is.
    Points(f64),
}

/// Where a figure comes from, and whether anybody has confirmed it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Source {
    /// Shown beside the figure.
    pub words: &'static str,
    /// False when it is customary or remembered: the page must say "not confirmed".
    pub confirmed: bool,
}

/// One score of a measure. ONS4 has four and is never summed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    /// Stable code.
    pub code: &'static str,
    /// Name for people.
    pub label: &'static str,
    /// Places of its items in the measure.
    pub items: &'static [usize],
    /// How they make the score.
    pub rule: Rule,
    /// Lowest possible score.
    pub min: f64,
    /// Highest possible score.
    pub max: f64,
    /// Which way is better. Never applied to what is stored.
    pub better: Better,
    /// False when it is a category, which must not be averaged.
    pub may_average: bool,
    /// Ranges in rising order; empty when there are none.
    pub bands: &'static [Band],
    /// Where the ranges come from.
    pub bands_from: Option<Source>,
    /// For reliable change; none when nobody has published any.
    pub reliability: Option<(Reliability, Source)>,
}

/// On what terms a measure may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terms {
    /// One or two sentences for the settings page.
    pub note: &'static str,
    /// What must be shown wherever it is used, if anything.
    pub notice: Option<&'static str>,
    /// False when a deployment has to switch it on knowingly.
    pub on_by_default: bool,
}

/// A whole measure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Measure {
    /// Which one.
    pub kind: MeasureKind,
    /// Read out before the first question.
    pub introduction: Option<&'static str>,
    /// Questions in the order they are asked.
    pub items: &'static [Item],
    /// Its scores.
    pub scales: &'static [Scale],
    /// Terms of use.
    pub terms: Terms,
    /// Who made it or publishes it.
    pub source: &'static str,
    /// Place of an item whose every answer but the lowest must open the safety path first.
    pub safety_item: Option<usize>,
}

impl MeasureKind {
    /// Its definition.
    #[must_use]
    pub const fn measure(self) -> &'static Measure {
        match self {
            Self::Ons4 => &super::ons4::ONS4,
            Self::Loneliness => &super::loneliness::NATIONAL_SET,
            Self::CampaignLoneliness => &super::loneliness::CAMPAIGN,
            Self::DeJongGierveld => &super::loneliness::DE_JONG_GIERVELD,
            Self::Swemwbs => &super::swemwbs::SWEMWBS,
            Self::Phq9 => &super::mood::PHQ9,
            Self::Gad7 => &super::mood::GAD7,
        }
    }
}

impl Measure {
    /// One of its scores by code.
    #[must_use]
    pub fn scale(&self, code: &str) -> Option<&'static Scale> {
        self.scales.iter().find(|scale| scale.code == code)
    }

    /// True when the answers open the safety path: it must be walked before the form can close.
    #[must_use]
    pub fn needs_safety_path(&self, answers: &[Option<u8>]) -> bool {
        self.safety_item.and_then(|at| answers.get(at).copied().flatten()).is_some_and(|value| value > 0)
    }
}

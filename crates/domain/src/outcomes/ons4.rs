//! ONS4: the four national questions on personal wellbeing. Four scores, never summed.
//!
//! Wording and bands: Office for National Statistics, harmonised standard. Anxiety is better
//! low and is never reversed in storage.

use super::measure::{
    Answer, Band, Better, Item, Measure, MeasureKind, Reliability, Rule, Scale, Source, Terms, Wording,
};

const ZERO_TO_TEN: Answer = Answer::Scale { min: 0, max: 10, low: "Not at all", high: "Completely" };

const BANDS: &[Band] = &[
    Band { up_to: 4.0, label: "low" },
    Band { up_to: 6.0, label: "medium" },
    Band { up_to: 8.0, label: "high" },
    Band { up_to: 10.0, label: "very high" },
];

const ANXIETY_BANDS: &[Band] = &[
    Band { up_to: 1.0, label: "very low" },
    Band { up_to: 3.0, label: "low" },
    Band { up_to: 5.0, label: "medium" },
    Band { up_to: 10.0, label: "high" },
];

const ONS_BANDS: Source = Source { words: "Office for National Statistics", confirmed: true };

// No authoritative figure exists. These stand in so that a page can tell a large change from
// noise, and must be shown as not confirmed.
const STAND_IN: Source =
    Source { words: "our stand-in: spread of a general population, reliability of single questions", confirmed: false };

const fn scale(code: &'static str, label: &'static str, items: &'static [usize], sd: f64, r: f64) -> Scale {
    Scale {
        code,
        label,
        items,
        rule: Rule::Item,
        min: 0.0,
        max: 10.0,
        better: Better::Higher,
        may_average: true,
        bands: BANDS,
        bands_from: Some(ONS_BANDS),
        reliability: Some((Reliability::SdAndR { sd, r }, STAND_IN)),
    }
}

const fn item(code: &'static str, words: &'static str) -> Item {
    Item { code, wording: Wording::Open(words), answer: ZERO_TO_TEN }
}

/// The measure.
pub const ONS4: Measure = Measure {
    kind: MeasureKind::Ons4,
    introduction: Some(
        "Next I would like to ask you four questions about your feelings on aspects of your life. \
         There are no right or wrong answers. For each of these questions I'd like you to give an \
         answer on a scale of 0 to 10, where 0 is 'not at all' and 10 is 'completely'.",
    ),
    items: &[
        item("satisfied", "Overall, how satisfied are you with your life nowadays?"),
        item("worthwhile", "Overall, to what extent do you feel that the things you do in your life are worthwhile?"),
        item("happy", "Overall, how happy did you feel yesterday?"),
        Item {
            code: "anxious",
            wording: Wording::Open(
                "On a scale where 0 is 'not at all anxious' and 10 is 'completely anxious', overall, \
                 how anxious did you feel yesterday?",
            ),
            answer: Answer::Scale { min: 0, max: 10, low: "Not at all anxious", high: "Completely anxious" },
        },
    ],
    scales: &[
        scale("satisfied", "Life satisfaction", &[0], 1.8, 0.70),
        scale("worthwhile", "Worthwhile", &[1], 1.7, 0.70),
        scale("happy", "Happiness", &[2], 2.1, 0.60),
        Scale { better: Better::Lower, bands: ANXIETY_BANDS, ..scale("anxious", "Anxiety", &[3], 2.8, 0.55) },
    ],
    terms: Terms {
        note: "Free to use. Open Government Licence. Cite the Office for National Statistics.",
        notice: Some("Source: Office for National Statistics."),
        on_by_default: true,
    },
    source: "Office for National Statistics, personal wellbeing harmonised standard",
    safety_item: None,
};

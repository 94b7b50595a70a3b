//! SWEMWBS: seven items on mental wellbeing. Scoring and table are here; the wording is not.
//!
//! The scale is copyright and needs registration with the University of Warwick, so items
//! carry topics only. The raw sum (7–35) becomes a metric score by the published table.

use super::measure::{
    Answer, Band, Better, Choice, Item, Measure, MeasureKind, Reliability, Rule, Scale, Source, Terms, Wording,
};

const ONE_TO_FIVE: Answer = Answer::Choices(&[
    Choice { value: 1, label: "1 (least often)" },
    Choice { value: 2, label: "2" },
    Choice { value: 3, label: "3" },
    Choice { value: 4, label: "4" },
    Choice { value: 5, label: "5 (most often)" },
]);

const fn topic(code: &'static str, topic: &'static str) -> Item {
    Item { code, wording: Wording::Locked { topic }, answer: ONE_TO_FIVE }
}

#[rustfmt::skip]
const TABLE: &[f64] = &[
    7.00, 9.51, 11.25, 12.40, 13.33, 14.08, 14.75, 15.32, 15.84, 16.36, 16.88, 17.43, 17.98, 18.59, 19.25,
    19.98, 20.73, 21.54, 22.35, 23.21, 24.11, 25.03, 26.02, 27.03, 28.13, 29.31, 30.70, 32.55, 35.00,
];

/// The measure.
pub const SWEMWBS: Measure = Measure {
    kind: MeasureKind::Swemwbs,
    introduction: None,
    items: &[
        topic("optimistic", "Optimistic about the future"),
        topic("useful", "Useful"),
        topic("relaxed", "Relaxed"),
        topic("problems", "Dealing with problems"),
        topic("clear", "Thinking clearly"),
        topic("close", "Close to others"),
        topic("decide", "Making up one's own mind"),
    ],
    scales: &[Scale {
        code: "swemwbs",
        label: "Mental wellbeing (SWEMWBS, metric)",
        items: &[0, 1, 2, 3, 4, 5, 6],
        rule: Rule::SumThenTable { lowest: 7, table: TABLE },
        min: 7.0,
        max: 35.0,
        better: Better::Higher,
        may_average: true,
        bands: &[
            Band { up_to: 19.5, label: "low" },
            Band { up_to: 27.4, label: "medium" },
            Band { up_to: 35.0, label: "high" },
        ],
        bands_from: Some(Source { words: "commonly quoted cuts of 19.5 and 27.5", confirmed: false }),
        // Published: 1 SEM = 1.03 and 2.77 SEM = 2.87 points; 1.035 gives both.
        reliability: Some((
            Reliability::Sem(1.035),
            Source { words: "published change study of the scale: 2.87 points", confirmed: true },
        )),
    }],
    terms: Terms {
        note: "Copyright. Register with the University of Warwick, then enter the wording you were \
               given. Commercial use may need a paid licence.",
        notice: Some(
            "Short Warwick-Edinburgh Mental Wellbeing Scale. NHS Health Scotland, University of \
             Warwick and University of Edinburgh, 2008, all rights reserved.",
        ),
        on_by_default: false,
    },
    source: "University of Warwick, conversion table for the 7-item scale",
    safety_item: None,
};

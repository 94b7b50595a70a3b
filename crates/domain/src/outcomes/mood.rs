//! PHQ-9 and GAD-7. Off by default: link workers are not clinicians, and any answer but
//! "not at all" to the ninth question of PHQ-9 needs a live safety path.

use super::measure::{
    Answer, Band, Better, Choice, Item, Measure, MeasureKind, Reliability, Rule, Scale, Source, Terms, Wording,
};

const PAST_TWO_WEEKS: Answer = Answer::Choices(&[
    Choice { value: 0, label: "Not at all" },
    Choice { value: 1, label: "Several days" },
    Choice { value: 2, label: "More than half the days" },
    Choice { value: 3, label: "Nearly every day" },
]);

const fn item(code: &'static str, words: &'static str) -> Item {
    Item { code, wording: Wording::Open(words), answer: PAST_TWO_WEEKS }
}

const INTRODUCTION: &str = "Over the last 2 weeks, how often have you been bothered by any of the following problems?";

const MANUAL: Source = Source { words: "NHS Talking Therapies manual", confirmed: true };
const CUSTOMARY: Source = Source { words: "customary bands", confirmed: false };

const TERMS: Terms = Terms {
    note: "Released without copyright restriction or charge. For services with clinical cover only.",
    notice: None,
    on_by_default: false,
};

/// The nine items on depression.
pub const PHQ9: Measure = Measure {
    kind: MeasureKind::Phq9,
    introduction: Some(INTRODUCTION),
    items: &[
        item("interest", "Little interest or pleasure in doing things"),
        item("down", "Feeling down, depressed, or hopeless"),
        item("sleep", "Trouble falling or staying asleep, or sleeping too much"),
        item("tired", "Feeling tired or having little energy"),
        item("appetite", "Poor appetite or overeating"),
        item(
            "failure",
            "Feeling bad about yourself, or that you are a failure or have let yourself or your family down",
        ),
        item("concentrating", "Trouble concentrating on things, such as reading the newspaper or watching television"),
        item(
            "moving",
            "Moving or speaking so slowly that other people could have noticed, or the opposite, being \
             so fidgety or restless that you have been moving around a lot more than usual",
        ),
        item("hurting", "Thoughts that you would be better off dead or of hurting yourself in some way"),
    ],
    scales: &[Scale {
        code: "phq9",
        label: "Depression (PHQ-9)",
        items: &[0, 1, 2, 3, 4, 5, 6, 7, 8],
        rule: Rule::Sum,
        min: 0.0,
        max: 27.0,
        better: Better::Lower,
        may_average: true,
        bands: &[
            Band { up_to: 4.0, label: "minimal" },
            Band { up_to: 9.0, label: "mild" },
            Band { up_to: 14.0, label: "moderate" },
            Band { up_to: 19.0, label: "moderately severe" },
            Band { up_to: 27.0, label: "severe" },
        ],
        bands_from: Some(CUSTOMARY),
        reliability: Some((Reliability::Points(6.0), MANUAL)),
    }],
    terms: TERMS,
    source: "Spitzer, Williams, Kroenke and colleagues",
    safety_item: Some(8),
};

/// The seven items on anxiety.
pub const GAD7: Measure = Measure {
    kind: MeasureKind::Gad7,
    introduction: Some(INTRODUCTION),
    items: &[
        item("nervous", "Feeling nervous, anxious or on edge"),
        item("control", "Not being able to stop or control worrying"),
        item("worrying", "Worrying too much about different things"),
        item("relaxing", "Trouble relaxing"),
        item("restless", "Being so restless that it is hard to sit still"),
        item("annoyed", "Becoming easily annoyed or irritable"),
        item("afraid", "Feeling afraid as if something awful might happen"),
    ],
    scales: &[Scale {
        code: "gad7",
        label: "Anxiety (GAD-7)",
        items: &[0, 1, 2, 3, 4, 5, 6],
        rule: Rule::Sum,
        min: 0.0,
        max: 21.0,
        better: Better::Lower,
        may_average: true,
        bands: &[
            Band { up_to: 4.0, label: "minimal" },
            Band { up_to: 9.0, label: "mild" },
            Band { up_to: 14.0, label: "moderate" },
            Band { up_to: 21.0, label: "severe" },
        ],
        bands_from: Some(CUSTOMARY),
        reliability: Some((Reliability::Points(4.0), MANUAL)),
    }],
    terms: TERMS,
    source: "Spitzer, Kroenke, Williams and Löwe",
    safety_item: None,
};

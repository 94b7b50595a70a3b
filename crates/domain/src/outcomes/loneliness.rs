//! Loneliness: the national set of four questions, the Campaign to End Loneliness tool and
//! the six-item De Jong Gierveld scale.

use super::measure::{
    Answer, Band, Better, Choice, Item, Measure, MeasureKind, Reliability, Rule, Scale, Source, Terms, Wording,
};

const fn choice(value: u8, label: &'static str) -> Choice {
    Choice { value, label }
}

const fn item(code: &'static str, words: &'static str, answer: Answer) -> Item {
    Item { code, wording: Wording::Open(words), answer }
}

const HOW_OFTEN: Answer =
    Answer::Choices(&[choice(1, "Hardly ever or never"), choice(2, "Some of the time"), choice(3, "Often")]);

const HOW_LONELY: Answer = Answer::Choices(&[
    choice(1, "Often or always"),
    choice(2, "Some of the time"),
    choice(3, "Occasionally"),
    choice(4, "Hardly ever"),
    choice(5, "Never"),
]);

/// UCLA-3 and the direct question, the indirect three first.
pub const NATIONAL_SET: Measure = Measure {
    kind: MeasureKind::Loneliness,
    introduction: Some(
        "The next four questions are about relationships with others. For each one, please say how \
         often (if at all) you feel that way.",
    ),
    items: &[
        item("companionship", "How often do you feel that you lack companionship?", HOW_OFTEN),
        item("left_out", "How often do you feel left out?", HOW_OFTEN),
        item("isolated", "How often do you feel isolated from others?", HOW_OFTEN),
        item("lonely", "How often do you feel lonely?", HOW_LONELY),
    ],
    scales: &[
        Scale {
            code: "ucla3",
            label: "Loneliness (UCLA, 3 items)",
            items: &[0, 1, 2],
            rule: Rule::Sum,
            min: 3.0,
            max: 9.0,
            better: Better::Lower,
            may_average: true,
            bands: &[Band { up_to: 5.0, label: "less lonely" }, Band { up_to: 9.0, label: "lonely" }],
            bands_from: Some(Source { words: "customary cut of 6, not a national standard", confirmed: false }),
            reliability: Some((
                Reliability::SdAndR { sd: 1.5, r: 0.72 },
                Source { words: "older adults, as usually quoted", confirmed: false },
            )),
        },
        Scale {
            code: "direct",
            label: "How often lonely",
            items: &[3],
            rule: Rule::Item,
            min: 1.0,
            max: 5.0,
            better: Better::Higher,
            may_average: false,
            bands: &[
                Band { up_to: 1.0, label: "often or always" },
                Band { up_to: 2.0, label: "some of the time" },
                Band { up_to: 3.0, label: "occasionally" },
                Band { up_to: 4.0, label: "hardly ever" },
                Band { up_to: 5.0, label: "never" },
            ],
            bands_from: Some(Source { words: "national harmonised answers", confirmed: true }),
            reliability: None,
        },
    ],
    terms: Terms { note: "National harmonised questions. Free to use.", notice: None, on_by_default: true },
    source: "Government Statistical Service, loneliness indicators",
    safety_item: None,
};

const AGREE: Answer = Answer::Choices(&[
    choice(4, "Strongly disagree"),
    choice(3, "Disagree"),
    choice(2, "Neutral"),
    choice(1, "Agree"),
    choice(0, "Strongly agree"),
]);

// The published tool turns the answers of the second statement round, so nobody ticks one column.
const AGREE_TURNED: Answer = Answer::Choices(&[
    choice(0, "Strongly agree"),
    choice(1, "Agree"),
    choice(2, "Neutral"),
    choice(3, "Disagree"),
    choice(4, "Strongly disagree"),
]);

/// Three statements without the word loneliness. Not a screening tool.
pub const CAMPAIGN: Measure = Measure {
    kind: MeasureKind::CampaignLoneliness,
    introduction: None,
    items: &[
        item("content", "I am content with my friendships and relationships", AGREE),
        item("help", "I have enough people I feel comfortable asking for help at any time", AGREE_TURNED),
        item("satisfying", "My relationships are as satisfying as I would want them to be", AGREE),
    ],
    scales: &[Scale {
        code: "cel",
        label: "Loneliness (Campaign to End Loneliness)",
        items: &[0, 1, 2],
        rule: Rule::Sum,
        min: 0.0,
        max: 12.0,
        better: Better::Lower,
        may_average: true,
        bands: &[
            Band { up_to: 3.0, label: "least lonely" },
            Band { up_to: 9.0, label: "in between" },
            Band { up_to: 12.0, label: "most lonely" },
        ],
        bands_from: Some(Source { words: "customary reading of the tool", confirmed: false }),
        reliability: None,
    }],
    terms: Terms {
        note: "Published for use by services. It must not be used to screen people.",
        notice: Some("Campaign to End Loneliness measurement tool."),
        on_by_default: false,
    },
    source: "Campaign to End Loneliness",
    safety_item: None,
};

const YES_SOMEWHAT_NO: Answer = Answer::Choices(&[choice(1, "Yes"), choice(2, "Somewhat"), choice(3, "No")]);

// Emotional items count when said at all; social items are turned round.
const EMOTIONAL: &[(usize, &[u8])] = &[(0, &[1, 2]), (3, &[1, 2]), (5, &[1, 2])];
const SOCIAL: &[(usize, &[u8])] = &[(1, &[2, 3]), (2, &[2, 3]), (4, &[2, 3])];
const BOTH: &[(usize, &[u8])] = &[(0, &[1, 2]), (1, &[2, 3]), (2, &[2, 3]), (3, &[1, 2]), (4, &[2, 3]), (5, &[1, 2])];

const fn part(code: &'static str, label: &'static str, items: &'static [usize], rule: Rule) -> Scale {
    Scale {
        code,
        label,
        items,
        rule,
        min: 0.0,
        max: 3.0,
        better: Better::Lower,
        may_average: true,
        bands: &[],
        bands_from: None,
        reliability: None,
    }
}

/// Six statements: three on emotional, three on social loneliness.
pub const DE_JONG_GIERVELD: Measure = Measure {
    kind: MeasureKind::DeJongGierveld,
    introduction: None,
    items: &[
        item("emptiness", "I experience a general sense of emptiness", YES_SOMEWHAT_NO),
        item("lean_on", "There are plenty of people I can lean on when I have problems", YES_SOMEWHAT_NO),
        item("trust", "There are many people I can trust completely", YES_SOMEWHAT_NO),
        item("miss", "I miss having people around", YES_SOMEWHAT_NO),
        item("close", "There are enough people I feel close to", YES_SOMEWHAT_NO),
        item("rejected", "I often feel rejected", YES_SOMEWHAT_NO),
    ],
    scales: &[
        Scale {
            code: "djg6",
            label: "Loneliness (De Jong Gierveld)",
            items: &[0, 1, 2, 3, 4, 5],
            rule: Rule::Points(BOTH),
            min: 0.0,
            max: 6.0,
            better: Better::Lower,
            may_average: true,
            bands: &[
                Band { up_to: 1.0, label: "not lonely" },
                Band { up_to: 4.0, label: "sometimes lonely" },
                Band { up_to: 6.0, label: "strongly lonely" },
            ],
            bands_from: Some(Source { words: "Statistics Netherlands", confirmed: true }),
            reliability: Some((
                Reliability::SdAndR { sd: 1.9, r: 0.73 },
                Source { words: "general adult surveys, as usually quoted", confirmed: false },
            )),
        },
        part("emotional", "Emotional loneliness", &[0, 3, 5], Rule::Points(EMOTIONAL)),
        part("social", "Social loneliness", &[1, 2, 4], Rule::Points(SOCIAL)),
    ],
    terms: Terms {
        note: "Academic scale, published by Statistics Netherlands. Cite it. Terms of passing it on \
               are not confirmed.",
        notice: Some("De Jong Gierveld and Van Tilburg, 6-item loneliness scale."),
        on_by_default: false,
    },
    source: "De Jong Gierveld and Van Tilburg (2006); wording of Statistics Netherlands",
    safety_item: None,
};

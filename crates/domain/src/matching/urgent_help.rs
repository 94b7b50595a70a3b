//! Whom to ring when it cannot wait: shown at once beside words of crisis, and on every public form.
//!
//! National numbers only; the deployment adds its local crisis line. Checked by hand when a
//! release is made: they are part of the safety file.

use super::crisis::CrisisKind;

/// In which language a page is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PageLanguage {
    /// English.
    English,
    /// Welsh.
    Welsh,
}

/// Somebody to ring.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HelpLine {
    /// Who answers.
    pub name: String,
    /// The number as printed.
    pub number: String,
    /// When to ring, in one short sentence.
    pub when: String,
}

/// The sentence for the person who just wrote it.
#[must_use]
pub const fn sentence(language: PageLanguage) -> &'static str {
    match language {
        PageLanguage::English => {
            "We do not read this straight away. If you might hurt yourself, ring 999, or 111 and \
             choose mental health, or Samaritans 116 123."
        }
        PageLanguage::Welsh => {
            "Dydyn ni ddim yn darllen hwn ar unwaith. Os gallech chi frifo eich hun, ffoniwch 999, \
             neu 111 a dewis iechyd meddwl, neu'r Samariaid ar 116 123."
        }
    }
}

/// Whom to ring for one kind of danger, most urgent first. The local crisis line, when the
/// deployment has one, stands second.
#[must_use]
pub fn help_lines(kind: CrisisKind, language: PageLanguage, local: Option<&HelpLine>) -> Vec<HelpLine> {
    let list: &[[&str; 5]] = match kind {
        CrisisKind::SelfHarm => SELF_HARM,
        CrisisKind::Abuse => ABUSE,
        CrisisKind::ChildAtRisk => CHILD,
        CrisisKind::NoFood => FOOD,
        CrisisKind::LosingHome => HOME,
    };
    let mut lines: Vec<HelpLine> = list
        .iter()
        .map(|[number, name, when, name_cy, when_cy]| {
            let (name, when) = match language {
                PageLanguage::English => (name, when),
                PageLanguage::Welsh => (name_cy, when_cy),
            };
            HelpLine { name: (*name).into(), number: (*number).into(), when: (*when).into() }
        })
        .collect();
    if let Some(local) = local {
        lines.insert(1.min(lines.len()), local.clone());
    }
    lines
}

const EMERGENCY: [&str; 5] =
    ["999", "Emergency services", "If a life is in danger now.", "Gwasanaethau brys", "Os oes bywyd mewn perygl nawr."];

const SELF_HARM: &[[&str; 5]] = &[
    EMERGENCY,
    [
        "111",
        "NHS 111, then choose mental health",
        "Any time, for urgent help with your mental health.",
        "GIG 111, yna dewis iechyd meddwl",
        "Unrhyw bryd, am help brys gyda'ch iechyd meddwl.",
    ],
    [
        "116 123",
        "Samaritans",
        "Any time, to talk. The call is free.",
        "Y Samariaid",
        "Unrhyw bryd, i siarad. Mae'r alwad am ddim.",
    ],
];

const ABUSE: &[[&str; 5]] = &[
    [
        "999",
        "Police",
        "If you are in danger now. If you cannot speak, press 55 on a mobile.",
        "Heddlu",
        "Os ydych mewn perygl nawr. Os na allwch siarad, pwyswch 55 ar ffôn symudol.",
    ],
    [
        "0808 2000 247",
        "National Domestic Abuse Helpline (England)",
        "Any time. The call is free.",
        "Llinell Gymorth Cam-drin Domestig (Lloegr)",
        "Unrhyw bryd. Mae'r alwad am ddim.",
    ],
    [
        "0808 80 10 800",
        "Live Fear Free (Wales)",
        "Any time. The call is free.",
        "Byw Heb Ofn (Cymru)",
        "Unrhyw bryd. Mae'r alwad am ddim.",
    ],
];

const CHILD: &[[&str; 5]] = &[
    EMERGENCY,
    ["0808 800 5000", "NSPCC", "If you are worried about a child.", "NSPCC", "Os ydych yn poeni am blentyn."],
    ["0800 1111", "Childline", "For children, any time.", "Childline", "I blant, unrhyw bryd."],
];

const FOOD: &[[&str; 5]] = &[[
    "0808 208 2138",
    "Help through Hardship",
    "Weekdays in the daytime, for a food voucher.",
    "Help through Hardship",
    "Yn ystod y dydd, ddydd Llun i ddydd Gwener, am daleb bwyd.",
]];

const HOME: &[[&str; 5]] = &[
    [
        "0808 800 4444",
        "Shelter (England)",
        "If you have nowhere to sleep tonight.",
        "Shelter (Lloegr)",
        "Os nad oes gennych unman i gysgu heno.",
    ],
    [
        "08000 495 495",
        "Shelter Cymru",
        "If you may lose your home in Wales.",
        "Shelter Cymru",
        "Os gallech golli eich cartref yng Nghymru.",
    ],
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn danger_to_life_begins_with_999_and_the_local_line_stands_second() {
        let local =
            HelpLine { name: "Harbour crisis line".into(), number: "01632 960 111".into(), when: "Any time.".into() };
        for language in [PageLanguage::English, PageLanguage::Welsh] {
            let lines = help_lines(CrisisKind::SelfHarm, language, Some(&local));
            let numbers: Vec<&str> = lines.iter().map(|line| line.number.as_str()).collect();
            assert_eq!(numbers, ["999", "01632 960 111", "111", "116 123"]);
        }
    }

    #[test]
    fn every_kind_has_a_number_in_both_languages() {
        for &kind in CrisisKind::ALL {
            let english = help_lines(kind, PageLanguage::English, None);
            let welsh = help_lines(kind, PageLanguage::Welsh, None);
            assert!(!english.is_empty());
            assert_eq!(english.len(), welsh.len());
        }
    }

    #[test]
    fn the_sentence_names_all_three_numbers() {
        for language in [PageLanguage::English, PageLanguage::Welsh] {
            for number in ["999", "111", "116 123"] {
                assert!(sentence(language).contains(number));
            }
        }
    }
}

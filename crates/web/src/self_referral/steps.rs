//! The six pages of the self-referral: what each asks, reads and refuses. One thing a page.

use footbridge_app::access::accounts::looks_like_email;
use footbridge_app::referrals::unsent::Answers;
use footbridge_domain::people::phone::PhoneNumber;
use footbridge_domain::people::postcode::Postcode;
use footbridge_front::Fields;

use super::words::Words;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Who,
    Help,
    Name,
    Contact,
    Easier,
    Check,
}

/// The tiles, and the need each stands for.
pub const TILES: &[(&str, &str)] = &[
    ("company", "loneliness"),
    ("mood", "mood"),
    ("money", "money"),
    ("home", "housing_condition"),
    ("caring", "caring"),
    ("bereavement", "bereavement"),
    ("active", "physical_activity"),
    ("health", "long_term_condition"),
    ("purpose", "volunteering"),
    ("not-sure", "not_sure"),
];

pub const EASIER: &[&str] = &["large_print", "easy_read", "bsl", "interpreter", "ring", "step_free"];

const LONGEST_STORY: usize = 3_000;
const LONGEST_LINE: usize = 200;

impl Step {
    pub const ALL: [Self; 6] = [Self::Who, Self::Help, Self::Name, Self::Contact, Self::Easier, Self::Check];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Who => "who",
            Self::Help => "help",
            Self::Name => "name",
            Self::Contact => "contact",
            Self::Easier => "easier",
            Self::Check => "check",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.code() == code)
    }

    pub fn address(self) -> String {
        format!("/self-referral/{}", self.code())
    }

    /// The first page that is not answered yet: nobody gets ahead of themselves by an address.
    pub fn first_open(answers: &Answers) -> Self {
        Self::ALL.into_iter().find(|it| !answers.done.iter().any(|done| done == it.code())).unwrap_or(Self::Check)
    }

    pub fn back(self) -> &'static str {
        match self {
            Self::Who => "/self-referral",
            Self::Help => "/self-referral/who",
            Self::Name => "/self-referral/help",
            Self::Contact => "/self-referral/name",
            Self::Easier => "/self-referral/contact",
            Self::Check => "/self-referral/easier",
        }
    }

    /// Puts what was typed on this page among the answers, as typed.
    pub fn read(self, fields: &Fields, answers: &mut Answers) {
        let text = |name: &str| fields.text(name);
        match self {
            Self::Who => {
                answers.who = text("who");
                let work = answers.who == "work";
                answers.helper_name = text(if work { "work_name" } else { "helper_name" });
                answers.helper_contact = text(if work { "work_contact" } else { "helper_contact" });
                answers.helper_place = if work { text("work_place") } else { String::new() };
            }
            Self::Help => {
                let ticked = fields.all("needs");
                answers.needs = TILES
                    .iter()
                    .map(|it| it.1)
                    .filter(|it| ticked.iter().any(|typed| typed == it))
                    .map(str::to_owned)
                    .collect();
                answers.story = text("story");
            }
            Self::Name => {
                answers.first_name = text("first_name");
                answers.family_name = text("family_name");
            }
            Self::Contact => {
                answers.how = text("how");
                answers.phone = text("phone");
                answers.text_phone = text("text_phone");
                answers.email = text("email");
                answers.address = text("address");
                answers.voicemail_safe = text("voicemail_safe");
                answers.best_time = text("best_time");
            }
            Self::Easier => {
                let ticked = fields.all("easier");
                answers.easier = EASIER
                    .iter()
                    .filter(|it| ticked.iter().any(|typed| typed == **it))
                    .map(|it| (*it).to_owned())
                    .collect();
                answers.spoken = text("spoken");
                answers.easier_other = text("easier_other");
                answers.postcode = text("postcode");
            }
            Self::Check => {
                answers.agreed = fields.has("agreed");
                answers.risk = text("risk");
                answers.risk_note = text("risk_note");
            }
        }
    }

    /// What is wrong on this page, by field, in the page's language.
    pub fn mistakes(self, answers: &Answers, words: Words) -> Vec<(&'static str, String)> {
        let mut mistakes = Vec::new();
        let mut wrong = |field: &'static str, words: String| mistakes.push((field, words));
        let long = |text: &str| text.chars().count() > LONGEST_LINE;
        let empty = |text: &str| text.trim().is_empty();
        match self {
            Self::Who => {
                let helper = answers.who != "me";
                let at = if answers.who == "work" { "work_name" } else { "helper_name" };
                if !matches!(answers.who.as_str(), "me" | "someone" | "work") {
                    wrong("who", words.say("error-who"));
                } else if helper && (empty(&answers.helper_name) || empty(&answers.helper_contact)) {
                    wrong(at, words.say("error-helper"));
                } else if [&answers.helper_name, &answers.helper_contact, &answers.helper_place]
                    .into_iter()
                    .any(|it| long(it))
                {
                    wrong(at, words.say("error-long"));
                }
            }
            Self::Help => {
                let letters = answers.story.chars().count();
                if answers.needs.is_empty() && empty(&answers.story) {
                    wrong("needs", words.say("error-help"));
                } else if answers.needs.len() > 3 {
                    wrong("needs", words.fill("error-help-many", "count", answers.needs.len().to_string()));
                }
                if letters > LONGEST_STORY {
                    wrong("story", words.fill("error-story-long", "count", letters.to_string()));
                }
            }
            Self::Name => {
                if empty(&answers.first_name) && empty(&answers.family_name) {
                    wrong("first_name", words.say("error-name"));
                }
                if long(&answers.first_name) || long(&answers.family_name) {
                    wrong("first_name", words.say("error-long"));
                }
            }
            Self::Contact => {
                match answers.how.as_str() {
                    "phone" if PhoneNumber::parse(&answers.phone).is_err() => wrong("phone", words.say("error-phone")),
                    "text" if PhoneNumber::parse(&answers.text_phone).is_err() => {
                        wrong("text_phone", words.say("error-phone"))
                    }
                    "email" if !looks_like_email(answers.email.trim()) => wrong("email", words.say("error-email")),
                    "letter" if empty(&answers.address) => wrong("address", words.say("error-address")),
                    "letter" if long(&answers.address) => wrong("address", words.say("error-long")),
                    "phone" | "text" | "email" | "letter" => {}
                    _ => wrong("how", words.say("error-how")),
                }
                if long(&answers.best_time) {
                    wrong("best_time", words.say("error-long"));
                }
            }
            Self::Easier => {
                if long(&answers.easier_other) {
                    wrong("easier_other", words.say("error-long"));
                }
                if !empty(&answers.postcode) && Postcode::parse(&answers.postcode).is_err() {
                    wrong("postcode", words.say("error-postcode"));
                }
            }
            Self::Check => {
                if answers.who == "work" && !matches!(answers.risk.as_str(), "no_known_risks" | "stated") {
                    wrong("risk", words.say("error-risk"));
                }
                if answers.risk == "stated" && empty(&answers.risk_note) {
                    wrong("risk_note", words.say("error-risk-note"));
                }
                if !answers.agreed {
                    wrong("agreed", words.say("error-agree"));
                }
            }
        }
        mistakes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENGLISH: Words = Words { welsh: false };

    fn answered(pairs: &[(&str, &str)], step: Step) -> Answers {
        let mut answers = Answers::default();
        step.read(&Fields::from_pairs(pairs.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned()))), &mut answers);
        answers
    }

    #[test]
    fn a_way_of_contact_asks_for_its_own_field_alone() {
        for (pairs, field) in [
            (vec![("how", "phone")], Some("phone")),
            (vec![("how", "phone"), ("phone", "01632 960001")], None),
            (vec![("how", "letter"), ("phone", "nonsense")], Some("address")),
            (vec![("how", "email"), ("email", "no")], Some("email")),
            (vec![], Some("how")),
        ] {
            let mistakes = Step::Contact.mistakes(&answered(&pairs, Step::Contact), ENGLISH);
            assert_eq!(mistakes.first().map(|it| it.0), field, "{pairs:?}");
        }
    }

    #[test]
    fn up_to_three_tiles_and_only_ours() {
        let four = answered(
            &[("needs", "mood"), ("needs", "money"), ("needs", "loneliness"), ("needs", "caring")],
            Step::Help,
        );
        assert_eq!(Step::Help.mistakes(&four, ENGLISH)[0].1, "Choose up to 3. You chose 4.");
        assert!(answered(&[("needs", "made_up")], Step::Help).needs.is_empty());
    }

    #[test]
    fn whoever_helps_at_work_states_the_risk() {
        let answers = Answers { who: "work".to_owned(), agreed: true, ..Answers::default() };
        assert_eq!(Step::Check.mistakes(&answers, ENGLISH)[0].0, "risk");
        let own = Answers { who: "me".to_owned(), agreed: true, ..Answers::default() };
        assert!(Step::Check.mistakes(&own, ENGLISH).is_empty());
    }
}

//! What the person needs so that contact works, and what to mind: shown wherever somebody can contact them.
//! The five kinds of the Accessible Information Standard (DAPB1605), and what keeps worker and person safe.

use jiff::civil::Date;

use super::language::language_name;
use super::{ContactBy, Details};
use crate::ids::{ContactNeedId, PersonId};

crate::coded! {
    pub enum NeedKind: "contact need" {
        LargePrint = "large_print", "Large print letters";
        EasyRead = "easy_read", "Easy Read";
        Braille = "braille", "Braille";
        Audio = "audio", "Audio, not paper";
        BslInterpreter = "bsl_interpreter", "BSL interpreter";
        HearingLoop = "hearing_loop", "Hearing loop";
        LipReads = "lip_reads", "Lip-reads: face them, speak clearly";
        TextNotRing = "text_not_ring", "Text, do not ring";
        RingNotText = "ring_not_text", "Ring, do not text";
        ReadsLittle = "reads_little", "Read it out: reads little";
        MoreTime = "more_time", "Needs more time";
        BringSomeone = "bring_someone", "Likes somebody with them";
        QuietPlace = "quiet_place", "A quiet place";
        NoSteps = "no_steps", "No steps";
        HomeVisit = "home_visit", "Cannot easily leave home";
        SomethingElse = "something_else", "Something else";
        NoVoicemail = "no_voicemail", "No voicemail";
        NoLetters = "no_letters", "No letters to the home";
        DoNotSayWho = "do_not_say_who", "Do not say who is ringing";
        VisitInPairs = "visit_in_pairs", "Visit in pairs";
        MeetElsewhere = "meet_elsewhere", "Do not visit at home";
        Dog = "dog", "Dog at home";
    }
}

impl NeedKind {
    /// True for what could hurt somebody if it were overlooked: shown red, first.
    pub const fn is_warning(self) -> bool {
        matches!(
            self,
            Self::NoVoicemail
                | Self::NoLetters
                | Self::DoNotSayWho
                | Self::VisitInPairs
                | Self::MeetElsewhere
                | Self::Dog
        )
    }
}

#[derive(Clone, PartialEq, Eq)]
pub struct ContactNeed {
    pub id: ContactNeedId,
    pub person: PersonId,
    pub kind: NeedKind,
    /// More about it, or the whole of "something else".
    pub note: String,
    pub warning: bool,
    /// The Accessible Information Standard asks to look again.
    pub review_on: Option<Date>,
    pub ended_on: Option<Date>,
}

impl ContactNeed {
    /// "Large print letters", "Ring after 2pm", "Dog at home: shut him in first".
    pub fn words(&self) -> String {
        match (self.kind, self.note.is_empty()) {
            (NeedKind::SomethingElse, false) => self.note.clone(),
            (kind, true) => kind.label().to_owned(),
            (kind, false) => format!("{}: {}", kind.label(), self.note),
        }
    }

    pub fn review_is_due(&self, today: Date) -> bool {
        self.ended_on.is_none() && self.review_on.is_some_and(|on| on <= today)
    }
}

/// Needs and warnings in the order they are shown: what was recorded, and what the details already say.
pub fn shown(details: &Details, recorded: &[ContactNeed]) -> (Vec<String>, Vec<String>) {
    let (mut needs, mut warnings) = (Vec::new(), Vec::new());
    let has = |kind: NeedKind| recorded.iter().any(|it| it.kind == kind);
    match (details.language.as_str(), details.interpreter) {
        ("en" | "", true) => needs.push("Interpreter".to_owned()),
        ("en" | "", false) => {}
        (code, true) => needs.push(format!("{} interpreter", language_name(code))),
        (code, false) => needs.push(format!("Prefers {}", language_name(code))),
    }
    match details.contact_by {
        ContactBy::Phone => {}
        ContactBy::Text if has(NeedKind::TextNotRing) => {}
        ContactBy::Text => needs.push("Prefers text".to_owned()),
        ContactBy::Email => needs.push("Prefers email".to_owned()),
        ContactBy::Letter => needs.push("Prefers letters".to_owned()),
    }
    if !details.best_time.is_empty() {
        needs.push(format!("Best time: {}", details.best_time));
    }
    if details.phone.is_some() && !details.voicemail_safe && !has(NeedKind::NoVoicemail) {
        warnings.push(NeedKind::NoVoicemail.label().to_owned());
    }
    for need in recorded.iter().filter(|it| it.ended_on.is_none()) {
        if need.warning { warnings.push(need.words()) } else { needs.push(need.words()) }
    }
    (needs, warnings)
}

/// Words about a person stay out of logs.
impl std::fmt::Debug for ContactNeed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ContactNeed").field("kind", &self.kind).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::Uuid;
    use crate::people::phone::PhoneNumber;

    fn need(kind: NeedKind, note: &str) -> ContactNeed {
        ContactNeed {
            id: Uuid::nil().into(),
            person: Uuid::nil().into(),
            kind,
            note: note.to_owned(),
            warning: kind.is_warning(),
            review_on: None,
            ended_on: None,
        }
    }

    #[test]
    fn the_list_holds_together() {
        crate::coded::check_list::<NeedKind>();
    }

    #[test]
    fn details_and_records_show_together_and_nothing_twice() {
        let details = Details {
            language: "cy".to_owned(),
            best_time: "after 2pm".to_owned(),
            phone: PhoneNumber::parse("07700 900112").ok(),
            ..Details::default()
        };
        let recorded = [need(NeedKind::LargePrint, ""), need(NeedKind::NoVoicemail, "")];
        let (needs, warnings) = shown(&details, &recorded);
        assert_eq!(needs, ["Prefers Welsh", "Best time: after 2pm", "Large print letters"]);
        assert_eq!(warnings, ["No voicemail"]);
    }

    #[test]
    fn no_message_is_left_until_somebody_says_it_is_safe() {
        let details = Details { phone: PhoneNumber::parse("07700 900112").ok(), ..Details::default() };
        assert_eq!(shown(&details, &[]).1, ["No voicemail"]);
        assert!(shown(&Details { voicemail_safe: true, ..details }, &[]).1.is_empty());
    }

    #[test]
    fn an_interpreter_is_named_with_the_language() {
        let details = Details { language: "yo".to_owned(), interpreter: true, ..Details::default() };
        assert_eq!(shown(&details, &[]).0, ["Yoruba interpreter"]);
    }
}

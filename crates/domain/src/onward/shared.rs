//! Exactly what is shared with an organisation: each item is shown and ticked; what is not ticked does not leave.
//! Nothing here is about health: such words are only ever typed by a person who decided to.

use crate::matching::needs::Need;
use crate::people::contact_need::{ContactNeed, NeedKind};
use crate::people::language::language_name;
use crate::people::person::{ContactBy, Details};

crate::coded! {
    /// One thing an organisation may be told.
    pub enum SharedItem: "item to share" {
        FirstName = "first_name", "First name";
        FamilyName = "family_name", "Family name";
        Contact = "contact", "How to reach them";
        ContactNeeds = "contact_needs", "Contact needs";
        AccessNeeds = "access_needs", "Access needs";
        HomeVisit = "home_visit", "For a visit at home";
        Hope = "hope", "Would like help with";
        OtherNeeds = "other_needs", "Something else to know";
    }
}

/// The words as the organisation sees them, in order. A snapshot: later changes of the record do not leak into it.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Shared(Vec<(SharedItem, String)>);

impl Shared {
    /// Keeps what has words, in the order of the list, each item once.
    pub fn of(items: impl IntoIterator<Item = (SharedItem, String)>) -> Self {
        let mut kept: Vec<(SharedItem, String)> = Vec::new();
        for (item, words) in items {
            let words = words.trim().to_owned();
            if !words.is_empty() && !kept.iter().any(|(other, _)| *other == item) {
                kept.push((item, words));
            }
        }
        kept.sort_by_key(|(item, _)| *item);
        Self(kept)
    }

    pub fn get(&self, item: SharedItem) -> Option<&str> {
        self.0.iter().find(|(other, _)| *other == item).map(|(_, words)| words.as_str())
    }

    pub fn iter(&self) -> impl Iterator<Item = (SharedItem, &str)> {
        self.0.iter().map(|(item, words)| (*item, words.as_str()))
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What the organisation calls them: the name as far as it was shared, else the initials that were in the mail.
    pub fn called<'a>(&'a self, initials: &'a str) -> &'a str {
        self.get(SharedItem::FirstName).unwrap_or(initials)
    }

    pub fn full_name(&self, initials: &str) -> String {
        match (self.get(SharedItem::FirstName), self.get(SharedItem::FamilyName)) {
            (Some(first), Some(family)) => format!("{first} {family}"),
            (Some(only), None) | (None, Some(only)) => only.to_owned(),
            (None, None) => initials.to_owned(),
        }
    }
}

/// Personal words stay out of logs.
impl std::fmt::Debug for Shared {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.0.iter().map(|(item, _)| item.code())).finish()
    }
}

/// One item as it is offered on the page: its words, and whether it is ticked at first.
#[derive(Clone, PartialEq, Eq)]
pub struct Offer {
    pub item: SharedItem,
    pub words: String,
    pub ticked: bool,
}

/// What could be shared from the record, in the order of the page. Least first: the family name and what is meant for
/// home visits stay unticked until somebody decides otherwise.
pub fn offer(details: &Details, needs: &[ContactNeed], wanted: &[Need]) -> Vec<Offer> {
    let in_force = || needs.iter().filter(|it| it.ended_on.is_none());
    let offered = |item, words: String, ticked| Offer { item, words, ticked };
    let mut contact_needs = Vec::new();
    if details.interpreter || !matches!(details.language.as_str(), "en" | "") {
        let language = language_name(&details.language);
        contact_needs.push(if details.interpreter {
            format!("{language} interpreter")
        } else {
            format!("Speaks {language}")
        });
    }
    let of_kind = |wanted: fn(NeedKind) -> bool| in_force().filter(move |it| wanted(it.kind)).map(ContactNeed::words);
    contact_needs.extend(of_kind(is_about_contact));
    [
        offered(SharedItem::FirstName, details.called().to_owned(), true),
        offered(SharedItem::FamilyName, details.family_name.clone(), false),
        offered(SharedItem::Contact, contact_way(details, needs), true),
        offered(SharedItem::ContactNeeds, contact_needs.join(". "), true),
        offered(SharedItem::AccessNeeds, of_kind(is_about_access).collect::<Vec<_>>().join(". "), true),
        offered(SharedItem::HomeVisit, of_kind(is_about_home).collect::<Vec<_>>().join(". "), false),
        offered(
            SharedItem::Hope,
            wanted.iter().filter(|it| may_be_preset(**it)).map(|it| it.label()).collect::<Vec<_>>().join(", "),
            true,
        ),
        // Free words may be about health: there to be ticked, never ticked beforehand.
        offered(
            SharedItem::OtherNeeds,
            of_kind(|kind| kind == NeedKind::SomethingElse).collect::<Vec<_>>().join(". "),
            false,
        ),
    ]
    .into_iter()
    .filter(|it| !it.words.is_empty() || it.item == SharedItem::Hope)
    .collect()
}

/// How to reach them, with what could hurt somebody if it were not known: that always travels with the number.
fn contact_way(details: &Details, needs: &[ContactNeed]) -> String {
    let phone = details.phone.as_ref().map(ToString::to_string);
    let has = |kind: NeedKind| needs.iter().any(|it| it.kind == kind && it.ended_on.is_none());
    let way = match (details.contact_by, phone) {
        (ContactBy::Email, _) if !details.email.is_empty() => format!("Email {}", details.email),
        (ContactBy::Letter, _) if !details.address.is_empty() && !has(NeedKind::NoLetters) => {
            let place = details.postcode.as_ref().map(ToString::to_string);
            let address: Vec<_> = [details.address.replace('\n', ", ")].into_iter().chain(place).collect();
            format!("Letter to {}", address.join(", "))
        }
        (ContactBy::Text, Some(phone)) => format!("Text {phone}"),
        (ContactBy::Phone | ContactBy::Email | ContactBy::Letter, Some(phone)) => {
            format!("Ring {phone}")
        }
        (_, None) if !details.email.is_empty() => format!("Email {}", details.email),
        (_, None) => return String::new(),
    };
    // Whoever has no number cannot leave a message on it.
    let by_phone = way.starts_with("Ring") || way.starts_with("Text");
    let mut words = vec![way];
    if by_phone && !details.best_time.is_empty() {
        words.push(format!("Best time: {}", details.best_time));
    }
    if by_phone && !details.voicemail_safe && !has(NeedKind::NoVoicemail) {
        words.push(NeedKind::NoVoicemail.label().to_owned());
    }
    for need in needs.iter().filter(|it| it.ended_on.is_none()) {
        if travels_with_contact(need.kind) {
            words.push(need.words());
        }
    }
    words.join(". ")
}

const fn travels_with_contact(kind: NeedKind) -> bool {
    matches!(
        kind,
        NeedKind::NoVoicemail
            | NeedKind::NoLetters
            | NeedKind::DoNotSayWho
            | NeedKind::TextNotRing
            | NeedKind::RingNotText
    )
}

const fn is_about_contact(kind: NeedKind) -> bool {
    matches!(
        kind,
        NeedKind::LargePrint
            | NeedKind::EasyRead
            | NeedKind::Braille
            | NeedKind::Audio
            | NeedKind::BslInterpreter
            | NeedKind::LipReads
            | NeedKind::ReadsLittle
            | NeedKind::MoreTime
    )
}

const fn is_about_access(kind: NeedKind) -> bool {
    matches!(kind, NeedKind::HearingLoop | NeedKind::BringSomeone | NeedKind::QuietPlace | NeedKind::NoSteps)
}

/// What keeps somebody safe at the person's door: shared only when the organisation will visit.
const fn is_about_home(kind: NeedKind) -> bool {
    matches!(kind, NeedKind::HomeVisit | NeedKind::VisitInPairs | NeedKind::MeetElsewhere | NeedKind::Dog)
}

/// Needs whose name tells nothing about somebody's health, safety or law: only these are written in beforehand.
const fn may_be_preset(need: Need) -> bool {
    match need {
        Need::Volunteering
        | Need::Learning
        | Need::Loneliness
        | Need::PhysicalActivity
        | Need::Transport
        | Need::Digital
        | Need::Language
        | Need::Faith
        | Need::Nature
        | Need::Work => true,
        Need::Money
        | Need::Benefits
        | Need::Food
        | Need::Fuel
        | Need::HousingCondition
        | Need::HousingSecurity
        | Need::Mood
        | Need::Bereavement
        | Need::Relationships
        | Need::Caring
        | Need::Weight
        | Need::LongTermCondition
        | Need::Sleep
        | Need::Substances
        | Need::Smoking
        | Need::Safety
        | Need::Legal
        | Need::DailyLiving
        | Need::Other => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::{ContactNeedId, PersonId, Uuid};
    use crate::people::phone::PhoneNumber;

    fn need(kind: NeedKind, note: &str) -> ContactNeed {
        ContactNeed {
            id: ContactNeedId::from_uuid(Uuid::from_u128(1)),
            person: PersonId::from_uuid(Uuid::from_u128(2)),
            kind,
            note: note.to_owned(),
            warning: kind.is_warning(),
            review_on: None,
            ended_on: None,
        }
    }

    fn marged() -> Details {
        Details {
            first_name: "Marged".into(),
            family_name: "Llŵyd".into(),
            phone: PhoneNumber::parse("07700 900112").ok(),
            language: "cy".into(),
            ..Details::default()
        }
    }

    #[test]
    fn the_number_never_leaves_without_its_warnings() {
        let offers = offer(&marged(), &[need(NeedKind::DoNotSayWho, "")], &[]);
        let contact = offers.iter().find(|it| it.item == SharedItem::Contact).unwrap();
        assert_eq!(contact.words, "Ring 07700 900 112. No voicemail. Do not say who is ringing");
    }

    #[test]
    fn health_home_and_family_name_are_never_ticked_beforehand() {
        let needs =
            [need(NeedKind::SomethingElse, "Has seizures"), need(NeedKind::Dog, ""), need(NeedKind::NoSteps, "")];
        let offers = offer(&marged(), &needs, &[Need::Mood, Need::Loneliness, Need::Substances]);
        let ticked: Vec<_> = offers.iter().filter(|it| it.ticked).map(|it| (it.item, it.words.as_str())).collect();
        assert_eq!(
            ticked,
            [
                (SharedItem::FirstName, "Marged"),
                (SharedItem::Contact, "Ring 07700 900 112. No voicemail"),
                (SharedItem::ContactNeeds, "Speaks Welsh"),
                (SharedItem::AccessNeeds, "No steps"),
                (SharedItem::Hope, "Loneliness and isolation"),
            ]
        );
    }

    #[test]
    fn a_person_without_a_shared_name_is_called_by_initials() {
        let shared = Shared::of([(SharedItem::Hope, "Company".to_owned()), (SharedItem::Hope, "again".to_owned())]);
        assert_eq!(shared.called("M.L."), "M.L.");
        assert_eq!(shared.iter().count(), 1);
        assert!(!format!("{shared:?}").contains("Company"));
    }
}

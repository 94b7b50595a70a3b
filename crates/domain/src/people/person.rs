//! A person: who they are and how to reach them. Only what is needed to help.

use jiff::civil::Date;

use super::nhs_number::NhsNumber;
use super::phone::PhoneNumber;
use super::postcode::Postcode;
use crate::access::{Grant, Subject};
use crate::ids::{AccountId, PersonId, ReferralId, ReferringOrganisationId, SchemeId};

crate::coded! {
    /// How the person likes to be contacted.
    pub enum ContactBy: "way to be contacted" {
        Phone = "phone", "Phone";
        Text = "text", "Text message";
        Email = "email", "Email";
        Letter = "letter", "Letter";
    }
}

#[derive(Clone, PartialEq, Eq)]
pub struct Person {
    pub id: PersonId,
    pub scheme: SchemeId,
    pub details: Details,
    /// In their own words, for the banner, and the day they said it.
    pub own_words: Option<(String, Option<Date>)>,
    pub open_referral: Option<ReferralId>,
    /// The link worker of the open episode.
    pub worker: Option<AccountId>,
    pub last_contact_at: Option<jiff::Timestamp>,
    pub next_contact_on: Option<Date>,
    pub merged_into: Option<PersonId>,
    pub version: i64,
}

/// What people tell about themselves; every part can be corrected.
#[derive(Clone, PartialEq, Eq)]
pub struct Details {
    pub first_name: String,
    pub family_name: String,
    /// What they like to be called; empty where it is the first name.
    pub preferred_name: String,
    pub born_on: Option<Date>,
    pub nhs_number: Option<NhsNumber>,
    pub phone: Option<PhoneNumber>,
    pub email: String,
    pub address: String,
    pub postcode: Option<Postcode>,
    pub practice: Option<ReferringOrganisationId>,
    /// ISO 639 code of the language to speak.
    pub language: String,
    pub interpreter: bool,
    pub gender: String,
    pub ethnicity: String,
    pub pronouns: String,
    pub contact_by: ContactBy,
    pub voicemail_safe: bool,
    pub best_time: String,
    /// Somebody who helps them, and how to reach that person.
    pub helper: String,
}

impl Default for Details {
    fn default() -> Self {
        Self {
            first_name: String::new(),
            family_name: String::new(),
            preferred_name: String::new(),
            born_on: None,
            nhs_number: None,
            phone: None,
            email: String::new(),
            address: String::new(),
            postcode: None,
            practice: None,
            language: "en".to_owned(),
            interpreter: false,
            gender: String::new(),
            ethnicity: String::new(),
            pronouns: String::new(),
            contact_by: ContactBy::Phone,
            // Until somebody says it is safe, no message is left.
            voicemail_safe: false,
            best_time: String::new(),
            helper: String::new(),
        }
    }
}

impl Details {
    pub fn full_name(&self) -> String {
        format!("{} {}", self.first_name, self.family_name).trim().to_owned()
    }

    /// What to call them in a sentence.
    pub fn called(&self) -> &str {
        if self.preferred_name.is_empty() { &self.first_name } else { &self.preferred_name }
    }

    /// For calendars and message subjects: "M.L."
    pub fn initials(&self) -> String {
        [&self.first_name, &self.family_name]
            .into_iter()
            .filter_map(|name| name.chars().next())
            .map(|letter| format!("{}.", letter.to_uppercase()))
            .collect()
    }
}

impl Person {
    /// The facts the access rule needs.
    pub const fn subject(&self, grant: Grant) -> Subject {
        Subject {
            scheme: self.scheme,
            worker: self.worker,
            referrer: None,
            referring_organisation: None,
            onward: None,
            grant,
        }
    }

    /// Age in whole years.
    pub fn age_on(&self, day: Date) -> Option<i16> {
        self.details.born_on.map(|born| age_on(born, day))
    }
}

/// Whole years from birth to a day.
pub fn age_on(born: Date, day: Date) -> i16 {
    let had_birthday = (day.month(), day.day()) >= (born.month(), born.day());
    day.year() - born.year() - i16::from(!had_birthday)
}

/// Names and numbers stay out of logs.
impl std::fmt::Debug for Person {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Person").field("id", &self.id).finish_non_exhaustive()
    }
}

impl std::fmt::Debug for Details {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Details { .. }")
    }
}

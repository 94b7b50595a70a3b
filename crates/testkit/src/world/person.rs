//! Somebody who lives in the town: who they are, how to reach them, what to mind.

use footbridge_domain::ids::{PersonId, SchemeId};
use footbridge_domain::people::nhs_number::NhsNumber;
use footbridge_domain::people::phone::PhoneNumber;
use footbridge_domain::people::postcode::Postcode;
use footbridge_domain::people::{ContactBy, Details, Person};
use footbridge_store::bulk::ContactNeedRow;
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan as _};

use super::names::{self, Gender};
use super::places::{self, WARDS};
use super::teller::Teller;
use super::words;

/// Somebody with what only the telling needs to know.
pub struct Life {
    pub person: Person,
    pub theme: &'static str,
    pub gender: Gender,
    pub ward: usize,
    pub calm: f64,
    /// Plans so far: each revision has the next number.
    pub plans: i64,
}

impl Life {
    pub fn called(&self) -> &str {
        self.person.details.called()
    }

    /// Fills a person into a line of the words.
    pub fn told(&self, line: &str) -> String {
        if !line.contains('{') {
            return line.to_owned();
        }
        let (they, them, their) = match self.gender {
            Gender::Woman => ("she", "her", "her"),
            Gender::Man => ("he", "him", "his"),
            Gender::NonBinary => ("they", "them", "their"),
        };
        line.replace("{name}", self.called()).replace("{they}", they).replace("{their}", their).replace("{them}", them)
    }
}

/// Which practice people of a ward are with.
pub const fn practice_of(ward: usize) -> usize {
    ward / 2
}

impl Teller<'_> {
    /// Somebody new, drawn by what brings them.
    pub fn somebody(&mut self, scheme: SchemeId, theme: &'static str) -> Life {
        let (gender, age) = self.gender_and_age(theme);
        let community = match theme {
            "new_arrival" => loop {
                let it = names::community_of(&mut self.chance);
                if it.prefer > 40 && it.key != "welsh" {
                    break it;
                }
            },
            _ => names::community_of(&mut self.chance),
        };
        let name = self.unused_name(community, gender, age);
        let ward = self.chance.place(WARDS.len());
        let address = places::address(&mut self.chance, ward);
        let chance = &mut self.chance;
        let prefers =
            chance.happens(f64::from(community.prefer) / 100.0 * if theme == "new_arrival" { 1.5 } else { 0.8 });
        let language = if prefers { community.language } else { "en" };
        let mobile = chance.happens(if age > 74 { 0.45 } else { 0.9 });
        let number = self.number;
        self.number += 1;
        let phone = if mobile {
            format!("07700 900{:03}", number * 37 % 1000)
        } else {
            format!("01632 960{:03}", number * 61 % 1000)
        };
        let contact_by = match chance.weighted(
            [60, if mobile { 26 } else { 0 }, if age < 60 { 8 } else { 2 }, if age > 70 { 12 } else { 3 }].into_iter(),
        ) {
            1 => ContactBy::Text,
            2 => ContactBy::Email,
            3 => ContactBy::Letter,
            _ => ContactBy::Phone,
        };
        let has_email = contact_by == ContactBy::Email || chance.happens(if age > 70 { 0.2 } else { 0.6 });
        let email = if has_email { email_of(name.first, name.family, number) } else { String::new() };
        let details = Details {
            first_name: name.first.to_owned(),
            family_name: name.family.to_owned(),
            preferred_name: String::new(),
            born_on: Some(self.birthday(age)),
            nhs_number: nhs_number(number),
            phone: PhoneNumber::parse(&phone).ok(),
            email,
            address: address.line,
            postcode: Postcode::parse(&address.postcode).ok(),
            practice: self.team.organisations.get(practice_of(ward)).map(|it| it.id),
            language: language.to_owned(),
            interpreter: prefers && self.chance.happens(f64::from(community.interpreter) / 100.0),
            gender: match gender {
                Gender::Woman => "Woman",
                Gender::Man => "Man",
                Gender::NonBinary => "Non-binary",
            }
            .to_owned(),
            ethnicity: if self.chance.happens(0.82) { community.ethnicity.to_owned() } else { String::new() },
            pronouns: if gender == Gender::NonBinary { "they/them".to_owned() } else { String::new() },
            contact_by,
            voicemail_safe: self.chance.happens(0.6),
            best_time: self
                .chance
                .word(&[
                    "",
                    "",
                    "",
                    "",
                    "mornings",
                    "after 2pm",
                    "after 4pm, works mornings",
                    "not Fridays",
                    "before noon",
                    "school hours",
                    "after 6pm",
                ])
                .to_owned(),
            helper: String::new(),
        };
        let person = Person {
            id: self.chance.fresh(),
            scheme,
            details,
            own_words: None,
            open_referral: None,
            worker: None,
            last_contact_at: None,
            next_contact_on: None,
            merged_into: None,
            version: 0,
        };
        Life { person, theme, gender, ward, calm: self.chance.bell(0.0, 1.0), plans: 0 }
    }

    fn gender_and_age(&mut self, theme: &str) -> (Gender, i64) {
        let gender = match words::one(&format!("{theme}.sex")) {
            "men" => Gender::Man,
            "women" => Gender::Woman,
            _ if self.chance.happens(0.58) => Gender::Woman,
            _ if theme == "young_adult" && self.chance.happens(0.12) => Gender::NonBinary,
            _ => Gender::Man,
        };
        let (low, high) = words::one(&format!("{theme}.ages")).split_once('-').unwrap_or(("18", "90"));
        (gender, self.chance.between(low.parse().unwrap_or(18), high.parse().unwrap_or(90)))
    }

    /// Two people of one name only where there are more people than names.
    fn unused_name(&mut self, community: &names::Community, gender: Gender, age: i64) -> names::Name {
        let mut name = names::name(&mut self.chance, community, gender, age);
        for _ in 0..12 {
            if !self.whole || self.named.insert(format!("{} {}", name.first, name.family)) {
                break;
            }
            name = names::name(&mut self.chance, community, gender, age);
        }
        name
    }

    pub fn birthday(&mut self, age: i64) -> Date {
        let days = self.chance.between(1, 364);
        self.diary.today.saturating_sub(age.years()).saturating_sub(days.days())
    }

    /// What to mind when reaching them. About one in three has something.
    pub fn contact_needs(&mut self, life: &Life, since: Timestamp) {
        if !self.whole && !self.chance.happens(0.1) {
            return;
        }
        let age = life.person.age_on(self.diary.today).unwrap_or(50);
        let old = age > 70;
        let odds: &[(&str, &str, f64)] = &[
            ("large_print", "", if old { 0.2 } else { 0.02 }),
            ("hearing_loop", "", if old { 0.08 } else { 0.01 }),
            ("lip_reads", "left side is better", if old { 0.04 } else { 0.01 }),
            ("bsl_interpreter", "", 0.012),
            ("easy_read", "", 0.03),
            ("reads_little", "reads well out loud with somebody", 0.03),
            ("more_time", "since the stroke", if old { 0.05 } else { 0.02 }),
            ("bring_someone", "", 0.06),
            ("no_steps", "uses a walking frame", if old { 0.12 } else { 0.03 }),
            ("home_visit", "", if old { 0.06 } else { 0.01 }),
            ("text_not_ring", "", if age < 40 { 0.12 } else { 0.02 }),
            ("ring_not_text", "", if old { 0.1 } else { 0.01 }),
            ("quiet_place", "", if age < 35 { 0.08 } else { 0.03 }),
            ("dog", "friendly, jumps up: ask for the kitchen door to be shut", 0.04),
            ("no_letters", "shared letterbox", 0.025),
            ("do_not_say_who", "say “a friend from the choir”", 0.015),
            ("visit_in_pairs", "after the incident with the neighbour", 0.015),
            ("meet_elsewhere", "meets at the library", 0.02),
            ("something_else", "Ring twice, then it will be picked up", 0.02),
            ("something_else", "Knocks with a stick: wait, the way to the door takes time", 0.015),
        ];
        for (code, note, odds) in odds {
            if self.chance.happens(*odds) {
                let review = self.chance.between(-30, 300);
                self.need_row(life.person.id, code, note, review, since);
            }
        }
    }

    pub fn need_row(&mut self, person: PersonId, code: &str, note: &str, review_in: i64, since: Timestamp) {
        let warning = matches!(
            code,
            "no_voicemail" | "no_letters" | "do_not_say_who" | "visit_in_pairs" | "meet_elsewhere" | "dog"
        );
        self.batch.contact_needs.push(ContactNeedRow {
            id: self.chance.id(),
            person_id: person.uuid(),
            code: code.to_owned(),
            note: note.to_owned(),
            warning,
            review_on: Some(self.diary.ahead(review_in)),
            ended_on: None,
            created_at: since,
        });
    }
}

/// In the range that is kept for tests. Some first nine digits have no check digit: those people have no number on file.
pub fn nhs_number(number: u64) -> Option<NhsNumber> {
    let mut rest = (number * 7_919 + 12_345) % 1_000_000;
    let mut nine = [9; 9];
    for place in (3..9).rev() {
        nine[place] = u8::try_from(rest % 10).unwrap_or_default();
        rest /= 10;
    }
    NhsNumber::from_first_nine(nine)
}

fn email_of(first: &str, family: &str, number: u64) -> String {
    let plain = |text: &str| -> String {
        footbridge_domain::people::name::name_key(text).chars().filter(char::is_ascii_lowercase).collect()
    };
    format!("{}.{}{}@example.org", plain(first), plain(family), number % 97)
}

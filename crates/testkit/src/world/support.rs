//! The work itself: tries, calls, visits, and the notes that tell of them.

use footbridge_app::time::day_of;
use footbridge_domain::contacts::pick_lists::{ConsultationMethod, ContactKind, ContactOutcome, HoldingPurpose};
use footbridge_domain::people::ContactBy;
use footbridge_domain::referrals::Referral;
use footbridge_domain::referrals::pick_lists::ClosureReason;
use footbridge_store::bulk::ContactRow;
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan as _};

use super::diary::plus;
use super::episode::Carried;
use super::person::Life;
use super::teller::{By, Teller};

/// What a support came to: what measures, plans and connections follow from.
pub struct Given {
    pub referral: uuid::Uuid,
    /// Days on which worker and person were really in touch, oldest first.
    pub reached: Vec<Date>,
    pub last: Option<Timestamp>,
}

/// One contact as it is told.
pub struct Told<'a> {
    pub kind: ContactKind,
    pub method: ConsultationMethod,
    pub outcome: ContactOutcome,
    pub minutes: i64,
    pub note: String,
    pub holding: Option<HoldingPurpose>,
    pub at: Timestamp,
    pub carried: &'a Carried,
}

impl Teller<'_> {
    /// Everything between allocation and the end, or today.
    pub fn support(&mut self, life: &mut Life, referral: &mut Referral, carried: &Carried, after: Timestamp) {
        let end = carried.until.unwrap_or(self.diary.today);
        let wanted = match carried.reason {
            Some(ClosureReason::UnableToContact) => self.chance.between(0, 1),
            Some(
                ClosureReason::PersonChoseToStop | ClosureReason::NotSuitable | ClosureReason::NeedsStatutoryService,
            ) => self.chance.between(1, 4),
            Some(ClosureReason::NoCapacity) => 0,
            Some(_) => self.chance.between(3, 11),
            None => 14,
        };
        let wanted = if self.whole { wanted } else { wanted.min(3) };
        let mut day = plus(day_of(after), self.chance.between(1, 4));
        let mut given = Given { referral: referral.id.uuid(), reached: Vec::new(), last: None };
        let mut tries = 0;
        while day <= end && (given.reached.len() as i64) < wanted {
            if self.misses(life, &given, tries) {
                self.no_answer(life, referral, carried, day, tries);
                tries += 1;
                day = plus(day, self.chance.between(1, 4));
                if tries > 4 && given.reached.is_empty() {
                    break;
                }
                continue;
            }
            self.reached(life, referral, carried, day, &mut given);
            if self.whole {
                let later = plus(day, self.chance.between(1, 5));
                self.between_contacts(life, referral, carried, later, end);
            }
            tries = 0;
            let usual = if given.reached.len() < 3 { self.chance.between(6, 15) } else { self.chance.between(11, 29) };
            // Support that ended was spread over its time: no long silence before the goodbye.
            let left = wanted - i64::try_from(given.reached.len()).unwrap_or(0) + 1;
            let even = if carried.until.is_some() { i64::from((end - day).get_days()) / left.max(1) } else { 0 };
            day = plus(day, usual.max(even.min(45)));
        }
        if carried.reason == Some(ClosureReason::UnableToContact) {
            for tries in 0..3 {
                let day = plus(day, tries * 6).min(end);
                self.no_answer(life, referral, carried, day, tries);
            }
        }
        if let (Some(until), true) =
            (carried.until, given.reached.len() > 2 && carried.reason.is_some_and(ClosureReason::is_planned))
        {
            self.goodbye(life, referral, carried, until, &mut given);
        }
        if let Some(first) = given.reached.first() {
            self.story(life, referral, carried, &given, *first);
        }
    }

    fn misses(&mut self, life: &Life, given: &Given, tries: i64) -> bool {
        let odds = if given.reached.is_empty() { 0.34 } else { 0.12 } - life.calm * 0.04;
        tries < 5 && self.chance.happens(odds)
    }

    fn reached(&mut self, life: &mut Life, referral: &mut Referral, carried: &Carried, day: Date, given: &mut Given) {
        let first = given.reached.is_empty();
        let theme = life.theme;
        let line = if first { self.line(&format!("{theme}.first")) } else { self.line(&format!("{theme}.later")) };
        // What the words say decides: nobody walks the sea wall by telephone.
        let by_phone = line.starts_with("Phone")
            || line.contains("Rang ")
            || line.contains("by phone")
            || line.contains("rang on");
        let together = !by_phone && self.chance.happens(if first { 0.92 } else { 0.5 });
        let method = if together {
            self.chance.pick(
                &[
                    ConsultationMethod::AtHome,
                    ConsultationMethod::AtHome,
                    ConsultationMethod::AtPractice,
                    ConsultationMethod::InCommunity,
                    ConsultationMethod::Walking,
                ],
                ConsultationMethod::AtHome,
            )
        } else if self.chance.happens(0.07) {
            ConsultationMethod::Video
        } else {
            ConsultationMethod::Phone
        };
        let mut note = life.told(line);
        if self.whole && self.chance.happens(0.55) {
            let tail = life.told(self.line("contact.tail"));
            note = format!("{note} {tail}");
        }
        let at = self.diary.worked(&mut self.chance, day).max(referral.state_at.min(self.diary.now));
        if self.whole && self.chance.happens(0.6) {
            let worker = &carried.worker;
            let before = at - 12.minutes();
            self.noted(
                before.max(referral.received_at),
                &By::Account(worker.id, &worker.name),
                "record_viewed",
                ("person", life.person.id.uuid()),
                life.person.id,
                "",
            );
        }
        let holding = (!first && self.chance.happens(0.1))
            .then(|| self.chance.pick(HoldingPurpose::ALL, HoldingPurpose::BearingWitness));
        let told = Told {
            kind: if together { ContactKind::Visit } else { ContactKind::Spoke },
            method,
            outcome: if self.chance.happens(0.5) { ContactOutcome::BookedNext } else { ContactOutcome::TalkedThrough },
            minutes: if together { self.chance.between(7, 13) * 5 } else { self.chance.between(8, 34) },
            note,
            holding,
            at,
            carried,
        };
        self.contact(life, given.referral, told);
        if first && referral.first_contact_at.is_none() {
            referral.first_contact_at = Some(at);
            self.first_reached(life, referral, carried, at);
        }
        given.reached.push(day);
        given.last = Some(at);
    }

    fn goodbye(&mut self, life: &mut Life, _: &Referral, carried: &Carried, day: Date, given: &mut Given) {
        let at = self.diary.worked(&mut self.chance, day);
        let note = life.told(self.line("contact.closing"));
        let told = Told {
            kind: ContactKind::Spoke,
            method: ConsultationMethod::Phone,
            outcome: ContactOutcome::TalkedThrough,
            minutes: self.chance.between(15, 40),
            note,
            holding: None,
            at,
            carried,
        };
        self.contact(life, given.referral, told);
        given.reached.push(day);
        given.last = Some(given.last.map_or(at, |it| it.max(at)));
    }

    fn no_answer(&mut self, life: &mut Life, referral: &Referral, carried: &Carried, day: Date, tries: i64) {
        let letter = tries >= 2 && life.person.details.contact_by == ContactBy::Letter;
        let outcome = if life.person.details.voicemail_safe && self.chance.happens(0.4) {
            ContactOutcome::LeftMessage
        } else {
            ContactOutcome::RangOut
        };
        let line = self.line("contact.no_answer");
        let note = life.told(line);
        let told = Told {
            kind: ContactKind::NoAnswer,
            method: match line {
                _ if letter => ConsultationMethod::Letter,
                _ if line.starts_with("Knocked") => ConsultationMethod::AtHome,
                _ => ConsultationMethod::Phone,
            },
            outcome,
            minutes: self.chance.between(1, 5),
            note,
            holding: None,
            at: self.diary.worked(&mut self.chance, day),
            carried,
        };
        self.contact(life, referral.id.uuid(), told);
    }

    /// A text, a letter, a word with somebody about them.
    fn between_contacts(&mut self, life: &mut Life, referral: &Referral, carried: &Carried, day: Date, end: Date) {
        if day > end || !self.chance.happens(0.3) {
            return;
        }
        let message = self.chance.happens(0.55);
        let note = life.told(self.line(if message { "contact.message" } else { "contact.about" }));
        let told = Told {
            kind: if message { ContactKind::Message } else { ContactKind::AboutThem },
            method: match (message, life.person.details.contact_by) {
                (true, ContactBy::Email) => ConsultationMethod::Email,
                (true, ContactBy::Letter) => ConsultationMethod::Letter,
                (true, _) => ConsultationMethod::Text,
                (false, _) => ConsultationMethod::Phone,
            },
            outcome: ContactOutcome::TalkedThrough,
            minutes: self.chance.between(2, 15),
            note,
            holding: None,
            at: self.diary.worked(&mut self.chance, day),
            carried,
        };
        self.contact(life, referral.id.uuid(), told);
    }

    pub fn contact(&mut self, life: &mut Life, referral: uuid::Uuid, told: Told<'_>) {
        let id = self.chance.id();
        let worker = &told.carried.worker;
        let written = (told.at + self.chance.between(2, 50).minutes()).min(self.diary.now);
        self.noted(
            written,
            &By::Account(worker.id, &worker.name),
            "contact_logged",
            ("contact", id),
            life.person.id,
            told.kind.code(),
        );
        if told.kind.reached_the_person() || told.kind == ContactKind::Message {
            life.person.last_contact_at = life.person.last_contact_at.max(Some(told.at));
        }
        self.batch.contacts.push(ContactRow {
            id,
            scheme_id: life.person.scheme.uuid(),
            person_id: life.person.id.uuid(),
            referral_id: Some(referral),
            worker_id: worker.id.uuid(),
            kind: told.kind.code().to_owned(),
            method: told.method.code().to_owned(),
            outcome: told.outcome.code().to_owned(),
            minutes: told.minutes,
            note: told.note,
            holding: told.holding.map_or("", HoldingPurpose::code).to_owned(),
            happened_at: told.at,
            written_at: written,
            undone_at: None,
            replaces_id: None,
        });
    }
}

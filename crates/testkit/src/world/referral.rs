//! How somebody came to the scheme: by which door, in whose words, with what said about risk.

use footbridge_domain::ids::ReferralId;
use footbridge_domain::referrals::pick_lists::{Method, RiskStatement, Source};
use footbridge_domain::referrals::reference::ReferralReference;
use footbridge_domain::referrals::{Referral, ReferralState, Referrer, Request};
use jiff::Timestamp;
use jiff::civil::Date;

use super::diary::weekday_from;
use super::person::{Life, practice_of};
use super::teller::{By, Teller};
use super::words;

/// How often each kind of referrer writes, in a hundred and some.
const SOURCES: &[(Source, u32)] = &[
    (Source::Gp, 36),
    (Source::Nurse, 10),
    (Source::PracticeStaff, 8),
    (Source::Pharmacist, 2),
    (Source::HospitalDischarge, 6),
    (Source::CommunityHealth, 4),
    (Source::MentalHealth, 4),
    (Source::AdultSocialCare, 7),
    (Source::Housing, 4),
    (Source::OtherCouncil, 2),
    (Source::Fire, 2),
    (Source::Police, 1),
    (Source::JobCentre, 2),
    (Source::Education, 2),
    (Source::Voluntary, 5),
    (Source::SelfReferral, 11),
    (Source::FamilyOrCarer, 5),
    (Source::ProactiveList, 3),
];

/// Referrers without an organisation on our list.
const OTHERS: &[(Source, &str, &str, &str)] = &[
    (Source::Fire, "Steve Lund", "Community safety, fire service", "01632 960301"),
    (Source::Police, "PCSO Dawn Airey", "Neighbourhood team", "01632 960302"),
    (Source::JobCentre, "Anjali Rao", "Work coach", "01632 960303"),
    (Source::Education, "Tom Beckett", "College wellbeing tutor", "wellbeing@college.example.org"),
    (Source::Education, "Ms Clarke", "School family lead", "family@school.example.org"),
];

fn doors(source: Source) -> &'static [(Method, u32)] {
    match source {
        Source::Gp | Source::Nurse | Source::Pharmacist => &[
            (Method::OnlineForm, 70),
            (Method::SecureMessaging, 16),
            (Method::SecureEmail, 7),
            (Method::Letter, 4),
            (Method::Fax, 1),
        ],
        Source::PracticeStaff => &[(Method::OnlineForm, 40), (Method::Phone, 35), (Method::InPerson, 25)],
        Source::HospitalDischarge | Source::CommunityHealth => {
            &[(Method::SecureEmail, 60), (Method::Letter, 25), (Method::Phone, 15)]
        }
        Source::MentalHealth => &[(Method::NhsEReferral, 60), (Method::SecureEmail, 40)],
        Source::SelfReferral => &[(Method::SelfReferral, 65), (Method::Phone, 25), (Method::InPerson, 10)],
        Source::FamilyOrCarer => &[(Method::Phone, 55), (Method::SelfReferral, 45)],
        Source::ProactiveList => &[(Method::FileImport, 1)],
        _ => &[(Method::OnlineForm, 70), (Method::SecureEmail, 20), (Method::Phone, 10)],
    }
}

impl Teller<'_> {
    /// A working hour for professionals; people themselves also write at night.
    pub fn arrival(&mut self, day: Date, source: Source) -> Timestamp {
        if source.is_personal() && self.chance.happens(0.5) {
            let minute = self.chance.between(7 * 60, 23 * 60 + 30);
            return self.diary.past(day, minute);
        }
        let minute = self.chance.between(8 * 60 + 10, 18 * 60 + 20);
        self.diary.past(weekday_from(day), minute)
    }

    pub fn source(&mut self) -> Source {
        let place = self.chance.weighted(SOURCES.iter().map(|it| it.1));
        SOURCES.get(place).map_or(Source::Gp, |it| it.0)
    }

    fn referrer(&mut self, source: Source, ward: usize) -> Referrer {
        let practice = self.team.organisations.get(practice_of(ward)).map(|it| it.id);
        let mut fitting: Vec<_> = self.team.referrers.iter().filter(|it| it.source == source).collect();
        if source.is_practice() {
            fitting.retain(|it| Some(it.organisation) == practice);
        }
        let place = self.chance.place(fitting.len());
        if let Some(it) = fitting.get(place) {
            return Referrer {
                account: it.account,
                organisation: Some(it.organisation),
                name: it.name.to_owned(),
                role: it.role.to_owned(),
                contact: it.contact.to_owned(),
            };
        }
        let others: Vec<_> = OTHERS.iter().filter(|it| it.0 == source).collect();
        let place = self.chance.place(others.len());
        others.get(place).map_or_else(Referrer::default, |it| Referrer {
            account: None,
            organisation: None,
            name: it.1.to_owned(),
            role: it.2.to_owned(),
            contact: it.3.to_owned(),
        })
    }

    fn reason(&mut self, life: &Life, source: Source) -> String {
        let theme = life.theme;
        let line = match source {
            Source::SelfReferral => self.line(&format!("{theme}.self")),
            Source::FamilyOrCarer => self.line("family"),
            Source::ProactiveList => self.line("proactive"),
            _ => self.line(&format!("{theme}.reason")),
        };
        let mut reason = life.told(line);
        if self.whole && !source.is_personal() && self.chance.happens(0.3) {
            let tail = self.line("reason_tail");
            reason.push(' ');
            reason.push_str(&life.told(tail));
        }
        reason
    }

    pub fn needs_of(&mut self, theme: &str) -> Vec<String> {
        let mut needs: Vec<String> =
            words::one(&format!("{theme}.needs")).split_whitespace().map(str::to_owned).collect();
        for more in words::one(&format!("{theme}.also")).split_whitespace() {
            if self.chance.happens(0.25) {
                needs.push(more.to_owned());
            }
        }
        needs.truncate(4);
        needs
    }

    pub fn request(&mut self, life: &Life, source: Source) -> Request {
        let risky = self.chance.happens(0.13);
        let door = doors(source);
        let method = door[self.chance.weighted(door.iter().map(|it| it.1))].0;
        Request {
            source,
            method,
            referrer: self.referrer(source, life.ward),
            reason: self.reason(life, source),
            needs: self.needs_of(life.theme),
            risk: if risky { RiskStatement::Stated } else { RiskStatement::NoKnownRisks },
            risk_note: if risky { life.told(self.line("risk")) } else { String::new() },
            agreed_to_contact: method != Method::FileImport,
            crisis: None,
            urgent: self.chance.happens(0.04),
        }
    }

    /// Every number once: a million references without a clash.
    pub fn reference(&mut self) -> String {
        self.references += 1;
        let place = self.references.wrapping_mul(2_654_435_761) % 3_404_825_447;
        ReferralReference::long_from_random(place.to_be_bytes()).to_string()
    }

    pub fn received(&mut self, life: &Life, source: Source, at: Timestamp, previous: Option<ReferralId>) -> Referral {
        let request = self.request(life, source);
        self.received_as(life, request, at, previous)
    }

    pub fn received_as(
        &mut self,
        life: &Life,
        request: Request,
        at: Timestamp,
        previous: Option<ReferralId>,
    ) -> Referral {
        let referral = Referral {
            id: self.chance.fresh(),
            scheme: life.person.scheme,
            reference: self.reference(),
            person: life.person.id,
            request,
            received_at: at,
            previous,
            state: ReferralState::Received,
            state_at: at,
            first_contact_at: None,
            version: 0,
        };
        let referrer = &referral.request.referrer;
        let name = referrer.name.clone();
        let by = referrer.account.map_or(By::Public, |it| By::Account(it, &name));
        self.noted(
            at,
            &by,
            "referral_received",
            ("referral", referral.id.uuid()),
            life.person.id,
            referral.request.source.code(),
        );
        referral
    }
}

//! Is this somebody we already know? Asked before any referral creates a person.
//!
//! Every answer carries its reasons in plain words, for and against, so that a human can
//! decide. Nothing here merges anybody. Two rules come before all weighing: two different
//! NHS numbers are never *the same person*, and the same NHS number is, unless name and
//! birth date both say otherwise. The weights follow the usual order of identifying power
//! (number, birth date, name, email, phone, postcode) and are ours, not a published scale.

use super::birth_dates::{BirthDates, compare_birth_dates};
use super::name::{NameLikeness, compare_family, compare_given};
use super::nhs_number::NhsNumber;
use super::phone::PhoneNumber;
use super::postcode::Postcode;
use super::same_person_reason::Reason;
use jiff::civil::Date;

/// What a person is known by: as typed on a new referral, or as we hold it.
#[derive(Clone, Default)]
pub struct Particulars {
    /// First names as given; may be short forms.
    pub given: String,
    /// Family name as given.
    pub family: String,
    /// Other family names: before marriage, on other papers.
    pub other_family_names: Vec<String>,
    /// What people call them, if not their first name.
    pub known_as: Option<String>,
    /// Date of birth.
    pub birth_date: Option<Date>,
    /// NHS, CHI or H&C number.
    pub nhs_number: Option<NhsNumber>,
    /// Every phone number we may have for them.
    pub phones: Vec<PhoneNumber>,
    /// Where they live.
    pub postcode: Option<Postcode>,
    /// Email address.
    pub email: Option<String>,
}

/// How sure we are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Nothing to show.
    Different,
    /// Worth a look when nothing better turns up.
    Possibly,
    /// Ask before creating somebody new.
    Probably,
    /// The same person; offer the record straight away.
    Same,
}

impl Verdict {
    /// In words for a page.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Same => "This is the same person",
            Self::Probably => "Probably the same person",
            Self::Possibly => "Possibly the same person",
            Self::Different => "Somebody else",
        }
    }
}

/// The answer: how alike, how sure, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Likeness {
    /// 0 to 100, for sorting candidates; means nothing by itself.
    pub score: u8,
    /// What to tell the person deciding.
    pub verdict: Verdict,
    /// Reasons for first, then against.
    pub reasons: Vec<Reason>,
}

/// Weighs somebody on a new referral against somebody we know.
#[must_use]
pub fn liken(probe: &Particulars, known: &Particulars) -> Likeness {
    let mut weighing = Weighing::default();
    let number = weighing.nhs_numbers(probe, known);
    let birth = weighing.birth_dates(probe, known);
    let names = weighing.names(probe, known);
    let reachable = weighing.addresses(probe, known);
    weighing.verdict(number, birth, names, reachable)
}

/// Weighs a new referral against many; best first, those plainly different left out.
#[must_use]
pub fn rank(probe: &Particulars, known: &[Particulars]) -> Vec<(usize, Likeness)> {
    let mut found: Vec<_> = known
        .iter()
        .enumerate()
        .map(|(place, candidate)| (place, liken(probe, candidate)))
        .filter(|(_, likeness)| likeness.verdict > Verdict::Different)
        .collect();
    // The place breaks ties, so that the same question always gets the same answer.
    found.sort_by_key(|(place, it)| (std::cmp::Reverse((it.verdict, it.score)), *place));
    found
}

#[derive(Clone, Copy, PartialEq)]
enum Numbers {
    Unknown,
    Same,
    Nearly,
    Differ,
}

/// What the two names say together.
#[derive(Clone, Copy)]
struct Names {
    given: NameLikeness,
    family: NameLikeness,
}

impl Names {
    /// Nothing in the names stands against their being one person.
    fn agree(self) -> bool {
        use NameLikeness::{Same, ShortForm};
        matches!(self.given, Same | ShortForm) && self.family == Same
    }

    fn contradict(self) -> bool {
        self.given == NameLikeness::Different && self.family == NameLikeness::Different
    }
}

#[derive(Default)]
struct Weighing {
    points: f64,
    reasons: Vec<Reason>,
    household: bool,
}

impl Weighing {
    fn add(&mut self, points: f64, reason: Reason) {
        self.points += points;
        self.reasons.push(reason);
    }

    fn nhs_numbers(&mut self, probe: &Particulars, known: &Particulars) -> Numbers {
        match (probe.nhs_number, known.nhs_number) {
            (Some(a), Some(b)) if a == b => {
                self.add(14.0, Reason::SameNhsNumber);
                Numbers::Same
            }
            // One wrong digit never passes the check; two can.
            (Some(a), Some(b)) if a.slips_from(&b) <= 2 => {
                self.add(0.0, Reason::NhsNumbersNearlySame);
                Numbers::Nearly
            }
            (Some(_), Some(_)) => {
                self.add(-6.0, Reason::NhsNumbersDiffer);
                Numbers::Differ
            }
            _ => Numbers::Unknown,
        }
    }

    fn birth_dates(&mut self, probe: &Particulars, known: &Particulars) -> BirthDates {
        let (Some(a), Some(b)) = (probe.birth_date, known.birth_date) else {
            return BirthDates::Unknown;
        };
        let found = compare_birth_dates(a, b);
        match found {
            BirthDates::Unknown => {}
            BirthDates::Same => self.add(7.0, Reason::SameBirthDate),
            BirthDates::Swapped => self.add(5.0, Reason::DayAndMonthSwapped),
            BirthDates::OneDigit => self.add(3.5, Reason::BirthDateOneDigit),
            BirthDates::NewYearGuess => self.add(2.0, Reason::BirthYearOnly),
            BirthDates::Differ { years } if years >= 14 => {
                self.add(-9.0, Reason::BornYearsApart { years });
            }
            BirthDates::Differ { .. } => self.add(-5.0, Reason::BirthDatesDiffer),
        }
        found
    }

    fn names(&mut self, probe: &Particulars, known: &Particulars) -> Names {
        let nameless = |it: &Particulars| it.given.trim().is_empty() && it.family.trim().is_empty();
        if nameless(probe) || nameless(known) {
            // A practice may send a number and a birthday alone: no name speaks neither for nor against.
            return Names { given: NameLikeness::Part, family: NameLikeness::Different };
        }
        let straight = Names { given: best_given(probe, known), family: best_family(probe, known) };
        let swapped = Names {
            given: compare_given(&probe.given, &known.family),
            family: compare_family(&probe.family, &known.given),
        };
        if !straight.agree() && swapped.agree() {
            self.add(6.0, Reason::NamesSwapped);
            return swapped;
        }
        let family_now = compare_family(&probe.family, &known.family);
        if straight.given == NameLikeness::Same && straight.family == NameLikeness::Same {
            let former = family_now != NameLikeness::Same;
            self.add(8.0, if former { Reason::FormerFamilyName } else { Reason::SameName });
            return straight;
        }
        let pair = |a: &str, b: &str| (a.trim().to_owned(), b.trim().to_owned());
        let (mine, theirs) = pair(&probe.given, &known.given);
        match straight.given {
            NameLikeness::Same => self.add(4.0, Reason::SameGivenName),
            NameLikeness::ShortForm => self.add(3.5, Reason::ShortForm(mine, theirs)),
            NameLikeness::Part => self.add(2.0, Reason::PartOfName(mine, theirs)),
            NameLikeness::Near(by) => self.add(3.0 * by, Reason::NameAlike(mine, theirs)),
            NameLikeness::Different => self.add(-4.0, Reason::GivenNamesDiffer),
        }
        let (mine, theirs) = pair(&probe.family, &known.family);
        match straight.family {
            NameLikeness::Same if family_now != NameLikeness::Same => {
                self.add(4.0, Reason::FormerFamilyName);
            }
            NameLikeness::Same => self.add(4.0, Reason::SameFamilyName),
            NameLikeness::ShortForm | NameLikeness::Part => {
                self.add(2.5, Reason::PartOfName(mine, theirs));
            }
            NameLikeness::Near(by) => self.add(3.0 * by, Reason::NameAlike(mine, theirs)),
            // Less than a first name: people marry, part and change it.
            NameLikeness::Different => self.add(-2.5, Reason::FamilyNamesDiffer),
        }
        straight
    }

    /// True when some way of reaching them agrees.
    fn addresses(&mut self, probe: &Particulars, known: &Particulars) -> bool {
        let before = self.points;
        if let (Some(a), Some(b)) = (&probe.email, &known.email)
            && !a.trim().is_empty()
            && a.trim().eq_ignore_ascii_case(b.trim())
        {
            self.add(3.5, Reason::SameEmail);
        }
        if probe.phones.iter().any(|phone| known.phones.contains(phone)) {
            self.add(2.5, Reason::SamePhone);
        }
        match (probe.postcode, known.postcode) {
            (Some(a), Some(b)) if a == b => {
                self.add(2.5, Reason::SamePostcode);
            }
            (Some(a), Some(b)) if a.outcode() == b.outcode() => {
                self.points += 0.5;
            }
            _ => {}
        }
        self.household = self.points > before + 1.0;
        self.household
    }

    fn verdict(mut self, number: Numbers, birth: BirthDates, names: Names, reachable: bool) -> Likeness {
        let weighed = match self.points {
            p if p >= 10.0 => Verdict::Probably,
            p if p >= 5.5 => Verdict::Possibly,
            _ => Verdict::Different,
        };
        let birth_against = matches!(birth, BirthDates::Differ { .. });
        let verdict = match number {
            Numbers::Same if names.contradict() && birth_against => Verdict::Possibly,
            Numbers::Same if names.contradict() || birth_against => Verdict::Probably,
            Numbers::Same => Verdict::Same,
            _ if birth == BirthDates::Same && names.agree() && reachable => Verdict::Same,
            _ => weighed,
        };
        let mut most = match number {
            Numbers::Differ => Verdict::Possibly,
            Numbers::Nearly => Verdict::Probably,
            Numbers::Unknown | Numbers::Same => Verdict::Same,
        };
        if number != Numbers::Same {
            if names.given == NameLikeness::Different {
                // Twins share everything but this; couples and families all but two things.
                let maybe_renamed = birth == BirthDates::Same && number != Numbers::Differ;
                most = most.min(if maybe_renamed { Verdict::Possibly } else { Verdict::Different });
                if birth == BirthDates::Same && self.household {
                    self.reasons.push(Reason::MayBeTwins);
                }
            }
            if let BirthDates::Differ { years } = birth {
                most = most.min(Verdict::Possibly);
                if years >= 14 {
                    most = Verdict::Different;
                    if names.agree() && self.household {
                        self.reasons.push(Reason::MayBeParentAndChild);
                    }
                }
            }
        }
        self.reasons.sort_by_key(Reason::is_against);
        Likeness {
            score: (self.points * 4.0).clamp(0.0, 100.0) as u8,
            verdict: verdict.min(most),
            reasons: self.reasons,
        }
    }
}

fn best_given(probe: &Particulars, known: &Particulars) -> NameLikeness {
    let forms =
        |p: &Particulars| -> Vec<String> { std::iter::once(p.given.clone()).chain(p.known_as.clone()).collect() };
    strongest(&forms(probe), &forms(known), compare_given)
}

fn best_family(probe: &Particulars, known: &Particulars) -> NameLikeness {
    let forms = |p: &Particulars| -> Vec<String> {
        std::iter::once(p.family.clone()).chain(p.other_family_names.clone()).collect()
    };
    strongest(&forms(probe), &forms(known), compare_family)
}

fn strongest(mine: &[String], theirs: &[String], compare: fn(&str, &str) -> NameLikeness) -> NameLikeness {
    mine.iter()
        .flat_map(|a| theirs.iter().map(move |b| compare(a, b)))
        .max_by(|a, b| a.strength().total_cmp(&b.strength()))
        .unwrap_or(NameLikeness::Different)
}

#[cfg(test)]
#[path = "same_person_tests.rs"]
mod tests;

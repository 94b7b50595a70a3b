//! Why two records may, or may not, be one person: in words a receptionist would use.

use std::fmt;

/// One reason for or against. Those with names in them hide the names from logs.
#[derive(Clone, PartialEq, Eq)]
pub enum Reason {
    /// The strongest reason there is.
    SameNhsNumber,
    /// Two digits apart: somebody may have typed it wrong.
    NhsNumbersNearlySame,
    /// Never the same person.
    NhsNumbersDiffer,
    /// Same day, month and year.
    SameBirthDate,
    /// 4 March and 3 April.
    DayAndMonthSwapped,
    /// A typing slip.
    BirthDateOneDigit,
    /// One side has 1 January, written when only the year is known.
    BirthYearOnly,
    /// Plainly different dates.
    BirthDatesDiffer,
    /// A generation lies between them.
    BornYearsApart {
        /// Whole years.
        years: u16,
    },
    /// First and family name.
    SameName,
    /// First name only.
    SameGivenName,
    /// Family name only.
    SameFamilyName,
    /// Agrees with a family name one of them had before.
    FormerFamilyName,
    /// First and family name typed into each other's box.
    NamesSwapped,
    /// Bill and William.
    ShortForm(String, String),
    /// An initial, a middle name, or half of a double-barrelled name.
    PartOfName(String, String),
    /// Spelt or sounding nearly the same.
    NameAlike(String, String),
    /// First names have nothing in common.
    GivenNamesDiffer,
    /// Family names have nothing in common.
    FamilyNamesDiffer,
    /// Any phone number in common.
    SamePhone,
    /// The whole postcode.
    SamePostcode,
    /// Ignoring case.
    SameEmail,
    /// Same birth date and home, another first name.
    MayBeTwins,
    /// Same name and home, a generation apart.
    MayBeParentAndChild,
}

impl Reason {
    /// True when the reason speaks against their being one person.
    #[must_use]
    pub const fn is_against(&self) -> bool {
        matches!(
            self,
            Self::NhsNumbersNearlySame
                | Self::NhsNumbersDiffer
                | Self::BirthDatesDiffer
                | Self::BornYearsApart { .. }
                | Self::GivenNamesDiffer
                | Self::FamilyNamesDiffer
                | Self::MayBeTwins
                | Self::MayBeParentAndChild
        )
    }

    /// Stable code, for audit and for keeping with a decision; holds no personal data.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::SameNhsNumber => "same_nhs_number",
            Self::NhsNumbersNearlySame => "nhs_numbers_nearly_same",
            Self::NhsNumbersDiffer => "nhs_numbers_differ",
            Self::SameBirthDate => "same_birth_date",
            Self::DayAndMonthSwapped => "day_and_month_swapped",
            Self::BirthDateOneDigit => "birth_date_one_digit",
            Self::BirthYearOnly => "birth_year_only",
            Self::BirthDatesDiffer => "birth_dates_differ",
            Self::BornYearsApart { .. } => "born_years_apart",
            Self::SameName => "same_name",
            Self::SameGivenName => "same_given_name",
            Self::SameFamilyName => "same_family_name",
            Self::FormerFamilyName => "former_family_name",
            Self::NamesSwapped => "names_swapped",
            Self::ShortForm(..) => "short_form",
            Self::PartOfName(..) => "part_of_name",
            Self::NameAlike(..) => "name_alike",
            Self::GivenNamesDiffer => "given_names_differ",
            Self::FamilyNamesDiffer => "family_names_differ",
            Self::SamePhone => "same_phone",
            Self::SamePostcode => "same_postcode",
            Self::SameEmail => "same_email",
            Self::MayBeTwins => "may_be_twins",
            Self::MayBeParentAndChild => "may_be_parent_and_child",
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = match self {
            Self::SameNhsNumber => "Same NHS number",
            Self::NhsNumbersNearlySame => "NHS numbers nearly the same: one may be mistyped",
            Self::NhsNumbersDiffer => "Different NHS numbers",
            Self::SameBirthDate => "Same date of birth",
            Self::DayAndMonthSwapped => "Day and month swapped",
            Self::BirthDateOneDigit => "Dates of birth differ by one slip",
            Self::BirthYearOnly => "Same year of birth; one date looks like a guess",
            Self::BirthDatesDiffer => "Different dates of birth",
            Self::BornYearsApart { years } => return write!(f, "Born {years} years apart"),
            Self::SameName => "Same name",
            Self::SameGivenName => "Same first name",
            Self::SameFamilyName => "Same family name",
            Self::FormerFamilyName => "Agrees with an earlier family name",
            Self::NamesSwapped => "First and family name swapped",
            Self::ShortForm(a, b) => return write!(f, "Short form of the name: {a} – {b}"),
            Self::PartOfName(a, b) => return write!(f, "Part of the name agrees: {a} – {b}"),
            Self::NameAlike(a, b) => return write!(f, "Name sounds alike: {a} – {b}"),
            Self::GivenNamesDiffer => "Different first names",
            Self::FamilyNamesDiffer => "Different family names",
            Self::SamePhone => "Same phone number",
            Self::SamePostcode => "Same postcode",
            Self::SameEmail => "Same email address",
            Self::MayBeTwins => "May be twins or one household",
            Self::MayBeParentAndChild => "May be parent and child",
        };
        f.write_str(words)
    }
}

// Names are personal data: a log shows the code alone.
impl fmt::Debug for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

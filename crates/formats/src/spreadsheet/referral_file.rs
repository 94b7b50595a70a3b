//! Referrals as a list: columns recognised by their headings, cells as raw words with their
//! row numbers. The use case reads the words, so that a list and a form follow the same rules.

use super::sheet::{Sheet, SheetError, said};
use footbridge_domain as domain;

domain::coded! {
    /// A column a referral list may have.
    pub enum ReferralColumn: "column" {
        NhsNumber = "nhs_number", "NHS number";
        GivenName = "given_name", "Given name";
        FamilyName = "family_name", "Family name";
        FullName = "name", "Name";
        PreferredName = "preferred_name", "Preferred name";
        DateOfBirth = "date_of_birth", "Date of birth";
        Address = "address", "Address";
        Postcode = "postcode", "Postcode";
        Phone = "phone", "Phone";
        Mobile = "mobile", "Mobile";
        Email = "email", "E-mail";
        Language = "language", "Language";
        Interpreter = "interpreter", "Interpreter needed";
        Gender = "gender", "Gender";
        Ethnicity = "ethnicity", "Ethnicity";
        Reason = "reason", "Reason for referral";
        Needs = "needs", "Needs";
        Risk = "risk", "Risks";
        Consent = "consent", "Agreed to the referral";
        Source = "source", "Referral source";
        Referrer = "referrer", "Referrer";
        Practice = "practice", "Practice";
        PracticeCode = "practice_code", "Practice code";
        ReferredOn = "referred_on", "Date of referral";
        Urgency = "urgency", "Urgency";
        ExternalReference = "reference", "Their reference";
        Notes = "notes", "Notes";
    }
}

/// Other headings people use, in small letters and without punctuation.
const ALSO: &[(&str, ReferralColumn)] = &[
    ("nhs no", ReferralColumn::NhsNumber),
    ("nhs", ReferralColumn::NhsNumber),
    ("first name", ReferralColumn::GivenName),
    ("forename", ReferralColumn::GivenName),
    ("forenames", ReferralColumn::GivenName),
    ("given names", ReferralColumn::GivenName),
    ("surname", ReferralColumn::FamilyName),
    ("last name", ReferralColumn::FamilyName),
    ("full name", ReferralColumn::FullName),
    ("patient", ReferralColumn::FullName),
    ("patient name", ReferralColumn::FullName),
    ("person", ReferralColumn::FullName),
    ("known as", ReferralColumn::PreferredName),
    ("dob", ReferralColumn::DateOfBirth),
    ("birth date", ReferralColumn::DateOfBirth),
    ("d o b", ReferralColumn::DateOfBirth),
    ("post code", ReferralColumn::Postcode),
    ("telephone", ReferralColumn::Phone),
    ("tel", ReferralColumn::Phone),
    ("phone number", ReferralColumn::Phone),
    ("contact number", ReferralColumn::Phone),
    ("home phone", ReferralColumn::Phone),
    ("mobile phone", ReferralColumn::Mobile),
    ("mobile number", ReferralColumn::Mobile),
    ("email", ReferralColumn::Email),
    ("email address", ReferralColumn::Email),
    ("first language", ReferralColumn::Language),
    ("preferred language", ReferralColumn::Language),
    ("interpreter", ReferralColumn::Interpreter),
    ("sex", ReferralColumn::Gender),
    ("ethnic group", ReferralColumn::Ethnicity),
    ("reason", ReferralColumn::Reason),
    ("referral reason", ReferralColumn::Reason),
    ("presenting need", ReferralColumn::Reason),
    ("need", ReferralColumn::Needs),
    ("risk", ReferralColumn::Risk),
    ("known risks", ReferralColumn::Risk),
    ("consent", ReferralColumn::Consent),
    ("source", ReferralColumn::Source),
    ("referred by", ReferralColumn::Referrer),
    ("referrer name", ReferralColumn::Referrer),
    ("gp practice", ReferralColumn::Practice),
    ("surgery", ReferralColumn::Practice),
    ("ods code", ReferralColumn::PracticeCode),
    ("referral date", ReferralColumn::ReferredOn),
    ("date referred", ReferralColumn::ReferredOn),
    ("priority", ReferralColumn::Urgency),
    ("reference", ReferralColumn::ExternalReference),
    ("referral id", ReferralColumn::ExternalReference),
    ("comments", ReferralColumn::Notes),
];

/// One row: what was written under each column that was recognised.
#[derive(Clone, PartialEq, Eq)]
pub struct ReferralRow {
    /// The row as a spreadsheet counts it.
    pub number: usize,
    cells: Vec<(ReferralColumn, String)>,
}

impl std::fmt::Debug for ReferralRow {
    /// Shows the row number alone: the cells are about a person.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ReferralRow").field("number", &self.number).finish_non_exhaustive()
    }
}

impl ReferralRow {
    /// What was written in a column, trimmed; nothing when it was empty or absent.
    #[must_use]
    pub fn get(&self, column: ReferralColumn) -> Option<&str> {
        self.cells.iter().find(|it| it.0 == column).and_then(|it| said(&it.1))
    }

    /// The cell as it was written, even where it says "None": for a column in which that is an answer.
    #[must_use]
    pub fn written(&self, column: ReferralColumn) -> Option<&str> {
        let cell = self.cells.iter().find(|it| it.0 == column)?;
        Some(cell.1.trim()).filter(|it| !it.is_empty())
    }
}

/// A list of referrals.
#[derive(Debug)]
pub struct ReferralFile {
    /// Rows in the file's order.
    pub rows: Vec<ReferralRow>,
    /// The columns that were recognised.
    pub columns: Vec<ReferralColumn>,
    /// Headings that were not: shown, so that nobody thinks they were read.
    pub passed_over: Vec<String>,
    /// Rows left out because their shape was wrong.
    pub problems: Vec<super::Problem>,
}

impl ReferralFile {
    /// Reads a list of referrals.
    ///
    /// # Errors
    /// When the file cannot be read at all. Whether needed columns are there is for the
    /// use case to say.
    pub fn read(bytes: &[u8]) -> Result<Self, SheetError> {
        let sheet = Sheet::read(bytes)?;
        let mut columns: Vec<Option<ReferralColumn>> = Vec::new();
        let mut passed_over = Vec::new();
        for heading in &sheet.headings {
            let column = recognise(heading).filter(|it| !columns.contains(&Some(*it)));
            if column.is_none() && !heading.is_empty() {
                passed_over.push(heading.clone());
            }
            columns.push(column);
        }
        let rows = sheet.rows.into_iter().map(|row| ReferralRow {
            number: row.number,
            cells: columns.iter().zip(row.cells).filter_map(|(it, cell)| Some(((*it)?, cell))).collect(),
        });
        let rows = rows.collect();
        let columns = columns.iter().copied().flatten().collect();
        Ok(Self { rows, columns, passed_over, problems: sheet.problems })
    }
}

/// The column a heading means: its code, its label, or another way people write it.
fn recognise(heading: &str) -> Option<ReferralColumn> {
    let plain = plain(heading);
    let own = ReferralColumn::ALL.iter().copied();
    let own = own.into_iter().find(|it| plain == plain_code(*it) || plain == self::plain(it.label()));
    own.or_else(|| ALSO.iter().find(|it| it.0 == plain).map(|it| it.1))
}

fn plain_code(column: ReferralColumn) -> String {
    column.code().replace('_', " ")
}

fn plain(heading: &str) -> String {
    let lower = heading.to_lowercase().replace("e-mail", "email");
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|it| !it.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_recognised_as_people_write_them() {
        let file = ReferralFile::read(
            b"NHS No.,First name,SURNAME,D.O.B.,E-mail address,Shoe size,Reason for referral\n\
              9990000018,Ann,Example,01/02/1950,ann@example.org,6,\"Lonely, wants company\"\n\
              ,Bob,Example,NA,,,\n",
        )
        .unwrap();
        assert_eq!(file.passed_over, ["Shoe size"]);
        assert_eq!(file.rows[0].get(ReferralColumn::Reason), Some("Lonely, wants company"));
        assert_eq!(file.rows[0].get(ReferralColumn::Email), Some("ann@example.org"));
        assert_eq!(file.rows[1].get(ReferralColumn::DateOfBirth), None);
        assert_eq!(file.rows[1].number, 3);
        assert!(!format!("{:?}", file.rows[0]).contains("Ann"));
    }
}

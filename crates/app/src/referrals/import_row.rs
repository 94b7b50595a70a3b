//! One row of a list, read with the form's own rules: a heading stands for a field, a wrong cell names its column.

use footbridge_domain::access::Action;
use footbridge_domain::ids::SchemeId;
use footbridge_domain::matching::needs::Need;
use footbridge_domain::matching::wishes::Tongue;
use footbridge_domain::people::Details;
use footbridge_domain::people::name::fold;
use footbridge_domain::people::phone::PhoneNumber;
use footbridge_domain::referrals::agency::AgencyKind;
use footbridge_domain::referrals::pick_lists::{Method, Source};
use footbridge_formats::spreadsheet::{ReferralColumn, ReferralRow};
use footbridge_store::Tx;
use footbridge_store::access::schemes::{self, ReferringOrganisation};
use jiff::civil::Date;

use super::receive::{Door, ReceiveReferral, Typed};
use crate::app::App;
use crate::error::{FieldErrors, Result};

/// What every row is read against.
pub(super) struct House {
    scheme: SchemeId,
    organisations: Vec<ReferringOrganisation>,
    today: Date,
    demo: bool,
}

pub(super) struct ReadRow {
    /// For the preview: whose row it is.
    pub name: String,
    pub parsed: std::result::Result<ReceiveReferral, FieldErrors>,
}

impl House {
    pub async fn load(app: &App, tx: &mut Tx, scheme: SchemeId) -> Result<Self> {
        let organisations = schemes::organisations(tx, scheme).await?;
        Ok(Self { scheme, organisations, today: app.today(), demo: app.settings.demo })
    }

    pub fn read(&self, row: &ReferralRow) -> ReadRow {
        let text = |column| row.get(column).unwrap_or_default().to_owned();
        let (first_name, family_name) = names(row);
        let name = format!("{first_name} {family_name}").trim().to_owned();
        let mut errors = FieldErrors::default();

        let organisation = self.organisation(row, &mut errors);
        let source = self.source(row, organisation, &mut errors);
        let (born_day, born_month, born_year) = match row.get(ReferralColumn::DateOfBirth) {
            Some(cell) => day_parts(cell).unwrap_or_else(|| {
                errors.add("born", "Write the date of birth like 31/03/1980.");
                Default::default()
            }),
            None => Default::default(),
        };
        let received_at = row.get(ReferralColumn::ReferredOn).and_then(|cell| self.referred_on(cell, &mut errors));
        let (risk, risk_note) = risk(row.written(ReferralColumn::Risk));
        if row.written(ReferralColumn::Consent).is_some_and(says_no) {
            errors.add("agreed", "This person did not agree to a referral. Leave them out.");
        }
        let mut reason = text(ReferralColumn::Reason);
        for more in [ReferralColumn::Notes, ReferralColumn::ExternalReference].into_iter().filter_map(|it| row.get(it))
        {
            reason = format!("{reason}\n{more}").trim().to_owned();
        }
        let contacts = [row.get(ReferralColumn::Mobile), row.get(ReferralColumn::Phone)];
        let phone =
            contacts.into_iter().flatten().find(|it| PhoneNumber::parse(it).is_ok()).or(contacts[1]).or(contacts[0]);
        let typed = Typed {
            first_name,
            family_name,
            preferred_name: text(ReferralColumn::PreferredName),
            born_day,
            born_month,
            born_year,
            nhs_number: text(ReferralColumn::NhsNumber),
            phone: phone.unwrap_or_default().to_owned(),
            email: text(ReferralColumn::Email),
            address: text(ReferralColumn::Address),
            postcode: text(ReferralColumn::Postcode),
            language: row.get(ReferralColumn::Language).map(language_code).unwrap_or_default(),
            interpreter: row.get(ReferralColumn::Interpreter).is_some_and(|it| !says_no(it)),
            needs: row.get(ReferralColumn::Needs).map(need_codes).unwrap_or_default(),
            reason: if reason.is_empty() { text(ReferralColumn::Needs) } else { reason },
            risk,
            risk_note,
            agreed_to_contact: row.get(ReferralColumn::Consent).is_some(),
            urgent: row
                .get(ReferralColumn::Urgency)
                .is_some_and(|it| fold(it).contains("urgent") && !fold(it).contains("not")),
            referrer_name: text(ReferralColumn::Referrer),
            ..Typed::default()
        };
        let door = Door {
            scheme: self.scheme,
            source,
            method: Method::FileImport,
            organisation: organisation.map(|it| it.id),
            practice: organisation.filter(|it| it.kind == "practice").map(|it| it.id),
            batch: None,
            action: Action::ImportReferrals,
        };
        let parsed = match typed.parse(door, self.today, self.demo) {
            Ok(command) if errors.is_empty() => Ok(ReceiveReferral { received_at, ..command }),
            Ok(_) => Err(errors),
            Err(more) => {
                for (field, message) in more
                    .iter()
                    .filter(|(field, _)| errors.get(field).is_none())
                    .map(|(a, b)| (a.to_owned(), b.to_owned()))
                    .collect::<Vec<_>>()
                {
                    errors.add(field, message);
                }
                Err(errors)
            }
        };
        ReadRow { name, parsed }
    }

    /// A practice or agency of the scheme, by its code or its name.
    fn organisation(&self, row: &ReferralRow, errors: &mut FieldErrors) -> Option<&ReferringOrganisation> {
        let code = row.get(ReferralColumn::PracticeCode);
        let name = row.get(ReferralColumn::Practice);
        let found = self.organisations.iter().find(|it| {
            code.is_some_and(|code| it.ods_code.as_deref().is_some_and(|own| own.eq_ignore_ascii_case(code)))
                || name.is_some_and(|name| fold(&it.name) == fold(name))
        });
        if found.is_none() && (code.is_some() || name.is_some()) {
            errors.add(
                "practice",
                "We do not know this practice. Write its name as on your list of organisations, or leave it empty.",
            );
        }
        found
    }

    fn source(
        &self,
        row: &ReferralRow,
        organisation: Option<&ReferringOrganisation>,
        errors: &mut FieldErrors,
    ) -> Source {
        let preset = organisation
            .and_then(|it| AgencyKind::from_code(&it.kind))
            .map_or(Source::ProactiveList, |it| it.source(None));
        let Some(cell) = row.get(ReferralColumn::Source) else { return preset };
        let typed = fold(cell);
        Source::ALL
            .iter()
            .copied()
            .find(|it| fold(it.label()) == typed || it.code().replace('_', " ") == typed)
            .unwrap_or_else(|| {
                errors.add(
                    "source",
                    "We do not know this source. Use one of ours, like “GP” or “Housing team or landlord”.",
                );
                preset
            })
    }

    /// The day it was sent, at nine in the morning: the clock of waiting starts there.
    fn referred_on(&self, cell: &str, errors: &mut FieldErrors) -> Option<jiff::Timestamp> {
        let parts = day_parts(cell);
        let day = parts
            .and_then(|(day, month, year)| Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok());
        match day {
            None => errors.add("referred_on", "Write the date of referral like 31/03/2026."),
            Some(day) if day > self.today => {
                errors.add("referred_on", "The date of referral is in the future. Check it.")
            }
            Some(day) if (self.today - day).get_days() > 730 => {
                errors.add("referred_on", "The date of referral is more than 2 years ago. Check the year.");
            }
            Some(day) => return Some(crate::time::start_of(day) + jiff::SignedDuration::from_hours(9)),
        }
        None
    }
}

/// Two rows with the same key are about one person.
pub(super) fn key_of(details: &Details) -> Option<String> {
    if let Some(number) = &details.nhs_number {
        return Some(number.digits());
    }
    let born = details.born_on?;
    Some(format!("{} {born}", fold(&details.full_name())))
}

fn names(row: &ReferralRow) -> (String, String) {
    let given = row.get(ReferralColumn::GivenName);
    let family = row.get(ReferralColumn::FamilyName);
    if given.is_some() || family.is_some() {
        return (given.unwrap_or_default().to_owned(), family.unwrap_or_default().to_owned());
    }
    let whole = row.get(ReferralColumn::FullName).unwrap_or_default();
    // "Llŵyd, Marged" as lists have it, or "Marged Llŵyd" as people say it.
    if let Some((family, given)) = whole.split_once(',') {
        return (given.trim().to_owned(), family.trim().to_owned());
    }
    match whole.trim().rsplit_once(' ') {
        Some((given, family)) => (given.trim().to_owned(), family.to_owned()),
        None => (whole.trim().to_owned(), String::new()),
    }
}

/// 31/03/1980, 31-3-1980, 1980-03-31, 31 Mar 1980: always day before month, as people here write.
fn day_parts(cell: &str) -> Option<(String, String, String)> {
    let cell = cell.split(['T', ' ']).next().filter(|it| it.len() >= 8).unwrap_or(cell);
    let parts: Vec<&str> = cell.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty()).collect();
    let &[a, b, c] = parts.as_slice() else { return None };
    if a.len() == 4 {
        return Some((c.to_owned(), b.to_owned(), a.to_owned()));
    }
    if c.len() != 4 {
        return None;
    }
    Some((a.to_owned(), b.to_owned(), c.to_owned()))
}

/// "None", "no known risks" and the like state that there is none; an empty cell states nothing.
fn risk(cell: Option<&str>) -> (String, String) {
    let Some(cell) = cell else { return Default::default() };
    let plain = fold(cell);
    if matches!(
        plain.trim_end_matches('.'),
        "none" | "no" | "nil" | "none known" | "no known risks" | "no risks" | "no risk" | "n"
    ) {
        ("no_known_risks".to_owned(), String::new())
    } else {
        ("stated".to_owned(), cell.to_owned())
    }
}

fn says_no(cell: &str) -> bool {
    matches!(fold(cell).as_str(), "no" | "n" | "false" | "0" | "not agreed" | "none" | "not needed")
}

fn language_code(cell: &str) -> String {
    let plain = fold(cell);
    Tongue::ALL.iter().find(|it| fold(it.label()) == plain || it.code() == plain).map_or_else(
        || if plain.starts_with("eng") { "en".to_owned() } else { cell.to_owned() },
        |it| it.code().to_owned(),
    )
}

fn need_codes(cell: &str) -> Vec<String> {
    cell.split([';', ',', '|'])
        .map(fold)
        .filter_map(|typed| {
            Need::ALL.iter().find(|it| fold(it.label()) == typed || it.code().replace('_', " ") == typed)
        })
        .map(|it| it.code().to_owned())
        .collect()
}

/// A field's name as its column is headed.
pub(super) fn column_words(field: &str) -> &str {
    match field {
        "first_name" | "family_name" => "Name",
        "born" => "Date of birth",
        "nhs_number" => "NHS number",
        "phone" => "Phone",
        "email" => "Email",
        "postcode" => "Postcode",
        "address" => "Address",
        "reason" => "Reason",
        "risk" | "risk_note" => "Risks",
        "agreed" => "Agreed",
        "practice" => "Practice",
        "source" => "Source",
        "referred_on" => "Date of referral",
        _ => "Row",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_as_lists_write_them() {
        let day = |text| day_parts(text).map(|(d, m, y)| format!("{d} {m} {y}"));
        assert_eq!(day("31/03/1980").as_deref(), Some("31 03 1980"));
        assert_eq!(day("1980-03-31").as_deref(), Some("31 03 1980"));
        assert_eq!(day("1980-03-31T00:00:00").as_deref(), Some("31 03 1980"));
        assert_eq!(day("3 Mar 1949").as_deref(), Some("3 Mar 1949"));
        assert_eq!(day("31/03/80"), None);
        assert_eq!(day("soon"), None);
    }

    #[test]
    fn a_stated_none_is_an_answer_and_an_empty_cell_is_not() {
        assert_eq!(risk(Some("No known risks.")).0, "no_known_risks");
        assert_eq!(risk(Some("Large dog")), ("stated".to_owned(), "Large dog".to_owned()));
        assert_eq!(risk(None).0, "");
    }
}

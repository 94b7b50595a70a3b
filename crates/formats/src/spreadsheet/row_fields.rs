//! The fields of a row that need reading rather than copying: contact, site, place, days,
//! times and access. What cannot be read is left out and said so.

use domain::directory::{Access, AccessFeature, Address, Day, Field, LocationKind, Schedule};
use domain::people::postcode::Postcode;
use footbridge_domain as domain;
use jiff::civil::Date;

use super::field::cell;
use super::hours::parse_day_hours;
use super::opening_words::read_openings;
use super::place::{point, tidy_postcode};
use super::problem::{Severity, quoted};
use super::row::RowReader;
use super::rules::Rule;
use super::tidy;

impl RowReader<'_> {
    /// E-mail and telephone, from columns of their own or from one that mixes them.
    pub(super) fn contact(&mut self) -> (Option<String>, Option<String>) {
        let mixed = self.field("contact").unwrap_or_default();
        let parts = mixed.split([';', ',']).map(str::trim).filter(|it| !it.is_empty());
        let (emails, numbers): (Vec<&str>, Vec<&str>) = parts.partition(|it| it.contains('@'));
        let email = self.field("email").or_else(|| emails.first().map(|&it| it.to_owned()));
        let phone = self.field("phone").or_else(|| numbers.first().map(|&it| it.to_owned()));
        let email_name = if mixed.is_empty() { "email" } else { "contact" };
        let phone_name = if mixed.is_empty() { "phone" } else { "contact" };
        let email = email.and_then(|it| self.read_email(email_name, &it));
        let phone = phone.and_then(|it| self.read_phone(phone_name, &it));
        (email, phone)
    }

    fn read_email(&mut self, name: &str, email: &str) -> Option<String> {
        let Some(tidy) = tidy::email(email) else {
            let reason = format!("{} is not an e-mail address.", quoted(email));
            self.left_out(name, reason, "Write it like info@example.org.");
            return None;
        };
        self.note_source(Field::Email, name, email);
        Some(tidy)
    }

    fn read_phone(&mut self, name: &str, phone: &str) -> Option<String> {
        let Some(tidy) = tidy::phone(phone) else {
            let reason = format!("{} is not a UK telephone number.", quoted(phone));
            self.left_out(name, reason, "Write it with its area code, like 01632 960 001.");
            return None;
        };
        self.note_source(Field::Phone, name, phone);
        Some(tidy)
    }

    pub(super) fn website(&mut self) -> Option<String> {
        let site = self.field("website")?;
        let Some(tidy) = tidy::website(&site) else {
            let reason = format!("{} is not a web address.", quoted(&site));
            self.left_out("website", reason, "Write it like https://example.org.");
            return None;
        };
        self.note_source(Field::Website, "website", &site);
        Some(tidy)
    }

    pub(super) fn place(&mut self) -> (Address, Option<domain::geography::Coordinates>) {
        let mut address = Address::default();
        if let Some(lines) = self.kept(Field::Address, "address") {
            address.lines = lines.split(',').map(|it| it.trim().to_owned()).filter(|it| !it.is_empty()).collect();
        }
        address.town = self.field("town");
        // A last line such as "Sale" is the town.
        if address.town.is_none() && address.lines.len() > 1 {
            address.town = address.lines.pop();
        }
        if let Some(typed) = self.field("postcode") {
            address.postcode = tidy_postcode(&typed);
            if address.postcode.is_none() {
                let reason = format!("{} is not a UK postcode.", quoted(&typed));
                self.left_out("postcode", reason, "Check it; without it the entry has no place on the map.");
            }
        }
        let coordinates = match (self.field("latitude"), self.field("longitude")) {
            (Some(latitude), Some(longitude)) => {
                let found = point(&latitude, &longitude);
                if found.is_none() {
                    self.left_out(
                        "latitude",
                        format!("{}, {} is not a point in the British Isles.", quoted(&latitude), quoted(&longitude)),
                        "Check that latitude and longitude are not swapped; the postcode is used instead.",
                    );
                } else {
                    self.note_source(Field::Coordinates, "latitude", &format!("{latitude}, {longitude}"));
                }
                found
            }
            _ => None,
        };
        (address, coordinates)
    }

    /// What kind of place an address is, what to say of it, and whether it is away from the file's area.
    pub(super) fn place_notes(&self, address: &Address) -> (LocationKind, Option<String>, bool) {
        let rules = &self.mapping.place;
        let district = address.postcode.as_deref().and_then(|it| Postcode::parse(it).ok()).map(|it| it.outcode());
        let kind = if rules.contact_only { LocationKind::Postal } else { LocationKind::Physical };
        let Some(district) = district else {
            return (kind, None, rules.contact_only);
        };
        let away = !rules.home_districts.is_empty() && !rules.home_districts.iter().any(|it| it == district.as_str());
        let note = if away { &rules.away_note } else { &rules.home_note };
        let note = note.as_ref().map(|it| it.replace("{district}", district.as_str()));
        (kind, note, away)
    }

    pub(super) fn checked_on(&mut self) -> Option<Date> {
        let Some(typed) = self.field("checked_on") else {
            return self.mapping.source.true_on();
        };
        match tidy::date(&typed) {
            Some(date) if date <= self.today => Some(date),
            Some(_) => {
                let reason = format!("{} is in the future.", quoted(&typed));
                self.left_out("checked_on", reason, "Check the day.");
                None
            }
            None => {
                let reason = format!("{} is not a date.", quoted(&typed));
                self.left_out("checked_on", reason, "Write it like 21/03/2025 or 2025-03-21.");
                None
            }
        }
    }

    pub(super) fn schedules(&mut self) -> Vec<Schedule> {
        let mut out = Vec::new();
        let columns = &self.mapping.hours.columns;
        for &day in Day::ALL {
            let Some(column) = columns.get(day.code()) else {
                continue;
            };
            let Some(hours) = cell(self.sheet, self.row, column) else {
                continue;
            };
            match parse_day_hours(day, hours) {
                Ok(mut sessions) => out.append(&mut sessions),
                Err(part) => {
                    let reason = format!("{} is not opening hours.", quoted(&part));
                    self.problem(Severity::FieldLeftOut, column, reason, "Write them like 09:00-17:30, or CLOSED.");
                }
            }
        }
        if let Some(column) = columns.get("words")
            && let Some(words) = cell(self.sheet, self.row, column)
            && !["not known", "not relevant", "see above"].contains(&words.to_lowercase().as_str())
        {
            out.append(&mut read_openings(words).schedules);
        }
        if !out.is_empty() {
            let said: Vec<String> = out.iter().map(Schedule::words).collect();
            let names: Vec<&str> = columns.values().map(String::as_str).collect();
            let source = if names.len() > 1 { "opening hours columns" } else { names[0] };
            self.add_source(Field::Schedule, source, &said.join("; "));
        }
        out
    }

    pub(super) fn access(&mut self, rules: &[(usize, &Rule)]) -> Access {
        let mut access = Access::default();
        access.notes = self.field("access_notes");
        for (code, rule) in &self.mapping.access {
            let said = cell(self.sheet, self.row, &rule.column);
            let (Some(feature), Some(said)) = (AccessFeature::from_code(code), said) else {
                continue;
            };
            let is = |words: &[String]| words.iter().any(|it| it.eq_ignore_ascii_case(said));
            if is(&rule.yes) || is(&rule.no) {
                access.state(feature, is(&rule.yes));
            }
        }
        for (_, rule) in rules {
            let stated = rule.access.iter().map(|it| (it, true));
            for (code, there) in stated.chain(rule.no_access.iter().map(|it| (it, false))) {
                if let Some(feature) = AccessFeature::from_code(code) {
                    access.state(feature, there);
                }
            }
        }
        if !access.is_silent() {
            let said: Vec<String> = access.stated().iter().map(|(it, there)| format!("{it}: {there}")).collect();
            self.add_source(Field::Access, "access columns", &said.join("; "));
        }
        access
    }
}

//! One row becomes one draft: the key, the name, the rules that apply, and where each value came from.

use domain::directory::{Cost, CostKind, Eligibility, Field, ForSex, Provenance, Reach, ReferralRoute, Status};
use footbridge_domain as domain;
use jiff::civil::Date;

use super::draft::ServiceDraft;
use super::field::{cell, fill};
use super::mapping::Mapping;
use super::problem::{Problem, Severity};
use super::rules::{Rule, words_of};
use super::sheet::{Row, Sheet};

/// Reads one row.
pub(super) struct RowReader<'a> {
    pub sheet: &'a Sheet,
    pub mapping: &'a Mapping,
    pub row: &'a Row,
    pub today: Date,
    pub problems: Vec<Problem>,
    pub from: Vec<Provenance>,
}

impl<'a> RowReader<'a> {
    pub(super) fn read(&mut self) -> Option<ServiceDraft> {
        let key = self.key()?;
        let rules = self.matching_rules();
        let first = |pick: fn(&Rule) -> Option<&String>| rules.iter().find_map(|(_, it)| pick(it));
        let mapping = self.mapping;
        let default = &mapping.defaults;

        let renamed = first(|it| it.name.as_ref()).and_then(|it| fill(it, self.sheet, self.row));
        let Some(name) = renamed.or_else(|| self.field("name")) else {
            let heading = self.mapping.fields["name"].label("name").to_owned();
            self.problem(Severity::RowLeftOut, &heading, "The name is empty.", "Fill in a name, or delete the row.");
            return None;
        };
        self.note_source(Field::Name, "name", &name);

        let description = self.kept(Field::Description, "description");
        let organisation = self.kept(Field::Organisation, "organisation");
        let scheme = default.identifier_scheme.clone();
        let identifier = scheme.zip(self.field("identifier"));
        let (email, phone) = self.contact();
        let website = self.website();
        let (address, coordinates) = self.place();
        let (location_kind, location_note, away) = self.place_notes(&address);
        let area = self.kept(Field::Area, "area");
        let checked_on = self.checked_on();
        let schedules = self.schedules();

        let needs = ranked(&rules, |it| &it.needs, &default.needs);
        let kinds = ranked(&rules, |it| &it.kinds, &default.kinds);
        let languages = ranked(&rules, |it| &it.languages, &[]);
        if !needs.is_empty() {
            self.note_words(Field::Needs, needs.join(", "));
        }
        let cost_note = self.kept(Field::Cost, "cost_note");
        let route_note = self.kept(Field::Route, "route_note");
        let reach = code(first(|it| it.reach.as_ref()), default.reach.as_ref());
        let eligibility = Eligibility {
            min_age: rules.iter().find_map(|(_, it)| it.min_age).or(default.min_age),
            max_age: rules.iter().find_map(|(_, it)| it.max_age).or(default.max_age),
            sex: first(|it| it.sex.as_ref()).and_then(|it| ForSex::from_code(it)),
            note: self.field("eligibility_note").or_else(|| first(|it| it.eligibility_note.as_ref()).cloned()),
        };
        let access = self.access(&rules);
        let cost = Cost {
            kind: code(first(|it| it.cost.as_ref()), default.cost.as_ref()).unwrap_or(CostKind::Unknown),
            words: cost_note,
        };
        let route = code(first(|it| it.route.as_ref()), default.route.as_ref());
        let status = code(first(|it| it.status.as_ref()), default.status.as_ref());
        Some(ServiceDraft {
            row: self.row.number,
            key,
            name,
            organisation,
            identifier,
            description,
            status: status.unwrap_or(Status::Active),
            alert: self.field("alert"),
            needs,
            kinds,
            website,
            email,
            phone,
            address,
            coordinates,
            location_kind,
            location_note,
            // An entry that works here from an office elsewhere comes to people, or they ask where it meets.
            reach: reach.unwrap_or(if away { Reach::ComesToYou } else { Reach::InPerson }),
            area,
            schedules,
            eligibility,
            languages,
            access,
            cost,
            route: route.unwrap_or(ReferralRoute::Unknown),
            route_note,
            checked_on,
            provenance: std::mem::take(&mut self.from),
        })
    }

    fn key(&mut self) -> Option<String> {
        let parts: Vec<&str> = self.mapping.key.iter().filter_map(|it| cell(self.sheet, self.row, it)).collect();
        if parts.len() == self.mapping.key.len() {
            return Some(parts.join("|").to_lowercase());
        }
        let heading = self.mapping.key.join(" + ");
        self.problem(
            Severity::RowLeftOut,
            &heading,
            "It is empty, so the row could not be recognised next time.",
            "Fill it in, or choose other key columns in the mapping.",
        );
        None
    }

    /// The rules that apply, in the mapping's order, each with how strongly.
    fn matching_rules(&self) -> Vec<(usize, &'a Rule)> {
        let words = |columns: &[String]| -> Vec<String> {
            let cells = columns.iter().filter_map(|it| cell(self.sheet, self.row, it));
            // A word that no pattern holds keeps a phrase from running over two columns.
            words_of(&cells.collect::<Vec<_>>().join(" \u{b6}\u{b6} zzcolumnzz "))
        };
        let shared = words(&self.mapping.look_in);
        let mut found: Vec<(usize, &'a Rule)> = Vec::new();
        let mapping = self.mapping;
        for rule in &mapping.rules {
            let strength = match rule.look_in.as_slice() {
                [] => rule.strength(&shared),
                own => rule.strength(&words(own)),
            };
            if strength > 0 {
                found.push((strength, rule));
            }
        }
        if found.iter().any(|it| it.1.alone) {
            found.retain(|it| it.1.alone);
        }
        found
    }

    pub(super) fn field(&self, name: &str) -> Option<String> {
        self.mapping.fields.get(name)?.value(self.sheet, self.row)
    }

    /// A field whose value is kept as it is, with its source.
    pub(super) fn kept(&mut self, field: Field, name: &str) -> Option<String> {
        let value = self.field(name)?;
        self.note_source(field, name, &value);
        Some(value)
    }

    pub(super) fn note_source(&mut self, field: Field, name: &str, value: &str) {
        let columns = self.mapping.fields.get(name).map(|it| it.columns().join(" + "));
        let column = columns.filter(|it| !it.is_empty());
        self.add_source(field, column.as_deref().unwrap_or("mapping"), value);
    }

    fn note_words(&mut self, field: Field, value: String) {
        let columns = self.mapping.look_in.join(" + ");
        let label = if columns.is_empty() { "mapping".to_owned() } else { columns };
        self.add_source(field, &format!("words in {label}"), &value);
    }

    pub(super) fn add_source(&mut self, field: Field, column: &str, value: &str) {
        let source = format!("{} · {column}", self.mapping.source.name);
        let on = self.mapping.source.true_on();
        self.from.push(Provenance { field, source, value: value.to_owned(), on });
    }

    pub(super) fn problem(&mut self, severity: Severity, field: &str, reason: impl Into<String>, remedy: &str) {
        self.problems.push(Problem::new(severity, self.row.number, field, reason, remedy));
    }

    /// Leaves a field out and says so.
    pub(super) fn left_out(&mut self, name: &str, reason: String, remedy: &str) {
        let label = self.mapping.fields.get(name).map_or(name, |it| it.label(name)).to_owned();
        self.problem(Severity::FieldLeftOut, &label, reason, remedy);
    }
}

fn code<T: domain::coded::Coded>(found: Option<&String>, default: Option<&String>) -> Option<T> {
    T::from_code(found.or(default)?)
}

/// Codes from the rules that apply, the most strongly supported first, each once; the
/// defaults follow.
fn ranked(rules: &[(usize, &Rule)], pick: fn(&Rule) -> &Vec<String>, default: &[String]) -> Vec<String> {
    let mut scored: Vec<(&String, usize)> = Vec::new();
    for (strength, rule) in rules {
        for code in pick(rule) {
            match scored.iter_mut().find(|it| it.0 == code) {
                Some(it) => it.1 += strength,
                None => scored.push((code, *strength)),
            }
        }
    }
    scored.sort_by_key(|it| std::cmp::Reverse(it.1));
    let mut out: Vec<String> = scored.into_iter().map(|it| it.0.clone()).collect();
    for code in default {
        if !out.contains(code) {
            out.push(code.clone());
        }
    }
    out
}

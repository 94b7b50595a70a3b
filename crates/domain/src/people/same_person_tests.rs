//! Pairs of records that link workers and receptionists meet, and what they expect to be told.

use super::Verdict::*;
use super::*;
use proptest::prelude::*;

/// "Siân Evans | 1947-03-04 | 999 123 4578 | 07700 900 982 | M33 7WR | a@example.org"; "-" for unknown.
fn person(line: &str) -> Particulars {
    let mut fields = line.split('|').map(str::trim).map(|field| (field != "-" && !field.is_empty()).then_some(field));
    let mut next = || fields.next().flatten();
    let name = next().expect("a name");
    let (given, family) = name.rsplit_once(' ').unwrap_or((name, ""));
    Particulars {
        given: given.into(),
        family: family.into(),
        birth_date: next().map(|d| d.parse().expect("a date")),
        nhs_number: next().map(|n| n.parse().expect("an NHS number")),
        phones: next().map(|p| p.parse().expect("a phone")).into_iter().collect(),
        postcode: next().map(|p| p.parse().expect("a postcode")),
        email: next().map(Into::into),
        ..Particulars::default()
    }
}

const A: &str = "999 123 4578";
const B: &str = "999 000 0018";

#[test]
fn pairs_practitioners_meet() {
    let full = "Margaret Evans | 1947-03-04 | 999 123 4578 | 07700 900 982 | M33 7WR | m.evans@example.org";
    let no_number = "Margaret Evans | 1947-03-04 | - | 07700 900 982 | M33 7WR | -";
    let rows: &[(&str, &str, &str, Verdict, &[&str])] = &[
        ("re-referral, all as before", full, full, Same, &["Same NHS number", "Same date of birth", "Same name"]),
        ("NHS number only, name typed badly", "Maragret Evens | - | 999 123 4578", full, Same, &["Same NHS number"]),
        (
            "moved house and changed phone",
            "Margaret Evans | 1947-03-04 | 999 123 4578 | 07700 900 111 | L1 8JQ",
            full,
            Same,
            &["Same NHS number"],
        ),
        (
            "no NHS number, all else agrees",
            no_number,
            full,
            Same,
            &["Same name", "Same date of birth", "Same phone number", "Same postcode"],
        ),
        (
            "Peggy on the phone",
            "Peggy Evans | 1947-03-04 | - | - | M33 7WR",
            full,
            Same,
            &["Short form of the name: Peggy – Margaret"],
        ),
        (
            "name and birth date, nothing else",
            "Margaret Evans | 1947-03-04",
            full,
            Probably,
            &["Same name", "Same date of birth"],
        ),
        (
            "day and month swapped by a form",
            "Margaret Evans | 1947-04-03 | - | 07700 900 982",
            full,
            Probably,
            &["Day and month swapped"],
        ),
        (
            "typing slip in the birth year",
            "Margaret Evans | 1948-03-04 | - | 07700 900 982",
            full,
            Probably,
            &["Dates of birth differ by one slip"],
        ),
        (
            "year digits changed places",
            "Margaret Evans | 1974-03-04 | - | - | M33 7WR",
            full,
            Probably,
            &["Dates of birth differ by one slip"],
        ),
        (
            "accent left off",
            "Sian Lloyd | 1960-05-06 | - | - | M33 7WR",
            "Siân Lloyd | 1960-05-06 | - | - | M33 7WR",
            Same,
            &["Same name"],
        ),
        (
            "Welsh name heard by an English ear",
            "Sharn Griffith | 1960-05-06 | - | 07700 900 123",
            "Sian Gruffydd | 1960-05-06 | - | 07700 900 123",
            Possibly,
            &["Same date of birth"],
        ),
        (
            "spelt as it sounds",
            "Kathryn Philips | 1952-01-09 | - | 01632 960 001",
            "Catherine Phillips | 1952-01-09 | - | 01632 960 001",
            Probably,
            &["Name sounds alike: Philips – Phillips"],
        ),
        (
            "maiden name, same birth date and phone",
            "Margaret Pugh | 1947-03-04 | - | 07700 900 982",
            full,
            Probably,
            &["Same first name", "Different family names"],
        ),
        ("maiden name, birth date only", "Margaret Pugh | 1947-03-04", full, Possibly, &["Different family names"]),
        (
            "double-barrelled since marriage",
            "Rhian Pugh-Morris | 1980-02-03 | - | - | M33 7WR",
            "Rhian Morris | 1980-02-03 | - | - | M33 7WR",
            Probably,
            &["Part of the name agrees: Pugh-Morris – Morris"],
        ),
        (
            "names in each other's box",
            "Evans Margaret | 1947-03-04 | - | 07700 900 982",
            full,
            Same,
            &["First and family name swapped"],
        ),
        (
            "Mac and Mc",
            "Niamh Mcdonald | 1970-09-08 | - | - | M33 7WR",
            "Niamh MacDonald | 1970-09-08 | - | - | M33 7WR",
            Same,
            &["Same date of birth"],
        ),
        (
            "twins at the same address",
            "Carys Price | 2001-06-07 | - | 01632 960 001 | M33 7WR",
            "Nia Price | 2001-06-07 | - | 01632 960 001 | M33 7WR",
            Possibly,
            &["Different first names", "May be twins or one household"],
        ),
        (
            "twins, both NHS numbers known",
            "Carys Price | 2001-06-07 | 999 123 4578 | 01632 960 001 | M33 7WR",
            "Nia Price | 2001-06-07 | 999 000 0018 | 01632 960 001 | M33 7WR",
            Different,
            &["Different NHS numbers"],
        ),
        (
            "father and son of one name and house",
            "John Okafor | 1948-03-04 | - | 01632 960 001 | M33 7WR",
            "John Okafor | 1975-08-19 | - | 01632 960 001 | M33 7WR",
            Different,
            &["Born 27 years apart", "May be parent and child"],
        ),
        (
            "wife and husband",
            "Ann Price | 1950-02-02 | - | 01632 960 001 | M33 7WR",
            "George Price | 1948-07-01 | - | 01632 960 001 | M33 7WR",
            Different,
            &["Different first names"],
        ),
        (
            "daughter's phone on mother's referral",
            "Ann Price | - | - | 07700 900 982",
            "Carys Price | - | - | 07700 900 982",
            Different,
            &["Different first names"],
        ),
        (
            "same name, different NHS numbers, same birth date",
            "Mohammed Khan | 1980-01-02 | 999 123 4578",
            "Mohammed Khan | 1980-01-02 | 999 000 0018",
            Possibly,
            &["Different NHS numbers"],
        ),
        (
            "same name and town, another birth date",
            "John Davies | 1951-08-19 | - | - | M33 7WR",
            "John Davies | 1950-03-04 | - | - | M33 2AA",
            Different,
            &["Different dates of birth"],
        ),
        (
            "same name, neither birth date known, same phone",
            "Tunde Adebayo | - | - | 07700 900 333",
            "Babatunde Adébáyọ̀ | - | - | 07700 900 333",
            Probably,
            &["Short form of the name: Tunde – Babatunde"],
        ),
        ("common name, nothing else known", "John Davies", "John Davies", Possibly, &["Same name"]),
        (
            "common name, one birth date missing, same postcode",
            "John Davies | - | - | - | M33 7WR",
            "John Davies | 1950-03-04 | - | - | M33 7WR",
            Probably,
            &["Same postcode"],
        ),
        (
            "only the year was known at first",
            "Fatima Ali | 1955-01-01 | - | 07700 900 444",
            "Fatima Ali | 1955-10-21 | - | 07700 900 444",
            Probably,
            &["Same year of birth; one date looks like a guess"],
        ),
        (
            "somebody else's NHS number pasted",
            "Priya Shah | 1990-12-12 | 999 123 4578",
            full,
            Possibly,
            &["Same NHS number", "Different first names", "Born 43 years apart"],
        ),
        (
            "right number, wrong birth date on the letter",
            "Margaret Evans | 1962-11-30 | 999 123 4578",
            full,
            Probably,
            &["Same NHS number"],
        ),
        (
            "strangers",
            "Amira Hussein | 1988-01-31 | - | 07700 900 001 | M1 1AE",
            full,
            Different,
            &["Different first names"],
        ),
        (
            "strangers born on one day",
            "Amira Hussein | 1947-03-04 | - | 07700 900 001 | M1 1AE",
            full,
            Different,
            &["Same date of birth"],
        ),
        (
            "shared family email, other first name",
            "Gwyn Evans | - | - | - | - | m.evans@example.org",
            full,
            Different,
            &["Same email address"],
        ),
        (
            "initial on a letter",
            "M Evans | 1947-03-04 | - | - | M33 7WR",
            full,
            Probably,
            &["Part of the name agrees: M – Margaret"],
        ),
        (
            "neighbour of the same family name",
            "Owen Evans | 1947-03-09 | - | - | M33 7WR",
            full,
            Different,
            &["Same family name"],
        ),
    ];
    assert!(rows.len() >= 25);
    let mut wrong = Vec::new();
    for (who, probe, known, verdict, reasons) in rows {
        let likeness = liken(&person(probe), &person(known));
        let said: Vec<String> = likeness.reasons.iter().map(ToString::to_string).collect();
        if likeness.verdict != *verdict || !reasons.iter().all(|r| said.iter().any(|s| s == r)) {
            wrong.push(format!("{who}: {:?}, score {}, {said:?}", likeness.verdict, likeness.score));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn two_good_numbers_two_digits_apart_are_taken_for_a_typing_slip() {
    let number = |nine| NhsNumber::from_first_nine(nine);
    let a = number([9, 9, 9, 1, 2, 3, 4, 5, 7]).unwrap();
    // Another good number that differs in one of the nine digits and so in the check digit.
    let b = (0..10).filter(|&d| d != 4).find_map(|d| number([9, 9, 9, 1, 2, 3, d, 5, 7])).unwrap();
    let base = "Margaret Evans | 1947-03-04 | - | 07700 900 982 | M33 7WR";
    let (mut probe, mut known) = (person(base), person(base));
    (probe.nhs_number, known.nhs_number) = (Some(a), Some(b));
    let likeness = liken(&probe, &known);
    assert_eq!(likeness.verdict, Probably);
    assert!(likeness.reasons.contains(&Reason::NhsNumbersNearlySame));
}

#[test]
fn a_maiden_name_on_record_counts_as_her_name() {
    let mut known = person("Margaret Evans | 1947-03-04 | - | - | M33 7WR");
    known.other_family_names = vec!["Pugh".into()];
    let likeness = liken(&person("Margaret Pugh | 1947-03-04 | - | - | M33 7WR"), &known);
    assert_eq!(likeness.verdict, Same);
    assert!(likeness.reasons.contains(&Reason::FormerFamilyName));
}

#[test]
fn what_people_call_them_counts() {
    let mut known = person("Oluwaseun Ade | 1966-05-05 | - | - | M33 7WR");
    known.known_as = Some("Michael".into());
    let likeness = liken(&person("Mick Ade | 1966-05-05 | - | - | M33 7WR"), &known);
    assert_eq!(likeness.verdict, Same);
}

#[test]
fn reasons_for_come_before_reasons_against_and_hide_names_from_logs() {
    let likeness = liken(
        &person("Peggy Evans | 1962-11-30 | 999 123 4578"),
        &person("Margaret Evans | 1947-03-04 | 999 123 4578"),
    );
    let against: Vec<bool> = likeness.reasons.iter().map(Reason::is_against).collect();
    assert!(against.is_sorted());
    assert!(!format!("{likeness:?}").contains("Peggy"));
}

#[test]
fn the_best_match_comes_first_and_strangers_are_left_out() {
    let probe = person("Margaret Evans | 1947-03-04 | 999 123 4578 | - | M33 7WR");
    let known = [
        person("Amira Hussein | 1988-01-31"),
        person("Margaret Evans | 1947-04-03"),
        person("Peggy Evans | 1947-03-04 | 999 123 4578"),
    ];
    let places: Vec<usize> = rank(&probe, &known).into_iter().map(|(place, _)| place).collect();
    assert_eq!(places, [2, 1]);
}

proptest! {
    #[test]
    fn different_numbers_are_never_the_same_person(
        name in "(Ann|Bill|Siân) (Evans|Khan)", day in 1_i8..28, month in 1_i8..13, phone in any::<bool>(),
    ) {
        let base = format!("{name} | 1950-{month:02}-{day:02} | - | {} | M33 7WR", if phone { "07700 900 982" } else { "-" });
        let (mut probe, mut known) = (person(&base), person(&base));
        probe.nhs_number = Some(A.parse().unwrap());
        known.nhs_number = Some(B.parse().unwrap());
        prop_assert!(liken(&probe, &known).verdict < Verdict::Same);
    }

    #[test]
    fn the_answer_does_not_depend_on_who_is_asked_about_whom(
        a in "(Ann|Bill|William|Siân|Jan) (Evans|Khan|Evens)", b in "(Ann|Bill|William|Siân|Jan) (Evans|Khan|Evens)",
        da in 1_i8..28, db in 1_i8..28,
    ) {
        let (a, b) = (person(&format!("{a} | 1950-02-{da:02}")), person(&format!("{b} | 1950-02-{db:02}")));
        let (there, back) = (liken(&a, &b), liken(&b, &a));
        prop_assert_eq!((there.score, there.verdict), (back.score, back.verdict));
    }
}

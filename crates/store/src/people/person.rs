//! One person's row.

use footbridge_domain::ids::{PersonId, SchemeId};
use footbridge_domain::people::name::{family_key, name_key};
use footbridge_domain::people::nhs_number::NhsNumber;
use footbridge_domain::people::phone::PhoneNumber;
use footbridge_domain::people::postcode::Postcode;
use footbridge_domain::people::{ContactBy, Details, Person};
use jiff::Timestamp;
use jiff::civil::Date;

use crate::args;
use crate::db::Tx;
use crate::error::{Result, StoreError};
use crate::row::{FromRow, Row};
use crate::statements;

macro_rules! person_columns {
    () => {
        "id, scheme_id, first_name, family_name, preferred_name, born_on, nhs_number, phone, email, address, postcode, \
         practice_id, language, interpreter, gender, ethnicity, pronouns, contact_by, voicemail_safe, best_time, helper, \
         own_words, own_words_on, open_referral_id, worker_id, last_contact_at, next_contact_on, merged_into, version"
    };
}

statements! {
    GET = concat!("SELECT ", person_columns!(), " FROM person WHERE id = $1 AND scheme_id = $2");
    INSERT = "INSERT INTO person (id, scheme_id, first_name, family_name, preferred_name, name_key, family_key, born_on, \
        nhs_number, phone, phone_key, email, address, postcode, practice_id, language, interpreter, gender, ethnicity, \
        pronouns, contact_by, voicemail_safe, best_time, helper, own_words, own_words_on, open_referral_id, worker_id, \
        last_contact_at, next_contact_on, merged_into, created_at, version) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, \
        $24, $25, $26, $27, $28, $29, $30, $31, $32, $33)";
    SAVE = "UPDATE person SET first_name = $3, family_name = $4, preferred_name = $5, name_key = $6, family_key = $7, \
        born_on = $8, nhs_number = $9, phone = $10, phone_key = $11, email = $12, address = $13, postcode = $14, \
        practice_id = $15, language = $16, interpreter = $17, gender = $18, ethnicity = $19, pronouns = $20, \
        contact_by = $21, voicemail_safe = $22, best_time = $23, helper = $24, own_words = $25, own_words_on = $26, \
        open_referral_id = $27, worker_id = $28, last_contact_at = $29, next_contact_on = $30, merged_into = $31, \
        version = version + 1 WHERE id = $1 AND scheme_id = $2 AND version = $32";
    // Every index-backed way to meet somebody again, in one statement; comparing them is the domain's work.
    CANDIDATES = "SELECT id, first_name, family_name, preferred_name, born_on, nhs_number, phone, email, postcode, \
        open_referral_id FROM person WHERE scheme_id = $1 AND merged_into IS NULL AND id IN ( \
            SELECT id FROM person WHERE scheme_id = $1 AND nhs_number = $2 \
            UNION SELECT id FROM person WHERE scheme_id = $1 AND phone_key = $3 \
            UNION SELECT id FROM person WHERE scheme_id = $1 AND born_on = $4 \
            UNION SELECT id FROM person WHERE scheme_id = $1 AND name_key >= $5 AND name_key < $6) LIMIT 200";
}

pub(crate) fn coded<T: footbridge_domain::coded::Coded>(row: &Row<'_>, column: &str) -> Result<T> {
    let code: String = row.get(column)?;
    T::from_code(&code).ok_or_else(|| StoreError::corrupt(format!("{column} holds an unknown code")))
}

/// A code that may be absent: kept as ''.
pub(crate) fn maybe_coded<T: footbridge_domain::coded::Coded>(row: &Row<'_>, column: &str) -> Result<Option<T>> {
    let code: String = row.get(column)?;
    if code.is_empty() {
        return Ok(None);
    }
    T::from_code(&code).map(Some).ok_or_else(|| StoreError::corrupt(format!("{column} holds an unknown code")))
}

/// An optional typed text: kept as '' where there is none.
fn parsed<T, E: std::fmt::Display>(
    text: &str,
    parse: impl Fn(&str) -> std::result::Result<T, E>,
    column: &str,
) -> Result<Option<T>> {
    if text.is_empty() {
        return Ok(None);
    }
    parse(text).map(Some).map_err(|_| StoreError::corrupt(format!("{column} does not hold what it should")))
}

impl FromRow for Person {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        let own_words: String = row.get("own_words")?;
        let nhs_number: Option<String> = row.get("nhs_number")?;
        Ok(Self {
            id: row.get("id")?,
            scheme: row.get("scheme_id")?,
            details: Details {
                first_name: row.get("first_name")?,
                family_name: row.get("family_name")?,
                preferred_name: row.get("preferred_name")?,
                born_on: row.get("born_on")?,
                nhs_number: parsed(&nhs_number.unwrap_or_default(), NhsNumber::parse, "nhs_number")?,
                phone: parsed(&row.get::<String>("phone")?, PhoneNumber::parse, "phone")?,
                email: row.get("email")?,
                address: row.get("address")?,
                postcode: parsed(&row.get::<String>("postcode")?, Postcode::parse, "postcode")?,
                practice: row.get("practice_id")?,
                language: row.get("language")?,
                interpreter: row.get("interpreter")?,
                gender: row.get("gender")?,
                ethnicity: row.get("ethnicity")?,
                pronouns: row.get("pronouns")?,
                contact_by: coded::<ContactBy>(row, "contact_by")?,
                voicemail_safe: row.get("voicemail_safe")?,
                best_time: row.get("best_time")?,
                helper: row.get("helper")?,
            },
            own_words: if own_words.is_empty() { None } else { Some((own_words, row.get("own_words_on")?)) },
            open_referral: row.get("open_referral_id")?,
            worker: row.get("worker_id")?,
            last_contact_at: row.get("last_contact_at")?,
            next_contact_on: row.get("next_contact_on")?,
            merged_into: row.get("merged_into")?,
            version: row.get("version")?,
        })
    }
}

/// The person, within one scheme. What the actor may do with the record is asked next.
pub async fn get(tx: &mut Tx, id: PersonId, scheme: SchemeId) -> Result<Person> {
    tx.one(GET, args![id, scheme]).await
}

pub async fn insert(tx: &mut Tx, it: &Person, now: Timestamp) -> Result<()> {
    let keys = Keys::of(&it.details);
    let details = &it.details;
    let (own_words, own_words_on) = own_words(it);
    tx.execute(
        INSERT,
        args![
            it.id,
            it.scheme,
            details.first_name,
            details.family_name,
            details.preferred_name,
            keys.name,
            keys.family,
            details.born_on,
            keys.nhs_number,
            keys.phone_shown,
            keys.phone,
            details.email,
            details.address,
            keys.postcode,
            details.practice,
            details.language,
            details.interpreter,
            details.gender,
            details.ethnicity,
            details.pronouns,
            details.contact_by.code(),
            details.voicemail_safe,
            details.best_time,
            details.helper,
            own_words,
            own_words_on,
            it.open_referral,
            it.worker,
            it.last_contact_at,
            it.next_contact_on,
            it.merged_into,
            now,
            it.version
        ],
    )
    .await
    .map(|_| ())
}

/// Saves what was read at `it.version`; loses against a faster change.
pub async fn save(tx: &mut Tx, it: &Person) -> Result<()> {
    let keys = Keys::of(&it.details);
    let details = &it.details;
    let (own_words, own_words_on) = own_words(it);
    tx.execute_one(
        SAVE,
        args![
            it.id,
            it.scheme,
            details.first_name,
            details.family_name,
            details.preferred_name,
            keys.name,
            keys.family,
            details.born_on,
            keys.nhs_number,
            keys.phone_shown,
            keys.phone,
            details.email,
            details.address,
            keys.postcode,
            details.practice,
            details.language,
            details.interpreter,
            details.gender,
            details.ethnicity,
            details.pronouns,
            details.contact_by.code(),
            details.voicemail_safe,
            details.best_time,
            details.helper,
            own_words,
            own_words_on,
            it.open_referral,
            it.worker,
            it.last_contact_at,
            it.next_contact_on,
            it.merged_into,
            it.version
        ],
    )
    .await
}

fn own_words(person: &Person) -> (&str, Option<Date>) {
    person.own_words.as_ref().map_or(("", None), |(words, on)| (words.as_str(), *on))
}

struct Keys {
    name: String,
    family: String,
    nhs_number: Option<String>,
    phone: String,
    phone_shown: String,
    postcode: String,
}

impl Keys {
    fn of(details: &Details) -> Self {
        Self {
            name: name_key(&format!("{} {}", details.family_name, details.first_name)),
            family: family_key(&details.family_name),
            nhs_number: details.nhs_number.as_ref().map(NhsNumber::digits),
            phone: details.phone.as_ref().map(|it| it.digits().to_owned()).unwrap_or_default(),
            phone_shown: details.phone.as_ref().map(ToString::to_string).unwrap_or_default(),
            postcode: details.postcode.as_ref().map(ToString::to_string).unwrap_or_default(),
        }
    }
}

/// Somebody who may be the same person: just enough to compare.
#[derive(Clone)]
pub struct Candidate {
    pub id: PersonId,
    pub first_name: String,
    pub family_name: String,
    pub preferred_name: String,
    pub born_on: Option<Date>,
    pub nhs_number: Option<String>,
    pub phone: String,
    pub email: String,
    pub postcode: String,
    pub has_open_referral: bool,
}

impl FromRow for Candidate {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            first_name: row.get("first_name")?,
            family_name: row.get("family_name")?,
            preferred_name: row.get("preferred_name")?,
            born_on: row.get("born_on")?,
            nhs_number: row.get("nhs_number")?,
            phone: row.get("phone")?,
            email: row.get("email")?,
            postcode: row.get("postcode")?,
            has_open_referral: row.get::<Option<uuid::Uuid>>("open_referral_id")?.is_some(),
        })
    }
}

/// People of the scheme who share a number, a phone, a birthday or a family name with what was typed.
pub async fn candidates(tx: &mut Tx, scheme: SchemeId, typed: &Details) -> Result<Vec<Candidate>> {
    let keys = Keys::of(typed);
    // An empty phone or name must not meet everybody else's empty one.
    let phone = Some(keys.phone).filter(|it| !it.is_empty());
    // Family name and first letter: short forms of a first name mostly share it, and a birthday or number finds the rest.
    let family = name_key(&typed.family_name);
    let letter: String = name_key(&typed.first_name).chars().take(1).collect();
    let start = Some(format!("{family} {letter}")).filter(|_| !family.is_empty());
    let end = start.as_ref().map(|start| format!("{start}\u{10ffff}"));
    tx.all(CANDIDATES, args![scheme, keys.nhs_number, phone, typed.born_on, start, end]).await
}

//! Is this somebody we already know? Asked before anybody is created, with the reasons in words.

use footbridge_domain::ids::{PersonId, SchemeId};
use footbridge_domain::people::Details;
use footbridge_domain::people::nhs_number::NhsNumber;
use footbridge_domain::people::phone::PhoneNumber;
use footbridge_domain::people::postcode::Postcode;
use footbridge_domain::people::same_person::{Likeness, Particulars, Verdict, rank};
use footbridge_store::Tx;
use footbridge_store::people::{Candidate, candidates};

use crate::error::Result;

/// Stands in for a name until somebody knows it.
pub const NAME_TO_FOLLOW: &str = "(name to follow)";

/// Somebody we know who may be the person on the form.
#[derive(Clone)]
pub struct KnownPerson {
    pub id: PersonId,
    pub name: String,
    pub born_on: Option<jiff::civil::Date>,
    pub has_open_referral: bool,
    pub likeness: Likeness,
}

impl KnownPerson {
    pub fn is_certain(&self) -> bool {
        self.likeness.verdict == Verdict::Same
    }
}

/// People of the scheme like the one typed, best first.
pub async fn find(tx: &mut Tx, scheme: SchemeId, typed: &Details) -> Result<Vec<KnownPerson>> {
    let found = candidates(tx, scheme, typed).await?;
    let known: Vec<Particulars> = found.iter().map(particulars_of).collect();
    Ok(rank(&particulars(typed), &known)
        .into_iter()
        .map(|(place, likeness)| {
            let candidate = &found[place];
            KnownPerson {
                id: candidate.id,
                name: format!("{} {}", candidate.first_name, candidate.family_name).trim().to_owned(),
                born_on: candidate.born_on,
                has_open_referral: candidate.has_open_referral,
                likeness,
            }
        })
        .collect())
}

fn particulars(details: &Details) -> Particulars {
    Particulars {
        given: details.first_name.clone(),
        family: details.family_name.clone(),
        other_family_names: Vec::new(),
        known_as: Some(details.preferred_name.clone()).filter(|it| !it.is_empty()),
        birth_date: details.born_on,
        nhs_number: details.nhs_number,
        phones: details.phone.iter().cloned().collect(),
        postcode: details.postcode,
        email: Some(details.email.clone()).filter(|it| !it.is_empty()),
    }
}

fn particulars_of(known: &Candidate) -> Particulars {
    Particulars {
        given: Some(known.first_name.clone()).filter(|it| it != NAME_TO_FOLLOW).unwrap_or_default(),
        family: known.family_name.clone(),
        other_family_names: Vec::new(),
        known_as: Some(known.preferred_name.clone()).filter(|it| !it.is_empty()),
        birth_date: known.born_on,
        nhs_number: known.nhs_number.as_deref().and_then(|it| NhsNumber::parse(it).ok()),
        phones: PhoneNumber::parse(&known.phone).into_iter().collect(),
        postcode: Postcode::parse(&known.postcode).ok(),
        email: Some(known.email.clone()).filter(|it| !it.is_empty()),
    }
}

//! Somebody could not be reached: when and how to try next. Nobody is declined for silence.

use footbridge_domain::contacts::attempt::{Attempt, DayPart, NextTry, Reachable, next_try};
use footbridge_domain::contacts::pick_lists::ConsultationMethod;
use footbridge_domain::people::Details;
use footbridge_domain::referrals::Referral;
use footbridge_store::{Tx, referrals};

use crate::error::Result;

/// The failed tries since the referral came, and what to do next; `None` before the first failure or once they were reached.
/// The caller has been allowed to see the record.
pub async fn for_referral(tx: &mut Tx, referral: &Referral, details: &Details) -> Result<Option<(usize, NextTry)>> {
    if referral.first_contact_at.is_some() || referral.status().is_over() {
        return Ok(None);
    }
    let failed = referrals::failed_tries(tx, referral.person, referral.received_at).await?;
    if failed.is_empty() {
        return Ok(None);
    }
    let attempts: Vec<Attempt> = failed
        .iter()
        .map(|it| Attempt {
            method: ConsultationMethod::from_code(&it.method).unwrap_or(ConsultationMethod::Phone),
            part: DayPart::of_hour(it.at.to_zoned(crate::time::london().clone()).hour()),
        })
        .collect();
    Ok(Some((attempts.len(), next_try(&attempts, reachable(details)))))
}

fn reachable(details: &Details) -> Reachable {
    Reachable {
        prefers: details.contact_by,
        phone: details.phone.is_some(),
        email: !details.email.is_empty(),
        address: !details.address.is_empty() || details.postcode.is_some(),
        letters_safe: true,
    }
}

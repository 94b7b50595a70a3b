//! Before sending: exactly what would be shared with this group, its pace, and whether somebody already asked.

use footbridge_domain::access::{Action, Actor};
use footbridge_domain::ids::{OnwardReferralId, PersonId, ServiceId};
use footbridge_domain::matching::needs::Need;
use footbridge_domain::onward::{Offer, Pace, SharedItem, month_after, month_of, offer};
use footbridge_domain::people::Person;
use footbridge_store::directory::{self, Entry};
use footbridge_store::onward::services::{self, Recipient};
use footbridge_store::people::contact_needs;
use footbridge_store::{Tx, onward, referrals};
use jiff::Timestamp;
use jiff::civil::Date;
use sha2::{Digest as _, Sha256};

use crate::app::App;
use crate::error::{AppError, Noun, Result};
use crate::load::open_person;
use crate::people::header::{self, PersonHeader};
use crate::record::{Event, record_read};
use crate::time;

pub struct Prepared {
    pub header: PersonHeader,
    pub entry: Entry,
    pub recipient: Recipient,
    pub offers: Vec<Offer>,
    pub pace: Pace,
    /// The first day of the group's next month.
    pub next_month: Date,
    /// A referral to this group that is still open.
    pub open: Option<OnwardReferralId>,
    /// Stands for what was shown: sending refuses when the record says something else by then.
    pub seen: String,
}

pub async fn run(app: &App, actor: &Actor, person: PersonId, service: ServiceId) -> Result<Prepared> {
    let now = app.now();
    let mut tx = app.begin().await?;
    let opened = open_person(&mut tx, actor, Action::ReferOnward, person, now).await?;
    let prepared = within(&mut tx, opened.record, service, now).await?;
    let event = Event::of("onward_referral_prepared", "person", person.uuid()).person(person).reason(opened.reason);
    record_read(&mut tx, actor, event, now).await?;
    tx.commit().await?;
    Ok(prepared)
}

pub(super) async fn within(tx: &mut Tx, person: Person, service: ServiceId, now: Timestamp) -> Result<Prepared> {
    let entry = directory::get(tx, service).await.map_err(|error| AppError::from(error).noun(Noun::Entry))?;
    let recipient = services::get(tx, service).await?;
    let offers = offers(tx, &person, &entry).await?;
    let pace = pace(tx, &recipient, now).await?;
    let open = open_to(tx, &person, service).await?;
    let header = header::within(tx, person).await?;
    let seen = seal(&offers, &recipient);
    Ok(Prepared { header, entry, recipient, offers, pace, next_month: month_after(time::day_of(now)), open, seen })
}

/// Needs that brought the person here and that this group is for: nothing else is written in beforehand.
async fn offers(tx: &mut Tx, person: &Person, entry: &Entry) -> Result<Vec<Offer>> {
    let needs = contact_needs::in_force(tx, person.id).await?;
    let wanted: Vec<Need> = match person.open_referral {
        Some(referral) => {
            let asked = referrals::get(tx, referral, person.scheme).await?.request.needs;
            asked
                .iter()
                .filter(|code| entry.service.needs.contains(code))
                .filter_map(|code| Need::from_code(code))
                .collect()
        }
        None => Vec::new(),
    };
    Ok(offer(&person.details, &needs, &wanted))
}

pub(super) async fn pace(tx: &mut Tx, recipient: &Recipient, now: Timestamp) -> Result<Pace> {
    let since = time::start_of(month_of(time::day_of(now)));
    let sent = onward::sent_since(tx, recipient.id, since).await?;
    Ok(Pace { limit: recipient.monthly_limit, sent_this_month: u32::try_from(sent).unwrap_or(u32::MAX) })
}

pub(super) async fn open_to(tx: &mut Tx, person: &Person, service: ServiceId) -> Result<Option<OnwardReferralId>> {
    let all = onward::of_person(tx, person.id, person.scheme).await?;
    Ok(all.iter().find(|it| it.service == service && !it.state.is_over()).map(|it| it.id))
}

/// What was shown, as a short text that changes with any word of it. What is typed on the page itself is not part of it.
fn seal(offers: &[Offer], recipient: &Recipient) -> String {
    let mut hasher = Sha256::new();
    for it in offers.iter().filter(|it| it.item != SharedItem::Hope) {
        hasher.update(it.item.code());
        hasher.update([0]);
        hasher.update(&it.words);
        hasher.update([0]);
    }
    hasher.update(&recipient.email);
    hasher.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

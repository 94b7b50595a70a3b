//! A triager asks the referrer for information; the answer brings the referral back to the queue.

use footbridge_domain::access::{Action, Actor};
use footbridge_domain::ids::ReferralId;
use footbridge_domain::referrals::Referral;
use footbridge_store::access::outbox::Message;
use footbridge_store::access::schemes;
use footbridge_store::referrals;

use crate::app::App;
use crate::error::Result;
use crate::ids::fresh;
use crate::load::open_referral;
use crate::record::{Event, message, record};

pub struct AskForInformation {
    pub referral: ReferralId,
    pub seen: i64,
    pub question: String,
}

pub async fn run(app: &App, actor: &Actor, command: AskForInformation) -> Result<Referral> {
    let now = app.now();
    let mut tx = app.begin().await?;
    let opened = open_referral(&mut tx, actor, Action::TriageReferral, command.referral, now).await?;
    let after = opened.record.seen_at(command.seen)?.ask_for_information(command.question.trim().to_owned(), now)?;
    referrals::save(&mut tx, &after).await?;
    let referrer = &after.request.referrer;
    if referrer.contact.contains('@') {
        let scheme = schemes::get(&mut tx, after.scheme).await?;
        let question = Message {
            id: fresh(),
            scheme: after.scheme,
            person: Some(after.person),
            channel: "email".to_owned(),
            kind: "question_to_referrer".to_owned(),
            language: "en".to_owned(),
            recipient: referrer.contact.clone(),
            recipient_name: referrer.name.clone(),
            subject: format!("A question about referral {}", after.reference),
            // The reference, never the person's name: mail is read in many places.
            body: format!(
                "Hello {},\n\n{} asks about referral {}:\n\n{}\n\nPlease answer by phone on {} or reply to {}.\n",
                referrer.name,
                scheme.name,
                after.reference,
                command.question.trim(),
                scheme.phone,
                scheme.email
            ),
            created_at: now,
            sent_at: None,
            failed: String::new(),
        };
        message(&mut tx, &question).await?;
    }
    let event = Event::of("information_asked", "referral", after.id.uuid()).person(after.person).reason(opened.reason);
    record(&mut tx, actor, event, now).await?;
    tx.commit().await?;
    Ok(after)
}

/// The answer, as somebody took it down.
pub async fn answer(app: &App, actor: &Actor, referral: ReferralId, seen: i64, answer: &str) -> Result<Referral> {
    let now = app.now();
    if answer.trim().is_empty() {
        return Err(crate::AppError::invalid("answer", "Write what the referrer told you."));
    }
    let mut tx = app.begin().await?;
    let opened = open_referral(&mut tx, actor, Action::TriageReferral, referral, now).await?;
    let after = opened.record.seen_at(seen)?.give_information(answer, now)?;
    referrals::save(&mut tx, &after).await?;
    let event = Event::of("information_given", "referral", after.id.uuid()).person(after.person).reason(opened.reason);
    record(&mut tx, actor, event, now).await?;
    tx.commit().await?;
    Ok(after)
}

//! The mails a scheme has sent: invitations to groups with their link, and thanks to referrers. They fill the mailbox.

use footbridge_app::secret;
use footbridge_domain::onward::OnwardReferral;
use footbridge_domain::people::ContactBy;
use footbridge_domain::referrals::Referral;
use footbridge_store::access::outbox::Message;
use footbridge_store::bulk::OnwardLinkRow;
use jiff::{Timestamp, ToSpan as _};

use super::catalogue::Shelved;
use super::person::Life;
use super::teller::Teller;

impl Teller<'_> {
    /// A link of its own for each invitation. The secret is in the mail only.
    pub fn invitation(&mut self, life: &Life, it: &OnwardReferral, to: &Shelved, at: Timestamp) {
        let Ok(token) = secret::new_secret() else { return };
        self.batch.onward_links.push(OnwardLinkRow {
            token_hash: secret::hash(&token).to_vec(),
            onward_id: it.id.uuid(),
            created_at: at,
            expires_at: at + (90 * 24).hours(),
            revoked_at: None,
            code_hash: None,
            code_expires_at: None,
            code_failures: 0,
        });
        let link = format!("{}/onward/{token}", self.app.settings.base_url);
        let body = format!(
            "Hello {},\n\nWe would like to introduce somebody to you: {}. They agreed that we write.\n\nPlease open this link to see more and to answer. You need no password:\n{link}\n\nYou can say: yes, yes from a date, not now, or not right for us.\n\nHarbour Social Prescribing\n01632 960100\n",
            to.name, it.initials
        );
        self.mail(
            "onward_invitation",
            (&to.email, &to.name),
            "Somebody would like to come to your group",
            &body,
            Some(life),
            at,
        );
        if it.reminders > 0 {
            let at = at + (5 * 24).hours();
            let body = format!(
                "Hello {},\n\nWe wrote on behalf of {} and have not heard from you. A short answer helps, also a no.\n\n{link}\n\nHarbour Social Prescribing\n01632 960100\n",
                to.name, it.initials
            );
            self.mail("onward_reminder", (&to.email, &to.name), "A question is waiting for you", &body, Some(life), at);
        }
    }

    pub fn mail(
        &mut self,
        kind: &str,
        (to, name): (&str, &str),
        subject: &str,
        body: &str,
        life: Option<&Life>,
        at: Timestamp,
    ) {
        self.batch.messages.push(Message {
            id: self.chance.fresh(),
            scheme: self.team.scheme,
            person: life.map(|it| it.person.id),
            channel: "email".to_owned(),
            kind: kind.to_owned(),
            language: "en".to_owned(),
            recipient: to.to_owned(),
            recipient_name: name.to_owned(),
            subject: subject.to_owned(),
            body: body.to_owned(),
            created_at: at,
            sent_at: Some(at + 2.minutes()),
            failed: String::new(),
        });
    }

    /// The person hears that their referral arrived, in the way they like to be reached.
    pub fn thanked(&mut self, life: &Life, referral: &Referral) {
        let at = referral.received_at + 1.minutes();
        let details = &life.person.details;
        let name = details.full_name();
        let body = format!(
            "Dear {name}\n\nThank you. We have received the request for a link worker. Somebody will contact you within 5 working days.\n\nYour reference is {}. If something changes, ring 01632 960100.\n\nIf you need urgent help, ring 999. For your mental health ring 111 and choose 2, or Samaritans on 116 123.\n\nHarbour Social Prescribing\n",
            referral.reference
        );
        match details.contact_by {
            ContactBy::Email if !details.email.is_empty() => {
                let email = details.email.clone();
                self.mail("acknowledgement", (&email, &name), "We have received your request", &body, Some(life), at);
            }
            ContactBy::Letter => self.letter(life, "acknowledgement", "en", "We have received your request", &body, at),
            _ => {}
        }
    }
}

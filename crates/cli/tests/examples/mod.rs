//! Examples for the addresses and forms of every route: real ids of the furnished scheme.

use anyhow::{Context as _, Result};
use axum::http::Method;
use footbridge_app::AppError;
use footbridge_app::contacts::appointments::{self, AddAppointment};
use footbridge_app::contacts::log;
use footbridge_app::onward::{prepare, send};
use footbridge_app::people::notes;
use footbridge_app::store::access::outbox;
use footbridge_app::store::people::consents;
use footbridge_domain::access::{Role, Roles};
use footbridge_domain::ids::{
    AccountId, AppointmentId, ConsentId, ContactId, MessageId, NoteId, OnwardReferralId, PersonId, ReferralId,
    ServiceId,
};
use footbridge_domain::people::restricted_note::NoteKind;
use footbridge_front::RouteInfo;
use footbridge_testkit::{SmallScheme, TestApp, group};

pub struct Examples {
    contact: ContactId,
    person: PersonId,
    referral: ReferralId,
    practice_link: String,
    account: AccountId,
    appointment: AppointmentId,
    service: ServiceId,
    onward: OnwardReferralId,
    onward_link: String,
    note: NoteId,
    consent: ConsentId,
    message: MessageId,
}

impl Examples {
    pub async fn make(t: &TestApp, s: &SmallScheme, person: PersonId, referral: ReferralId) -> Result<Self> {
        // Somebody nobody acts as: an administrator ends and restores this account on the way.
        let account =
            footbridge_testkit::account(&t.app, s.scheme, "Sam Spare", Roles::NONE.with(Role::LinkWorker), None)
                .await?;
        let typed =
            log::Typed { kind: "spoke".into(), note: "Zebedee Canary likes singing".into(), ..log::Typed::default() };
        let command = typed.parse(person, t.app.now()).map_err(AppError::Invalid)?;
        let contact = log::run(&t.app, &s.amira, command).await?.contact.id;
        let visit = AddAppointment {
            person: Some(person),
            kind: "visit".into(),
            day: Some(t.app.today()),
            time: "4pm".into(),
            minutes: "45".into(),
            place: "14 Mill Bank".into(),
            note: String::new(),
        };
        let appointment = appointments::add(&t.app, &s.amira, visit).await?;
        let service = group(&t.app, "Quay Gardeners", "tom@quay.example.org", None).await?;
        let (onward, onward_link) = onward(t, s, person, service).await?;
        let note =
            notes::write(&t.app, &s.amira, person, NoteKind::ALL[0].code(), "Zebedee Canary’s brother drinks").await?;
        let mut tx = t.app.database().read().await?;
        let consent = consents::of_person(&mut tx, person).await?.first().context("a consent")?.id;
        let message = outbox::messages_of(&mut tx, person, 1).await?.first().context("a message")?.id;
        drop(tx);
        Ok(Self {
            note,
            consent,
            message,
            service,
            onward,
            onward_link,
            contact,
            person,
            referral,
            practice_link: s.practice_link.clone(),
            account,
            appointment,
        })
    }

    /// The address with every placeholder filled. What stands before a placeholder says what it holds.
    pub fn fill(&self, route: &RouteInfo) -> Result<String> {
        let parts: Vec<&str> = route.path.split('/').collect();
        let mut filled = Vec::with_capacity(parts.len());
        for (place, part) in parts.iter().enumerate() {
            if !part.starts_with('{') {
                filled.push((*part).to_owned());
                continue;
            }
            let before = if place == 0 { "" } else { parts[place - 1] };
            filled.push(
                self.example(before, part)
                    .with_context(|| format!("no example for {part} in {}: add one to tests/examples", route.path))?,
            );
        }
        Ok(filled.join("/"))
    }

    fn example(&self, before: &str, part: &str) -> Option<String> {
        Some(match before {
            _ if part == "{service}" => self.service.to_string(),
            "notes" => self.note.to_string(),
            "consents" => self.consent.to_string(),
            "documents" => self.message.to_string(),
            "my-referrals" => self.referral.to_string(),
            "sent" => self.referral.to_string(),
            "self-referral" => "who".to_owned(),
            "drafts" => "contact".to_owned(),
            "measures" => "ons4".to_owned(),
            // Parts of a record that it does not have: the record itself is asked for first.
            "safeguarding" | "needs" | "goals" | "actions" | "merges" | "same-person" => self.person.to_string(),
            "import" => self.person.to_string(),
            "onward" if part == "{onward}" => self.onward.to_string(),
            "onward" => self.onward_link.clone(),
            "directory" => self.service.to_string(),
            "contacts" => self.contact.to_string(),
            "people" => self.person.to_string(),
            "referrals" => self.referral.to_string(),
            "refer" => self.practice_link.clone(),
            "accounts" => self.account.to_string(),
            "assets" => "none.css".to_owned(),
            "calendar" => self.appointment.to_string(),
            "feed" => "nobody.ics".to_owned(),
            // Nothing was opened: an id that fits nobody's opening.
            "break-glass" => self.person.to_string(),
            "reports" => "wait_first_contact".to_owned(),
            _ => return None,
        })
    }

    /// Does the address name a record of the furnished scheme?
    pub fn names_a_record(&self, route: &RouteInfo) -> bool {
        ["/people/{", "/referrals/{", "/accounts/{", "/calendar/{"].iter().any(|it| route.path.contains(it))
    }

    /// Fields of the form that belongs to a route: enough to get past reading, not always past checking.
    pub fn form(&self, route: &RouteInfo) -> String {
        debug_assert_eq!(route.method, Method::POST);
        "seen=1&purpose=cover".to_owned()
    }
}

/// A referral to a group, and the secret in the link that was mailed to it.
async fn onward(
    t: &TestApp,
    s: &SmallScheme,
    person: PersonId,
    service: ServiceId,
) -> Result<(OnwardReferralId, String)> {
    let seen = prepare::run(&t.app, &s.amira, person, service).await?.seen;
    let typed = send::SendReferral {
        share: vec!["first_name".into(), "family_name".into()],
        agreed_how: "by_phone".into(),
        seen,
        ..send::SendReferral::default()
    };
    let send::Sent::ByEmail(id) = send::run(&t.app, &s.amira, person, service, &typed).await? else {
        anyhow::bail!("not sent")
    };
    let mut tx = t.app.database().read().await?;
    let messages = footbridge_app::store::access::outbox::messages(&mut tx, s.scheme, 100).await?;
    let link =
        messages.iter().find_map(|it| it.body.split("/onward/").nth(1)).and_then(|rest| rest.split_whitespace().next());
    Ok((id, link.context("no link was mailed")?.to_owned()))
}

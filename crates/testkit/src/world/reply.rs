//! The honest reply to whoever referred, as it was kept when support ended.

use footbridge_app::closing::compose::{scores, tried};
use footbridge_app::closing::reply::{Code, GoalOutcome, PersonLine, Reply};
use footbridge_app::time::{date_words, day_of};
use footbridge_domain::plans::GoalStatus;
use footbridge_domain::referrals::Referral;
use footbridge_domain::referrals::pick_lists::ClosureReason;
use footbridge_store::bulk::CodeToRecordRow;
use footbridge_store::closing::{MeasureLine, OnwardLine, SignpostLine};
use jiff::{Timestamp, ToSpan as _};

use super::episode::Carried;
use super::person::Life;
use super::teller::{By, Teller};

impl Teller<'_> {
    /// The code for the practice's record, queued at the first contact of the episode.
    pub fn first_reached(&mut self, life: &Life, referral: &Referral, carried: &Carried, at: Timestamp) {
        self.batch.codes.push(CodeToRecordRow {
            referral_id: referral.id.uuid(),
            kind: "referral".to_owned(),
            queued_at: at,
        });
        let worker = &carried.worker;
        self.noted(
            at,
            &By::Account(worker.id, &worker.name),
            "first_contact_made",
            ("referral", referral.id.uuid()),
            life.person.id,
            "",
        );
    }

    pub fn reply(&mut self, life: &Life, referral: &Referral, carried: &Carried, reason: ClosureReason, at: Timestamp) {
        let referrer = referral.request.referrer.clone();
        if !self.whole
            || referrer.name.is_empty()
            || !reason.may_write_to_person()
            || referral.request.source.is_personal()
        {
            return;
        }
        let id = referral.id.uuid();
        let onward: Vec<OnwardLine> = self
            .batch
            .onward
            .iter()
            .rev()
            .take(12)
            .filter(|it| it.referral == Some(referral.id))
            .map(|it| OnwardLine {
                id: it.id,
                service: self
                    .shelf
                    .entries
                    .iter()
                    .find(|entry| entry.id == it.service)
                    .map(|it| it.name.clone())
                    .unwrap_or_default(),
                state: it.status().code().to_owned(),
                sent_at: it.state.sending().map(|it| it.at),
                first_attended_on: it.state.attendance().map(|it| it.first_on),
                last_attended_on: it.state.attendance().and_then(|it| it.last_on),
                end_reason: match &it.state {
                    footbridge_domain::onward::OnwardState::Ended { reason, .. } => reason.code().to_owned(),
                    _ => String::new(),
                },
            })
            .collect();
        let given: Vec<SignpostLine> = self
            .batch
            .signposts
            .iter()
            .rev()
            .take(12)
            .filter(|it| it.person_id == life.person.id.uuid())
            .map(|it| SignpostLine {
                service: self
                    .shelf
                    .entries
                    .iter()
                    .find(|entry| entry.id.uuid() == it.service_id)
                    .map(|it| it.name.clone())
                    .unwrap_or_default(),
                given_at: it.given_at,
            })
            .collect();
        let measured: Vec<MeasureLine> = {
            let mut own: Vec<_> =
                self.batch.responses.iter().rev().take(12).filter(|it| it.referral_id == Some(id)).collect();
            own.sort_by_key(|it| it.taken_on);
            own.into_iter()
                .map(|it| MeasureLine { measure: it.measure.clone(), items: it.items.clone(), taken_on: it.taken_on })
                .collect()
        };
        let goals = self
            .batch
            .goals
            .iter()
            .rev()
            .take(6)
            .filter(|it| it.person_id == life.person.id.uuid())
            .map(|it| GoalOutcome {
                words: it.words.clone(),
                state: GoalStatus::from_code(&it.state).map_or("", GoalStatus::label).to_owned(),
            })
            .collect();
        let organisation =
            self.team.organisations.iter().find(|it| Some(it.id) == referrer.organisation).map(|it| it.name.clone());
        let shared = self.chance.happens(0.9);
        let summary = life.told(self.line("reply.summary"));
        let action = life.told(self.line("reply.action"));
        let own_view = life.told(self.line("reply.own"));
        let codes = self
            .batch
            .codes
            .iter()
            .rev()
            .take(4)
            .filter(|it| it.referral_id == id)
            .map(|it| Code {
                code: "871731000000106".to_owned(),
                label: "Referral to social prescribing service".to_owned(),
                on: date_words(day_of(it.queued_at)),
            })
            .collect();
        let details = &life.person.details;
        let reply = Reply {
            sent_on: date_words(day_of(at)),
            shared,
            to: [referrer.name.clone(), organisation.unwrap_or_default()]
                .into_iter()
                .filter(|it| !it.is_empty())
                .collect::<Vec<_>>()
                .join(", "),
            from: carried.worker.name.clone(),
            scheme: "Harbour Social Prescribing".to_owned(),
            phone: "01632 960100".to_owned(),
            reference: referral.reference.clone(),
            person: PersonLine {
                name: details.full_name(),
                born_on: details.born_on.map(|it| format!("born {}", date_words(it))).unwrap_or_default(),
                nhs_number: details.nhs_number.as_ref().map(|it| format!("NHS {it}")).unwrap_or_default(),
            },
            outcome: if shared { reason.label().to_owned() } else { String::new() },
            actions: if shared && !action.is_empty() && self.chance.happens(0.4) { vec![action] } else { Vec::new() },
            summary: if shared { summary } else { String::new() },
            own_view: if shared { own_view } else { String::new() },
            goals: if shared { goals } else { Vec::new() },
            tried: if shared { tried(&onward, &given, &[]) } else { Vec::new() },
            scores: if shared { scores(&measured).0 } else { Vec::new() },
            risks: String::new(),
            codes,
            door_open_until: if shared { date_words(day_of(at + (180 * 24).hours())) } else { String::new() },
        };
        if self.diary.days_since(day_of(at)) < 35 && referrer.contact.contains('@') {
            let body = format!(
                "Dear {},\n\nSupport has ended for somebody you referred. The reply is one page: {}/my-referrals\n\n{}",
                referrer.name, self.app.settings.base_url, "Harbour Social Prescribing\n01632 960100"
            );
            self.mail(
                "reply_to_referrer",
                (&referrer.contact, &referrer.name),
                "A reply to your referral",
                &body,
                Some(life),
                at,
            );
        }
        if let Ok(text) = serde_json::to_string(&reply) {
            self.batch.replies.push((referral.id, text));
        }
    }
}

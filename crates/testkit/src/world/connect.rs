//! Where people were brought together with a group: referred onward with what was shared, given details, or nothing found.

use footbridge_domain::ids::{ConsentId, OnwardReferralId};
use footbridge_domain::matching::needs::Need;
use footbridge_domain::onward::chase::ChaseDays;
use footbridge_domain::onward::lists::{CancelReason, OnwardEvent, SentBy, UnsuitableReason};
use footbridge_domain::onward::{
    Answer, AnsweredBy, Attendance, Barrier, Closing, OnwardReferral, OnwardState, OnwardStatus, Sending, Shared,
    chase, month_after, offer,
};
use footbridge_domain::referrals::Referral;
use footbridge_store::bulk::{ConsentRow, GapRow, OnwardEventRow, SignpostRow};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan as _};

use super::catalogue::Shelved;
use super::diary::{instant, plus};
use super::episode::Carried;
use super::person::Life;
use super::places::WARDS;
use super::support::Given;
use super::teller::{By, Teller};

impl Teller<'_> {
    pub fn connections(&mut self, life: &Life, referral: &Referral, carried: &Carried, given: &Given) {
        let many = match given.reached.len() {
            0 | 1 => self.chance.between(0, 1).min(i64::from(self.chance.happens(0.3))),
            2 | 3 => self.chance.between(0, 1),
            _ => self.chance.between(1, 3),
        };
        let many = if self.whole { many } else { many.min(1) };
        let mut tried = Vec::new();
        for turn in 0..usize::try_from(many).unwrap_or_default() {
            let day = given.reached.get(turn + 1).or(given.reached.last()).copied().unwrap_or(carried.from);
            let needs = &referral.request.needs;
            let need = needs.get(turn % needs.len().max(1)).map_or("loneliness", String::as_str);
            let Some(to) = self.shelf.for_need(&mut self.chance, need, life.ward).cloned() else { continue };
            if tried.contains(&to.id) {
                continue;
            }
            tried.push(to.id);
            if to.informal || to.email.is_empty() || self.chance.happens(0.22) {
                self.signpost(life, carried, &to, day);
            } else {
                let goal = self.course(carried, day);
                self.onward(life, referral, carried, &to, day, goal);
            }
        }
        if self.whole && self.chance.happens(0.09) {
            self.gap(life, referral, carried, given.reached.last().copied().unwrap_or(carried.from));
        }
    }

    /// How far it came, by how long ago it was sent and whether support is over.
    fn course(&mut self, carried: &Carried, day: Date) -> OnwardStatus {
        let age = self.diary.days_since(day);
        let weights: [u32; 9] = match (carried.until.is_some(), age) {
            (false, ..=2) => [60, 25, 0, 15, 0, 0, 0, 0, 0],
            (false, 3..=10) => [22, 14, 12, 26, 6, 18, 0, 0, 2],
            (false, 11..=25) => [8, 4, 14, 18, 10, 36, 0, 6, 4],
            (false, _) => [2, 1, 6, 4, 9, 46, 12, 16, 4],
            (true, _) => [0, 0, 0, 3, 12, 30, 26, 23, 6],
        };
        const ORDER: [OnwardStatus; 9] = [
            OnwardStatus::Sent,
            OnwardStatus::Received,
            OnwardStatus::Waiting,
            OnwardStatus::Accepted,
            OnwardStatus::Declined,
            OnwardStatus::Started,
            OnwardStatus::Completed,
            OnwardStatus::Ended,
            OnwardStatus::Cancelled,
        ];
        ORDER[self.chance.weighted(weights.into_iter())]
    }

    pub fn onward(
        &mut self,
        life: &Life,
        referral: &Referral,
        carried: &Carried,
        to: &Shelved,
        day: Date,
        goal: OnwardStatus,
    ) -> OnwardReferralId {
        let sent_at = self.diary.worked(&mut self.chance, day);
        let day = footbridge_app::time::day_of(sent_at);
        let consent = self.consent_for(life, carried, to, sent_at - 3.minutes());
        let wanted: Vec<Need> = referral.request.needs.iter().filter_map(|it| Need::from_code(it)).take(2).collect();
        let offers = offer(&life.person.details, &[], &wanted);
        let mut it = OnwardReferral {
            id: self.chance.fresh(),
            scheme: life.person.scheme,
            person: life.person.id,
            referral: Some(referral.id),
            service: to.id,
            consent,
            sent_by: carried.worker.id,
            initials: life.person.details.initials(),
            shared: Shared::of(offers.into_iter().filter(|it| it.ticked).map(|it| (it.item, it.words))),
            message: if self.chance.happens(0.5) { life.told(self.line("onward.message")) } else { String::new() },
            recipient: to.email.clone(),
            state: OnwardState::Draft { send_on: None },
            state_at: sent_at,
            reminders: 0,
            ring_needed: false,
            rang_at: None,
            asked_about_visit: false,
            next_chase_at: None,
            version: 1,
        };
        let worker = carried.worker.clone();
        let queued = goal == OnwardStatus::Draft;
        let mut events = vec![(
            sent_at,
            worker.name.clone(),
            if queued { OnwardEvent::Queued } else { OnwardEvent::Sent },
            String::new(),
        )];
        if queued {
            it.state = OnwardState::Draft { send_on: Some(month_after(self.diary.today)) };
        } else {
            self.walk(&mut it, &mut events, &worker.name, to, (sent_at, day), goal);
        }
        let event = if queued { "onward_queued" } else { "onward_sent" };
        self.noted(
            sent_at,
            &By::Account(worker.id, &worker.name),
            event,
            ("onward_referral", it.id.uuid()),
            life.person.id,
            "",
        );
        for (seq, (at, who, event, note)) in (1_i64..).zip(events) {
            self.batch.onward_events.push(OnwardEventRow {
                onward_id: it.id.uuid(),
                seq,
                at,
                who,
                event: event.code().to_owned(),
                note,
            });
        }
        if let OnwardState::Cancelled { reason: CancelReason::ConsentWithdrawn, .. } = it.state
            && let Some(consent) = self.batch.consents.last_mut()
        {
            consent.withdrawn_at = Some(it.state_at);
            consent.withdrawn_by = Some(worker.id.uuid());
        }
        it.next_chase_at = chase::next(&it, &ChaseDays::default()).map(|it| it.at);
        let id = it.id;
        if self.whole && !queued && self.diary.days_since(day) < 40 {
            self.invitation(life, &it, to, sent_at);
        }
        self.batch.onward.push(it);
        id
    }

    /// The way from sent to wherever it came.
    fn walk(
        &mut self,
        it: &mut OnwardReferral,
        events: &mut Vec<(Timestamp, String, OnwardEvent, String)>,
        worker: &str,
        to: &Shelved,
        (sent_at, day): (Timestamp, Date),
        goal: OnwardStatus,
    ) {
        let now = self.diary.now;
        let sending = Sending { at: sent_at, by: SentBy::Email };
        let later = |teller: &mut Self, from: i64, until: i64| {
            instant(plus(day, teller.chance.between(from, until)), 11 * 60 + 20).clamp(sent_at, now)
        };
        if self.diary.days_since(day) > 5 && matches!(goal, OnwardStatus::Sent | OnwardStatus::Received) {
            it.reminders = 1;
            events.push((sent_at + (5 * 24).hours(), "Footbridge".to_owned(), OnwardEvent::Reminded, String::new()));
        }
        if self.diary.days_since(day) > 7 && matches!(goal, OnwardStatus::Sent | OnwardStatus::Received) {
            it.ring_needed = true;
            events.push((sent_at + (7 * 24).hours(), "Footbridge".to_owned(), OnwardEvent::RingNeeded, String::new()));
        }
        let opened = later(self, 0, 2);
        if goal == OnwardStatus::Sent {
            it.state = OnwardState::Sent { sending };
            return;
        }
        let group = to.name.clone();
        if goal == OnwardStatus::Cancelled {
            let at = later(self, 2, 12);
            let reason = self.chance.pick(
                &[CancelReason::ConsentWithdrawn, CancelReason::PersonChangedMind, CancelReason::FoundSomethingElse],
                CancelReason::PersonChangedMind,
            );
            it.state = OnwardState::Cancelled {
                sending: Some(sending),
                reason,
                closing: Closing { on: footbridge_app::time::day_of(at), note: String::new() },
            };
            it.state_at = at;
            events.push((at, worker.to_owned(), OnwardEvent::Cancelled, String::new()));
            return;
        }
        events.push((opened, group.clone(), OnwardEvent::Opened, String::new()));
        it.state_at = opened;
        if goal == OnwardStatus::Received {
            it.state = OnwardState::Received { sending, opened_at: opened };
            return;
        }
        let answered = later(self, 1, 8).max(opened);
        let note = self.line(match goal {
            OnwardStatus::Declined => "onward.no",
            OnwardStatus::Waiting => "onward.wait",
            _ => "onward.yes",
        });
        let answer = Answer {
            at: answered,
            by: if self.chance.happens(0.8) { AnsweredBy::Organisation } else { AnsweredBy::Worker },
            note: note.to_owned(),
        };
        let said = footbridge_app::time::day_of(answered);
        it.state_at = answered;
        match goal {
            OnwardStatus::Waiting => {
                let weeks = u16::try_from(self.chance.between(2, 8)).ok();
                events.push((answered, group, OnwardEvent::Waiting, note.to_owned()));
                it.state = OnwardState::Waiting { sending, answer, weeks };
                return;
            }
            OnwardStatus::Declined => {
                let reason = self.chance.pick(
                    &[
                        UnsuitableReason::Full,
                        UnsuitableReason::Full,
                        UnsuitableReason::CannotMeetAccess,
                        UnsuitableReason::NotWhatWeDo,
                        UnsuitableReason::NeedsMoreSupport,
                        UnsuitableReason::CouldNotReach,
                        UnsuitableReason::NotRunning,
                    ],
                    UnsuitableReason::Full,
                );
                events.push((answered, group, OnwardEvent::Declined, note.to_owned()));
                it.state = OnwardState::Declined { sending, answer, reason };
                return;
            }
            _ => events.push((answered, group.clone(), OnwardEvent::Accepted, note.to_owned())),
        }
        let first_on = plus(said, self.chance.between(2, 12));
        if goal == OnwardStatus::Accepted || (goal != OnwardStatus::Ended && first_on >= self.diary.today) {
            it.state = OnwardState::Accepted { sending, answer, from: Some(first_on) };
            return;
        }
        let never_came = goal == OnwardStatus::Ended && (first_on >= self.diary.today || self.chance.happens(0.45));
        let began = instant(first_on, 14 * 60).min(now);
        let attendance = Attendance { first_on, last_on: Some(first_on), still_coming_on: None, times: None };
        if !never_came {
            events.push((began, group.clone(), OnwardEvent::Started, String::new()));
            it.state_at = began;
        }
        let span = self.diary.days_since(first_on).max(0);
        let last_on = plus(first_on, self.chance.between(0, span.min(70))).min(self.diary.today).max(first_on);
        match goal {
            OnwardStatus::Completed => {
                let times = u16::try_from(self.chance.between(4, 12)).ok();
                it.state = OnwardState::Completed {
                    sending,
                    answer: Some(answer),
                    attendance: Attendance { last_on: Some(last_on), times, ..attendance },
                    closing: Closing { on: last_on, note: self.line("onward.completed").to_owned() },
                };
                it.state_at = instant(last_on, 15 * 60).clamp(began, now);
                events.push((it.state_at, group, OnwardEvent::Completed, String::new()));
            }
            OnwardStatus::Ended => {
                let reason = self.chance.pick(
                    &[
                        Barrier::Transport,
                        Barrier::AnxiousToGoAlone,
                        Barrier::HealthWorse,
                        Barrier::WrongFit,
                        Barrier::TimeOrCaring,
                        Barrier::NotReady,
                        Barrier::LongWait,
                        Barrier::Cost,
                        Barrier::DidNotKnowWhatToExpect,
                        Barrier::AccessOrLanguage,
                        Barrier::Unknown,
                    ],
                    Barrier::Unknown,
                );
                let on = if never_came { said.max(plus(said, 6).min(self.diary.today)) } else { last_on };
                let attendance = (!never_came).then(|| Attendance {
                    last_on: Some(last_on),
                    times: u16::try_from(self.chance.between(1, 4)).ok(),
                    ..attendance
                });
                it.state = OnwardState::Ended {
                    sending,
                    answer: Some(answer),
                    attendance,
                    reason,
                    closing: Closing { on, note: self.line(&format!("onward.ended.{}", reason.code())).to_owned() },
                };
                it.state_at = instant(on, 15 * 60).clamp(it.state_at, now);
                events.push((it.state_at, worker.to_owned(), OnwardEvent::Ended, String::new()));
            }
            _ => {
                let still = (span > 21).then(|| self.diary.ago(self.chance.between(2, 20))).filter(|it| *it > first_on);
                if let Some(on) = still {
                    events.push((instant(on, 12 * 60), group, OnwardEvent::StillComing, String::new()));
                }
                it.state = OnwardState::Started {
                    sending,
                    answer: Some(answer),
                    attendance: Attendance { last_on: still.or(Some(first_on)), still_coming_on: still, ..attendance },
                };
            }
        }
    }

    fn consent_for(&mut self, life: &Life, carried: &Carried, to: &Shelved, at: Timestamp) -> ConsentId {
        let id: ConsentId = self.chance.fresh();
        let how = if life.person.details.interpreter {
            "through_interpreter"
        } else {
            self.chance.word(&["in_person", "by_phone", "in_writing"])
        };
        self.batch.consents.push(ConsentRow {
            id: id.uuid(),
            person_id: life.person.id.uuid(),
            kind: "share_with_organisation".to_owned(),
            service_id: Some(to.id.uuid()),
            recipient: to.name.clone(),
            given_at: at,
            given_how: how.to_owned(),
            recorded_by: Some(carried.worker.id.uuid()),
            withdrawn_at: None,
            withdrawn_by: None,
        });
        id
    }

    pub fn signpost(&mut self, life: &Life, carried: &Carried, to: &Shelved, day: Date) {
        let id = self.chance.id();
        let at = self.diary.worked(&mut self.chance, day);
        let how = self.chance.word(&["said", "print", "text", "letter", "email"]);
        let note =
            if self.whole && self.chance.happens(0.5) { life.told(self.line("signpost")) } else { String::new() };
        self.batch.signposts.push(SignpostRow {
            id,
            scheme_id: life.person.scheme.uuid(),
            person_id: life.person.id.uuid(),
            service_id: to.id.uuid(),
            how: how.to_owned(),
            note,
            given_by: carried.worker.id.uuid(),
            given_at: at,
        });
        let worker = &carried.worker;
        self.noted(at, &By::Account(worker.id, &worker.name), "signposted", ("signpost", id), life.person.id, how);
    }

    fn gap(&mut self, life: &Life, referral: &Referral, carried: &Carried, day: Date) {
        let (why, words) = self.chance.pick(GAPS, GAPS[0]);
        let id = self.chance.id();
        let at = self.diary.worked(&mut self.chance, day);
        self.batch.gaps.push(GapRow {
            id,
            scheme_id: life.person.scheme.uuid(),
            person_id: Some(life.person.id.uuid()),
            needs: referral.request.needs.first().cloned().unwrap_or_default(),
            outcode: WARDS[life.ward].outcode.to_owned(),
            ward: WARDS[life.ward].name.to_owned(),
            why: why.to_owned(),
            words: words.to_owned(),
            recorded_by: carried.worker.id.uuid(),
            recorded_at: at,
        });
        let worker = &carried.worker;
        self.noted(at, &By::Account(worker.id, &worker.name), "gap_recorded", ("gap", id), life.person.id, why);
    }
}

/// Why nothing fitted, and what would have.
const GAPS: &[(&str, &str)] = &[
    ("closed_or_full", "A men’s group in the evening. All of them meet while he is at work."),
    ("closed_or_full", "Every sitting service has a list until spring."),
    ("transport", "The last bus goes at five. A group on this side of the hill would do."),
    ("access_or_language", "A bereavement group in Polish, or with an interpreter every time."),
    ("access_or_language", "Somewhere without steps and with a toilet that fits a powered chair."),
    ("cost", "The choir is three pounds and the bus is four. Free, near, weekly."),
    ("time_or_caring", "Anything on a Sunday. It is the long day."),
    ("wrong_fit", "Young adults who do not game and do not drink."),
    ("digital", "Everything about sleep is online. A room with a person, please."),
    ("long_wait", "Talking support within the month, in Somali."),
];

/// "Came twice, stopped, bus cancelled": the group said so itself.
pub fn came_twice(it: &mut OnwardReferral, stopped: Date) {
    let (Some(sending), answer) = (it.state.sending(), it.state.answer().cloned()) else { return };
    let first_on = plus(footbridge_app::time::day_of(sending.at), 3);
    it.state = OnwardState::Ended {
        sending,
        answer,
        attendance: Some(Attendance { first_on, last_on: Some(stopped), still_coming_on: None, times: Some(2) }),
        reason: Barrier::Transport,
        closing: Closing { on: stopped, note: "Came twice, stopped, bus cancelled.".to_owned() },
    };
    it.state_at = instant(stopped, 12 * 60);
    it.next_chase_at = None;
}

/// The answer came at this moment, with this first day.
pub fn answered_at(it: &mut OnwardReferral, at: Timestamp, from: Date) {
    if let OnwardState::Accepted { answer, from: first, .. } = &mut it.state {
        answer.at = at;
        answer.note = "We have a chair for her next to the altos.".to_owned();
        *first = Some(from);
        it.state_at = at;
    }
    it.next_chase_at = chase::next(it, &ChaseDays::default()).map(|it| it.at);
}

//! What became of a referral: waiting, not taken on, withdrawn, carried, closed.

use footbridge_app::time::day_of;
use footbridge_domain::ids::ReferralId;
use footbridge_domain::referrals::pick_lists::{ClosureReason, DeclineReason};
use footbridge_domain::referrals::{Acceptance, Allocation, End, Referral, ReferralState};
use jiff::Timestamp;
use jiff::civil::Date;

use super::diary::{plus, weekday_before};
use super::person::Life;
use super::team::Worker;
use super::teller::{By, Teller};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    New,
    Asked,
    Accepted,
    Declined,
    Withdrawn,
    Active,
    Closed,
}

/// Of every four hundred people.
const FATES: &[(Fate, usize)] = &[
    (Fate::New, 8),
    (Fate::Asked, 3),
    (Fate::Accepted, 5),
    (Fate::Declined, 22),
    (Fate::Withdrawn, 14),
    (Fate::Active, 160),
    (Fate::Closed, 188),
];

/// Four hundred fates in mixed order.
pub fn fates(chance: &mut super::chance::Chance) -> Vec<Fate> {
    let mut fates: Vec<Fate> = FATES.iter().flat_map(|(fate, times)| std::iter::repeat_n(*fate, *times)).collect();
    chance.shuffle(&mut fates);
    fates
}

const DECLINES: &[(DeclineReason, u32)] = &[
    (DeclineReason::PersonSaidNo, 7),
    (DeclineReason::CouldNotReach, 5),
    (DeclineReason::NeedsClinicalCare, 3),
    (DeclineReason::AlreadySupported, 3),
    (DeclineReason::OutsideArea, 2),
    (DeclineReason::NotOurKindOfHelp, 2),
    (DeclineReason::NotEnoughInformation, 1),
    (DeclineReason::SentInError, 1),
    (DeclineReason::OutsideAge, 1),
];

const CLOSURES: &[(ClosureReason, u32)] = &[
    (ClosureReason::GoalsMet, 34),
    (ClosureReason::PartlyMet, 27),
    (ClosureReason::MovedToOtherSupport, 8),
    (ClosureReason::PersonChoseToStop, 12),
    (ClosureReason::UnableToContact, 9),
    (ClosureReason::MovedAway, 3),
    (ClosureReason::NotSuitable, 2),
    (ClosureReason::NeedsStatutoryService, 3),
    (ClosureReason::Died, 1),
    (ClosureReason::NoCapacity, 1),
];

/// An episode that was carried: who held it, from which day to which.
pub struct Carried {
    pub worker: Worker,
    pub from: Date,
    /// The day it was closed; `None` while it goes on.
    pub until: Option<Date>,
    pub reason: Option<ClosureReason>,
}

impl Teller<'_> {
    pub fn tell(&mut self, fate: Fate) {
        let theme = self.theme();
        let life = self.somebody(self.team.scheme, theme);
        self.tell_life(life, fate);
    }

    pub fn tell_life(&mut self, mut life: Life, fate: Fate) {
        let history = i64::from(self.size.months) * 30;
        let since_days = match fate {
            Fate::New => self.chance.between(0, 6),
            Fate::Asked => self.chance.between(4, 12),
            Fate::Accepted => self.chance.between(2, 14),
            Fate::Active => (self.chance.between(4, 130)
                + if self.chance.happens(0.35) { self.chance.between(20, 150) } else { 0 })
            .min(history),
            Fate::Declined | Fate::Withdrawn => self.chance.between(12, history),
            Fate::Closed => self.chance.between(100.min(history - 1), history),
        };
        let source = self.source();
        let mut previous = None;
        if matches!(fate, Fate::New | Fate::Active)
            && self.whole
            && history > since_days + 240
            && self.chance.happens(0.09)
        {
            previous = Some(self.earlier_episode(&mut life, since_days));
        }
        let at = self.arrival(self.diary.ago(since_days), source);
        let mut request = self.request(&life, source);
        // Those who wait are read one below the other: nobody in anybody else's words.
        let waits = matches!(fate, Fate::New | Fate::Asked | Fate::Accepted);
        for _ in 0..20 {
            if !waits || !self.whole || self.named.insert(request.reason.clone()) {
                break;
            }
            let source = self.source();
            request = self.request(&life, source);
        }
        let referral = self.received_as(&life, request, at, previous);
        self.contact_needs(&life, at);
        if self.whole && since_days < 30 {
            self.thanked(&life, &referral);
        }
        self.follow(life, referral, fate);
    }

    /// Somebody who was with us before: the story is kept.
    fn earlier_episode(&mut self, life: &mut Life, before: i64) -> ReferralId {
        let day = self.diary.ago(before + 230);
        let source = self.source();
        let at = self.arrival(day, source);
        let mut referral = self.received(life, source, at, None);
        let until = plus(day, self.chance.between(90, 190));
        self.close_after(life, &mut referral, day_of(at), until);
        let id = referral.id;
        self.batch.referrals.push(referral);
        id
    }

    pub fn follow(&mut self, mut life: Life, mut referral: Referral, fate: Fate) {
        let received = day_of(referral.received_at);
        let since = referral.received_at;
        match fate {
            Fate::New => life.person.open_referral = Some(referral.id),
            Fate::Asked => {
                let at = self.later(received, 0, 2);
                let question = self.line("question").to_owned();
                let question = life.told(&question);
                referral.state = ReferralState::AwaitingInformation { question };
                self.step(&mut referral, at, "information_asked", "");
                life.person.open_referral = Some(referral.id);
            }
            Fate::Accepted => {
                let at = self.later(received, 0, 2);
                referral.state = ReferralState::Accepted(self.acceptance(at));
                self.step(&mut referral, at, "referral_accepted", "");
                life.person.open_referral = Some(referral.id);
            }
            Fate::Declined => {
                let reason = DECLINES[self.chance.weighted(DECLINES.iter().map(|it| it.1))].0;
                let at = self.later(received, 1, 8);
                let note = self.line(&format!("decline.{}", reason.code())).to_owned();
                let end = End { by: Some(self.team.lead.0), at, note: life.told(&note) };
                referral.state = ReferralState::Declined { reason, end };
                self.step(&mut referral, at, "referral_declined", reason.code());
            }
            Fate::Withdrawn => {
                let at = self.later(received, 1, 20);
                let note = self.line("withdrawn").to_owned();
                referral.state =
                    ReferralState::Withdrawn { end: End { by: Some(self.team.lead.0), at, note: life.told(&note) } };
                self.step(&mut referral, at, "referral_withdrawn", "");
            }
            Fate::Active => self.carry_on(&mut life, &mut referral),
            Fate::Closed => {
                let lasts =
                    if self.chance.happens(0.2) { self.chance.between(30, 80) } else { self.chance.between(75, 210) };
                let until = plus(received, lasts.min(self.diary.days_since(received) - 2).max(12));
                self.close_after(&mut life, &mut referral, received, until);
            }
        }
        self.batch.referrals.push(referral);
        self.batch.people.push((life.person, since));
    }

    fn later(&mut self, day: Date, from: i64, to: i64) -> Timestamp {
        let day = plus(day, self.chance.between(from, to)).min(self.diary.today);
        self.diary.worked(&mut self.chance, day)
    }

    fn acceptance(&self, at: Timestamp) -> Acceptance {
        Acceptance { by: self.team.lead.0, at }
    }

    /// One step of the team lead with the referral.
    fn step(&mut self, referral: &mut Referral, at: Timestamp, event: &str, detail: &str) {
        // Nobody answers before the question.
        let at = at.max(referral.state_at);
        referral.state_at = at;
        referral.version += 1;
        let lead = self.team.lead.clone();
        self.noted(at, &By::Account(lead.0, &lead.1), event, ("referral", referral.id.uuid()), referral.person, detail);
    }

    /// Accepted, given to a link worker, held from that day.
    fn allocate(&mut self, life: &mut Life, referral: &mut Referral, fills: bool) -> (Worker, Acceptance, Allocation) {
        let received = day_of(referral.received_at);
        let accepted = self.later(received, 0, 3).max(referral.received_at);
        let acceptance = self.acceptance(accepted);
        self.step(referral, accepted, "referral_accepted", "");
        let worker = self.worker_for(&life.person.details.language.clone(), fills);
        let at = self.later(day_of(accepted), 0, 4).max(accepted);
        self.step(referral, at, "referral_allocated", &format!("to {}", worker.id));
        (worker.clone(), acceptance, Allocation { worker: worker.id, at })
    }

    pub fn carry_on(&mut self, life: &mut Life, referral: &mut Referral) {
        let (worker, acceptance, allocation) = self.allocate(life, referral, true);
        self.carry_on_with(life, referral, &worker, acceptance, allocation);
    }

    pub fn carry_on_with(
        &mut self,
        life: &mut Life,
        referral: &mut Referral,
        worker: &Worker,
        acceptance: Acceptance,
        allocation: Allocation,
    ) {
        referral.state = ReferralState::Active { acceptance, allocation };
        life.person.open_referral = Some(referral.id);
        life.person.worker = Some(worker.id);
        let carried = Carried { worker: worker.clone(), from: day_of(allocation.at), until: None, reason: None };
        let after = allocation.at;
        self.support(life, referral, &carried, after);
        self.next_contact(life);
    }

    /// When the next contact is: most ahead, a few due, a few overdue, a few with none.
    fn next_contact(&mut self, life: &mut Life) {
        let today = self.diary.today;
        life.person.next_contact_on = match self.chance.weighted([6, 5, 79, 10].into_iter()) {
            0 => Some(self.diary.ago(self.chance.between(1, 5))),
            1 => Some(today),
            2 => Some(plus(today, self.chance.between(1, 24))),
            _ => None,
        };
    }

    /// Support that went well from a day to a day, with a worker of that name.
    pub fn close_well(&mut self, life: &mut Life, referral: &mut Referral, worker: &str, received: Date, until: Date) {
        let Some(worker) = self.team.workers.iter().find(|it| it.name.starts_with(worker)).cloned() else { return };
        let lead = self.team.lead.0;
        let at = self.diary.past(plus(received, 1), 10 * 60);
        self.step(referral, at, "referral_accepted", "");
        let allocation = Allocation { worker: worker.id, at: self.diary.past(plus(received, 2), 9 * 60 + 30) };
        self.step(referral, allocation.at, "referral_allocated", &format!("to {}", worker.id));
        self.close_with(
            life,
            referral,
            &worker,
            (Acceptance { by: lead, at }, allocation),
            until,
            ClosureReason::GoalsMet,
        );
    }

    pub fn close_after(&mut self, life: &mut Life, referral: &mut Referral, received: Date, until: Date) {
        let (worker, acceptance, allocation) = self.allocate(life, referral, false);
        let reason = CLOSURES[self.chance.weighted(CLOSURES.iter().map(|it| it.1))].0;
        self.close_with(life, referral, &worker, (acceptance, allocation), until.max(received), reason);
    }

    fn close_with(
        &mut self,
        life: &mut Life,
        referral: &mut Referral,
        worker: &Worker,
        (acceptance, allocation): (Acceptance, Allocation),
        until: Date,
        reason: ClosureReason,
    ) {
        let from = day_of(allocation.at);
        // What was not planned ends soon.
        let soon = plus(from, self.chance.between(18, 75));
        let until = if reason.is_planned() { until } else { until.min(soon) };
        let until = until.max(plus(from, 3)).min(weekday_before(self.diary.ago(1)));
        let carried = Carried { worker: worker.clone(), from, until: Some(until), reason: Some(reason) };
        self.support(life, referral, &carried, allocation.at);
        let at = self
            .diary
            .worked(&mut self.chance, until)
            .max(allocation.at)
            .max(life.person.last_contact_at.unwrap_or(allocation.at));
        let note = self.line(&format!("close.{}", reason.code())).to_owned();
        let end = End { by: Some(worker.id), at, note: life.told(&note) };
        referral.state = ReferralState::Closed { acceptance, allocation, reason, end };
        referral.state_at = at;
        referral.version += 1;
        self.noted(
            at,
            &By::Account(worker.id, &worker.name),
            "referral_closed",
            ("referral", referral.id.uuid()),
            referral.person,
            reason.code(),
        );
        self.reply(life, referral, &carried, reason, at);
    }
}

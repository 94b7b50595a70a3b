//! What grows out of the first meetings: what matters, strengths, needs, and the plan with its goals and actions.

use footbridge_domain::matching::needs::Need;
use footbridge_domain::referrals::Referral;
use footbridge_domain::referrals::pick_lists::ClosureReason;
use footbridge_store::bulk::{ActionRow, ConsentRow, GoalRow, NeedRow, PlanRow, StrengthRow, WhatMattersRow};
use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

use super::diary::{instant, plus};
use super::episode::Carried;
use super::person::Life;
use super::support::Given;
use super::teller::{By, Teller};

/// How far a plan has come.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Draft,
    Agreed,
    UnderReview,
    Ended,
}

impl Stage {
    const fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Agreed => "agreed",
            Self::UnderReview => "under_review",
            Self::Ended => "ended",
        }
    }
}

impl Teller<'_> {
    pub fn story(&mut self, life: &mut Life, referral: &Referral, carried: &Carried, given: &Given, first: Date) {
        let at = self.diary.past(first, 17 * 60);
        let needs = self.needs(life, referral, carried, at);
        self.scores(life, referral, carried, given);
        self.connections(life, referral, carried, given);
        if !self.whole {
            return;
        }
        self.own_words(life, first);
        self.private_matters(life, &carried.worker, first);
        self.consents(life, carried, at);
        if self.chance.happens(0.72) {
            self.what_matters(life, carried, at);
        }
        for _ in 0..self.chance.between(1, 3) {
            let words = life.told(self.line("strength"));
            self.batch.strengths.push(StrengthRow {
                id: self.chance.id(),
                person_id: life.person.id.uuid(),
                words,
                noted_at: at,
                removed_at: None,
            });
        }
        if given.reached.len() > 1 && self.chance.happens(0.85) {
            self.plan(life, referral, carried, given, &needs);
        }
    }

    fn own_words(&mut self, life: &mut Life, on: Date) {
        if !self.chance.happens(0.8) {
            return;
        }
        let theme = life.theme;
        let mut lists = vec![format!("{theme}.words")];
        if life.person.details.language == "cy" && self.chance.happens(0.7) {
            lists.insert(0, format!("{theme}.cy"));
            lists.insert(1, "cy".to_owned());
        }
        let words = self.deck.draw_first(&mut self.chance, &lists);
        life.person.own_words = Some((life.told(words), Some(on)));
    }

    fn consents(&mut self, life: &Life, carried: &Carried, at: Timestamp) {
        let how = if life.person.details.interpreter {
            "through_interpreter"
        } else {
            self.chance.word(&["in_person", "in_person", "by_phone", "signed"])
        };
        for (kind, odds, recipient) in [("share_with_practice", 0.82, "GP practice"), ("feedback", 0.4, "")] {
            if self.chance.happens(odds) {
                self.batch.consents.push(ConsentRow {
                    id: self.chance.id(),
                    person_id: life.person.id.uuid(),
                    kind: kind.to_owned(),
                    service_id: None,
                    recipient: recipient.to_owned(),
                    given_at: at,
                    given_how: how.to_owned(),
                    recorded_by: Some(carried.worker.id.uuid()),
                    withdrawn_at: None,
                    withdrawn_by: None,
                });
            }
        }
    }

    fn what_matters(&mut self, life: &Life, carried: &Carried, at: Timestamp) {
        let theme = life.theme;
        let mut say = |list: &str, odds: f64| -> String {
            if self.chance.happens(odds) { life.told(self.deck.draw(&mut self.chance, list)) } else { String::new() }
        };
        let row = WhatMattersRow {
            id: Uuid::nil(),
            person_id: life.person.id.uuid(),
            most_important: say(&format!("{theme}.matters"), 1.0),
            important_people: say("people", 0.9),
            communication: say("communication", 0.7),
            wellness: say("wellness", 0.75),
            please_do: say("please", 0.7),
            how_to_support: say("support", 0.6),
            also_worth_knowing: say("worth_knowing", 0.5),
            supported_by: if life.person.details.interpreter { "Interpreter".to_owned() } else { String::new() },
            written_by: carried.worker.id.uuid(),
            written_at: at,
        };
        self.batch.what_matters.push(WhatMattersRow { id: self.chance.id(), ..row });
        let worker = &carried.worker;
        self.noted(
            at,
            &By::Account(worker.id, &worker.name),
            "what_matters_saved",
            ("person", life.person.id.uuid()),
            life.person.id,
            "",
        );
    }

    fn needs(&mut self, life: &Life, referral: &Referral, carried: &Carried, at: Timestamp) -> Vec<Uuid> {
        let mut ids = Vec::new();
        for code in &referral.request.needs {
            let better =
                carried.reason.is_some_and(|it| matches!(it, ClosureReason::GoalsMet | ClosureReason::PartlyMet));
            let met = (better && self.chance.happens(0.6)) || (carried.until.is_none() && self.chance.happens(0.08));
            let words = if ids.is_empty() && self.whole {
                life.told(self.line(&format!("{}.matters", life.theme)))
            } else {
                String::new()
            };
            let until = carried.until.unwrap_or(self.diary.today);
            let id = self.chance.id();
            self.batch.needs.push(NeedRow {
                id,
                person_id: life.person.id.uuid(),
                referral_id: Some(referral.id.uuid()),
                code: code.clone(),
                words: if words.is_empty() { Need::from_code(code).map_or("", Need::label).to_owned() } else { words },
                noted_at: at,
                met_at: met.then(|| self.diary.past(until, 15 * 60)),
                removed_at: None,
            });
            ids.push(id);
        }
        ids
    }

    fn plan(&mut self, life: &mut Life, referral: &Referral, carried: &Carried, given: &Given, needs: &[Uuid]) {
        let (Some(began), Some(second)) = (given.reached.first().copied(), given.reached.get(1).copied()) else {
            return;
        };
        let stage = match (carried.until, given.reached.len()) {
            (Some(_), _) => Stage::Ended,
            (None, ..=2) if self.chance.happens(0.5) => Stage::Draft,
            (None, 4..) if self.chance.happens(0.16) => Stage::UnderReview,
            _ if self.chance.happens(0.14) => Stage::Draft,
            _ => Stage::Agreed,
        };
        let agreed = (stage != Stage::Draft).then(|| self.diary.past(second, 15 * 60 + 30));
        let how = if life.person.details.interpreter {
            "through_interpreter"
        } else {
            self.chance.word(&["in_person", "in_person", "by_phone", "signed"])
        };
        let today = self.diary.today;
        let mut review = plus(second, self.chance.between(42, 90));
        if stage != Stage::Ended && review < today {
            review = if self.chance.happens(0.2) {
                self.diary.ago(self.chance.between(0, 9))
            } else {
                plus(today, self.chance.between(4, 50))
            };
        }
        life.plans += 1;
        let id = self.chance.id();
        let updated = given.last.unwrap_or(self.diary.now);
        let contingency = if self.chance.happens(0.6) { life.told(self.line("contingency")) } else { String::new() };
        self.batch.plans.push(PlanRow {
            id,
            person_id: life.person.id.uuid(),
            referral_id: Some(referral.id.uuid()),
            state: stage.code().to_owned(),
            revision: life.plans,
            agreed_at: agreed,
            agreed_how: if agreed.is_some() { how.to_owned() } else { String::new() },
            agreed_by: if agreed.is_some() { life.person.details.full_name() } else { String::new() },
            review_on: Some(review).filter(|_| stage != Stage::Draft),
            contingency,
            written_by: carried.worker.id.uuid(),
            updated_at: updated,
            version: 0,
        });
        if let Some(at) = agreed {
            let worker = &carried.worker;
            self.noted(at, &By::Account(worker.id, &worker.name), "plan_agreed", ("plan", id), life.person.id, how);
        }
        for place in 0..self.chance.between(1, 3) {
            let need = needs.get(usize::try_from(place).unwrap_or_default()).or(needs.first()).copied();
            self.goal(life, carried, given, (id, need), instant(began, 16 * 60));
        }
    }

    fn goal(
        &mut self,
        life: &Life,
        carried: &Carried,
        given: &Given,
        (plan, need): (Uuid, Option<Uuid>),
        at: Timestamp,
    ) {
        let id = self.chance.id();
        let state = match carried.reason {
            Some(ClosureReason::GoalsMet) => "achieved",
            Some(ClosureReason::PartlyMet | ClosureReason::MovedToOtherSupport) => {
                self.chance.word(&["achieved", "partly_achieved", "partly_achieved", "not_achieved"])
            }
            Some(_) => self.chance.word(&["not_achieved", "no_longer_wanted", "partly_achieved"]),
            None if given.reached.len() > 5 => {
                self.chance.word(&["in_progress", "in_progress", "achieved", "partly_achieved"])
            }
            None => self.chance.word(&["not_started", "in_progress", "in_progress"]),
        };
        let over = !matches!(state, "not_started" | "in_progress");
        let outcome = if over { self.line(&format!("goal.{state}")) } else { "" };
        self.batch.goals.push(GoalRow {
            id,
            person_id: life.person.id.uuid(),
            plan_id: plan,
            need_id: need,
            words: life.told(self.deck.draw(&mut self.chance, &format!("{}.goal", life.theme))),
            importance: self.chance.between(5, 10),
            state: state.to_owned(),
            outcome: life.told(outcome),
            created_at: at,
            updated_at: given.last.unwrap_or(at),
        });
        for _ in 0..self.chance.between(1, 3) {
            self.action(life, carried, id, over, at);
        }
    }

    fn action(&mut self, life: &Life, carried: &Carried, goal: Uuid, over: bool, at: Timestamp) {
        let began = footbridge_app::time::day_of(at);
        let state = if over {
            self.chance.word(&["done", "done", "done", "not_needed"])
        } else {
            self.chance.word(&["to_do", "to_do", "to_do", "done", "not_needed"])
        };
        let mut by_on = plus(began, self.chance.between(7, 35));
        if state == "to_do" && by_on < self.diary.today {
            by_on = if self.chance.happens(0.15) {
                self.diary.ago(self.chance.between(1, 12))
            } else {
                plus(self.diary.today, self.chance.between(2, 30))
            };
        }
        let confidence = self.chance.pick(&[3, 4, 5, 6, 7, 7, 8, 8, 9, 10], 7);
        let would_help =
            if confidence < 7 && self.chance.happens(0.7) { life.told(self.line("would_help")) } else { String::new() };
        let who = if self.chance.happens(0.72) { life.called().to_owned() } else { carried.worker.name.clone() };
        self.batch.actions.push(ActionRow {
            id: self.chance.id(),
            person_id: life.person.id.uuid(),
            goal_id: goal,
            words: life.told(self.deck.draw(&mut self.chance, &format!("{}.action", life.theme))),
            who,
            by_on: Some(by_on),
            confidence,
            would_help,
            state: state.to_owned(),
            done_on: (state == "done").then(|| by_on.min(self.diary.ago(1)).max(began)),
            created_at: at,
        });
    }
}

//! What only few may read: safeguarding concerns and restricted notes, sealed like everything of the kind.

use footbridge_domain::access::Purpose;
use footbridge_store::access::grants::AccessGrant;
use footbridge_store::bulk::{RestrictedNoteRow, SafeguardingConcernRow};
use footbridge_store::vault::Place;
use jiff::ToSpan as _;
use jiff::civil::Date;

use super::person::Life;
use super::team::Worker;
use super::teller::{By, Teller};

/// One concern as it hangs together: codes, words, whom it went to.
struct Worry {
    category: &'static str,
    source: &'static str,
    wishes: &'static str,
    capacity: &'static str,
    ground: &'static str,
    decision: &'static str,
    decided_by: &'static str,
    told: &'static str,
    outcome: &'static str,
    words: &'static str,
}

const WORRIES: &[Worry] = &[
    Worry {
        category: "domestic",
        source: "person_told_us",
        wishes: "wants_time",
        capacity: "presumed",
        ground: "consent",
        decision: "safety_plan",
        decided_by: "Ben Carter with Helen Marsh",
        told: "Safe Harbour",
        outcome: "waiting",
        words: "She said he takes her phone at night and has pushed her twice. Not in front of the baby. She wants time. We made a plan: bag at her sister’s, code word, police number under another name.",
    },
    Worry {
        category: "financial",
        source: "worker_saw",
        wishes: "wants_action",
        capacity: "presumed",
        ground: "consent",
        decision: "referred_adults",
        decided_by: "Amira Hassan with Helen Marsh",
        told: "Northshore adult safeguarding",
        outcome: "waiting",
        words: "Bank card kept by a relative, pension drawn the day it comes, no food in the house. She asked, through the interpreter and alone, for her own key and her own card.",
    },
    Worry {
        category: "self_neglect",
        source: "worker_saw",
        wishes: "wants_no_action",
        capacity: "in_doubt",
        ground: "lacks_capacity",
        decision: "referred_adults",
        decided_by: "Helen Marsh",
        told: "Northshore adult safeguarding",
        outcome: "enquiry_opened",
        words: "Only one path through the hall. Cooker used as a heater. Would not hear of help. Told him that I would ring and why.",
    },
    Worry {
        category: "neglect",
        source: "family_or_friend",
        wishes: "could_not_ask",
        capacity: "assessed",
        ground: "others_at_risk",
        decision: "told_practice",
        decided_by: "Sioned Pritchard with Helen Marsh",
        told: "Kirk Point Family Practice",
        outcome: "risk_reduced",
        words: "Neighbour says the care calls do not come at weekends. Found her in Friday’s clothes on Monday.",
    },
    Worry {
        category: "exploitation",
        source: "organisation",
        wishes: "wants_action",
        capacity: "presumed",
        ground: "crime_or_court",
        decision: "told_police",
        decided_by: "Callum Reid with Helen Marsh",
        told: "Police, 101",
        outcome: "risk_removed",
        words: "Two men moved into the flat and will not leave. He sleeps on the landing. Wants them out and wants his name kept quiet.",
    },
    Worry {
        category: "psychological",
        source: "referrer",
        wishes: "wants_no_action",
        capacity: "presumed",
        ground: "not_shared",
        decision: "watch_and_review",
        decided_by: "Kasia Nowak",
        told: "",
        outcome: "waiting",
        words: "Daughter shouts about the house. She asked me to leave it for now and to ask again at the next visit, which I will.",
    },
];

impl Teller<'_> {
    /// A few people of the town have one of these; the named ones have theirs.
    pub fn private_matters(&mut self, life: &Life, worker: &Worker, from: Date) {
        let days = self.diary.days_since(from);
        if days < 10 {
            return;
        }
        if self.chance.happens(0.03) {
            let which = usize::try_from(self.chance.between(2, 5)).unwrap_or(2);
            let on = self.diary.ago(self.chance.between(3, days.min(200)));
            let follow = self.diary.ahead(self.chance.between(2, 20));
            self.concern(life, worker, which, on, Some(follow));
        }
        if self.chance.happens(0.045) {
            let kind = self.chance.word(&["third_party", "third_party", "other", "domestic_abuse"]);
            let on = self.diary.ago(self.chance.between(2, days.min(200)));
            self.note(life, worker, kind, on);
        }
    }

    pub fn concern(&mut self, life: &Life, worker: &Worker, which: usize, on: Date, follow_up_on: Option<Date>) {
        let worry = &WORRIES[which % WORRIES.len()];
        let id = self.chance.id();
        let place = Place { table: "safeguarding_concern", column: "sealed", row: id };
        let Ok(sealed) = self.app.vault.seal(place, worry.words) else { return };
        let at = self.diary.worked(&mut self.chance, on);
        let over = worry.outcome.starts_with("risk_re");
        self.batch.concerns.push(SafeguardingConcernRow {
            id,
            person_id: life.person.id.uuid(),
            category: worry.category.to_owned(),
            source: worry.source.to_owned(),
            immediate_danger: false,
            wishes: worry.wishes.to_owned(),
            capacity: worry.capacity.to_owned(),
            sharing_ground: worry.ground.to_owned(),
            decision: worry.decision.to_owned(),
            decided_by: worry.decided_by.to_owned(),
            referred_to: worry.told.to_owned(),
            referred_at: (!worry.told.is_empty()).then(|| (at + 40.minutes()).min(self.diary.now)),
            follow_up_on: follow_up_on.filter(|_| !over),
            outcome: worry.outcome.to_owned(),
            sealed,
            recorded_by: worker.id.uuid(),
            recorded_at: at,
            closed_at: over.then(|| (at + (9 * 24).hours()).min(self.diary.now)),
            version: i64::from(over),
        });
        self.noted(
            at,
            &By::Account(worker.id, &worker.name),
            "safeguarding_recorded",
            ("safeguarding_concern", id),
            life.person.id,
            worry.category,
        );
    }

    pub fn note(&mut self, life: &Life, worker: &Worker, kind: &str, on: Date) {
        let id = self.chance.id();
        let words = life.told(self.line(&format!("note.{kind}")));
        let place = Place { table: "restricted_note", column: "sealed", row: id };
        let Ok(sealed) = self.app.vault.seal(place, &words) else { return };
        let at = self.diary.worked(&mut self.chance, on);
        self.batch.notes.push(RestrictedNoteRow {
            id,
            person_id: life.person.id.uuid(),
            kind: kind.to_owned(),
            sealed,
            author_id: worker.id.uuid(),
            written_at: at,
        });
        self.noted(
            at,
            &By::Account(worker.id, &worker.name),
            "restricted_note_written",
            ("restricted_note", id),
            life.person.id,
            kind,
        );
    }

    /// Colleagues who opened a record that is not theirs: one covering, one in an emergency that nobody has reviewed yet.
    pub fn opened_by_others(&mut self) {
        let people: Vec<_> = self.batch.concerns.iter().map(|it| it.person_id).take(2).collect();
        let (Some(ben), Some(sioned)) = (self.team.workers.get(1).cloned(), self.team.workers.get(2).cloned()) else {
            return;
        };
        let reasons = [
            ("reason", ben, "cover", "Amira is on leave on Friday and asked me to ring about the housing letter.", 3),
            (
                "break_glass",
                sioned,
                "safety_concern",
                "Police rang and asked whether she is safe tonight. Helen could not be reached.",
                2,
            ),
        ];
        for (person, (kind, worker, purpose, words, days)) in people.into_iter().rev().zip(reasons) {
            let at = self.diary.worked(&mut self.chance, self.diary.ago(days));
            let words = format!(
                "{}: {words}",
                if kind == "reason" { Purpose::Cover.label() } else { Purpose::SafetyConcern.label() }
            );
            let id = self.chance.fresh();
            self.batch.grants.push(AccessGrant {
                id,
                scheme: self.team.scheme,
                account: worker.id,
                person: person.into(),
                kind: kind.to_owned(),
                purpose: purpose.to_owned(),
                reason: words.clone(),
                given_at: at,
                expires_at: at + 8.hours(),
                reviewed_at: None,
                reviewed_by: None,
                review: String::new(),
            });
            let event = if kind == "reason" { "access_reason_given" } else { "glass_broken" };
            self.noted_because(
                at,
                &By::Account(worker.id, &worker.name),
                event,
                ("access_grant", id.uuid()),
                person.into(),
                purpose,
                &words,
            );
            self.noted_because(
                at + 1.minutes(),
                &By::Account(worker.id, &worker.name),
                "record_viewed",
                ("person", person),
                person.into(),
                "",
                &words,
            );
        }
    }
}

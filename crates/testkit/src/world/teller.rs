//! Who tells the world: what has been told so far, and what is still to be told.

use std::collections::HashSet;

use footbridge_app::App;
use footbridge_domain::ids::{AccountId, PersonId};
use footbridge_store::access::audit::Entry;
use jiff::Timestamp;
use uuid::Uuid;

use super::batch::Batch;
use super::catalogue::Shelf;
use super::chance::Chance;
use super::diary::Diary;
use super::size::WorldSize;
use super::team::{Team, Worker};
use super::words::{self, Deck};

/// A need theme and how often it brings somebody.
struct Theme {
    name: &'static str,
    weight: u32,
}

pub struct Teller<'a> {
    pub app: &'a App,
    pub chance: Chance,
    pub deck: Deck,
    pub diary: Diary,
    pub team: &'a Team,
    pub shelf: &'a Shelf,
    pub batch: Batch,
    pub size: WorldSize,
    /// Every story in full; false where only their number is wanted.
    pub whole: bool,
    pub named: HashSet<String>,
    /// People and referrals so far: numbers and references are made from these.
    pub number: u64,
    pub references: u64,
    /// How many open people each link worker may still be given.
    pub room: Vec<i64>,
    themes: Vec<Theme>,
}

/// Who did something, for the audit trail.
pub enum By<'a> {
    Account(AccountId, &'a str),
    Public,
}

impl<'a> Teller<'a> {
    pub fn new(app: &'a App, chance: Chance, size: WorldSize, team: &'a Team, shelf: &'a Shelf) -> Self {
        let themes = words::sections_with("weight")
            .into_iter()
            .map(|name| Theme { name, weight: words::one(&format!("{name}.weight")).parse().unwrap_or(1) })
            .collect();
        let mut teller = Self {
            app,
            chance,
            deck: Deck::default(),
            diary: Diary::at(app.now()),
            team,
            shelf,
            batch: Batch::default(),
            size,
            whole: size.tells_whole_stories(),
            named: HashSet::new(),
            number: 0,
            references: 0,
            room: Vec::new(),
            themes,
        };
        teller.room = teller.caseloads();
        teller
    }

    /// Amira's caseload is the fullest that is still safe; the others share what is open.
    fn caseloads(&self) -> Vec<i64> {
        let open = i64::try_from(self.size.people * 41 / 100).unwrap_or(i64::MAX);
        let others = i64::try_from(self.team.workers.len().saturating_sub(1).max(1)).unwrap_or(1);
        let first = 41.min(open);
        self.team
            .workers
            .iter()
            .enumerate()
            .map(|(place, _)| if place == 0 { first } else { (open - first) / others + 2 })
            .collect()
    }

    pub fn theme(&mut self) -> &'static str {
        let place = self.chance.weighted(self.themes.iter().map(|it| it.weight));
        self.themes.get(place).map_or("loneliness", |it| it.name)
    }

    /// A link worker with room, with the language if anybody has it. `fills` takes a place on the caseload.
    pub fn worker_for(&mut self, language: &str, fills: bool) -> Worker {
        let speaks = |worker: &Worker| worker.languages.contains(&language);
        let fitting: Vec<usize> =
            (0..self.team.workers.len()).filter(|it| self.room[*it] > 0 && speaks(&self.team.workers[*it])).collect();
        let place = if language != "en" && !fitting.is_empty() && self.chance.happens(0.7) {
            self.chance.pick(&fitting, 0)
        } else if self.room.iter().any(|it| *it > 0) {
            self.chance.weighted(self.room.iter().map(|it| u32::try_from((*it).max(0)).unwrap_or(0)))
        } else {
            self.chance.place(self.team.workers.len())
        };
        if fills {
            self.room[place] -= 1;
        }
        self.team.workers[place].clone()
    }

    /// A line of the general words or of the theme, never twice in a row.
    pub fn line(&mut self, name: &str) -> &'static str {
        self.deck.draw(&mut self.chance, name)
    }

    pub fn noted(
        &mut self,
        at: Timestamp,
        by: &By<'_>,
        event: &str,
        subject: (&str, Uuid),
        person: PersonId,
        detail: &str,
    ) {
        self.noted_because(at, by, event, subject, person, detail, "");
    }

    #[expect(clippy::too_many_arguments, reason = "one entry of the trail has that many parts")]
    pub fn noted_because(
        &mut self,
        at: Timestamp,
        by: &By<'_>,
        event: &str,
        subject: (&str, Uuid),
        person: PersonId,
        detail: &str,
        reason: &str,
    ) {
        let (kind, actor, name) = match by {
            By::Account(id, name) => ("account", Some(id.uuid()), *name),
            By::Public => ("public", None, ""),
        };
        self.batch.audit.push(Entry {
            at,
            scheme: Some(self.team.scheme.uuid()),
            actor_kind: kind.to_owned(),
            actor,
            actor_name: name.to_owned(),
            event: event.to_owned(),
            subject_kind: subject.0.to_owned(),
            subject: Some(subject.1),
            person: Some(person.uuid()),
            reason: reason.to_owned(),
            detail: detail.to_owned(),
        });
    }
}

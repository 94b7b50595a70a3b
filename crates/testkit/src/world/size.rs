//! How large a world is wanted.

/// People, services, months of history, link workers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WorldSize {
    pub people: u64,
    pub services: u64,
    pub months: u32,
    pub workers: u32,
}

impl Default for WorldSize {
    fn default() -> Self {
        Self::demonstration()
    }
}

/// Above this many people stories become short: their number is what is wanted.
const WHOLE_STORIES: u64 = 2_000;

impl WorldSize {
    /// One scheme as one team knows it.
    pub const fn demonstration() -> Self {
        Self { people: 400, services: 250, months: 18, workers: 6 }
    }

    /// For load: enough link workers that each caseload stays a human one.
    pub fn load(people: u64, services: u64) -> Self {
        let workers = u32::try_from(people / 70).unwrap_or(u32::MAX).clamp(6, 5_000);
        Self { people, services, months: 36, workers }
    }

    pub const fn tells_whole_stories(&self) -> bool {
        self.people <= WHOLE_STORIES
    }

    /// What the progress counts up to.
    pub const fn steps(&self) -> u64 {
        self.people + self.services
    }
}

//! A view of the whole index at one moment. It never changes, so any number of threads may
//! search it while a writer prepares the next.

use std::sync::Arc;

use domain::directory::ServiceId;
use footbridge_domain as domain;

use crate::document::Document;
use crate::merge::merge;
use crate::segment::Segment;

/// A segment and which of its entries have died since it was made.
#[derive(Debug, Clone)]
pub(crate) struct Part {
    pub segment: Arc<Segment>,
    dead: Arc<Vec<u64>>,
    dead_count: usize,
}

impl Part {
    fn new(segment: Segment) -> Self {
        let words = segment.entries.len().div_ceil(64);
        Self { segment: Arc::new(segment), dead: Arc::new(vec![0; words]), dead_count: 0 }
    }

    pub(crate) fn is_alive(&self, entry: u32) -> bool {
        self.dead[entry as usize / 64] & 1 << (entry % 64) == 0
    }

    pub(crate) fn living(&self) -> usize {
        self.segment.entries.len() - self.dead_count
    }

    /// Marks a service's entries dead.
    fn bury(&mut self, id: ServiceId) {
        let segment = Arc::clone(&self.segment);
        for entry in segment.entries_of(id) {
            if self.is_alive(entry) {
                Arc::make_mut(&mut self.dead)[entry as usize / 64] |= 1 << (entry % 64);
                self.dead_count += 1;
            }
        }
    }
}

/// A view of the whole index at one moment.
#[derive(Debug, Clone, Default)]
pub struct Snapshot {
    pub(crate) parts: Vec<Part>,
}

impl Snapshot {
    /// The snapshot of these documents alone.
    pub(crate) fn of(documents: &[Document]) -> Self {
        let segment = Segment::build(documents);
        let parts = if segment.entries.is_empty() { Vec::new() } else { vec![Part::new(segment)] };
        Self { parts }
    }

    /// The snapshot after some services have gone and these documents have come.
    pub(crate) fn after(&self, gone: &[ServiceId], come: &[Document]) -> Self {
        let mut parts = self.parts.clone();
        for part in &mut parts {
            for &id in gone {
                part.bury(id);
            }
        }
        parts.retain(|it| it.living() > 0);
        let segment = Segment::build(come);
        if !segment.entries.is_empty() {
            parts.push(Part::new(segment));
        }
        tidy(&mut parts);
        Self { parts }
    }

    /// How many services it holds. Counts every service once, however many places it has.
    #[must_use]
    pub fn len(&self) -> usize {
        let alive = |part: &Part| {
            let ids = part.segment.by_id.iter().filter(|it| part.is_alive(it.1)).map(|it| it.0);
            let mut count = 0;
            let mut last = None;
            for id in ids {
                count += usize::from(last != Some(id));
                last = Some(id);
            }
            count
        };
        self.parts.iter().map(alive).sum()
    }

    /// Whether it holds nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }
}

/// Keeps the parts few: each at least four times the next, so a change merges little and
/// only seldom much; and a part that is mostly dead is written anew.
fn tidy(parts: &mut Vec<Part>) {
    while let [.., left, right] = parts.as_slice() {
        if left.living() >= 4 * right.living() && left.dead_count <= left.living() {
            break;
        }
        let merged = Part::new(merge(left, right));
        parts.truncate(parts.len() - 2);
        parts.push(merged);
    }
    if let [only] = parts.as_slice()
        && only.dead_count > only.living()
    {
        *parts = vec![Part::new(merge(only, &Part::new(Segment::default())))];
    }
}

//! The best hits so far, and how many there were in all.

use std::cmp::Ordering;
use std::collections::{BinaryHeap, HashMap};

use domain::directory::ServiceId;
use footbridge_domain as domain;

use crate::hits::{Correction, Hit, Hits};
use crate::query::Query;

/// The best hits so far and the exact count.
pub(crate) struct Best {
    keep: usize,
    total: usize,
    heap: BinaryHeap<Worst>,
    /// Services with several places: the best of each, counted once.
    many: HashMap<ServiceId, Hit>,
}

/// A hit that sorts the worst to the top of the heap.
struct Worst(Hit);

impl PartialEq for Worst {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}
impl Eq for Worst {}
impl PartialOrd for Worst {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Worst {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.ranking(&other.0)
    }
}

impl Best {
    pub(crate) fn new(keep: usize) -> Self {
        Self { keep, total: 0, heap: BinaryHeap::new(), many: HashMap::new() }
    }

    pub(crate) fn offer(&mut self, one_of_many: bool, hit: Hit) {
        if !one_of_many {
            self.total += 1;
            self.push(hit);
            return;
        }
        match self.many.get_mut(&hit.id) {
            Some(known) if hit.ranking(known) == Ordering::Less => *known = hit,
            Some(_) => {}
            None => {
                self.many.insert(hit.id, hit);
            }
        }
    }

    fn push(&mut self, hit: Hit) {
        if self.heap.len() < self.keep {
            self.heap.push(Worst(hit));
        } else if let Some(mut worst) = self.heap.peek_mut()
            && hit.ranking(&worst.0) == Ordering::Less
        {
            *worst = Worst(hit);
        }
    }

    pub(crate) fn finish(mut self, query: &Query, corrections: Vec<Correction>) -> Hits {
        self.total += self.many.len();
        for (_, hit) in std::mem::take(&mut self.many) {
            self.push(hit);
        }
        let ranked = self.heap.into_sorted_vec().into_iter().skip(query.offset);
        Hits { total: self.total, hits: ranked.map(|it| it.0).collect(), corrections }
    }
}

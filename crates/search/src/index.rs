//! The index a node keeps: readers take the newest snapshot, writers replace it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use domain::directory::ServiceId;
use footbridge_domain as domain;

use crate::document::Document;
use crate::hits::Hits;
use crate::query::Query;
use crate::snapshot::Snapshot;

/// One change of the directory.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// A service is new or other than it was.
    Put(Box<Document>),
    /// A service is gone, or may no longer be offered.
    Remove(ServiceId),
}

/// The index of one node. Share it by reference or `Arc` among any number of threads.
#[derive(Debug, Default)]
pub struct Index {
    current: RwLock<Arc<Snapshot>>,
    writing: Mutex<()>,
}

impl Index {
    /// An index of these documents; of two with one id the later counts.
    pub fn build(documents: impl IntoIterator<Item = Document>) -> Self {
        let index = Self::default();
        index.replace(documents);
        index
    }

    /// Throws everything away and begins again with these documents.
    pub fn replace(&self, documents: impl IntoIterator<Item = Document>) {
        let _one_writer = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let changes = documents.into_iter().map(|it| Change::Put(Box::new(it)));
        let (_, come) = last_words(changes);
        self.show(Snapshot::of(&come));
    }

    /// Applies changes in their order, all at once: a search sees all of them or none. When
    /// this returns, they are found.
    pub fn apply(&self, changes: impl IntoIterator<Item = Change>) {
        let (gone, come) = last_words(changes);
        if gone.is_empty() {
            return;
        }
        let _one_writer = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let next = self.snapshot().after(&gone, &come);
        self.show(next);
    }

    /// The index as it is now. Hold it for as long as one page needs, not longer.
    #[must_use]
    pub fn snapshot(&self) -> Arc<Snapshot> {
        Arc::clone(&self.current.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Searches the index as it is now.
    #[must_use]
    pub fn search(&self, query: &Query) -> Hits {
        self.snapshot().search(query)
    }

    fn show(&self, next: Snapshot) {
        *self.current.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(next);
    }
}

/// Every id that was spoken of, and the documents that were put last and stayed.
fn last_words(changes: impl IntoIterator<Item = Change>) -> (Vec<ServiceId>, Vec<Document>) {
    let mut last: HashMap<ServiceId, Option<Document>> = HashMap::new();
    for change in changes {
        match change {
            Change::Put(document) => last.insert(document.id, Some(*document)),
            Change::Remove(id) => last.insert(id, None),
        };
    }
    let gone = last.keys().copied().collect();
    let mut come: Vec<Document> = last.into_values().flatten().collect();
    come.sort_unstable_by_key(|it| it.id);
    (gone, come)
}

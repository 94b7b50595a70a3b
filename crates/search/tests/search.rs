//! The index against a reference that looks at every document, one by one.

#![allow(clippy::unwrap_used)]

mod reference;
mod stories;
mod trafford;
mod world;

use footbridge_search::{Change, Document, Index, Query};
use proptest::prelude::*;
use world::World;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn hits_are_those_of_a_reference_that_looks_at_everything(seed in any::<u64>()) {
        let mut world = World::new(seed);
        let size = 1 + world.below(120);
        let mut documents: Vec<_> = (0..size).map(|id| world.document(id)).collect();
        let index = Index::build(documents.clone());

        for _ in 0..12 {
            // Change some entries, a few at a time, so that parts pile up, merge and die.
            let mut changes = Vec::new();
            for _ in 0..world.below(8) {
                let id = world.below(size + 10);
                let document = world.document(id);
                documents.retain(|it| it.id != document.id);
                if world.chance(3) {
                    changes.push(Change::Remove(document.id));
                } else {
                    documents.push(document.clone());
                    changes.push(Change::Put(Box::new(document)));
                }
            }
            index.apply(changes);
            prop_assert_eq!(index.snapshot().len(), documents.len());

            for _ in 0..6 {
                let mut query = world.query();
                query.limit = usize::MAX - 1;
                let found = index.search(&query);
                let mut ids: Vec<_> = found.hits.iter().map(|it| it.id).collect();
                ids.sort_unstable();
                let expected = reference::search(&documents, &query);
                prop_assert_eq!(&ids, &expected, "{:?}", &query);
                prop_assert_eq!(found.total, expected.len());

                // However the index came about, the answer is the same to the last digit.
                let anew = Index::build(documents.clone()).search(&query);
                prop_assert_eq!(&anew, &found);

                // A page is a cut from the whole.
                query.limit = 3;
                query.offset = world.below(4);
                let page = index.search(&query);
                let from = query.offset.min(found.hits.len());
                let to = (from + 3).min(found.hits.len());
                prop_assert_eq!(&page.hits[..], &found.hits[from..to]);
                prop_assert_eq!(page.total, found.total);
            }
        }
    }

    #[test]
    fn the_index_rules_out_what_the_domain_rules_out_and_nothing_else(seed in any::<u64>()) {
        let mut world = World::new(seed);
        let services: Vec<_> = (0..60).map(|id| world.service(id)).collect();
        let index = Index::build(services.iter().map(|it| Document::of(it, None, "")));
        for _ in 0..20 {
            let mut query = Query::new(world::TODAY);
            query.wants = world.query().wants;
            query.limit = services.len();
            let wants = &query.wants;
            let fits = |it: &&footbridge_domain::directory::Service| {
                let asked = wants.needs.is_empty() || wants.need_codes().any(|n| it.needs.iter().any(|own| own == n));
                asked && wants.bars(it).is_empty()
            };
            let mut expected: Vec<_> = services.iter().filter(fits).map(|it| it.id).collect();
            expected.sort_unstable();
            let mut found: Vec<_> = index.search(&query).hits.iter().map(|it| it.id).collect();
            found.sort_unstable();
            prop_assert_eq!(found, expected, "{:?}", &query.wants);
        }
    }

    #[test]
    fn no_words_make_it_panic(words in "\\PC{0,80}", typing in any::<bool>()) {
        let mut world = World::new(7);
        let index = Index::build((0..40).map(|id| world.document(id)));
        let mut query = world.query();
        query.words = words;
        query.typing = typing;
        let _ = index.search(&query);
    }
}

//! What a link worker would try first.

use footbridge_domain::directory::{AccessFeature, CostKind, ForSex};
use footbridge_domain::geography::{GridPoint, Precision};
use footbridge_domain::matching::score::Term;
use footbridge_search::{Change, Document, Index, Place, Query, Travel};

use crate::world::{TODAY, World};

const SALE: GridPoint = GridPoint { easting: 378_700, northing: 392_068 };

fn a_document(id: usize, name: &str) -> Document {
    let blank = World::new(0).document(id);
    Document {
        organisation: None,
        name: name.to_owned(),
        organisation_name: String::new(),
        text: String::new(),
        labels: String::new(),
        needs: Vec::new(),
        kinds: Vec::new(),
        place_words: "Sale M33 7AD".to_owned(),
        places: vec![Place { point: SALE, precision: Precision::Point }],
        travel: Travel::GoThere,
        min_age: None,
        max_age: None,
        sex: None,
        access: Vec::new(),
        cost: CostKind::Unknown,
        languages: Vec::new(),
        ..blank
    }
}

fn names(index: &Index, documents: &[Document], query: &Query) -> Vec<String> {
    let hits = index.search(query).hits;
    let name = |id| documents.iter().find(|it| it.id == id).map(|it| it.name.clone());
    hits.iter().filter_map(|it| name(it.id)).collect()
}

#[test]
fn words_are_found_in_every_form_and_with_a_slip() {
    let documents = [a_document(1, "Sale Gardeners"), a_document(2, "Bereavement Café"), a_document(3, "Grŵp Cerdded")];
    let index = Index::build(documents.clone());
    for (typed, found) in [
        ("gardening", "Sale Gardeners"),
        ("gardners", "Sale Gardeners"),
        ("garde", "Sale Gardeners"),
        ("bereaved cafe", "Bereavement Café"),
        ("bereavment", "Bereavement Café"),
        ("CAFE", "Bereavement Café"),
        ("grwp", "Grŵp Cerdded"),
        ("gardeners m33", "Sale Gardeners"),
    ] {
        let got = names(&index, &documents, &Query::new(TODAY).words(typed)).join(";");
        assert_eq!(got, found, "{typed}");
    }
    let hits = index.search(&Query::new(TODAY).words("gardners"));
    assert_eq!(hits.corrections[0].used, ["gardeners"]);
}

#[test]
fn an_edit_is_found_at_once_and_a_reader_keeps_its_view() {
    let index = Index::build([a_document(1, "Tea Dance")]);
    let before = index.snapshot();
    index.apply([Change::Put(Box::new(a_document(1, "Lunch Club")))]);
    let lunch = Query::new(TODAY).words("lunch");
    assert_eq!(index.search(&lunch).total, 1);
    assert_eq!(index.search(&Query::new(TODAY).words("dance")).total, 0);
    assert_eq!(before.search(&lunch).total, 0);
    index.apply([Change::Remove(a_document(1, "").id)]);
    assert!(index.snapshot().is_empty());
}

#[test]
fn hard_limits_hold_and_silence_is_kept_with_a_lower_score() {
    let mut for_men = a_document(1, "Shed");
    for_men.sex = Some(ForSex::Men);
    let mut stairs = a_document(2, "Upstairs");
    stairs.access = vec![(AccessFeature::StepFree, false)];
    let mut ramp = a_document(3, "Ramp");
    ramp.access = vec![(AccessFeature::StepFree, true)];
    let silent = a_document(4, "Silent");
    let documents = [for_men, stairs, ramp, silent];
    let index = Index::build(documents.clone());
    let mut query = Query::new(TODAY).access(AccessFeature::StepFree);
    query.wants.sex = Some(ForSex::Women);
    assert_eq!(names(&index, &documents, &query), ["Ramp", "Silent"]);
    query.stated_only = true;
    assert_eq!(names(&index, &documents, &query), ["Ramp"]);
}

#[test]
fn a_group_at_two_places_is_counted_once_at_the_nearer() {
    let mut group = a_document(1, "Choir");
    let far = GridPoint { easting: SALE.easting + 5_000, northing: SALE.northing };
    group.places.push(Place { point: far, precision: Precision::Point });
    let index = Index::build([group]);
    let found = index.search(&Query::new(TODAY).within(SALE, Precision::Point, 10.0));
    assert_eq!(found.total, 1);
    assert_eq!(found.hits[0].distance.unwrap().metres, 0.0);
    assert_eq!(found.hits[0].terms.get(Term::Distance), Some(1.0));
}

#[test]
fn many_readers_and_a_writer_do_not_disturb_each_other() {
    let index = Index::build((0..200).map(|id| a_document(id, "Tea")));
    let tea = Query::new(TODAY).words("tea");
    std::thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| {
                for _ in 0..200 {
                    // Every change swaps one tea for another: there are always 200.
                    assert_eq!(index.search(&tea).total, 200);
                }
            });
        }
        for turn in 0..200 {
            let (old, new) = (a_document(turn, "").id, a_document(turn + 200, "Tea"));
            index.apply([Change::Remove(old), Change::Put(Box::new(new))]);
        }
    });
}

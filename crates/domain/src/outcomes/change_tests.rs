//! Groups as commissioners ask about them, and golden figures made with SciPy.

use super::*;
use crate::outcomes::measure::MeasureKind;

fn satisfaction() -> &'static Scale {
    MeasureKind::Ons4.measure().scale("satisfied").unwrap()
}

fn pair(first: f64, last: f64) -> Due {
    Due { first, last: Ok(last) }
}

fn lost(first: f64, why: LostReason) -> Due {
    Due { first, last: Err(why) }
}

#[test]
fn only_people_with_both_scores_count() {
    // Everybody measured twice fell by one; those lost began much lower. The unpaired
    // averages would show a rise.
    let mut people = vec![pair(8.0, 7.0); 12];
    people.extend(vec![lost(1.0, LostReason::CouldNotReach); 20]);
    let group = group_change(satisfaction(), &people);
    let change = group.change.unwrap();
    assert!((change.mean + 1.0).abs() < 1e-12);
    assert_eq!((group.due, group.paired), (32, 12));
    assert_eq!(group.lost, [(LostReason::CouldNotReach, 20)]);
    assert_eq!(group.mean_first_of_lost, Some(1.0));
}

#[test]
fn few_pairs_show_nothing_and_some_a_caution() {
    let rows = [(9, Footing::TooFew), (10, Footing::Caution), (29, Footing::Caution), (30, Footing::Enough)];
    for (n, footing) in rows {
        let group = group_change(satisfaction(), &vec![pair(3.0, 6.0); n]);
        assert_eq!(group.footing, footing, "{n} pairs");
        assert_eq!(group.change.is_none(), footing == Footing::TooFew, "{n} pairs");
    }
    assert_eq!(group_change(satisfaction(), &[]).due, 0);
}

#[test]
fn three_states_are_counted() {
    let mut people = vec![pair(3.0, 7.0); 6];
    people.extend(vec![pair(5.0, 6.0); 5]);
    people.extend(vec![pair(8.0, 4.0); 2]);
    let verdicts = group_change(satisfaction(), &people).change.unwrap().verdicts.unwrap();
    assert_eq!(verdicts, Verdicts { improved: 6, unchanged: 5, worsened: 2 });
}

#[test]
fn reasons_for_loss_come_commonest_first() {
    let mut people = vec![lost(3.0, LostReason::DidNotWant)];
    people.extend(vec![lost(3.0, LostReason::NotAsked); 3]);
    let group = group_change(satisfaction(), &people);
    assert_eq!(group.lost, [(LostReason::NotAsked, 3), (LostReason::DidNotWant, 1)]);
    assert_eq!(group.mean_first_of_lost, None, "four people are too few to average");
}

#[test]
fn a_category_is_never_averaged() {
    let direct = MeasureKind::Loneliness.measure().scale("direct").unwrap();
    assert_eq!(group_change(direct, &vec![pair(1.0, 3.0); 40]).change, None);
}

#[test]
fn the_same_change_in_everybody_has_no_spread() {
    let change = group_change(satisfaction(), &vec![pair(3.0, 6.0); 10]).change.unwrap();
    assert_eq!(change.interval, (3.0, 3.0));
}

/// tests/golden/outcomes.py wrote these with SciPy.
#[test]
fn golden_t_quantiles() {
    let golden = include_str!("../../tests/golden/t_quantiles.csv");
    let mut rows = 0;
    for line in golden.lines().skip(1) {
        let fields: Vec<f64> = line.split(',').map(|f| f.parse().unwrap()).collect();
        let got = t_quantile(fields[0], fields[1]).unwrap();
        let tolerance = 1e-9 * fields[2].abs().max(1.0);
        assert!((got - fields[2]).abs() <= tolerance, "p {} df {}: {got} not {}", fields[0], fields[1], fields[2]);
        rows += 1;
    }
    assert!(rows > 60);
}

#[test]
fn golden_groups() {
    let golden = include_str!("../../tests/golden/paired_change.csv");
    for line in golden.lines().skip(1) {
        let fields: Vec<&str> = line.split(',').collect();
        let scores = |text: &str| text.split(' ').map(|v| v.parse::<f64>().unwrap()).collect::<Vec<_>>();
        let people: Vec<Due> = scores(fields[1]).into_iter().zip(scores(fields[2])).map(|(a, b)| pair(a, b)).collect();
        let change = group_change(satisfaction(), &people).change.unwrap();
        let expected: Vec<f64> = fields[3..].iter().map(|f| f.parse().unwrap()).collect();
        let got = [change.mean, change.sd, change.interval.0, change.interval.1];
        for (got, expected) in got.iter().zip(&expected) {
            assert!((got - expected).abs() < 1e-9, "{}: {got} not {expected}", fields[0]);
        }
    }
}

//! Tables as reports show them, and a solver that tries to work out what they hide.

use super::Shown::*;
use super::*;
use proptest::prelude::*;

const USUAL: SmallNumbers = SmallNumbers::USUAL;

#[test]
fn single_counts() {
    let rows = [
        ("nobody is no secret", 0, Count(0)),
        ("one person", 1, Small),
        ("six people", 6, Small),
        ("seven people", 7, Count(7)),
    ];
    for (who, count, shown) in rows {
        assert_eq!(USUAL.show(count), shown, "{who}");
    }
    assert_eq!(Small.words(7), "Fewer than 7 people, so we do not show this.");
    assert_eq!(SmallNumbers { hide_zero: true, ..USUAL }.show(0), Small);
}

#[test]
fn shares() {
    assert!(USUAL.may_show_share(40, 52));
    assert!(!USUAL.may_show_share(49, 52), "three people did not");
    assert!(USUAL.may_show_share(52, 52));
    assert!(!USUAL.may_show_share(3, 3));
}

#[test]
fn lists_with_a_total() {
    let rows: &[(&str, &[u64], &[Shown], Shown)] = &[
        ("nothing small", &[20, 30, 10], &[Count(20), Count(30), Count(10)], Count(60)),
        ("one small: another goes with it", &[3, 20, 30], &[Small, Guard, Count(30)], Count(53)),
        ("two small that together are many", &[4, 5, 30], &[Small, Small, Count(30)], Count(39)),
        ("two small that together are few", &[1, 2, 30, 9], &[Small, Small, Count(30), Guard], Count(42)),
        ("nobody does not hide a small one", &[3, 0, 30], &[Small, Count(0), Guard], Count(33)),
    ];
    for (who, counts, shown, total) in rows {
        assert_eq!(safe_list(counts, USUAL), (shown.to_vec(), *total), "{who}");
    }
}

#[test]
fn a_list_of_one_small_group_hides_its_total_too() {
    let (cells, total) = safe_list(&[3], USUAL);
    assert_eq!(cells, [Small]);
    assert_eq!(total.count(), None);
}

#[test]
fn a_table_by_ward_and_sex() {
    let table = safe_table(&[vec![3, 40], vec![25, 60], vec![30, 70]], USUAL);
    assert_eq!(table.cells[0][0], Small);
    assert_eq!(table.cells[0][1], Guard, "else the row's total gives it away");
    assert_eq!(table.cells[1][0], Guard, "else the column's total gives it away");
    assert_eq!(table.cells[1][1], Guard, "else the square can be solved");
    assert_eq!(table.total, Count(228));
    assert_eq!(table.row_totals, [Count(43), Count(85), Count(100)]);
}

#[test]
fn empty_and_ragged_tables() {
    assert_eq!(safe_table(&[], USUAL).total, Count(0));
    let table = safe_table(&[vec![10], vec![10, 20]], USUAL);
    assert_eq!(table.cells[0], [Count(10), Count(0)]);
}

/// Which hidden counts follow from the shown ones by sums alone: Gauss–Jordan on the table's equations.
fn solvable(table: &SafeTable) -> usize {
    let (height, width) = (table.cells.len() + 1, table.column_totals.len() + 1);
    let mut all: Vec<Vec<Shown>> = table.cells.clone();
    for (row, total) in all.iter_mut().zip(&table.row_totals) {
        row.push(*total);
    }
    all.push(table.column_totals.iter().copied().chain([table.total]).collect());
    let unknowns: Vec<(usize, usize)> = (0..height)
        .flat_map(|r| (0..width).map(move |c| (r, c)))
        .filter(|(r, c)| all[*r][*c].count().is_none())
        .collect();
    let mut equations: Vec<Vec<f64>> = Vec::new();
    for r in 0..height {
        equations.push(
            unknowns
                .iter()
                .map(|u| {
                    if u.0 != r {
                        0.0
                    } else if u.1 + 1 == width {
                        -1.0
                    } else {
                        1.0
                    }
                })
                .collect(),
        );
    }
    for c in 0..width {
        equations.push(
            unknowns
                .iter()
                .map(|u| {
                    if u.1 != c {
                        0.0
                    } else if u.0 + 1 == height {
                        -1.0
                    } else {
                        1.0
                    }
                })
                .collect(),
        );
    }
    let mut rank = 0;
    for column in 0..unknowns.len() {
        let Some(pivot) = (rank..equations.len()).find(|&r| equations[r][column].abs() > 1e-9) else {
            continue;
        };
        equations.swap(rank, pivot);
        let lead = equations[rank][column];
        equations[rank].iter_mut().for_each(|v| *v /= lead);
        for other in 0..equations.len() {
            if other != rank {
                let factor = equations[other][column];
                let lead = equations[rank].clone();
                equations[other].iter_mut().zip(&lead).for_each(|(value, of_lead)| *value -= factor * of_lead);
            }
        }
        rank += 1;
    }
    equations.iter().take(rank).filter(|row| row.iter().filter(|v| v.abs() > 1e-9).count() == 1).count()
}

proptest! {
    #[test]
    fn no_small_number_is_shown_and_none_can_be_worked_out(
        width in 1_usize..5,
        flat in proptest::collection::vec(prop_oneof![0_u64..10, 0_u64..60], 1..20),
        threshold in 2_u64..11,
        hide_zero in any::<bool>(),
    ) {
        let rows: Vec<Vec<u64>> = flat.chunks(width).map(<[u64]>::to_vec).collect();
        let rule = SmallNumbers { threshold, hide_zero };
        let table = safe_table(&rows, rule);
        let every = table.cells.iter().flatten().chain(&table.row_totals).chain(&table.column_totals).chain([&table.total]);
        for shown in every {
            prop_assert!(shown.count().is_none_or(|count| !rule.hides(count)));
        }
        prop_assert_eq!(solvable(&table), 0, "{:?}", table);
    }

    #[test]
    fn what_is_hidden_in_a_row_beside_its_total_is_no_small_group(
        row in proptest::collection::vec(0_u64..40, 1..8),
    ) {
        let (shown, total) = safe_list(&row, USUAL);
        let hidden: u64 = row.iter().zip(&shown).filter(|(_, s)| s.count().is_none()).map(|(n, _)| n).sum();
        if total.count().is_some() && shown.iter().any(|s| s.count().is_none()) {
            prop_assert!(hidden >= 7);
        }
    }
}

//! Two segments become one: the living entries of both in map order, every list renumbered.
//! Nothing is read again from text, so a merge costs about as much as copying.

use std::cmp::Ordering;

use crate::posting::Posting;
use crate::segment::{Segment, Word};
use crate::snapshot::Part;
use crate::strips::order;

/// For each old entry number its new one; `None` for the dead.
type Renumbering = Vec<Option<u32>>;

/// Merges two parts, leaving out the dead of both.
pub(crate) fn merge(left: &Part, right: &Part) -> Segment {
    let (entries, left_numbers, right_numbers) = merge_entries(left, right);
    let words = merge_sorted(
        &left.segment.words,
        &right.segment.words,
        |it| &it.text,
        |it| &it.posting,
        (&left_numbers, &right_numbers),
        |it, posting| Word { text: it.text.clone(), stem: it.stem.clone(), posting },
    );
    let codes = merge_sorted(
        &left.segment.codes,
        &right.segment.codes,
        |it| &it.0,
        |it| &it.1,
        (&left_numbers, &right_numbers),
        |it, posting| (it.0.clone(), posting),
    );
    Segment::from_parts(entries, words, codes)
}

fn merge_entries(left: &Part, right: &Part) -> (Vec<crate::entry::Entry>, Renumbering, Renumbering) {
    let (a, b) = (&left.segment.entries, &right.segment.entries);
    let (mut i, mut j) = (0, 0);
    let mut out = Vec::with_capacity(left.living() + right.living());
    let mut numbers = (vec![None; a.len()], vec![None; b.len()]);
    while i < a.len() || j < b.len() {
        let take_left = match (a.get(i), b.get(j)) {
            (Some(x), Some(y)) => order(x) <= order(y),
            (Some(_), None) => true,
            _ => false,
        };
        let (part, at, renumbering) =
            if take_left { (left, &mut i, &mut numbers.0) } else { (right, &mut j, &mut numbers.1) };
        if part.is_alive(*at as u32) {
            renumbering[*at] = Some(out.len() as u32);
            out.push(part.segment.entries[*at].clone());
        }
        *at += 1;
    }
    (out, numbers.0, numbers.1)
}

/// Merges two sorted tables of lists; a list whose every entry is dead goes.
fn merge_sorted<T>(
    a: &[T],
    b: &[T],
    key: impl Fn(&T) -> &Box<str>,
    posting: impl Fn(&T) -> &Posting,
    numbers: (&Renumbering, &Renumbering),
    make: impl Fn(&T, Posting) -> T,
) -> Vec<T> {
    let empty = Posting::default();
    let (mut i, mut j) = (0, 0);
    let mut out = Vec::with_capacity(a.len().max(b.len()));
    while i < a.len() || j < b.len() {
        let side = match (a.get(i), b.get(j)) {
            (Some(x), Some(y)) => key(x).cmp(key(y)),
            (Some(_), None) => Ordering::Less,
            _ => Ordering::Greater,
        };
        let (item, left, right) = match side {
            Ordering::Less => (&a[i], posting(&a[i]), &empty),
            Ordering::Greater => (&b[j], &empty, posting(&b[j])),
            Ordering::Equal => (&a[i], posting(&a[i]), posting(&b[j])),
        };
        let merged = merge_postings(left, right, numbers);
        if !merged.entries.is_empty() {
            out.push(make(item, merged));
        }
        i += usize::from(side != Ordering::Greater);
        j += usize::from(side != Ordering::Less);
    }
    out
}

/// Renumbering keeps each list's order, so two lists merge in one pass.
fn merge_postings(a: &Posting, b: &Posting, numbers: (&Renumbering, &Renumbering)) -> Posting {
    let mut left = living(a, numbers.0).peekable();
    let mut right = living(b, numbers.1).peekable();
    let mut out = Posting::default();
    loop {
        let from_left = match (left.peek(), right.peek()) {
            (Some(x), Some(y)) => x.0 < y.0,
            (Some(_), None) => true,
            (None, Some(_)) => false,
            (None, None) => return out,
        };
        let next = if from_left { left.next() } else { right.next() };
        if let Some((entry, mark)) = next {
            out.add(entry, mark);
        }
    }
}

fn living<'a>(posting: &'a Posting, numbers: &'a Renumbering) -> impl Iterator<Item = (u32, u8)> + 'a {
    let pairs = posting.entries.iter().zip(&posting.marks);
    pairs.filter_map(|(&entry, &mark)| Some((numbers[entry as usize]?, mark)))
}

//! Small numbers: what a table may show so that nobody in it can be picked out.
//!
//! A count below the threshold is hidden. Then further counts are hidden until no hidden one
//! can be worked out from the rest: in every row and column, totals included, what can be had
//! by subtraction is nothing, or a group at least as large as the threshold; and no hidden
//! count lies alone on a way through the table (a *bridge* of the graph whose points are rows
//! and columns and whose lines are hidden counts: exactly those can be solved for).

/// What a table shows in one place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// The count itself.
    Count(u64),
    /// Hidden because it is small.
    Small,
    /// Hidden so that a small one cannot be worked out.
    Guard,
}

impl Shown {
    /// What a page says in place of the count.
    #[must_use]
    pub fn words(self, threshold: u64) -> String {
        match self {
            Self::Count(count) => count.to_string(),
            Self::Small => format!("Fewer than {threshold} people, so we do not show this."),
            Self::Guard => "Not shown, so that a small number cannot be worked out.".to_owned(),
        }
    }

    /// The count, when it may be shown.
    #[must_use]
    pub const fn count(self) -> Option<u64> {
        match self {
            Self::Count(count) => Some(count),
            Self::Small | Self::Guard => None,
        }
    }
}

/// What counts as small.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SmallNumbers {
    /// Counts below this are hidden.
    pub threshold: u64,
    /// Whether nobody at all is hidden too. Often "none" is no secret.
    pub hide_zero: bool,
}

impl SmallNumbers {
    /// The house rule: fewer than seven people are hidden, none is shown.
    pub const USUAL: Self = Self { threshold: 7, hide_zero: false };

    /// True for a count that must be hidden when it stands alone.
    #[must_use]
    pub const fn hides(self, count: u64) -> bool {
        count < self.threshold && (count > 0 || self.hide_zero)
    }

    /// One count that stands alone.
    #[must_use]
    pub const fn show(self, count: u64) -> Shown {
        if self.hides(count) { Shown::Small } else { Shown::Count(count) }
    }

    /// Whether a share such as "40 of 52" may be shown: neither part may be small.
    #[must_use]
    pub const fn may_show_share(self, part: u64, whole: u64) -> bool {
        part <= whole && !self.hides(part) && !self.hides(whole - part) && whole >= self.threshold
    }
}

/// A table with everything hidden that has to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SafeTable {
    /// Rows of counts.
    pub cells: Vec<Vec<Shown>>,
    /// One for each row.
    pub row_totals: Vec<Shown>,
    /// One for each column.
    pub column_totals: Vec<Shown>,
    /// Everybody.
    pub total: Shown,
}

/// A list with its total; the same care, one row.
#[must_use]
pub fn safe_list(counts: &[u64], rule: SmallNumbers) -> (Vec<Shown>, Shown) {
    let mut table = safe_table(&[counts.to_vec()], rule);
    (table.cells.swap_remove(0), table.row_totals[0])
}

/// Hides what must be hidden in a table of counts. Rows shorter than the longest are filled
/// with nobody. The table's own totals are worked out here, so that they always agree.
#[must_use]
pub fn safe_table(rows: &[Vec<u64>], rule: SmallNumbers) -> SafeTable {
    let mut grid = Grid::new(rows, rule);
    while let Some(at) = grid.next_to_guard() {
        grid.hide(at);
    }
    grid.into_table()
}

/// The counts with a row and a column of totals at the end.
struct Grid {
    rule: SmallNumbers,
    counts: Vec<Vec<u64>>,
    hidden: Vec<Vec<bool>>,
}

type Place = (usize, usize);

impl Grid {
    fn new(rows: &[Vec<u64>], rule: SmallNumbers) -> Self {
        let width = rows.iter().map(Vec::len).max().unwrap_or(0);
        let mut counts: Vec<Vec<u64>> = rows
            .iter()
            .map(|row| {
                let mut row: Vec<u64> = row.iter().copied().chain(std::iter::repeat(0)).take(width).collect();
                row.push(row.iter().sum());
                row
            })
            .collect();
        let totals = (0..=width).map(|c| counts.iter().map(|row| row[c]).sum()).collect();
        counts.push(totals);
        let hidden = counts.iter().map(|row| row.iter().map(|n| rule.hides(*n)).collect()).collect();
        Self { rule, counts, hidden }
    }

    fn height(&self) -> usize {
        self.counts.len()
    }

    fn width(&self) -> usize {
        self.counts[0].len()
    }

    /// Rows, then columns; the total of each comes last.
    fn lines(&self) -> impl Iterator<Item = Vec<Place>> + '_ {
        let rows = (0..self.height()).map(|r| (0..self.width()).map(|c| (r, c)).collect());
        let columns = (0..self.width()).map(|c| (0..self.height()).map(|r| (r, c)).collect());
        rows.chain(columns)
    }

    fn is_hidden(&self, (r, c): Place) -> bool {
        self.hidden[r][c]
    }

    fn count(&self, (r, c): Place) -> u64 {
        self.counts[r][c]
    }

    fn hide(&mut self, (r, c): Place) {
        self.hidden[r][c] = true;
    }

    /// A further count to hide, or nothing when the table is safe.
    fn next_to_guard(&self) -> Option<Place> {
        self.lines().find(|line| self.gives_away(line)).and_then(|line| self.cheapest(&line)).or_else(|| {
            self.bridges().into_iter().find_map(|(r, c)| {
                let cross = self.lines().nth(r).into_iter().chain(self.lines().nth(self.height() + c));
                cross.into_iter().find_map(|line| self.cheapest(&line))
            })
        })
    }

    /// True when subtraction along the line yields a hidden count or a small group.
    fn gives_away(&self, line: &[Place]) -> bool {
        let hidden: Vec<Place> = line.iter().copied().filter(|at| self.is_hidden(*at)).collect();
        let total_is_shown = line.last().is_some_and(|total| !self.is_hidden(*total));
        let together: u64 = hidden.iter().map(|at| self.count(*at)).sum();
        hidden.len() == 1 || (!hidden.is_empty() && total_is_shown && together < self.rule.threshold)
    }

    /// The shown count of a line whose loss costs least: the smallest that is somebody, totals last.
    fn cheapest(&self, line: &[Place]) -> Option<Place> {
        let is_total = |(r, c): Place| r + 1 == self.height() || c + 1 == self.width();
        line.iter()
            .copied()
            .filter(|at| !self.is_hidden(*at))
            .min_by_key(|at| (is_total(*at), self.count(*at) == 0, self.count(*at)))
    }

    /// Hidden counts that can be solved for although no line alone gives them away.
    fn bridges(&self) -> Vec<Place> {
        let all: Vec<Place> = (0..self.height())
            .flat_map(|r| (0..self.width()).map(move |c| (r, c)))
            .filter(|at| self.is_hidden(*at))
            .collect();
        all.iter().copied().filter(|edge| !self.another_way_round(*edge, &all)).collect()
    }

    /// Whether row and column of a hidden count are joined by other hidden counts.
    fn another_way_round(&self, edge: Place, all: &[Place]) -> bool {
        let (mut rows, mut columns) = (vec![false; self.height()], vec![false; self.width()]);
        rows[edge.0] = true;
        loop {
            let mut grew = false;
            for &(r, c) in all.iter().filter(|at| **at != edge) {
                if rows[r] != columns[c] {
                    (rows[r], columns[c]) = (true, true);
                    grew = true;
                }
            }
            if columns[edge.1] {
                return true;
            }
            if !grew {
                return false;
            }
        }
    }

    fn into_table(self) -> SafeTable {
        let shown = |r: usize, c: usize| match (self.hidden[r][c], self.rule.hides(self.counts[r][c])) {
            (false, _) => Shown::Count(self.counts[r][c]),
            (true, true) => Shown::Small,
            (true, false) => Shown::Guard,
        };
        let (bottom, right) = (self.height() - 1, self.width() - 1);
        SafeTable {
            cells: (0..bottom).map(|r| (0..right).map(|c| shown(r, c)).collect()).collect(),
            row_totals: (0..bottom).map(|r| shown(r, right)).collect(),
            column_totals: (0..right).map(|c| shown(bottom, c)).collect(),
            total: shown(bottom, right),
        }
    }
}

#[cfg(test)]
#[path = "suppression_tests.rs"]
mod tests;

//! Numbers people look at: figures, bars, change over time. Each drawing has its table.

use std::borrow::Cow;
use std::fmt::Write as _;

use maud::{Markup, html};

use crate::markup::{Text, renders, setters};
use crate::parts::details::Details;

/// One number with its name. It opens the list it counts.
#[derive(Clone, Debug, Default)]
pub struct Figure<'a> {
    pub name: Text<'a>,
    pub value: Text<'a>,
    pub href: Cow<'a, str>,
    /// What the number means, in a few words.
    pub note: Text<'a>,
}

impl<'a> Figure<'a> {
    pub fn new(name: impl Into<Text<'a>>, value: impl Into<Text<'a>>) -> Self {
        Self { name: name.into(), value: value.into(), ..Self::default() }
    }

    setters! {
        string href "The list it counts.";
        text note "What the number means.";
    }
}

/// Figures beside each other.
pub fn figures<'a>(figures: impl IntoIterator<Item = Figure<'a>>) -> Markup {
    html! {
        dl class="app-figures" {
            @for figure in figures {
                div {
                    dt { (figure.name) }
                    dd {
                        @if figure.href.is_empty() { (figure.value) } @else { a href=(figure.href) { (figure.value) } }
                        @if !figure.note.is_empty() { span class="app-figures__note" { (figure.note) } }
                    }
                }
            }
        }
    }
}

/// A score over time: a line, its values, and the same as a table.
#[derive(Clone, Debug, Default)]
pub struct Sparkline<'a> {
    /// An id for the drawing, unique on the page.
    pub id: Cow<'a, str>,
    /// What a reader should take away: "Worthwhile score rose from 3 in September to 6 in November, out of 10".
    pub title: Cow<'a, str>,
    /// More about it, where there is more to say.
    pub description: Cow<'a, str>,
    /// ("12 Nov", 6.0), oldest first.
    pub points: Vec<(Cow<'a, str>, f64)>,
    pub min: f64,
    pub max: f64,
    /// The table's column names. Empty: "Date" and "Score".
    pub columns: (Cow<'a, str>, Cow<'a, str>),
}

impl<'a> Sparkline<'a> {
    pub fn new(id: impl Into<Cow<'a, str>>, title: impl Into<Cow<'a, str>>, min: f64, max: f64) -> Self {
        Self { id: id.into(), title: title.into(), min, max, ..Self::default() }
    }

    setters! { string description "More about it."; }

    #[must_use]
    pub fn point(mut self, when: impl Into<Cow<'a, str>>, value: f64) -> Self {
        self.points.push((when.into(), value));
        self
    }

    #[must_use]
    pub fn columns(mut self, when: impl Into<Cow<'a, str>>, value: impl Into<Cow<'a, str>>) -> Self {
        self.columns = (when.into(), value.into());
        self
    }

    /// Where each point stands in a drawing of 240 by 76.
    fn places(&self) -> Vec<(f64, f64)> {
        let span = (self.max - self.min).max(f64::EPSILON);
        let steps = self.points.len().saturating_sub(1).max(1) as f64;
        let place = |index: usize, value: f64| {
            let x = if self.points.len() == 1 { 120.0 } else { 18.0 + index as f64 * 204.0 / steps };
            (x, 62.0 - ((value - self.min) / span).clamp(0.0, 1.0) * 42.0)
        };
        self.points.iter().enumerate().map(|(index, (_, value))| place(index, *value)).collect()
    }

    fn markup(&self) -> Markup {
        if self.points.is_empty() {
            return Markup::default();
        }
        let places = self.places();
        let mut line = String::new();
        for (x, y) in &places {
            let _ = write!(line, "{x:.1},{y:.1} ");
        }
        let (title_id, description_id) = (format!("{}-title", self.id), format!("{}-description", self.id));
        let labelled =
            if self.description.is_empty() { title_id.clone() } else { format!("{title_id} {description_id}") };
        let when = if self.columns.0.is_empty() { "Date" } else { &self.columns.0 };
        let value = if self.columns.1.is_empty() { "Score" } else { &self.columns.1 };
        html! {
            svg class="app-spark" viewBox="0 0 240 76" width="240" height="76" role="img" aria-labelledby=(labelled) {
                title id=(title_id) { (self.title) }
                @if !self.description.is_empty() { desc id=(description_id) { (self.description) } }
                line class="app-spark__axis" x1="6" y1="69" x2="234" y2="69" {}
                polyline class="app-spark__line" points=(line.trim_end()) {}
                @for ((x, y), (_, number)) in places.iter().zip(&self.points) {
                    circle class="app-spark__dot" cx=(format!("{x:.1}")) cy=(format!("{y:.1}")) r="5" {}
                    text class="app-spark__value" x=(format!("{x:.1}")) y=(format!("{:.1}", y - 10.0)) text-anchor="middle" aria-hidden="true" { (number) }
                }
            }
            (Details::new("Show as a table", html! {
                table class="nhsuk-table nhsuk-table--compact" {
                    caption class="nhsuk-u-visually-hidden" { (self.title) }
                    thead { tr { th scope="col" { (when) } th scope="col" { (value) } } }
                    tbody { @for (date, number) in &self.points { tr { td { (date) } td { (number) } } } }
                }
            }))
        }
    }
}

renders!(Sparkline);

/// Amounts compared: a table whose last column is drawn. No colour carries meaning.
#[derive(Clone, Debug, Default)]
pub struct Bars<'a> {
    pub caption: Text<'a>,
    /// The names of the two columns: "Reason", "People".
    pub columns: (Text<'a>, Text<'a>),
    pub rows: Vec<Bar<'a>>,
}

#[derive(Clone, Debug, Default)]
pub struct Bar<'a> {
    pub name: Text<'a>,
    /// What is written: "42", "Fewer than 7".
    pub value: Text<'a>,
    /// What is drawn. 0 where a small number is hidden.
    pub amount: f64,
    /// The list it counts.
    pub href: Cow<'a, str>,
}

impl<'a> Bars<'a> {
    pub fn new(caption: impl Into<Text<'a>>, name: impl Into<Text<'a>>, value: impl Into<Text<'a>>) -> Self {
        Self { caption: caption.into(), columns: (name.into(), value.into()), rows: Vec::new() }
    }

    #[must_use]
    pub fn row(mut self, name: impl Into<Text<'a>>, value: impl Into<Text<'a>>, amount: f64) -> Self {
        self.rows.push(Bar { name: name.into(), value: value.into(), amount, href: "".into() });
        self
    }

    #[must_use]
    pub fn linked_row(
        mut self,
        name: impl Into<Text<'a>>,
        value: impl Into<Text<'a>>,
        amount: f64,
        href: impl Into<Cow<'a, str>>,
    ) -> Self {
        self.rows.push(Bar { name: name.into(), value: value.into(), amount, href: href.into() });
        self
    }

    fn markup(&self) -> Markup {
        let most = self.rows.iter().map(|row| row.amount).fold(0.0, f64::max);
        html! {
            table class="nhsuk-table nhsuk-table--compact app-bars" {
                caption class="nhsuk-table__caption nhsuk-table__caption--s" { (self.caption) }
                thead class="nhsuk-table__head" {
                    tr {
                        th class="nhsuk-table__header" scope="col" { (self.columns.0) }
                        th class="nhsuk-table__header" scope="col" { (self.columns.1) }
                        td class="nhsuk-table__header" {}
                    }
                }
                tbody class="nhsuk-table__body" {
                    @for row in &self.rows {
                        @let width = if most > 0.0 { row.amount / most * 100.0 } else { 0.0 };
                        tr class="nhsuk-table__row" {
                            th class="nhsuk-table__header" scope="row" { @if row.href.is_empty() { (row.name) } @else { a href=(row.href) { (row.name) } } }
                            td class="nhsuk-table__cell app-bars__value" { (row.value) }
                            td class="nhsuk-table__cell" {
                                svg viewBox="0 0 100 10" width="100%" height="16" preserveAspectRatio="none" aria-hidden="true" focusable="false" {
                                    rect x="0" y="0" width=(format!("{width:.1}")) height="10" {}
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

renders!(Bars);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_single_score_stands_in_the_middle_and_equal_bounds_do_no_harm() {
        let line = Sparkline::new("a", "One", 5.0, 5.0).point("4 Sep", 5.0);
        assert_eq!(line.places(), vec![(120.0, 62.0)]);
        assert!(line.render().0.contains("Show as a table"));
    }

    #[test]
    fn bars_without_amounts_draw_nothing_wide() {
        let bars = Bars::new("Reasons", "Reason", "People").row("Loneliness", "Fewer than 7", 0.0).render();
        assert!(bars.0.contains("width=\"0.0\""));
    }
}

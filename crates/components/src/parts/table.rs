//! Rows and columns. On phones a responsive table becomes one block a row, each value behind its column's name.

use std::borrow::Cow;

use maud::{Markup, html};

use crate::forms::label::Size;
use crate::markup::{Text, element, hidden, renders, setters, when, words};

/// Which way a column is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    Ascending,
    Descending,
    /// It can be sorted, and is not.
    None,
}

#[derive(Clone, Debug, Default)]
pub struct Column<'a> {
    pub text: Text<'a>,
    /// Heard only: for a column of buttons.
    pub hidden_text: Cow<'a, str>,
    /// Numbers stand on the right.
    pub numeric: bool,
    /// Where sorting by this column leads: the server sorts.
    pub href: Cow<'a, str>,
    pub sort: Option<Sort>,
    /// "left", "centre" or "right".
    pub align: Cow<'a, str>,
    /// Such as "one-third".
    pub width: Cow<'a, str>,
    pub classes: Cow<'a, str>,
}

impl<'a> Column<'a> {
    pub fn new(text: impl Into<Text<'a>>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    setters! {
        flag numeric "Numbers stand on the right.";
        string width "Such as `one-third`.";
        string classes "Further classes.";
    }

    /// A column the server can sort by.
    #[must_use]
    pub fn sortable(mut self, href: impl Into<Cow<'a, str>>, sort: Sort) -> Self {
        self.href = href.into();
        self.sort = Some(sort);
        self
    }
}

impl<'a, T: Into<Text<'a>>> From<T> for Column<'a> {
    fn from(text: T) -> Self {
        Column::new(text)
    }
}

#[derive(Clone, Debug, Default)]
pub struct Cell<'a> {
    pub text: Text<'a>,
    pub hidden_text: Cow<'a, str>,
    /// Words in a column of numbers stand on the right too.
    pub words: bool,
    pub numeric: bool,
    pub href: Cow<'a, str>,
    pub classes: Cow<'a, str>,
}

impl<'a> Cell<'a> {
    pub fn new(text: impl Into<Text<'a>>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    pub fn link(text: impl Into<Text<'a>>, href: impl Into<Cow<'a, str>>) -> Self {
        Self { text: text.into(), href: href.into(), ..Self::default() }
    }
}

impl<'a, T: Into<Text<'a>>> From<T> for Cell<'a> {
    fn from(text: T) -> Self {
        Cell::new(text)
    }
}

#[derive(Clone, Debug, Default)]
pub struct Table<'a> {
    pub caption: Text<'a>,
    pub caption_size: Option<Size>,
    pub caption_id: Cow<'a, str>,
    pub caption_classes: Cow<'a, str>,
    pub head: Vec<Column<'a>>,
    pub rows: Vec<Vec<Cell<'a>>>,
    pub first_cell_is_header: bool,
    /// One block a row on phones.
    pub responsive: bool,
    pub compact: bool,
    pub striped: bool,
    /// Scrolls inside itself, for many columns. Needs a caption.
    pub scroll: bool,
    pub no_border: bool,
    pub no_last_row_border: bool,
    pub classes: Cow<'a, str>,
}

impl<'a> Table<'a> {
    /// The first cell of each row names it.
    pub fn new(caption: impl Into<Text<'a>>, head: impl IntoIterator<Item = impl Into<Column<'a>>>) -> Self {
        Self {
            caption: caption.into(),
            head: head.into_iter().map(Into::into).collect(),
            first_cell_is_header: true,
            responsive: true,
            ..Self::default()
        }
    }

    #[must_use]
    pub fn row(mut self, cells: impl IntoIterator<Item = impl Into<Cell<'a>>>) -> Self {
        self.rows.push(cells.into_iter().map(Into::into).collect());
        self
    }

    #[must_use]
    pub fn rows<C: Into<Cell<'a>>, R: IntoIterator<Item = C>>(mut self, rows: impl IntoIterator<Item = R>) -> Self {
        self.rows.extend(rows.into_iter().map(|row| row.into_iter().map(Into::into).collect()));
        self
    }

    /// The caption is heard, not seen: a heading above says the same.
    #[must_use]
    pub fn hidden_caption(mut self) -> Self {
        self.caption_classes = "nhsuk-u-visually-hidden".into();
        self
    }

    #[must_use]
    pub fn caption_size(mut self, size: Size) -> Self {
        self.caption_size = Some(size);
        self
    }

    setters! {
        flag compact "Less air, for long lists.";
        flag striped "Every other row shaded.";
        flag no_last_row_border "Without the last line.";
        string classes "Further classes.";
    }

    fn sortable(&self) -> bool {
        self.head.iter().any(|column| column.sort.is_some())
    }

    fn column(&self, column: &Column<'_>) -> Markup {
        let align = format!("nhsuk-u-text-align-{}", column.align);
        let width = format!("nhsuk-u-width-{}", column.width);
        let class = words(&[
            "nhsuk-table__header",
            when(column.numeric, "nhsuk-table__header--numeric"),
            when(!column.align.is_empty(), &align),
            when(!column.width.is_empty(), &width),
            &column.classes,
        ]);
        let sort = match column.sort {
            Some(Sort::Ascending) => "ascending",
            Some(Sort::Descending) => "descending",
            _ => "",
        };
        element("th")
            .class(&class)
            .attr("scope", "col")
            .opt("role", when(self.responsive, "columnheader"))
            .flag("data-sort", column.sort.is_some())
            .opt("aria-sort", sort)
            .body(linked(&column.href, value(&column.text, &column.hidden_text)))
    }

    fn cell(&self, index: usize, cell: &Cell<'_>) -> Markup {
        let column = self.head.get(index);
        let header = index == 0 && self.first_cell_is_header;
        let name = if header { "th" } else { "td" };
        let base = if header { "nhsuk-table__header" } else { "nhsuk-table__cell" };
        let column_numeric = column.is_some_and(|column| column.numeric);
        let numeric = format!("{base}--numeric");
        let align = match column {
            _ if cell.words && column_numeric => "right",
            Some(column) => &column.align,
            None => "",
        };
        let align_class = format!("nhsuk-u-text-align-{align}");
        let class = words(&[
            base,
            when(cell.numeric || (column_numeric && !cell.words), &numeric),
            when(!align.is_empty(), &align_class),
            &cell.classes,
        ]);
        let content = linked(&cell.href, value(&cell.text, &cell.hidden_text));
        let named = column.filter(|_| self.responsive);
        element(name)
            .class(&class)
            .opt("scope", when(header, "row"))
            .opt("role", if self.responsive { if header { "rowheader" } else { "cell" } } else { "" })
            .body(html! {
                @if let Some(column) = named {
                    span class="nhsuk-table__heading" aria-hidden="true" { (value(&column.text, &column.hidden_text)) " " }
                    @if matches!(cell.text, Text::Html(_)) { span { (content) } } @else { (content) }
                } @else { (content) }
            })
    }

    fn caption(&self) -> Markup {
        if self.caption.is_empty() {
            return Markup::default();
        }
        let size = self.caption_size.map(|size| format!("nhsuk-table__caption--{}", size.letter())).unwrap_or_default();
        element("caption")
            .class(&words(&["nhsuk-table__caption", &size, &self.caption_classes]))
            .opt("id", &self.caption_id)
            .body(html! { (self.caption) @if self.sortable() { (hidden(" (Column headers are sortable)")) } })
    }

    fn markup(&self) -> Markup {
        let class = words(&[
            "nhsuk-table",
            when(self.compact, "nhsuk-table--compact"),
            when(self.responsive, "nhsuk-table--responsive"),
            when(self.no_border, "nhsuk-table--no-border"),
            when(self.no_last_row_border && !self.no_border, "nhsuk-table--no-last-row-border"),
            when(self.sortable(), "nhsuk-table--sortable"),
            when(self.striped, "nhsuk-table--striped"),
            &self.classes,
        ]);
        let on_the_server = self.head.iter().any(|column| !column.href.is_empty());
        let group = self.responsive.then_some("rowgroup");
        let row = self.responsive.then_some("row");
        let table = element("table")
            .class(&class)
            .opt("data-module", when(self.sortable() && !on_the_server, "nhsuk-table"))
            .opt("role", when(self.responsive, "table"))
            .body(html! {
                (self.caption())
                @if !self.head.is_empty() {
                    thead class="nhsuk-table__head" role=[group] {
                        tr class="nhsuk-table__row" role=[row] { @for column in &self.head { (self.column(column)) } }
                    }
                }
                tbody class="nhsuk-table__body" {
                    @for cells in &self.rows {
                        tr class="nhsuk-table__row" role=[row] {
                            @for (index, cell) in cells.iter().enumerate() { (self.cell(index, cell)) }
                        }
                    }
                }
            });
        if !self.scroll {
            return table;
        }
        let labelled_by = (!self.caption_id.is_empty()).then_some(&self.caption_id);
        html! {
            div class="nhsuk-scroll" data-module="nhsuk-scroll" {
                div class="nhsuk-scroll__content" role="region" aria-labelledby=[labelled_by] { (table) }
            }
        }
    }
}

renders!(Table);

fn value(text: &Text<'_>, hidden_text: &str) -> Markup {
    html! { (text) @if !hidden_text.is_empty() { (hidden(if text.is_empty() { hidden_text.to_owned() } else { format!(" {hidden_text}") })) } }
}

fn linked(href: &str, content: Markup) -> Markup {
    if href.is_empty() {
        content
    } else {
        html! { a class="nhsuk-link" href=(href) { (content) } }
    }
}

//! Names and values below each other, with a way to change each: check pages, details pages.

use std::borrow::Cow;

use maud::{Markup, html};

use crate::markup::{Text, renders, setters, when, words};
use crate::parts::card::card_action;
use crate::parts::link::Link;

#[derive(Clone, Debug, Default)]
pub struct SummaryRow<'a> {
    pub key: Text<'a>,
    pub value: Text<'a>,
    pub actions: Vec<Link<'a>>,
    /// No line below this row.
    pub no_border: bool,
    /// Such as "one-third".
    pub key_width: Cow<'a, str>,
}

impl<'a> SummaryRow<'a> {
    pub fn new(key: impl Into<Text<'a>>, value: impl Into<Text<'a>>) -> Self {
        Self { key: key.into(), value: value.into(), ..Self::default() }
    }

    /// "Change", heard as "Change phone number".
    #[must_use]
    pub fn change(self, href: impl Into<Cow<'a, str>>, about: impl Into<Cow<'a, str>>) -> Self {
        self.action(Link::new("Change", href).about(about))
    }

    #[must_use]
    pub fn action(mut self, link: impl Into<Link<'a>>) -> Self {
        self.actions.push(link.into());
        self
    }
}

impl<'a, K: Into<Text<'a>>, V: Into<Text<'a>>> From<(K, V)> for SummaryRow<'a> {
    fn from((key, value): (K, V)) -> Self {
        SummaryRow::new(key, value)
    }
}

#[derive(Clone, Debug, Default)]
pub struct SummaryList<'a> {
    pub rows: Vec<SummaryRow<'a>>,
    pub no_border: bool,
    pub no_last_row_border: bool,
    pub classes: Cow<'a, str>,
    /// The heading of the card the list stands in, for screen readers.
    pub about: Text<'a>,
}

impl<'a> SummaryList<'a> {
    pub fn new(rows: impl IntoIterator<Item = impl Into<SummaryRow<'a>>>) -> Self {
        Self { rows: rows.into_iter().map(Into::into).collect(), ..Self::default() }
    }

    setters! {
        flag no_border "Without lines.";
        flag no_last_row_border "Without the last line.";
        string classes "Further classes.";
        text about "The heading of the card the list stands in.";
    }

    fn markup(&self) -> Markup {
        let border = if self.no_border {
            "nhsuk-summary-list--no-border"
        } else {
            when(self.no_last_row_border, "nhsuk-summary-list--no-last-row-border")
        };
        let any_actions = self.rows.iter().any(|row| !row.actions.is_empty());
        let last = self.rows.len().saturating_sub(1);
        html! {
            dl class=(words(&["nhsuk-summary-list", border, &self.classes])) {
                @for (index, row) in self.rows.iter().enumerate() {
                    (self.row(row, any_actions, index == last))
                }
            }
        }
    }

    fn row(&self, row: &SummaryRow<'_>, any_actions: bool, last: bool) -> Markup {
        let bare = row.no_border && !self.no_border && !(self.no_last_row_border && last);
        let class = words(&[
            "nhsuk-summary-list__row",
            when(any_actions && row.actions.is_empty(), "nhsuk-summary-list__row--no-actions"),
            when(bare, "nhsuk-summary-list__row--no-border"),
        ]);
        let width = format!("nhsuk-u-width-{}", row.key_width);
        html! {
            div class=(class) {
                dt class=(words(&["nhsuk-summary-list__key", when(!row.key_width.is_empty(), &width)])) { (row.key) }
                dd class="nhsuk-summary-list__value" { (row.value) }
                @match row.actions.as_slice() {
                    [] => {},
                    [action] => dd class="nhsuk-summary-list__actions" { (card_action(action, &self.about)) },
                    actions => dd class="nhsuk-summary-list__actions" {
                        ul class="nhsuk-summary-list__actions-list" {
                            @for action in actions {
                                li class="nhsuk-summary-list__actions-list-item" { (card_action(action, &self.about)) }
                            }
                        }
                    },
                }
            }
        }
    }
}

renders!(SummaryList);

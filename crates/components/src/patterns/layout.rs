//! How a staff page is laid out: its heading with actions, its columns, its panels.

use std::borrow::Cow;

use maud::{Markup, html};

use crate::markup::{Text, element, renders, setters};
use crate::parts::link::{Link, links};

/// The page's heading, a line below it, and what can be started here.
#[derive(Clone, Debug, Default)]
pub struct PageHeading<'a> {
    pub title: Text<'a>,
    /// "Tuesday 24 November 2026", "4 results, best fit first".
    pub line: Text<'a>,
    /// Buttons.
    pub actions: Markup,
}

impl<'a> PageHeading<'a> {
    pub fn new(title: impl Into<Text<'a>>) -> Self {
        Self { title: title.into(), ..Self::default() }
    }

    setters! { text line "A line below the heading."; }

    #[must_use]
    pub fn actions(mut self, actions: Markup) -> Self {
        self.actions = actions;
        self
    }

    fn markup(&self) -> Markup {
        html! {
            div class="app-bar" {
                div {
                    h1 class="app-h1" { (self.title) }
                    @if !self.line.is_empty() { p class="app-muted" { (self.line) } }
                }
                @if !self.actions.0.is_empty() { div class="app-actions" { (self.actions) } }
            }
        }
    }
}

renders!(PageHeading);

/// What the page is about, and beside it what helps. On phones the second follows the first.
pub fn two_columns(main: Markup, side: Markup) -> Markup {
    html! { div class="app-grid app-grid--two" { div { (main) } div { (side) } } }
}

/// Filters, results, and a map or another aside.
pub fn three_columns(filters: Markup, results: Markup, aside: Markup) -> Markup {
    html! { div class="app-grid app-grid--three" { div { (filters) } div { (results) } div { (aside) } } }
}

/// Filters and results.
pub fn filter_columns(filters: Markup, results: Markup) -> Markup {
    html! { div class="app-grid app-grid--filter" { div { (filters) } div { (results) } } }
}

/// A white box with a heading.
#[derive(Clone, Debug, Default)]
pub struct Panel<'a> {
    pub title: Text<'a>,
    /// Needed: the heading's id, and the name of the region.
    pub id: Cow<'a, str>,
    /// Behind the title, in brackets. 0 shows nothing.
    pub count: u32,
    /// The panel that comes first: a strong edge.
    pub first: bool,
    /// Beside the title.
    pub links: Vec<Link<'a>>,
    pub content: Markup,
    /// Left out when printed: forms.
    pub screen_only: bool,
}

impl<'a> Panel<'a> {
    pub fn new(id: impl Into<Cow<'a, str>>, title: impl Into<Text<'a>>, content: Markup) -> Self {
        Self { id: id.into(), title: title.into(), content, ..Self::default() }
    }

    setters! {
        flag first "The panel that comes first: a strong edge.";
        flag screen_only "Left out when printed.";
    }

    #[must_use]
    pub fn count(mut self, count: u32) -> Self {
        self.count = count;
        self
    }

    #[must_use]
    pub fn links(mut self, links: impl IntoIterator<Item = impl Into<Link<'a>>>) -> Self {
        self.links = links.into_iter().map(Into::into).collect();
        self
    }

    fn markup(&self) -> Markup {
        let title_id = format!("{}-title", self.id);
        let class = match (self.first, self.screen_only) {
            (true, _) => "app-panel app-panel--first",
            (false, true) => "app-panel app-screen-only",
            (false, false) => "app-panel",
        };
        let title = html! {
            h2 class="app-h2" id=(title_id) {
                (self.title)
                @if self.count > 0 { " " span class="app-muted" { "(" (self.count) ")" } }
            }
        };
        element("section").class(class).opt("id", &self.id).attr("aria-labelledby", &title_id).body(html! {
            @if self.links.is_empty() { (title) } @else { div class="app-row" { (title) (links(self.links.iter().cloned())) } }
            (self.content)
        })
    }
}

renders!(Panel);

//! Ways between the pages about one thing, filters beside a list, and what to say when there is nothing.

use std::borrow::Cow;

use maud::{Markup, html};

use crate::forms::button::Button;
use crate::markup::{Text, renders, setters};
use crate::parts::link::Link;

/// The pages about one thing, as tabs that are links: Timeline, Plan, Referrals.
#[derive(Clone, Debug, Default)]
pub struct SubNav<'a> {
    /// "Marged Llŵyd's record".
    pub name: Cow<'a, str>,
    pub links: Vec<Link<'a>>,
    /// The address of the current page.
    pub current: Cow<'a, str>,
}

impl<'a> SubNav<'a> {
    pub fn new(
        name: impl Into<Cow<'a, str>>,
        current: impl Into<Cow<'a, str>>,
        links: impl IntoIterator<Item = impl Into<Link<'a>>>,
    ) -> Self {
        let links = links.into_iter().map(Into::into).collect();
        Self { name: name.into(), current: current.into(), links }
    }

    fn markup(&self) -> Markup {
        html! {
            nav class="app-subnav" aria-label=(self.name) {
                ul {
                    @for link in &self.links {
                        li { a href=(link.href) aria-current=[(link.href == self.current).then_some("page")] { (link.text) } }
                    }
                }
            }
        }
    }
}

renders!(SubNav);

/// Filters beside a list: a GET form, folded on phones.
#[derive(Clone, Debug, Default)]
pub struct Filters<'a> {
    /// Where the form leads: the list's own address.
    pub action: Cow<'a, str>,
    /// How many filters are on.
    pub on: u32,
    /// Fields: small `Checkboxes`, `Input`s.
    pub content: Markup,
    /// The address without filters. Empty: no link.
    pub clear_href: Cow<'a, str>,
    /// Further links: "Save this search".
    pub links: Vec<Link<'a>>,
}

impl<'a> Filters<'a> {
    pub fn new(action: impl Into<Cow<'a, str>>, on: u32, content: Markup) -> Self {
        Self { action: action.into(), on, content, ..Self::default() }
    }

    setters! { string clear_href "The address without filters."; }

    #[must_use]
    pub fn link(mut self, link: impl Into<Link<'a>>) -> Self {
        self.links.push(link.into());
        self
    }

    fn markup(&self) -> Markup {
        html! {
            section aria-label="Filters" {
                details class="app-filters" {
                    summary { "Filters" @if self.on > 0 { " (" (self.on) " on)" } }
                    form action=(self.action) method="get" novalidate {
                        (self.content)
                        (Button { prevent_double_click: None, ..Button::submit("Apply filters") }.secondary().small())
                        @if !self.clear_href.is_empty() || !self.links.is_empty() {
                            ul class="app-links" {
                                @if !self.clear_href.is_empty() { li { a href=(self.clear_href) { "Clear all" } } }
                                @for link in &self.links { li { (link) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

renders!(Filters);

/// Nothing here: why, and what to do next.
#[derive(Clone, Debug, Default)]
pub struct EmptyState<'a> {
    pub title: Text<'a>,
    pub text: Text<'a>,
    /// Buttons or links.
    pub actions: Markup,
}

impl<'a> EmptyState<'a> {
    pub fn new(title: impl Into<Text<'a>>, text: impl Into<Text<'a>>) -> Self {
        Self { title: title.into(), text: text.into(), actions: Markup::default() }
    }

    #[must_use]
    pub fn actions(mut self, actions: Markup) -> Self {
        self.actions = actions;
        self
    }

    fn markup(&self) -> Markup {
        html! {
            div class="app-empty" {
                p class="app-h3" { (self.title) }
                @if !self.text.is_empty() { p { (self.text) } }
                @if !self.actions.0.is_empty() { div class="app-actions" { (self.actions) } }
            }
        }
    }
}

renders!(EmptyState);

/// Short names and values beside each other, for cards and panels.
pub fn key_values<'a, K: Into<Text<'a>>, V: Into<Text<'a>>>(rows: impl IntoIterator<Item = (K, V)>) -> Markup {
    html! { dl class="app-facts" { @for (key, value) in rows { dt { (key.into()) } dd { (value.into()) } } } }
}

/// A person's own words.
pub fn quote<'a>(words: impl Into<Text<'a>>, said: impl Into<Text<'a>>) -> Markup {
    let said = said.into();
    html! {
        blockquote class="app-quote" {
            p { "“" (words.into()) "”" @if !said.is_empty() { " " span class="app-by" { (said) } } }
        }
    }
}

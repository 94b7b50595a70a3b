//! Lists of things to do and to know: what needs you first, your day, who has not answered.

use std::borrow::Cow;

use maud::{Markup, html};

use crate::forms::button::Button;
use crate::markup::{Text, renders, setters};
use crate::parts::link::{Link, links};
use crate::patterns::tag::{Tone, tag};

/// One thing in a list: its title, why it is here, at most one button.
#[derive(Clone, Debug, Default)]
pub struct Item<'a> {
    pub title: Text<'a>,
    /// Empty: the title is no link.
    pub href: Cow<'a, str>,
    /// The reason, or what else there is to know.
    pub line: Text<'a>,
    pub tags: Vec<(Tone, Text<'a>)>,
    pub button: Option<Button<'a>>,
    pub links: Vec<Link<'a>>,
    /// In front: "9:30am".
    pub time: Text<'a>,
}

impl<'a> Item<'a> {
    pub fn new(title: impl Into<Text<'a>>) -> Self {
        Self { title: title.into(), ..Self::default() }
    }

    setters! {
        string href "Where the title leads.";
        text line "The reason, or what else there is to know.";
        text time "In front: 9:30am.";
    }

    #[must_use]
    pub fn tag(mut self, tone: Tone, text: impl Into<Text<'a>>) -> Self {
        self.tags.push((tone, text.into()));
        self
    }

    #[must_use]
    pub fn button(mut self, button: Button<'a>) -> Self {
        self.button = Some(button);
        self
    }

    #[must_use]
    pub fn link(mut self, link: impl Into<Link<'a>>) -> Self {
        self.links.push(link.into());
        self
    }

    fn words(&self) -> Markup {
        html! {
            h3 class="app-h3" { @if self.href.is_empty() { (self.title) } @else { a href=(self.href) { (self.title) } } }
            @if !self.line.is_empty() { p class="app-muted" { (self.line) } }
            @if !self.tags.is_empty() { p class="app-tag-line" { @for (tone, text) in &self.tags { (tag(*tone, text.clone())) } } }
            @if !self.links.is_empty() { (links(self.links.iter().cloned())) }
        }
    }

    fn markup(&self) -> Markup {
        html! {
            @if !self.time.is_empty() {
                li class="app-appointment" { div class="app-time" { (self.time) } div { (self.words()) } }
            } @else if let Some(button) = &self.button {
                li class="app-row" { div { (self.words()) } div class="app-actions" { (button.clone().small()) } }
            } @else {
                li { (self.words()) }
            }
        }
    }
}

/// Things below each other, with lines between them. Ordered where the order says something.
#[derive(Clone, Debug, Default)]
pub struct ItemList<'a> {
    pub items: Vec<Item<'a>>,
    pub ordered: bool,
}

impl<'a> ItemList<'a> {
    pub fn new(items: impl IntoIterator<Item = Item<'a>>) -> Self {
        Self { items: items.into_iter().collect(), ordered: false }
    }

    setters! { flag ordered "The order says something: a day, a queue."; }

    fn markup(&self) -> Markup {
        let items = html! { @for item in &self.items { (item.markup()) } };
        html! { @if self.ordered { ol class="app-list" { (items) } } @else { ul class="app-list" { (items) } } }
    }
}

renders!(ItemList);

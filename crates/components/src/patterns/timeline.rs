//! What happened with a person, newest first: what, when, and who.

use std::borrow::Cow;

use maud::{Markup, html};

use crate::markup::{Text, element, renders, setters};
use crate::parts::link::{Link, links};
use crate::patterns::tag::{Tone, tag};

/// One thing that happened.
#[derive(Clone, Debug, Default)]
pub struct Event<'a> {
    pub title: Text<'a>,
    /// "Thursday 19 November at 2:20pm". Never invent a time.
    pub when: Text<'a>,
    /// "by Priya Shah".
    pub who: Text<'a>,
    pub body: Text<'a>,
    pub tags: Vec<(Tone, Text<'a>)>,
    pub links: Vec<Link<'a>>,
    /// Done by the system: a hollow dot.
    pub automatic: bool,
    /// So that a link can lead here.
    pub id: Cow<'a, str>,
}

impl<'a> Event<'a> {
    pub fn new(title: impl Into<Text<'a>>, when: impl Into<Text<'a>>, who: impl Into<Text<'a>>) -> Self {
        Self { title: title.into(), when: when.into(), who: who.into(), ..Self::default() }
    }

    setters! {
        text body "The note.";
        flag automatic "Done by the system: a hollow dot.";
        string id "So that a link can lead here.";
    }

    #[must_use]
    pub fn tag(mut self, tone: Tone, text: impl Into<Text<'a>>) -> Self {
        self.tags.push((tone, text.into()));
        self
    }

    #[must_use]
    pub fn link(mut self, link: impl Into<Link<'a>>) -> Self {
        self.links.push(link.into());
        self
    }

    fn markup(&self) -> Markup {
        let class = if self.automatic { "app-timeline__auto" } else { "" };
        element("li").class(class).opt("id", &self.id).body(html! {
            h3 class="app-h3" { (self.title) }
            p class="app-by" {
                (self.when)
                @if !self.who.is_empty() { " · " (self.who) }
            }
            @if !self.body.is_empty() { div class="app-timeline__body" { (self.body) } }
            @if !self.tags.is_empty() { p { @for (tone, text) in &self.tags { (tag(*tone, text.clone())) } } }
            @if !self.links.is_empty() { (links(self.links.iter().cloned())) }
        })
    }
}

/// The events, newest first. Say what is missing where there are none.
#[derive(Clone, Debug, Default)]
pub struct Timeline<'a> {
    pub events: Vec<Event<'a>>,
}

impl<'a> Timeline<'a> {
    pub fn new(events: impl IntoIterator<Item = Event<'a>>) -> Self {
        Self { events: events.into_iter().collect() }
    }

    fn markup(&self) -> Markup {
        html! { ol class="app-timeline" { @for event in &self.events { (event.markup()) } } }
    }
}

renders!(Timeline);

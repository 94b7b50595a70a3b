//! Who this is and how to treat them well: on top of every page about a person.

use std::borrow::Cow;

use maud::{Markup, html};

use crate::markup::{Text, renders};
use crate::parts::link::Link;
use crate::patterns::tag::Tone;

/// One fact in the banner: "Born 3 Mar 1949 (77)".
#[derive(Clone, Debug, Default)]
pub struct Fact<'a> {
    pub name: Text<'a>,
    pub value: Text<'a>,
    /// Left out on phones: practice, worker.
    pub wide_only: bool,
}

impl<'a> Fact<'a> {
    pub fn new(name: impl Into<Text<'a>>, value: impl Into<Text<'a>>) -> Self {
        Self { name: name.into(), value: value.into(), wide_only: false }
    }

    #[must_use]
    pub fn wide_only(mut self) -> Self {
        self.wide_only = true;
        self
    }
}

impl<'a, N: Into<Text<'a>>, V: Into<Text<'a>>> From<(N, V)> for Fact<'a> {
    fn from((name, value): (N, V)) -> Self {
        Fact::new(name, value)
    }
}

/// What the person said, in their own words.
#[derive(Clone, Debug, Default)]
pub struct OwnWords<'a> {
    /// Without quotation marks: they are added.
    pub words: Text<'a>,
    /// "In her words, 12 November."
    pub said: Text<'a>,
    pub change: Option<Link<'a>>,
}

#[derive(Clone, Debug, Default)]
pub struct PersonBanner<'a> {
    pub name: Cow<'a, str>,
    /// The level of the name's heading: 1 on the person's own pages, 2 where the page has its own heading. 0 is 1.
    pub level: u8,
    /// Where the name leads. Empty: nowhere.
    pub href: Cow<'a, str>,
    pub facts: Vec<Fact<'a>>,
    /// "How to contact and support Marged:"
    pub needs_title: Cow<'a, str>,
    /// Yellow.
    pub needs: Vec<Text<'a>>,
    /// Red, first: "No voicemail", "Visit in pairs".
    pub warnings: Vec<Text<'a>>,
    pub change_needs: Option<Link<'a>>,
    pub own_words: Option<OwnWords<'a>>,
    /// Buttons at the end of the first line.
    pub actions: Markup,
}

impl PersonBanner<'_> {
    fn markup(&self) -> Markup {
        let name = html! { @if self.href.is_empty() { (self.name) } @else { a href=(self.href) { (self.name) } } };
        html! {
            section class="app-person" aria-label="Person" {
                div class="nhsuk-width-container app-wide" {
                    div class="app-row" {
                        div {
                            @if self.level < 2 { h1 class="app-h1" { (name) } } @else { h2 class="app-h1" { (name) } }
                            @if !self.facts.is_empty() {
                                dl {
                                    @for fact in &self.facts {
                                        div class=[fact.wide_only.then_some("app-lo")] {
                                            dt { (fact.name) } " " dd { (fact.value) }
                                        }
                                    }
                                }
                            }
                        }
                        @if !self.actions.0.is_empty() { div class="app-actions" { (self.actions) } }
                    }
                    (self.needs())
                    @if let Some(own) = &self.own_words {
                        blockquote class="app-quote" {
                            p {
                                "“" (own.words) "” "
                                span class="app-by" {
                                    (own.said)
                                    @if let Some(change) = &own.change { " " (change) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    fn needs(&self) -> Markup {
        if self.needs.is_empty() && self.warnings.is_empty() && self.change_needs.is_none() {
            return Markup::default();
        }
        let title = if self.needs_title.is_empty() { "How to contact and support:" } else { &self.needs_title };
        html! {
            div class="app-person__needs" {
                p id="person-needs" { (title) }
                ul class="app-tags" aria-labelledby="person-needs" {
                    @for warning in &self.warnings { li class=(Tone::Warning.class()) { (warning) } }
                    @for need in &self.needs { li class=(Tone::Need.class()) { (need) } }
                    @if self.needs.is_empty() && self.warnings.is_empty() { li class="app-by" { "Nothing recorded yet. " } }
                }
                @if let Some(change) = &self.change_needs { (change) }
            }
        }
    }
}

renders!(PersonBanner);

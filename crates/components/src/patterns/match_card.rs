//! One group or service that fits a person: why, what to check first, where, when, and one thing to do.

use std::borrow::Cow;

use maud::{Markup, html};

use crate::markup::{Text, element, renders, setters};
use crate::patterns::tag::{Tone, tag};

#[derive(Clone, Debug, Default)]
pub struct MatchCard<'a> {
    /// The place in the list, and on the map. 0 shows none.
    pub number: u32,
    pub id: Cow<'a, str>,
    pub name: Text<'a>,
    pub href: Cow<'a, str>,
    pub summary: Text<'a>,
    /// Why it fits, in the person's own terms.
    pub reasons: Vec<Text<'a>>,
    /// What to check before referring.
    pub check_first: Vec<Text<'a>>,
    /// Where, When, Cost, Places.
    pub facts: Vec<(Text<'a>, Text<'a>)>,
    /// When somebody last checked the listing. Red when that is long ago.
    pub checked: Option<(Tone, Text<'a>)>,
    /// The one button.
    pub button: Markup,
    /// Further links.
    pub links: Markup,
}

impl<'a> MatchCard<'a> {
    pub fn new(number: u32, name: impl Into<Text<'a>>, href: impl Into<Cow<'a, str>>) -> Self {
        Self { number, name: name.into(), href: href.into(), ..Self::default() }
    }

    setters! {
        string id "So that a map can lead here.";
        text summary "One sentence.";
    }

    #[must_use]
    pub fn reason(mut self, reason: impl Into<Text<'a>>) -> Self {
        self.reasons.push(reason.into());
        self
    }

    #[must_use]
    pub fn check_first(mut self, text: impl Into<Text<'a>>) -> Self {
        self.check_first.push(text.into());
        self
    }

    #[must_use]
    pub fn fact(mut self, name: impl Into<Text<'a>>, value: impl Into<Text<'a>>) -> Self {
        self.facts.push((name.into(), value.into()));
        self
    }

    #[must_use]
    pub fn checked(mut self, tone: Tone, text: impl Into<Text<'a>>) -> Self {
        self.checked = Some((tone, text.into()));
        self
    }

    /// The button, then links.
    #[must_use]
    pub fn actions(mut self, button: Markup, links: Markup) -> Self {
        (self.button, self.links) = (button, links);
        self
    }

    fn markup(&self) -> Markup {
        element("li").class("app-card").opt("id", &self.id).body(html! {
            h3 class="app-h3 app-card__title" {
                @if self.number > 0 { span class="app-card__number" aria-hidden="true" { (self.number) } }
                a href=(self.href) { (self.name) }
            }
            @if !self.summary.is_empty() { p { (self.summary) } }
            @if !self.reasons.is_empty() {
                ul class="app-tags" aria-label="Why it fits" {
                    @for reason in &self.reasons { li class=(Tone::Good.class()) { span aria-hidden="true" { "✓ " } (reason) } }
                }
            }
            @if !self.check_first.is_empty() {
                p {
                    (tag(Tone::Need, "Check first")) " "
                    @for (index, text) in self.check_first.iter().enumerate() { @if index > 0 { " " } (text) }
                }
            }
            @if !self.facts.is_empty() || self.checked.is_some() {
                dl class="app-facts" {
                    @for (name, value) in &self.facts { dt { (name) } dd { (value) } }
                    @if let Some((tone, text)) = &self.checked { dt { "Listing" } dd { (tag(*tone, text.clone())) } }
                }
            }
            div class="app-actions" { (self.button) (self.links) }
        })
    }
}

renders!(MatchCard);

/// The results, best first.
pub fn match_list<'a>(cards: impl IntoIterator<Item = MatchCard<'a>>) -> Markup {
    html! { ol class="app-cards" { @for card in cards { (card) } } }
}

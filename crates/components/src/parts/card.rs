//! A box that leads somewhere, or that holds one thing of several.

use std::borrow::Cow;

use maud::{Markup, html};

use crate::forms::label::Size;
use crate::markup::{Text, element, hidden, renders, setters, when, words};
use crate::parts::link::Link;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CardVariant {
    #[default]
    Plain,
    Feature,
    Secondary,
}

#[derive(Clone, Debug, Default)]
pub struct Card<'a> {
    pub heading: Text<'a>,
    /// 0 is 2.
    pub level: u8,
    pub size: Option<Size>,
    pub heading_classes: Cow<'a, str>,
    pub heading_id: Cow<'a, str>,
    pub href: Cow<'a, str>,
    /// The whole box is the link.
    pub clickable: bool,
    pub variant: CardVariant,
    pub content: Text<'a>,
    /// Beside the heading. The heading is added to each for screen readers.
    pub actions: Vec<Link<'a>>,
    pub classes: Cow<'a, str>,
}

impl<'a> Card<'a> {
    pub fn new(heading: impl Into<Text<'a>>, content: impl Into<Text<'a>>) -> Self {
        Self { heading: heading.into(), content: content.into(), ..Self::default() }
    }

    /// A box that is a link as a whole.
    pub fn link(heading: impl Into<Text<'a>>, href: impl Into<Cow<'a, str>>, content: impl Into<Text<'a>>) -> Self {
        Self { href: href.into(), clickable: true, ..Self::new(heading, content) }
    }

    setters! { string classes "Further classes."; }

    #[must_use]
    pub fn actions(mut self, actions: impl IntoIterator<Item = impl Into<Link<'a>>>) -> Self {
        self.actions = actions.into_iter().map(Into::into).collect();
        self
    }

    #[must_use]
    pub fn level(mut self, level: u8) -> Self {
        self.level = level;
        self
    }

    #[must_use]
    pub fn size(mut self, size: Size) -> Self {
        self.size = Some(size);
        self
    }

    fn heading(&self) -> Markup {
        if self.heading.is_empty() {
            return Markup::default();
        }
        let level = if self.level == 0 { 2 } else { self.level };
        let size = self.size.map(|size| format!("nhsuk-heading-{}", size.letter())).unwrap_or_default();
        let link = !self.href.is_empty() && self.variant != CardVariant::Feature;
        element(&format!("h{level}"))
            .class(&words(&["nhsuk-card__heading", &size, &self.heading_classes]))
            .opt("id", &self.heading_id)
            .body(html! {
                @if link { a class="nhsuk-card__link" href=(self.href) { (self.heading) } } @else { (self.heading) }
            })
    }

    fn markup(&self) -> Markup {
        let variant = match self.variant {
            CardVariant::Plain => "",
            CardVariant::Feature => "nhsuk-card--feature",
            CardVariant::Secondary => "nhsuk-card--secondary",
        };
        html! {
            div class=(words(&["nhsuk-card", when(self.clickable, "nhsuk-card--clickable"), variant, &self.classes])) {
                @if !self.actions.is_empty() {
                    div class="nhsuk-card__heading-container" {
                        (self.heading())
                        @if let [action] = self.actions.as_slice() {
                            div class="nhsuk-card__actions" { (card_action(action, &self.heading)) }
                        } @else {
                            ul class="nhsuk-card__actions" {
                                @for action in &self.actions { li class="nhsuk-card__action" { (card_action(action, &self.heading)) } }
                            }
                        }
                    }
                }
                div class="nhsuk-card__content" {
                    @if self.actions.is_empty() { (self.heading()) }
                    @match &self.content {
                        Text::Html(markup) => { (markup) },
                        text if text.is_empty() => {},
                        text => p class="nhsuk-card__description" { (text) },
                    }
                }
            }
        }
    }
}

renders!(Card);

/// A link in a card or a summary list: what it is about is heard after its words.
pub(crate) fn card_action(action: &Link<'_>, heading: &Text<'_>) -> Markup {
    let about = html! {
        @if !action.about.is_empty() { " " (action.about) }
        @if !heading.is_empty() { " (" (heading) ")" }
    };
    element("a")
        .class(&words(&["nhsuk-link", &action.classes]))
        .attr("href", &action.href)
        .with(&action.attributes)
        .body(html! { (action.text) @if !about.0.is_empty() { (hidden(about)) } })
}

//! What has to be put right before a form can be sent, on top of the page; the focus goes here.

use std::borrow::Cow;

use maud::{Markup, html};

use crate::markup::{Attributes, Text, element, renders, setters, words};

/// One thing to put right, with the field it leads to.
#[derive(Clone, Debug, Default)]
pub struct Mistake<'a> {
    pub text: Text<'a>,
    /// `#field-id`. Empty: no link.
    pub href: Cow<'a, str>,
}

#[derive(Clone, Debug, Default)]
pub struct ErrorSummary<'a> {
    /// Empty: "There is a problem".
    pub title: Text<'a>,
    pub description: Text<'a>,
    pub mistakes: Vec<Mistake<'a>>,
    pub disable_auto_focus: bool,
    pub id: Cow<'a, str>,
    pub classes: Cow<'a, str>,
    pub attributes: Attributes<'a>,
}

impl<'a> ErrorSummary<'a> {
    /// Takes (field id, message) pairs as the field errors give them. Renders nothing when there are none.
    pub fn new<I: Into<Cow<'a, str>>, T: Into<Text<'a>>>(errors: impl IntoIterator<Item = (I, T)>) -> Self {
        let mistakes = errors
            .into_iter()
            .map(|(id, text)| {
                let id = id.into();
                let href = if id.is_empty() { id } else { format!("#{id}").into() };
                Mistake { text: text.into(), href }
            })
            .collect();
        Self { mistakes, ..Self::default() }
    }

    setters! {
        text title "Instead of \"There is a problem\".";
        text description "A sentence above the list.";
        string classes "Further classes.";
        string id "The id.";
    }

    fn markup(&self) -> Markup {
        if self.mistakes.is_empty() && self.description.is_empty() {
            return Markup::default();
        }
        let title = if self.title.is_empty() { "There is a problem".into() } else { self.title.clone() };
        element("div")
            .class(&words(&["nhsuk-error-summary", &self.classes]))
            .opt("id", &self.id)
            .attr("data-module", "nhsuk-error-summary")
            .opt("data-disable-auto-focus", if self.disable_auto_focus { "true" } else { "" })
            .with(&self.attributes)
            .body(html! {
                div role="alert" {
                    h2 class="nhsuk-error-summary__heading" { (title) }
                    div class="nhsuk-error-summary__body" {
                        @if !self.description.is_empty() { p { (self.description) } }
                        @if !self.mistakes.is_empty() {
                            ul class="nhsuk-list nhsuk-error-summary__list" {
                                @for mistake in &self.mistakes {
                                    li {
                                        @if mistake.href.is_empty() { (mistake.text) } @else { a href=(mistake.href) { (mistake.text) } }
                                    }
                                }
                            }
                        }
                    }
                }
            })
    }
}

renders!(ErrorSummary);

//! Something more for those who want it, folded away.

use std::borrow::Cow;

use maud::Markup;

use crate::markup::{Attributes, Text, element, renders, setters, words};

#[derive(Clone, Debug, Default)]
pub struct Details<'a> {
    pub summary: Text<'a>,
    pub content: Text<'a>,
    pub open: bool,
    pub id: Cow<'a, str>,
    pub classes: Cow<'a, str>,
    pub attributes: Attributes<'a>,
}

impl<'a> Details<'a> {
    pub fn new(summary: impl Into<Text<'a>>, content: impl Into<Text<'a>>) -> Self {
        Self { summary: summary.into(), content: content.into(), ..Self::default() }
    }

    /// As a box across the whole width, for answers people look for.
    pub fn expander(summary: impl Into<Text<'a>>, content: impl Into<Text<'a>>) -> Self {
        Self { classes: "nhsuk-expander".into(), ..Self::new(summary, content) }
    }

    setters! {
        flag open "Unfolded at first.";
        string id "The id.";
        string classes "Further classes.";
    }

    fn markup(&self) -> Markup {
        element("details")
            .class(&words(&["nhsuk-details", &self.classes]))
            .opt("id", &self.id)
            .with(&self.attributes)
            .flag("open", self.open)
            .body(maud::html! {
                summary class="nhsuk-details__summary" { span class="nhsuk-details__summary-text" { (self.summary) } }
                div class="nhsuk-details__text" { (self.content) }
            })
    }
}

renders!(Details);

//! A group of fields under one legend.

use std::borrow::Cow;

use maud::{Markup, html};

use crate::forms::label::Label;
use crate::markup::{Attributes, element, renders, setters, words};

#[derive(Clone, Debug, Default)]
pub struct Fieldset<'a> {
    pub legend: Label<'a>,
    pub content: Markup,
    pub id: Cow<'a, str>,
    pub role: Cow<'a, str>,
    pub described_by: Cow<'a, str>,
    pub classes: Cow<'a, str>,
    pub attributes: Attributes<'a>,
}

impl<'a> Fieldset<'a> {
    pub fn new(legend: impl Into<Label<'a>>, content: Markup) -> Self {
        Self { legend: legend.into(), content, ..Self::default() }
    }

    setters! {
        string id "The id of the fieldset.";
        string role "An ARIA role.";
        string described_by "The ids of hints and errors.";
        string classes "Further classes.";
    }

    fn markup(&self) -> Markup {
        element("fieldset")
            .class(&words(&["nhsuk-fieldset", &self.classes]))
            .opt("id", &self.id)
            .opt("role", &self.role)
            .opt("aria-describedby", &self.described_by)
            .with(&self.attributes)
            .body(html! { (self.legend.legend()) (self.content) })
    }
}

renders!(Fieldset);

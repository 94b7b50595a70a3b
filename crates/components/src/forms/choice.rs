//! One of several answers, for radios, checkboxes and selects.

use std::borrow::Cow;

use maud::Markup;

use crate::markup::{Attributes, Text, setters};

#[derive(Clone, Debug, Default)]
pub struct Choice<'a> {
    pub value: Cow<'a, str>,
    pub text: Text<'a>,
    pub hint: Text<'a>,
    /// Chosen whatever the value of the whole field says.
    pub selected: bool,
    pub disabled: bool,
    /// Shown below the answer once it is chosen.
    pub reveals: Option<Markup>,
    /// For checkboxes with names of their own.
    pub name: Cow<'a, str>,
    pub id: Cow<'a, str>,
    /// Unchecks the others: "None of these".
    pub exclusive: bool,
    /// Checks or unchecks the others: "Everyone on this page".
    pub behaviour: Cow<'a, str>,
    pub behaviour_group: Cow<'a, str>,
    /// A word between answers instead of an answer: "or".
    pub divider: bool,
    pub attributes: Attributes<'a>,
}

impl<'a> Choice<'a> {
    pub fn new(value: impl Into<Cow<'a, str>>, text: impl Into<Text<'a>>) -> Self {
        Self { value: value.into(), text: text.into(), ..Self::default() }
    }

    /// "or" between two answers; a line in a select.
    pub fn divider(text: impl Into<Text<'a>>) -> Self {
        Self { text: text.into(), divider: true, ..Self::default() }
    }

    setters! {
        text hint "Help for this answer.";
        flag selected "Chosen.";
        flag disabled "Cannot be chosen.";
        flag exclusive "Unchecks the others.";
        string name "A name of its own.";
        string id "An id of its own.";
        attributes attribute "A further attribute.";
    }

    #[must_use]
    pub fn reveals(mut self, content: Markup) -> Self {
        self.reveals = Some(content);
        self
    }
}

impl<'a, V: Into<Cow<'a, str>>, T: Into<Text<'a>>> From<(V, T)> for Choice<'a> {
    fn from((value, text): (V, T)) -> Self {
        Choice::new(value, text)
    }
}

//! The design system's own tag, for states in tables. On staff pages `status_tag` fits better.

use std::borrow::Cow;

use maud::Markup;

use crate::markup::{Text, element, when, words};

/// `colour`: "", white, grey, green, aqua-green, blue, purple, pink, red, orange or yellow.
pub fn nhs_tag<'a>(colour: &str, text: impl Into<Text<'a>>) -> Markup {
    NhsTag {
        colour: colour.into(),
        text: text.into(),
        ..NhsTag::default()
    }
    .markup()
}

#[derive(Clone, Debug, Default)]
pub(crate) struct NhsTag<'a> {
    pub colour: Cow<'a, str>,
    pub text: Text<'a>,
    pub no_colour: bool,
    pub no_border: bool,
    pub classes: Cow<'a, str>,
}

impl NhsTag<'_> {
    pub(crate) fn markup(&self) -> Markup {
        let colour = format!("nhsuk-tag--{}", self.colour);
        let own = self.classes.contains("nhsuk-tag--");
        element("strong")
            .class(&words(&[
                "nhsuk-tag",
                when(!self.colour.is_empty() && !own, &colour),
                when(self.no_colour, "nhsuk-tag--no-colour"),
                when(self.no_border, "nhsuk-tag--no-border"),
                &self.classes,
            ]))
            .body(&self.text)
    }
}

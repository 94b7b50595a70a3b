//! The design system's own tag, for states in tables. On staff pages `status_tag` fits better.

use maud::Markup;

use crate::markup::{Text, element, when, words};

/// `colour`: "", white, grey, green, aqua-green, blue, purple, pink, red, orange or yellow.
pub fn nhs_tag<'a>(colour: &str, text: impl Into<Text<'a>>) -> Markup {
    let modifier = format!("nhsuk-tag--{colour}");
    element("strong").class(&words(&["nhsuk-tag", when(!colour.is_empty(), &modifier)])).body(text.into())
}

//! The box around one question: it turns red when the answer needs another look.

use maud::{Markup, Render};

use crate::markup::{Attributes, element, when, words};

pub(crate) fn form_group(error: bool, classes: &str, attributes: &Attributes<'_>, content: impl Render) -> Markup {
    element("div")
        .class(&words(&["nhsuk-form-group", when(error, "nhsuk-form-group--error"), classes]))
        .with(attributes)
        .body(content)
}

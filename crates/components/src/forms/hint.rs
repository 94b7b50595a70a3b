//! The help and the error message that stand between a label and its field.

use maud::{Markup, html};

use crate::markup::{Text, element, hidden, words};

/// Help for answering a question.
pub fn hint<'a>(id: &str, text: impl Into<Text<'a>>) -> Markup {
    element("div").class("nhsuk-hint").opt("id", id).body(text.into())
}

/// What is wrong with a field and what to do.
pub fn error_message<'a>(id: &str, text: impl Into<Text<'a>>) -> Markup {
    error_message_in("Error", id, text)
}

/// The same in another language: `spoken` is "Gwall" in Welsh. Without a word nothing is spoken first.
pub fn error_message_in<'a>(spoken: &str, id: &str, text: impl Into<Text<'a>>) -> Markup {
    element("span").class("nhsuk-error-message").opt("id", id).body(html! {
        @if !spoken.is_empty() { (hidden(format!("{spoken}: "))) }
        (text.into())
    })
}

/// The hint and the error message of one field, with the ids the field points to.
pub(crate) struct Help {
    pub markup: Markup,
    pub described_by: String,
}

pub(crate) fn help(id: &str, described_by: &str, text: &Text<'_>, error: Option<&Text<'_>>) -> Help {
    let hint_id = format!("{id}-hint");
    let error_id = format!("{id}-error");
    let error = error.filter(|error| !error.is_empty());
    let markup = html! {
        @if !text.is_empty() { (hint(&hint_id, text.clone())) }
        @if let Some(error) = error { (error_message(&error_id, error.clone())) }
    };
    let described_by = words(&[
        described_by,
        if text.is_empty() { "" } else { &hint_id },
        if error.is_some() { &error_id } else { "" },
    ]);
    Help { markup, described_by }
}

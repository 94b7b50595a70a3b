//! Everything people fill in, in the design system's markup.

pub mod button;
pub mod checkboxes;
pub mod choice;
pub mod date_input;
pub mod error_summary;
pub mod fieldset;
mod group;
pub mod hint;
pub mod input;
pub mod label;
pub mod radios;
pub mod select;
pub mod textarea;

use maud::{Markup, html};

/// The hidden field that proves a form came from one of our pages. Every POST form needs it.
pub fn csrf_field(token: &str) -> Markup {
    html! { input type="hidden" name="csrf" value=(token); }
}

//! A heading inside another component, with the design system's own sizes.

use maud::{Markup, Render};

use crate::forms::label::Size;
use crate::markup::{element, words};

/// `<h2 class="nhsuk-panel__heading nhsuk-panel__heading--l">`.
pub(crate) fn heading(level: u8, class: &str, prefix: &str, size: Option<Size>, content: impl Render) -> Markup {
    let size = size.map(|size| format!("{prefix}{}", size.letter())).unwrap_or_default();
    element(&format!("h{level}")).class(&words(&[class, &size])).body(content)
}

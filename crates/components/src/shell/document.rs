//! What every page has around its content: the document, the title, the skip link, the flash.

use maud::{DOCTYPE, Markup, html};

use crate::assets;
use crate::markup::Text;
use crate::patterns::tag::Tone;

/// One sentence after something was done: "Saved", with a way to undo it.
#[derive(Clone, Debug, Default)]
pub struct Flash<'a> {
    pub text: Text<'a>,
    /// `Tone::Warning` where something was not done.
    pub tone: Tone,
    /// A link, or a small form with an Undo button.
    pub action: Markup,
}

impl<'a> Flash<'a> {
    pub fn good(text: impl Into<Text<'a>>) -> Self {
        Self { text: text.into(), tone: Tone::Good, action: Markup::default() }
    }

    pub fn warning(text: impl Into<Text<'a>>) -> Self {
        Self { text: text.into(), tone: Tone::Warning, action: Markup::default() }
    }

    #[must_use]
    pub fn action(mut self, action: Markup) -> Self {
        self.action = action;
        self
    }

    pub(crate) fn markup(&self) -> Markup {
        let class = if self.tone == Tone::Warning { "app-flash app-flash--warning" } else { "app-flash" };
        html! {
            div class=(class) role=(if self.tone == Tone::Warning { "alert" } else { "status" }) {
                svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false" {
                    circle cx="10" cy="10" r="9" fill="currentColor" {}
                    @if self.tone == Tone::Warning {
                        path d="M10 5v6M10 14.500v.1" stroke="#fff" stroke-width="2.400" stroke-linecap="round" fill="none" {}
                    } @else {
                        path d="M5.500 10.500l3 3 6-6.500" stroke="#fff" stroke-width="2.200" fill="none" {}
                    }
                }
                p { (self.text) }
                (self.action)
            }
        }
    }
}

pub(super) struct Document<'a> {
    pub title: &'a str,
    /// The form came back with errors: the title says so first.
    pub errors: bool,
    pub product: &'a str,
    /// "en-GB", "cy".
    pub lang: &'a str,
    pub body_class: &'a str,
    pub scripts: bool,
    pub body: Markup,
}

impl Document<'_> {
    pub fn markup(&self) -> Markup {
        let welsh = self.lang == "cy";
        html! {
            (DOCTYPE)
            html lang=(self.lang) class="nhsuk-template" {
                head {
                    meta charset="utf-8";
                    title {
                        @if self.errors { @if welsh { "Gwall: " } @else { "Error: " } }
                        (self.title) " – " (self.product)
                    }
                    meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover";
                    meta name="theme-color" content="#14505c";
                    meta name="robots" content="noindex";
                    link rel="icon" href=(assets::url("favicon.svg")) type="image/svg+xml";
                    link rel="stylesheet" href=(assets::url("app.css"));
                    @if self.scripts {
                        link rel="modulepreload" href=(assets::url("nhsuk-frontend.js"));
                        script type="module" src=(assets::url("app.js")) {}
                    }
                }
                body class={"nhsuk-template__body " (self.body_class)} { (self.body) }
            }
        }
    }
}

pub(super) fn skip_link(text: &str) -> Markup {
    html! { a class="nhsuk-skip-link" href="#maincontent" data-module="nhsuk-skip-link" { (text) } }
}

pub(super) fn product(name: &str) -> &str {
    if name.is_empty() { super::PRODUCT_NAME } else { name }
}

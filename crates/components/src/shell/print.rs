//! The page for paper: letters, plans, day sheets. On screen it offers to print.

use std::borrow::Cow;

use maud::{Markup, html};

use super::document::{Document, product};
use crate::markup::{Text, renders};

#[derive(Clone, Debug, Default)]
pub struct Print<'a> {
    pub title: Cow<'a, str>,
    /// 18 pt instead of 12 pt.
    pub large: bool,
    /// "en" or "cy". Empty: English.
    pub lang: Cow<'a, str>,
    /// Where "Back" leads on screen. Empty: no link.
    pub back: Cow<'a, str>,
    /// At the end of the sheet: who printed it and when.
    pub footer: Text<'a>,
    pub product_name: Cow<'a, str>,
    pub content: Markup,
}

impl Print<'_> {
    fn markup(&self) -> Markup {
        let welsh = self.lang == "cy";
        let body = html! {
            nav class="app-print-bar" aria-label=(if welsh { "Y dudalen hon" } else { "This page" }) {
                @if !self.back.is_empty() { a class="nhsuk-back-link" href=(self.back) { (if welsh { "Yn ôl" } else { "Back" }) } }
                button class="nhsuk-button nhsuk-button--small" type="button" data-print="" hidden { (if welsh { "Argraffu" } else { "Print" }) }
            }
            main class="app-sheet" id="maincontent" {
                (self.content)
                @if !self.footer.is_empty() { footer class="app-sheet__footer" { (self.footer) } }
            }
        };
        Document {
            title: &self.title,
            errors: false,
            product: product(&self.product_name),
            lang: if welsh { "cy" } else { "en-GB" },
            body_class: if self.large { "app-paper app-paper--large" } else { "app-paper" },
            scripts: true,
            body,
        }
        .markup()
    }
}

renders!(Print);

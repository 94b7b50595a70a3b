//! The page for signing in and for errors: the mark, one card, nothing else.

use std::borrow::Cow;

use maud::{Markup, html};

use super::document::{Document, Flash, product, skip_link};
use super::footer::Footer;
use super::mark::mark;
use crate::markup::renders;

#[derive(Clone, Debug, Default)]
pub struct Bare<'a> {
    pub title: Cow<'a, str>,
    pub errors: bool,
    pub flash: Option<Flash<'a>>,
    /// Empty: `/`.
    pub home_href: Cow<'a, str>,
    pub product_name: Cow<'a, str>,
    pub demo_notice: bool,
    pub content: Markup,
}

impl Bare<'_> {
    fn markup(&self) -> Markup {
        let body = html! {
            (skip_link("Skip to main content"))
            @if self.demo_notice { div class="app-demo" role="region" aria-label="Demo" { strong { "Demo." } " Every person and every note here is made up." } }
            header class="nhsuk-header" data-module="nhsuk-header" {
                div class="nhsuk-header__container nhsuk-width-container" {
                    div class="nhsuk-header__service" {
                        a class="nhsuk-header__service-logo" href=(if self.home_href.is_empty() { "/" } else { &self.home_href }) {
                            (mark())
                            span class="nhsuk-header__service-name" { (product(&self.product_name)) }
                        }
                    }
                }
            }
            main class="nhsuk-width-container app-bare" id="maincontent" {
                @if let Some(flash) = &self.flash { (flash.markup()) }
                div class="app-panel app-bare__card" { (self.content) }
            }
            (Footer { welsh: false, links: &[] }.markup(Markup::default()))
        };
        Document {
            title: &self.title,
            errors: self.errors,
            product: product(&self.product_name),
            lang: "en-GB",
            body_class: "app-dense",
            scripts: true,
            body,
        }
        .markup()
    }
}

renders!(Bare);

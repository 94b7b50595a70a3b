//! The page for people who ask for help, and for groups that answer from a link. One thing per page, larger words.

use std::borrow::Cow;

use maud::{Markup, html};

use super::document::{Document, Flash, product, skip_link};
use super::footer::Footer;
use super::mark::mark;
use crate::markup::renders;
use crate::parts::link::Link;

#[derive(Clone, Debug, Default)]
pub struct Public<'a> {
    pub title: Cow<'a, str>,
    pub errors: bool,
    /// "en" or "cy". Empty: English.
    pub lang: Cow<'a, str>,
    /// The words and address of the same page in the other language: ("Cymraeg", "/cy/…").
    pub language_switch: Option<(Cow<'a, str>, Cow<'a, str>)>,
    /// Where Back leads. None: no link.
    pub back: Option<Cow<'a, str>>,
    /// Shows "Exit this page", which leaves for a harmless site at once.
    pub exit_this_page: bool,
    pub flash: Option<Flash<'a>>,
    /// Empty: `/`.
    pub home_href: Cow<'a, str>,
    /// Empty: "Footbridge". Often the scheme's name.
    pub product_name: Cow<'a, str>,
    pub demo_notice: bool,
    /// Further links in the footer.
    pub footer_links: Vec<Link<'a>>,
    pub content: Markup,
}

/// Where "Exit this page" leads: a site nobody wonders about.
const HARMLESS: &str = "https://www.bbc.co.uk/weather";

impl Public<'_> {
    fn markup(&self) -> Markup {
        let welsh = self.lang == "cy";
        let (skip, back, exit) = if welsh {
            ("Neidio i'r prif gynnwys", "Yn ôl", "Gadael y dudalen hon")
        } else {
            ("Skip to main content", "Back", "Exit this page")
        };
        let body = html! {
            (skip_link(skip))
            @if self.demo_notice {
                div class="app-demo" role="region" aria-label="Demo" {
                    @if welsh { strong { "Enghraifft." } " Nid oes neb yn derbyn yr hyn rydych chi'n ei anfon yma." }
                    @else { strong { "Demo." } " Nobody receives what you send here." }
                }
            }
            header class="nhsuk-header" data-module="nhsuk-header" {
                div class="nhsuk-header__container nhsuk-width-container" {
                    div class="nhsuk-header__service" {
                        a class="nhsuk-header__service-logo" href=(if self.home_href.is_empty() { "/" } else { &self.home_href }) {
                            (mark())
                            span class="nhsuk-header__service-name" { (product(&self.product_name)) }
                        }
                    }
                    @if let Some((label, href)) = &self.language_switch {
                        a class="app-language" href=(href) lang=(if welsh { "en" } else { "cy" }) hreflang=(if welsh { "en" } else { "cy" }) { (label) }
                    }
                }
            }
            div class="nhsuk-width-container app-public" {
                @if self.back.is_some() || self.exit_this_page {
                    nav class="app-row app-public__top" aria-label=(if welsh { "Y dudalen hon" } else { "This page" }) {
                        @if let Some(href) = &self.back { a class="nhsuk-back-link" href=(href) { (back) } }
                        @if self.exit_this_page {
                            a class="nhsuk-button nhsuk-button--warning nhsuk-button--small app-exit" href=(HARMLESS) rel="nofollow noreferrer" data-exit="" { (exit) }
                        }
                    }
                }
                main class="nhsuk-main-wrapper" id="maincontent" {
                    @if let Some(flash) = &self.flash { (flash.markup()) }
                    (self.content)
                }
            }
            (Footer { welsh, links: &self.footer_links }.markup(Markup::default()))
        };
        Document {
            title: &self.title,
            errors: self.errors,
            product: product(&self.product_name),
            lang: if welsh { "cy" } else { "en-GB" },
            body_class: "app-is-public",
            scripts: true,
            body,
        }
        .markup()
    }
}

renders!(Public);

//! The page around everything a signed-in person sees.

use std::borrow::Cow;

use maud::{Markup, html};

use super::document::{Document, Flash, product, skip_link};
use super::footer::Footer;
use super::mark::mark;
use super::navigation::{NavItem, bottom, top};
use crate::forms::csrf_field;
use crate::markup::{renders, when, words};
use crate::parts::icon::{Icon, icon};

#[derive(Clone, Debug, Default)]
pub struct Staff<'a> {
    /// "Today". The browser shows "Today – Footbridge".
    pub title: Cow<'a, str>,
    /// The form came back with errors.
    pub errors: bool,
    /// The label of the navigation item this page belongs to. Empty: none.
    pub current: Cow<'a, str>,
    pub nav: Vec<NavItem<'a>>,
    /// The four places of the phone's bottom bar; "More" is added.
    pub quick: Vec<NavItem<'a>>,
    /// Empty: nobody is signed in, and there is no search and no sign-out.
    pub account_name: Cow<'a, str>,
    /// Empty: `/account`.
    pub account_href: Cow<'a, str>,
    /// Words in the search field.
    pub search_value: Cow<'a, str>,
    /// No search in the header, for accounts that may not search.
    pub no_search: bool,
    pub flash: Option<Flash<'a>>,
    pub csrf: Cow<'a, str>,
    /// Empty: `/`.
    pub home_href: Cow<'a, str>,
    /// Empty: "Footbridge".
    pub product_name: Cow<'a, str>,
    /// The whole width, for tables and three columns.
    pub wide: bool,
    /// Says that everything here is made up.
    pub demo_notice: bool,
    /// Across the whole width above the content: the person banner.
    pub banner: Markup,
    /// Above the content: a back link.
    pub back: Markup,
    pub content: Markup,
}

impl Staff<'_> {
    fn markup(&self) -> Markup {
        let signed_in = !self.account_name.is_empty();
        let more = html! {
            @if signed_in {
                nav class="app-more" id="more" tabindex="-1" aria-label="More" {
                    ul {
                        @for item in &self.nav { li { a href=(item.href) { (item.label) } } }
                        li { a href=(self.account_href()) { (self.account_name) } }
                        li { (self.sign_out("app-more__button")) }
                    }
                }
            }
        };
        let body = html! {
            (skip_link("Skip to main content"))
            @if self.demo_notice { div class="app-demo" role="region" aria-label="Demo" { strong { "Demo." } " Every person and every note here is made up." } }
            (self.header(signed_in))
            main id="maincontent" {
                (self.banner)
                div class="nhsuk-width-container app-wide app-main" {
                    @if let Some(flash) = &self.flash { (flash.markup()) }
                    (self.back)
                    (self.content)
                }
            }
            (Footer { welsh: false, links: &[] }.markup(more))
            @if signed_in && !self.quick.is_empty() { (bottom(&self.quick, &self.current)) }
        };
        Document {
            title: &self.title,
            errors: self.errors,
            product: product(&self.product_name),
            lang: "en-GB",
            body_class: &words(&[
                "app-dense",
                when(signed_in && !self.quick.is_empty(), "app-has-bottom"),
                when(self.wide, "app-is-wide"),
            ]),
            scripts: true,
            body,
        }
        .markup()
    }

    fn account_href(&self) -> &str {
        if self.account_href.is_empty() { "/account" } else { &self.account_href }
    }

    fn header(&self, signed_in: bool) -> Markup {
        html! {
            header class="nhsuk-header" data-module="nhsuk-header" {
                div class="nhsuk-header__container nhsuk-width-container" {
                    div class="nhsuk-header__service" {
                        a class="nhsuk-header__service-logo" href=(if self.home_href.is_empty() { "/" } else { &self.home_href }) {
                            (mark())
                            span class="nhsuk-header__service-name" { (product(&self.product_name)) }
                        }
                    }
                    @if signed_in && !self.no_search { (self.search()) }
                    @if signed_in {
                        nav class="nhsuk-header__account" aria-label="Account" {
                            ul class="nhsuk-header__account-list" {
                                li class="nhsuk-header__account-item" {
                                    a class="nhsuk-header__account-link" href=(self.account_href()) { (icon(Icon::User)) (self.account_name) }
                                }
                                li class="nhsuk-header__account-item" { (self.sign_out("nhsuk-header__account-button")) }
                            }
                        }
                    }
                }
                @if !self.nav.is_empty() { (top(&self.nav, &self.current)) }
            }
        }
    }

    fn search(&self) -> Markup {
        html! {
            search class="nhsuk-header__search" {
                form class="nhsuk-header__search-form" action="/search" method="get" novalidate {
                    div class="nhsuk-form-group" {
                        label class="nhsuk-label nhsuk-u-visually-hidden" for="search-field" { "Search people, groups and services" }
                        div class="nhsuk-input-wrapper" {
                            input class="nhsuk-input" id="search-field" name="q" type="search" autocomplete="off"
                                value=(self.search_value) placeholder="Name, NHS number or group" aria-keyshortcuts="Control+K";
                            button class="nhsuk-button nhsuk-button--icon nhsuk-button--small" data-module="nhsuk-button" type="submit" aria-label="Search" {
                                (icon(Icon::Search))
                            }
                        }
                    }
                }
            }
        }
    }

    fn sign_out(&self, class: &str) -> Markup {
        html! {
            form class="nhsuk-header__account-form" action="/sign-out" method="post" novalidate {
                (csrf_field(&self.csrf))
                button class=(class) type="submit" { "Sign out" }
            }
        }
    }
}

renders!(Staff);

//! Where staff go: across the top on wide screens, along the bottom on phones.

use std::borrow::Cow;

use maud::{Markup, html};

use crate::markup::hidden;

/// What stands above a word in the phone's bottom bar.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NavIcon {
    #[default]
    Today,
    People,
    Add,
    Directory,
    More,
}

impl NavIcon {
    fn path(self) -> &'static str {
        match self {
            NavIcon::Today => "M4 5h16v15H4z M4 10h16 M8 3v4 M16 3v4",
            NavIcon::People => "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8z M4 21c0-4 3.6-7 8-7s8 3 8 7",
            NavIcon::Add => "M12 5v14 M5 12h14",
            NavIcon::Directory => "M4 5h16 M4 12h16 M4 19h10",
            NavIcon::More => "M5 12h.01 M12 12h.01 M19 12h.01",
        }
    }
}

/// One place to go.
#[derive(Clone, Debug, Default)]
pub struct NavItem<'a> {
    pub label: Cow<'a, str>,
    pub href: Cow<'a, str>,
    /// How many new things wait there. 0 shows nothing.
    pub badge: u32,
    pub icon: NavIcon,
}

impl<'a> NavItem<'a> {
    pub fn new(label: impl Into<Cow<'a, str>>, href: impl Into<Cow<'a, str>>) -> Self {
        Self { label: label.into(), href: href.into(), ..Self::default() }
    }

    #[must_use]
    pub fn badge(mut self, count: u32) -> Self {
        self.badge = count;
        self
    }

    #[must_use]
    pub fn icon(mut self, icon: NavIcon) -> Self {
        self.icon = icon;
        self
    }

    fn words(&self) -> Markup {
        html! {
            (self.label)
            @if self.badge > 0 { span class="app-count" { (self.badge) (hidden(" new")) } }
        }
    }
}

pub(super) fn top(items: &[NavItem<'_>], current: &str) -> Markup {
    html! {
        nav class="nhsuk-header__navigation" aria-label="Main" {
            div class="nhsuk-header__navigation-container nhsuk-width-container" {
                ul class="nhsuk-header__navigation-list" {
                    @for item in items {
                        @if item.label == current {
                            li class="nhsuk-header__navigation-item nhsuk-header__navigation-item--current" {
                                a class="nhsuk-header__navigation-link" href=(item.href) aria-current="true" {
                                    strong class="nhsuk-header__navigation-item-current-fallback" { (item.words()) }
                                }
                            }
                        } @else {
                            li class="nhsuk-header__navigation-item" {
                                a class="nhsuk-header__navigation-link" href=(item.href) { (item.words()) }
                            }
                        }
                    }
                    li class="nhsuk-header__menu" hidden {
                        button class="nhsuk-header__menu-toggle nhsuk-header__navigation-link" id="toggle-menu" type="button" aria-expanded="false" {
                            (hidden("Browse ")) "More"
                        }
                    }
                }
            }
        }
    }
}

/// The bar at the bottom of phones. "More" leads to the rest at the end of the page, so it needs no script.
pub(super) fn bottom(items: &[NavItem<'_>], current: &str) -> Markup {
    html! {
        nav class="app-bottom" aria-label="Quick navigation" {
            ul {
                @for item in items {
                    li { a href=(item.href) aria-current=[(item.label == current).then_some("page")] { (drawing(item.icon)) (item.label) } }
                }
                li { a href="#more" { (drawing(NavIcon::More)) "More" } }
            }
        }
    }
}

fn drawing(icon: NavIcon) -> Markup {
    html! {
        svg width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2.4" stroke-linecap="round" aria-hidden="true" focusable="false" {
            path d=(icon.path()) {}
        }
    }
}

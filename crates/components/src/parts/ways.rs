//! Ways around: back, skip, breadcrumb, start of something.

use std::borrow::Cow;

use maud::{Markup, html};

use crate::markup::{Text, hidden};
use crate::parts::icon::{Icon, icon};
use crate::parts::link::Link;

/// Back to where people came from, above the heading.
pub fn back_link<'a>(text: impl Into<Text<'a>>, href: impl Into<Cow<'a, str>>) -> Markup {
    html! { a class="nhsuk-back-link" href=(href.into()) { (text.into()) } }
}

/// The first link of a page, seen only when focused. The shells have it already.
pub fn skip_link<'a>(text: impl Into<Text<'a>>, href: impl Into<Cow<'a, str>>) -> Markup {
    html! { a class="nhsuk-skip-link" data-module="nhsuk-skip-link" href=(href.into()) { (text.into()) } }
}

/// The one thing to start on a page.
pub fn action_link<'a>(text: impl Into<Text<'a>>, href: impl Into<Cow<'a, str>>) -> Markup {
    html! {
        a class="nhsuk-action-link" href=(href.into()) {
            (icon(Icon::ArrowRightCircle))
            span class="nhsuk-action-link__text" { (text.into()) }
        }
    }
}

/// Where this page stands, outermost first.
pub fn breadcrumb<'a>(links: impl IntoIterator<Item = impl Into<Link<'a>>>) -> Markup {
    let links: Vec<Link<'a>> = links.into_iter().map(Into::into).collect();
    html! {
        nav class="nhsuk-breadcrumb" aria-label="Breadcrumb" {
            ol class="nhsuk-breadcrumb__list" {
                @for link in &links {
                    li class="nhsuk-breadcrumb__list-item" { a class="nhsuk-breadcrumb__link" href=(link.href) { (link.text) } }
                }
            }
            @if let Some(last) = links.last() {
                a class="nhsuk-back-link" href=(last.href) { (hidden("Back to ")) (last.text) }
            }
        }
    }
}

//! The end of every page: help, rights, and what this is not. The order never changes.

use maud::{Markup, html};

use crate::parts::link::Link;

pub(super) struct Footer<'a> {
    pub welsh: bool,
    /// Further links of a deployment.
    pub links: &'a [Link<'a>],
}

impl Footer<'_> {
    pub fn markup(&self, before: Markup) -> Markup {
        let (help, privacy, accessibility, not) = if self.welsh {
            (
                "Cymorth",
                "Preifatrwydd",
                "Datganiad hygyrchedd",
                "Nid gwasanaeth brys yw hwn. Os yw bywyd mewn perygl, ffoniwch 999. Ar gyfer cyngor meddygol, ffoniwch 111.",
            )
        } else {
            (
                "Help",
                "Privacy",
                "Accessibility statement",
                "Not an emergency service. If a life is at risk, ring 999. For medical advice, ring 111.",
            )
        };
        html! {
            footer class="app-footer" {
                div class="nhsuk-width-container app-wide" {
                    (before)
                    ul class="app-links" {
                        li { a href="/help" { (help) } }
                        li { a href="/privacy" { (privacy) } }
                        li { a href="/accessibility" { (accessibility) } }
                        @for link in self.links { li { (link) } }
                    }
                    p class="app-muted" { (not) }
                }
            }
        }
    }
}

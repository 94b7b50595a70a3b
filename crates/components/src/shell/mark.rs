//! Our own mark: a footbridge over two arches.

use maud::{Markup, html};

/// The mark in the colour of the text around it. Decoration: the name stands beside it.
pub fn mark() -> Markup {
    html! {
        svg class="app-mark" viewBox="0 0 32 26" width="34" height="28" aria-hidden="true" focusable="false" {
            g fill="none" stroke="currentColor" stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round" {
                path d="M1.500 11.500q14.500-9 29 0" {}
                path d="M4 24v-1.500a6 6 0 0 1 12 0v1.500v-1.500a6 6 0 0 1 12 0v1.500" {}
                path d="M4 10v-4.500M10 7.200v-4.500M16 6.800v-4.700M22 7.200v-4.500M28 10v-4.500" stroke-width="2" {}
            }
        }
    }
}

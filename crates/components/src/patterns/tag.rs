//! Small labels: plain, a need (yellow), a fit (green), something late or to mind (red).

use maud::{Markup, html};

use crate::markup::Text;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    #[default]
    Plain,
    /// A contact or support need.
    Need,
    /// It fits, it is done, it is well.
    Good,
    /// Late, a warning, a "do not".
    Warning,
}

impl Tone {
    pub(crate) fn class(self) -> &'static str {
        match self {
            Tone::Plain => "app-tag",
            Tone::Need => "app-tag app-tag--need",
            Tone::Good => "app-tag app-tag--good",
            Tone::Warning => "app-tag app-tag--warning",
        }
    }
}

/// A small label. The words alone must say it: colour only helps.
pub fn tag<'a>(tone: Tone, text: impl Into<Text<'a>>) -> Markup {
    html! { span class=(tone.class()) { (text.into()) } }
}

/// A state in words, such as a referral's.
pub fn status_tag<'a>(tone: Tone, text: impl Into<Text<'a>>) -> Markup {
    html! { strong class={(tone.class()) " app-tag--status"} { (text.into()) } }
}

/// Several small labels of one tone, as a list with a name for screen readers.
pub fn tags<'a>(tone: Tone, name: &str, texts: impl IntoIterator<Item = impl Into<Text<'a>>>) -> Markup {
    html! { ul class="app-tags" aria-label=(name) { @for text in texts { li class=(tone.class()) { (text.into()) } } } }
}

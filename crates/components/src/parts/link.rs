//! A link with words of its own, and rows of links.

use std::borrow::Cow;

use maud::{Markup, html};

use crate::markup::{Attributes, Text, element, hidden, renders, setters};

/// A link. `about` is heard after its words, where several links on a page say the same.
#[derive(Clone, Debug, Default)]
pub struct Link<'a> {
    pub text: Text<'a>,
    pub href: Cow<'a, str>,
    pub about: Cow<'a, str>,
    pub classes: Cow<'a, str>,
    pub attributes: Attributes<'a>,
}

impl<'a> Link<'a> {
    pub fn new(text: impl Into<Text<'a>>, href: impl Into<Cow<'a, str>>) -> Self {
        Self { text: text.into(), href: href.into(), ..Self::default() }
    }

    setters! {
        string about "Heard after the words, such as: for Jean Holroyd.";
        string classes "Further classes.";
        attributes attribute "A further attribute.";
    }

    fn markup(&self) -> Markup {
        element("a").class(&self.classes).attr("href", &self.href).with(&self.attributes).body(html! {
            (self.text)
            @if !self.about.is_empty() { (hidden(format!(" {}", self.about))) }
        })
    }
}

renders!(Link);

impl<'a, T: Into<Text<'a>>, H: Into<Cow<'a, str>>> From<(T, H)> for Link<'a> {
    fn from((text, href): (T, H)) -> Self {
        Link::new(text, href)
    }
}

/// Links in a row that wraps.
pub fn links<'a>(links: impl IntoIterator<Item = impl Into<Link<'a>>>) -> Markup {
    html! { ul class="app-links" { @for link in links { li { (link.into()) } } } }
}

/// Links below each other.
pub fn links_stacked<'a>(links: impl IntoIterator<Item = impl Into<Link<'a>>>) -> Markup {
    html! { ul class="app-links app-links--stack" { @for link in links { li { (link.into()) } } } }
}

//! The small tools all components share: text that is escaped unless it is markup, extra attributes, and elements
//! whose attributes depend on options.

use std::borrow::Cow;
use std::fmt::Write as _;

use maud::{Escaper, Markup, PreEscaped, Render};

/// Words for a page: plain text, which is escaped, or markup made by `html!`.
#[derive(Clone, Debug)]
pub enum Text<'a> {
    Plain(Cow<'a, str>),
    Html(Markup),
}

impl Text<'_> {
    pub fn is_empty(&self) -> bool {
        match self {
            Text::Plain(text) => text.is_empty(),
            Text::Html(markup) => markup.0.is_empty(),
        }
    }
}

impl Default for Text<'_> {
    fn default() -> Self {
        Text::Plain(Cow::Borrowed(""))
    }
}

impl Render for Text<'_> {
    fn render_to(&self, buffer: &mut String) {
        match self {
            Text::Plain(text) => text.render_to(buffer),
            Text::Html(markup) => buffer.push_str(&markup.0),
        }
    }
}

impl<'a> From<&'a str> for Text<'a> {
    fn from(text: &'a str) -> Self {
        Text::Plain(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a String> for Text<'a> {
    fn from(text: &'a String) -> Self {
        Text::Plain(Cow::Borrowed(text))
    }
}

impl From<String> for Text<'_> {
    fn from(text: String) -> Self {
        Text::Plain(Cow::Owned(text))
    }
}

impl<'a> From<Cow<'a, str>> for Text<'a> {
    fn from(text: Cow<'a, str>) -> Self {
        Text::Plain(text)
    }
}

impl From<Markup> for Text<'_> {
    fn from(markup: Markup) -> Self {
        Text::Html(markup)
    }
}

/// Further attributes of a component's main element.
#[derive(Clone, Debug, Default)]
pub struct Attributes<'a>(pub Vec<(Cow<'a, str>, Option<Cow<'a, str>>)>);

impl<'a> Attributes<'a> {
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn set(mut self, name: impl Into<Cow<'a, str>>, value: impl Into<Cow<'a, str>>) -> Self {
        self.0.push((name.into(), Some(value.into())));
        self
    }

    /// An attribute without a value, such as `hidden`.
    #[must_use]
    pub fn flag(mut self, name: impl Into<Cow<'a, str>>) -> Self {
        self.0.push((name.into(), None));
        self
    }
}

/// An element being written, for the cases where `html!` cannot decide on attributes at run time.
pub(crate) struct Element {
    html: String,
    name: String,
}

pub(crate) fn element(name: &str) -> Element {
    Element { html: format!("<{name}"), name: name.to_owned() }
}

impl Element {
    pub fn attr(mut self, name: &str, value: &str) -> Self {
        self.html.push(' ');
        self.html.push_str(name);
        self.html.push_str("=\"");
        // Writing into a String cannot fail.
        let _ = Escaper::new(&mut self.html).write_str(value);
        self.html.push('"');
        self
    }

    /// Left out when the value is empty.
    pub fn opt(self, name: &str, value: &str) -> Self {
        if value.is_empty() { self } else { self.attr(name, value) }
    }

    pub fn flag(mut self, name: &str, on: bool) -> Self {
        if on {
            self.html.push(' ');
            self.html.push_str(name);
        }
        self
    }

    pub fn class(self, value: &str) -> Self {
        self.opt("class", value)
    }

    pub fn with(mut self, attributes: &Attributes<'_>) -> Self {
        for (name, value) in &attributes.0 {
            self = match value {
                Some(value) => self.attr(name, value),
                None => self.flag(name, true),
            };
        }
        self
    }

    pub fn void(mut self) -> Markup {
        self.html.push('>');
        PreEscaped(self.html)
    }

    pub fn body(mut self, content: impl Render) -> Markup {
        self.html.push('>');
        content.render_to(&mut self.html);
        self.html.push_str("</");
        self.html.push_str(&self.name);
        self.html.push('>');
        PreEscaped(self.html)
    }
}

/// Joins the names that are not empty with spaces: class lists, `aria-describedby`.
pub(crate) fn words(parts: &[&str]) -> String {
    let mut joined = String::new();
    for part in parts.iter().filter(|part| !part.is_empty()) {
        if !joined.is_empty() {
            joined.push(' ');
        }
        joined.push_str(part);
    }
    joined
}

/// `name` when `on`, else nothing.
pub(crate) fn when(on: bool, name: &str) -> &str {
    if on { name } else { "" }
}

/// Words that only a screen reader hears: the person's name behind a repeated link, for example.
pub fn hidden<'a>(text: impl Into<Text<'a>>) -> Markup {
    element("span").class("nhsuk-u-visually-hidden").body(text.into())
}

/// Lets a component stand in `html!` as `(component)` and be rendered with `.render()`.
macro_rules! renders {
    ($($component:ident),+ $(,)?) => {
        $(
            impl ::maud::Render for $component<'_> {
                fn render(&self) -> ::maud::Markup {
                    self.markup()
                }
            }

            impl $component<'_> {
                pub fn render(&self) -> ::maud::Markup {
                    self.markup()
                }
            }
        )+
    };
}

/// Builder methods: `text` takes words, `string` takes an id, value or address, `flag` switches on.
macro_rules! setters {
    ($($kind:ident $field:ident $doc:literal;)+) => {
        $( setters!(@one $kind $field $doc); )+
    };
    (@one text $field:ident $doc:literal) => {
        #[doc = $doc]
        #[must_use]
        pub fn $field(mut self, $field: impl Into<$crate::Text<'a>>) -> Self {
            self.$field = $field.into();
            self
        }
    };
    (@one string $field:ident $doc:literal) => {
        #[doc = $doc]
        #[must_use]
        pub fn $field(mut self, $field: impl Into<::std::borrow::Cow<'a, str>>) -> Self {
            self.$field = $field.into();
            self
        }
    };
    (@one label $field:ident $doc:literal) => {
        #[doc = $doc]
        #[must_use]
        pub fn $field(mut self, $field: impl Into<$crate::Label<'a>>) -> Self {
            self.$field = $field.into();
            self
        }
    };
    (@one error $field:ident $doc:literal) => {
        #[doc = $doc]
        #[must_use]
        pub fn $field(mut self, $field: Option<&'a str>) -> Self {
            self.$field = $field.map(Into::into);
            self
        }
    };
    (@one flag $field:ident $doc:literal) => {
        #[doc = $doc]
        #[must_use]
        pub fn $field(mut self) -> Self {
            self.$field = true;
            self
        }
    };
    (@one attributes $field:ident $doc:literal) => {
        #[doc = $doc]
        #[must_use]
        pub fn $field(mut self, name: &'a str, value: impl Into<::std::borrow::Cow<'a, str>>) -> Self {
            self.attributes = self.attributes.set(name, value);
            self
        }
    };
}

pub(crate) use {renders, setters};

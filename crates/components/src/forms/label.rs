//! The question above a field, as a label or as the legend of a group; it may be the page's heading.

use std::borrow::Cow;

use maud::{Markup, html};

use crate::markup::{Attributes, Text, element, setters, when, words};

/// How large a label, legend, caption or heading is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    S,
    M,
    L,
    Xl,
}

impl Size {
    pub(crate) fn letter(self) -> &'static str {
        match self {
            Size::S => "s",
            Size::M => "m",
            Size::L => "l",
            Size::Xl => "xl",
        }
    }
}

/// Where a caption stands. `After` puts it outside the label, as a paragraph.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Placement {
    #[default]
    Start,
    Before,
    After,
}

/// A small line that says which part of a longer form this is.
#[derive(Clone, Debug, Default)]
pub struct Caption<'a> {
    pub text: Text<'a>,
    pub size: Option<Size>,
    pub placement: Placement,
}

impl Caption<'_> {
    pub(crate) fn markup(&self, size: Option<Size>) -> Markup {
        let class = match self.size.or(size) {
            None | Some(Size::S) => "nhsuk-caption".to_owned(),
            Some(size) => format!("nhsuk-caption-{}", size.letter()),
        };
        let name = if self.placement == Placement::Start { "span" } else { "p" };
        let bottom = when(self.placement == Placement::After, "nhsuk-caption--bottom");
        element(name).class(&words(&[&class, bottom])).body(&self.text)
    }
}

/// A label or a legend. Plain words are enough: `"First name".into()`.
#[derive(Clone, Debug, Default)]
pub struct Label<'a> {
    pub text: Text<'a>,
    pub size: Option<Size>,
    /// The level of the heading this label is, if it is one. A page with one question makes it 1.
    pub heading: Option<u8>,
    pub heading_id: Cow<'a, str>,
    pub caption: Option<Caption<'a>>,
    pub id: Cow<'a, str>,
    /// The field it names. A component fills this in.
    pub target: Cow<'a, str>,
    pub classes: Cow<'a, str>,
    pub attributes: Attributes<'a>,
}

impl<'a> Label<'a> {
    pub fn new(text: impl Into<Text<'a>>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// Heard by screen readers, not seen.
    #[must_use]
    pub fn hidden(mut self) -> Self {
        self.classes = "nhsuk-u-visually-hidden".into();
        self
    }

    #[must_use]
    pub fn size(mut self, size: Size) -> Self {
        self.size = Some(size);
        self
    }

    /// Makes the label a heading of this level.
    #[must_use]
    pub fn heading(mut self, level: u8) -> Self {
        self.heading = Some(level);
        self
    }

    #[must_use]
    pub fn caption(mut self, text: impl Into<Text<'a>>) -> Self {
        self.caption = Some(Caption { text: text.into(), ..Caption::default() });
        self
    }

    setters! {
        string id "The id of the label itself.";
        string classes "Further classes.";
        string target "The id of the field.";
    }

    fn class(&self, name: &str) -> String {
        let size = self.size.map(|size| format!("{name}--{}", size.letter()));
        let size = size.filter(|size| !self.classes.contains(&format!("{name}--")) && !size.is_empty());
        words(&[name, size.as_deref().unwrap_or_default(), &self.classes])
    }

    fn inner(&self) -> Markup {
        html! {
            @if let Some(caption) = self.caption.as_ref().filter(|caption| caption.placement == Placement::Start) {
                (caption.markup(self.size)) " "
            }
            (self.text)
        }
    }

    fn outside(&self, placement: Placement) -> Markup {
        html! {
            @if let Some(caption) = self.caption.as_ref().filter(|caption| caption.placement == placement) {
                (caption.markup(self.size))
            }
        }
    }

    /// As `<label>` of the field `target`, unless it has its own.
    pub(crate) fn markup_for(&self, target: &str) -> Markup {
        if self.text.is_empty() {
            return Markup::default();
        }
        let target = if self.target.is_empty() { target } else { &self.target };
        let label = element("label")
            .class(&self.class("nhsuk-label"))
            .opt("id", &self.id)
            .opt("for", target)
            .with(&self.attributes)
            .body(self.inner());
        html! {
            (self.outside(Placement::Before))
            @if let Some(level) = self.heading {
                (element(&format!("h{level}")).class("nhsuk-label-wrapper").opt("id", &self.heading_id).body(label))
            } @else {
                (label)
            }
            (self.outside(Placement::After))
        }
    }

    /// As `<label>`.
    pub fn render(&self) -> Markup {
        self.markup_for("")
    }

    /// As `<legend>` of a fieldset.
    pub fn legend(&self) -> Markup {
        if self.text.is_empty() {
            return Markup::default();
        }
        let inner = match self.heading {
            Some(level) => element(&format!("h{level}"))
                .class("nhsuk-fieldset__heading")
                .opt("id", &self.heading_id)
                .body(self.inner()),
            None => self.inner(),
        };
        html! {
            (element("legend").class(&self.class("nhsuk-fieldset__legend")).opt("id", &self.id).with(&self.attributes).body(inner))
            (self.outside(Placement::After))
        }
    }
}

impl<'a, T: Into<Text<'a>>> From<T> for Label<'a> {
    fn from(text: T) -> Self {
        Label::new(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_escapes_what_people_typed() {
        let label = Label::new("Tom & <Jerry>").target("x").render();
        assert_eq!(label.0, "<label class=\"nhsuk-label\" for=\"x\">Tom &amp; &lt;Jerry&gt;</label>");
    }
}

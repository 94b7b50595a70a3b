//! Buttons: they send a form, or they are links that start something. A verb says what happens.

use std::borrow::Cow;

use maud::{Markup, html};

use crate::markup::{Attributes, Text, element, hidden, renders, setters, when, words};
use crate::parts::icon::{Icon, icon};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Variant {
    /// The one main thing to do on a page.
    #[default]
    Primary,
    /// Everything else.
    Secondary,
    /// Secondary on a coloured ground.
    SecondarySolid,
    /// Undoes or deletes.
    Warning,
    /// On a dark ground.
    Reverse,
}

impl Variant {
    fn class(self) -> &'static str {
        match self {
            Variant::Primary => "",
            Variant::Secondary => "nhsuk-button--secondary",
            Variant::SecondarySolid => "nhsuk-button--secondary-solid",
            Variant::Warning => "nhsuk-button--warning",
            Variant::Reverse => "nhsuk-button--reverse",
        }
    }
}

#[derive(Clone, Debug, Default)]
pub struct Button<'a> {
    pub text: Text<'a>,
    /// Set: a link that looks like a button.
    pub href: Cow<'a, str>,
    pub variant: Variant,
    pub small: bool,
    pub icon: Option<Icon>,
    pub icon_at_end: bool,
    pub name: Cow<'a, str>,
    pub value: Cow<'a, str>,
    /// Empty: submit.
    pub kind: Cow<'a, str>,
    pub id: Cow<'a, str>,
    pub disabled: bool,
    pub prevent_double_click: Option<bool>,
    pub aria_label: Cow<'a, str>,
    /// Heard after the text: " for Jean Holroyd", where several buttons say the same.
    pub about: Cow<'a, str>,
    pub classes: Cow<'a, str>,
    pub attributes: Attributes<'a>,
}

impl<'a> Button<'a> {
    /// Sends the form. A double click sends once.
    pub fn submit(text: impl Into<Text<'a>>) -> Self {
        Self { text: text.into(), prevent_double_click: Some(true), ..Self::default() }
    }

    /// A link that looks like a button.
    pub fn link(text: impl Into<Text<'a>>, href: impl Into<Cow<'a, str>>) -> Self {
        Self { text: text.into(), href: href.into(), ..Self::default() }
    }

    #[must_use]
    pub fn secondary(mut self) -> Self {
        self.variant = Variant::Secondary;
        self
    }

    #[must_use]
    pub fn warning(mut self) -> Self {
        self.variant = Variant::Warning;
        self
    }

    #[must_use]
    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    setters! {
        flag small "For dense pages and lists.";
        flag disabled "Cannot be pressed. Say why beside it.";
        string name "Sent with the form, with `value`.";
        string value "Sent with the form, under `name`.";
        string id "The id.";
        string about "Heard after the text, such as: for Jean Holroyd.";
        string classes "Further classes.";
        string aria_label "The whole name, when there is only an icon.";
        attributes attribute "A further attribute.";
    }

    fn markup(&self) -> Markup {
        let class = words(&[
            "nhsuk-button",
            self.variant.class(),
            when(self.icon.is_some(), "nhsuk-button--icon"),
            when(self.small, "nhsuk-button--small"),
            &self.classes,
        ]);
        let link = !self.href.is_empty();
        let element = element(if link { "a" } else { "button" }).class(&class).opt("id", &self.id);
        let element = if link { element } else { element.opt("name", &self.name) };
        let element = element.attr("data-module", "nhsuk-button").opt(
            "data-prevent-double-click",
            self.prevent_double_click.map_or("", |on| if on { "true" } else { "false" }),
        );
        let element = if link {
            element.attr("href", &self.href).attr("role", "button").attr("draggable", "false")
        } else {
            element
                .attr("type", if self.kind.is_empty() { "submit" } else { &self.kind })
                .opt("value", &self.value)
                .flag("disabled", self.disabled)
                .opt("aria-disabled", when(self.disabled, "true"))
        };
        let about = if self.about.is_empty() { Markup::default() } else { hidden(format!(" {}", self.about)) };
        element.opt("aria-label", &self.aria_label).with(&self.attributes).body(html! {
            @if let Some(name) = self.icon {
                @if !self.icon_at_end { (icon(name)) }
                @if !self.text.is_empty() { span class="nhsuk-button__content" { (self.text) (about) } }
                @if self.icon_at_end { (icon(name)) }
            } @else {
                (self.text) (about)
            }
        })
    }
}

renders!(Button);

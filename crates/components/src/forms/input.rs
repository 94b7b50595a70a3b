//! One line of text.

use std::borrow::Cow;

use maud::{Markup, html};

use crate::forms::group::form_group;
use crate::forms::hint::help;
use crate::forms::label::Label;
use crate::markup::{Attributes, Text, element, renders, setters, when, words};

#[derive(Clone, Debug, Default)]
pub struct Input<'a> {
    pub name: Cow<'a, str>,
    /// Empty: the name.
    pub id: Cow<'a, str>,
    pub label: Label<'a>,
    pub hint: Text<'a>,
    pub error: Option<Text<'a>>,
    /// Red without a message of its own, when the message stands elsewhere.
    pub invalid: bool,
    pub value: Cow<'a, str>,
    /// Empty: text.
    pub kind: Cow<'a, str>,
    /// In letters: 2, 3, 4, 5, 10, 20 or 30. 0 is the full width.
    pub width: u8,
    pub inputmode: Cow<'a, str>,
    pub autocomplete: Cow<'a, str>,
    pub autocapitalize: Cow<'a, str>,
    pub pattern: Cow<'a, str>,
    pub placeholder: Cow<'a, str>,
    pub spellcheck: Option<bool>,
    pub prefix: Text<'a>,
    pub suffix: Text<'a>,
    /// Wide letter spacing, for codes and NHS numbers.
    pub code: bool,
    pub required: bool,
    pub disabled: bool,
    pub described_by: Cow<'a, str>,
    pub classes: Cow<'a, str>,
    pub group_classes: Cow<'a, str>,
    /// Stands right behind the field: usually a button.
    pub after: Markup,
    pub attributes: Attributes<'a>,
}

impl<'a> Input<'a> {
    pub fn new(name: impl Into<Cow<'a, str>>, label: impl Into<Label<'a>>) -> Self {
        Self { name: name.into(), label: label.into(), ..Self::default() }
    }

    setters! {
        string id "When the name cannot be the id.";
        text hint "Help for answering.";
        error error "What is wrong, from the field errors.";
        string value "What the field holds.";
        string kind "The type: `email`, `tel`, `password`, `search`.";
        string inputmode "The phone keyboard: `numeric`, `decimal`.";
        string autocomplete "Such as `given-name`, `tel`, `off`.";
        string autocapitalize "Such as `none`.";
        string placeholder "Only where the label is hidden.";
        text prefix "Stands before the field, such as £.";
        text suffix "Stands after the field, such as minutes.";
        flag code "Wide letter spacing, for codes and NHS numbers.";
        flag disabled "Cannot be changed.";
        flag required "Says so to screen readers; the server decides.";
        string described_by "Ids of further descriptions.";
        string classes "Further classes of the field.";
        string group_classes "Further classes of the group.";
        attributes attribute "A further attribute of the field.";
    }

    /// In letters: 2, 3, 4, 5, 10, 20 or 30.
    #[must_use]
    pub fn width(mut self, letters: u8) -> Self {
        self.width = letters;
        self
    }

    /// Digits only, with the number keyboard on phones.
    #[must_use]
    pub fn numeric(mut self) -> Self {
        self.inputmode = "numeric".into();
        self
    }

    #[must_use]
    pub fn spellcheck(mut self, on: bool) -> Self {
        self.spellcheck = Some(on);
        self
    }

    #[must_use]
    pub fn after(mut self, content: Markup) -> Self {
        self.after = content;
        self
    }

    fn field(&self, id: &str, described_by: &str) -> Markup {
        let width = format!("nhsuk-input--width-{}", self.width);
        let class = words(&[
            "nhsuk-input",
            when(self.code, "nhsuk-input--code"),
            when(self.wrong(), "nhsuk-input--error"),
            when(self.width > 0 && !self.classes.contains("nhsuk-input--width-"), &width),
            &self.classes,
        ]);
        element("input")
            .class(&class)
            .attr("id", id)
            .attr("name", &self.name)
            .attr("type", if self.kind.is_empty() { "text" } else { &self.kind })
            .opt("spellcheck", self.spellcheck.map_or("", |on| if on { "true" } else { "false" }))
            .opt("value", &self.value)
            .flag("disabled", self.disabled)
            .opt("aria-required", when(self.required, "true"))
            .opt("aria-describedby", described_by)
            .opt("autocomplete", &self.autocomplete)
            .opt("autocapitalize", &self.autocapitalize)
            .opt("pattern", &self.pattern)
            .opt("placeholder", &self.placeholder)
            .opt("inputmode", &self.inputmode)
            .with(&self.attributes)
            .void()
    }

    fn wrong(&self) -> bool {
        self.invalid || self.error.is_some()
    }

    fn markup(&self) -> Markup {
        let id = if self.id.is_empty() { &self.name } else { &self.id };
        let help = help(id, &self.described_by, &self.hint, self.error.as_ref());
        let field = self.field(id, &help.described_by);
        let wrapped = !self.prefix.is_empty() || !self.suffix.is_empty() || !self.after.0.is_empty();
        form_group(
            self.wrong(),
            &self.group_classes,
            &Attributes::default(),
            html! {
                (self.label.markup_for(id))
                (help.markup)
                @if wrapped {
                    div class="nhsuk-input-wrapper" {
                        @if !self.prefix.is_empty() { div class="nhsuk-input-wrapper__prefix" aria-hidden="true" { (self.prefix) } }
                        (field)
                        @if !self.suffix.is_empty() { div class="nhsuk-input-wrapper__suffix" aria-hidden="true" { (self.suffix) } }
                        (self.after)
                    }
                } @else {
                    (field)
                }
            },
        )
    }
}

renders!(Input);

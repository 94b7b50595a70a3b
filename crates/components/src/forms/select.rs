//! One answer out of many, in a list that opens.

use std::borrow::Cow;

use maud::{Markup, html};

use crate::forms::choice::Choice;
use crate::forms::group::form_group;
use crate::forms::hint::help;
use crate::forms::label::Label;
use crate::markup::{Attributes, Text, element, renders, setters, when, words};

#[derive(Clone, Debug, Default)]
pub struct Select<'a> {
    pub name: Cow<'a, str>,
    /// Empty: the name.
    pub id: Cow<'a, str>,
    pub label: Label<'a>,
    pub hint: Text<'a>,
    pub error: Option<Text<'a>>,
    /// Red without a message of its own.
    pub invalid: bool,
    pub value: Cow<'a, str>,
    pub choices: Vec<Choice<'a>>,
    pub disabled: bool,
    pub described_by: Cow<'a, str>,
    pub classes: Cow<'a, str>,
    pub group_classes: Cow<'a, str>,
    /// Stands right behind the field: usually a button.
    pub after: Markup,
    pub attributes: Attributes<'a>,
}

impl<'a> Select<'a> {
    pub fn new(
        name: impl Into<Cow<'a, str>>,
        label: impl Into<Label<'a>>,
        choices: impl IntoIterator<Item = impl Into<Choice<'a>>>,
    ) -> Self {
        let choices = choices.into_iter().map(Into::into).collect();
        Self { name: name.into(), label: label.into(), choices, ..Self::default() }
    }

    setters! {
        string id "When the name cannot be the id.";
        text hint "Help for answering.";
        error error "What is wrong, from the field errors.";
        string value "The chosen value.";
        flag disabled "Cannot be changed.";
        string described_by "Ids of further descriptions.";
        string classes "Further classes of the field.";
        string group_classes "Further classes of the group.";
        attributes attribute "A further attribute of the field.";
    }

    #[must_use]
    pub fn after(mut self, content: Markup) -> Self {
        self.after = content;
        self
    }

    fn option(&self, choice: &Choice<'_>) -> Markup {
        if choice.divider {
            return html! { hr; };
        }
        let selected = choice.selected || (!self.value.is_empty() && self.value == choice.value);
        element("option")
            .attr("value", &choice.value)
            .flag("selected", selected)
            .flag("disabled", choice.disabled)
            .with(&choice.attributes)
            .body(&choice.text)
    }

    fn markup(&self) -> Markup {
        let id = if self.id.is_empty() { &self.name } else { &self.id };
        let help = help(id, &self.described_by, &self.hint, self.error.as_ref());
        let wrong = self.invalid || self.error.is_some();
        let field = element("select")
            .class(&words(&["nhsuk-select", when(wrong, "nhsuk-select--error"), &self.classes]))
            .attr("id", id)
            .attr("name", &self.name)
            .flag("disabled", self.disabled)
            .opt("aria-describedby", &help.described_by)
            .with(&self.attributes)
            .body(html! { @for choice in &self.choices { (self.option(choice)) } });
        form_group(
            wrong,
            &self.group_classes,
            &Attributes::default(),
            html! {
                (self.label.markup_for(id))
                (help.markup)
                @if self.after.0.is_empty() { (field) } @else { div class="nhsuk-input-wrapper" { (field) (self.after) } }
            },
        )
    }
}

renders!(Select);

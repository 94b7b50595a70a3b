//! One answer out of a few.

use std::borrow::Cow;

use maud::{Markup, html};

use crate::forms::choice::Choice;
use crate::forms::fieldset::Fieldset;
use crate::forms::group::form_group;
use crate::forms::hint::help;
use crate::forms::label::Label;
use crate::markup::{Attributes, Text, element, renders, setters, when, words};

#[derive(Clone, Debug, Default)]
pub struct Radios<'a> {
    pub name: Cow<'a, str>,
    /// What the ids start with. Empty: the name.
    pub id: Cow<'a, str>,
    pub legend: Label<'a>,
    pub hint: Text<'a>,
    pub error: Option<Text<'a>>,
    /// Red without a message of its own.
    pub invalid: bool,
    pub value: Cow<'a, str>,
    pub choices: Vec<Choice<'a>>,
    pub inline: bool,
    pub small: bool,
    pub disabled: bool,
    pub classes: Cow<'a, str>,
    pub group_classes: Cow<'a, str>,
}

impl<'a> Radios<'a> {
    pub fn new(
        name: impl Into<Cow<'a, str>>,
        legend: impl Into<Label<'a>>,
        choices: impl IntoIterator<Item = impl Into<Choice<'a>>>,
    ) -> Self {
        let choices = choices.into_iter().map(Into::into).collect();
        Self { name: name.into(), legend: legend.into(), choices, ..Self::default() }
    }

    /// The two answers most questions have.
    pub fn yes_no(name: impl Into<Cow<'a, str>>, legend: impl Into<Label<'a>>) -> Self {
        Self { inline: true, ..Self::new(name, legend, [("yes", "Yes"), ("no", "No")]) }
    }

    setters! {
        string id "What the ids start with.";
        text hint "Help for answering.";
        error error "What is wrong, from the field errors.";
        string value "The chosen value. Empty: none.";
        flag inline "Side by side, for two or three short answers.";
        flag small "Smaller, for staff pages.";
        flag disabled "Cannot be changed.";
        string classes "Further classes.";
        string group_classes "Further classes of the group.";
    }

    fn item(&self, index: usize, choice: &Choice<'_>, prefix: &str) -> Markup {
        if choice.divider {
            return html! { div class="nhsuk-radios__divider" { (choice.text) } };
        }
        let id = match (choice.id.is_empty(), index) {
            (false, _) => choice.id.to_string(),
            (true, 0) => prefix.to_owned(),
            (true, index) => format!("{prefix}-{}", index + 1),
        };
        let checked = choice.selected || (!self.value.is_empty() && self.value == choice.value);
        let conditional = format!("conditional-{id}");
        let hint_id = format!("{id}-item-hint");
        let field = element("input")
            .class("nhsuk-radios__input")
            .attr("id", &id)
            .attr("name", &self.name)
            .attr("type", "radio")
            .attr("value", &choice.value)
            .flag("checked", checked)
            .flag("disabled", self.disabled || choice.disabled)
            .opt("data-aria-controls", when(choice.reveals.is_some(), &conditional))
            .opt("aria-describedby", when(!choice.hint.is_empty(), &hint_id))
            .with(&choice.attributes)
            .void();
        html! {
            div class="nhsuk-radios__item" {
                (field)
                label class="nhsuk-label nhsuk-radios__label" for=(id) { (choice.text) }
                @if !choice.hint.is_empty() {
                    div class="nhsuk-hint nhsuk-radios__hint" id=(hint_id) { (choice.hint) }
                }
            }
            @if let Some(content) = &choice.reveals {
                (element("div")
                    .class(&words(&["nhsuk-radios__conditional", when(!checked, "nhsuk-radios__conditional--hidden")]))
                    .attr("id", &conditional)
                    .body(content))
            }
        }
    }

    fn markup(&self) -> Markup {
        let prefix = if self.id.is_empty() { &self.name } else { &self.id };
        let help = help(prefix, "", &self.hint, self.error.as_ref());
        let class = words(&[
            "nhsuk-radios",
            when(self.small, "nhsuk-radios--small"),
            when(self.inline, "nhsuk-radios--inline"),
            &self.classes,
        ]);
        let content = html! {
            (help.markup)
            div class=(class) data-module="nhsuk-radios" {
                @for (index, choice) in self.choices.iter().enumerate() { (self.item(index, choice, prefix)) }
            }
        };
        let content = if self.legend.text.is_empty() {
            content
        } else {
            Fieldset {
                legend: self.legend.clone(),
                content,
                described_by: help.described_by.into(),
                ..Fieldset::default()
            }
            .render()
        };
        form_group(self.invalid || self.error.is_some(), &self.group_classes, &Attributes::default(), content)
    }
}

renders!(Radios);

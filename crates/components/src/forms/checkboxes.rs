//! Any number of answers out of a few; or one sentence to agree to.

use std::borrow::Cow;

use maud::{Markup, html};

use crate::forms::choice::Choice;
use crate::forms::fieldset::Fieldset;
use crate::forms::group::form_group;
use crate::forms::hint::help;
use crate::forms::label::Label;
use crate::markup::{Attributes, Text, element, renders, setters, when, words};

#[derive(Clone, Debug, Default)]
pub struct Checkboxes<'a> {
    pub name: Cow<'a, str>,
    /// What the ids start with. Empty: the name.
    pub id: Cow<'a, str>,
    pub legend: Label<'a>,
    pub hint: Text<'a>,
    pub error: Option<Text<'a>>,
    /// Red without a message of its own.
    pub invalid: bool,
    pub values: Vec<Cow<'a, str>>,
    pub choices: Vec<Choice<'a>>,
    pub inline: bool,
    pub small: bool,
    pub disabled: bool,
    pub classes: Cow<'a, str>,
    pub group_classes: Cow<'a, str>,
}

impl<'a> Checkboxes<'a> {
    pub fn new(
        name: impl Into<Cow<'a, str>>,
        legend: impl Into<Label<'a>>,
        choices: impl IntoIterator<Item = impl Into<Choice<'a>>>,
    ) -> Self {
        let choices = choices.into_iter().map(Into::into).collect();
        Self { name: name.into(), legend: legend.into(), choices, ..Self::default() }
    }

    /// One sentence to tick, without a legend. Its value is `yes`.
    pub fn single(name: impl Into<Cow<'a, str>>, text: impl Into<Text<'a>>, ticked: bool) -> Self {
        let choice = Choice { value: "yes".into(), text: text.into(), selected: ticked, ..Choice::default() };
        Self { name: name.into(), choices: vec![choice], ..Self::default() }
    }

    /// What is ticked.
    #[must_use]
    pub fn values(mut self, values: impl IntoIterator<Item = impl Into<Cow<'a, str>>>) -> Self {
        self.values = values.into_iter().map(Into::into).collect();
        self
    }

    setters! {
        string id "What the ids start with.";
        text hint "Help for answering.";
        error error "What is wrong, from the field errors.";
        flag inline "Side by side.";
        flag small "Smaller, for staff pages.";
        flag disabled "Cannot be changed.";
        string classes "Further classes.";
        string group_classes "Further classes of the group.";
    }

    fn item(&self, index: usize, choice: &Choice<'_>, prefix: &str, described_by: &str) -> Markup {
        let scripted = when(choice.behaviour == "inclusive", "nhsuk-u-frontend-not-supported-hidden");
        if choice.divider {
            return html! { div class=(words(&["nhsuk-checkboxes__divider", scripted])) { (choice.text) } };
        }
        let id = match (choice.id.is_empty(), index) {
            (false, _) => choice.id.to_string(),
            (true, 0) => prefix.to_owned(),
            (true, index) => format!("{prefix}-{}", index + 1),
        };
        let checked = choice.selected || self.values.contains(&choice.value);
        let conditional = format!("conditional-{id}");
        let hint_id = format!("{id}-item-hint");
        let described_by = words(&[described_by, when(!choice.hint.is_empty(), &hint_id)]);
        let field = element("input")
            .class("nhsuk-checkboxes__input")
            .attr("id", &id)
            .attr("name", if choice.name.is_empty() { &self.name } else { &choice.name })
            .attr("type", "checkbox")
            .attr("value", &choice.value)
            .flag("checked", checked)
            .flag("disabled", self.disabled || choice.disabled)
            .opt("data-behaviour", if choice.exclusive { "exclusive" } else { &choice.behaviour })
            .opt("data-behaviour-group", &choice.behaviour_group)
            .opt("data-aria-controls", when(choice.reveals.is_some(), &conditional))
            .opt("aria-describedby", &described_by)
            .with(&choice.attributes)
            .void();
        html! {
            div class=(words(&["nhsuk-checkboxes__item", scripted])) {
                (field)
                label class="nhsuk-label nhsuk-checkboxes__label" for=(id) { (choice.text) }
                @if !choice.hint.is_empty() {
                    div class="nhsuk-hint nhsuk-checkboxes__hint" id=(hint_id) { (choice.hint) }
                }
            }
            @if let Some(content) = &choice.reveals {
                (element("div")
                    .class(&words(&["nhsuk-checkboxes__conditional", when(!checked, "nhsuk-checkboxes__conditional--hidden")]))
                    .attr("id", &conditional)
                    .body(content))
            }
        }
    }

    fn markup(&self) -> Markup {
        let prefix = if self.id.is_empty() { &self.name } else { &self.id };
        let help = help(prefix, "", &self.hint, self.error.as_ref());
        let grouped = !self.legend.text.is_empty();
        // Without a legend there is nothing else to carry the hint and the error, so every box points to them.
        let item_described_by = if grouped { "" } else { help.described_by.as_str() };
        let class = words(&[
            "nhsuk-checkboxes",
            when(self.small, "nhsuk-checkboxes--small"),
            when(self.inline, "nhsuk-checkboxes--inline"),
            &self.classes,
        ]);
        let content = html! {
            (help.markup)
            div class=(class) data-module="nhsuk-checkboxes" {
                @for (index, choice) in self.choices.iter().enumerate() {
                    (self.item(index, choice, prefix, item_described_by))
                }
            }
        };
        let content = if grouped {
            Fieldset {
                legend: self.legend.clone(),
                content,
                described_by: help.described_by.into(),
                ..Fieldset::default()
            }
            .render()
        } else {
            content
        };
        form_group(self.invalid || self.error.is_some(), &self.group_classes, &Attributes::default(), content)
    }
}

renders!(Checkboxes);

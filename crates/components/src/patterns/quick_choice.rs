//! A row of large answers, one click each: what happened, what it is about.

use std::borrow::Cow;

use maud::{Markup, html};

use crate::forms::choice::Choice;
use crate::forms::hint::help;
use crate::markup::{Text, element, renders, setters, when, words};

#[derive(Clone, Debug, Default)]
pub struct QuickChoice<'a> {
    pub name: Cow<'a, str>,
    pub legend: Text<'a>,
    pub hint: Text<'a>,
    pub error: Option<Text<'a>>,
    pub choices: Vec<Choice<'a>>,
    /// What is chosen: one value, or several where more may be chosen.
    pub values: Vec<Cow<'a, str>>,
    /// Checkboxes instead of radios.
    pub several: bool,
}

impl<'a> QuickChoice<'a> {
    pub fn new(
        name: impl Into<Cow<'a, str>>,
        legend: impl Into<Text<'a>>,
        choices: impl IntoIterator<Item = impl Into<Choice<'a>>>,
    ) -> Self {
        let choices = choices.into_iter().map(Into::into).collect();
        Self { name: name.into(), legend: legend.into(), choices, ..Self::default() }
    }

    #[must_use]
    pub fn value(mut self, value: impl Into<Cow<'a, str>>) -> Self {
        self.values = vec![value.into()];
        self
    }

    /// More than one may be chosen.
    #[must_use]
    pub fn several(mut self, values: impl IntoIterator<Item = impl Into<Cow<'a, str>>>) -> Self {
        self.several = true;
        self.values = values.into_iter().map(Into::into).collect();
        self
    }

    setters! {
        text hint "Help for answering.";
        error error "What is wrong, from the field errors.";
    }

    fn markup(&self) -> Markup {
        let help = help(&self.name, "", &self.hint, self.error.as_ref());
        let kind = if self.several { "checkbox" } else { "radio" };
        let error = when(self.error.is_some(), "nhsuk-form-group--error");
        html! {
            div class=(words(&["nhsuk-form-group", error])) {
                (element("fieldset").class("app-quick").opt("aria-describedby", &help.described_by).body(html! {
                    legend { (self.legend) }
                    (help.markup)
                    div class="app-quick__row" {
                        @for (index, choice) in self.choices.iter().enumerate() {
                            @let id = if index == 0 { self.name.to_string() } else { format!("{}-{}", self.name, index + 1) };
                            label for=(id) {
                                (element("input")
                                    .attr("type", kind)
                                    .attr("id", &id)
                                    .attr("name", &self.name)
                                    .attr("value", &choice.value)
                                    .flag("checked", choice.selected || self.values.contains(&choice.value))
                                    .with(&choice.attributes)
                                    .void())
                                " " span { (choice.text) }
                            }
                        }
                    }
                }))
            }
        }
    }
}

renders!(QuickChoice);

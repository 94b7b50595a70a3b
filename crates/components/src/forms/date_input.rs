//! A day that people know by heart, typed as three numbers.

use std::borrow::Cow;

use maud::{Markup, html};

use crate::forms::fieldset::Fieldset;
use crate::forms::group::form_group;
use crate::forms::hint::help;
use crate::forms::input::Input;
use crate::forms::label::Label;
use crate::markup::{Attributes, Text, renders, setters};

/// One of the three fields.
#[derive(Clone, Debug, Default)]
pub struct DatePart<'a> {
    pub value: Cow<'a, str>,
    /// Red. When no part is marked, an error marks all three.
    pub wrong: bool,
    pub disabled: bool,
    pub autocomplete: Cow<'a, str>,
    /// Empty: "Day", "Month", "Year".
    pub label: Text<'a>,
    /// Leaves the field out: month and year only.
    pub left_out: bool,
}

impl<'a> From<&'a str> for DatePart<'a> {
    fn from(value: &'a str) -> Self {
        Self { value: value.into(), ..Self::default() }
    }
}

impl<'a> From<&'a String> for DatePart<'a> {
    fn from(value: &'a String) -> Self {
        value.as_str().into()
    }
}

/// Day, month and year. Their names are `day`, `month` and `year` behind the prefix: `born-day`.
#[derive(Clone, Debug, Default)]
pub struct DateInput<'a> {
    /// The id, and the start of the fields' ids.
    pub id: Cow<'a, str>,
    /// The start of the names: `born` gives `born-day`. Empty: `day`.
    pub name: Cow<'a, str>,
    pub legend: Label<'a>,
    pub hint: Text<'a>,
    pub error: Option<Text<'a>>,
    /// Red without a message of its own.
    pub invalid: bool,
    pub day: DatePart<'a>,
    pub month: DatePart<'a>,
    pub year: DatePart<'a>,
    pub disabled: bool,
    pub group_classes: Cow<'a, str>,
    /// Names in brackets, as in `born[day]`.
    pub brackets: bool,
}

impl<'a> DateInput<'a> {
    pub fn new(name: impl Into<Cow<'a, str>>, legend: impl Into<Label<'a>>) -> Self {
        let name = name.into();
        Self { id: name.clone(), name, legend: legend.into(), ..Self::default() }
    }

    /// What the three fields hold, as typed.
    #[must_use]
    pub fn values(
        mut self,
        day: impl Into<DatePart<'a>>,
        month: impl Into<DatePart<'a>>,
        year: impl Into<DatePart<'a>>,
    ) -> Self {
        (self.day, self.month, self.year) = (day.into(), month.into(), year.into());
        self
    }

    /// Lets the browser fill in the person's own date of birth: only where they fill in for themselves.
    #[must_use]
    pub fn own_birthday(mut self) -> Self {
        self.day.autocomplete = "bday-day".into();
        self.month.autocomplete = "bday-month".into();
        self.year.autocomplete = "bday-year".into();
        self
    }

    setters! {
        text hint "Help for answering, such as: For example, 31 3 1980.";
        error error "What is wrong, from the field errors.";
        flag disabled "Cannot be changed.";
        string id "When the name cannot be the id.";
        string group_classes "Further classes of the group.";
    }

    fn field_name(&self, part: &str) -> String {
        match (self.name.is_empty(), self.brackets) {
            (true, _) => part.to_owned(),
            (false, true) => format!("{}[{part}]", self.name),
            (false, false) => format!("{}-{part}", self.name),
        }
    }

    fn item(&self, part: &DatePart<'_>, name: &str, label: &str, width: u8, all_wrong: bool) -> Markup {
        if part.left_out {
            return Markup::default();
        }
        let text = if part.label.is_empty() { label.into() } else { part.label.clone() };
        let input = Input {
            name: self.field_name(name).into(),
            id: format!("{}-{name}", self.id).into(),
            label: Label { classes: "nhsuk-date-input__label".into(), ..Label::new(text) },
            invalid: part.wrong || all_wrong,
            value: part.value.clone(),
            width,
            classes: "nhsuk-date-input__input".into(),
            inputmode: "numeric".into(),
            autocomplete: part.autocomplete.clone(),
            disabled: self.disabled || part.disabled,
            ..Input::default()
        };
        html! { div class="nhsuk-date-input__item" { (input) } }
    }

    fn markup(&self) -> Markup {
        let help = help(&self.id, "", &self.hint, self.error.as_ref());
        let wrong = self.invalid || self.error.is_some();
        let any_part = [&self.day, &self.month, &self.year].iter().any(|part| part.wrong);
        let all_wrong = wrong && !any_part;
        let content = html! {
            (help.markup)
            div class="nhsuk-date-input" id=(self.id) {
                (self.item(&self.day, "day", "Day", 2, all_wrong))
                (self.item(&self.month, "month", "Month", 2, all_wrong))
                (self.item(&self.year, "year", "Year", 4, all_wrong))
            }
        };
        let content = if self.legend.text.is_empty() {
            content
        } else {
            Fieldset {
                legend: self.legend.clone(),
                content,
                role: "group".into(),
                described_by: help.described_by.into(),
                ..Fieldset::default()
            }
            .render()
        };
        form_group(wrong || any_part, &self.group_classes, &Attributes::default(), content)
    }
}

renders!(DateInput);

//! Several lines of text: plain, so that dictation works; with a count of letters where there is a limit.

use std::borrow::Cow;

use maud::{Markup, html};

use crate::forms::group::form_group;
use crate::forms::hint::help;
use crate::forms::label::Label;
use crate::markup::{Attributes, Text, element, renders, setters, when, words};

#[derive(Clone, Debug, Default)]
pub struct Textarea<'a> {
    pub name: Cow<'a, str>,
    /// Empty: the name.
    pub id: Cow<'a, str>,
    pub label: Label<'a>,
    pub hint: Text<'a>,
    pub error: Option<Text<'a>>,
    /// Red without a message of its own.
    pub invalid: bool,
    pub value: Cow<'a, str>,
    /// 0 is 5.
    pub rows: u8,
    pub spellcheck: Option<bool>,
    pub autocomplete: Cow<'a, str>,
    pub disabled: bool,
    pub described_by: Cow<'a, str>,
    pub classes: Cow<'a, str>,
    pub group_classes: Cow<'a, str>,
    pub group_attributes: Attributes<'a>,
    /// Stands right behind the field.
    pub after: Markup,
    pub attributes: Attributes<'a>,
}

impl<'a> Textarea<'a> {
    pub fn new(name: impl Into<Cow<'a, str>>, label: impl Into<Label<'a>>) -> Self {
        Self { name: name.into(), label: label.into(), ..Self::default() }
    }

    setters! {
        string id "When the name cannot be the id.";
        text hint "Help for answering.";
        error error "What is wrong, from the field errors.";
        string value "What the field holds.";
        string autocomplete "Such as `street-address`.";
        flag disabled "Cannot be changed.";
        string described_by "Ids of further descriptions.";
        string classes "Further classes of the field.";
        string group_classes "Further classes of the group.";
        attributes attribute "A further attribute of the field.";
    }

    #[must_use]
    pub fn rows(mut self, rows: u8) -> Self {
        self.rows = rows;
        self
    }

    #[must_use]
    pub fn spellcheck(mut self, on: bool) -> Self {
        self.spellcheck = Some(on);
        self
    }

    fn markup(&self) -> Markup {
        let id = if self.id.is_empty() { &self.name } else { &self.id };
        let help = help(id, &self.described_by, &self.hint, self.error.as_ref());
        let wrong = self.invalid || self.error.is_some();
        let rows = if self.rows == 0 { 5 } else { self.rows };
        // A browser drops one line break at the start of a text area; this one saves the writer's.
        let value = if self.value.starts_with('\n') { format!("\n{}", self.value) } else { self.value.to_string() };
        let field = element("textarea")
            .class(&words(&["nhsuk-textarea", when(wrong, "nhsuk-textarea--error"), &self.classes]))
            .attr("id", id)
            .attr("name", &self.name)
            .attr("rows", &rows.to_string())
            .opt("spellcheck", self.spellcheck.map_or("", |on| if on { "true" } else { "false" }))
            .flag("disabled", self.disabled)
            .opt("aria-describedby", &help.described_by)
            .opt("autocomplete", &self.autocomplete)
            .with(&self.attributes)
            .body(value);
        form_group(
            wrong,
            &self.group_classes,
            &self.group_attributes,
            html! {
                (self.label.markup_for(id)) (help.markup) (field) (self.after)
            },
        )
    }
}

renders!(Textarea);

/// A text area that says how many letters are left.
#[derive(Clone, Debug, Default)]
pub struct CharacterCount<'a> {
    pub textarea: Textarea<'a>,
    pub limit: u32,
    /// Count words instead of letters.
    pub words: bool,
    /// The share of the limit, in per cent, at which the count appears.
    pub threshold: Option<u8>,
}

impl<'a> CharacterCount<'a> {
    pub fn new(textarea: Textarea<'a>, limit: u32) -> Self {
        Self { textarea, limit, ..Self::default() }
    }

    fn markup(&self) -> Markup {
        let id = if self.textarea.id.is_empty() { &self.textarea.name } else { &self.textarea.id };
        let info = format!("{id}-info");
        let what = if self.words { "words" } else { "characters" };
        let limit = self.limit.to_string();
        let mut attributes = Attributes::new()
            .set("data-module", "nhsuk-character-count")
            .set(if self.words { "data-maxwords" } else { "data-maxlength" }, limit.as_str());
        if let Some(threshold) = self.threshold {
            attributes = attributes.set("data-threshold", threshold.to_string());
        }
        if self.words {
            attributes = attributes.set("data-count-type", "words");
        }
        let mut textarea = self.textarea.clone();
        textarea.described_by = info.clone().into();
        textarea.classes = words(&["nhsuk-js-character-count", &self.textarea.classes]).into();
        textarea.group_classes = words(&[&self.textarea.group_classes, "nhsuk-character-count"]).into();
        textarea.group_attributes = attributes;
        textarea.after = element("div")
            .class("nhsuk-hint nhsuk-character-count__message")
            .attr("id", &info)
            .body(format!("You can enter up to {limit} {what}"));
        textarea.render()
    }
}

renders!(CharacterCount);

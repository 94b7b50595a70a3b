//! Letters on paper, and emails as they would arrive.

use std::borrow::Cow;

use maud::{Markup, html};

use crate::markup::{Text, renders, setters};

/// A letter for a window envelope. Stands in `shell::Print`.
#[derive(Clone, Debug, Default)]
pub struct Letter<'a> {
    /// Who writes: name, address, phone, one a line.
    pub from: Vec<Cow<'a, str>>,
    /// To whom: name and address, one a line.
    pub to: Vec<Cow<'a, str>>,
    /// "Tuesday 24 November 2026".
    pub date: Cow<'a, str>,
    /// "Reference SP-7K2D". Empty: none.
    pub reference: Cow<'a, str>,
    /// "Dear Marged,"
    pub greeting: Text<'a>,
    pub title: Text<'a>,
    pub content: Markup,
    /// "Yours sincerely," and below it the name.
    pub closing: Text<'a>,
    pub signed: Text<'a>,
}

impl Letter<'_> {
    fn markup(&self) -> Markup {
        html! {
            article class="app-letter" {
                div class="app-letter__from" { @for line in &self.from { div { (line) } } }
                address class="app-letter__to" { @for line in &self.to { div { (line) } } }
                p class="app-letter__date" {
                    (self.date)
                    @if !self.reference.is_empty() { br; (self.reference) }
                }
                @if !self.greeting.is_empty() { p { (self.greeting) } }
                @if !self.title.is_empty() { h1 class="app-h2" { (self.title) } }
                (self.content)
                @if !self.closing.is_empty() { p class="app-letter__closing" { (self.closing) } }
                @if !self.signed.is_empty() { p class="app-letter__signed" { (self.signed) } }
            }
        }
    }
}

renders!(Letter);

/// An email, as it would arrive.
#[derive(Clone, Debug, Default)]
pub struct Email<'a> {
    pub subject: Text<'a>,
    pub from: Text<'a>,
    pub to: Text<'a>,
    /// "Today at 8:14am".
    pub sent: Text<'a>,
    /// What happened to it: a `status_tag`.
    pub status: Markup,
    pub body: Markup,
    pub id: Cow<'a, str>,
}

impl<'a> Email<'a> {
    setters! {
        text subject "The subject.";
        text from "Who sends.";
        text to "Who receives.";
        text sent "When.";
    }

    fn markup(&self) -> Markup {
        html! {
            article class="app-email" id=[(!self.id.is_empty()).then_some(&self.id)] {
                header {
                    h2 class="app-h3" { (self.subject) }
                    dl class="app-facts" {
                        @if !self.from.is_empty() { dt { "From" } dd { (self.from) } }
                        dt { "To" } dd { (self.to) }
                        dt { "Sent" } dd { (self.sent) " " (self.status) }
                    }
                }
                div class="app-email__body" { (self.body) }
            }
        }
    }
}

renders!(Email);

/// One line of a mailbox: to whom, what about, when.
#[derive(Clone, Debug, Default)]
pub struct MailLine<'a> {
    pub subject: Text<'a>,
    pub href: Cow<'a, str>,
    pub to: Text<'a>,
    pub sent: Text<'a>,
    pub status: Markup,
}

/// The messages, newest first.
pub fn mailbox<'a>(lines: impl IntoIterator<Item = MailLine<'a>>) -> Markup {
    html! {
        ol class="app-mailbox" {
            @for line in lines {
                li {
                    span class="app-mailbox__to" { (line.to) }
                    a href=(line.href) { (line.subject) }
                    span class="app-by" { (line.sent) " " (line.status) }
                }
            }
        }
    }
}

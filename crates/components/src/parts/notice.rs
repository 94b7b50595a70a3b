//! Words that must not be missed: inset text, a banner after something happened, a confirmation.

use std::borrow::Cow;

use maud::{Markup, PreEscaped, html};

use crate::forms::label::Size;
use crate::markup::{Attributes, Text, element, hidden, renders, setters, when, words};
use crate::parts::heading::heading;

/// Sets a quotation or an example off from the text around it.
pub fn inset_text<'a>(text: impl Into<Text<'a>>) -> Markup {
    let text = text.into();
    html! {
        div class="nhsuk-inset-text" {
            (hidden("Information: "))
            @match &text { Text::Plain(text) => p { (text) }, Text::Html(markup) => { (markup) } }
        }
    }
}

/// A banner on top of a page. For "Saved", prefer the shell's `Flash`.
#[derive(Clone, Debug, Default)]
pub struct NotificationBanner<'a> {
    /// Green, "Success", read at once.
    pub success: bool,
    /// Empty: "Important" or "Success".
    pub title: Text<'a>,
    pub heading: Text<'a>,
    /// Empty: h3. "p" where the heading is a sentence.
    pub heading_element: Cow<'a, str>,
    pub content: Text<'a>,
    pub disable_auto_focus: Option<bool>,
    pub role: Cow<'a, str>,
    pub attributes: Attributes<'a>,
}

impl<'a> NotificationBanner<'a> {
    pub fn new(content: impl Into<Text<'a>>) -> Self {
        Self { content: content.into(), ..Self::default() }
    }

    setters! {
        flag success "Green, read at once.";
        text title "Instead of \"Important\".";
        text heading "A first line in bold.";
    }

    fn markup(&self) -> Markup {
        let fallback = if self.success { "Success" } else { "Important" };
        let title = if self.title.is_empty() { fallback.into() } else { self.title.clone() };
        let role = match (self.role.is_empty(), self.success) {
            (false, _) => self.role.as_ref(),
            (true, true) => "alert",
            (true, false) => "region",
        };
        let heading_element = if self.heading_element.is_empty() { "h3" } else { &self.heading_element };
        element("div")
            .class(&words(&["nhsuk-notification-banner", when(self.success, "nhsuk-notification-banner--success")]))
            .attr("data-module", "nhsuk-notification-banner")
            .opt("data-disable-auto-focus", self.disable_auto_focus.map_or("", |on| if on { "true" } else { "false" }))
            .attr("role", role)
            .attr("aria-labelledby", "nhsuk-notification-banner-title")
            .with(&self.attributes)
            .body(html! {
                div class="nhsuk-notification-banner__header" {
                    h2 class="nhsuk-notification-banner__title" id="nhsuk-notification-banner-title" { (title) }
                }
                div class="nhsuk-notification-banner__content" {
                    @if !self.heading.is_empty() {
                        (element(heading_element).class("nhsuk-notification-banner__heading").body(&self.heading))
                    }
                    @match &self.content {
                        Text::Html(markup) => { (markup) },
                        text if text.is_empty() => {},
                        text if self.heading.is_empty() => p class="nhsuk-notification-banner__heading" { (text) },
                        text => p class="nhsuk-body" { (text) },
                    }
                }
            })
    }
}

renders!(NotificationBanner);

/// The page after something was sent: "Sent", with what happens next. Or, as an interruption, a last question.
#[derive(Clone, Debug, Default)]
pub struct Confirmation<'a> {
    pub heading: Text<'a>,
    pub content: Text<'a>,
    /// Stops people before something that cannot be undone.
    pub interruption: bool,
    /// 0 is 1.
    pub level: u8,
    pub size: Option<Size>,
    pub heading_id: Cow<'a, str>,
    pub heading_classes: Cow<'a, str>,
}

impl<'a> Confirmation<'a> {
    pub fn new(heading: impl Into<Text<'a>>, content: impl Into<Text<'a>>) -> Self {
        Self { heading: heading.into(), content: content.into(), ..Self::default() }
    }

    setters! { flag interruption "Stops people before something that cannot be undone."; }

    fn markup(&self) -> Markup {
        let size = self.size.map(|size| format!("nhsuk-panel__heading--{}", size.letter())).unwrap_or_default();
        html! {
            div class=(words(&["nhsuk-panel", when(self.interruption, "nhsuk-panel--interruption")])) {
                @if !self.heading.is_empty() {
                    (element(&format!("h{}", self.level.max(1)))
                        .class(&words(&["nhsuk-panel__heading", &size, &self.heading_classes]))
                        .opt("id", &self.heading_id)
                        .body(&self.heading))
                }
                @if !self.content.is_empty() { div class="nhsuk-panel__body" { (self.content) } }
            }
        }
    }
}

renders!(Confirmation);

/// How soon somebody has to act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Urgency {
    NonUrgent,
    Urgent,
    Emergency,
}

/// What to do now, in the three colours of care: "Ring 999 if …".
pub fn care_card<'a>(urgency: Urgency, title: impl Into<Text<'a>>, content: Markup) -> Markup {
    let (name, spoken) = match urgency {
        Urgency::NonUrgent => ("non-urgent", "Non-urgent advice"),
        Urgency::Urgent => ("urgent", "Urgent advice"),
        Urgency::Emergency => ("emergency", "Immediate action required"),
    };
    html! {
        div class={"nhsuk-card nhsuk-card--care nhsuk-card--care--" (name)} {
            div class="nhsuk-card__heading-container" {
                (heading(2, "nhsuk-card__heading", "", None, spoken_first(spoken, title)))
                span class="nhsuk-card--care__arrow" aria-hidden="true" {}
            }
            div class="nhsuk-card__content" { (content) }
        }
    }
}

/// What to mind, on yellow. A word is spoken first unless the title says it.
pub fn warning_callout<'a>(title: impl Into<Text<'a>>, content: impl Into<Text<'a>>) -> Markup {
    let title = title.into();
    let content = content.into();
    let says_it = match &title {
        Text::Plain(text) => text.contains("Important") || text.contains("important"),
        Text::Html(_) => true,
    };
    let title = match (says_it, title) {
        (true, Text::Plain(text)) => html! { (text) },
        (true, Text::Html(markup)) => markup,
        (false, title) => spoken_first("Important", title),
    };
    html! {
        div class="nhsuk-card nhsuk-card--warning" {
            div class="nhsuk-card__content" {
                (heading(3, "nhsuk-card__heading", "", None, PreEscaped(title.into_string())))
                @match &content {
                    Text::Plain(text) => p class="nhsuk-card__description" { (text) },
                    Text::Html(markup) => { (markup) },
                }
            }
        }
    }
}

fn spoken_first<'a>(spoken: &str, title: impl Into<Text<'a>>) -> Markup {
    html! { span role="text" { (hidden(format!("{spoken}: "))) (title.into()) } }
}

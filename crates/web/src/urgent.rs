//! Whom to ring when it cannot wait: shown beside words of crisis, in the language of the page.

use footbridge_components::{Urgency, care_card};
use footbridge_domain::matching::crisis::{self, CrisisKind};
use footbridge_domain::matching::urgent_help::{HelpLine, PageLanguage, help_lines, sentence};
use maud::{Markup, html};

/// The numbers for whatever kinds of danger a text speaks of; nothing where it speaks of none.
pub fn help_for(text: &str, welsh: bool, local: Option<&HelpLine>) -> Option<Markup> {
    let mut kinds: Vec<CrisisKind> = Vec::new();
    for found in crisis::find(text) {
        if !kinds.contains(&found.kind) {
            kinds.push(found.kind);
        }
    }
    if kinds.is_empty() { None } else { Some(card(&kinds, welsh, local)) }
}

/// The numbers for these kinds of danger, each number once.
pub fn card(kinds: &[CrisisKind], welsh: bool, local: Option<&HelpLine>) -> Markup {
    let language = if welsh { PageLanguage::Welsh } else { PageLanguage::English };
    let mut lines: Vec<HelpLine> = Vec::new();
    for kind in kinds {
        for line in help_lines(*kind, language, local) {
            if !lines.iter().any(|it| it.number == line.number) {
                lines.push(line);
            }
        }
    }
    let title = if welsh { "Os na all hyn aros" } else { "If this cannot wait" };
    care_card(
        Urgency::Emergency,
        title,
        html! {
            ul {
                @for line in &lines {
                    li { strong { (telephone(&line.number)) } " " (line.name) ". " (line.when) }
                }
            }
        },
    )
}

/// The line that stands on every public form.
pub fn line(welsh: bool) -> Markup {
    let language = if welsh { PageLanguage::Welsh } else { PageLanguage::English };
    html! { p class="app-muted" { (sentence(language)) } }
}

/// A number that rings when it is tapped.
pub fn telephone(number: &str) -> Markup {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    html! { a href={ "tel:" (digits) } class="app-nowrap" { (number) } }
}

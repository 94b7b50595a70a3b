//! Plain words for the codes that entries and searches use.

use footbridge_domain::directory::Service;
use footbridge_domain::matching::explain::Labels;
use footbridge_domain::matching::needs::{Need, SupportKind};
use footbridge_domain::matching::wishes::Tongue;
use footbridge_domain::people::language::language_name;

/// The words of our own open lists.
pub struct PlainLabels;

impl Labels for PlainLabels {
    fn need(&self, code: &str) -> String {
        need_label(code)
    }

    fn language(&self, code: &str) -> String {
        Tongue::from_code(code).map_or_else(|| language_name(code).to_owned(), |it| it.label().to_owned())
    }
}

/// A need in plain words; a code we do not know is shown as it is.
pub fn need_label(code: &str) -> String {
    Need::from_code(code).map_or_else(|| code.to_owned(), |it| it.label().to_owned())
}

/// The words for what an entry helps with, so that it is found by them too.
pub(super) fn words_of(service: &Service) -> String {
    let needs = service.needs.iter().filter_map(|it| Need::from_code(it)).map(Need::label);
    let kinds = service.kinds.iter().filter_map(|it| SupportKind::from_code(it)).map(SupportKind::label);
    needs.chain(kinds).collect::<Vec<_>>().join(" ")
}

//! Notes that could hurt somebody if the wrong person read them: kept sealed, opened with a reason.

use jiff::Timestamp;

use crate::ids::{AccountId, NoteId, PersonId};

crate::coded! {
    pub enum NoteKind: "kind of note" {
        ThirdParty = "third_party", "About somebody else";
        DomesticAbuse = "domestic_abuse", "Domestic abuse";
        Safeguarding = "safeguarding", "Safeguarding";
        Other = "other", "Other sensitive matter";
    }
}

/// That a note exists, who wrote it and of which kind: all that a list may show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RestrictedNote {
    pub id: NoteId,
    pub person: PersonId,
    pub kind: NoteKind,
    pub author: AccountId,
    pub author_name: String,
    pub written_at: Timestamp,
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_list_holds_together() {
        crate::coded::check_list::<super::NoteKind>();
    }
}

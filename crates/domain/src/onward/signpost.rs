//! A signpost: details of a group given to the person, who does the rest. Nothing about the person leaves, nobody
//! answers, and it is never counted as a referral.

use jiff::Timestamp;

use super::lists::SignpostHow;
use crate::ids::{AccountId, PersonId, SchemeId, ServiceId, SignpostId};

#[derive(Clone, PartialEq, Eq)]
pub struct Signpost {
    pub id: SignpostId,
    pub scheme: SchemeId,
    pub person: PersonId,
    pub service: ServiceId,
    pub how: SignpostHow,
    pub note: String,
    pub given_by: AccountId,
    pub given_at: Timestamp,
}

impl std::fmt::Debug for Signpost {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Signpost").field("id", &self.id).field("how", &self.how).finish_non_exhaustive()
    }
}

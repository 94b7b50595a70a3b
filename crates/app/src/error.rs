//! One error for every use case; each front door translates it once.

use footbridge_domain::access::Action;
use footbridge_domain::ids::PersonId;
use footbridge_store::StoreError;
use thiserror::Error;

pub type Result<T, E = AppError> = std::result::Result<T, E>;

/// What was looked for, in the words a page uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Noun {
    Page,
    Person,
    Referral,
    Contact,
    Plan,
    Goal,
    Note,
    Entry,
    OnwardReferral,
    Account,
    Link,
    Draft,
    Batch,
}

impl Noun {
    pub const fn label(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Person => "person",
            Self::Referral => "referral",
            Self::Contact => "contact",
            Self::Plan => "plan",
            Self::Goal => "goal",
            Self::Note => "note",
            Self::Entry => "directory entry",
            Self::OnwardReferral => "onward referral",
            Self::Account => "account",
            Self::Link => "link",
            Self::Draft => "draft",
            Self::Batch => "import",
        }
    }
}

/// What is wrong with which field, in words that say what to do. In the order of the form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FieldErrors(Vec<(String, String)>);

impl FieldErrors {
    pub fn add(&mut self, field: impl Into<String>, message: impl Into<String>) {
        self.0.push((field.into(), message.into()));
    }

    pub fn one(field: impl Into<String>, message: impl Into<String>) -> Self {
        let mut errors = Self::default();
        errors.add(field, message);
        errors
    }

    /// Keeps a parsed value, or notes why it was refused.
    pub fn keep<T, E: std::fmt::Display>(&mut self, field: &str, parsed: std::result::Result<T, E>) -> Option<T> {
        match parsed {
            Ok(value) => Some(value),
            Err(error) => {
                self.add(field, error.to_string());
                None
            }
        }
    }

    pub fn get(&self, field: &str) -> Option<&str> {
        self.0.iter().find(|(name, _)| name == field).map(|(_, message)| message.as_str())
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(field, message)| (field.as_str(), message.as_str()))
    }

    /// `Ok` when nothing is wrong.
    pub fn into_result(self) -> Result<()> {
        if self.is_empty() { Ok(()) } else { Err(AppError::Invalid(self)) }
    }
}

#[derive(Debug, Error)]
pub enum AppError {
    /// It does not exist, or this actor must not learn that it does.
    #[error("{} not found", .0.label())]
    NotFound(Noun),
    #[error("not allowed: {}", .0.code())]
    Forbidden(Action),
    /// A colleague's record: may be opened after giving a reason.
    #[error("a reason is needed first")]
    GiveReason { person: PersonId, action: Action },
    #[error("not signed in")]
    NotSignedIn,
    #[error("some fields need another look")]
    Invalid(FieldErrors),
    /// A rule of the field says no; the words are for the person at the screen.
    #[error("{message}")]
    Refused { code: &'static str, message: String },
    /// Somebody else saved first.
    #[error("changed by somebody else meanwhile")]
    Conflict,
    #[error("too many tries; wait {seconds} seconds")]
    TooMany { seconds: i64 },
    #[error("the database is not available")]
    Unavailable(String),
    /// A defect of ours. The cause goes to the log, never to the page.
    #[error("something went wrong inside")]
    Internal(String),
}

impl AppError {
    pub fn refused(code: &'static str, message: impl std::fmt::Display) -> Self {
        Self::Refused { code, message: message.to_string() }
    }

    pub fn invalid(field: &str, message: impl Into<String>) -> Self {
        Self::Invalid(FieldErrors::one(field, message))
    }

    pub fn internal(why: impl std::fmt::Display) -> Self {
        Self::Internal(why.to_string())
    }

    /// The stable code of this error, the same at every front door.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotFound(_) => "not_found",
            Self::Forbidden(_) => "forbidden",
            Self::GiveReason { .. } => "reason_needed",
            Self::NotSignedIn => "not_signed_in",
            Self::Invalid(_) => "invalid",
            Self::Refused { code, .. } => code,
            Self::Conflict => "changed_meanwhile",
            Self::TooMany { .. } => "too_many",
            Self::Unavailable(_) => "unavailable",
            Self::Internal(_) => "internal",
        }
    }

    /// Gives "not found" its noun.
    pub fn noun(self, noun: Noun) -> Self {
        match self {
            Self::NotFound(_) => Self::NotFound(noun),
            other => other,
        }
    }
}

impl From<StoreError> for AppError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NotFound => Self::NotFound(Noun::Page),
            StoreError::Stale => Self::Conflict,
            StoreError::Duplicate { .. } => Self::Conflict,
            StoreError::Unavailable(why) => Self::Unavailable(why),
            StoreError::Corrupt(why) | StoreError::Refused(why) => Self::Internal(why),
            StoreError::Sealed => Self::Internal("a sealed field could not be opened".to_owned()),
        }
    }
}

impl From<footbridge_domain::referrals::ReferralRefusal> for AppError {
    fn from(refusal: footbridge_domain::referrals::ReferralRefusal) -> Self {
        use footbridge_domain::referrals::ReferralRefusal;
        match refusal {
            ReferralRefusal::ChangedMeanwhile => Self::Conflict,
            ReferralRefusal::NoQuestion => Self::invalid("question", refusal.to_string()),
            ReferralRefusal::NotFromHere { .. } => Self::refused("referral_not_from_here", refusal),
            ReferralRefusal::Over { .. } => Self::refused("referral_is_over", refusal),
            ReferralRefusal::SameWorker => Self::refused("same_worker", refusal),
        }
    }
}

impl From<footbridge_domain::onward::OnwardRefusal> for AppError {
    fn from(refusal: footbridge_domain::onward::OnwardRefusal) -> Self {
        use footbridge_domain::onward::OnwardRefusal;
        match refusal {
            OnwardRefusal::ChangedMeanwhile => Self::Conflict,
            OnwardRefusal::NotFromHere { .. } => Self::refused("onward_not_from_here", refusal),
            OnwardRefusal::InTheFuture => Self::invalid("first-day", refusal.to_string()),
            OnwardRefusal::BeforeFirstVisit => Self::invalid("last-day", refusal.to_string()),
        }
    }
}

//! How a person comes to be there.

crate::coded! {
    /// Who may ask for a place. It decides what a match says first: "just turn up" and
    /// "needs a professional" are very different afternoons for a nervous person.
    pub enum ReferralRoute: "way in" {
        DropIn = "drop_in", "Just turn up";
        SelfReferral = "self", "Ask for yourself";
        Professional = "professional", "A professional must refer";
        Either = "either", "Ask for yourself, or be referred";
        Phone = "phone", "Phone first";
        Link = "link", "Sign up online";
        Unknown = "unknown", "Ask how to join";
    }
}

impl ReferralRoute {
    /// Whether a person can begin without a professional; `None` when nobody has said.
    #[must_use]
    pub const fn open_to_all(self) -> Option<bool> {
        match self {
            Self::DropIn | Self::SelfReferral | Self::Either | Self::Phone | Self::Link => Some(true),
            Self::Professional => Some(false),
            Self::Unknown => None,
        }
    }
}

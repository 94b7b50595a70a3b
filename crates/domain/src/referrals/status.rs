//! The states of a referral and the one table of what may follow what.

crate::coded! {
    pub enum ReferralStatus: "referral state" {
        Received = "received", "New";
        AwaitingInformation = "awaiting_information", "Waiting for information";
        Accepted = "accepted", "Waiting for a link worker";
        Active = "active", "Active";
        Declined = "declined", "Not taken on";
        Withdrawn = "withdrawn", "Withdrawn";
        Closed = "closed", "Closed";
    }
}

crate::coded! {
    pub enum ReferralStep: "step" {
        AskForInformation = "ask_for_information", "Ask for information";
        GiveInformation = "give_information", "Add information";
        Accept = "accept", "Accept";
        Decline = "decline", "Decline";
        Withdraw = "withdraw", "Withdraw";
        Allocate = "allocate", "Allocate";
        Close = "close", "Close";
        Reopen = "reopen", "Reopen";
    }
}

impl ReferralStatus {
    /// What a step leads to from here, or `None` where it cannot be taken. Exhaustive on both sides.
    pub const fn after(self, step: ReferralStep) -> Option<Self> {
        use ReferralStatus::{Accepted, Active, AwaitingInformation, Closed, Declined, Received, Withdrawn};
        use ReferralStep::{Accept, Allocate, AskForInformation, Close, Decline, GiveInformation, Reopen, Withdraw};
        match (self, step) {
            (Received | Accepted, AskForInformation) => Some(AwaitingInformation),
            (AwaitingInformation, GiveInformation) => Some(Received),
            (Received | AwaitingInformation, Accept) => Some(Accepted),
            (Received | AwaitingInformation | Accepted, Decline) => Some(Declined),
            (Received | AwaitingInformation | Accepted | Active, Withdraw) => Some(Withdrawn),
            // Allocating a new referral accepts it; an active one moves to another worker.
            (Received | AwaitingInformation | Accepted | Active, Allocate) => Some(Active),
            (Active, Close) => Some(Closed),
            (Declined | Withdrawn | Closed, Reopen) => Some(Accepted),

            (AwaitingInformation | Active | Declined | Withdrawn | Closed, AskForInformation)
            | (Received | Accepted | Active | Declined | Withdrawn | Closed, GiveInformation)
            | (Accepted | Active | Declined | Withdrawn | Closed, Accept)
            | (Active | Declined | Withdrawn | Closed, Decline)
            | (Declined | Withdrawn | Closed, Withdraw)
            | (Declined | Withdrawn | Closed, Allocate)
            | (Received | AwaitingInformation | Accepted | Declined | Withdrawn | Closed, Close)
            | (Received | AwaitingInformation | Accepted | Active, Reopen) => None,
        }
    }

    pub const fn is_over(self) -> bool {
        matches!(self, Self::Declined | Self::Withdrawn | Self::Closed)
    }

    /// The steps a page may offer from here.
    pub fn steps(self) -> impl Iterator<Item = ReferralStep> {
        ReferralStep::ALL.iter().copied().filter(move |step| self.after(*step).is_some())
    }
}

//! The states of an onward referral, the one table of what may follow what, and what each is called in FHIR.

crate::coded! {
    pub enum OnwardStatus: "state of an onward referral" {
        Draft = "draft", "Not sent yet";
        Sent = "sent", "Sent, no answer yet";
        /// The organisation has opened it.
        Received = "received", "Opened, no answer yet";
        Waiting = "waiting", "On their waiting list";
        Accepted = "accepted", "They have a place";
        Declined = "declined", "Not right for them";
        Started = "started", "Has been";
        Completed = "completed", "Finished";
        Ended = "ended", "Stopped";
        Cancelled = "cancelled", "Taken back";
    }
}

crate::coded! {
    pub enum OnwardStep: "step" {
        Send = "send", "Send";
        Open = "open", "Open";
        Accept = "accept", "Yes, there is a place";
        Wait = "wait", "Not right now";
        Decline = "decline", "Not right for us";
        Start = "start", "First came";
        KeepComing = "keep_coming", "Still coming";
        Complete = "complete", "Came to the end";
        Stop = "stop", "Did not start, or stopped";
        Cancel = "cancel", "Take it back";
    }
}

crate::coded! {
    /// `Task.status` of HL7 FHIR R4, as far as a closed-loop referral uses it.
    pub enum TaskStatus: "task status" {
        Draft = "draft", "Draft";
        Requested = "requested", "Requested";
        Accepted = "accepted", "Accepted";
        Rejected = "rejected", "Rejected";
        InProgress = "in_progress", "In progress";
        OnHold = "on_hold", "On hold";
        Completed = "completed", "Completed";
        Failed = "failed", "Failed";
        Cancelled = "cancelled", "Cancelled";
    }
}

impl OnwardStatus {
    /// What a step leads to from here, or `None` where it cannot be taken. Exhaustive on both sides. Nothing here
    /// happens by time alone: an unanswered referral stays unanswered until a human says something.
    pub const fn after(self, step: OnwardStep) -> Option<Self> {
        use OnwardStatus as S;
        use OnwardStep as T;
        match (self, step) {
            (S::Draft, T::Send) => Some(S::Sent),
            (S::Sent, T::Open) => Some(S::Received),
            // A place can also get another first day.
            (S::Sent | S::Received | S::Waiting | S::Accepted, T::Accept) => Some(S::Accepted),
            (S::Sent | S::Received | S::Waiting | S::Accepted, T::Wait) => Some(S::Waiting),
            (S::Sent | S::Received | S::Waiting, T::Decline) => Some(S::Declined),
            // People turn up without anybody having answered.
            (S::Sent | S::Received | S::Waiting | S::Accepted, T::Start) => Some(S::Started),
            (S::Started, T::KeepComing) => Some(S::Started),
            (S::Started, T::Complete) => Some(S::Completed),
            (S::Sent | S::Received | S::Waiting | S::Accepted | S::Started, T::Stop) => Some(S::Ended),
            (S::Draft | S::Sent | S::Received | S::Waiting | S::Accepted, T::Cancel) => Some(S::Cancelled),

            (
                S::Sent
                | S::Received
                | S::Waiting
                | S::Accepted
                | S::Declined
                | S::Started
                | S::Completed
                | S::Ended
                | S::Cancelled,
                T::Send,
            )
            | (
                S::Draft
                | S::Received
                | S::Waiting
                | S::Accepted
                | S::Declined
                | S::Started
                | S::Completed
                | S::Ended
                | S::Cancelled,
                T::Open,
            )
            | (
                S::Draft | S::Declined | S::Started | S::Completed | S::Ended | S::Cancelled,
                T::Accept | T::Wait | T::Start,
            )
            | (
                S::Draft | S::Accepted | S::Declined | S::Started | S::Completed | S::Ended | S::Cancelled,
                T::Decline,
            )
            | (
                S::Draft
                | S::Sent
                | S::Received
                | S::Waiting
                | S::Accepted
                | S::Declined
                | S::Completed
                | S::Ended
                | S::Cancelled,
                T::KeepComing | T::Complete,
            )
            | (S::Draft | S::Declined | S::Completed | S::Ended | S::Cancelled, T::Stop)
            | (S::Declined | S::Started | S::Completed | S::Ended | S::Cancelled, T::Cancel) => None,
        }
    }

    /// Nothing more is expected from anybody.
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Declined | Self::Completed | Self::Ended | Self::Cancelled)
    }

    /// Sent, and the organisation has not said yes or no.
    pub const fn awaits_answer(self) -> bool {
        matches!(self, Self::Sent | Self::Received | Self::Waiting)
    }

    /// What a FHIR `Task` says. A referral that was opened is still only requested: "received" promises nothing.
    pub const fn task_status(self) -> TaskStatus {
        match self {
            Self::Draft => TaskStatus::Draft,
            Self::Sent | Self::Received => TaskStatus::Requested,
            Self::Waiting => TaskStatus::OnHold,
            Self::Accepted => TaskStatus::Accepted,
            Self::Declined => TaskStatus::Rejected,
            Self::Started => TaskStatus::InProgress,
            Self::Completed => TaskStatus::Completed,
            Self::Ended => TaskStatus::Failed,
            Self::Cancelled => TaskStatus::Cancelled,
        }
    }

    /// The steps a page may offer from here.
    pub fn steps(self) -> impl Iterator<Item = OnwardStep> {
        OnwardStep::ALL.iter().copied().filter(move |step| self.after(*step).is_some())
    }
}

impl TaskStatus {
    /// The code as FHIR writes it.
    pub const fn fhir_code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Requested => "requested",
            Self::Accepted => "accepted",
            Self::Rejected => "rejected",
            Self::InProgress => "in-progress",
            Self::OnHold => "on-hold",
            Self::Completed => "completed",
            Self::Failed => "failed",
            Self::Cancelled => "cancelled",
        }
    }

    /// States that need a `statusReason`.
    pub const fn needs_reason(self) -> bool {
        matches!(self, Self::Rejected | Self::Cancelled | Self::OnHold | Self::Failed)
    }
}

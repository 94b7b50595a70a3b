//! The short lists of onward referrals: how one was sent, why a group said no, why one was taken back, what happened.

crate::coded! {
    /// How the referral reached the organisation.
    pub enum SentBy: "way of sending" {
        Email = "email", "By email, with a link to answer";
        Phone = "phone", "By phone";
    }
}

crate::coded! {
    /// Why an organisation says "not right for us". About the fit, never about the person's worth.
    pub enum UnsuitableReason: "reason" {
        Full = "full", "We are full and keep no list";
        OtherArea = "other_area", "They live outside our area";
        OtherAge = "other_age", "Our group is for another age";
        NeedsMoreSupport = "needs_more_support", "They need more support than we can give";
        CannotMeetAccess = "cannot_meet_access", "We cannot meet their access needs";
        NotWhatWeDo = "not_what_we_do", "It is not what we do";
        NotRunning = "not_running", "We are not running now";
        CouldNotReach = "could_not_reach", "We could not reach them";
        PersonSaidNo = "person_said_no", "They told us they do not want it";
        Other = "other", "Another reason";
    }
}

crate::coded! {
    /// Why a referral was taken back before it started.
    pub enum CancelReason: "reason" {
        ConsentWithdrawn = "consent_withdrawn", "The person no longer wants this shared";
        PersonChangedMind = "person_changed_mind", "The person changed their mind";
        FoundSomethingElse = "found_something_else", "Something else was found";
        SentByMistake = "sent_by_mistake", "It was sent by mistake";
        NoAnswer = "no_answer", "The group cannot be reached";
        Other = "other", "Another reason";
    }
}

impl CancelReason {
    /// Those a link worker chooses from; withdrawing consent is an act of its own.
    pub fn to_choose() -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(|it| *it != Self::ConsentWithdrawn)
    }
}

crate::coded! {
    /// How details of a group were given to the person.
    pub enum SignpostHow: "way of giving details" {
        Print = "print", "Printed for them";
        Text = "text", "By text message";
        Email = "email", "By email";
        Letter = "letter", "By letter";
        Said = "said", "Told them";
    }
}

crate::coded! {
    /// What happened to an onward referral, for its own history and the person's timeline.
    pub enum OnwardEvent: "event" {
        Queued = "queued", "Kept to send next month";
        Sent = "sent", "Sent by email";
        SentByPhone = "sent_by_phone", "Given by phone";
        Opened = "opened", "Opened by the organisation";
        LinkRenewed = "link_renewed", "A new link was sent";
        Reminded = "reminded", "Reminder sent";
        RingNeeded = "ring_needed", "No answer: somebody should ring";
        Rang = "rang", "Rang the organisation";
        Accepted = "accepted", "They have a place";
        Waiting = "waiting", "On their waiting list";
        Declined = "declined", "Not right for them";
        AskedAboutFirstVisit = "asked_about_first_visit", "Asked whether they came";
        Started = "started", "Came for the first time";
        StillComing = "still_coming", "Still coming";
        Completed = "completed", "Came to the end";
        Ended = "ended", "Did not start, or stopped";
        Cancelled = "cancelled", "Taken back";
        ConsentWithdrawn = "consent_withdrawn", "Agreement to share withdrawn";
        DeletionAsked = "deletion_asked", "Asked to delete the details";
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_lists_hold_together() {
        crate::coded::check_list::<super::SentBy>();
        crate::coded::check_list::<super::UnsuitableReason>();
        crate::coded::check_list::<super::CancelReason>();
        crate::coded::check_list::<super::SignpostHow>();
        crate::coded::check_list::<super::OnwardEvent>();
        crate::coded::check_list::<super::super::OnwardStatus>();
        crate::coded::check_list::<super::super::OnwardStep>();
        crate::coded::check_list::<super::super::TaskStatus>();
        crate::coded::check_list::<super::super::SharedItem>();
    }
}

//! The closed lists of a contact: what happened, by what means, and what holding was for.

crate::coded! {
    /// What happened, in the words of the quick log.
    pub enum ContactKind: "kind of contact" {
        Spoke = "spoke", "We spoke";
        Visit = "visit", "We met";
        Message = "message", "Message sent or received";
        NoAnswer = "no_answer", "Tried, no answer";
        AboutThem = "about_them", "Spoke with someone about them";
    }
}

impl ContactKind {
    /// True when the person and the worker were really in touch: this is what "dose" counts.
    #[must_use]
    pub const fn reached_the_person(self) -> bool {
        matches!(self, Self::Spoke | Self::Visit)
    }
}

crate::coded! {
    /// By what means the contact took place (PRSB "Consultation method").
    pub enum ConsultationMethod: "way of meeting" {
        Phone = "phone", "Phone";
        Video = "video", "Video call";
        AtPractice = "at_practice", "Face to face at the practice";
        AtHome = "at_home", "Face to face at home";
        InCommunity = "in_community", "Face to face in the community";
        Walking = "walking", "Walk and talk";
        Text = "text", "Text message";
        Email = "email", "Email";
        Letter = "letter", "Letter";
        Group = "group", "In a group";
    }
}

impl ConsultationMethod {
    /// True when worker and person share a place, so that visit safety applies away from the practice.
    #[must_use]
    pub const fn is_face_to_face(self) -> bool {
        matches!(self, Self::AtPractice | Self::AtHome | Self::InCommunity | Self::Walking | Self::Group)
    }
}

crate::coded! {
    /// Why a person is held for a while: real work, shown as work and not as drift (B8).
    pub enum HoldingPurpose: "holding purpose" {
        WaitingForService = "waiting_for_service", "Supporting them while they wait for a service";
        PreparingForChange = "preparing_for_change", "Getting ready for a change";
        EasingClinicalLoad = "easing_clinical_load", "Easing the load on the practice";
        BearingWitness = "bearing_witness", "Being there and listening";
    }
}

crate::coded! {
    /// How an attempt or contact ended, so the next try can differ in time and channel.
    pub enum ContactOutcome: "outcome of the contact" {
        TalkedThrough = "talked_through", "Talked things through";
        BookedNext = "booked_next", "Booked the next contact";
        LeftMessage = "left_message", "Left a message that is safe to leave";
        RangOut = "rang_out", "Rang out";
        WrongNumber = "wrong_number", "Wrong number";
        AskedToCallBack = "asked_to_call_back", "Asked us to call back";
        DidNotAttend = "did_not_attend", "Did not come";
        Cancelled = "cancelled", "Cancelled beforehand";
        AskedToStop = "asked_to_stop", "Asked us to stop";
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coded::check_list;

    #[test]
    fn the_lists_hold_together() {
        check_list::<ContactKind>();
        check_list::<ConsultationMethod>();
        check_list::<HoldingPurpose>();
        check_list::<ContactOutcome>();
    }

    #[test]
    fn a_call_nobody_answered_is_no_dose() {
        assert!(!ContactKind::NoAnswer.reached_the_person());
        assert!(!ContactKind::AboutThem.reached_the_person());
        assert!(ContactKind::Visit.reached_the_person());
    }
}

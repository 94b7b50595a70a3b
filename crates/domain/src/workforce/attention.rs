//! What can need a link worker first. The order of the list is the order of urgency.

crate::coded! {
    pub enum AttentionKind: "reason for attention" {
        Safeguarding = "safeguarding", "Safeguarding follow-up is due";
        Crisis = "crisis", "A referral with words of crisis";
        Ring = "ring", "A group has not answered: ring them";
        PlaceOffered = "place_offered", "A group has a place";
        PlaceRefused = "place_refused", "A group cannot take the person";
        NewReferrals = "new_referrals", "New referrals wait";
        NextContact = "next_contact", "The next contact is due";
        Review = "review", "The plan’s review is due";
        Quiet = "quiet", "No contact for a long while";
        Draft = "draft", "A draft is not finished";
    }
}

impl AttentionKind {
    /// 0 comes first.
    pub fn rank(self) -> usize {
        Self::ALL.iter().position(|it| *it == self).unwrap_or(usize::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn safety_comes_before_everything_and_drafts_come_last() {
        crate::coded::check_list::<AttentionKind>();
        assert_eq!(AttentionKind::Safeguarding.rank(), 0);
        assert!(AttentionKind::Crisis.rank() < AttentionKind::NewReferrals.rank());
        assert_eq!(AttentionKind::Draft.rank(), AttentionKind::ALL.len() - 1);
    }
}

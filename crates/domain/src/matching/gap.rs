//! "Nothing fits": the evidence for what a neighbourhood lacks, in two clicks.

crate::coded! {
    /// Why nothing fits, as the worker sees it.
    pub enum GapReason: "reason" {
        NothingThere = "nothing_there", "There is nothing like it";
        TooFar = "too_far", "Too far, or no way to get there";
        NoRoom = "no_room", "Full, or the wait is too long";
        CannotGetIn = "cannot_get_in", "They could not get in or take part";
        Cost = "cost", "It costs too much";
        WrongTime = "wrong_time", "Wrong day or time";
        Language = "language", "Not in their language";
        NotForThem = "not_for_them", "Not for somebody like them";
        Other = "other", "Something else";
    }
}

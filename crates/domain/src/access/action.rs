//! Everything the product can be asked to do. Each route declares one of these; each use case asks for one.

macro_rules! actions {
    ($($(#[$meta:meta])* $variant:ident, $code:literal, $entrance:ident;)*) => {
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Action { $($(#[$meta])* $variant),* }

        impl Action {
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];
            pub const fn code(self) -> &'static str { match self { $(Self::$variant => $code),* } }
            pub fn from_code(code: &str) -> Option<Self> { match code { $($code => Some(Self::$variant),)* _ => None } }
            /// By which door the action is reached.
            pub const fn entrance(self) -> Entrance { match self { $(Self::$variant => Entrance::$entrance),* } }
        }
    };
}

/// The doors of the house.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entrance {
    /// Anybody: no account, no link.
    Public,
    /// The holder of a link sent to an organisation.
    Link,
    /// Somebody signed in.
    Account,
}

actions! {
    // Public doors
    ViewPublicPage, "view_public_page", Public;
    SignIn, "sign_in", Public;
    ReferSelf, "refer_self", Public;
    /// A practice's or agency's own form link: it can send, and shows nothing.
    ReferByLink, "refer_by_link", Public;
    /// Initials and places only, by a secret feed address that can be reset.
    ReadCalendarFeed, "read_calendar_feed", Public;
    /// The demonstration's sign-in list and mailbox: they exist in `demo` alone.
    UseDemonstration, "use_demonstration", Public;

    // Links to organisations
    AnswerOnwardReferral, "answer_onward_referral", Link;

    // Signed in
    ManageOwnAccount, "manage_own_account", Account;
    ViewToday, "view_today", Account;
    Search, "search", Account;

    ReferPerson, "refer_person", Account;
    ViewOwnReferrals, "view_own_referrals", Account;
    ViewReferral, "view_referral", Account;
    /// What was asked and how far it is, without the record behind it: for those who sent it as well as the team.
    FollowReferral, "follow_referral", Account;
    TriageReferral, "triage_referral", Account;
    AllocateReferral, "allocate_referral", Account;
    CloseReferral, "close_referral", Account;
    ImportReferrals, "import_referrals", Account;

    ListPeople, "list_people", Account;
    /// Ask to open a colleague's record, giving a reason.
    AskForAccess, "ask_for_access", Account;
    ViewRecord, "view_record", Account;
    EditPerson, "edit_person", Account;
    MergePeople, "merge_people", Account;
    ViewAccessLog, "view_access_log", Account;

    LogContact, "log_contact", Account;
    EditPlan, "edit_plan", Account;
    RecordMeasure, "record_measure", Account;
    RecordSafeguarding, "record_safeguarding", Account;
    WriteRestrictedNote, "write_restricted_note", Account;
    ReadRestrictedNote, "read_restricted_note", Account;
    ReviewBreakGlass, "review_break_glass", Account;

    SearchDirectory, "search_directory", Account;
    EditDirectory, "edit_directory", Account;
    MatchPerson, "match_person", Account;
    RecordGap, "record_gap", Account;
    ReferOnward, "refer_onward", Account;
    ManageConsent, "manage_consent", Account;

    ViewCalendar, "view_calendar", Account;
    ViewTeam, "view_team", Account;
    ViewReports, "view_reports", Account;
    /// Open a figure to the people behind it.
    ViewReportRows, "view_report_rows", Account;

    ManageAccounts, "manage_accounts", Account;
    ReadAuditTrail, "read_audit_trail", Account;
}

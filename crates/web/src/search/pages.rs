//! The pages somebody may mean by a word: found by their names and by what people call them.

use footbridge_domain::access::{Action, Actor, may_ever};

pub struct Found {
    pub title: &'static str,
    pub href: &'static str,
}

struct Place {
    title: &'static str,
    href: &'static str,
    action: Action,
    /// Other words for it.
    words: &'static str,
}

const PLACES: &[Place] = &[
    Place { title: "Today", href: "/today", action: Action::ViewToday, words: "home start tasks overdue" },
    Place { title: "People", href: "/people", action: Action::ListPeople, words: "caseload list" },
    Place {
        title: "Log a contact",
        href: "/contacts/new",
        action: Action::LogContact,
        words: "note call visit message",
    },
    Place {
        title: "New referrals",
        href: "/referrals",
        action: Action::TriageReferral,
        words: "queue waiting triage accept decline",
    },
    Place {
        title: "Add a person",
        href: "/referrals/new",
        action: Action::ReferPerson,
        words: "refer referral new quick entry phone",
    },
    Place {
        title: "Import referrals",
        href: "/referrals/import",
        action: Action::ImportReferrals,
        words: "csv file upload",
    },
    Place { title: "Calendar", href: "/calendar", action: Action::ViewCalendar, words: "appointments week diary" },
    Place { title: "Add an appointment", href: "/calendar/new", action: Action::ViewCalendar, words: "book visit" },
    Place { title: "Day sheet", href: "/calendar/day-sheet", action: Action::ViewCalendar, words: "print today" },
    Place {
        title: "Directory",
        href: "/directory",
        action: Action::SearchDirectory,
        words: "groups services organisations find",
    },
    Place { title: "Team today", href: "/team", action: Action::ViewTeam, words: "caseloads load waiting unassigned" },
    Place {
        title: "Opened restricted notes",
        href: "/team/break-glass",
        action: Action::ReviewBreakGlass,
        words: "break glass review",
    },
    Place {
        title: "Reports",
        href: "/reports",
        action: Action::ViewReports,
        words: "figures numbers outcomes waits export csv",
    },
    Place {
        title: "Definitions",
        href: "/reports/definitions",
        action: Action::ViewReports,
        words: "meaning indicators",
    },
    Place {
        title: "Your account",
        href: "/account",
        action: Action::ManageOwnAccount,
        words: "password codes sign out sessions calendar address",
    },
    Place { title: "Accounts", href: "/admin/accounts", action: Action::ManageAccounts, words: "users staff roles" },
    Place { title: "Audit trail", href: "/admin/audit", action: Action::ReadAuditTrail, words: "who looked log" },
    Place { title: "Help", href: "/help", action: Action::ViewPublicPage, words: "emergency numbers shortcuts" },
    Place { title: "Privacy", href: "/privacy", action: Action::ViewPublicPage, words: "data cookies" },
    Place {
        title: "Accessibility",
        href: "/accessibility",
        action: Action::ViewPublicPage,
        words: "statement keyboard",
    },
];

/// Pages this actor may open, where every typed word begins a word of the page.
pub fn find(actor: &Actor, typed: &str) -> Vec<Found> {
    let typed = typed.to_lowercase();
    let wanted: Vec<_> = typed.split_whitespace().collect();
    if wanted.is_empty() {
        return Vec::new();
    }
    let fits = |place: &Place| {
        let words = format!("{} {}", place.title.to_lowercase(), place.words);
        wanted.iter().all(|wanted| words.split(' ').any(|word| word.starts_with(wanted)))
    };
    PLACES
        .iter()
        .filter(|it| may_ever(actor, it.action) && fits(it))
        .map(|it| Found { title: it.title, href: it.href })
        .collect()
}

//! The demonstration: who one can sign in as, and the mailbox where every outgoing message lands. Only in `demo`.

use footbridge_domain::access::Role;
use footbridge_store::access::{accounts, outbox, schemes};

use crate::app::App;
use crate::error::{AppError, Noun, Result};

pub struct DemoPerson {
    pub name: String,
    pub email: String,
    /// Their part, in a line.
    pub what: String,
}

/// Words, address, what one finds behind it.
pub const DOORS: &[(&str, &str, &str)] = &[
    ("Ask for a link worker for yourself", "/self-referral", "six short pages, in English and Welsh"),
    (
        "Refer somebody as a GP practice",
        "/refer/try-harbour-road-surgery",
        "the practice’s saved link, without an account",
    ),
    (
        "Refer somebody as a council team",
        "/refer/try-northshore-council-adult-social-care",
        "the same form, as another agency sees it",
    ),
    ("The mailbox", "/demo/mailbox", "every message the scheme has sent, with the links in them"),
];

fn only_in_demo(app: &App) -> Result<()> {
    if app.settings.demo { Ok(()) } else { Err(AppError::NotFound(Noun::Page)) }
}

/// Everybody one can be, by the part they play; link workers first, the product is theirs.
pub async fn people(app: &App) -> Result<Vec<(&'static str, Vec<DemoPerson>)>> {
    only_in_demo(app)?;
    let mut tx = app.read().await?;
    let all = schemes::list(&mut tx).await?;
    let mut groups: Vec<(&'static str, Vec<DemoPerson>)> = [
        "Link workers",
        "People who refer",
        "People who lead and support",
        "People who look after information",
        "The scheme next door",
    ]
    .into_iter()
    .map(|heading| (heading, Vec::new()))
    .collect();
    for (place, scheme) in all.iter().enumerate() {
        for account in accounts::list(&mut tx, scheme.id).await? {
            if !account.active || account.kind != "person" {
                continue;
            }
            let has = |role| account.roles.has(role);
            let group = if place > 0 {
                4
            } else if has(Role::LinkWorker) {
                0
            } else if has(Role::Referrer) {
                1
            } else if has(Role::TeamLead) || has(Role::Supervisor) {
                2
            } else {
                3
            };
            let roles: Vec<_> = account.roles.iter().map(Role::label).collect();
            let job = if account.job_title.is_empty() { roles.join(", ") } else { account.job_title.clone() };
            let what = if place > 0 { format!("{job}, {}", scheme.name) } else { job };
            groups[group].1.push(DemoPerson { name: account.name, email: account.email, what });
        }
    }
    Ok(groups)
}

pub async fn mailbox(app: &App) -> Result<Vec<outbox::Message>> {
    only_in_demo(app)?;
    let mut tx = app.read().await?;
    let mut messages = Vec::new();
    for scheme in schemes::list(&mut tx).await? {
        messages.extend(outbox::messages(&mut tx, scheme.id, 200).await?);
    }
    messages.sort_by_key(|it| std::cmp::Reverse((it.created_at, it.id)));
    Ok(messages)
}

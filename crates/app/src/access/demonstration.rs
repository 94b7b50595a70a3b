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
    ("The mailbox", "/demo/mailbox", "every message the scheme has sent, with the links in them"),
];

fn only_in_demo(app: &App) -> Result<()> {
    if app.settings.demo { Ok(()) } else { Err(AppError::NotFound(Noun::Page)) }
}

pub async fn people(app: &App) -> Result<Vec<DemoPerson>> {
    only_in_demo(app)?;
    let mut tx = app.read().await?;
    let mut people = Vec::new();
    for scheme in schemes::list(&mut tx).await? {
        for account in accounts::list(&mut tx, scheme.id).await? {
            if !account.active || account.kind != "person" {
                continue;
            }
            let roles: Vec<_> = account.roles.iter().map(Role::label).collect();
            let job = if account.job_title.is_empty() { roles.join(", ") } else { account.job_title.clone() };
            people.push((account.roles, DemoPerson { name: account.name, email: account.email, what: format!("{job} · {}", scheme.name) }));
        }
    }
    // Link workers first: the product is theirs.
    let rank = |roles: footbridge_domain::access::Roles| {
        [Role::LinkWorker, Role::TeamLead, Role::Referrer, Role::Supervisor, Role::DirectoryEditor, Role::Analyst]
            .iter()
            .position(|role| roles.has(*role))
            .unwrap_or(usize::MAX)
    };
    people.sort_by_key(|(roles, _)| rank(*roles));
    Ok(people.into_iter().map(|(_, person)| person).collect())
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

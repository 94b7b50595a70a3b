//! Finding somebody by the start of a name, an NHS or phone number, or a referral's reference.

use footbridge_domain::access::{Action, Actor, Scope};
use footbridge_domain::people::name::name_key;
use footbridge_domain::referrals::reference::ReferralReference;
use footbridge_store::people::{self, PersonSummary};

use crate::app::App;
use crate::error::Result;
use crate::load::{permit_at_all, scheme_of};

/// Names within the scheme: opening one that is not on one's caseload asks for a reason, and is audited.
pub async fn run(app: &App, actor: &Actor, typed: &str, most: i64) -> Result<Vec<PersonSummary>> {
    permit_at_all(actor, Action::Search)?;
    permit_at_all(actor, Action::AskForAccess)?;
    let typed = typed.trim();
    if typed.chars().count() < 2 {
        return Ok(Vec::new());
    }
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    let reference = ReferralReference::parse(typed).map(|it| it.to_string()).unwrap_or_default();
    let scope = Scope::Scheme { scheme: scheme_of(actor)? };
    let mut tx = app.read().await?;
    // People type "Mair Evans" as often as "Evans Mair": the family name is what the key starts with.
    let key = name_key(typed);
    let mut found = people::search_by_name(&mut tx, &scope, &key, &digits, &reference, most).await?;
    if found.is_empty()
        && let Some((first, family)) = key.rsplit_once(' ')
    {
        found =
            people::search_by_name(&mut tx, &scope, &format!("{family} {first}"), &digits, &reference, most).await?;
    }
    Ok(found)
}

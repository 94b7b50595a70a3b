//! Taking an agreement back, from the page of details and consent.

use axum::extract::{Path, State};
use footbridge_app::onward::withdraw;
use footbridge_app::{AppError, Noun};
use footbridge_domain::ids::{ConsentId, PersonId};
use footbridge_domain::people::consent::ConsentKind;
use footbridge_front::{Caller, Fields, Front};

use crate::errors::PageResult;
use crate::page::redirect_saying;

pub async fn post(
    State(front): State<Front>,
    caller: Caller,
    Path((id, consent)): Path<(String, String)>,
    _: Fields,
) -> PageResult {
    let person: PersonId = id.parse().map_err(|_| AppError::NotFound(Noun::Person))?;
    let consent: ConsentId = consent.parse().map_err(|_| AppError::NotFound(Noun::Page))?;
    let (taken_back, asked) = withdraw::run(&front.app, &caller.actor, person, consent).await?;
    let words = match (taken_back.kind, asked) {
        (_, 1) => "Withdrawn. The link stopped at once, and we asked the group to delete the details.".to_owned(),
        (_, asked) if asked > 1 => {
            format!("Withdrawn. The links stopped at once, and we asked {asked} groups to delete the details.")
        }
        (ConsentKind::ShareWithOrganisation, _) => {
            "Withdrawn. Any link the group had stopped working at once.".to_owned()
        }
        _ => "Withdrawn. Nothing more is shared on this.".to_owned(),
    };
    Ok(redirect_saying(&format!("/people/{person}/details#consent"), &words))
}

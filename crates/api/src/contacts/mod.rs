//! Contacts through the API: logged by a telephone or calendar system, read by whoever keeps a copy.

pub mod list;
pub mod log;

use footbridge_app::AppError;
use footbridge_domain::access::Action;
use footbridge_domain::contacts::Contact as Stored;
use footbridge_domain::ids::PersonId;
use footbridge_front::Routes;
use serde::Serialize;
use utoipa::ToSchema;

use crate::body;

pub fn routes(routes: Routes) -> Routes {
    routes
        .post("/api/v1/people/{id}/contacts", Action::LogContact, log::log_contact)
        .get("/api/v1/people/{id}/contacts", Action::ViewRecord, list::list_contacts)
        .get("/api/v1/people/{id}/contacts/{contact}", Action::ViewRecord, list::show_contact)
}

/// A contact: what happened between a worker and a person.
#[derive(Serialize, ToSchema)]
pub struct Contact {
    #[schema(format = "uuid")]
    id: String,
    href: String,
    #[schema(format = "uuid")]
    person_id: String,
    /// The referral that was open then.
    #[schema(format = "uuid")]
    referral_id: Option<String>,
    #[schema(format = "uuid")]
    worker_id: String,
    /// `spoke`, `visit`, `message`, `no_answer` or `about_them`.
    kind: &'static str,
    method: Option<&'static str>,
    outcome: Option<&'static str>,
    /// Why the person is held for a while.
    holding: Option<&'static str>,
    minutes: u16,
    note: String,
    #[schema(format = "date-time")]
    happened_at: String,
    #[schema(format = "date-time")]
    written_at: String,
    #[schema(format = "date")]
    next_contact_on: Option<String>,
}

fn person_of(id: &str) -> Result<PersonId, AppError> {
    id.parse().map_err(|_| AppError::NotFound(footbridge_app::Noun::Person))
}

fn shown(it: &Stored) -> Contact {
    Contact {
        id: it.id.to_string(),
        href: format!("/api/v1/people/{}/contacts/{}", it.person, it.id),
        person_id: it.person.to_string(),
        referral_id: it.referral.map(|id| id.to_string()),
        worker_id: it.worker.to_string(),
        kind: it.kind.code(),
        method: it.method.map(|it| it.code()),
        outcome: it.outcome.map(|it| it.code()),
        holding: it.holding.map(|it| it.code()),
        minutes: it.minutes,
        note: it.note.clone(),
        happened_at: body::instant(it.happened_at),
        written_at: body::instant(it.written_at),
        next_contact_on: it.next_on.map(|day| day.to_string()),
    }
}

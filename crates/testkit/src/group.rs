//! A group for a story: somewhere to go, with an address to write to or only a number to ring.

use anyhow::Result;
use footbridge_app::{App, fresh};
use footbridge_domain::directory::{Access, Cost, Eligibility, ReferralRoute, Service, ServiceId, Status};
use footbridge_store::directory::{self, Entry};

/// `email` may be empty: then they are rung.
pub async fn group(app: &App, name: &str, email: &str, monthly_limit: Option<u16>) -> Result<ServiceId> {
    let service = Service {
        id: fresh(),
        organisation: None,
        name: name.into(),
        description: Some("Shared plots and tea.".into()),
        status: Status::Active,
        alert: None,
        needs: vec!["loneliness".into()],
        kinds: Vec::new(),
        locations: Vec::new(),
        reach: Vec::new(),
        area: None,
        schedules: Vec::new(),
        eligibility: Eligibility::default(),
        languages: Vec::new(),
        access: Access::default(),
        cost: Cost::default(),
        route: ReferralRoute::Either,
        route_note: None,
        website: None,
        email: Some(email.to_owned()).filter(|it| !it.is_empty()),
        phone: Some("01632 960777".into()),
        capacity: None,
        checked_on: None,
    };
    let id = service.id;
    let entry = Entry { monthly_limit, ..Entry::new(service, "test", name, app.now()) };
    let mut tx = app.database().begin().await?;
    directory::insert(&mut tx, &entry).await?;
    tx.commit().await?;
    Ok(id)
}

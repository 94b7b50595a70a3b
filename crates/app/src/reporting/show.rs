//! The report page: every figure of a period, or one of them.

use footbridge_domain::access::{Action, Actor, may_ever};
use footbridge_domain::reporting::{Indicator, Period, PeriodChoice};
use footbridge_store::reporting::counts::Between;

use super::figures::{self, Audience, Figure};
use crate::app::App;
use crate::error::Result;
use crate::load::{permit_at_all, scheme_of};
use crate::time::start_of;

pub struct Report {
    pub period: Period,
    pub audience: Audience,
    pub figures: Vec<Figure>,
}

/// Those who may open the rows see whole numbers; everybody else sees none that could point at a person.
pub fn audience_of(actor: &Actor) -> Audience {
    if may_ever(actor, Action::ViewReportRows) { Audience::Team } else { Audience::Shared }
}

pub async fn run(app: &App, actor: &Actor, choice: PeriodChoice, wanted: &[Indicator]) -> Result<Report> {
    shown_to(app, actor, choice, wanted, audience_of(actor)).await
}

pub(super) async fn shown_to(
    app: &App,
    actor: &Actor,
    choice: PeriodChoice,
    wanted: &[Indicator],
    audience: Audience,
) -> Result<Report> {
    permit_at_all(actor, Action::ViewReports)?;
    let scheme = scheme_of(actor)?;
    let period = choice.on(app.today());
    let between = Between { scheme, from: start_of(period.from), until: start_of(period.until) };
    let mut tx = app.read().await?;
    let mut figures = Vec::with_capacity(wanted.len());
    for indicator in wanted {
        figures.push(figures::run(&mut tx, *indicator, between, audience).await?);
    }
    Ok(Report { period, audience, figures })
}

//! The people behind a figure, for those who may see them. That they were looked at is written down.

use footbridge_domain::access::{Action, Actor};
use footbridge_domain::reporting::{Indicator, Period, PeriodChoice};
use footbridge_store::reporting::counts::Between;
use footbridge_store::reporting::rows::{self as store, Behind, FigureRow};

use crate::app::App;
use crate::error::Result;
use crate::load::{permit_at_all, scheme_of};
use crate::record::{Event, record_read};
use crate::time::start_of;

pub struct Rows {
    pub period: Period,
    pub rows: Vec<FigureRow>,
}

pub async fn run(app: &App, actor: &Actor, indicator: Indicator, choice: PeriodChoice, group: &str) -> Result<Rows> {
    permit_at_all(actor, Action::ViewReportRows)?;
    let scheme = scheme_of(actor)?;
    let period = choice.on(app.today());
    let between = Between { scheme, from: start_of(period.from), until: start_of(period.until) };
    let behind = match indicator {
        Indicator::Received => Behind::Source(group),
        Indicator::ByMonth => Behind::Source(""),
        Indicator::State => Behind::State(group),
        Indicator::Wait => Behind::Reached,
        Indicator::Declined => Behind::Declined(group),
        Indicator::Closures => Behind::Closed(group),
        Indicator::Dose => Behind::Closed(""),
        Indicator::FirstAttendance => Behind::Sent,
        Indicator::Needs => Behind::Need(group),
        Indicator::Gaps => Behind::Gap,
        Indicator::ChangeOns4 => Behind::Measured("ons4"),
        Indicator::ChangeLoneliness => Behind::Measured("ons_loneliness"),
    };
    let scope = actor.scope(Action::ViewReportRows);
    let mut tx = app.begin().await?;
    let rows = store::list(&mut tx, &scope, between, behind).await?;
    let event = Event::of("report_rows_viewed", "scheme", scheme.uuid()).detail(format!(
        "{}, {} rows",
        indicator.code(),
        rows.len()
    ));
    record_read(&mut tx, actor, event, app.now()).await?;
    tx.commit().await?;
    Ok(Rows { period, rows })
}

//! Figures as a file to work on, and the file that says what its columns and codes mean. Small numbers are always hidden.

use footbridge_domain::access::{Action, Actor};
use footbridge_domain::reporting::{Indicator, PeriodChoice};
use footbridge_formats::spreadsheet::write_csv;

use super::figures::Audience;
use super::show;
use crate::app::App;
use crate::error::Result;
use crate::load::{permit_at_all, scheme_of};
use crate::record::{Event, record_read};

/// Every figure of the period, one part a line.
pub async fn run(app: &App, actor: &Actor, choice: PeriodChoice) -> Result<String> {
    let report = show::shown_to(app, actor, choice, Indicator::ALL, Audience::Shared).await?;
    let scheme = scheme_of(actor)?;
    let mut tx = app.begin().await?;
    let event = Event::of("report_exported", "scheme", scheme.uuid()).detail(choice.code());
    record_read(&mut tx, actor, event, app.now()).await?;
    tx.commit().await?;
    let (from, until) = (report.period.from.to_string(), report.period.last_day().to_string());
    let rows = report.figures.iter().flat_map(|figure| {
        let (from, until) = (from.clone(), until.clone());
        let notes = figure.notes.join(" ");
        let whole = ("".to_owned(), "All".to_owned(), figure.headline.clone());
        let parts = figure.parts.iter().map(|it| (it.code.clone(), it.label.clone(), it.value.clone()));
        std::iter::once(whole).chain(parts).map(move |(code, label, value)| {
            let indicator = figure.indicator;
            [
                indicator.code().to_owned(),
                indicator.definition().version.to_string(),
                from.clone(),
                until.clone(),
                code,
                label,
                value,
                notes.clone(),
            ]
        })
    });
    Ok(marked(&write_csv(
        &["indicator", "version", "first_day", "last_day", "group_code", "group", "value", "notes"],
        rows,
    )))
}

/// What each column and each indicator means.
pub fn dictionary(actor: &Actor) -> Result<String> {
    permit_at_all(actor, Action::ViewReports)?;
    let columns = [
        ("indicator", "The stable code of the figure. Its meaning is further down in this file."),
        ("version", "Goes up when the figure would come out differently."),
        ("first_day", "The first day of the period, year-month-day."),
        ("last_day", "The last day of the period."),
        ("group_code", "The stable code of the part. Empty for the figure as a whole."),
        ("group", "The part in words."),
        ("value", "The number or sentence. “Fewer than 7” and “Not shown” hide small numbers."),
        ("notes", "What must be said with the figure: who is missing, what is hidden."),
    ];
    let columns = columns.into_iter().map(|(name, words)| {
        [
            "column".to_owned(),
            name.to_owned(),
            words.to_owned(),
            String::new(),
            String::new(),
            String::new(),
            String::new(),
        ]
    });
    let indicators = Indicator::ALL.iter().map(|it| {
        let definition = it.definition();
        [
            "indicator".to_owned(),
            it.code().to_owned(),
            format!("{}. {}", it.label(), definition.words),
            definition.numerator.to_owned(),
            definition.denominator.to_owned(),
            definition.counted_by.to_owned(),
            definition.caution.to_owned(),
        ]
    });
    Ok(marked(&write_csv(
        &["kind", "code", "meaning", "numerator", "denominator", "counted_by", "caution"],
        columns.chain(indicators),
    )))
}

/// Spreadsheets read UTF-8 rightly only with this mark in front.
fn marked(text: &str) -> String {
    format!("\u{feff}{text}")
}

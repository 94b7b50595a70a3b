//! Reports: figures, each opening to its definition and, for those who may, to its rows.

mod definitions;
mod export;
mod one;
mod overview;
mod rows;

use std::collections::HashMap;

use footbridge_app::reporting::figures::Figure;
use footbridge_app::{AppError, Noun, time};
use footbridge_components::{Bar, Bars, Button, Select};
use footbridge_domain::access::Action;
use footbridge_domain::reporting::{Indicator, Period, PeriodChoice};
use footbridge_front::Routes;
use maud::{Markup, html};

pub fn routes(routes: Routes) -> Routes {
    routes
        .get("/reports", Action::ViewReports, overview::page)
        .get("/reports/definitions", Action::ViewReports, definitions::page)
        .get("/reports/export.csv", Action::ViewReports, export::figures)
        .get("/reports/dictionary.csv", Action::ViewReports, export::dictionary)
        .get("/reports/{indicator}", Action::ViewReports, one::page)
        .get("/reports/{indicator}/rows", Action::ViewReportRows, rows::page)
}

fn period_of(query: &HashMap<String, String>) -> PeriodChoice {
    query.get("period").and_then(|it| PeriodChoice::from_code(it)).unwrap_or(PeriodChoice::Last12Months)
}

fn indicator_of(code: &str) -> Result<Indicator, AppError> {
    Indicator::from_code(code).ok_or(AppError::NotFound(Noun::Page))
}

fn period_words(period: Period) -> String {
    format!("{} to {}", time::date_words(period.from), time::date_words(period.last_day()))
}

/// One choice, one button: it works without a script and can be shared as an address.
fn period_form(action: &str, choice: PeriodChoice) -> Markup {
    html! {
        form method="get" action=(action) class="app-inline app-screen-only" novalidate {
            (Select::new("period", "Period", PeriodChoice::ALL.iter().map(|it| (it.code(), it.label()))).value(choice.code()))
            (Button::submit("Show").secondary().small())
        }
    }
}

/// The parts as a table that is also drawn. Changes are sentences, not lengths.
fn drawn(figure: &Figure, choice: PeriodChoice, rows: bool, most: usize) -> Markup {
    if figure.parts.is_empty() {
        return Markup::default();
    }
    let is_change = matches!(figure.indicator, Indicator::ChangeOns4 | Indicator::ChangeLoneliness);
    let value = match figure.indicator {
        Indicator::Wait => "Days",
        Indicator::ChangeOns4 | Indicator::ChangeLoneliness => "Mean change (95% range)",
        other => other.what_is_counted(),
    };
    if is_change {
        let lines = figure.parts.iter().map(|it| [it.label.clone(), it.value.clone()]);
        return html! { (footbridge_components::Table::new(figure.indicator.label(), ["Question", value]).hidden_caption().compact().rows(lines)) };
    }
    let name = match figure.indicator {
        Indicator::ByMonth => "Month",
        Indicator::Wait => "Share of people",
        _ => "Group",
    };
    let linked = rows
        && matches!(
            figure.indicator,
            Indicator::Received | Indicator::State | Indicator::Declined | Indicator::Closures | Indicator::Needs
        );
    let mut bars =
        Bars::new(html! { span class="nhsuk-u-visually-hidden" { (figure.indicator.label()) } }, name, value);
    bars.rows = figure
        .parts
        .iter()
        .take(most)
        .map(|it| Bar {
            name: it.label.clone().into(),
            value: it.value.clone().into(),
            amount: it.amount,
            href: if linked {
                format!("/reports/{}/rows?period={}&group={}", figure.indicator.code(), choice.code(), it.code).into()
            } else {
                "".into()
            },
        })
        .collect();
    let left = figure.parts.len().saturating_sub(most);
    html! {
        (bars)
        @if left > 0 {
            p class="app-muted" { (footbridge_components::Link::new(format!("{left} more"), format!("/reports/{}?period={}", figure.indicator.code(), choice.code())).about(format!(": {}", figure.indicator.label()))) }
        }
    }
}

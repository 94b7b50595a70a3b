//! The stretches of time a report can be about, in civil days of the United Kingdom.

use jiff::ToSpan as _;
use jiff::civil::Date;

crate::coded! {
    pub enum PeriodChoice: "period" {
        Last12Months = "last_12_months", "Last 12 months";
        ThisMonth = "this_month", "This month";
        LastMonth = "last_month", "Last month";
        ThisQuarter = "this_quarter", "This quarter";
        LastQuarter = "last_quarter", "Last quarter";
        FinancialYear = "financial_year", "This financial year";
        LastFinancialYear = "last_financial_year", "Last financial year";
        Everything = "everything", "Everything";
    }
}

/// From a day up to, and without, another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    pub from: Date,
    pub until: Date,
}

impl PeriodChoice {
    /// Periods that are still running end with today.
    pub fn on(self, today: Date) -> Period {
        let tomorrow = today.saturating_add(1.day());
        let month = today.first_of_month();
        let quarter = month.saturating_sub(i32::from((today.month() - 1) % 3).months());
        let april = Date::constant(today.year(), 4, 1);
        let financial = if today < april { april.saturating_sub(1.year()) } else { april };
        let (from, until) = match self {
            Self::Last12Months => (month.saturating_sub(11.months()), tomorrow),
            Self::ThisMonth => (month, tomorrow),
            Self::LastMonth => (month.saturating_sub(1.month()), month),
            Self::ThisQuarter => (quarter, tomorrow),
            Self::LastQuarter => (quarter.saturating_sub(3.months()), quarter),
            Self::FinancialYear => (financial, tomorrow),
            Self::LastFinancialYear => (financial.saturating_sub(1.year()), financial),
            Self::Everything => (Date::constant(2000, 1, 1), tomorrow),
        };
        Period { from, until }
    }
}

impl Period {
    pub fn last_day(self) -> Date {
        self.until.saturating_sub(1.day())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_as_a_manager_would_say_them() {
        crate::coded::check_list::<PeriodChoice>();
        let today: Date = "2026-02-24".parse().unwrap();
        let rows = [
            (PeriodChoice::Last12Months, "2025-03-01", "2026-02-25"),
            (PeriodChoice::ThisMonth, "2026-02-01", "2026-02-25"),
            (PeriodChoice::LastMonth, "2026-01-01", "2026-02-01"),
            (PeriodChoice::ThisQuarter, "2026-01-01", "2026-02-25"),
            (PeriodChoice::LastQuarter, "2025-10-01", "2026-01-01"),
            (PeriodChoice::FinancialYear, "2025-04-01", "2026-02-25"),
            (PeriodChoice::LastFinancialYear, "2024-04-01", "2025-04-01"),
        ];
        for (choice, from, until) in rows {
            let period = choice.on(today);
            assert_eq!(
                (period.from.to_string().as_str(), period.until.to_string().as_str()),
                (from, until),
                "{choice}"
            );
        }
    }
}

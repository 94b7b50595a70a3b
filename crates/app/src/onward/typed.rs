//! The answer form as it was typed, for organisations and link workers alike, read into what was told.

use footbridge_domain::onward::Barrier;
use footbridge_domain::onward::lists::UnsuitableReason;
use jiff::civil::Date;

use crate::error::{AppError, FieldErrors, Result};

/// What somebody told about a referral.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    Yes { from: Option<Date> },
    Wait { weeks: Option<u16> },
    NotForUs { reason: UnsuitableReason },
    Came { on: Date },
    StillComing,
    Finished { on: Date },
    Stopped { reason: Barrier, last_on: Option<Date>, times: Option<u16> },
}

/// Three boxes of a date.
#[derive(Debug, Clone, Default)]
pub struct TypedDay {
    pub day: String,
    pub month: String,
    pub year: String,
}

#[derive(Debug, Clone, Default)]
pub struct TypedAnswer {
    /// `yes`, `from`, `wait`, `no`, `came`, `still`, `finished` or `stopped`.
    pub answer: String,
    pub from: TypedDay,
    pub weeks: String,
    pub reason: String,
    pub first: TypedDay,
    pub finished: TypedDay,
    pub last: TypedDay,
    pub times: String,
    pub barrier: String,
    pub note: String,
}

const LONGEST: usize = 500;

impl TypedAnswer {
    pub fn read(&self, today: Date) -> Result<(Told, String)> {
        let mut errors = FieldErrors::default();
        let told = self.told(today, &mut errors);
        if self.note.chars().count() > LONGEST {
            errors.add("note", format!("Use at most {LONGEST} letters."));
        }
        errors.into_result()?;
        told.map(|it| (it, self.note.trim().to_owned())).ok_or_else(|| AppError::invalid("answer", "Choose an answer."))
    }

    fn told(&self, today: Date, errors: &mut FieldErrors) -> Option<Told> {
        match self.answer.as_str() {
            "yes" => Some(Told::Yes { from: None }),
            "from" => {
                let Some(from) = self.from.read("from", today, errors)? else {
                    errors.add("from-day", "Enter the day from which you have a place.");
                    return None;
                };
                if from < today {
                    errors.add("from-day", "Enter a day from today on.");
                }
                Some(Told::Yes { from: Some(from) })
            }
            "wait" => Some(Told::Wait { weeks: number("weeks", &self.weeks, 1, 104, "weeks", errors)? }),
            "no" => match UnsuitableReason::from_code(&self.reason) {
                Some(reason) => Some(Told::NotForUs { reason }),
                None => {
                    errors.add("reason", "Choose a reason. It helps us find something that fits.");
                    None
                }
            },
            "came" => Some(Told::Came { on: self.first.past("first", today, errors)? }),
            "still" => Some(Told::StillComing),
            "finished" => Some(Told::Finished { on: self.finished.past("finished", today, errors)? }),
            "stopped" => {
                let reason = Barrier::from_code(&self.barrier);
                if reason.is_none() {
                    errors.add("barrier", "Choose what got in the way. “We do not know” is fine.");
                }
                let last_on = self.last.read("last", today, errors)?;
                if last_on.is_some_and(|it| it > today) {
                    errors.add("last-day", "That day is still to come. Enter a day up to today.");
                }
                let times = number("times", &self.times, 0, 500, "visits", errors)?;
                Some(Told::Stopped { reason: reason?, last_on, times })
            }
            _ => {
                errors.add("answer", "Choose an answer.");
                None
            }
        }
    }
}

impl TypedDay {
    /// `Some(None)` when nothing was typed; `None` after noting what is wrong.
    fn read(&self, field: &str, today: Date, errors: &mut FieldErrors) -> Option<Option<Date>> {
        let parts = [&self.day, &self.month, &self.year].map(|it| it.trim());
        if parts.iter().all(|it| it.is_empty()) {
            return Some(None);
        }
        let [day, month, year] = parts;
        // Two figures of a year are this century's.
        let year = year.parse::<i16>().ok().map(|it| if (0..100).contains(&it) { 2000 + it } else { it });
        let found = match (day.parse::<i8>(), month.parse::<i8>(), year) {
            (Ok(day), Ok(month), Some(year)) => Date::new(year, month, day).ok(),
            _ => None,
        };
        match found {
            Some(date) if (date.year() - today.year()).abs() <= 2 => Some(Some(date)),
            _ => {
                errors.add(
                    format!("{field}-day"),
                    format!("Enter a real day, like {} {} {}.", today.day(), today.month(), today.year()),
                );
                None
            }
        }
    }

    fn past(&self, field: &str, today: Date, errors: &mut FieldErrors) -> Option<Date> {
        match self.read(field, today, errors)? {
            Some(on) if on > today => {
                errors.add(format!("{field}-day"), "That day is still to come. Enter a day up to today.");
                None
            }
            Some(on) => Some(on),
            None => {
                errors.add(format!("{field}-day"), "Enter the day. About right is good enough.");
                None
            }
        }
    }
}

/// `Some(None)` when nothing was typed.
fn number(
    field: &str,
    typed: &str,
    least: u16,
    most: u16,
    what: &str,
    errors: &mut FieldErrors,
) -> Option<Option<u16>> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Some(None);
    }
    match typed.parse::<u16>() {
        Ok(number) if (least..=most).contains(&number) => Some(Some(number)),
        _ => {
            errors.add(field, format!("Enter a number of {what} from {least} to {most}, or leave it empty."));
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 23);

    fn day(day: &str, month: &str, year: &str) -> TypedDay {
        TypedDay { day: day.into(), month: month.into(), year: year.into() }
    }

    #[test]
    fn a_day_from_today_on_is_read_and_everything_else_says_why() {
        let from = |typed| TypedAnswer { answer: "from".into(), from: typed, ..TypedAnswer::default() }.read(TODAY);
        assert_eq!(from(day("1", "12", "26")).unwrap().0, Told::Yes { from: Some(date(2026, 12, 1)) });
        for (typed, why) in [
            (day("31", "11", "2026"), "real day"),
            (day("22", "11", "2026"), "from today on"),
            (day("x", "", ""), "real day"),
            (day("1", "1", "1926"), "real day"),
        ] {
            let Err(AppError::Invalid(errors)) = from(typed) else { panic!("refused") };
            assert!(errors.get("from-day").is_some_and(|it| it.contains(why)), "{why}");
        }
    }

    #[test]
    fn silence_is_not_an_answer_and_a_reason_is_asked_for() {
        let read = |answer: &str| TypedAnswer { answer: answer.into(), ..TypedAnswer::default() }.read(TODAY);
        for (answer, field) in
            [("", "answer"), ("no", "reason"), ("stopped", "barrier"), ("came", "first-day"), ("from", "from-day")]
        {
            let Err(AppError::Invalid(errors)) = read(answer) else { panic!("{answer} is refused") };
            assert!(errors.get(field).is_some(), "{answer}");
        }
        assert_eq!(read("wait").unwrap().0, Told::Wait { weeks: None });
    }
}

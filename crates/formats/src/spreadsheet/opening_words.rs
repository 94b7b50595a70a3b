//! Opening times in free words: "Tues 11am - 2pm, Fri 11.30am -1.30pm".
//!
//! Only what is sure is taken: days followed by one span of time. The words themselves are
//! always kept when anything in them was not understood, because a wrong hour costs a
//! hungry person a journey.

use domain::directory::{Day, Days, Schedule, Season, parse_clock};
use footbridge_domain as domain;
use jiff::civil::Time;

/// What was understood of opening words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Openings {
    /// Sessions, then the words themselves unless every one of them was understood.
    pub schedules: Vec<Schedule>,
    /// Whether every word was understood.
    pub complete: bool,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Token {
    Day(Day),
    Weekdays,
    To,
    And,
    Clock { time: Time, half: bool },
    Comma,
    Stop,
    Term,
    Other,
}

/// Reads opening words.
#[must_use]
pub fn read_openings(words: &str) -> Openings {
    let tokens = tokens(words);
    let doubtful = ["except", "1st", "2nd", "3rd", "4th", "first", "last", "every other", "closed"];
    let lower = words.to_lowercase();
    let (mut sessions, mut complete) = (Vec::new(), false);
    if !doubtful.iter().any(|it| lower.contains(it)) {
        (sessions, complete) = sessions_of(&tokens);
    }
    if tokens.contains(&Token::Term) {
        for session in &mut sessions {
            session.season = Season::TermTime;
        }
    }
    if !complete || sessions.is_empty() {
        sessions.push(Schedule::in_words(words.split_whitespace().collect::<Vec<_>>().join(" ")));
        complete = false;
    }
    Openings { schedules: sessions, complete }
}

/// Walks the tokens: a run of days, then spans of time for them.
fn sessions_of(tokens: &[Token]) -> (Vec<Schedule>, bool) {
    let (mut out, mut complete, mut at) = (Vec::new(), true, 0);
    while at < tokens.len() {
        let (days, next) = day_run(tokens, at);
        if next == at {
            complete &= matches!(tokens[at], Token::Stop | Token::Comma | Token::Term | Token::And);
            at += 1;
            continue;
        }
        at = next;
        let before = out.len();
        while let Some((opens, closes, next)) = span(tokens, at) {
            out.extend(days.iter().map(|day| Schedule::on(day, Some(opens), Some(closes))));
            at = next;
        }
        complete &= out.len() > before;
    }
    (out, complete)
}

/// Days from `at`: "Monday", "Mon - Fri", "Monday & Thursday", "Tues/Weds".
fn day_run(tokens: &[Token], start: usize) -> (Days, usize) {
    let (mut days, mut at, mut end, mut last) = (Days::NONE, start, start, None::<Day>);
    let mut range = false;
    while let Some(&token) = tokens.get(at) {
        match token {
            Token::Day(day) => {
                days = match (range, last) {
                    (true, Some(from)) => days_between(from, day).fold(days, Days::with),
                    _ => days.with(day),
                };
                (last, range, end) = (Some(day), false, at + 1);
            }
            Token::Weekdays => {
                days = days_between(Day::Monday, Day::Friday).fold(days, Days::with);
                end = at + 1;
            }
            Token::To if last.is_some() => range = true,
            Token::And | Token::Comma if end > start => range = false,
            _ => break,
        }
        at += 1;
    }
    (days, end)
}

fn days_between(from: Day, to: Day) -> impl Iterator<Item = Day> {
    let (from, to) = (from as usize, to as usize);
    let length = (to + 7 - from) % 7;
    (0..=length).filter_map(move |step| Day::ALL.get((from + step) % 7).copied())
}

/// One span of time: "10am - 12noon", "1:30 to 3:30pm", "and 6-7pm".
fn span(tokens: &[Token], at: usize) -> Option<(Time, Time, usize)> {
    let skip = usize::from(matches!(tokens.get(at), Some(Token::And | Token::Comma)));
    let at = at + skip;
    let (Token::Clock { time: opens, half: marked }, Token::To, Token::Clock { time: closes, half }) =
        (*tokens.get(at)?, *tokens.get(at + 1)?, *tokens.get(at + 2)?)
    else {
        return None;
    };
    let (mut opens, mut closes) = (opens, closes);
    let later = |time: Time| Time::new((time.hour() + 12) % 24, time.minute(), 0, 0).ok();
    // "2 - 4pm" means from 2 in the afternoon; "10 - 12noon" means the morning.
    if !marked && half && closes.hour() >= 12 && opens.hour() < 12 {
        let shifted = later(opens)?;
        if shifted < closes {
            opens = shifted;
        }
    }
    // "9 - 4" and "10.00 - 4.00": nobody opens a food bank at four in the morning.
    if !half && closes <= opens && closes.hour() < 12 {
        closes = later(closes)?;
    }
    if !marked && !half && opens.hour() < 7 {
        (opens, closes) = (later(opens)?, if closes.hour() < 12 { later(closes)? } else { closes });
    }
    (opens < closes).then_some((opens, closes, at + 3))
}

fn tokens(words: &str) -> Vec<Token> {
    let spaced: String = words
        .to_lowercase()
        .replace("12 noon", "12noon")
        .replace(" am", "am")
        .replace(" pm", "pm")
        .chars()
        .flat_map(|c| match c {
            '-' | '–' | '—' | ',' | ';' | '&' | '/' | '(' | ')' => vec![' ', c, ' '],
            '\u{a0}' | '\n' => vec![' '],
            other => vec![other],
        })
        .collect();
    let parts = spaced.split_whitespace();
    parts.map(|part| token(part.trim_end_matches(['.', ':']), part.ends_with('.'))).collect()
}

fn token(part: &str, stop: bool) -> Token {
    match part {
        "-" | "–" | "—" | "to" => return Token::To,
        "&" | "and" | "/" => return Token::And,
        "," => return Token::Comma,
        ";" | "" => return Token::Stop,
        "term" | "term-time" | "termtime" => return Token::Term,
        "weekdays" | "weekday" => return Token::Weekdays,
        _ => {}
    }
    if let Some(day) = day(part) {
        return Token::Day(day);
    }
    match parse_clock(part) {
        Some(time) => {
            let half = part.ends_with(['m', 'n']) || part.contains("day");
            Token::Clock { time, half }
        }
        None if stop && part.is_empty() => Token::Stop,
        None => Token::Other,
    }
}

fn day(word: &str) -> Option<Day> {
    let word = word.strip_suffix("days").map_or_else(|| word.to_owned(), |it| format!("{it}day"));
    Some(match word.as_str() {
        "mon" | "monday" => Day::Monday,
        "tue" | "tues" | "tuesday" => Day::Tuesday,
        "wed" | "weds" | "wednesday" => Day::Wednesday,
        "thu" | "thur" | "thurs" | "thursday" => Day::Thursday,
        "fri" | "friday" => Day::Friday,
        "sat" | "saturday" => Day::Saturday,
        "sun" | "sunday" => Day::Sunday,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn real_opening_words_are_understood_where_they_are_sure() {
        let rows: &[(&str, &[&str])] = &[
            ("Thursday 10:30am - 12:30pm", &["Thursday 10.30am to 12.30pm"]),
            ("Tues 11am - 2pm, Fri 11.30am -1.30pm", &["Tuesday 11am to 2pm", "Friday 11.30am to 1.30pm"]),
            ("Friday 2 - 4.30pm", &["Friday 2pm to 4.30pm"]),
            ("Friday 10am - 12noon", &["Friday 10am to midday"]),
            ("Wednesday 10 - 12", &["Wednesday 10am to midday"]),
            ("Weds 12-2pm", &["Wednesday midday to 2pm"]),
            ("Monday & Tuesday 10am - 12noon", &["Monday 10am to midday", "Tuesday 10am to midday"]),
            (
                "Tues/Weds 10am - 12pm. Thurs 10am - 2pm",
                &["Tuesday 10am to midday", "Wednesday 10am to midday", "Thursday 10am to 2pm"],
            ),
            (
                "Mon - Sat 10.00 - 4.00",
                &[
                    "Monday 10am to 4pm",
                    "Tuesday 10am to 4pm",
                    "Wednesday 10am to 4pm",
                    "Thursday 10am to 4pm",
                    "Friday 10am to 4pm",
                    "Saturday 10am to 4pm",
                ],
            ),
            ("By appointment", &["By appointment"]),
            ("Tuesday from 11am", &["Tuesday from 11am"]),
            ("Daily (except Tues & Sat) 10:30am - 12pm", &["Daily (except Tues & Sat) 10:30am - 12pm"]),
            (
                "Thursday 4 - 6pm Job Club Monday 1 - 2pm",
                &["Thursday 4pm to 6pm", "Monday 1pm to 2pm", "Thursday 4 - 6pm Job Club Monday 1 - 2pm"],
            ),
            ("Mon & Thur 1-3pm (except bank holidays)", &["Mon & Thur 1-3pm (except bank holidays)"]),
        ];
        for (words, want) in rows {
            let got: Vec<String> = read_openings(words).schedules.iter().map(Schedule::words).collect();
            assert_eq!(&got, want, "{words}");
        }
    }
}

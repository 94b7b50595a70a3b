//! Calendars in the iCalendar format (RFC 5545): CRLF line ends, lines folded at 75 octets, London's clock changes.

use jiff::Timestamp;
use jiff::tz::TimeZone;

/// One entry. What it says is decided by the caller: initials and place only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarEvent {
    /// Stable for the life of the appointment.
    pub uid: String,
    pub starts_at: Timestamp,
    pub ends_at: Timestamp,
    pub summary: String,
    pub place: String,
    /// Counts changes: a calendar keeps the highest.
    pub sequence: i64,
    pub cancelled: bool,
}

/// London since 1996: forward on the last Sunday of March at 01:00 UTC, back on the last Sunday of October.
const LONDON: &[&str] = &[
    "BEGIN:VTIMEZONE",
    "TZID:Europe/London",
    "BEGIN:DAYLIGHT",
    "TZOFFSETFROM:+0000",
    "TZOFFSETTO:+0100",
    "TZNAME:BST",
    "DTSTART:19960331T010000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0000",
    "TZNAME:GMT",
    "DTSTART:19961027T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "END:STANDARD",
    "END:VTIMEZONE",
];

/// A whole calendar. `made_at` becomes every entry's DTSTAMP.
#[must_use]
pub fn calendar(name: &str, events: &[CalendarEvent], made_at: Timestamp) -> String {
    let mut out = String::new();
    for text in [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Footbridge//Appointments//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
    ] {
        line(&mut out, text);
    }
    line(&mut out, &format!("X-WR-CALNAME:{}", escaped(name)));
    line(&mut out, "X-WR-TIMEZONE:Europe/London");
    line(&mut out, "REFRESH-INTERVAL;VALUE=DURATION:PT15M");
    for text in LONDON {
        line(&mut out, text);
    }
    for event in events {
        one(&mut out, event, made_at);
    }
    line(&mut out, "END:VCALENDAR");
    out
}

fn one(out: &mut String, event: &CalendarEvent, made_at: Timestamp) {
    line(out, "BEGIN:VEVENT");
    line(out, &format!("UID:{}", escaped(&event.uid)));
    line(out, &format!("DTSTAMP:{}", made_at.strftime("%Y%m%dT%H%M%SZ")));
    line(out, &format!("DTSTART;TZID=Europe/London:{}", local(event.starts_at)));
    line(out, &format!("DTEND;TZID=Europe/London:{}", local(event.ends_at)));
    line(out, &format!("SUMMARY:{}", escaped(&event.summary)));
    if !event.place.is_empty() {
        line(out, &format!("LOCATION:{}", escaped(&event.place)));
    }
    line(out, &format!("SEQUENCE:{}", event.sequence));
    line(out, if event.cancelled { "STATUS:CANCELLED" } else { "STATUS:CONFIRMED" });
    // Shared screens and shared calendars show "busy", not whom.
    line(out, "CLASS:PRIVATE");
    line(out, "END:VEVENT");
}

fn local(at: Timestamp) -> String {
    let london = TimeZone::get("Europe/London").unwrap_or(TimeZone::UTC);
    at.to_zoned(london).strftime("%Y%m%dT%H%M%S").to_string()
}

/// Commas, semicolons and backslashes are escaped; line ends become `\n`; other control characters go.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' => out.push_str("\\\\"),
            ';' => out.push_str("\\;"),
            ',' => out.push_str("\\,"),
            '\n' => out.push_str("\\n"),
            letter if letter.is_control() => {}
            letter => out.push(letter),
        }
    }
    out
}

/// Writes one content line, folded so that no physical line is longer than 75 octets, never inside a letter.
fn line(out: &mut String, text: &str) {
    let mut used = 0;
    for letter in text.chars() {
        let size = letter.len_utf8();
        if used + size > 75 {
            out.push_str("\r\n ");
            used = 1;
        }
        out.push(letter);
        used += size;
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn visit(starts_at: &str, place: &str) -> CalendarEvent {
        let starts_at = at(starts_at);
        CalendarEvent {
            uid: "0192f000-0000-7000-8000-000000000001@footbridge".into(),
            starts_at,
            ends_at: starts_at + jiff::SignedDuration::from_mins(45),
            summary: "M.L.".into(),
            place: place.into(),
            sequence: 0,
            cancelled: false,
        }
    }

    #[test]
    fn a_calendar_as_it_is_sent() {
        let text = calendar(
            "Footbridge appointments",
            &[visit("2026-11-24T09:30:00Z", "14 Mill Bank, Ashbrook")],
            at("2026-11-24T07:00:00Z"),
        );
        assert_eq!(text, include_str!("../tests/calendar.ics"));
    }

    /// 28 March 2026 is winter time, 29 March summer time: 9:30 in the morning stays 9:30.
    #[test]
    fn clocks_change_and_half_past_nine_stays_half_past_nine() {
        let rows = [
            ("2026-03-28T09:30:00Z", "20260328T093000"),
            ("2026-03-29T08:30:00Z", "20260329T093000"),
            ("2026-10-24T08:30:00Z", "20261024T093000"),
            ("2026-10-25T09:30:00Z", "20261025T093000"),
        ];
        for (utc, local) in rows {
            let text = calendar("c", &[visit(utc, "")], at("2026-01-01T00:00:00Z"));
            assert!(text.contains(&format!("DTSTART;TZID=Europe/London:{local}\r\n")), "{utc}: {text}");
        }
    }

    #[test]
    fn a_cancelled_visit_is_told_with_a_higher_sequence() {
        let event = CalendarEvent { sequence: 1, cancelled: true, ..visit("2026-11-24T09:30:00Z", "") };
        let text = calendar("c", &[event], at("2026-01-01T00:00:00Z"));
        assert!(text.contains("SEQUENCE:1\r\nSTATUS:CANCELLED\r\n"));
    }

    proptest::proptest! {
        #[test]
        fn every_line_is_short_and_unfolds_to_what_was_meant(place in "[ -~ŵâ€\n]{0,200}") {
            let text = calendar("c", &[visit("2026-11-24T09:30:00Z", &place)], at("2026-01-01T00:00:00Z"));
            for line in text.split("\r\n") {
                proptest::prop_assert!(line.len() <= 75, "{line}");
                proptest::prop_assert!(!line.contains(['\r', '\n']));
            }
            let unfolded = text.replace("\r\n ", "");
            let wanted = place.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n");
            let found = unfolded.split("\r\n").find_map(|it| it.strip_prefix("LOCATION:")).unwrap_or_default();
            proptest::prop_assert_eq!(found, wanted.as_str());
        }
    }
}

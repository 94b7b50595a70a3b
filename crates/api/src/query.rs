//! What stands after the question mark: known names only, each read or refused by name.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use footbridge_front::Fields;
use jiff::civil::Date;

use crate::problem::{ApiResult, Refusal, invalid};

pub const MOST_ROWS: i64 = 100;
const USUAL_ROWS: i64 = 20;
const LAST_PAGE: i64 = 10_000;
const LONGEST: usize = 500;

/// The query of a request, split and decoded.
pub struct Query(Fields);

/// Which part of a list is wanted.
#[derive(Debug, Clone, Copy)]
pub struct Paging {
    pub page: i64,
    pub limit: i64,
}

impl<S: Send + Sync> FromRequestParts<S> for Query {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> ApiResult<Self> {
        Fields::parse(parts.uri.query().unwrap_or_default().as_bytes())
            .map(Self)
            .ok_or_else(|| invalid("query", "Some characters cannot be read. Send UTF-8, percent-encoded."))
    }
}

impl Query {
    /// Refuses names that mean nothing here and values no one types: a misspelt filter must not show everything.
    pub fn only(self, known: &[&str]) -> ApiResult<Self> {
        self.up_to(LONGEST, known)
    }

    /// The same where a longer text may be sent.
    pub fn up_to(self, longest: usize, known: &[&str]) -> ApiResult<Self> {
        for (name, value) in self.0.iter() {
            if !known.contains(&name) {
                let known = known.join(", ");
                return Err(invalid(
                    name,
                    format!("There is no such parameter here. Leave it out, or use one of: {known}."),
                ));
            }
            if value.chars().count() > longest {
                return Err(invalid(name, format!("Use at most {longest} characters.")));
            }
            if self.0.all(name).len() > 1 {
                return Err(invalid(name, "Give this parameter once."));
            }
        }
        Ok(self)
    }

    pub fn text(&self, name: &str) -> &str {
        self.0.get(name).trim()
    }

    pub fn paging(&self) -> ApiResult<Paging> {
        Ok(Paging {
            page: self.number("page", 1, 1, LAST_PAGE)?,
            limit: self.number("limit", USUAL_ROWS, 1, MOST_ROWS)?,
        })
    }

    pub fn number(&self, name: &str, usual: i64, least: i64, most: i64) -> ApiResult<i64> {
        match self.text(name) {
            "" => Ok(usual),
            typed => typed
                .parse()
                .ok()
                .filter(|it| (least..=most).contains(it))
                .ok_or_else(|| invalid(name, format!("Give a whole number from {least} to {most}."))),
        }
    }

    pub fn day(&self, name: &str) -> ApiResult<Option<Date>> {
        match self.text(name) {
            "" => Ok(None),
            typed => typed.parse().map(Some).map_err(|_| invalid(name, "Give a day like 2026-11-23.")),
        }
    }

    pub fn yes(&self, name: &str) -> ApiResult<bool> {
        match self.text(name) {
            "true" => Ok(true),
            "" | "false" => Ok(false),
            _ => Err(invalid(name, "Give true or false.")),
        }
    }

    /// Cuts the row too many, if there is one, and gives the address of the page it stands on.
    pub fn next_after<T>(&self, path: &str, paging: Paging, rows: &mut Vec<T>) -> Option<String> {
        let most = usize::try_from(paging.limit).unwrap_or(usize::MAX);
        let more = rows.len() > most;
        rows.truncate(most);
        more.then(|| self.next(path, paging))
    }

    /// The same list's next page: this query with another page number.
    pub fn next(&self, path: &str, paging: Paging) -> String {
        let mut address = format!("{path}?page={}", paging.page + 1);
        for (name, value) in self.0.iter().filter(|(name, value)| *name != "page" && !value.is_empty()) {
            address.push('&');
            address.push_str(name);
            address.push('=');
            address.push_str(&encode(value));
        }
        address
    }
}

impl Paging {
    pub const fn offset(self) -> i64 {
        (self.page - 1) * self.limit
    }

    /// One more row than shown: whether there is a next page, without counting them all.
    pub const fn rows(self) -> i64 {
        self.limit + 1
    }
}

fn encode(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => char::from(byte).to_string(),
            other => format!("%{other:02X}"),
        })
        .collect()
}

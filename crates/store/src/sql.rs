//! Statements: static text, or static pieces joined here for lists with optional filters. The only place that builds SQL.

use std::fmt::Write as _;

use footbridge_domain::access::Scope;

use crate::value::Value;

/// A statement that is safe to run: text written in this program, never text that came from outside.
#[derive(Debug, Clone)]
pub enum Sql {
    Fixed(&'static str),
    Built(String),
}

impl Sql {
    pub(crate) fn text(&self) -> &str {
        match self {
            Self::Fixed(text) => text,
            Self::Built(text) => text,
        }
    }
}

impl From<&'static str> for Sql {
    fn from(text: &'static str) -> Self {
        Self::Fixed(text)
    }
}

/// Declares a slice's statements as constants and lists them, so that a test can prepare every one on both engines.
#[macro_export]
macro_rules! statements {
    ($($(#[$meta:meta])* $name:ident = $text:expr;)+) => {
        $($(#[$meta])* pub(crate) const $name: &str = $text;)+
        pub(crate) const STATEMENTS: &[&str] = &[$($name),+];
    };
}

/// A list statement with optional filters: a static head, static conditions with numbered arguments, a static tail.
/// A condition writes its argument as `{}`; the number is filled in here.
pub struct Filtered<'a> {
    text: String,
    args: Vec<Value<'a>>,
    has_where: bool,
}

impl<'a> Filtered<'a> {
    /// `head` must not hold a WHERE of its own at its outer level.
    pub fn new(head: &'static str) -> Self {
        Self { text: head.to_owned(), args: Vec::new(), has_where: false }
    }

    /// A head with values of its own: each `{}` in it stands for the next one.
    pub fn with(head: &'static str, values: &[Value<'a>]) -> Self {
        let mut list = Self { text: String::new(), args: Vec::new(), has_where: false };
        list.fill(head, values);
        list
    }

    /// Adds a condition; each `{}` in it stands for the next value.
    pub fn and(mut self, condition: &'static str, values: &[Value<'a>]) -> Self {
        self.text.push_str(if self.has_where { " AND " } else { " WHERE " });
        self.has_where = true;
        self.fill(condition, values);
        self
    }

    pub fn and_if(self, wanted: bool, condition: &'static str, values: &[Value<'a>]) -> Self {
        if wanted { self.and(condition, values) } else { self }
    }

    /// Limits the list to what the scope may see. The columns are those of a row that has a person or a referral in it.
    pub fn scoped(self, scope: &'a Scope, columns: &ScopeColumns) -> Self {
        let within = self.and(columns.scheme, &[Value::Id(scope.scheme().uuid())]);
        match scope {
            Scope::Scheme { .. } => within,
            Scope::Nothing { .. } => within.and("FALSE", &[]),
            Scope::OwnPeople { worker, .. } => within.and(columns.worker, &[Value::Id(worker.uuid())]),
            Scope::OwnPeopleAndQueue { worker, .. } => within.and(columns.worker_or_queue, &[Value::Id(worker.uuid())]),
            Scope::OwnReferrals { account, organisation, .. } => within.and(
                columns.referrer,
                &[Value::Id(account.uuid()), organisation.map_or(Value::Null, |it| Value::Id(it.uuid()))],
            ),
        }
    }

    /// Adds ORDER BY, LIMIT and the like.
    pub fn tail(mut self, tail: &'static str, values: &[Value<'a>]) -> (Sql, Vec<Value<'a>>) {
        self.text.push(' ');
        self.fill(tail, values);
        (Sql::Built(self.text), self.args)
    }

    fn fill(&mut self, piece: &'static str, values: &[Value<'a>]) {
        let mut pieces = piece.split("{}");
        self.text.push_str(pieces.next().unwrap_or_default());
        let mut given = values.iter();
        for rest in pieces {
            if let Some(value) = given.next() {
                self.args.push(*value);
            }
            let _ = write!(self.text, "${}{rest}", self.args.len());
        }
    }
}

/// One INSERT for many rows: its `VALUES ($1, … $n)` is repeated with the numbers that follow. What stands after it stays.
pub(crate) fn repeated(insert: &'static str, columns: usize, rows: usize) -> Sql {
    let Some((head, rest)) = insert.split_once(" VALUES ").filter(|_| rows > 1) else {
        return Sql::Fixed(insert);
    };
    let tail = rest.split_once(')').map_or("", |it| it.1);
    let mut text = format!("{head} VALUES ");
    for row in 0..rows {
        text.push_str(if row == 0 { "(" } else { ", (" });
        for column in 1..=columns {
            let _ = write!(text, "{}${}", if column == 1 { "" } else { ", " }, row * columns + column);
        }
        text.push(')');
    }
    text.push_str(tail);
    Sql::Built(text)
}

/// A statement about many keys: its `IN ($1)` takes so many arguments. It must have no others.
pub(crate) fn listed(text: &'static str, count: usize) -> Sql {
    let Some((head, tail)) = text.split_once("($1)").filter(|_| count > 1) else {
        return Sql::Fixed(text);
    };
    let mut built = format!("{head}($1");
    for number in 2..=count {
        let _ = write!(built, ", ${number}");
    }
    built.push(')');
    built.push_str(tail);
    Sql::Built(built)
}

/// How a list names the columns a scope speaks of. Each is a condition with `{}` for its values.
pub struct ScopeColumns {
    pub scheme: &'static str,
    pub worker: &'static str,
    pub worker_or_queue: &'static str,
    /// Takes the referrer's account, then the referring organisation (may be NULL).
    pub referrer: &'static str,
}

/// For lists over `person p`.
pub const PERSON_SCOPE: ScopeColumns = ScopeColumns {
    scheme: "p.scheme_id = {}",
    worker: "p.worker_id = {}",
    worker_or_queue: "(p.worker_id = {} OR p.worker_id IS NULL)",
    referrer: "EXISTS (SELECT 1 FROM referral own WHERE own.person_id = p.id \
               AND (own.referrer_account_id = {} OR own.referring_organisation_id = {}))",
};

/// For lists over `referral r`.
pub const REFERRAL_SCOPE: ScopeColumns = ScopeColumns {
    scheme: "r.scheme_id = {}",
    worker: "r.worker_id = {}",
    worker_or_queue: "(r.worker_id = {} OR r.worker_id IS NULL)",
    referrer: "(r.referrer_account_id = {} OR r.referring_organisation_id = {})",
};

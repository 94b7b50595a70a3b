//! SQL lives in `store`, as fixed text; one module alone may build it, and few files know which engine runs it.

use super::Finding;
use super::sources::Sources;
use super::tokens::{Kind, Token};

/// Measurements compare against bare SQL on purpose, and the rules must know what SQL looks like.
const MAY_HOLD_SQL: &[&str] = &["crates/store/", "bench/", "xtask/src/bench/", "xtask/src/tidy/"];

/// The only module that puts SQL together from pieces.
const BUILDER: &[&str] = &["crates/store/src/sql.rs"];

/// The files that know there are two engines.
const KNOW_ENGINES: &[&str] = &[
    "crates/store/src/db.rs",
    "crates/store/src/db/",
    "crates/store/src/dialect.rs",
    "crates/store/src/sqlite.rs",
    "crates/store/src/sqlite/",
    "crates/store/src/postgres.rs",
    "crates/store/src/postgres/",
    "crates/store/src/migrate.rs",
    "crates/store/src/migrate/",
    "crates/store/src/sql.rs",
    "crates/store/src/row.rs",
    "crates/store/src/value.rs",
    "crates/store/src/error.rs",
];

const ENGINES: &[&str] = &["Sqlite", "Postgres"];

/// Macros that build text while running; what `concat!` makes is fixed when it is compiled.
const BUILDERS: &[&str] = &["format", "write", "writeln", "format_args"];

/// Finds SQL text outside `store`.
pub fn only_in_store(sources: &Sources) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in sources.rust().filter(|source| !starts_with_any(&source.path, MAY_HOLD_SQL)) {
        // Tests may reach for SQL to play a fault, so only what ships is searched.
        for token in source.product_tokens() {
            if token.text().is_some_and(is_statement) {
                findings.push(Finding::new(&source.path, token.line, "SQL text belongs in store"));
            }
        }
    }
    findings
}

/// Finds SQL put together from pieces anywhere but in the one module made for it.
pub fn built_in_one_module(sources: &Sources) -> Vec<Finding> {
    let mut findings = Vec::new();
    let store = sources.rust().filter(|source| source.path.starts_with("crates/store/src/"));
    for source in store.filter(|source| !starts_with_any(&source.path, BUILDER)) {
        let tokens = source.product_tokens();
        for path in tokens.windows(4) {
            let double_colon = path[1].is_mark(':') && path[2].is_mark(':');
            if path[0].is_word("Sql") && double_colon && path[3].is_word("Built") {
                let message = "`Sql::Built` is made in sql.rs only, from text written in this program";
                findings.push(Finding::new(&source.path, path[0].line, message));
            }
        }
        for start in 0..tokens.len() {
            if let Some(text) = built_text(&tokens[start..]).filter(|text| is_fragment(text)) {
                let shown: String = text.chars().take(40).collect();
                let message = format!("SQL is fixed text, not built (\"{shown}…\"): use the builder in sql.rs");
                findings.push(Finding::new(&source.path, tokens[start].line, message));
            }
        }
    }
    findings
}

/// Finds `Db::Sqlite`, `Tx::Postgres` and the like outside the files that know the engines.
pub fn engines_named_in_few_files(sources: &Sources) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in sources.rust().filter(|source| source.path.starts_with("crates/")) {
        if starts_with_any(&source.path, KNOW_ENGINES) {
            continue;
        }
        for path in source.product_tokens().windows(4) {
            let owner = path[0].word().filter(|word| ["Db", "Tx"].contains(word));
            let engine = path[3].word().filter(|word| ENGINES.iter().any(|engine| word.starts_with(engine)));
            if let (Some(owner), Some(engine), true) = (owner, engine, path[1].is_mark(':') && path[2].is_mark(':')) {
                let message = format!("{owner}::{engine}: ask the database, do not ask which one it is");
                findings.push(Finding::new(&source.path, path[0].line, message));
            }
        }
    }
    findings
}

fn starts_with_any(path: &str, beginnings: &[&str]) -> bool {
    beginnings.iter().any(|beginning| path.starts_with(beginning))
}

/// The first text inside `format!(…)` or a macro like it, when the tokens begin with one.
fn built_text<'a>(tokens: &[&'a Token]) -> Option<&'a str> {
    let macro_name = tokens.first()?.word()?;
    let bang = tokens.get(1)?.is_mark('!');
    let opens = matches!(tokens.get(2)?.kind, Kind::Open(_));
    if !(BUILDERS.contains(&macro_name) && bang && opens) {
        return None;
    }
    // `write!(f, "…")` has its text second.
    tokens.iter().skip(3).take(4).find_map(|token| token.text())
}

/// Whether a text is a whole statement. Keywords are written in capitals; sentences for people are not.
fn is_statement(text: &str) -> bool {
    let text = text.trim_start();
    let begins = [
        "SELECT ",
        "INSERT INTO ",
        "DELETE FROM ",
        "CREATE TABLE",
        "CREATE INDEX",
        "CREATE UNIQUE",
        "ALTER TABLE",
        "DROP TABLE",
        "PRAGMA ",
        "VACUUM",
        "BEGIN IMMEDIATE",
        "SAVEPOINT ",
    ];
    begins.iter().any(|keyword| text.starts_with(keyword))
        || (text.starts_with("UPDATE ") && text.contains(" SET "))
        || (text.starts_with("WITH ") && text.contains(" AS ("))
}

/// Whether a text is a statement or a piece of one.
fn is_fragment(text: &str) -> bool {
    let pieces = [" WHERE ", " FROM ", " AND ", " ORDER BY ", " LIMIT ", " VALUES ", " JOIN "];
    is_statement(text) || pieces.iter().any(|piece| format!(" {text} ").contains(piece))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sql_in_a_use_case_is_found_and_a_sentence_is_not() {
        let text = "const A: &str = \"SELECT id FROM people\";\nconst B: &str = \"Select a person from the list\";";
        let found = only_in_store(&Sources::of(&[("crates/app/src/a.rs", text), ("crates/store/src/a.rs", text)]));
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].path.as_str(), found[0].line), ("crates/app/src/a.rs", 1));
    }

    #[test]
    fn sql_put_together_from_pieces_is_found() {
        let text = "fn a() { format!(\"SELECT {columns} FROM people\") }\nfn b() { write!(f, \"id {id}\") }";
        let files = [("crates/store/src/people.rs", text), ("crates/store/src/sql.rs", text)];
        let found = built_in_one_module(&Sources::of(&files));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].path, "crates/store/src/people.rs");
    }

    #[test]
    fn vouching_for_built_sql_elsewhere_is_found() {
        let text = "fn a(text: String) -> Sql { Sql::Built(text) }";
        let files = [("crates/store/src/people.rs", text), ("crates/store/src/sql.rs", text)];
        assert_eq!(built_in_one_module(&Sources::of(&files)).len(), 1);
    }

    #[test]
    fn asking_which_engine_it_is_is_found() {
        let text = "fn a(db: &Db) { if let Db::Sqlite { .. } = db {} }";
        let files = [("crates/store/src/people.rs", text), ("crates/store/src/db.rs", text)];
        assert_eq!(engines_named_in_few_files(&Sources::of(&files)).len(), 1);
    }
}

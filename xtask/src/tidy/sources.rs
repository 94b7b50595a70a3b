//! The files the rules look at: everything tracked, and everything new that is not ignored.

use std::process::Command;

use anyhow::Result;

use super::tokens::{self, Token};
use crate::run;

/// One file.
pub struct Source {
    /// From the root, with forward slashes.
    pub path: String,
    /// Its text; empty for files that are not text.
    pub text: String,
    /// Its Rust tokens; `None` for other files, and for Rust that does not lex.
    pub tokens: Option<Vec<Token>>,
}

impl Source {
    /// A file as the rules see it.
    pub fn new(path: &str, text: &str) -> Self {
        let tokens = if path.ends_with(".rs") { tokens::read(text) } else { None };
        Self { path: path.to_owned(), text: text.to_owned(), tokens }
    }

    /// Whether this is Rust that only tests run.
    pub fn is_test_code(&self) -> bool {
        let path = &self.path;
        let in_folder = path.contains("/tests/") || path.contains("/benches/");
        let by_name = path.ends_with("/tests.rs") || path.ends_with("_tests.rs");
        // The test kit is for tests, apart from the synthetic world, which the demonstration shows.
        let test_kit = path.starts_with("crates/testkit/") && !path.starts_with("crates/testkit/src/world");
        in_folder || by_name || test_kit
    }

    /// The tokens that run in the product: none in test files, none under `#[cfg(test)]`.
    pub fn product_tokens(&self) -> Vec<&Token> {
        if self.is_test_code() {
            return Vec::new();
        }
        self.all_tokens().iter().filter(|token| !token.in_test).collect()
    }

    /// All tokens, tests included.
    pub fn all_tokens(&self) -> &[Token] {
        self.tokens.as_deref().unwrap_or(&[])
    }

    /// The crate folder and the path under its `src`: `("app", "referrals/accept.rs")`.
    pub fn in_crate(&self) -> Option<(&str, &str)> {
        let rest = self.path.strip_prefix("crates/")?;
        let (folder, rest) = rest.split_once('/')?;
        Some((folder, rest.strip_prefix("src/")?))
    }
}

/// All files of the project.
pub struct Sources(Vec<Source>);

impl Sources {
    /// Reads what git tracks, and what it would track.
    pub fn tracked() -> Result<Self> {
        let root = run::root();
        let listed = run::output(Command::new("git").current_dir(&root).args([
            "ls-files",
            "-z",
            "--cached",
            "--others",
            "--exclude-standard",
        ]))?;
        let mut paths: Vec<&str> = listed.split('\0').filter(|path| !path.is_empty()).collect();
        paths.sort_unstable();
        paths.dedup();
        let files = paths
            .into_iter()
            // A file may be deleted but not yet from git's list.
            .filter_map(|path| std::fs::read(root.join(path)).ok().map(|bytes| (path, bytes)))
            .map(|(path, bytes)| Source::new(path, &String::from_utf8(bytes).unwrap_or_default()))
            .collect();
        Ok(Self(files))
    }

    /// Invented files, for the tests of the rules.
    #[cfg(test)]
    pub fn of(files: &[(&str, &str)]) -> Self {
        Self(files.iter().map(|(path, text)| Source::new(path, text)).collect())
    }

    /// Every file, in the order of their paths.
    pub fn files(&self) -> &[Source] {
        &self.0
    }

    /// The Rust files.
    pub fn rust(&self) -> impl Iterator<Item = &Source> {
        self.0.iter().filter(|source| source.path.ends_with(".rs"))
    }

    /// One file by its path.
    pub fn get(&self, path: &str) -> Option<&Source> {
        self.0.iter().find(|source| source.path == path)
    }
}

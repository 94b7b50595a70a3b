//! Files are small and say at once what they are for.

use super::Finding;
use super::sources::Sources;

const WARN_LINES: usize = 400;
const FAIL_LINES: usize = 600;
const MEASURED: &[&str] = &[".rs", ".mjs", ".js", ".scss"];

/// Warns above 400 lines, fails above 600.
pub fn size(sources: &Sources) -> Vec<Finding> {
    let measured = sources.files().iter().filter(|source| MEASURED.iter().any(|end| source.path.ends_with(end)));
    measured
        .filter_map(|source| {
            let lines = source.text.lines().count();
            let message = format!("{lines} lines; split it by what people do (limit {FAIL_LINES})");
            match lines {
                lines if lines > FAIL_LINES => Some(Finding::new(&source.path, 0, message)),
                lines if lines > WARN_LINES => Some(Finding::warning(&source.path, 0, message)),
                _ => None,
            }
        })
        .collect()
}

/// Every Rust file opens with a `//!` line that says what it is for.
pub fn opening_line(sources: &Sources) -> Vec<Finding> {
    sources
        .rust()
        .filter(|source| {
            let first = source.text.lines().next().unwrap_or_default();
            first.strip_prefix("//!").is_none_or(|words| words.trim().is_empty())
        })
        .map(|source| Finding::new(&source.path, 1, "open with a `//!` line saying what this file is for"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_files_warn_and_very_long_files_fail() {
        let (long, too_long) = ("//! x\n".repeat(401), "//! x\n".repeat(601));
        let found = size(&Sources::of(&[("a.rs", "//! x"), ("b.rs", &long), ("c.rs", &too_long)]));
        assert_eq!(found.len(), 2);
        assert!(found[0].warning && found[0].path == "b.rs");
        assert!(!found[1].warning && found[1].path == "c.rs");
    }

    #[test]
    fn a_file_without_an_opening_line_is_found() {
        let found = opening_line(&Sources::of(&[("a.rs", "//! Fine.\n"), ("b.rs", "use x;\n"), ("c.rs", "//!\n")]));
        assert_eq!(found.iter().map(|f| f.path.as_str()).collect::<Vec<_>>(), ["b.rs", "c.rs"]);
    }
}

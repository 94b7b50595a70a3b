//! The product does not panic on purpose: no `unwrap` and no `expect` outside tests.

use super::Finding;
use super::sources::Sources;
use super::tokens::Kind;

const CALLS: &[&str] = &["unwrap", "expect", "unwrap_err", "expect_err"];

/// Finds `.unwrap()` and `.expect(…)` in code that tests do not own.
pub fn no_unwrap_outside_tests(sources: &Sources) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in sources.rust() {
        for call in source.product_tokens().windows(3) {
            let Some(name) = call[1].word().filter(|name| CALLS.contains(name)) else {
                continue;
            };
            if call[0].is_mark('.') && call[2].kind == Kind::Open('(') {
                let message = format!("`.{name}(` panics: return the error, or say why it cannot happen with a type");
                findings.push(Finding::new(&source.path, call[1].line, message));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unwrap_in_the_product_is_found() {
        let found = no_unwrap_outside_tests(&Sources::of(&[(
            "crates/app/src/a.rs",
            "fn a() { b().unwrap(); c.expect(\"d\"); }",
        )]));
        assert_eq!(found.len(), 2);
    }

    #[test]
    fn tests_may_unwrap_and_comments_may_mention_it() {
        let unit = "// x.unwrap()\nfn a() { b.unwrap_or(1); }\n#[cfg(test)]\nmod tests { fn c() { d.unwrap(); } }";
        let files = [("crates/app/src/a.rs", unit), ("crates/app/tests/b.rs", "fn a() { b.unwrap(); }")];
        assert!(no_unwrap_outside_tests(&Sources::of(&files)).is_empty());
    }
}

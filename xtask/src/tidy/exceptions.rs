//! The places that may break a rule, with how often. The list may only shrink: a count that is too high fails too.

use super::Finding;

/// One file's licence to break one rule.
struct Exception {
    rule: &'static str,
    path: &'static str,
    /// How many findings there are; never more, and never fewer without lowering it here.
    count: usize,
}

/// Every exception there is. Take lines away; do not add any without a decision in docs/adr.
const EXCEPTIONS: &[Exception] = &[];

/// Takes away what is allowed, and complains about allowances that are no longer needed.
pub fn apply(rule: &str, findings: Vec<Finding>) -> Vec<Finding> {
    apply_list(EXCEPTIONS, rule, findings)
}

fn apply_list(exceptions: &[Exception], rule: &str, mut findings: Vec<Finding>) -> Vec<Finding> {
    for Exception { path, count, .. } in exceptions.iter().filter(|exception| exception.rule == rule) {
        let found = findings.iter().filter(|finding| finding.path == *path && !finding.warning).count();
        if found <= *count {
            findings.retain(|finding| finding.path != *path || finding.warning);
        }
        if found < *count {
            let message = format!("the exception allows {count} but there are {found}: lower it in exceptions.rs");
            findings.push(Finding::new(path, 0, message));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &[Exception] = &[Exception { rule: "no-panic", path: "a.rs", count: 2 }];

    fn found(times: usize) -> Vec<Finding> {
        (0..times).map(|line| Finding::new("a.rs", line + 1, "unwrap")).collect()
    }

    #[test]
    fn exactly_as_many_as_allowed_pass() {
        assert!(apply_list(LIST, "no-panic", found(2)).is_empty());
    }

    #[test]
    fn one_more_shows_them_all() {
        assert_eq!(apply_list(LIST, "no-panic", found(3)).len(), 3);
    }

    #[test]
    fn one_fewer_asks_to_shrink_the_list() {
        let left = apply_list(LIST, "no-panic", found(1));
        assert!(left[0].message.contains("lower it"), "{left:?}");
    }

    #[test]
    fn another_rule_is_not_excused() {
        assert_eq!(apply_list(LIST, "sql-in-store", found(1)).len(), 1);
    }
}

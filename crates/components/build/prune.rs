//! Leaves out of the compiled theme what no component of ours can produce: rules for logos, other headers, old browsers.

/// A selector with one of these in it styles nothing here.
const UNUSED: &[&str] = &[
    "--white",
    "nhsuk-header--organisation",
    "nhsuk-header__organisation",
    "nhsuk-header__logo",
    "nhsuk-header--inline",
    "nhsuk-button--login",
    "nhsuk-button--brand",
    "nhsuk-button-group",
    "nhsuk-table--reverse",
    "nhsuk-scroll--reverse",
    "nhsuk-details--reverse",
    "nhsuk-back-link--reverse",
    "nhsuk-breadcrumb--reverse",
    "nhsuk-action-link--reverse",
    "nhsuk-link--reverse",
    "nhsuk-card--primary",
    "nhsuk-card-group",
    "nhsuk-card__img",
    "nhsuk-footer",
    "nhsuk-warning-callout",
    "nhsuk-care-card",
    "nhsuk-body-l",
    "nhsuk-lede-text",
    "nhsuk-caption-xxl",
    "nhsuk-section-break",
    "nhsuk-list--tick",
    "nhsuk-list--cross",
    "nhsuk-u-font-size-",
    "nhsuk-table-container",
    "nhsuk-table-responsive",
    "-ms-",
    "::-moz-focus-inner",
];

/// Hard-coded in the design system; ours is `#14505c`.
const FOREIGN_BLUES: &[(&str, &str)] = &[
    ("#005eb8", "#14505c"),
    ("#003087", "#0d343c"),
    ("#0055a6", "#124853"),
    ("#004281", "#0d343c"),
    ("#ccdff1", "#dce5e7"),
];

pub fn pruned(css: &str) -> String {
    let css = css.replace(",(-ms-high-contrast: active)", "");
    let css = FOREIGN_BLUES.iter().fold(css, |css, (blue, ours)| css.replace(blue, ours));
    let mut out = String::with_capacity(css.len());
    rules(&css, &mut out);
    out
}

/// Copies the rules of a style sheet or of the inside of an at-rule.
fn rules(css: &str, out: &mut String) {
    let mut rest = css;
    while let Some(end) = boundary(rest, &['{', ';', '}']) {
        let (prelude, tail) = rest.split_at(end);
        if !tail.starts_with('{') {
            // `@charset "UTF-8";` or a stray end.
            if tail.starts_with(';') && !prelude.trim().is_empty() {
                out.push_str(prelude);
                out.push(';');
            }
            rest = &tail[1..];
            continue;
        }
        let close = matching_brace(tail);
        rule(prelude.trim(), &tail[1..close], out);
        rest = tail.get(close + 1..).unwrap_or_default();
    }
}

fn rule(prelude: &str, body: &str, out: &mut String) {
    let nested = ["@media", "@supports", "@container"].iter().any(|name| prelude.starts_with(name));
    if nested {
        // "Not that old browser" is always true now, and "that old browser" never.
        let negated = prelude.starts_with("@supports not") && prelude.contains("-ms-");
        if !negated && (prelude.contains("-ms-") || prelude.contains("\\0") || !prelude.is_ascii()) {
            return;
        }
        if negated {
            rules(body, out);
            return;
        }
        let mut inner = String::new();
        rules(body, &mut inner);
        if !inner.is_empty() {
            out.push_str(&format!("{prelude}{{{inner}}}"));
        }
        return;
    }
    if prelude.starts_with('@') {
        out.push_str(&format!("{prelude}{{{body}}}"));
        return;
    }
    let used: Vec<&str> =
        selectors(prelude).into_iter().filter(|selector| !UNUSED.iter().any(|part| selector.contains(part))).collect();
    if !used.is_empty() {
        out.push_str(&format!("{}{{{body}}}", used.join(",")));
    }
}

/// `a,b:is(c,d)` gives `a` and `b:is(c,d)`.
fn selectors(list: &str) -> Vec<&str> {
    let (mut depth, mut start, mut found) = (0_u32, 0, Vec::new());
    for (index, letter) in list.char_indices() {
        match letter {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            ',' if depth == 0 => {
                found.push(&list[start..index]);
                start = index + 1;
            }
            _ => {}
        }
    }
    found.push(&list[start..]);
    found
}

/// The first of these letters outside quotation marks.
fn boundary(css: &str, letters: &[char]) -> Option<usize> {
    let mut quote = None;
    for (index, letter) in css.char_indices() {
        match (quote, letter) {
            (None, '"' | '\'') => quote = Some(letter),
            (Some(open), letter) if open == letter => quote = None,
            (None, letter) if letters.contains(&letter) => return Some(index),
            _ => {}
        }
    }
    None
}

/// `css` starts with `{`: where its `}` stands.
fn matching_brace(css: &str) -> usize {
    let (mut depth, mut at) = (0_u32, 0);
    while let Some(step) = boundary(&css[at..], &['{', '}']) {
        at += step;
        if css[at..].starts_with('{') {
            depth += 1;
        } else {
            depth -= 1;
            if depth == 0 {
                return at;
            }
        }
        at += 1;
    }
    css.len()
}

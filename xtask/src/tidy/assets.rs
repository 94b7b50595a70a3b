//! What a browser is given comes from this binary alone, and wears nobody else's brand.

use super::Finding;
use super::sources::{Source, Sources};

const ENDINGS: &[&str] = &[".css", ".scss", ".js", ".mjs", ".html", ".svg", ".webmanifest", ".json"];

/// Names of things, not places to fetch from.
const NAMESPACES: &[&str] = &["http://www.w3.org/", "https://www.w3.org/"];

/// Typefaces whose licence does not reach this product (put together so that this file may be searched too).
const RESERVED: &[&str] = &[concat!("Fru", "tiger"), concat!("GDS Trans", "port")];

/// Finds anything in an asset that a browser might fetch from elsewhere.
pub fn no_remote_urls(sources: &Sources) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in sources.files().iter().filter(|source| is_asset(source)) {
        for (index, line) in source.text.lines().enumerate() {
            let places = ["http://", "https://", "url(//", "\"//", "'//"];
            let remote = places
                .iter()
                .flat_map(|place| line.match_indices(place))
                .any(|(at, _)| !NAMESPACES.iter().any(|namespace| line[at..].starts_with(namespace)));
            if remote && !is_comment(line) {
                findings.push(Finding::new(&source.path, index + 1, "an asset may not point to another host"));
            }
        }
    }
    findings
}

/// Finds reserved typefaces in assets and in the text the program prints.
pub fn no_reserved_brand(sources: &Sources) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in sources.files() {
        let printed = source.path.ends_with(".rs") && !source.path.starts_with("xtask/");
        if is_asset(source) {
            // A comment in Sass does not reach the browser, and may say why the face is not there.
            let shipped = |line: &str| !(source.path.ends_with(".scss") && is_comment(line));
            for (index, line) in source.text.lines().enumerate().filter(|(_, line)| shipped(line)) {
                findings.extend(reserved(source, line, index + 1));
            }
        } else if printed {
            for token in source.product_tokens() {
                findings.extend(token.text().and_then(|text| reserved(source, text, token.line)));
            }
        }
    }
    findings
}

fn reserved(source: &Source, text: &str, line: usize) -> Option<Finding> {
    let name = RESERVED.iter().find(|name| text.contains(**name))?;
    Some(Finding::new(&source.path, line, format!("{name} is not ours to use")))
}

fn is_asset(source: &Source) -> bool {
    let path = &source.path;
    let served = path.starts_with("crates/") && path.contains("/assets/") && !path.contains("/tests/");
    let described = path.ends_with("package.json") || path.ends_with("package-lock.json");
    served && !described && ENDINGS.iter().any(|ending| path.ends_with(ending))
}

fn is_comment(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with("//") || line.starts_with("/*") || line.starts_with("* ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_font_from_elsewhere_is_found_and_a_namespace_is_not() {
        let css = "// from https://example.org, read for its idea\nb { src: url(https://cdn.example.org/a.woff2) }";
        let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\">";
        let files = [("crates/components/assets/a.scss", css), ("crates/components/assets/b.svg", svg)];
        let found = no_remote_urls(&Sources::of(&files));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].line, 2);
    }

    #[test]
    fn a_reserved_typeface_is_found_in_assets_and_in_printed_text() {
        let css = format!("html {{ font-family: {} }}", RESERVED[0]);
        let rust = format!("const FONT: &str = \"{}\";", RESERVED[0]);
        let test = format!("#[cfg(test)] mod tests {{ {rust} }}");
        let files = [
            ("crates/components/assets/a.css", css.as_str()),
            ("crates/components/src/a.rs", &rust),
            ("crates/components/src/b.rs", &test),
        ];
        assert_eq!(no_reserved_brand(&Sources::of(&files)).len(), 2);
    }
}

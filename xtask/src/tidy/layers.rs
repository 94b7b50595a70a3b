//! Which crate may depend on which: the table of ARCHITECTURE.md, checked against `cargo metadata`.

use serde_json::Value;

use super::Finding;

/// One crate's place in the house.
struct Layer {
    folder: &'static str,
    /// Our own crates it may depend on.
    ours: &'static [&'static str],
    /// What it must never depend on, beside [`ONLY_IN_OUTBOUND`].
    never: &'static [&'static str],
}

const HTTP: &[&str] = &["axum", "hyper", "tower", "tower-http", "http", "reqwest", "maud"];
const DATABASES: &[&str] = &["rusqlite", "tokio-postgres", "deadpool-postgres", "sqlx", "libsqlite3-sys"];
const EFFECTS: &[&str] = &["tokio", "serde", "serde_json", "rand", "getrandom", "tracing", "futures"];

/// Only one crate sends anything out.
const ONLY_IN_OUTBOUND: &[&str] = &["reqwest", "lettre", "hyper-util", "ureq", "curl"];

const EVERYTHING: &[&str] = &[
    "domain",
    "store",
    "search",
    "formats",
    "app",
    "outbound",
    "components",
    "front",
    "web",
    "api",
    "documents",
    "testkit",
];

/// The house, inner to outer. A table is read as a table.
#[rustfmt::skip]
const HOUSE: &[(Layer, &[&[&str]])] = &[
    (Layer { folder: "domain", ours: &[], never: &["clap", "anyhow"] }, &[HTTP, DATABASES, EFFECTS]),
    (Layer { folder: "store", ours: &["domain"], never: &[] }, &[HTTP]),
    (Layer { folder: "search", ours: &["domain"], never: &["tokio"] }, &[HTTP, DATABASES]),
    (Layer { folder: "formats", ours: &["domain"], never: &["tokio"] }, &[HTTP, DATABASES]),
    (Layer { folder: "documents", ours: &["domain"], never: &["tokio"] }, &[HTTP, DATABASES]),
    (Layer { folder: "app", ours: &["domain", "store", "search", "formats"], never: &[] }, &[HTTP, DATABASES]),
    (Layer { folder: "outbound", ours: &["domain", "app", "formats"], never: &[] }, &[DATABASES]),
    (Layer { folder: "components", ours: &[], never: &["axum", "tokio"] }, &[DATABASES]),
    (Layer { folder: "front", ours: &["domain", "app"], never: &["maud"] }, &[DATABASES]),
    (Layer { folder: "web", ours: &["domain", "app", "components", "front"], never: &[] }, &[DATABASES]),
    (Layer { folder: "api", ours: &["domain", "app", "formats", "front"], never: &["maud"] }, &[DATABASES]),
    (Layer { folder: "testkit", ours: &["domain", "store", "search", "formats", "app"], never: &[] }, &[]),
    (Layer { folder: "cli", ours: EVERYTHING, never: &[] }, &[DATABASES]),
];

/// What else lives in the workspace and stands outside the house.
const OUTSIDE: &[&str] = &["xtask", "footbridge-bench"];

/// Checks every package of the workspace against the table.
pub fn check(metadata: &Value) -> Vec<Finding> {
    let mut findings = Vec::new();
    for package in list(&metadata["packages"]) {
        let name = text(&package["name"]);
        if OUTSIDE.contains(&name) {
            continue;
        }
        let folder = folder_of(name);
        let Some((layer, groups)) = HOUSE.iter().find(|(layer, _)| layer.folder == folder) else {
            findings.push(Finding::new(name, 0, "has no place in the table of layers"));
            continue;
        };
        for dependency in list(&package["dependencies"]) {
            let needed = text(&dependency["name"]);
            // Tests may use the test kit and anything else; only what ships has a direction.
            if dependency["kind"].as_str() == Some("dev") {
                continue;
            }
            if let Some(message) = problem(layer, groups, needed) {
                findings.push(Finding::new(&format!("crates/{folder}/Cargo.toml"), 0, message));
            }
        }
    }
    findings
}

fn problem(layer: &Layer, groups: &[&[&str]], needed: &str) -> Option<String> {
    if needed == "footbridge" || needed.starts_with("footbridge-") {
        let ours = folder_of(needed);
        let allowed = layer.ours.contains(&ours);
        return (!allowed).then(|| format!("{} may not depend on {ours}: arrows point inwards", layer.folder));
    }
    let barred = layer.never.contains(&needed) || groups.iter().any(|group| group.contains(&needed));
    if barred {
        return Some(format!("{} may not depend on {needed}", layer.folder));
    }
    let sends = ONLY_IN_OUTBOUND.contains(&needed) && layer.folder != "outbound";
    sends.then(|| format!("only outbound sends anything out, so {} may not depend on {needed}", layer.folder))
}

fn folder_of(package: &str) -> &str {
    if package == "footbridge" { "cli" } else { package.strip_prefix("footbridge-").unwrap_or(package) }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn metadata(package: &str, needed: &str, kind: Option<&str>) -> Value {
        json!({ "packages": [{ "name": package, "dependencies": [{ "name": needed, "kind": kind }] }] })
    }

    #[test]
    fn arrows_that_point_outwards_are_found() {
        for (package, needed) in [
            ("footbridge-domain", "footbridge-store"),
            ("footbridge-domain", "serde"),
            ("footbridge-app", "footbridge-web"),
            ("footbridge-app", "axum"),
            ("footbridge-web", "footbridge-store"),
            ("footbridge-web", "rusqlite"),
            ("footbridge-web", "lettre"),
            ("footbridge-api", "maud"),
            ("footbridge-newcomer", "anyhow"),
        ] {
            assert_eq!(check(&metadata(package, needed, None)).len(), 1, "{package} on {needed}");
        }
    }

    #[test]
    fn arrows_that_point_inwards_pass() {
        for (package, needed) in [
            ("footbridge-store", "footbridge-domain"),
            ("footbridge-store", "rusqlite"),
            ("footbridge-outbound", "lettre"),
            ("footbridge", "footbridge-web"),
            ("xtask", "reqwest"),
        ] {
            assert!(check(&metadata(package, needed, None)).is_empty(), "{package} on {needed}");
        }
    }

    #[test]
    fn tests_may_use_the_test_kit() {
        assert!(check(&metadata("footbridge-store", "footbridge-testkit", Some("dev"))).is_empty());
    }
}

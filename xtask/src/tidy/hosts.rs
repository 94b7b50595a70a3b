//! No file names a package registry's host: where packages come from is the builder's own setting.

use super::Finding;
use super::sources::Sources;

/// Put together here so that this file does not break its own rule.
const HOSTS: &[&str] = &[
    concat!("registry.npm", "js.org"),
    concat!("npm", "js.com"),
    concat!("crates", ".io"),
    concat!("pypi", ".org"),
    concat!("files.python", "hosted.org"),
    concat!("registry.yarn", "pkg.com"),
    concat!("proxy.go", "lang.org"),
    concat!("unpkg", ".com"),
    concat!("jsdel", "ivr.net"),
];

/// Cargo writes the name of its registry into its own lockfile, whichever mirror was used.
const WRITTEN_BY_CARGO: &str = "Cargo.lock";

/// Finds registry hosts in any tracked file.
pub fn no_registry_hosts(sources: &Sources) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in sources.files().iter().filter(|source| source.path != WRITTEN_BY_CARGO) {
        for (index, line) in source.text.lines().enumerate() {
            if let Some(host) = HOSTS.iter().find(|host| line.contains(**host)) {
                findings.push(Finding::new(&source.path, index + 1, format!("names the registry host {host}")));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lockfile_with_a_host_is_found() {
        let text = format!("{{\n\"resolved\": \"https://{}/a.tgz\"}}", HOSTS[0]);
        let found = no_registry_hosts(&Sources::of(&[("e2e/package-lock.json", &text), ("Cargo.lock", HOSTS[2])]));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].line, 2);
    }
}

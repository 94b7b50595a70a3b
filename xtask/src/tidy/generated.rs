//! The generated reference in `docs/generated` is what the program says today.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result};

use super::Finding;
use crate::{docs, run};

const FOLDER: &str = "docs/generated";

/// Lets the program write its documents to a scratch folder and compares.
pub fn up_to_date(built: Option<&Path>) -> Result<Vec<Finding>> {
    let scratch = run::target_dir()?.join(format!("generated-docs-{}", std::process::id()));
    let written = docs::write_to(&scratch, built);
    let fresh = read_folder(&scratch);
    std::fs::remove_dir_all(&scratch).with_context(|| format!("cannot remove {}", scratch.display()))?;
    if !written? {
        return Ok(vec![Finding::new(FOLDER, 0, "`footbridge docs` did not succeed, so they cannot be checked")]);
    }
    Ok(compare(&read_folder(&run::root().join(FOLDER))?, &fresh?))
}

type Files = BTreeMap<String, Vec<u8>>;

fn compare(kept: &Files, fresh: &Files) -> Vec<Finding> {
    let advice = "run `cargo xtask docs` and commit the result";
    let mut findings = Vec::new();
    if fresh.is_empty() {
        findings.push(Finding::new(FOLDER, 0, "`footbridge docs` wrote nothing"));
    }
    for (name, text) in fresh {
        match kept.get(name) {
            None => findings.push(Finding::new(&format!("{FOLDER}/{name}"), 0, format!("is missing: {advice}"))),
            Some(old) if old != text => {
                findings.push(Finding::new(&format!("{FOLDER}/{name}"), 0, format!("is stale: {advice}")));
            }
            Some(_) => {}
        }
    }
    for name in kept.keys().filter(|name| !fresh.contains_key(*name)) {
        findings.push(Finding::new(&format!("{FOLDER}/{name}"), 0, "is no longer generated: remove it"));
    }
    findings
}

fn read_folder(folder: &Path) -> Result<Files> {
    let mut files = Files::new();
    if folder.is_dir() {
        read_into(folder, "", &mut files)?;
    }
    Ok(files)
}

fn read_into(folder: &Path, prefix: &str, files: &mut Files) -> Result<()> {
    for entry in std::fs::read_dir(folder).with_context(|| format!("cannot list {}", folder.display()))? {
        let entry = entry?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            read_into(&entry.path(), &format!("{name}/"), files)?;
        } else {
            files.insert(name, std::fs::read(entry.path())?);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(list: &[(&str, &str)]) -> Files {
        list.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect()
    }

    #[test]
    fn stale_missing_and_left_over_documents_are_found() {
        let kept = files(&[("routes.md", "old"), ("errors.md", "same"), ("gone.md", "")]);
        let fresh = files(&[("routes.md", "new"), ("errors.md", "same"), ("states/plan.md", "")]);
        let found = compare(&kept, &fresh);
        let paths: Vec<&str> = found.iter().map(|finding| finding.path.as_str()).collect();
        assert_eq!(paths, ["docs/generated/routes.md", "docs/generated/states/plan.md", "docs/generated/gone.md"]);
    }

    #[test]
    fn a_program_that_writes_nothing_is_found() {
        assert_eq!(compare(&files(&[]), &files(&[])).len(), 1);
    }
}

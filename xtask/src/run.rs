//! Running other programs, and knowing where the project is.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// The root of the checkout.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// Where cargo puts what it builds, which `CARGO_TARGET_DIR` or a configuration file may have moved.
pub fn target_dir() -> Result<PathBuf> {
    let metadata = cargo_metadata()?;
    let folder = metadata["target_directory"].as_str().context("cargo metadata names no target directory")?;
    Ok(PathBuf::from(folder))
}

/// `cargo metadata` of our own packages, without what they depend on.
pub fn cargo_metadata() -> Result<serde_json::Value> {
    let text = output(cargo().args(["metadata", "--no-deps", "--format-version", "1", "--offline"]))?;
    serde_json::from_str(&text).context("cargo metadata did not answer with JSON")
}

/// The cargo that started us, working in the root.
pub fn cargo() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root());
    command
}

/// Runs a command to its end with our own terminal; true when it succeeded.
pub fn succeeds(command: &mut Command) -> Result<bool> {
    let status = command.status().with_context(|| format!("cannot start {}", shown(command)))?;
    Ok(status.success())
}

/// Runs a command quietly and returns what it printed; its complaints become the error.
pub fn output(command: &mut Command) -> Result<String> {
    let result = command.stdin(Stdio::null()).output().with_context(|| format!("cannot start {}", shown(command)))?;
    if !result.status.success() {
        let complaint = String::from_utf8_lossy(&result.stderr);
        bail!("{} failed ({}): {}", shown(command), result.status, complaint.trim());
    }
    String::from_utf8(result.stdout).with_context(|| format!("{} printed bytes that are not text", shown(command)))
}

/// The full path of a program on the PATH.
pub fn find_program(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
}

fn shown(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy().into_owned()];
    words.extend(command.get_args().take(4).map(|word| word.to_string_lossy().into_owned()));
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failing_command_reports_its_complaint() {
        let error = output(Command::new("sh").args(["-c", "echo broken >&2; exit 3"])).unwrap_err();
        assert!(error.to_string().contains("broken"), "{error}");
    }

    #[test]
    fn a_missing_program_is_named() {
        let error = succeeds(&mut Command::new("no-such-program-here")).unwrap_err();
        assert!(error.to_string().contains("no-such-program-here"), "{error}");
    }

    #[test]
    fn the_shell_is_found_and_nonsense_is_not() {
        assert!(find_program("sh").is_some());
        assert!(find_program("no-such-program-here").is_none());
    }
}

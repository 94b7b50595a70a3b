//! Checking the trail: every hash, every number, and the heads that were sealed outside the database.

use std::io::Write as _;
use std::path::Path;

use footbridge_store::access::audit::{self, Head};
use jiff::Timestamp;

use crate::app::App;
use crate::error::{AppError, Result};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// Every entry follows from the one before; every sealed head is in the chain.
    Whole { entries: i64, heads: usize },
    /// The entry after `after` is missing.
    Gap { after: i64 },
    /// This entry's content or place was changed.
    Changed { seq: i64 },
    /// The chain ends before, or differs from, a head sealed at this time: it was cut or written anew.
    NotAsSealed { seq: i64, sealed_at: String },
    /// The trail is longer or shorter than its own head says.
    HeadDiffers { says: i64, found: i64 },
}

/// A head as one line: number, hash, time.
pub fn append_head(path: &Path, head: &Head, now: Timestamp) -> Result<()> {
    let hash = hex(&head.hash);
    if sealed_heads(path)?.last().is_some_and(|(seq, last, _)| *seq == head.seq && *last == hash) {
        return Ok(());
    }
    let mut file = std::fs::OpenOptions::new().create(true).append(true).open(path).map_err(AppError::internal)?;
    writeln!(file, "{} {hash} {now}", head.seq).map_err(AppError::internal)?;
    file.sync_all().map_err(AppError::internal)
}

fn sealed_heads(path: &Path) -> Result<Vec<(i64, String, String)>> {
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(AppError::internal(error)),
    };
    text.lines()
        .map(|line| {
            let mut parts = line.split(' ');
            match (parts.next().and_then(|it| it.parse().ok()), parts.next(), parts.next()) {
                (Some(seq), Some(hash), Some(at)) => Ok((seq, hash.to_owned(), at.to_owned())),
                _ => Err(AppError::internal("the file of sealed heads holds a line that is not a head")),
            }
        })
        .collect()
}

/// Walks the whole chain. `progress` hears the number of entries checked so far.
pub async fn verify(app: &App, heads: Option<&Path>, mut progress: impl FnMut(i64)) -> Result<Finding> {
    let sealed = match heads {
        Some(path) => sealed_heads(path)?,
        None => Vec::new(),
    };
    let mut open = sealed.iter().collect::<Vec<_>>();
    open.retain(|(seq, ..)| *seq > 0);
    let mut previous = [0_u8; 32];
    let mut seq = 0;
    let mut tx = app.read().await?;
    loop {
        let page = audit::page_after(&mut tx, seq, 1000).await?;
        if page.is_empty() {
            break;
        }
        for entry in page {
            if entry.seq != seq + 1 {
                return Ok(Finding::Gap { after: seq });
            }
            if entry.previous != previous || entry.entry.hash_after(&previous, entry.seq) != entry.hash {
                return Ok(Finding::Changed { seq: entry.seq });
            }
            if let Some((_, _, at)) =
                open.iter().find(|(sealed, hash, _)| *sealed == entry.seq && *hash != hex(&entry.hash))
            {
                return Ok(Finding::NotAsSealed { seq: entry.seq, sealed_at: at.clone() });
            }
            open.retain(|(sealed, ..)| *sealed != entry.seq);
            previous = entry.hash;
            seq = entry.seq;
        }
        progress(seq);
    }
    if let Some((sealed, _, at)) = open.first() {
        return Ok(Finding::NotAsSealed { seq: *sealed, sealed_at: at.clone() });
    }
    let head = audit::head(&mut tx).await?;
    if head.seq != seq || (seq > 0 && head.hash != previous) {
        return Ok(Finding::HeadDiffers { says: head.seq, found: seq });
    }
    Ok(Finding::Whole { entries: seq, heads: sealed.len() })
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

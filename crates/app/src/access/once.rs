//! A request that arrives twice is done once: its answer is kept under the sender's own key, in the same transaction
//! as the work, and given again.

use footbridge_domain::access::Actor;
use footbridge_domain::ids::AccountId;
use footbridge_store::access::tokens::{self, Answered};
use footbridge_store::{StoreError, Tx};
use sha2::{Digest as _, Sha256};

use crate::app::App;
use crate::error::{AppError, Result};

/// The code of the refusal when one key comes with two different requests.
pub const REUSED: &str = "idempotency_key_reused";
const LONGEST: usize = 200;

/// The sender's key, and the hash of the request it stands for.
pub struct OnceKey {
    key: String,
    request: [u8; 32],
}

/// What is told to the sender: a status code and a text.
pub struct Words {
    pub status: u16,
    pub body: String,
}

pub struct Answer {
    pub words: Words,
    /// It was given before; nothing was done this time.
    pub again: bool,
}

impl OnceKey {
    /// `request` is everything that makes two requests the same: method, path, body.
    pub fn parse(key: &str, request: &[&[u8]]) -> Result<Self> {
        if key.is_empty() || key.len() > LONGEST || !key.bytes().all(|it| it.is_ascii_graphic()) {
            return Err(AppError::invalid(
                "Idempotency-Key",
                format!(
                    "Send a key of 1 to {LONGEST} letters, digits or signs without spaces, new for every request. A random UUID is a good choice."
                ),
            ));
        }
        let mut hasher = Sha256::new();
        for part in request {
            hasher.update((part.len() as u64).to_be_bytes());
            hasher.update(part);
        }
        Ok(Self { key: key.to_owned(), request: hasher.finalize().into() })
    }
}

/// What this sender was told under this key, if anything. Another request under the same key is refused.
pub(crate) async fn earlier(tx: &mut Tx, actor: &Actor, key: &OnceKey) -> Result<Option<Words>> {
    let Some(kept) = tokens::answered(tx, sender(actor)?, &key.key).await? else { return Ok(None) };
    if kept.request_hash != key.request {
        return Err(AppError::refused(
            REUSED,
            "This idempotency key was used for another request. Send a new key with a new request, or the same request again.",
        ));
    }
    let status = u16::try_from(kept.status).map_err(AppError::internal)?;
    Ok(Some(Words { status, body: kept.body }))
}

/// Gives an earlier answer again. The commit matters: the answer may have been written a moment ago, in a transaction
/// that is still on its way to the disk, and nobody is told of it before it is safe there.
pub(crate) async fn again(tx: Tx, words: Words) -> Result<Answer> {
    tx.commit().await?;
    Ok(Answer { words, again: true })
}

/// Keeps the answer beside the work and commits both.
pub(crate) async fn keep(app: &App, mut tx: Tx, actor: &Actor, key: &OnceKey, words: Words) -> Result<Answer> {
    let kept = Answered { request_hash: key.request, status: i64::from(words.status), body: words.body };
    match tokens::keep_answer(&mut tx, sender(actor)?, &key.key, &kept, app.now()).await {
        Ok(()) => {
            tx.commit().await?;
            Ok(Answer { words: Words { status: words.status, body: kept.body }, again: false })
        }
        // The same request was done at the same moment on another connection and won: this one leaves no trace.
        Err(StoreError::Duplicate { .. }) => {
            drop(tx);
            let mut tx = app.begin().await?;
            let words = earlier(&mut tx, actor, key).await?.ok_or(AppError::Conflict)?;
            again(tx, words).await
        }
        Err(other) => Err(other.into()),
    }
}

fn sender(actor: &Actor) -> Result<AccountId> {
    actor.account_id().ok_or(AppError::NotSignedIn)
}

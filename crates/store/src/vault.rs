//! Sealed fields: the most private words are kept encrypted, bound to their table, column and row.
//!
//! A data key encrypts; a master key from outside the database wraps the data keys (envelope). XChaCha20-Poly1305
//! with a random 24-byte nonce; the associated data is table|column|row|key, so a sealed text moved elsewhere does not open.

use std::collections::BTreeMap;
use std::sync::{Arc, RwLock};

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use jiff::Timestamp;
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::args;
use crate::db::{Db, Tx};
use crate::error::{Result, StoreError};
use crate::row::{FromRow, Row};
use crate::statements;

/// The key that wraps the others. It never enters the database.
#[derive(Clone)]
pub struct MasterKey(Zeroizing<[u8; 32]>);

impl MasterKey {
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

/// Seals and opens fields. Cheap to clone.
#[derive(Clone)]
pub struct Vault {
    keys: Arc<RwLock<BTreeMap<i64, Zeroizing<[u8; 32]>>>>,
}

/// Where a sealed text lives: it opens nowhere else.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    pub table: &'static str,
    pub column: &'static str,
    pub row: Uuid,
}

struct DataKey {
    id: i64,
    wrapped: Vec<u8>,
}

statements! {
    LIST = "SELECT id, wrapped FROM data_key ORDER BY id";
    INSERT = "INSERT INTO data_key (id, wrapped, created_at) VALUES ($1, $2, $3)";
}

impl FromRow for DataKey {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self { id: row.get("id")?, wrapped: row.get("wrapped")? })
    }
}

impl Vault {
    /// Opens the data keys with the master key; a new installation gets its first one.
    pub async fn open(db: &Db, master: &MasterKey, now: Timestamp) -> Result<Self> {
        let mut tx = db.begin().await?;
        let mut keys = Self::unwrap_all(&mut tx, master).await?;
        if keys.is_empty() {
            let key = Zeroizing::new(random::<32>()?);
            let wrapped = encrypt(master.bytes(), b"data_key|1", key.as_slice())?;
            match tx.execute(INSERT, args![1_i64, wrapped, now]).await {
                Ok(_) => {
                    keys.insert(1, key);
                }
                Err(StoreError::Duplicate { .. }) => {
                    // Another node was first.
                    drop(tx);
                    tx = db.begin().await?;
                    keys = Self::unwrap_all(&mut tx, master).await?;
                }
                Err(error) => return Err(error),
            }
        }
        tx.commit().await?;
        Ok(Self { keys: Arc::new(RwLock::new(keys)) })
    }

    async fn unwrap_all(tx: &mut Tx, master: &MasterKey) -> Result<BTreeMap<i64, Zeroizing<[u8; 32]>>> {
        let stored: Vec<DataKey> = tx.all(LIST, args![]).await?;
        let mut keys = BTreeMap::new();
        for key in stored {
            let plain = decrypt(master.bytes(), format!("data_key|{}", key.id).as_bytes(), &key.wrapped)?;
            let plain: [u8; 32] = plain.as_slice().try_into().map_err(|_| StoreError::Sealed)?;
            keys.insert(key.id, Zeroizing::new(plain));
        }
        Ok(keys)
    }

    /// The sealed form: 8 bytes of key id, 24 of nonce, then the ciphertext with its tag.
    pub fn seal(&self, place: Place, plain: &str) -> Result<Vec<u8>> {
        let keys = self.keys.read().unwrap_or_else(std::sync::PoisonError::into_inner);
        let (id, key) = keys.last_key_value().ok_or(StoreError::Sealed)?;
        let mut sealed = id.to_be_bytes().to_vec();
        sealed.extend(encrypt(key, &place.associated(*id), plain.as_bytes())?);
        Ok(sealed)
    }

    pub fn open_sealed(&self, place: Place, sealed: &[u8]) -> Result<String> {
        let (id, rest) = sealed.split_at_checked(8).ok_or(StoreError::Sealed)?;
        let id = i64::from_be_bytes(id.try_into().map_err(|_| StoreError::Sealed)?);
        let keys = self.keys.read().unwrap_or_else(std::sync::PoisonError::into_inner);
        let key = keys.get(&id).ok_or(StoreError::Sealed)?;
        let plain = decrypt(key, &place.associated(id), rest)?;
        String::from_utf8(plain).map_err(|_| StoreError::Sealed)
    }
}

impl Place {
    fn associated(&self, key: i64) -> Vec<u8> {
        format!("{}|{}|{}|{key}", self.table, self.column, self.row).into_bytes()
    }
}

fn encrypt(key: &[u8; 32], associated: &[u8], plain: &[u8]) -> Result<Vec<u8>> {
    let nonce = random::<24>()?;
    let cipher = XChaCha20Poly1305::new(&Key::from(*key));
    let sealed = cipher
        .encrypt(&XNonce::from(nonce), Payload { msg: plain, aad: associated })
        .map_err(|_| StoreError::Sealed)?;
    let mut whole = nonce.to_vec();
    whole.extend(sealed);
    Ok(whole)
}

fn decrypt(key: &[u8; 32], associated: &[u8], sealed: &[u8]) -> Result<Vec<u8>> {
    let (nonce, rest) = sealed.split_at_checked(24).ok_or(StoreError::Sealed)?;
    let nonce: [u8; 24] = nonce.try_into().map_err(|_| StoreError::Sealed)?;
    XChaCha20Poly1305::new(&Key::from(*key))
        .decrypt(&XNonce::from(nonce), Payload { msg: rest, aad: associated })
        .map_err(|_| StoreError::Sealed)
}

fn random<const N: usize>() -> Result<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|why| StoreError::Unavailable(format!("no randomness: {why}")))?;
    Ok(bytes)
}

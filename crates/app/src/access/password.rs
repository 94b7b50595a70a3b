//! Passwords: argon2id at 19 MiB, two passes (OWASP's first choice), off the serving threads, two at a time.

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use argon2::{Algorithm, Argon2, Params, Version};

use crate::app::App;
use crate::error::{AppError, FieldErrors, Result};

pub const SHORTEST: usize = 12;
const LONGEST: usize = 200;

fn hasher() -> Result<Argon2<'static>> {
    let params = Params::new(19 * 1024, 2, 1, None).map_err(AppError::internal)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// Length is what counts; no rules about signs and figures.
pub fn check_new(password: &str, errors: &mut FieldErrors) {
    let length = password.chars().count();
    if length < SHORTEST {
        errors.add("password", format!("Use at least {SHORTEST} characters. Three words you can remember work well."));
    } else if length > LONGEST {
        errors.add("password", format!("Use at most {LONGEST} characters."));
    }
}

pub async fn hash(app: &App, password: String) -> Result<String> {
    let _turn = app.hashing.clone().acquire_owned().await.map_err(AppError::internal)?;
    tokio::task::spawn_blocking(move || {
        hasher()?.hash_password(password.as_bytes()).map(|it| it.to_string()).map_err(AppError::internal)
    })
    .await
    .map_err(AppError::internal)?
}

/// Compares with a stored hash, or with a stand-in when there is no account, so that both take as long.
pub async fn verify(app: &App, password: String, stored: Option<String>) -> Result<bool> {
    const STAND_IN: &str =
        "$argon2id$v=19$m=19456,t=2,p=1$Zm9vdGJyaWRnZXN0YW5kaW4$2O5cH2y6dGN1x0nW3b9Z0m1YQmJ3bY9v1rB6dG1uVYw";
    let known = stored.is_some();
    let stored = stored.unwrap_or_else(|| STAND_IN.to_owned());
    let _turn = app.hashing.clone().acquire_owned().await.map_err(AppError::internal)?;
    let fits = tokio::task::spawn_blocking(move || -> Result<bool> {
        let parsed = PasswordHash::new(&stored).map_err(AppError::internal)?;
        Ok(hasher()?.verify_password(password.as_bytes(), &parsed).is_ok())
    })
    .await
    .map_err(AppError::internal)??;
    Ok(fits && known)
}

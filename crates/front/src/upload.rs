//! A form with a file in it: read once, checked for forgery like every other form.

use std::sync::Arc;

use axum::extract::{FromRequest, Multipart, Request};

use crate::caller::Caller;
use crate::fields::{Fields, FieldsRefused, same_origin};

/// Larger files are for the command line.
const LARGEST_FILE: usize = 1024 * 1024;

/// The fields beside the file, and the file as it came.
pub struct Upload {
    pub fields: Fields,
    pub file_name: String,
    pub bytes: Vec<u8>,
}

impl<S: Send + Sync> FromRequest<S> for Upload {
    type Rejection = FieldsRefused;

    async fn from_request(request: Request, state: &S) -> Result<Self, FieldsRefused> {
        if !same_origin(request.headers()) {
            return Err(FieldsRefused::NotFromHere);
        }
        let caller = request.extensions().get::<Arc<Caller>>().cloned();
        let mut parts = Multipart::from_request(request, state).await.map_err(|_| FieldsRefused::NotAForm)?;
        let mut pairs = Vec::new();
        let (mut file_name, mut bytes) = (String::new(), Vec::new());
        while let Some(part) = parts.next_field().await.map_err(|_| FieldsRefused::TooLarge)? {
            let name = part.name().unwrap_or_default().to_owned();
            let is_file = part.file_name().map(str::to_owned);
            let content = part.bytes().await.map_err(|_| FieldsRefused::TooLarge)?;
            if content.len() > LARGEST_FILE {
                return Err(FieldsRefused::TooLarge);
            }
            match is_file {
                Some(typed) => {
                    file_name = typed;
                    bytes = content.to_vec();
                }
                None => pairs.push((name, String::from_utf8(content.to_vec()).map_err(|_| FieldsRefused::NotText)?)),
            }
        }
        let fields = Fields::from_pairs(pairs);
        if let Some(caller) = caller
            && !caller.csrf().is_empty()
            && !footbridge_app::secret::same(caller.csrf(), fields.get("csrf"))
        {
            return Err(FieldsRefused::NotFromHere);
        }
        Ok(Self { fields, file_name, bytes })
    }
}

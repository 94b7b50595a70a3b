//! What the HTML and JSON front doors share: declared routes, the guard, who is calling, safe headers.

mod caller;
mod fields;
mod headers;
pub mod operations;
mod routes;
mod upload;

pub use caller::{Caller, SESSION_COOKIE, cookie, session_cookie, without_session_cookie};
pub use fields::{Fields, FieldsRefused};
pub use headers::protect;
pub use routes::{Door, RouteInfo, Routes};
pub use upload::Upload;

use footbridge_app::App;

/// What every handler can reach: the use cases, and nothing below them.
#[derive(Clone)]
pub struct Front {
    pub app: App,
    /// Renders the process's metrics; the binary brings it.
    pub metrics: Option<std::sync::Arc<dyn Fn() -> String + Send + Sync>>,
}

impl Front {
    pub fn new(app: App) -> Self {
        Self { app, metrics: None }
    }
}

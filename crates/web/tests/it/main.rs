//! Pages through the router, as a browser asks for them.

mod intake;
mod record;

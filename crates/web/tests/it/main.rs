//! Pages through the router, as a browser asks for them.

mod directory;
mod intake;
mod record;

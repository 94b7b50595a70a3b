//! People: who they are, how to reach them, and what keeps them safe.

pub mod name;
pub mod nhs_number;
pub mod phone;
pub mod postcode;
pub mod safeguarding;
mod short_names;

//! People: who they are, how to reach them, and what keeps them safe.

pub mod safeguarding;

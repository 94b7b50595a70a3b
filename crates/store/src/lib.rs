//! Where it is kept: one SQL text and one migration tree for SQLite and PostgreSQL.

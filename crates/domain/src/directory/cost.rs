//! What it costs to take part.

crate::coded! {
    /// Whether a person needs money to go.
    pub enum CostKind: "cost" {
        Free = "free", "Free";
        Paid = "paid", "There is a charge";
        Unknown = "unknown", "Ask about cost";
    }
}

/// What it costs, with the organisation's own words for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cost {
    /// Free, paid or not known.
    pub kind: CostKind,
    /// "£2 a week membership", "Free; donations welcome".
    pub words: Option<String>,
}

impl Default for Cost {
    fn default() -> Self {
        Self { kind: CostKind::Unknown, words: None }
    }
}

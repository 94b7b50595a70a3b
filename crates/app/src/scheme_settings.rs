//! What a scheme decides for itself: its promise to people who wait, its crisis line, the code practices record.

use footbridge_domain::matching::urgent_help::HelpLine;
use serde::Deserialize;

/// Read from the scheme's row; whatever is missing has a sensible default.
#[derive(Debug, Clone, Deserialize)]
#[serde(default)]
pub struct SchemeSettings {
    /// Working days within which somebody new is first rung.
    pub first_contact_days: i64,
    /// The local crisis line, beside the national numbers.
    pub crisis_line: Option<CrisisLine>,
    /// SNOMED CT: what a practice records when it refers. Configuration, to be checked against one's own release.
    pub referral_code: String,
    pub referral_code_words: String,
    /// Days without any contact after which somebody should look.
    pub quiet_days: i64,
    /// People with an open episode for one full-time worker. A starting point for a team to change.
    pub caseload_from: i64,
    pub caseload_to: i64,
}

#[derive(Debug, Clone, Deserialize)]
pub struct CrisisLine {
    pub name: String,
    pub number: String,
    #[serde(default)]
    pub when: String,
}

impl Default for SchemeSettings {
    fn default() -> Self {
        Self {
            first_contact_days: 5,
            crisis_line: None,
            referral_code: "871731000000106".to_owned(),
            referral_code_words: "Referral to social prescribing service".to_owned(),
            quiet_days: 28,
            caseload_from: 20,
            caseload_to: 45,
        }
    }
}

impl SchemeSettings {
    /// Settings that cannot be read are the defaults: a slip in them must not close the door to people.
    pub fn read(json: &str) -> Self {
        serde_json::from_str(json).unwrap_or_else(|_| {
            tracing::warn!("the scheme's settings cannot be read; the defaults are used");
            Self::default()
        })
    }

    pub fn help_line(&self) -> Option<HelpLine> {
        self.crisis_line.as_ref().map(|it| HelpLine {
            name: it.name.clone(),
            number: it.number.clone(),
            when: it.when.clone(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_or_broken_has_a_default() {
        assert_eq!(SchemeSettings::read("{}").first_contact_days, 5);
        assert_eq!(SchemeSettings::read(r#"{"first_contact_days": 3}"#).first_contact_days, 3);
        assert_eq!(SchemeSettings::read("nonsense").referral_code, "871731000000106");
    }
}

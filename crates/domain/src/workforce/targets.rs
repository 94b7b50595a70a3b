//! What a scheme aims for: how long people wait, how long silence may last, how many one worker carries.

/// The scheme's own figures. The defaults are starting points for a team to change, not published standards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Targets {
    /// Working days from receiving a referral to a link worker.
    pub wait_working_days: i64,
    /// Days without any contact after which somebody should look.
    pub quiet_days: i64,
    /// People with an open episode for one full-time worker: from, to.
    pub caseload: (i64, i64),
}

impl Default for Targets {
    fn default() -> Self {
        Self { wait_working_days: 5, quiet_days: 28, caseload: (20, 45) }
    }
}

/// Where a caseload stands against the scheme's range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Load {
    Room,
    WithinRange,
    Above,
}

impl Load {
    pub const fn label(self) -> &'static str {
        match self {
            Self::Room => "Has room",
            Self::WithinRange => "Within the range",
            Self::Above => "Above the range",
        }
    }
}

impl Targets {
    pub const fn load(&self, people: i64) -> Load {
        if people < self.caseload.0 {
            Load::Room
        } else if people <= self.caseload.1 {
            Load::WithinRange
        } else {
            Load::Above
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ends_of_the_range_are_within_it() {
        let targets = Targets::default();
        assert_eq!(targets.load(19), Load::Room);
        assert_eq!(targets.load(20), Load::WithinRange);
        assert_eq!(targets.load(45), Load::WithinRange);
        assert_eq!(targets.load(46), Load::Above);
    }
}

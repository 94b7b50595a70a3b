//! The parts people play in a scheme. One account may hold several.

use std::fmt;

macro_rules! roles {
    ($($(#[$meta:meta])* $variant:ident = $bit:literal, $code:literal, $label:literal;)*) => {
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Role { $($(#[$meta])* $variant),* }

        impl Role {
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];
            pub const fn code(self) -> &'static str { match self { $(Self::$variant => $code),* } }
            pub const fn label(self) -> &'static str { match self { $(Self::$variant => $label),* } }
            pub fn from_code(code: &str) -> Option<Self> { match code { $($code => Some(Self::$variant),)* _ => None } }
            const fn bit(self) -> u16 { match self { $(Self::$variant => 1 << $bit),* } }
        }
    };
}

roles! {
    /// Sends people to the scheme and sees how their own referrals fare: a GP, a social worker.
    Referrer = 0, "referrer", "Referrer";
    LinkWorker = 1, "link_worker", "Link worker";
    /// Runs the team: triage, allocation, cover.
    TeamLead = 2, "team_lead", "Team lead";
    /// Supports link workers; opens a record only with a reason.
    Supervisor = 3, "supervisor", "Supervisor";
    DirectoryEditor = 4, "directory_editor", "Directory editor";
    /// Sees counts with small numbers hidden, never a name.
    Analyst = 5, "analyst", "Analyst";
    /// Looks after accounts and settings, never records.
    Administrator = 6, "administrator", "Administrator";
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.label())
    }
}

/// A set of roles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Roles(u16);

impl Roles {
    pub const NONE: Self = Self(0);

    #[must_use]
    pub const fn with(self, role: Role) -> Self {
        Self(self.0 | role.bit())
    }

    pub const fn has(self, role: Role) -> bool {
        self.0 & role.bit() != 0
    }

    pub fn iter(self) -> impl Iterator<Item = Role> {
        Role::ALL.iter().copied().filter(move |role| self.has(*role))
    }

    pub const fn bits(self) -> u16 {
        self.0
    }

    /// Unknown bits are dropped: a role this program does not know grants nothing.
    pub fn from_bits(bits: u16) -> Self {
        Role::ALL.iter().filter(|role| bits & role.bit() != 0).fold(Self::NONE, |set, role| set.with(*role))
    }
}

impl FromIterator<Role> for Roles {
    fn from_iter<I: IntoIterator<Item = Role>>(roles: I) -> Self {
        roles.into_iter().fold(Self::NONE, Roles::with)
    }
}

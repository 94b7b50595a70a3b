//! A service: anything a person can go to or be helped by.

use jiff::civil::Date;

use super::{
    Access, AccessFeature, Capacity, CapacityState, Cost, Days, Eligibility, Freshness, Location, OrganisationId,
    Provision, Reach, ReferralRoute, Schedule, ServiceId,
};

crate::coded! {
    /// Whether it is running, as Open Referral UK has it.
    pub enum Status: "status" {
        Active = "active", "Running";
        TemporarilyClosed = "temporarily_closed", "Closed for now";
        Inactive = "inactive", "Not running";
        Defunct = "defunct", "Closed for good";
    }
}

impl Status {
    /// Whether it may be offered to a person.
    #[must_use]
    pub const fn can_be_offered(self) -> bool {
        matches!(self, Self::Active)
    }
}

/// An entry of the directory.
#[derive(Debug, Clone, PartialEq)]
pub struct Service {
    /// Its id, kept across imports.
    pub id: ServiceId,
    /// Who runs it; `None` for an informal group.
    pub organisation: Option<OrganisationId>,
    /// What people call it.
    pub name: String,
    /// What happens there, in plain words.
    pub description: Option<String>,
    /// Whether it is running.
    pub status: Status,
    /// Something everybody must know first: "Moved to the library in May".
    pub alert: Option<String>,
    /// Codes of the needs it helps with, most fitting first.
    pub needs: Vec<String>,
    /// Codes of the kinds of support it gives.
    pub kinds: Vec<String>,
    /// Where it happens; none for a service that only comes to people or is online.
    pub locations: Vec<Location>,
    /// The ways of taking part; the first is the usual one.
    pub reach: Vec<Reach>,
    /// The area it serves, in words: "Trafford", "Greater Manchester".
    pub area: Option<String>,
    /// When it happens.
    pub schedules: Vec<Schedule>,
    /// Who may come.
    pub eligibility: Eligibility,
    /// Languages other than English that are spoken there, as codes (`pa`, `ur`, `cy`).
    pub languages: Vec<String>,
    /// Access to the service as a whole; a location may add its own.
    pub access: Access,
    /// What it costs.
    pub cost: Cost,
    /// How to join.
    pub route: ReferralRoute,
    /// Anything more about joining, in the source's words.
    pub route_note: Option<String>,
    /// Its page.
    pub website: Option<String>,
    /// A role address.
    pub email: Option<String>,
    /// A number to ring.
    pub phone: Option<String>,
    /// Room, as last said.
    pub capacity: Option<Capacity>,
    /// The day somebody last checked the entry.
    pub checked_on: Option<Date>,
}

impl Service {
    /// The days on which something happens; none when nobody has said.
    #[must_use]
    pub fn days(&self) -> Days {
        self.schedules.iter().filter_map(|it| it.day).collect()
    }

    /// What is known of an access feature, at the service or at any of its places.
    /// One place that has it is enough: that is where the person would go.
    #[must_use]
    pub fn provision(&self, feature: AccessFeature) -> Provision {
        let everywhere = self.locations.iter().map(|it| &it.access).chain([&self.access]);
        everywhere.map(|access| access.of(feature)).min().unwrap_or(Provision::Unknown)
    }

    /// Whether nobody has told us anything about access.
    #[must_use]
    pub fn access_is_silent(&self) -> bool {
        self.access.is_silent() && self.locations.iter().all(|it| it.access.is_silent())
    }

    /// How fresh the entry is on a day.
    #[must_use]
    pub fn freshness(&self, today: Date) -> Freshness {
        Freshness::of(self.checked_on, today)
    }

    /// Whether there is room, as far as it can be believed on a day.
    #[must_use]
    pub fn room(&self, today: Date) -> CapacityState {
        self.capacity.map_or(CapacityState::Unknown, |said| said.state(today))
    }

    /// Whether a person may take part from anywhere in its area.
    #[must_use]
    pub fn without_travel(&self) -> bool {
        self.reach.iter().any(|it| !it.distance_matters())
    }
}

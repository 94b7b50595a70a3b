//! The directory: what is out there for people, where and when, for whom, and how sure we are.
//!
//! A [`Service`] is anything a person can go to, from a borough's advice centre to a knit and
//! natter in a café. It may stand without an [`Organisation`] (an informal group) and without
//! a [`Location`] (a telephone or online service). Field names follow Open Referral UK 3.0
//! where it has one; capacity, referral route and freshness are ours.

mod access;
mod capacity;
mod cost;
mod eligibility;
mod freshness;
mod location;
mod organisation;
mod provenance;
mod route;
mod schedule;
mod service;

pub use crate::ids::{LocationId, OrganisationId, ServiceId};
pub use access::{Access, AccessFeature, Provision};
pub use capacity::{Capacity, CapacityState, Places, SaidBy};
pub use cost::{Cost, CostKind};
pub use eligibility::{Eligibility, ForSex, Misfit};
pub use freshness::{Freshness, FreshnessBand};
pub use location::{Address, Location, LocationKind, Reach};
pub use organisation::Organisation;
pub use provenance::{Field, Provenance};
pub use route::ReferralRoute;
pub use schedule::{Day, Days, Schedule, Season, parse_clock};
pub use service::{Service, Status};

//! Where a service happens, and how far it reaches.

use super::{Access, LocationId};
use crate::geography::{Coordinates, Precision};

crate::coded! {
    /// The kind of place, as Open Referral UK has it.
    pub enum LocationKind: "kind of place" {
        Physical = "physical", "A place to go to";
        Postal = "postal", "A postal address only";
        Virtual = "virtual", "Online or by telephone";
    }
}

crate::coded! {
    /// How a person takes part, and so whether distance matters.
    pub enum Reach: "way of taking part" {
        InPerson = "in_person", "In person at a place";
        ComesToYou = "comes_to_you", "Comes to the person's home or area";
        Online = "online", "Online";
        Phone = "phone", "By telephone";
    }
}

impl Reach {
    /// Whether the distance to the service's own address matters to the person.
    #[must_use]
    pub const fn distance_matters(self) -> bool {
        matches!(self, Self::InPerson)
    }
}

/// A postal address as lines, in the order an envelope has them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Address {
    /// Lines without the town and the postcode.
    pub lines: Vec<String>,
    /// Town or city.
    pub town: Option<String>,
    /// Postcode as written by the Royal Mail, `M33 7AD`.
    pub postcode: Option<String>,
}

impl Address {
    /// One line for a list: "12 School Road, Sale, M33 7XX".
    #[must_use]
    pub fn one_line(&self) -> String {
        let mut parts: Vec<&str> = self.lines.iter().map(String::as_str).collect();
        parts.extend(self.town.as_deref());
        parts.extend(self.postcode.as_deref());
        parts.join(", ")
    }
}

/// A place.
#[derive(Debug, Clone, PartialEq)]
pub struct Location {
    /// Its id.
    pub id: LocationId,
    /// What kind of place.
    pub kind: LocationKind,
    /// What the place is called, when that differs from the service: "Sale Library".
    pub name: Option<String>,
    /// Where to write or go.
    pub address: Address,
    /// Where it is on the map.
    pub coordinates: Option<Coordinates>,
    /// How exactly the coordinates are known.
    pub precision: Precision,
    /// What is known of getting in and being comfortable.
    pub access: Access,
    /// Anything true of the address that a person must know: "This is the charity's office.
    /// Ask where it meets."
    pub note: Option<String>,
}

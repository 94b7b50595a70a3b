//! Where each fact came from. Two sources may disagree; both are kept, so every value
//! carries its source and the day it was true there.

use jiff::civil::Date;

crate::coded! {
    /// A field of a service that can come from a source of its own.
    pub enum Field: "field" {
        Name = "name", "Name";
        Organisation = "organisation", "Organisation";
        Description = "description", "Description";
        Needs = "needs", "What it helps with";
        Kinds = "kinds", "Kind of support";
        Website = "website", "Website";
        Email = "email", "E-mail";
        Phone = "phone", "Telephone";
        Address = "address", "Address";
        Coordinates = "coordinates", "Place on the map";
        Schedule = "schedule", "Days and times";
        Eligibility = "eligibility", "Who it is for";
        Access = "access", "Access";
        Cost = "cost", "Cost";
        Route = "route", "How to join";
        Status = "status", "Whether it is running";
        Area = "area", "Area it covers";
        Languages = "languages", "Languages";
    }
}

/// One value as one source had it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provenance {
    /// Which field.
    pub field: Field,
    /// The source's name and, for a file, its column: "Charity Commission · charity_activities".
    pub source: String,
    /// The value as the source had it.
    pub value: String,
    /// The day the source was true, not the day we read it.
    pub on: Option<Date>,
}

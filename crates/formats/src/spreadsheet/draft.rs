//! A directory entry as a file has it, before it has ids: what an import shows first and
//! then keeps. Turning one into domain records is pure, so a dry run and an import agree.

use domain::directory::{
    Access, Address, Cost, Eligibility, Field, Location, LocationId, LocationKind, Organisation, OrganisationId,
    Provenance, Reach, ReferralRoute, Schedule, Service, ServiceId, Status,
};
use domain::geography::{Coordinates, Precision};
use footbridge_domain as domain;
use jiff::civil::Date;

/// One row's worth of directory.
#[derive(Debug, Clone, PartialEq)]
pub struct ServiceDraft {
    /// The row it came from.
    pub row: usize,
    /// The key that names it in its source, the same in every edition.
    pub key: String,
    /// Name.
    pub name: String,
    /// Who runs it, where the file says.
    pub organisation: Option<String>,
    /// The organisation's register and number there.
    pub identifier: Option<(String, String)>,
    /// What happens there.
    pub description: Option<String>,
    /// Whether it is running.
    pub status: Status,
    /// Something everybody must know first.
    pub alert: Option<String>,
    /// Codes of needs, most strongly supported first.
    pub needs: Vec<String>,
    /// Codes of kinds of support, most strongly supported first.
    pub kinds: Vec<String>,
    /// Site, with its scheme.
    pub website: Option<String>,
    /// Role address.
    pub email: Option<String>,
    /// Number, spaced as people read it.
    pub phone: Option<String>,
    /// Address.
    pub address: Address,
    /// Where the file itself puts it; otherwise the postcode does.
    pub coordinates: Option<Coordinates>,
    /// A place to go, or only an address for post.
    pub location_kind: LocationKind,
    /// What a person must know about the address.
    pub location_note: Option<String>,
    /// How people take part.
    pub reach: Reach,
    /// The area it serves.
    pub area: Option<String>,
    /// When it happens.
    pub schedules: Vec<Schedule>,
    /// Who may come.
    pub eligibility: Eligibility,
    /// Languages other than English.
    pub languages: Vec<String>,
    /// Access.
    pub access: Access,
    /// Cost.
    pub cost: Cost,
    /// The way in.
    pub route: ReferralRoute,
    /// The way in, in the source's words.
    pub route_note: Option<String>,
    /// The day it was last true.
    pub checked_on: Option<Date>,
    /// Where each value came from.
    pub provenance: Vec<Provenance>,
}

/// The domain records a draft becomes.
#[derive(Debug, Clone, PartialEq)]
pub struct DraftParts {
    /// The service with its location.
    pub service: Service,
    /// The organisation, when the file names one.
    pub organisation: Option<Organisation>,
}

impl ServiceDraft {
    /// Gives the draft ids and a place on the map. The file's own coordinates win over
    /// `found`, which is what a postcode table knows of its postcode.
    #[must_use]
    pub fn into_parts(
        self,
        service: ServiceId,
        location: LocationId,
        organisation: OrganisationId,
        found: Option<(Coordinates, Precision)>,
    ) -> DraftParts {
        let has_place = self.coordinates.is_some() || self.address != Address::default();
        let placed = self.coordinates.map(|it| (it, Precision::Point)).or(found);
        let location = has_place.then(|| Location {
            id: location,
            kind: self.location_kind,
            name: None,
            address: self.address,
            coordinates: placed.map(|it| it.0),
            precision: placed.map_or(Precision::District, |it| it.1),
            access: Access::default(),
            note: self.location_note,
        });
        let organisation = self.organisation.map(|name| Organisation {
            id: organisation,
            name,
            description: None,
            website: None,
            email: None,
            identifier: self.identifier,
        });
        let service = Service {
            id: service,
            organisation: organisation.as_ref().map(|it| it.id),
            name: self.name,
            description: self.description,
            status: self.status,
            alert: self.alert,
            needs: self.needs,
            kinds: self.kinds,
            locations: location.into_iter().collect(),
            reach: vec![self.reach],
            area: self.area,
            schedules: self.schedules,
            eligibility: self.eligibility,
            languages: self.languages,
            access: self.access,
            cost: self.cost,
            route: self.route,
            route_note: self.route_note,
            website: self.website,
            email: self.email,
            phone: self.phone,
            capacity: None,
            checked_on: self.checked_on,
        };
        DraftParts { service, organisation }
    }

    /// The source's own value of a field, if it gave one.
    #[must_use]
    pub fn source_of(&self, field: Field) -> Option<&Provenance> {
        self.provenance.iter().find(|it| it.field == field)
    }
}

//! Marram Bay, a town by the sea that is on no map: its six parts, their streets, halls and postcodes.
//!
//! The first halves of the postcodes are real ones beside each other on a coast, so that distances come out right with
//! the built-in table; the second halves were made up.

use footbridge_domain::geography::{Coordinates, outcode_centre};
use footbridge_store::directory::PlacedPostcode;

use super::chance::Chance;

pub struct Ward {
    pub name: &'static str,
    pub outcode: &'static str,
    pub streets: &'static [&'static str],
    pub venues: &'static [&'static str],
}

pub const TOWN: &str = "Marram Bay";

pub const WARDS: &[Ward] = &[
    Ward {
        name: "Harbourside",
        outcode: "CH44",
        streets: &[
            "Harbour Road",
            "Ropewalk",
            "Chandlers Row",
            "Custom House Lane",
            "Dock View",
            "Herring Street",
            "Lifeboat Terrace",
            "Net Loft Court",
            "Ferry Street",
            "Capstan Close",
            "Bonded Wharf",
            "Pilot Street",
        ],
        venues: &[
            "Harbour Community Centre",
            "The Old Net Loft",
            "St Brendan’s Hall",
            "Ropewalk Library",
            "Quayside Primary School",
            "The Mission Room",
        ],
    },
    Ward {
        name: "Old Town",
        outcode: "CH45",
        streets: &[
            "Market Street",
            "Cross Keys Yard",
            "Bakehouse Lane",
            "Priory Street",
            "Silver Street",
            "Well Lane",
            "Tannery Row",
            "Chapel Brow",
            "Mill Street",
            "Corn Hill",
            "Weavers Court",
            "Bell Street",
        ],
        venues: &[
            "Old Town Hall",
            "Market Street Methodist Church",
            "The Corn Exchange",
            "Central Library",
            "Priory Rooms",
            "The Bakehouse",
        ],
    },
    Ward {
        name: "Dunes End",
        outcode: "CH46",
        streets: &[
            "Marram Avenue",
            "Sandpiper Way",
            "Links Drive",
            "Curlew Close",
            "Warren Lane",
            "Tern Road",
            "Saltings Crescent",
            "Plover Walk",
            "Dunes Parade",
            "Oyster Close",
            "Estuary Road",
            "Sea Holly Drive",
        ],
        venues: &[
            "Dunes End Community House",
            "Warren Lane Bowls Club",
            "Marram Children’s Centre",
            "St Aidan’s Church Hall",
            "The Estuary Pavilion",
        ],
    },
    Ward {
        name: "Sandhey",
        outcode: "CH47",
        streets: &[
            "Promenade",
            "Queens Parade",
            "Albert Terrace",
            "Bathing Lane",
            "Marine Drive",
            "Shell Street",
            "Bandstand Road",
            "Winter Gardens Walk",
            "Alma Street",
            "Pier Approach",
            "Lighthouse Road",
            "Victoria Mount",
        ],
        venues: &[
            "Sandhey Winter Gardens",
            "The Bandstand Café",
            "Sandhey Library",
            "Pier Pavilion",
            "Marine Drive United Church",
            "The Lifeboat Station",
        ],
    },
    Ward {
        name: "Kirk Point",
        outcode: "CH48",
        streets: &[
            "Church Bank",
            "Glebe Road",
            "Rectory Lane",
            "Beacon Hill",
            "Rakes Lane",
            "Orchard Close",
            "Manor Drive",
            "Smithy Lane",
            "Quarry Bank",
            "Kirk Street",
            "Yew Tree Road",
            "Pinfold Lane",
        ],
        venues: &[
            "Kirk Point Village Hall",
            "Beacon Hill Farm",
            "St Cuthbert’s Centre",
            "Kirk Point Cricket Pavilion",
            "Glebe Road Surgery Garden",
        ],
    },
    Ward {
        name: "Upland Green",
        outcode: "CH49",
        streets: &[
            "Upland Road",
            "Hawthorn Avenue",
            "Bramble Close",
            "Larch Drive",
            "Rowan Way",
            "Common Lane",
            "Foxglove Road",
            "Heather Bank",
            "Station Road",
            "Green Lane East",
            "Meadow Croft",
            "Tithebarn Road",
        ],
        venues: &[
            "Upland Green Hub",
            "The Arches",
            "Upland Green Leisure Centre",
            "Common Lane Allotments",
            "Al-Noor Centre",
            "Station Road Baptist Church",
        ],
    },
];

/// How many postcodes each street has.
const PER_STREET: usize = 4;

/// A postcode of a street. Inner halves use only the letters that the Royal Mail uses there.
pub fn postcode(ward: usize, street: usize, part: usize) -> String {
    const LETTERS: &[u8] = b"ABDEFGHJLNPQRSTUWXYZ";
    let outcode = WARDS[ward % WARDS.len()].outcode;
    let spread = street * 31 + part * 7 + ward * 3;
    let (a, b) = (LETTERS[spread % 20] as char, LETTERS[(spread / 3 + part * 5) % 20] as char);
    format!("{outcode} {}{a}{b}", street % 9 + 1)
}

/// Where a postcode of the town lies: round its district's middle, a street in a row of its own.
pub fn point(ward: usize, street: usize, part: usize) -> Option<Coordinates> {
    let (centre, _) = outcode_centre(WARDS[ward % WARDS.len()].outcode)?;
    let (street, part) = (f64::from(street as u32), f64::from(part as u32));
    let east = (street % 4.0) * 330.0 + part * 80.0 - 600.0;
    let north = (street / 4.0).floor() * 420.0 + part * 50.0 - 500.0;
    away(centre, east, north)
}

/// A point so many metres to the east and north of another.
pub fn away(from: Coordinates, east: f64, north: f64) -> Option<Coordinates> {
    const METRES_A_DEGREE: f64 = 111_320.0;
    let latitude = from.latitude() + north / METRES_A_DEGREE;
    let longitude = from.longitude() + east / (METRES_A_DEGREE * from.latitude().to_radians().cos());
    Coordinates::new(latitude, longitude).ok()
}

/// An address with the place it is at.
pub struct Address {
    pub line: String,
    pub postcode: String,
    pub point: Option<Coordinates>,
}

pub fn address(chance: &mut Chance, ward: usize) -> Address {
    let street = chance.place(WARDS[ward].streets.len());
    let part = chance.place(PER_STREET);
    let house = chance.between(1, 38) * 2 + i64::from(part as u32 % 2) - 1;
    let flat = if chance.happens(0.18) { format!("Flat {}, ", chance.between(1, 14)) } else { String::new() };
    let line = format!("{flat}{house} {}, {}, {TOWN}", WARDS[ward].streets[street], WARDS[ward].name);
    Address { line, postcode: postcode(ward, street, part), point: point(ward, street, part) }
}

/// Where a hall of a ward is: the same place every time it is named.
pub fn venue(ward: usize, venue: usize) -> Address {
    let place = &WARDS[ward % WARDS.len()];
    let (street, part) = ((venue * 5 + ward) % place.streets.len(), venue % PER_STREET);
    let line =
        format!("{}, {}, {}, {TOWN}", place.venues[venue % place.venues.len()], place.streets[street], place.name);
    Address { line, postcode: postcode(ward, street, part), point: point(ward, street, part) }
}

/// Every postcode of the town, for the table that geocodes.
pub fn postcodes() -> Vec<PlacedPostcode> {
    let mut rows = Vec::new();
    for (w, ward) in WARDS.iter().enumerate() {
        for street in 0..ward.streets.len() {
            for part in 0..PER_STREET {
                let Some(coordinates) = point(w, street, part) else { continue };
                rows.push(PlacedPostcode {
                    key: postcode(w, street, part).replace(' ', ""),
                    coordinates,
                    lsoa: format!("Marram Bay {:03}{}", w * 4 + street / 3 + 1, ['A', 'B', 'C'][street % 3]),
                    ward: ward.name.to_owned(),
                    terminated: false,
                });
            }
        }
    }
    rows.sort_by(|a, b| a.key.cmp(&b.key));
    rows.dedup_by(|a, b| a.key == b.key);
    rows
}

//! Where somebody means: a postcode, the first half of one, or a town that entries name.

use footbridge_domain::geography::{Coordinates, GridPoint, Precision, outcode_centre};
use footbridge_domain::people::postcode::{Outcode, Postcode};
use footbridge_store::{Tx, directory};

use crate::error::Result;

/// A place to search around.
#[derive(Debug, Clone, PartialEq)]
pub struct Spot {
    pub point: GridPoint,
    pub precision: Precision,
    /// How a page names it: never more than was typed.
    pub name: String,
    /// The first half of the postcode, where one is known; else empty.
    pub outcode: String,
    /// The ward's code, where the postcode table has it; else empty.
    pub ward: String,
}

impl Spot {
    /// For a heading: never a whole postcode on a screen that somebody may look at.
    pub fn outcode_or_name(&self) -> &str {
        if self.outcode.is_empty() { &self.name } else { &self.outcode }
    }
}

/// Finds what was typed; `None` when we do not know the place.
pub async fn find(tx: &mut Tx, typed: &str) -> Result<Option<Spot>> {
    let typed = typed.trim();
    if let Ok(postcode) = Postcode::parse(typed) {
        let outcode = postcode.outcode().to_string();
        if let Some(found) = directory::find_postcodes(tx, &[postcode]).await?.pop() {
            let point = found.coordinates.to_grid();
            return Ok(Some(Spot {
                point,
                precision: Precision::Point,
                name: postcode.to_string(),
                outcode,
                ward: found.ward,
            }));
        }
        return Ok(of_outcode(&outcode, postcode.to_string()));
    }
    if let Ok(outcode) = Outcode::parse(typed)
        && let Some(spot) = of_outcode(outcode.as_str(), outcode.to_string())
    {
        return Ok(Some(spot));
    }
    let middle = directory::find_town(tx, typed).await?;
    Ok(middle.map(|it| Spot {
        point: it.to_grid(),
        precision: Precision::District,
        name: typed.to_owned(),
        outcode: String::new(),
        ward: String::new(),
    }))
}

fn of_outcode(outcode: &str, name: String) -> Option<Spot> {
    let (_, point) = outcode_centre(outcode)?;
    Some(Spot { point, precision: Precision::District, name, outcode: outcode.to_owned(), ward: String::new() })
}

/// Where a postcode is: exactly by the table, else roughly by its first half.
pub(crate) fn of_postcode(known: Option<Coordinates>, postcode: &Postcode) -> Option<(Coordinates, Precision)> {
    let rough = || outcode_centre(postcode.outcode().as_str()).map(|it| (it.0, Precision::District));
    known.map(|it| (it, Precision::Point)).or_else(rough)
}

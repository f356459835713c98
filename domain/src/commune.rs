//! A commune of the Region, as the picker and the filters need it.

use crate::distance::Point;
use crate::territory::Place;

/// A commune as it stands today.
#[derive(Debug, Clone, PartialEq)]
pub struct Commune {
    /// INSEE code.
    pub code: String,
    /// Its name, as INSEE writes it.
    pub name: String,
    /// INSEE code and name of the département: names repeat (Bussières, four times).
    pub department: (String, String),
    /// SIREN and name of the group of communes, where there is one.
    pub group: Option<(String, String)>,
    /// INSEE code of the région.
    pub region: String,
    /// Postcodes; one may cover 42 communes (70000).
    pub postcodes: Vec<String>,
    /// Inhabitants.
    pub population: u32,
    /// A point inside, WGS 84: latitude, longitude. None where no contour is known.
    pub centre: Option<(f64, f64)>,
    /// INSEE codes and names of the communes it absorbed.
    pub former: Vec<(String, String)>,
}

impl Commune {
    /// Its centre as a point; none where no contour is known.
    pub fn point(&self) -> Option<Point> {
        let (lat, lon) = self.centre?;
        Point::of_degrees(lat, lon)
    }

    /// Where somebody who lives here lives, for conditions and filters.
    pub fn place(&self) -> Place {
        Place {
            commune: self.code.clone(),
            group: self.group.as_ref().map(|(siren, _)| siren.clone()),
            department: self.department.0.clone(),
            region: self.region.clone(),
        }
    }
}

//! How far something is, and which way: over the sphere, as a crow flies.

/// Mean radius of the Earth, in metres (IUGG).
const RADIUS: f64 = 6_371_008.8;

/// A point of WGS 84, in hundred-thousandths of a degree: about a metre, and it travels exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Point {
    /// Latitude.
    pub lat: i32,
    /// Longitude.
    pub lon: i32,
}

/// Where something lies, seen from here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Wind {
    /// Within an eighth of a turn of due north, and so on round the rose.
    North,
    /// North-east.
    NorthEast,
    /// East.
    East,
    /// South-east.
    SouthEast,
    /// South.
    South,
    /// South-west.
    SouthWest,
    /// West.
    West,
    /// North-west.
    NorthWest,
}

/// The rose, clockwise from the north.
const ROSE: [Wind; 8] = [
    Wind::North,
    Wind::NorthEast,
    Wind::East,
    Wind::SouthEast,
    Wind::South,
    Wind::SouthWest,
    Wind::West,
    Wind::NorthWest,
];

impl Wind {
    /// Stable code, for words.
    pub fn code(self) -> &'static str {
        match self {
            Self::North => "north",
            Self::NorthEast => "north-east",
            Self::East => "east",
            Self::SouthEast => "south-east",
            Self::South => "south",
            Self::SouthWest => "south-west",
            Self::West => "west",
            Self::NorthWest => "north-west",
        }
    }
}

impl Point {
    /// From degrees; none outside the sphere, or where it is no number.
    pub fn of_degrees(lat: f64, lon: f64) -> Option<Self> {
        let held = (-90.0..=90.0).contains(&lat) && (-180.0..=180.0).contains(&lon);
        let whole = |degrees: f64| (degrees * 1e5).round() as i32;
        held.then(|| Self { lat: whole(lat), lon: whole(lon) })
    }

    /// In degrees: latitude, longitude.
    pub fn degrees(self) -> (f64, f64) {
        (f64::from(self.lat) / 1e5, f64::from(self.lon) / 1e5)
    }

    /// Great-circle distance in metres.
    pub fn metres_to(self, other: Self) -> f64 {
        let ((lat1, lon1), (lat2, lon2)) = (self.radians(), other.radians());
        let (half_lat, half_lon) = ((lat2 - lat1) / 2.0, (lon2 - lon1) / 2.0);
        let chord = half_lat.sin().powi(2) + lat1.cos() * lat2.cos() * half_lon.sin().powi(2);
        2.0 * RADIUS * chord.sqrt().clamp(0.0, 1.0).asin()
    }

    /// Which way the other point lies when one sets out; none if it is the same.
    pub fn wind_to(self, other: Self) -> Option<Wind> {
        if self == other {
            return None;
        }
        let ((lat1, lon1), (lat2, lon2)) = (self.radians(), other.radians());
        let across = (lon2 - lon1).sin() * lat2.cos();
        let along = lat1.cos() * lat2.sin() - lat1.sin() * lat2.cos() * (lon2 - lon1).cos();
        let eighths = (across.atan2(along).to_degrees().rem_euclid(360.0) / 45.0).round() as usize;
        Some(ROSE[eighths % ROSE.len()])
    }

    /// The box that holds all points within so many metres: south, north, west, east, in our units.
    pub fn around(self, metres: f64) -> [i32; 4] {
        let (lat, _) = self.radians();
        let up = (metres / RADIUS).to_degrees() * 1e5;
        // Meridians draw together towards the poles; near one, everything lies within.
        let across = if lat.cos() > 0.01 { up / lat.cos() * 1.001 } else { 360e5 };
        let [up, across] = [up, across].map(|wide| wide.ceil().min(360e5) as i32 + 1);
        [
            self.lat.saturating_sub(up),
            self.lat.saturating_add(up),
            self.lon.saturating_sub(across),
            self.lon.saturating_add(across),
        ]
    }

    fn radians(self) -> (f64, f64) {
        let (lat, lon) = self.degrees();
        (lat.to_radians(), lon.to_radians())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const DIJON: Point = Point { lat: 4_732_200, lon: 504_100 };
    const BESANCON: Point = Point { lat: 4_723_800, lon: 602_400 };

    #[test]
    fn dijon_to_besancon_is_seventy_five_kilometres_to_the_east() {
        // By Vincenty's formula on WGS 84: 74.96 km; the sphere is good to half a per cent.
        let metres = DIJON.metres_to(BESANCON);
        assert!((74_200.0..75_400.0).contains(&metres), "{metres}");
        assert_eq!(DIJON.wind_to(BESANCON), Some(Wind::East));
        assert_eq!(BESANCON.wind_to(DIJON), Some(Wind::West));
        assert_eq!(DIJON.wind_to(DIJON), None);
    }

    #[test]
    fn what_is_no_place_on_earth_is_none() {
        assert_eq!(Point::of_degrees(91.0, 0.0), None);
        assert_eq!(Point::of_degrees(f64::NAN, 5.0), None);
        assert_eq!(Point::of_degrees(47.322, 5.041), Some(DIJON));
    }

    proptest! {
        #[test]
        fn a_distance_is_the_same_both_ways_and_lies_within_its_box(
            lat in 4_500_000..4_900_000, lon in 200_000..800_000, up in -100_000..100_000, right in -100_000..100_000,
        ) {
            let (here, there) = (Point { lat, lon }, Point { lat: lat + up, lon: lon + right });
            let metres = here.metres_to(there);
            prop_assert!((metres - there.metres_to(here)).abs() < 1e-6);
            let [south, north, west, east] = here.around(metres + 1.0);
            prop_assert!((south..=north).contains(&there.lat) && (west..=east).contains(&there.lon));
        }
    }
}

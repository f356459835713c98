//! Lambert-93 (EPSG:2154), in which French public files give coordinates, read as degrees.

use std::sync::LazyLock;

use domain::distance::Point;
use proj4rs::Proj;

/// The projection as the IGN defines it. RGF93 and WGS 84 agree within a metre, which is all that a point keeps.
const LAMBERT_93: &str = "+proj=lcc +lat_0=46.5 +lon_0=3 +lat_1=49 +lat_2=44 +x_0=700000 +y_0=6600000 \
                          +ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +units=m +no_defs";
const DEGREES: &str = "+proj=longlat +datum=WGS84 +no_defs";

/// The metres between which metropolitan France lies: west, east, south, north.
const FRANCE: [f64; 4] = [0.0, 1_300_000.0, 6_000_000.0, 7_200_000.0];

/// A point of Lambert-93 in degrees; none if it is not of metropolitan France.
pub fn point(x: f64, y: f64) -> Option<Point> {
    static BOTH: LazyLock<Option<(Proj, Proj)>> = LazyLock::new(|| {
        Some((Proj::from_proj_string(LAMBERT_93).ok()?, Proj::from_proj_string(DEGREES).ok()?))
    });
    let [west, east, south, north] = FRANCE;
    if !((west..=east).contains(&x) && (south..=north).contains(&y)) {
        return None;
    }
    let (lambert, degrees) = BOTH.as_ref()?;
    let mut at = (x, y, 0.0);
    proj4rs::transform::transform(lambert, degrees, &mut at).ok()?;
    Point::of_degrees(at.1.to_degrees(), at.0.to_degrees())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Constants of Lambert-93 as the IGN publishes them (NTG_71, NTG_87): n, C, Ys; and e of GRS 80.
    const N: f64 = 0.725_607_765_053_267;
    const C: f64 = 11_754_255.426_096;
    const YS: f64 = 12_655_612.049_876;
    const E: f64 = 0.081_819_191_042_815_8;

    /// The IGN's own way back, ALG0004 with ALG0002 inside it, as NTG_71 writes it.
    fn by_the_formulas_of_the_ign(
        n: f64,
        c: f64,
        xs: f64,
        ys: f64,
        e: f64,
        lon: f64,
        at: [f64; 2],
    ) -> [f64; 2] {
        let [x, y] = at;
        let radius = (x - xs).hypot(y - ys);
        let gamma = ((x - xs) / (ys - y)).atan();
        let isometric = -(1.0 / n) * (radius / c).abs().ln();
        let quarter = std::f64::consts::FRAC_PI_2;
        let mut lat = 2.0 * isometric.exp().atan() - quarter;
        loop {
            let bent = ((1.0 + e * lat.sin()) / (1.0 - e * lat.sin())).powf(e / 2.0);
            let next = 2.0 * (bent * isometric.exp()).atan() - quarter;
            if (next - lat).abs() < 1e-11 {
                return [next, lon + gamma / n];
            }
            lat = next;
        }
    }

    #[test]
    fn the_formulas_give_the_example_of_the_ign() {
        // NTG_71, ALG0004: the example that it prints, on the ellipsoid of Clarke.
        let at = [1_029_705.083, 272_723.849];
        let [lat, lon] = by_the_formulas_of_the_ign(
            0.760_405_966,
            11_603_796.976_7,
            600_000.0,
            5_657_616.674,
            0.082_483_256_76,
            0.040_792_344_33,
            at,
        );
        assert!((lat - 0.872_664_626).abs() < 1e-8 && (lon - 0.145_512_099).abs() < 1e-8, "{lat} {lon}");
    }

    #[test]
    fn every_point_of_the_region_is_where_the_formulas_of_the_ign_say() {
        for east in (0..28).map(|step| 700_000.0 + 10_000.0 * f64::from(step)) {
            for north in (0..25).map(|step| 6_570_000.0 + 10_000.0 * f64::from(step)) {
                let [lat, lon] =
                    by_the_formulas_of_the_ign(N, C, 700_000.0, YS, E, 3_f64.to_radians(), [east, north]);
                let ours = point(east, north).unwrap();
                let theirs = Point::of_degrees(lat.to_degrees(), lon.to_degrees()).unwrap();
                assert!(
                    (ours.lat - theirs.lat).abs() <= 1 && (ours.lon - theirs.lon).abs() <= 1,
                    "{east} {north}"
                );
            }
        }
    }

    #[test]
    fn points_that_are_published_in_both_systems_meet() {
        let near = |x: f64, y: f64, lat: f64, lon: f64| {
            let (ours, theirs) = (point(x, y).unwrap(), Point::of_degrees(lat, lon).unwrap());
            assert!(ours.metres_to(theirs) < 2.0, "{ours:?} {theirs:?}");
        };
        // The origin of the projection.
        near(700_000.0, 6_600_000.0, 46.5, 3.0);
        // Paris and Lyon.
        near(652_469.02, 6_862_035.26, 48.8566, 2.3522);
        near(842_666.66, 6_519_924.37, 45.7640, 4.8357);
        // A school of the annuaire de l'éducation, which gives both.
        near(944_110.8, 6_389_542.2, 44.562_179_100_043_984, 6.074_630_346_743_691_5);
    }

    #[test]
    fn what_is_not_of_metropolitan_france_is_no_point() {
        for (x, y) in
            [(0.0, 0.0), (5.24, 47.3), (f64::NAN, 6_600_000.0), (700_000.0, f64::INFINITY), (-1e300, 1e300)]
        {
            assert_eq!(point(x, y), None);
        }
    }
}

//! `wire::Commune` → `domain::commune::Commune`.

use domain::commune::Commune;

use crate::wire;

/// Makes a commune of its record; none if it has no code or no name.
pub fn commune(record: wire::Commune) -> Option<Commune> {
    if record.code.is_empty() || record.name.is_empty() {
        return None;
    }
    let degrees = |thousandths: i32| f64::from(thousandths) / 1000.0;
    Some(Commune {
        department: (record.department, record.department_name),
        group: record.group.map(|siren| (siren, record.group_name.unwrap_or_default())),
        region: record.region,
        postcodes: record.postcodes,
        population: record.population,
        centre: record.centre.map(|[lat, lon]| (degrees(lat), degrees(lon))),
        former: record.former.into_iter().map(|former| (former.code, former.name)).collect(),
        code: record.code,
        name: record.name,
    })
}

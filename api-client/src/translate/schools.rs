//! `wire::School` → `domain::school::School`.

use domain::ids::RecordId;
use domain::school::{Ent, Kind, School};

use super::places::{lines, point};
use crate::wire;

/// Makes a school of its record; none if it has no name, no day, or no number. A kind that is not known is a wider one.
pub fn school(record: wire::School) -> Option<School> {
    if record.name.is_empty() || record.uai.is_empty() {
        return None;
    }
    let kind = kind(&record);
    let ent = record.ent_url.map(|url| Ent {
        url,
        source_url: record.ent_source_url,
        verified_on: record.ent_verified_on.and_then(|day| day.parse().ok()),
        broken_since: record
            .ent_link
            .filter(|link| link.state == "broken")
            .and_then(|link| link.since.parse().ok()),
    });
    Some(School {
        id: RecordId::parse(&record.id)?,
        uai: record.uai,
        name: record.name,
        kind,
        private: record.private,
        address: lines(&record.address),
        postcode: record.postcode,
        commune: record.commune,
        commune_name: record.commune_name,
        department: None,
        point: record.point.and_then(point),
        approximate: record.approximate,
        phone: record.phone,
        email: record.email,
        web: record.web,
        ent,
        source: record.source,
        source_url: record.source_url,
        licence: record.licence,
        verified_on: record.verified_on.parse().ok()?,
        verified_by_fetch: record.verified_from.as_deref() == Some("fetch"),
    })
}

/// The finer kind, if it is one of the kind; else the kind; else another.
fn kind(record: &wire::School) -> Kind {
    let nature = record.nature.as_deref().and_then(Kind::parse);
    let nature = nature.filter(|nature| nature.family() == record.kind);
    nature.or_else(|| Kind::parse(&record.kind)).unwrap_or(Kind::Other)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record() -> wire::School {
        wire::School {
            id: "school:0250007x".into(),
            uai: "0250007X".into(),
            kind: "lycee".into(),
            name: "Jules Haag".into(),
            verified_on: "2026-09-01".into(),
            ..wire::School::default()
        }
    }

    #[test]
    fn a_nature_of_a_newer_edition_leaves_the_kind_and_a_contradiction_too() {
        let of = |kind: &str, nature: Option<&str>| {
            school(wire::School { kind: kind.into(), nature: nature.map(str::to_owned), ..record() })
                .unwrap()
                .kind
        };
        assert_eq!(of("lycee", Some("lycee-professionnel")), Kind::LyceePro);
        assert_eq!(of("lycee", Some("lycee-spatial")), Kind::Lycee);
        assert_eq!(of("college", Some("lycee-general")), Kind::College);
        assert_eq!(of("other", Some("medico-social")), Kind::MedicoSocial);
        assert_eq!(of("moon-base", None), Kind::Other);
    }

    #[test]
    fn a_page_is_called_broken_only_where_the_region_found_it_so() {
        let link = |state: &str| wire::LinkState { state: state.into(), since: "2026-11-20".into() };
        let of = |link| {
            let ent_url = Some("https://lyc-jhaag-besancon.eclat-bfc.fr/".into());
            school(wire::School { ent_url, ent_link: link, ..record() }).unwrap().ent.unwrap().broken_since
        };
        assert_eq!(of(Some(link("broken"))), "2026-11-20".parse().ok());
        assert_eq!((of(Some(link("alive"))), of(None)), (None, None));
    }

    #[test]
    fn a_school_without_a_name_a_number_or_a_day_is_none() {
        assert!(school(record()).is_some());
        assert!(school(wire::School { name: String::new(), ..record() }).is_none());
        assert!(school(wire::School { uai: String::new(), ..record() }).is_none());
        assert!(school(wire::School { verified_on: "?".into(), ..record() }).is_none());
    }
}

//! Where an event takes place, as its location says: settled into its commune later, once communes are known.

use api_client::wire::Event;
use domain::distance::Point;
use serde_json::Value;

use crate::sources::feed::field;
use crate::sources::repair::names;
use crate::sources::repair::text::{clean, folded};
use crate::sources::{Code, Notes, Why, event_door};

/// Puts a location into an event; refused where it says that it lies abroad. `null` says nothing.
pub fn place(event: &mut Event, location: Option<&Value>, notes: &mut Notes) -> Result<(), Why> {
    let Some(location) = location.filter(|location| location.is_object()) else { return Ok(()) };
    if let Some(country) =
        field(location, "countryCode").filter(|code| !code.trim().eq_ignore_ascii_case("fr"))
    {
        return Err(Why::new(Code::OutsideRegion, &country));
    }
    let code =
        |key: &str| field(location, key).map(|code| names::five(&code)).filter(|code| !code.is_empty());
    event.venue = field(location, "name").and_then(|name| event_door::line(&name, notes, "location name"));
    event.commune = code("insee").unwrap_or_default();
    event.postcode = code("postalCode");
    event.commune_name = field(location, "city").map(|city| clean(&city).replace('\n', " "));
    event.point = point(location, notes);
    let address = field(location, "address").and_then(|address| event_door::line(&address, notes, "address"));
    event.address = address.map(|address| street(&address, event.postcode.as_deref())).unwrap_or_default();
    // « Salle des fêtes » as its own address says nothing more.
    if event.venue.as_deref().is_some_and(|name| folded(name) == folded(&event.address)) {
        event.address.clear();
    }
    Ok(())
}

/// Degrees, as numbers or as texts.
fn point(location: &Value, notes: &mut Notes) -> Option<[i32; 2]> {
    let degrees = |key: &str| field(location, key)?.trim().replace(',', ".").parse::<f64>().ok();
    let (lat, lon) = degrees("latitude").zip(degrees("longitude"))?;
    let point = Point::of_degrees(lat, lon);
    if point.is_none() {
        notes.add(Code::CoordinatesOutside, "no point of the Earth");
    }
    point.map(|point| [point.lat, point.lon])
}

/// An address without the postcode, the commune and the country that it most often repeats at its end.
fn street(address: &str, postcode: Option<&str>) -> String {
    let address = match address.rsplit_once(',') {
        Some((before, country)) if folded(country) == "france" => before,
        _ => address,
    };
    // What stands behind the postcode may be an older name of the commune, and no more than a name.
    let named = |after: &str| !after.contains(|c: char| c == ',' || c.is_ascii_digit());
    let cut = postcode.and_then(|code| address.rsplit_once(code)).filter(|(_, after)| named(after));
    let kept = cut.map_or(address, |(before, _)| before);
    kept.trim_end_matches([',', ' ', '-', '\u{a0}']).to_owned()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn an_address_does_not_repeat_its_commune() {
        let read = |address: &str| street(address, Some("39570"));
        for written in [
            "1 rue de l’Essai, 39570 Essai-sur-Ain, France",
            "1 rue de l’Essai 39570 Essai sur Ain",
            "1 rue de l’Essai - 39570",
            "1 rue de l’Essai",
        ] {
            assert_eq!(read(written), "1 rue de l’Essai", "{written}");
        }
        assert_eq!(read("39570 Essai-sur-Ain"), "");
        assert_eq!(read("1 rue, 39570 Essai-sur-Ain, bâtiment B"), "1 rue, 39570 Essai-sur-Ain, bâtiment B");
        assert_eq!(street("Place, France", None), "Place");
    }

    #[test]
    fn null_says_nothing_and_abroad_is_refused() {
        let read = |location: Value| {
            let mut event = Event::default();
            place(&mut event, Some(&location), &mut Notes::default()).map(|()| event)
        };
        assert_eq!(read(json!(null)), Ok(Event::default()));
        assert_eq!(read(json!("Dole")), Ok(Event::default()));
        let abroad = json!({"countryCode": "DE", "postalCode": "39104", "city": "Magdeburg"});
        assert_eq!(read(abroad), Err(Why::new(Code::OutsideRegion, "DE")));
        let texts = json!({"latitude": "46,7", "longitude": 5.6, "insee": 39001, "postalCode": "CH-1000"});
        let event = read(texts).unwrap();
        assert_eq!(
            (event.point, event.commune.as_str(), event.postcode),
            (Some([4_670_000, 560_000]), "39001", None)
        );
        assert_eq!(read(json!({"latitude": 4000, "longitude": 5})).unwrap().point, None);
    }
}

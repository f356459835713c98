//! Puts events, places and schools on the ground: each into its commune, each point where it may lie.

use api_client::wire::{Commune, Event, Place, School, Stop};
use domain::distance::Point;

use super::ground::{Ground, Said, centre};
use super::{Code, Notes, Reading, Record, Why};

/// Farther than that from the centre of its commune, no point belongs to it, in metres.
const FARTHEST: f64 = 15_000.0;

/// Settles every record that stands somewhere. Without any commune known, all stay as they were read.
pub fn settle(reading: &mut Reading, ground: &Ground) {
    if ground.is_empty() {
        reading.say("communes", Code::UnknownTerritory, "import communes first");
        return;
    }
    reading.mend(|record, notes| match record {
        Record::Event(event) => Ok(Record::Event(Box::new(event_on(*event, ground, notes)?))),
        Record::Place(place) => Ok(Record::Place(Box::new(place_on(*place, ground, notes)?))),
        Record::School(school) => Ok(Record::School(Box::new(school_on(*school, ground, notes)?))),
        other => Ok(other),
    });
}

fn event_on(mut event: Event, ground: &Ground, notes: &mut Notes) -> Result<Event, Why> {
    let Event { commune, commune_name, postcode, point, approximate, .. } = &mut event;
    if commune.is_empty() && commune_name.is_none() && postcode.is_none() {
        // A point that no commune vouches for could lie anywhere.
        (*point, *approximate) = (None, false);
        if event.mode.as_deref() != Some("online") {
            notes.add(Code::NoPlace, "");
        }
        return Ok(event);
    }
    Site { commune, commune_name, postcode, point, approximate }.settle(ground, notes)?;
    Ok(event)
}

fn place_on(mut place: Place, ground: &Ground, notes: &mut Notes) -> Result<Place, Why> {
    for stop in &mut place.stops {
        stop_on(stop, ground, notes)?;
    }
    let nowhere = place.commune.is_empty() && place.postcode.is_none();
    if nowhere && !place.stops.is_empty() {
        return Ok(place);
    }
    // A row of the Region's list stands where FINESS says that its number is: known when the pack is made.
    if nowhere && place.telehealth && place.finess.is_some() {
        notes.add(Code::MissingField, "commune: that of FINESS");
        return Ok(place);
    }
    let Place { commune, commune_name, postcode, point, approximate, .. } = &mut place;
    Site { commune, commune_name, postcode, point, approximate }.settle(ground, notes)?;
    Ok(place)
}

fn school_on(mut school: School, ground: &Ground, notes: &mut Notes) -> Result<School, Why> {
    let School { commune, commune_name, postcode, point, approximate, .. } = &mut school;
    Site { commune, commune_name, postcode, point, approximate }.settle(ground, notes)?;
    Ok(school)
}

/// What a record says of where it stands.
struct Site<'a> {
    commune: &'a mut String,
    commune_name: &'a mut Option<String>,
    postcode: &'a mut Option<String>,
    point: &'a mut Option<[i32; 2]>,
    approximate: &'a mut bool,
}

impl Site<'_> {
    /// Puts it into its commune, and leaves out what the commune says already.
    fn settle(self, ground: &Ground, notes: &mut Notes) -> Result<(), Why> {
        let said = Said {
            code: self.commune,
            name: self.commune_name.as_deref().unwrap_or_default(),
            postcode: self.postcode.as_deref().unwrap_or_default(),
        };
        let commune = ground.commune(said, notes)?;
        (*self.point, *self.approximate) = point_in(*self.point, *self.approximate, commune, notes);
        *self.postcode = telling(self.postcode.take(), commune);
        self.commune.clone_from(&commune.code);
        *self.commune_name = None;
        Ok(())
    }
}

fn stop_on(stop: &mut Stop, ground: &Ground, notes: &mut Notes) -> Result<(), Why> {
    let said = Said { code: &stop.commune, name: &stop.commune_name, postcode: "" };
    let commune = ground.commune(said, notes)?;
    if let Some(point) = stop.point {
        stop.point = point_in(Some(point), false, commune, notes).0;
    }
    stop.point = stop.point.or_else(|| centre(commune).map(|point| [point.lat, point.lon]));
    (stop.commune, stop.commune_name) = (commune.code.clone(), commune.name.clone());
    Ok(())
}

/// A postcode that the commune does not already say.
fn telling(postcode: Option<String>, commune: &Commune) -> Option<String> {
    postcode.filter(|postcode| commune.postcodes.as_slice() != [postcode.as_str()])
}

/// The point if it may be the place's, turned where latitude and longitude were swapped; else the commune's centre.
fn point_in(
    point: Option<[i32; 2]>,
    approximate: bool,
    commune: &Commune,
    notes: &mut Notes,
) -> (Option<[i32; 2]>, bool) {
    let Some(centre) = centre(commune) else { return (point, approximate) };
    let Some([lat, lon]) = point else { return (Some([centre.lat, centre.lon]), true) };
    let near = |lat, lon| Point { lat, lon }.metres_to(centre) <= FARTHEST;
    if near(lat, lon) {
        return (point, approximate);
    }
    if near(lon, lat) {
        notes.add(Code::CoordinatesOutside, "swapped");
        return (Some([lon, lat]), approximate);
    }
    notes
        .add(Code::CoordinatesOutside, if (lat, lon) == (0, 0) { "0/0" } else { "too far from the commune" });
    (Some([centre.lat, centre.lon]), true)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ground() -> Ground {
        let beaune = Commune {
            code: "21054".into(),
            name: "Beaune".into(),
            postcodes: vec!["21200".into()],
            centre: Some([47_025, 4_838]),
            ..Commune::default()
        };
        Ground::of([beaune].into_iter())
    }

    fn settled(point: Option<[i32; 2]>) -> (Place, Vec<String>) {
        let place = Place {
            id: "x:1".into(),
            commune: "21054".into(),
            postcode: Some("21200".into()),
            commune_name: Some("BEAUNE".into()),
            point,
            ..Place::default()
        };
        let mut reading = Reading::default();
        reading.take("row 2", Ok(Record::Place(Box::new(place))), Notes::default());
        settle(&mut reading, &ground());
        let Some(Record::Place(place)) = reading.records.pop() else { panic!("no place") };
        (*place, reading.repaired.into_iter().map(|repair| repair.what).collect())
    }

    #[test]
    fn a_point_near_tours_becomes_the_centre_of_beaune_and_says_so() {
        let (place, repaired) = settled(Some([4_741_700, 99_400]));
        assert_eq!((place.point, place.approximate), (Some([4_702_500, 483_800]), true));
        assert_eq!(repaired, ["coordinates_outside: too far from the commune"]);
        let (place, repaired) = settled(Some([0, 0]));
        assert!(place.approximate && repaired == ["coordinates_outside: 0/0"], "{repaired:?}");
    }

    #[test]
    fn a_swapped_point_is_turned_and_a_missing_one_is_the_centre() {
        let (place, repaired) = settled(Some([484_000, 4_702_000]));
        assert_eq!((place.point, place.approximate), (Some([4_702_000, 484_000]), false));
        assert_eq!(repaired, ["coordinates_outside: swapped"]);
        let (place, repaired) = settled(None);
        assert!(place.approximate && repaired.is_empty());
    }

    #[test]
    fn an_event_stands_in_its_commune_or_nowhere_and_says_so() {
        let read = |event: Event| {
            let mut reading = Reading::default();
            let event = Event { id: "x:1".into(), ..event };
            reading.take("row 2", Ok(Record::Event(Box::new(event))), Notes::default());
            settle(&mut reading, &ground());
            reading
        };
        let point = Some([4_741_700, 99_400]);
        let (name, postcode) = (Some("BEAUNE".to_owned()), Some("21200".to_owned()));
        let found = read(Event { commune_name: name, postcode, point, ..Event::default() });
        let Some(Record::Event(event)) = found.records.first() else { panic!("no event") };
        assert_eq!((event.commune.as_str(), event.commune_name.as_deref()), ("21054", None));
        assert_eq!((event.point, event.approximate), (Some([4_702_500, 483_800]), true));
        assert!(found.repaired.iter().any(|repair| repair.what.starts_with("coordinates_outside")));

        let lost = read(Event { point, ..Event::default() });
        assert!(matches!(&lost.records[0], Record::Event(event) if event.point.is_none()));
        assert_eq!(lost.repaired[0].what, "no_place");
        let online = read(Event { mode: Some("online".into()), ..Event::default() });
        assert!(online.repaired.is_empty() && online.refused.is_empty());
        let elsewhere = read(Event { commune: "75056".into(), ..Event::default() });
        assert_eq!(elsewhere.refused[0].why, "outside_region: 75056");
    }

    #[test]
    fn what_the_commune_says_is_not_repeated() {
        let (place, _) = settled(Some([4_702_000, 484_000]));
        assert_eq!((place.postcode, place.commune_name), (None, None));
    }

    #[test]
    fn a_place_elsewhere_is_refused() {
        let mut reading = Reading::default();
        let place = Place { id: "x:1".into(), commune: "75056".into(), ..Place::default() };
        reading.take("row 2", Ok(Record::Place(Box::new(place))), Notes::default());
        settle(&mut reading, &ground());
        assert_eq!((reading.records.len(), reading.refused[0].why.as_str()), (0, "outside_region: 75056"));
    }
}

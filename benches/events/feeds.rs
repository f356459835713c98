//! Feeds of made events in each format, about as large as real records are.

use chrono::{NaiveDate, NaiveTime, Timelike};
use gateway::sources::File;
use serde_json::{Value, json};

use crate::made::{Made, centre, insee};
use crate::{lines, objects};

/// A format by the name of its source, and how files of it are made.
pub type Format = (&'static str, fn(&[Made]) -> Vec<File>);

/// The formats that are measured.
pub const FORMATS: [Format; 8] = [
    ("openagenda", openagenda),
    ("opendatasoft-events", opendatasoft),
    ("datatourisme-feed", datatourisme),
    ("datatourisme-api", objects::datatourisme_api),
    ("tourinsoft", tourinsoft),
    ("ical", lines::ical),
    ("agenda-csv", lines::csv),
    ("json-ld", objects::json_ld),
];

/// A file of a text.
pub fn file(path: String, text: String) -> File {
    File { path, bytes: text.into_bytes() }
}

/// The number that an event has in every feed.
pub fn uid(one: &Made) -> usize {
    10_000_019 + one.number * 7_919
}

/// An instant as feeds write it: winter time, or summer time from April to October.
pub fn instant(day: NaiveDate, time: NaiveTime) -> String {
    use chrono::Datelike;
    let offset = if (4..=10).contains(&day.month()) { 2 } else { 1 };
    format!("{day}T{}+0{offset}:00", time.format("%H:%M:%S"))
}

fn timings(one: &Made) -> Value {
    let timing = |day: &NaiveDate| json!({ "begin": instant(*day, one.from), "end": instant(*day, one.to) });
    one.days.iter().map(timing).collect()
}

fn openagenda(events: &[Made]) -> Vec<File> {
    let record = |one: &Made| {
        let (lat, lon) = centre(one.commune);
        json!({
            "uid": uid(one), "slug": format!("evenement-{}", one.number),
            "title": { "fr": one.title }, "description": { "fr": one.summary },
            "longDescription": { "fr": format!("<p>{}</p>\n<p><strong>{}</strong></p>", one.text, one.summary) },
            "conditions": { "fr": if one.number.is_multiple_of(3) { "Entrée libre" } else { "12 €, réduit 8 €" } },
            "keywords": { "fr": ["culture", "famille", "patrimoine"] },
            "image": { "base": "https://cdn.example/main/", "filename": format!("{:032x}.base.image.jpg", one.number) },
            "registration": [{ "type": "link", "value": format!("https://billets.example/{}", one.number) },
                { "type": "phone", "value": "0380000000" }],
            "accessibility": { "hi": false, "ii": one.number.is_multiple_of(4), "mi": true, "pi": false, "vi": false },
            "timings": timings(one), "age": { "min": null, "max": null }, "attendanceMode": 1, "timezone": "Europe/Paris",
            "status": 1, "state": 2, "featured": false, "createdAt": "2026-10-02T08:12:00.000Z",
            "updatedAt": "2026-11-20T09:30:00.000Z",
            "originAgenda": { "uid": 9_000_001, "title": "Agenda de la ville", "slug": "agenda" },
            "location": { "uid": 40_000 + one.commune, "name": one.venue, "address": format!("{} rue de la Gare", one.number % 90),
                "insee": insee(one.commune), "postalCode": "21000", "city": format!("Commune {}", one.commune),
                "department": "Côte-d’Or", "region": "Bourgogne-Franche-Comté", "countryCode": "FR",
                "latitude": lat, "longitude": lon, "timezone": "Europe/Paris" },
        })
    };
    let pages = events.chunks(300).enumerate();
    let page = |(number, page): (usize, &[Made])| {
        let text = json!({ "total": events.len(), "events": page.iter().map(record).collect::<Value>(),
            "sort": "updatedAt.asc", "after": null });
        file(format!("page-{number:04}.json"), text.to_string())
    };
    pages.map(page).collect()
}

fn opendatasoft(events: &[Made]) -> Vec<File> {
    let record = |one: &Made| {
        let (lat, lon) = centre(one.commune);
        let (first, last) = (one.days[0], one.days[one.days.len() - 1]);
        json!({
            "uid": uid(one).to_string(), "slug": format!("evenement-{}", one.number), "title_fr": one.title,
            "description_fr": one.summary, "longdescription_fr": format!("<p>{}</p>", one.text),
            "conditions_fr": "12 €, réduit 8 €", "keywords_fr": ["culture", "famille"],
            "canonicalurl": format!("https://openagenda.com/agenda/events/evenement-{}", one.number),
            "image": "https://cdn.example/main/a.base.image.jpg", "timings": timings(one).to_string(),
            "firstdate_begin": instant(first, one.from), "lastdate_end": instant(last, one.to),
            "status": r#"{"id": 1, "label": {"fr": "Programmé", "en": "Scheduled", "es": "Programado"}}"#,
            "attendancemode": r#"{"id": 1, "label": {"fr": "Sur place", "en": "Offline"}}"#,
            "accessibility": null, "registration": r#"[{"type": "phone", "value": "0380000000"}]"#,
            "location_uid": (40_000 + one.commune).to_string(), "location_name": one.venue,
            "location_address": format!("{} rue de la Gare, 21000 Commune {}", one.number % 90, one.commune),
            "location_postalcode": "21000", "location_city": format!("Commune {}", one.commune),
            "location_insee": insee(one.commune), "location_department": "Côte-d’Or",
            "location_region": "Bourgogne-Franche-Comté", "location_countrycode": "FR",
            "location_coordinates": { "lat": lat, "lon": lon }, "updatedat": "2026-11-20T09:30:00+00:00",
            "originagenda_title": "Agenda de la ville", "originagenda_uid": "9000001",
        })
    };
    let text =
        json!({ "total_count": events.len(), "results": events.iter().map(record).collect::<Value>() });
    vec![file("records.json".into(), text.to_string())]
}

/// Objects of about nine kilobytes: what they say, in six languages, with pictures, contacts and prices.
fn datatourisme(events: &[Made]) -> Vec<File> {
    let name = |one: &Made| {
        format!(
            "{0:x}/{0:x}{1:x}/6-{2:08x}-0000-3000-8000-000000000000.json",
            one.number % 16,
            one.number / 16 % 16,
            uid(one)
        )
    };
    let object = |one: &Made| {
        let (lat, lon) = centre(one.commune);
        let id = format!("https://data.datatourisme.fr/6/{:08x}-0000-3000-8000-000000000000", uid(one));
        let part = |kind: &str, number: usize| {
            format!("https://data.datatourisme.fr/{kind}/{number:08x}-{:08x}", one.number)
        };
        let languages = ["de", "en", "es", "it", "nl"];
        let translated: serde_json::Map<_, _> = std::iter::once(("fr".to_owned(), json!([one.text])))
            .chain(languages.iter().map(|language| ((*language).to_owned(), json!([one.text]))))
            .collect();
        let machine: Vec<_> = (0..12).map(|at| json!({ "@id": part("t", at), "@type": ["TranslatedProperty"],
            "dc:contributor": ["Moteur de traduction"], "rdf:language": languages[at % 5], "rdf:predicate": { "@id": "dc:description" } })).collect();
        let periods: Vec<_> = one.days.iter().enumerate().map(|(at, day)| json!({ "@id": part("p", at), "@type": ["Period"],
            "startDate": day.to_string(), "endDate": day.to_string(), "startTime": one.from.format("%H:%M:%S").to_string() })).collect();
        let picture: Vec<_> = (0..3).map(|at| json!({ "@id": part("i", at), "@type": ["ebucore:EditorialObject"],
            "ebucore:hasAnnotation": [{ "@id": part("n", at), "credits": ["Office de tourisme"], "@type": ["Annotation"] }],
            "ebucore:hasRelatedResource": [{ "@id": part("r", at), "@type": ["ebucore:Resource"],
                "ebucore:locator": [format!("https://photos.example/upload/{}-{at}.jpg", one.number)] }] })).collect();
        let text = json!({
            "@id": id, "dc:identifier": format!("FMABFC{:010}", uid(one)),
            "@type": ["schema:Event", "CulturalEvent", "EntertainmentAndEvent", "PointOfInterest", "schema:MusicEvent", "Concert"],
            "rdfs:label": { "fr": [one.title], "en": [one.title] }, "rdfs:comment": { "fr": [one.summary], "en": [one.summary] },
            "creationDate": "2026-10-02", "lastUpdate": "2026-11-20", "lastUpdateDatatourisme": "2026-11-21T00:52:58.405Z",
            "hasBeenCreatedBy": { "@id": part("a", 1), "schema:legalName": "Office de tourisme", "@type": ["schema:Organization", "Agent"] },
            "hasContact": [{ "@id": part("c", 1), "schema:telephone": ["+33 3 80 00 00 00"], "schema:email": ["accueil@tourisme.example"],
                "foaf:homepage": ["https://tourisme.example"], "@type": ["foaf:Agent", "Agent"] }],
            "hasDescription": [{ "@id": part("d", 1), "@type": ["Description"], "dc:description": translated,
                "shortDescription": { "fr": [one.summary], "en": [one.summary] }, "hasTranslatedProperty": machine }],
            "hasMainRepresentation": [picture[0]], "hasRepresentation": picture,
            "isLocatedAt": [{ "@id": part("l", 1), "@type": ["schema:Place", "Place"],
                "schema:address": [{ "@id": part("x", 1), "schema:addressLocality": format!("Commune {}", one.commune),
                    "schema:postalCode": "21000", "schema:streetAddress": [one.venue], "@type": ["schema:PostalAddress", "PostalAddress"],
                    "hasAddressCity": { "@id": format!("kb:{}", insee(one.commune)), "insee": insee(one.commune), "@type": ["City"],
                        "rdfs:label": { "fr": [format!("Commune {}", one.commune)] } } }],
                "schema:geo": { "@id": part("g", 1), "schema:latitude": lat.to_string(), "schema:longitude": lon.to_string(),
                    "@type": ["schema:GeoCoordinates"] } }],
            "offers": [{ "@id": part("o", 1), "@type": ["schema:Offer"], "schema:priceSpecification": [{ "@id": part("s", 1),
                "schema:minPrice": 8.0, "schema:maxPrice": 12.0, "schema:priceCurrency": "EUR", "@type": ["schema:PriceSpecification"] }] }],
            "takesPlaceAt": periods,
        });
        file(format!("objects/{}", name(one)), text.to_string())
    };
    let index: Value = events.iter().map(|one| json!({ "label": one.title, "lastUpdateDatatourisme": "2026-11-21T00:52:58.405Z", "file": name(one) })).collect();
    let mut files = vec![file("index.json".into(), index.to_string())];
    files.extend(events.iter().map(object));
    files
}

fn tourinsoft(events: &[Made]) -> Vec<File> {
    let record = |one: &Made| {
        let (lat, lon) = centre(one.commune);
        let french = |day: NaiveDate| day.format("%d/%m/%Y").to_string();
        let hour = |time: NaiveTime| format!("{:02}:{:02}", time.hour(), time.minute());
        // A row of days that follow each other is one period.
        let mut periods: Vec<(NaiveDate, NaiveDate)> = Vec::new();
        for day in &one.days {
            match periods.last_mut().filter(|(_, last)| last.succ_opt() == Some(*day)) {
                Some((_, last)) => *last = *day,
                None => periods.push((*day, *day)),
            }
        }
        let periods: Vec<_> = periods
            .iter()
            .map(|(first, last)| {
                format!("{}|{}|{}|{}||||", french(*first), french(*last), hour(one.from), hour(one.to))
            })
            .collect();
        json!({
            "SyndicObjectID": format!("FMABFC{:010}", uid(one)), "SyndicObjectName": one.title, "ObjectTypeName": "Fêtes et manifestations",
            "Published": "/Date(1793491200000)/", "Updated": "/Date(1795166400000)/", "GmapLatitude": lat.to_string(), "GmapLongitude": lon.to_string(),
            "AdresseComplete": format!("{}|{} rue de la Gare||21000|COMMUNE {}|{}", one.venue, one.number % 90, one.commune, insee(one.commune)),
            "MoyenDeCom": "Téléphone|03 80 00 00 00#Mél|accueil@tourisme.example#Site web (URL)|https://tourisme.example",
            "PeriodeOuverture": periods.join("#"), "DescriptionCommerciale": format!("{}\r\n{}", one.summary, one.text),
            "Classification": "#Culturelle", "Tarifs": "Plein tarif|12|12#Réduit|8|8", "Photos": format!("https://photos.example/{}.jpg|Vue|Office", one.number),
            "Photo": null, "Handicap": "", "Labels": "", "PrestationsEquipements": "#Parking#Toilettes", "ModesPaiements": "#Espèces#Chèque",
        })
    };
    let text = json!({ "odata.count": events.len().to_string(), "value": events.iter().map(record).collect::<Value>() });
    vec![file("syndication.json".into(), text.to_string())]
}

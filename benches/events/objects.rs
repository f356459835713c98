//! The same feeds as linked data that is not DATAtourisme's files: its API, and the pages of organisers.

use gateway::sources::File;
use serde_json::{Value, json};

use crate::feeds::{file, instant, uid};
use crate::made::{Made, centre, insee};

/// Pages of a hundred objects.
pub fn datatourisme_api(events: &[Made]) -> Vec<File> {
    let object = |one: &Made| {
        let (lat, lon) = centre(one.commune);
        let periods: Vec<_> = one.days.iter().map(|day| json!({ "startDate": day.to_string(), "endDate": day.to_string(),
            "startTime": one.from.format("%H:%M").to_string(), "endTime": one.to.format("%H:%M").to_string() })).collect();
        json!({
            "uuid": format!("{:032x}", uid(one)),
            "uri": format!("https://data.datatourisme.fr/6/{:08x}-0000-3000-8000-000000000000", uid(one)),
            "type": ["Concert", "CulturalEvent", "EntertainmentAndEvent", "PointOfInterest"],
            "label": { "@fr": one.title, "@en": one.title },
            "lastUpdate": "2026-11-20", "lastUpdateDatatourisme": "2026-11-21T00:52:58.405Z",
            "takesPlaceAt": periods,
            "isLocatedAt": [{ "geo": { "latitude": lat, "longitude": lon }, "address": [{ "streetAddress": [one.venue],
                "postalCode": "21000", "addressLocality": format!("Commune {}", one.commune),
                "hasAddressCity": { "uri": format!("kb:{}", insee(one.commune)), "insee": insee(one.commune),
                    "label": { "@fr": format!("Commune {}", one.commune) } } }] }],
            "hasDescription": [{ "shortDescription": { "@fr": one.summary, "@en": one.summary },
                "description": { "@fr": one.text, "@en": one.text, "@de": one.text } }],
            "offers": [{ "priceSpecification": [{ "minPrice": [8], "maxPrice": [12], "priceCurrency": "EUR" }] }],
            "hasContact": [{ "telephone": ["+33 3 80 00 00 00"], "email": ["accueil@tourisme.example"],
                "homepage": ["https://tourisme.example"] }],
            "hasBeenCreatedBy": { "legalName": "Office de tourisme" },
        })
    };
    let page = |(number, page): (usize, &[Made])| {
        let text = json!({ "objects": page.iter().map(object).collect::<Value>(), "meta": { "total": events.len(), "next": null } });
        file(format!("page-{number:04}.json"), text.to_string())
    };
    events.chunks(100).enumerate().map(page).collect()
}

/// A page an event, its calendar in a script as search engines read it.
pub fn json_ld(events: &[Made]) -> Vec<File> {
    let page = |one: &Made| {
        let (lat, lon) = centre(one.commune);
        let evenings: Vec<_> = one.days.iter().map(|day| json!({
            "@context": "https://schema.org", "@type": "MusicEvent",
            "name": one.title, "description": one.text, "url": format!("https://salle.example/{}", one.number),
            "startDate": instant(*day, one.from), "endDate": instant(*day, one.to),
            "eventStatus": "https://schema.org/EventScheduled", "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
            "location": { "@type": "Place", "name": one.venue, "geo": { "@type": "GeoCoordinates", "latitude": lat, "longitude": lon },
                "address": { "@type": "PostalAddress", "streetAddress": format!("{} rue de la Gare", one.number % 90),
                    "postalCode": "21000", "addressLocality": format!("Commune {}", one.commune), "addressCountry": "FR" } },
            "offers": { "@type": "Offer", "price": "12", "priceCurrency": "EUR", "url": format!("https://billets.example/{}", one.number) },
        })).collect();
        let text = format!(
            "<!doctype html><html lang=\"fr\"><head><title>{0}</title><script type=\"application/ld+json\">{1}</script></head><body><h1>{0}</h1><p>{2}</p></body></html>",
            one.title,
            Value::from(evenings),
            one.text
        );
        file(format!("salle.example/{}.html", one.number), text)
    };
    events.iter().map(page).collect()
}

//! Places and calendars that we write ourselves, and the Region's list of telehealth points: read strictly.

use std::path::Path;

use api_client::translate::{campaign, place, school_holidays};
use domain::hours::{Holidays, Hours};
use gateway::sources::{File, Ground, Reading, Record, settle};

use crate::health::places;
use crate::world::{file, fixtures, folder_of, read, repaired, why};

fn text(path: &str) -> String {
    let file = fixtures("content").into_iter().find(|file| file.path == path).unwrap();
    String::from_utf8(file.bytes).unwrap()
}

/// What happens to a file once a line is changed; beside it, a link that is always good.
fn after(path: &str, from: &str, to: &str) -> String {
    let before = text(path);
    let changed = before.replace(from, to);
    assert_ne!(changed, before, "{from}");
    why(&with(path, &changed), path)
}

fn with(path: &str, text: &str) -> Reading {
    let link = fixtures("content").into_iter().find(|file| file.path.starts_with("links/")).unwrap();
    read("content", &[file(path, text), link]).unwrap()
}

const PLACE: &str = "places/lieu-essai.toml";
const DAYS: &str = "calendars/vacances-essai.toml";
const LIST: &str = "places/telehealth.csv";

#[test]
fn a_good_place_is_read_whole() {
    let reading = read("content", &fixtures("content")).unwrap();
    let place = places(&reading).into_iter().find(|place| place.id == "content:lieu-essai").unwrap();
    assert_eq!((place.kind.as_str(), place.name.as_str()), ("micro-folie", "Micro-Folie d’essai"));
    assert_eq!(place.point, Some([4_670_000, 560_000]));
    assert_eq!(place.phone.as_deref(), Some("0384000009"));
    assert_eq!(place.note.as_deref(), Some("Fait main\u{a0}: pour les essais."));
    assert!(place.companion && !place.telehealth);
}

#[test]
fn a_slip_of_the_pen_in_a_place_is_refused_by_its_name() {
    assert_eq!(after(PLACE, "note =", "notes ="), "unknown_key: notes");
    assert_eq!(after(PLACE, "micro-folie\"\nname", "moon-base\"\nname"), "unknown_value: kind moon-base");
    assert_eq!(after(PLACE, "micro-folie\"\nname", "telehealth\"\nname"), "unknown_value: kind telehealth");
    assert_eq!(after(PLACE, "commune = \"39001\"\n", ""), "missing_field: commune");
    assert_eq!(after(PLACE, "\"39001\"", "\"3900\""), "unreadable_value: commune");
    assert_eq!(
        after(PLACE, "We 14:00-18:00", "mercredi après-midi"),
        "hours_unreadable: mercredi après-midi"
    );
    assert_eq!(after(PLACE, "03 84 00 00 09", "03 84"), "unreadable_value: phone");
    assert_eq!(after(PLACE, "accueil@", "jeanne.canari@"), "personal_data_removed: email");
    assert_eq!(after(PLACE, "[46.7, 5.6]", "[146.7, 5.6]"), "coordinates_outside: point");
    assert_eq!(after(PLACE, "\"possible\"", "\"maybe\""), "unknown_value: appointment maybe");
    assert_eq!(after(PLACE, "\"limited\"", "\"perhaps\""), "unknown_value: wheelchair perhaps");
    assert_eq!(after(PLACE, "2026-08-19", "2026-02-30"), "dates_unreadable: verified_on");
    assert_eq!(after(PLACE, "source_url = \"https:", "source_url = \"x:"), "link_unreadable: source_url");
}

#[test]
fn what_travels_needs_its_stops_and_no_commune() {
    let stops = "stops = [{ on = \"2026-12-01\", commune = \"39001\", from = \"10:00\", to = \"12:00\" }]\n";
    let travelling =
        text(PLACE).replace("commune = \"39001\"\n", stops).replace("postcode = \"39999\"\n", "");
    assert_eq!(why(&with(PLACE, &travelling), PLACE), "");
    let backwards = travelling.replace("\"12:00\"", "\"09:00\"");
    assert_eq!(why(&with(PLACE, &backwards), PLACE), "hours_unreadable: stops");
}

#[test]
fn the_days_of_a_calendar_are_in_their_order() {
    let reading = read("content", &fixtures("content")).unwrap();
    let calendar = reading.records.iter().find(|record| record.id() == "calendar:vacances-essai").unwrap();
    let Record::Calendar(calendar) = calendar else { panic!("a calendar") };
    assert_eq!(school_holidays(calendar).unwrap().len(), 2);
    assert_eq!(after(DAYS, "2026-11-01", "2026-10-01"), "dates_unreadable: spans");
    assert_eq!(after(DAYS, "2026-12-19", "2026-10-30"), "dates_unreadable: spans");
    assert_eq!(after(DAYS, "\"A\"", "\"Z\""), "unknown_value: zone Z");
    assert_eq!(after(DAYS, "school_holidays", "holidays"), "unknown_value: kind holidays");
    assert_eq!(after(DAYS, "title = \"Noël\"", "titre = \"Noël\""), "unknown_key: titre");
}

const ASKED: &str = "calendars/demande-essai.toml";

#[test]
fn a_campaign_says_whom_it_concerns_what_to_do_and_the_year_of_its_days() {
    let reading = read("content", &fixtures("content")).unwrap();
    let found = reading.records.iter().find(|record| record.id() == "calendar:demande-essai").unwrap();
    let Record::Calendar(calendar) = found else { panic!("a calendar") };
    let campaign = campaign(calendar).unwrap();
    assert_eq!(campaign.link.as_deref(), Some("link:ent-essai"));
    assert_eq!(campaign.periods.len(), 2);
    assert!(campaign.periods[0].derived && campaign.periods[1].to.is_none());
    assert_eq!(calendar.spans[0].title, "Demande d’essai", "called as the campaign is");
    assert!(school_holidays(calendar).is_none());

    assert_eq!(after(ASKED, "\"college\"", "\"moon\""), "unknown_value: concerns moon");
    assert_eq!(after(ASKED, "concerns = [\"college\"]\n", ""), "missing_field: concerns");
    assert_eq!(after(ASKED, "closed = ", "# "), "missing_field: closed");
    assert_eq!(after(ASKED, "link = \"ent-essai\"\n", ""), "missing_field: link");
    assert_eq!(after(ASKED, "year = \"2026-2027\"\n", ""), "missing_field: spans year");
    assert_eq!(after(ASKED, "2026-2027", "2026-2028"), "unreadable_value: spans year 2026-2028");
    assert_eq!(after(ASKED, "note = \"Tirée d'un texte.\"\n", ""), "missing_field: spans note");
    assert_eq!(after(ASKED, "to = \"2026-10-15\"", "to = \"2026-08-15\""), "dates_unreadable: spans");
    assert_eq!(after(ASKED, "from = \"2027-06-02\"", "from = \"2026-10-15\""), "dates_unreadable: spans");
    assert_eq!(after(ASKED, "school_campaign", "school_holidays"), "contradiction: spans year");
    assert_eq!(after(ASKED, "closed = ", "ferme = "), "unknown_key: ferme");
    assert_eq!(after(DAYS, "zone = \"A\"", "closed = \"x\""), "contradiction: closed");

    let led = text(ASKED).replace("ent-essai", "nulle-part");
    let reading = with(ASKED, &led);
    assert_eq!(why(&reading, "calendar:demande-essai"), "unknown_value: link link:nulle-part");
    let none = text(ASKED).split("[[spans]]").next().unwrap().replace("source_url", "spans = []\nsource_url");
    assert_eq!(why(&with(ASKED, &none), ASKED), "", "days that nobody publishes");
    let silent = none.replace("unknown = ", "# ");
    assert_eq!(why(&with(ASKED, &silent), ASKED), "missing_field: unknown");
}

#[test]
fn a_card_says_what_to_do_by_case() {
    let reading = read("content", &fixtures("content")).unwrap();
    let found = reading.records.iter().find(|record| record.id() == "link:ent-essai").unwrap();
    let Record::Link(card) = found else { panic!("a link") };
    assert_eq!((card.steps.len(), card.cases[0].steps.len()), (1, 2));
    assert_eq!(card.cases[0].title, "Ça ne marche pas");
    assert_eq!((card.when.as_deref(), card.ask.as_deref()), (Some("À la rentrée."), Some("Le secrétariat.")));
    const LINK: &str = "links/ent-essai.toml";
    let of = |from: &str, to: &str| {
        let changed = text(LINK).replace(from, to);
        assert_ne!(changed, text(LINK), "{from}");
        why(&read("content", &[file(LINK, &changed), file(DAYS, &text(DAYS))]).unwrap(), LINK)
    };
    assert_eq!(of("when = \"À la rentrée.\"", "when = \" \""), "missing_field: when");
    assert_eq!(of("title = \"Ça ne marche pas\"", "title = \"\""), "missing_field: cases title");
    assert_eq!(of("https://exemple.fr/page", "exemple"), "link_unreadable: steps");
    assert_eq!(of("[[cases]]", "[[case]]"), "unknown_key: case");
    let emptied = text(LINK).split("steps = [\n").next().unwrap().to_owned() + "steps = []\n";
    let reading = read("content", &[file(LINK, &emptied), file(DAYS, &text(DAYS))]).unwrap();
    assert_eq!(why(&reading, LINK), "missing_field: cases steps");
}

#[test]
fn the_list_of_the_region_makes_points_of_telehealth() {
    let reading = read("content", &fixtures("content")).unwrap();
    let all = places(&reading);
    let point = all.iter().find(|place| place.id == "content:telehealth-210000001").unwrap();
    assert_eq!((point.kind.as_str(), point.telehealth), ("telehealth", true));
    assert_eq!(point.hours.as_deref(), Some("Mo-Fr 09:00-12:00"));
    assert_eq!((point.wheelchair.as_deref(), point.phone.as_deref()), (Some("yes"), Some("0380000099")));
    assert_eq!(point.booking.as_deref(), Some("Par téléphone, la veille."));
    assert_eq!(point.finess.as_deref(), Some("210000001"));
    let pharmacy = all.iter().find(|place| place.id == "content:telehealth-390000002").unwrap();
    assert_eq!((pharmacy.kind.as_str(), pharmacy.telehealth), ("pharmacy", true));
    assert_eq!((pharmacy.hours.as_deref(), pharmacy.hours_said.as_deref()), (None, Some("le matin")));
    assert!(repaired(&reading, "telehealth-390000002", "hours_unreadable: le matin"));
}

#[test]
fn a_wrong_list_or_row_says_which_and_why() {
    let list = |text: &str| with(LIST, text);
    assert_eq!(why(&list("number;name\n1;a\n"), LIST), "missing_field: finess");
    assert_eq!(why(&list("finess,name\n210000001,a\n"), LIST), "missing_field: finess");
    assert_eq!(why(&list("finess;name;price\n210000001;a;2\n"), LIST), "unknown_key: price");
    let reading = list("finess;name;wheelchair\n21;a;\n210000001;;\n210000002;b;peut-être\n210000003;c\n");
    assert_eq!(why(&reading, "csv:1"), "unreadable_value: finess");
    assert_eq!(why(&reading, "csv:2"), "missing_field: name");
    assert_eq!(why(&reading, "csv:3"), "unknown_value: wheelchair peut-être");
    assert_eq!(why(&reading, "csv:4"), "unreadable_value: row");
    // A list without rows is one where no point is known.
    let reading = list("# en attente de la liste de la Région\nfiness;name\n");
    assert_eq!((places(&reading).len(), reading.refused.len()), (0, 0));
}

#[test]
fn a_point_without_a_commune_waits_for_finess_and_is_not_refused() {
    let reading = read("content", &fixtures("content")).unwrap();
    let commune = |record: &Record| match record {
        Record::Commune(commune) => Some(commune.clone()),
        _ => None,
    };
    let communes: Vec<_> = reading.records.iter().filter_map(commune).collect();
    let mut reading = reading;
    settle(&mut reading, &Ground::of(communes.into_iter()));
    let point =
        places(&reading).into_iter().find(|place| place.id == "content:telehealth-210000001").unwrap();
    assert_eq!((point.commune.as_str(), point.point), ("", None));
    assert!(repaired(&reading, "telehealth-210000001", "missing_field: commune: that of FINESS"));
}

/// What the repository holds.
fn ours() -> Vec<File> {
    folder_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets/content"))
}

#[test]
fn what_we_wrote_is_accepted_whole_and_the_phone_reads_it() {
    let reading = read("content", &ours()).unwrap();
    assert!(reading.refused.is_empty(), "{:?}", reading.refused);
    let all = places(&reading);
    assert!(all.len() >= 15, "{}", all.len());
    for written in all {
        assert!(written.source_url.is_some() && !written.verified_on.is_empty(), "{}", written.id);
        // No open list of telehealth points exists: none is made up.
        assert!(!written.telehealth, "{}", written.id);
        let id = written.id.clone();
        let read = place(written).unwrap_or_else(|| panic!("{id} is read"));
        let hours = read.hours.as_deref().map(|hours| Hours::parse(hours, &Holidays::default()).is_some());
        assert_ne!(hours, Some(false), "{id}");
    }
}

#[test]
fn the_school_holidays_of_zone_a_are_those_of_the_ministry() {
    let reading = read("content", &ours()).unwrap();
    let spans = reading.records.iter().find_map(|record| match record {
        Record::Calendar(calendar) if calendar.zone.as_deref() == Some("A") => school_holidays(calendar),
        _ => None,
    });
    let spans = spans.unwrap();
    let has = |from: &str, to: &str| spans.contains(&(from.parse().unwrap(), to.parse().unwrap()));
    // School begins again the day after the last one (PRODUCT.md §3.8).
    assert!(has("2025-10-18", "2025-11-02") && has("2025-12-20", "2026-01-04"));
    assert!(has("2026-02-07", "2026-02-22") && has("2026-04-04", "2026-04-19"));
    assert!(has("2026-07-04", "2026-08-31"));
    assert!(has("2026-10-17", "2026-11-01") && has("2026-12-19", "2027-01-03"));
    assert!(has("2027-02-13", "2027-02-28") && has("2027-04-10", "2027-04-25"));
}

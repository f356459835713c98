//! The sentences of the places: what they are, how far, and when one finds somebody.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, Timelike};
use domain::hours::{Doubt, Opening, Stretch};

words! {
    places_title();
    places_lead();
    places_none_content();
    places_none_content_text();
    places_where(place: &str);
    places_where_everywhere();
    places_where_device();
    places_where_choose();
    places_where_change();
    places_where_mine(name: &str);
    places_where_locate();
    places_where_locating();
    places_where_nowhere();
    places_where_all();
    places_what();
    places_view();
    places_view_list();
    places_view_map();
    places_filters();
    places_group(code: &str);
    places_kind(code: &str);
    places_kind_count(kind: &str, count: usize);
    places_kinds();
    places_km();
    places_km_within(km: usize);
    places_km_all();
    places_open_only();
    places_open_only_hint();
    places_wheelchair_only();
    places_wheelchair_only_hint();
    places_count(count: usize);
    places_shown(shown: usize, total: usize);
    places_more();
    places_none(km: usize);
    places_none_all();
    places_none_open();
    places_none_text();
    places_wider(km: usize);
    places_also_closed();
    places_coming(kinds: &str);
    places_useful();
    places_call(name: &str);
    places_approximate();
    places_telehealth();
    places_appointment(how: &str);
    places_near_title();
    places_near_all();
    places_near_choose();
    places_telehealth_none();
    distance_metres(metres: usize);
    distance_km(km: &str);
    distance_towards(distance: &str, wind: &str);
    distance_about(distance: &str);
    distance_here();
    clock(hour: usize, minute: &str);
    clock_whole(hour: usize);
    open_until(time: &str);
    open_soon_closed(minutes: usize);
    open_always();
    open_closed();
    open_closed_today(time: &str);
    open_closed_tomorrow(time: &str);
    open_closed_on(day: &str, time: &str);
    open_unknown(why: &str);
    place_missing_title();
    place_missing_text();
    place_missing_action();
    place_call(number: &str);
    place_write();
    place_site();
    place_go();
    place_go_text(coordinates: &str);
    place_on_map();
    place_around();
    place_on_osm();
    place_address();
    place_hours();
    place_hours_none();
    place_hours_said();
    place_hours_week();
    place_day_closed();
    place_day_holiday();
    place_day_today(day: &str);
    place_stretch(from: &str, to: &str);
    place_hours_of(from: &str, to: &str);
    place_stretch_depends(stretch: &str);
    place_stops();
    place_stop_row(day: &str, place: &str);
    place_stops_none();
    place_services();
    place_access();
    place_wheelchair(how: &str);
    place_booking();
    place_bring();
    place_note();
    place_companion();
    place_source();
    place_source_line(source: &str, day: &str);
    place_source_fetched(source: &str, day: &str);
    place_licence(licence: &str);
    place_share();
    place_share_text();
    place_share_code();
    place_share_copied();
    place_share_selected();
    place_copy();
    place_code_told();
}

/// Within so many minutes of its end, an opening is said by what is left of it.
const SOON: i64 = 30;

impl super::Words {
    /// How far, as people say it: « 400 m », « 3,5 km », « 12 km ».
    pub fn distance(&self, metres: f64) -> String {
        match metres {
            ..950.0 => self.distance_metres(((metres / 50.0).ceil() * 50.0) as usize),
            ..9_950.0 => {
                let tenths = (metres / 100.0).round() as usize;
                let km = match tenths % 10 {
                    0 => (tenths / 10).to_string(),
                    rest => format!("{}{}{rest}", tenths / 10, self.decimal_mark()),
                };
                self.distance_km(&km)
            }
            _ => self.distance_km(&((metres / 1_000.0).round() as usize).to_string()),
        }
    }

    /// A time of the day: « 9 h 30 », « 17 h ».
    pub fn time(&self, time: NaiveTime) -> String {
        match (time.hour() as usize, time.minute()) {
            (hour, 0) => self.clock_whole(hour),
            (hour, minute) => self.clock(hour, &format!("{minute:02}")),
        }
    }

    /// Whether one finds somebody, by the clocks of Paris.
    pub fn open_state(&self, state: Opening, now: NaiveDateTime) -> String {
        match state {
            Opening::Open { until: None } => self.open_always(),
            Opening::Open { until: Some(until) } => {
                let left = (until - now).num_minutes();
                match usize::try_from(left) {
                    Ok(minutes) if left <= SOON => self.open_soon_closed(minutes.max(1)),
                    _ => self.open_until(&self.time(until.time())),
                }
            }
            Opening::Closed { opens: None } => self.open_closed(),
            Opening::Closed { opens: Some(opens) } => {
                let time = self.time(opens.time());
                match (opens.date() - now.date()).num_days() {
                    0 => self.open_closed_today(&time),
                    1 => self.open_closed_tomorrow(&time),
                    _ => self.open_closed_on(&self.weekday(opens.date(), now.date()), &time),
                }
            }
            Opening::Unknown(doubt) => self.open_unknown(doubt.code()),
        }
    }

    /// A day of the table of hours, line by line: its stretches, closed, or a holiday of which nothing is said.
    pub fn place_day(&self, stretches: Option<&[Stretch]>) -> Vec<String> {
        match stretches {
            None => vec![self.place_day_holiday()],
            Some([]) => vec![self.place_day_closed()],
            Some(stretches) => stretches.iter().map(|stretch| self.stretch(stretch)).collect(),
        }
    }

    fn stretch(&self, stretch: &Stretch) -> String {
        let told = self.place_hours_of(&self.time(stretch.from), &self.time(stretch.to));
        let told = if stretch.depends { self.place_stretch_depends(&told) } else { told };
        match &stretch.comment {
            Some(comment) => format!("{told} ({comment})"),
            None => told,
        }
    }

    /// A day of a stop: « jeudi 16 octobre, de 9 h à 12 h ».
    pub fn stop_day(&self, on: NaiveDate, hours: Option<(NaiveTime, NaiveTime)>, today: NaiveDate) -> String {
        let day = self.weekday(on, today);
        match hours {
            Some((from, to)) => format!("{day}, {}", self.place_stretch(&self.time(from), &self.time(to))),
            None => format!("{day}, {}", self.open_unknown(Doubt::Unstated.code())),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::words::{Language, Words};

    use super::*;

    fn said(state: Opening, now: &str) -> String {
        let text = Words::of(Language::French).open_state(state, now.parse().unwrap());
        text.replace(['\u{a0}', '\u{202f}'], " ")
    }

    #[test]
    fn an_opening_is_said_by_its_end_and_near_it_by_what_is_left() {
        let until = |text: &str| Opening::Open { until: Some(text.parse().unwrap()) };
        assert_eq!(said(until("2025-10-20T17:00:00"), "2025-10-20T10:00:00"), "Ouvert jusqu’à 17 h");
        assert_eq!(said(until("2025-10-20T12:30:00"), "2025-10-20T10:00:00"), "Ouvert jusqu’à 12 h 30");
        assert_eq!(said(until("2025-10-20T17:00:00"), "2025-10-20T16:40:00"), "Ouvert, ferme dans 20 min");
        assert_eq!(said(Opening::Open { until: None }, "2025-10-20T16:40:00"), "Ouvert à toute heure");
    }

    #[test]
    fn a_closed_place_says_when_it_opens_and_an_unknown_one_never_says_closed() {
        let opens = |text: &str| Opening::Closed { opens: Some(text.parse().unwrap()) };
        assert_eq!(said(opens("2025-10-20T13:30:00"), "2025-10-20T12:10:00"), "Fermé, ouvre à 13 h 30");
        assert_eq!(said(opens("2025-10-21T09:00:00"), "2025-10-20T18:00:00"), "Fermé, ouvre demain à 9 h");
        assert_eq!(
            said(opens("2025-10-23T09:00:00"), "2025-10-20T18:00:00"),
            "Fermé, ouvre jeudi 23 octobre à 9 h"
        );
        for doubt in [Doubt::Unstated, Doubt::Unreadable, Doubt::Holiday, Doubt::Conditional] {
            let said = said(Opening::Unknown(doubt), "2025-10-20T18:00:00");
            assert!(!said.to_lowercase().contains("fermé") && said.len() > 10, "{said}");
        }
    }

    #[test]
    fn distances_are_said_as_people_say_them() {
        let words = Words::of(Language::French);
        let said = |metres: f64| words.distance(metres).replace(['\u{a0}', '\u{202f}'], " ");
        let told = [said(20.0), said(930.0), said(960.0), said(3_460.0), said(9_960.0), said(74_870.0)];
        assert_eq!(told, ["50 m", "950 m", "1 km", "3,5 km", "10 km", "75 km"]);
    }
}

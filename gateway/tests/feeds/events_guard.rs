//! A feed of events that shrinks while nobody looks is held back; one whose evenings are simply over is not.

use std::path::Path;

use chrono::TimeDelta;
use gateway::Config;
use gateway::app::App;
use gateway::jobs::refresh::{self, Outcome};

use crate::world::today;

/// A gateway whose source `content` is a folder of events.
struct Agenda {
    folder: tempfile::TempDir,
    clock: gateway::Clock,
    app: App,
}

impl Agenda {
    fn of(count: usize, settings: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let events = folder.path().join("feed/events");
        std::fs::create_dir_all(&events).unwrap();
        let feed = folder.path().join("feed");
        let text = format!(
            "listen = \"127.0.0.1:0\"\nseed = \"none\"\n[log]\nrequests = false\n[sources.content]\naddresses = [{feed:?}]\n{settings}"
        );
        let mut config = Config::from_text(&text).unwrap();
        config.data = folder.path().join("data");
        config.clock =
            gateway::Clock::stopped_at(today().and_hms_opt(9, 0, 0).unwrap().and_utc().timestamp());
        let clock = config.clock.clone();
        let agenda = Self { folder, clock, app: App::open(config).unwrap() };
        (0..count).for_each(|n| agenda.announce(n));
        agenda
    }

    fn card(&self, n: usize) -> std::path::PathBuf {
        Path::new(self.folder.path()).join(format!("feed/events/soiree-{n}.toml"))
    }

    /// The n-th evening is n days from today.
    fn announce(&self, n: usize) {
        let day = today() + TimeDelta::days(n as i64);
        let text = format!(
            "title = \"Soirée {n}\"\nsummary = \"Une soirée.\"\ntheme = \"music\"\nattendance = \"online\"\nonline = \"https://a.example/{n}\"\nsource = \"Ville\"\nsource_url = \"https://a.example\"\nverified_on = \"2026-11-20\"\n[[dates]]\nfirst = \"{day}\"\nfrom = \"20:00\"\n"
        );
        std::fs::write(self.card(n), text).unwrap();
    }

    fn withdraw(&self, evenings: std::ops::Range<usize>) {
        evenings.for_each(|n| std::fs::remove_file(self.card(n)).unwrap());
    }

    /// What a refresh says, and how many events are public after it.
    fn refreshed(&self, confirmed: &[&str]) -> (String, u64) {
        let confirmed: Vec<String> = confirmed.iter().map(|name| (*name).to_owned()).collect();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let refreshed = runtime.block_on(refresh::all(&self.app, &confirmed)).unwrap();
        let outcome = refreshed.sources.iter().find_map(|outcome| match outcome {
            Outcome::Imported(imported) if imported.report.source == "content" => {
                assert!(imported.report.refused.is_empty(), "{:?}", imported.report.refused);
                Some(format!("+{} -{}", imported.report.accepted, imported.gone))
            }
            Outcome::Failed { source, code, .. } if source == "content" => Some((*code).to_owned()),
            _ => None,
        });
        let public = refreshed.published.collections.iter().find(|one| one.name == "events");
        (outcome.unwrap(), public.map_or(0, |one| one.count))
    }
}

const ONLY: &str = "[sources.communes]\naddresses = []\n[sources.annuaire-education]\naddresses = []\n[sources.calendrier-scolaire]\naddresses = []\n";

#[test]
fn events_that_vanish_are_held_back_until_somebody_confirms() {
    let agenda = Agenda::of(10, ONLY);
    assert_eq!(agenda.refreshed(&[]), ("+10 -0".to_owned(), 10));
    agenda.withdraw(8..10);
    assert_eq!(agenda.refreshed(&[]), ("+0 -2".to_owned(), 8), "a fifth is not more than a fifth");
    agenda.withdraw(6..8);
    assert_eq!(agenda.refreshed(&[]), ("shrunk".to_owned(), 8), "what is public stays");
    assert_eq!(agenda.refreshed(&[]), ("shrunk".to_owned(), 8));
    agenda.announce(6);
    assert_eq!(agenda.refreshed(&[]), ("+0 -1".to_owned(), 7));
    agenda.withdraw(2..7);
    assert_eq!(agenda.refreshed(&["tourinsoft"]).0, "shrunk", "another's leave is no leave");
    assert_eq!(agenda.refreshed(&["content"]), ("+0 -5".to_owned(), 2));
}

#[test]
fn a_source_may_have_a_share_of_its_own() {
    let agenda = Agenda::of(10, &format!("shrink_percent = 50\n{ONLY}"));
    agenda.refreshed(&[]);
    agenda.withdraw(5..10);
    assert_eq!(agenda.refreshed(&[]), ("+0 -5".to_owned(), 5));
    agenda.withdraw(2..5);
    assert_eq!(agenda.refreshed(&[]), ("shrunk".to_owned(), 5));
    let strict = Agenda::of(10, &format!("shrink_percent = 0\n{ONLY}"));
    strict.refreshed(&[]);
    strict.withdraw(9..10);
    assert_eq!(strict.refreshed(&[]).0, "shrunk");
}

#[test]
fn evenings_that_are_over_may_leave_and_do_not_hide_what_vanishes() {
    let agenda = Agenda::of(10, ONLY);
    assert_eq!(agenda.refreshed(&[]), ("+10 -0".to_owned(), 10));
    agenda.clock.turn(TimeDelta::days(6));
    agenda.withdraw(0..6);
    assert_eq!(agenda.refreshed(&[]), ("+0 -6".to_owned(), 4), "six of ten are over");
    agenda.announce(0);
    agenda.announce(1);
    agenda.announce(2);
    assert_eq!(agenda.refreshed(&[]), ("+3 -0".to_owned(), 7));
    agenda.withdraw(9..10);
    assert_eq!(agenda.refreshed(&[]), ("shrunk".to_owned(), 7), "one of the four that are still to come");
}

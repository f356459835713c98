//! Story 12: the grant of a child, on the four days of a year on which a family looks; the days are content, and nothing else.

use api_client::wire;
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::calendar::{Due, Held, Wanted, due};
use domain::campaign::{Concern, Phase};
use gateway::sources::Record;
use ma_region::store::reference::campaigns::{self, Standing};
use ma_region::store::reference::deadlines;

use crate::world::{Phone, region};

const GRANT: &str = "calendar:bourses-college-lycee";
const CONSENT: &str = "calendar:bourses-etude-automatique";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A campaign as it stands on that day.
async fn standing(phone: &Phone, id: &str, on: &str) -> Standing {
    let on = day(on);
    let all = phone.app.store.read(move |db| campaigns::on(db, on)).await.unwrap();
    all.into_iter().find(|standing| standing.campaign.id == id).unwrap_or_else(|| panic!("no {id}"))
}

/// What a family with a child is told of schools at noon of that day.
async fn told(phone: &Phone, on: &str) -> Vec<Due> {
    let now: DateTime<Utc> = format!("{on}T10:00:00Z").parse().unwrap();
    let published = phone.app.store.read(|db| deadlines::published(db, &Wanted::default())).await.unwrap();
    due(&Held { has_a_child: true, ..Held::default() }, &published, now)
}

#[tokio::test(flavor = "multi_thread")]
async fn the_grant_is_right_on_the_four_days_of_a_year_and_says_what_to_do() {
    let phone = Phone::alone();
    phone.app.seed().await;
    let grant = async |on: &str| standing(&phone, GRANT, on).await;
    let june = grant("2025-06-01").await;
    assert!(matches!(june.state, Phase::Before { days: 92, .. }), "{:?}", june.state);
    let consent = standing(&phone, CONSENT, "2025-06-01").await;
    assert!(matches!(consent.state, Phase::Open { .. }), "{:?}", consent.state);
    assert!(matches!(grant("2025-09-01").await.state, Phase::Open { days_left: Some(45), .. }));
    let october = grant("2025-10-10").await;
    assert!(matches!(october.state, Phase::Open { days_left: Some(6), .. }), "{:?}", october.state);
    let after = grant("2025-10-17").await;
    let Phase::Closed { since, next, .. } = &after.state else { panic!("{:?}", after.state) };
    assert_eq!((*since, next.is_some()), (day("2025-10-17"), true));
    assert!(after.told().unwrap().contains("fonds social"), "{:?}", after.told());
    let card = after.card.as_ref().unwrap();
    assert_eq!(card.id, "link:bourses-college-lycee");
    assert!(!card.steps.is_empty() && card.ask.is_some());
    // The year after next is nobody's to know yet, and the last one is told.
    let unknown = grant("2027-09-10").await;
    let Phase::Unknown { year, last } = &unknown.state else { panic!("{:?}", unknown.state) };
    assert_eq!(year.to_string(), "2027-2028");
    assert!(last.as_ref().is_some_and(|last| last.derived && last.note.is_some()));
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_the_day_every_campaign_says_what_to_do_and_who_opens_it() {
    let phone = Phone::alone();
    phone.app.seed().await;
    let mut on = day("2025-01-01");
    while on < day("2029-01-01") {
        let all = phone.app.store.read(move |db| campaigns::on(db, on)).await.unwrap();
        assert!(all.len() >= 8, "{}", all.len());
        assert!(all.is_sorted_by_key(|standing| standing.state.rank()));
        for standing in all {
            let id = &standing.campaign.id;
            assert!(
                standing.told().is_some_and(|text| !text.is_empty()),
                "{id} on {on}: {:?}",
                standing.state
            );
            assert!(standing.card.is_some() && !standing.campaign.concerns.contains(&Concern::Other), "{id}");
        }
        on += TimeDelta::days(11);
    }
    let on = day("2026-02-01");
    let studies = phone.app.store.read(move |db| campaigns::concerning(db, on, &[Concern::Parcoursup])).await;
    let studies = studies.unwrap();
    assert_eq!(studies.len(), 4);
    assert_eq!(studies[0].campaign.id, "calendar:parcoursup-voeux", "what is open comes first");
}

#[tokio::test(flavor = "multi_thread")]
async fn reminders_keep_their_names_and_another_file_moves_their_days_without_a_build() {
    let folder = tempfile::tempdir().unwrap();
    let region = region(folder.path()).await;
    let phone = Phone::new(&region.url());
    phone.app.seed().await;
    let of_the_grant = |all: &[Due]| -> Vec<(String, String)> {
        let grant = all.iter().filter(|due| due.what.id().starts_with(GRANT));
        grant.map(|due| (due.uid(), due.when.day().to_string())).collect()
    };
    let before = of_the_grant(&told(&phone, "2025-08-01").await);
    assert_eq!(before.len(), 1);
    assert!(before[0].0.starts_with("campaign-opens.") && before[0].1 == "2025-09-01", "{before:?}");
    let open = of_the_grant(&told(&phone, "2025-10-10").await);
    assert!(open[0].0.starts_with("campaign-closes.") && open[0].1 == "2025-10-16", "{open:?}");
    assert_eq!(of_the_grant(&told(&phone, "2025-11-30").await), [], "long over");

    let standing = standing(&phone, GRANT, "2025-10-10").await;
    let moved = wire::Calendar {
        id: GRANT.into(),
        kind: "school_campaign".into(),
        title: standing.campaign.title.clone(),
        spans: vec![wire::Span {
            title: standing.campaign.title,
            from: "2025-09-01".into(),
            to: "2025-10-23".into(),
            year: Some("2025-2026".into()),
            ..wire::Span::default()
        }],
        concerns: vec!["college".into()],
        verified_on: "2026-11-01".into(),
        ..wire::Calendar::default()
    };
    tokio::task::block_in_place(|| region.publish(vec![Record::Calendar(moved)])).unwrap();
    phone.syncs().await;
    let later = of_the_grant(&told(&phone, "2025-10-10").await);
    assert_eq!(later, [(open[0].0.clone(), "2025-10-23".to_owned())], "the same reminder, at another day");
    let state = self::standing(&phone, GRANT, "2025-10-17").await.state;
    assert!(matches!(state, Phase::Open { days_left: Some(6), .. }), "{state:?}");
}

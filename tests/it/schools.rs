//! Story 13: find my school, and its page of the digital workspace, from three letters, without a network.

use api_client::wire;
use domain::ids::RecordId;
use domain::school::Kind;
use gateway::jobs::import::{self, Absence};
use gateway::sources::{File, Record, by_name};
use ma_region::store::reference::schools::{self, Ask, Found};
use ma_region::store::reference::{Reader, places, search};

use crate::world::places::phone_with;
use crate::world::{Phone, region};

/// A made school of a real commune.
fn school(uai: &str, name: &str, nature: &str, commune: &str) -> wire::School {
    let kind = Kind::parse(nature).unwrap();
    wire::School {
        id: format!("school:{}", uai.to_lowercase()),
        uai: uai.into(),
        name: name.into(),
        kind: kind.family().into(),
        nature: Some(nature.into()),
        commune: commune.into(),
        phone: Some("0381000000".into()),
        source: "Essai".into(),
        verified_on: "2026-09-01".into(),
        ..wire::School::default()
    }
}

fn records(schools: impl IntoIterator<Item = wire::School>) -> Vec<Record> {
    schools.into_iter().map(|school| Record::School(Box::new(school))).collect()
}

async fn find(phone: &Phone, text: &str, around: Option<&str>) -> Vec<Found> {
    let ask = Ask { text: text.into(), around: around.map(str::to_owned), limit: 5 };
    phone.app.store.read(move |db: &Reader<'_>| schools::find(db, &ask)).await.unwrap().found
}

fn uais(found: &[Found]) -> Vec<&str> {
    found.iter().map(|found| found.uai.as_str()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_embedded_content_knows_pages_before_any_network() {
    let phone = Phone::new("http://127.0.0.1:9");
    phone.app.seed().await;
    let found = find(&phone, "haa", None).await;
    assert_eq!(uais(&found), ["0250011B"]);
    assert_eq!(found[0].ent_url.as_deref(), Some("https://lyc-jhaag-besancon.eclat-bfc.fr/"));
    assert_eq!((found[0].commune.as_str(), found[0].department.as_deref()), ("Besan\u{e7}on", Some("Doubs")));
    // Every school that is told is found by three letters of its commune and of its name, among the first five there.
    let card = RecordId::parse("school:0250011b").unwrap();
    let card = phone.app.store.read(move |db: &Reader<'_>| schools::card(db, &card)).await.unwrap().unwrap();
    assert_eq!((card.kind, card.postcode.as_deref()), (Kind::LyceePolyvalent, Some("25000")));
    assert_eq!(card.ent.unwrap().verified_on, "2023-04-19".parse().ok());
    let told = phone.app.store.read(|db: &Reader<'_>| {
        let lines = ma_region::store::reference::editions::of(db, "schools")?;
        Ok(lines
            .into_values()
            .map(|line| serde_json::from_slice(&line).unwrap())
            .collect::<Vec<wire::School>>())
    });
    let told = told.await.unwrap();
    assert!(told.len() >= 30, "{}", told.len());
    for school in told {
        let host = school.ent_url.unwrap();
        assert!(host.starts_with("https://") && host.ends_with(".eclat-bfc.fr/"), "{host}");
        let last =
            school.name.rsplit([' ', '-', '\u{2019}']).next().unwrap().chars().take(3).collect::<String>();
        assert!(
            uais(&find(&phone, &last, Some(&school.commune)).await).contains(&school.uai.as_str()),
            "{last}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_directory_that_comes_by_sync_is_found_and_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    let mut told = school("0700001A", "Coll\u{e8}ge Albert Mathiez", "college", "70311");
    told.ent_url = Some("https://clg-essai.eclat-bfc.fr/".into());
    told.ent_link = Some(wire::LinkState { state: "broken".into(), since: "2026-11-20".into() });
    let all = [
        told,
        school("0700002B", "\u{c9}cole maternelle du Centre", "ecole-maternelle", "70311"),
        school("0700003C", "Lyc\u{e9}e professionnel B\u{e9}jin", "lycee-professionnel", "70550"),
        // Bussi\u{e8}res is the name of two communes of the Region.
        school("0700004D", "\u{c9}cole primaire", "ecole-primaire", "70107"),
        school("0710005E", "\u{c9}cole primaire", "ecole-primaire", "71069"),
    ];
    let (phone, region) = phone_with(folder.path(), records(all)).await;
    let found = find(&phone, "lux", None).await;
    assert_eq!(uais(&found), ["0700001A", "0700002B"]);
    assert_eq!(found[0].ent_broken_since, "2026-11-20".parse().ok());
    assert_eq!((found[1].kind, found[1].phone.as_deref()), (Kind::Nursery, Some("0381000000")));
    let homonyms = find(&phone, "bussieres", Some("71069")).await;
    assert_eq!(uais(&homonyms), ["0710005E", "0700004D"], "the nearer one first");
    let departments: Vec<_> = homonyms.iter().map(|found| found.department.as_deref()).collect();
    assert_eq!(departments, [Some("Sa\u{f4}ne-et-Loire"), Some("Haute-Sa\u{f4}ne")]);
    assert_eq!(
        uais(&find(&phone, "lp vesoul bjn", None).await),
        [] as [&str; 0],
        "a short word is no slip of another"
    );
    assert_eq!(uais(&find(&phone, "lp vessoul bejin", None).await), ["0700003C"]);

    // What search and the list of places make of schools goes on.
    let ask = search::Ask { limit: 5, ..search::Ask::default() };
    let hits =
        phone.app.store.read(move |db: &Reader<'_>| search::answer(db, "coll\u{e8}ge mathiez", &ask)).await;
    assert_eq!(hits.unwrap().results[0].id, "school:0700001a");
    let lycee = RecordId::parse("school:0700003c").unwrap();
    assert!(phone.app.store.read(move |db: &Reader<'_>| places::card(db, &lycee)).await.unwrap().is_some());

    // One that goes is found no more.
    tokio::task::block_in_place(|| {
        region.publish(records([school("0700002B", "\u{c9}cole du Centre", "ecole-maternelle", "70311")]))
    })
    .unwrap();
    phone.syncs().await;
    assert_eq!(uais(&find(&phone, "lux", None).await), ["0700002B"]);
    assert_eq!(find(&phone, "0700001a", None).await, []);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_real_answer_reaches_a_phone_through_a_real_gateway() {
    let shared = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/feeds/education");
    let Ok(bytes) = std::fs::read(shared.join("fr-en-annuaire-education.v1.record.json")) else {
        eprintln!("skipped: no extracts at {}", shared.display());
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let region = region(folder.path()).await;
    tokio::task::block_in_place(|| {
        let files = [File { path: "record.json".into(), bytes }];
        let source = by_name("annuaire-education").unwrap();
        import::files(region.app(), source, &files, Absence::IsGone).unwrap();
        region.app().publish().unwrap();
    });
    let phone = Phone::new(&region.url());
    phone.syncs().await;
    let found = find(&phone, "s\u{e9}v", None).await;
    assert_eq!(uais(&found), ["0050009H"]);
    assert_eq!((found[0].kind, found[0].commune.as_str()), (Kind::LyceePro, "Gap"));
    assert_eq!(uais(&find(&phone, "05000", None).await), ["0050009H"]);
}

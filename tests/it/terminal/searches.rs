//! Saved searches in the terminal: kept, asked again by `sync`, looked at, forgotten.

use super::{fails, keys, says, text};
use crate::world::{Signed, aid, region};

#[tokio::test(flavor = "multi_thread")]
async fn a_search_is_kept_asked_again_and_looked_at() {
    let (home, folder) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let home = home.path();
    let region = region(folder.path()).await;
    let gateway = region.url();
    let sync = ["--gateway", &gateway, "sync", "--once"];
    assert_eq!(says(home, &["searches"]), serde_json::json!([]));
    assert!(text(home, &["searches"]).contains("Aucune recherche"));
    region.publish(Signed::records(&[aid(1, "xylophones")])).unwrap();
    says(home, &sync);
    let kept = says(home, &["searches", "save", "xylophones"]);
    let id = kept["id"].as_str().unwrap().to_owned();
    region.publish(Signed::records(&[aid(1, "xylophones"), aid(2, "xylophones anciens")])).unwrap();
    says(home, &sync);
    let listed = says(home, &["searches"]);
    assert_eq!(
        keys(&listed[0]),
        ["audience", "here", "id", "kind", "name", "news", "open", "saved_at", "text", "theme"]
    );
    let news = &listed[0]["news"];
    assert_eq!((news[0]["aid"].as_str(), news[0]["why"].as_str()), (Some("test:2"), Some("new")));
    assert!(text(home, &["searches"]).contains("1 nouvelle aide"));
    assert_eq!(says(home, &["searches", "look", &id]).as_array().map(Vec::len), Some(1));
    assert_eq!(says(home, &["searches", "look", &id]), serde_json::json!([]), "it was seen");
    assert!(text(home, &["searches", "look", &id]).contains("Rien de nouveau"));
    says(home, &["searches", "forget", &id]);
    assert_eq!(fails(home, &["searches", "look", &id]), "not-there");
}

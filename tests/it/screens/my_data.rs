//! « Mes données »: nothing yet, everything counted, the way to erase, each state of the Region's answer; fr and en.

use domain::erasure::{Answer, Kept, Stage};
use domain::ids::{ApplicationId, ParcelId};
use ma_region::store::desk::erasures;
use ma_region::store::desk::settings::{Adjust, Language};
use ma_region::words::Words;

use super::sight;
use crate::world::Phone;

async fn in_language(phone: &Phone, language: Language) -> &'static Words {
    phone.app.actions.adjust(Adjust::Language(Some(language))).await.unwrap();
    Words::of(language)
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_kept_is_counted_and_where_and_how_it_is_kept_is_said() {
    let phone = Phone::alone();
    phone.app.seed().await;
    for language in [Language::French, Language::English] {
        let words = in_language(&phone, language).await;
        let html = sight::of(&phone, "/my-data").await;
        for said in [
            words.my_data_empty(),
            words.my_data_locked_text("files"),
            words.my_data_until_text(),
            words.my_data_there_text(),
            words.my_data_hosts_never(),
            words.my_data_export(),
            words.my_data_import(),
        ] {
            assert!(html.contains(&said.replace('\u{27}', "&#39;")), "{said}: {html}");
        }
        assert!(html.contains("127.0.0.1:9"), "the gateway of this build, before it was ever called: {html}");
        assert!(!html.contains(&words.my_data_answers()), "{html}");
        for from in ["/settings", "/desk"] {
            assert!(sight::of(&phone, from).await.contains("href=\"/my-data\""), "{from}");
        }
    }
    phone.writes(3_000).await;
    let words = in_language(&phone, Language::French).await;
    let html = sight::of(&phone, "/my-data").await;
    assert!(html.contains("1 brouillon") && html.contains("1 document"), "{html}");
    assert!(html.contains(&words.my_data_in_use()) && !html.contains(&words.my_data_import()), "{html}");
    phone.syncs().await;
    assert!(sight::of(&phone, "/my-data").await.contains(&words.my_data_host_region()));
}

#[tokio::test(flavor = "multi_thread")]
async fn before_anything_goes_it_is_said_what_goes_what_stays_and_what_the_region_does() {
    let phone = Phone::alone();
    phone.app.seed().await;
    let (draft, _) = phone.writes(3_000).await;
    phone.sends(draft).await;
    for language in [Language::French, Language::English] {
        let words = in_language(&phone, language).await;
        let html = sight::of(&phone, "/my-data/erase").await;
        for said in [
            words.my_data_unsent(2),
            words.my_data_goes_also(),
            words.my_data_stays_guide(),
            words.my_data_asks("sign-in-first"),
            words.my_data_confirm(),
            words.my_data_erase_now(),
            words.my_data_give_up(),
        ] {
            assert!(html.contains(&said), "{said}: {html}");
        }
        assert!(!html.contains("checked=true") && !html.contains("role=\"alert\" class"), "{html}");
    }
    ma_region::platform::erasure::may_erase(&*phone.vault, "a", "token").unwrap();
    let words = in_language(&phone, Language::French).await;
    let html = sight::of(&phone, "/my-data/erase").await;
    assert!(
        html.contains(&words.my_data_asks("region")) && html.contains(&words.my_data_region_keeps()),
        "{html}"
    );
    phone.vault.becomes(None);
    let html = sight::of(&phone, "/my-data/erase").await;
    assert!(html.contains(&words.my_data_trouble("vault-closed")) && !html.contains("id=\"sure\""), "{html}");
}

#[tokio::test(flavor = "multi_thread")]
async fn each_state_of_the_region_s_answer_is_said_and_what_is_kept_until_when() {
    let phone = Phone::alone();
    phone.app.seed().await;
    let (id, now) = (ParcelId(uuid::Uuid::now_v7()), phone.app.actions.now());
    phone.app.store.write(move |db| erasures::asked(db, id, now)).await.unwrap();
    let kept = |why: &str| Kept {
        application: ApplicationId(uuid::Uuid::now_v7()),
        number: format!("BFC-{why}"),
        why: why.into(),
        until: Some("2027-11-30T11:00:00Z".parse().unwrap()),
    };
    let kinds = [
        "account",
        "sessions",
        "drafts",
        "applications",
        "documents",
        "uploads",
        "messages",
        "receipts",
        "exports",
    ];
    let gone = kinds.map(|kind| (kind.to_owned(), 3)).to_vec();
    let answer =
        Answer { is_done: true, gone, kept: vec![kept("decided"), kept("withdrawn"), kept("of-tomorrow")] };
    for language in [Language::French, Language::English] {
        let words = in_language(&phone, language).await;
        let mut said = std::collections::BTreeSet::new();
        for stage in Stage::ALL {
            let told = answer.clone();
            let write = move |db: &ma_region::store::desk::Writer<'_>| match stage {
                Stage::Unknown => erasures::unknown(db, id, now),
                Stage::Done => erasures::answered(db, id, &told, now),
                _ => erasures::answered(db, id, &Answer::default(), now),
            };
            if stage != Stage::Owed {
                phone.app.store.write(write).await.unwrap();
            }
            let stage = if stage == Stage::Owed && language == Language::English { continue } else { stage };
            let html = sight::of(&phone, "/my-data").await;
            let text = words.my_data_stage_text(stage.code());
            assert!(html.contains(&text), "{stage:?}, {text}: {html}");
            said.insert(text);
            if stage == Stage::Done {
                for kind in kinds {
                    assert!(html.contains(&words.my_data_gone(kind, 3)), "{kind}: {html}");
                    assert!(
                        !words.my_data_gone(kind, 3).contains(&words.my_data_gone("other", 3)),
                        "{kind} has words"
                    );
                }
                assert!(
                    html.contains("BFC-decided") && html.contains("BFC-of-tomorrow") && html.contains("2027"),
                    "{html}"
                );
            }
        }
        assert!(said.len() >= 3);
    }
}

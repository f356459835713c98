//! A filed application is withdrawn, and its service written to, on a phone that no gateway answers.

use domain::application::{Message, Standing};
use domain::ids::{ApplicationId, LaneId, MessageId, RecordId};
use domain::parcel::{self, Kind, Parcel, Refusal, Verdict};
use ma_region::actions::{Begun, Sent};
use ma_region::store::desk::{applications, messages, outbox, overview};

use crate::world::{NOON, Phone};

const GIVEN: [(&str, &str); 9] = [
    ("pupil.first_name", "Ma\u{eb}lle"),
    ("pupil.last_name", "Vuillemin"),
    ("minor", "no"),
    ("contact.email", "maelle@example.org"),
    ("school.name", "Lyc\u{e9}e Jules-Haag"),
    ("school.commune", "25056"),
    ("school.level", "terminale"),
    ("school.boarder", "no"),
    ("need.at_home", "nothing"),
];

async fn sealed(phone: &Phone) -> ApplicationId {
    phone.app.seed().await;
    let form = RecordId::parse("form:ordil-pret-ordinateur").unwrap();
    let Begun::New(draft) = phone.app.actions.begin(form, None, true, false).await.unwrap() else { panic!() };
    for (path, value) in GIVEN {
        phone.app.actions.answer(draft, path.to_owned(), Some(value.to_owned())).await.unwrap();
    }
    let Sent::Posted(id) = phone.app.actions.send(draft).await.unwrap() else { panic!("whole") };
    id
}

/// As when the gateway has acknowledged the envelope.
async fn filed(phone: &Phone) -> ApplicationId {
    let id = sealed(phone).await;
    let arrived = move |db: &ma_region::store::desk::Writer<'_>| {
        let envelope = outbox::of_lane(db, LaneId(id.0))?.remove(0);
        outbox::settle(db, envelope.id, &Verdict::Delivered)?;
        applications::registered(db, id, "BFC-2026-000001", None, NOON.parse().unwrap())
    };
    phone.app.store.write(arrived).await.unwrap();
    id
}

async fn posted(phone: &Phone, application: ApplicationId, kind: Kind) -> Vec<Parcel> {
    let lane = LaneId(application.0);
    let all = phone.app.store.read(move |db| outbox::of_lane(db, lane)).await.unwrap();
    all.into_iter().filter(|parcel| parcel.kind == kind).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_withdrawal_is_posted_once_with_these_very_bytes() {
    let phone = Phone::alone();
    let id = filed(&phone).await;
    phone.app.actions.withdraw(id, " Je n'en ai plus besoin. ".to_owned()).await.unwrap();
    phone.app.actions.withdraw(id, String::new()).await.unwrap();
    let phone = phone.restarted("http://127.0.0.1:9");
    let posted = posted(&phone, id, Kind::Withdrawal).await;
    assert_eq!(posted.len(), 1, "asked for twice, it travels once");
    let bytes = format!(r#"{{"id":"{}","reason":"Je n'en ai plus besoin."}}"#, posted[0].id);
    assert_eq!(String::from_utf8(posted[0].wire.clone()).unwrap(), bytes);
    assert_eq!((posted[0].application, posted[0].size), (Some(id), bytes.len() as u64));
    let today = phone.app.actions.today();
    let seen = phone.app.store.read(move |db| overview::read(db, today)).await.unwrap();
    assert!(seen.sent[0].withdrawing, "its withdrawal is said to be on its way");
    assert_eq!(seen.sent[0].application.standing, Standing::Registered, "until the Region says so");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_withdrawal_that_was_refused_may_be_wished_again() {
    let phone = Phone::alone();
    let id = filed(&phone).await;
    phone.app.actions.withdraw(id, String::new()).await.unwrap();
    let now = phone.app.actions.now();
    let refused = move |db: &ma_region::store::desk::Writer<'_>| {
        let taken = outbox::claim(db, now, None)?.expect("it is due");
        outbox::settle(db, taken.id, &Verdict::SetAside { why: Refusal::StateForbids })
    };
    phone.app.store.write(refused).await.unwrap();
    phone.app.actions.withdraw(id, String::new()).await.unwrap();
    let standings: Vec<_> =
        posted(&phone, id, Kind::Withdrawal).await.into_iter().map(|parcel| parcel.standing).collect();
    assert_eq!(standings.len(), 2);
    assert!(standings.contains(&parcel::Standing::Recalled), "{standings:?}");
    assert!(standings.contains(&parcel::Standing::Waiting(None)), "{standings:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_filed_or_is_decided_cannot_be_withdrawn() {
    let phone = Phone::alone();
    let id = sealed(&phone).await;
    assert_eq!(phone.app.actions.withdraw(id, String::new()).await.unwrap_err().code(), "stage-forbids");
    assert_eq!(
        phone.app.actions.reply(id, "Bonjour".into(), Vec::new()).await.unwrap_err().code(),
        "stage-forbids"
    );
    let now = phone.app.actions.now();
    let decided =
        move |db: &ma_region::store::desk::Writer<'_>| applications::stands(db, id, Standing::Refused, now);
    phone.app.store.write(decided).await.unwrap();
    assert_eq!(phone.app.actions.withdraw(id, String::new()).await.unwrap_err().code(), "stage-forbids");
    assert!(posted(&phone, id, Kind::Withdrawal).await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_stands_in_the_thread_at_once_and_travels_under_the_same_name() {
    let phone = Phone::alone();
    let id = filed(&phone).await;
    assert_eq!(
        phone.app.actions.reply(id, " \n ".into(), Vec::new()).await.unwrap(),
        None,
        "nothing was written"
    );
    let longest = "a".repeat(domain::application::LONGEST_TEXT);
    let long = phone.app.actions.reply(id, format!("{longest}a"), Vec::new()).await;
    assert_eq!(long.unwrap_err().code(), "text-too-long", "said before it is posted");
    let reason = phone.app.actions.withdraw(id, format!("{longest}a")).await;
    assert_eq!(reason.unwrap_err().code(), "text-too-long");
    assert!(posted(&phone, id, Kind::Withdrawal).await.is_empty());
    let name =
        phone.app.actions.reply(id, "\nBonjour, et merci. ".into(), Vec::new()).await.unwrap().unwrap();
    let thread = phone.app.store.read(move |db| messages::of(db, id)).await.unwrap();
    assert_eq!(thread.len(), 1);
    assert_eq!((thread[0].id, thread[0].text.as_str()), (name, "Bonjour, et merci."));
    let posted = posted(&phone, id, Kind::Message).await;
    assert_eq!(posted.len(), 1);
    assert_eq!(posted[0].id.0, name.0);
    assert_eq!(
        String::from_utf8(posted[0].wire.clone()).unwrap(),
        r#"{"documents":[],"text":"Bonjour, et merci."}"#
    );
    let carried = phone.app.store.read(move |db| overview::carried(db, id)).await.unwrap();
    assert!(overview::unsent(&carried, name) && !overview::unsent(&carried, MessageId(id.0)));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_that_was_read_is_news_no_longer() {
    let phone = Phone::alone();
    let id = filed(&phone).await;
    let told = Message {
        id: MessageId(uuid::Uuid::now_v7()),
        from_agent: true,
        text: "Il manque une page.".into(),
        at: phone.app.actions.now(),
        documents: Vec::new(),
    };
    phone.app.store.write(move |db| messages::save(db, id, &told)).await.unwrap();
    let unread = || async { phone.app.store.read(move |db| messages::unread(db, id)).await.unwrap() };
    assert_eq!(unread().await, 1);
    phone.app.actions.read_messages(id).await.unwrap();
    assert_eq!(unread().await, 0);
}

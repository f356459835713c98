//! What phone and gateway say to each other, and what somebody between them could say instead.

use std::sync::LazyLock;

use api_client::failure::{Answer, sort};
use api_client::pack::{Slice, read_container, read_delta, read_snapshot};
use api_client::root::{self, Root};
use api_client::sign_in::Trip;
use api_client::{canonical, pack as packs, receipt as receipts, translate, wire};
use domain::form::Answers;
use domain::search::{Lexicon, fold, tokens, understand, ways_out};

/// The development root: anybody may have it, and its signatures are still out of reach.
static TRUSTED: LazyLock<Root> = LazyLock::new(|| {
    root::trusted(include_bytes!("../../../assets/root/1.root")).expect("the root of development")
});

/// The file of content that the app carries, or that is handed over by a key.
pub fn pack(bytes: &[u8]) {
    if let Ok(container) = read_container(bytes) {
        let _ = packs::manifest(&container.manifest, &TRUSTED);
    }
    let _ = packs::manifest(bytes, &TRUSTED);
    let _ = packs::claimed_root(bytes);
}

/// A snapshot, and a delta on top of it.
pub fn delta(bytes: &[u8]) {
    let (size, bytes) = bytes.split_at_checked(2).unwrap_or((&[0, 0], bytes));
    let raw = u64::from(size[0]) << 8 | u64::from(size[1]);
    let _ = read_snapshot(bytes, raw);
    if let Ok(base) = Slice::read(b"") {
        let _ = read_delta(&base, bytes, raw);
    }
    if let Ok(read) = Slice::read(bytes) {
        assert_eq!(read.canonical(), bytes, "what is read is canonical");
    }
}

/// A root document: the first, and the one that follows it.
pub fn root(bytes: &[u8]) {
    let _ = root::trusted(bytes);
    let _ = root::next(&TRUSTED, bytes);
}

/// A receipt, as a file or as text that somebody copied.
pub fn receipt(bytes: &[u8]) {
    let body = receipts::of_text(bytes);
    let _ = receipts::verify(&body, &TRUSTED);
    let _ = translate::kept_receipt(&body);
    let _ = translate::receipt_keys(&body);
    let _ = translate::receipt_text(&body);
}

/// A record of each collection; a form that is read is put to answers.
pub fn record(bytes: &[u8]) {
    if let Ok(record) = canonical::from_slice::<wire::Form>(bytes)
        && let Some(form) = translate::form(record)
    {
        let _ = translate::form_record(&form);
        let _ = domain::form::check(&form, &Answers::new(), &[], form.verified_on);
    }
    if let Ok(record) = canonical::from_slice::<wire::Aid>(bytes) {
        let _ = translate::aid(record);
    }
    if let Ok(record) = canonical::from_slice::<wire::Commune>(bytes) {
        let _ = translate::commune(record);
    }
    if let Ok(filed) = serde_json::from_slice::<wire::Application>(bytes) {
        let _ = translate::filed(filed);
    }
    if let Ok(change) = serde_json::from_slice::<wire::Change>(bytes) {
        let _ = translate::change(change);
    }
}

/// An envelope, and the copy of a draft.
pub fn sealed(bytes: &[u8]) {
    let _ = translate::unseal(bytes);
    gateway::fuzzed::envelope(bytes);
    if let Some(copied) = translate::copied_in(bytes) {
        let again = translate::copy_of(&copied).expect("what was read can be written");
        assert!(translate::copied_in(&again) == Some(copied), "and read again, it is the same");
    }
}

/// An answer that is no success: the first bytes are its head.
pub fn problem(bytes: &[u8]) {
    let [high, low, marks, body @ ..] = bytes else { return };
    let status = 100 + (u16::from(*high) << 8 | u16::from(*low)) % 500;
    let code = std::str::from_utf8(body).ok().filter(|_| marks & 2 > 0);
    let retry_after = (marks & 4 > 0).then_some(u64::from(*marks) << 56);
    let _ = sort(Answer { status, ours: marks & 1 > 0, retry_after, code, body });
}

/// Where a browser comes back to.
pub fn returned(bytes: &[u8]) {
    if let Ok(address) = std::str::from_utf8(bytes) {
        let _ = Trip::to("fr.maregion.bfc:/signed-in").reads(address);
    }
}

/// What somebody looks for.
pub fn words(bytes: &[u8]) {
    let Ok(said) = std::str::from_utf8(bytes) else { return };
    let folded = fold(said);
    assert_eq!(fold(&folded), folded, "folded twice is folded once");
    let _ = tokens(said);
    let lexicon = Lexicon::new([], [], &[], 0);
    let _ = understand(said, &lexicon);
    let _ = ways_out(said, &lexicon);
}

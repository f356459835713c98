//! The papers that the app makes, read back by other programs: their text, their picture, what they carry.

use std::path::{Path, PathBuf};
use std::process::Command;

use domain::form::answer::communes as codes;
use domain::ids::RecordId;
use domain::receipt::Kind;
use ma_region::actions::Begun;
use ma_region::store::desk::recap::{self, Recap};
use ma_region::store::desk::settings::Language;
use ma_region::store::reference::communes;
use ma_region::words::Words;

use crate::world::Phone;
use crate::world::filled::region_with_forms;

/// What a program of poppler-utils says of a file.
fn poppler(program: &str, arguments: &[&str], file: &Path) -> String {
    let output = Command::new(program).args(arguments).arg(file).arg("-").output();
    let output = output.unwrap_or_else(|_| panic!("{program} is missing: run .ci/setup.sh test"));
    assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// Its words, each line end a space: a sentence is found wherever it was broken.
fn text(file: &Path) -> String {
    poppler("pdftotext", &["-raw"], file).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// As it stands in a text read so.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn facts(file: &Path) -> String {
    let output = Command::new("pdfinfo").arg(file).output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

/// Every code on its pages, as a camera reads them.
fn codes_on(file: &Path) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let output = Command::new("pdftoppm")
        .args(["-r", "300", "-gray"])
        .arg(file)
        .arg(folder.path().join("page"))
        .output();
    assert!(output.unwrap().status.success());
    let mut pages: Vec<_> =
        std::fs::read_dir(folder.path()).unwrap().map(|page| page.unwrap().path()).collect();
    pages.sort();
    let mut found = Vec::new();
    for page in pages {
        let (width, height, grey) = greymap(&std::fs::read(page).unwrap());
        let mut image =
            rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| grey[y * width + x]);
        found.extend(image.detect_grids().iter().filter_map(|grid| grid.decode().ok()).map(|(_, text)| text));
    }
    found
}

/// A binary portable greymap: its head of four words, then a byte a dot.
fn greymap(bytes: &[u8]) -> (usize, usize, Vec<u8>) {
    let mut words = bytes.split(|byte| byte.is_ascii_whitespace());
    let mut next = || std::str::from_utf8(words.next().unwrap()).unwrap();
    assert_eq!(next(), "P5");
    let (width, height): (usize, usize) = (next().parse().unwrap(), next().parse().unwrap());
    (width, height, bytes[bytes.len() - width * height..].to_vec())
}

async fn recap_of(
    phone: &Phone,
    read: impl FnOnce(&ma_region::store::desk::Reader<'_>) -> ma_region::store::Result<Recap> + Send + 'static,
    words: &Words,
) -> (Recap, PathBuf) {
    let recap = phone.app.store.read(read).await.unwrap();
    let wanted = recap.answers.as_ref().map(codes).unwrap_or_default();
    let names = phone.app.store.read(move |db| communes::names(db, &wanted)).await.unwrap();
    let sheet = words.recap_sheet(&recap, &names, phone.app.actions.now());
    let path = phone.app.actions.save_sheet(sheet, words.recap_file(&recap), None).await.unwrap();
    (recap, path)
}

/// Where human eyes may look at what was drawn.
fn kept_for_eyes(file: &Path, name: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/pictures");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::copy(file, folder.join(format!("{name}.pdf"))).unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn the_recap_of_a_draft_says_every_answer_and_that_it_is_not_sent() {
    let phone = Phone::alone();
    phone.app.seed().await;
    let (draft, document) = phone.writes(5_000).await;
    let long = "\u{c9}t\u{e9} comme hiver, \u{1f6b2} \u{e0} v\u{e9}lo".to_owned();
    phone.app.actions.answer(draft, "driving_school.name".into(), Some(long)).await.unwrap();
    let french = Words::of(Language::French);
    let (_, path) = recap_of(&phone, move |db| recap::of_draft(db, draft), french).await;
    assert_eq!(path.file_name().unwrap().to_str().unwrap(), format!("recapitulatif-{draft}.pdf"));
    assert_eq!(path.parent().unwrap(), phone.folder.path().join("saved"));
    let read = text(&path);
    for said in [
        "R\u{e9}capitulatif de votre brouillon",
        "pas encore envoy\u{e9}",
        "Demander l\u{2019}aide au permis de conduire",
        "Ma\u{eb}lle",
        "Vuillemin",
        "14 mars 2008",
        "Besan\u{e7}on",
        "maelle@example.org",
        "\u{c9}t\u{e9} comme hiver, \u{1f6b2} \u{e0} v\u{e9}lo",
        "inscription.pdf",
        &flat(&format!("PDF, {}", french.size(document.size))),
        &document.sha256.to_string(),
    ] {
        assert!(read.contains(said), "{said}: {read}");
    }
    let facts = facts(&path);
    for fact in ["Title: R\u{e9}capitulatif de votre brouillon", "Tagged: yes", "A4", "PDF version: 1.7"] {
        assert!(flat(&facts).contains(fact), "{fact}: {facts}");
    }
    let fonts = String::from_utf8(Command::new("pdffonts").arg(&path).output().unwrap().stdout).unwrap();
    assert!(fonts.contains("NotoSans") && !fonts.contains(" no  no"), "embedded, cut down: {fonts}");
    assert!(std::fs::metadata(&path).unwrap().len() < 80_000, "the letters are cut down");
    kept_for_eyes(&path, "recap-draft");

    let (_, again) = recap_of(&phone, move |db| recap::of_draft(db, draft), french).await;
    assert_eq!(again, path, "the same paper is not kept twice");
    let (_, english) =
        recap_of(&phone, move |db| recap::of_draft(db, draft), Words::of(Language::English)).await;
    assert!(text(&english).contains("Summary of your draft") && english != path);
}

/// Issue 8: whoever asks for the laptop of the Region takes along what they said, made without a network. It is a recap, and
/// says so: the agreement itself is the lycée's, which gives it to sign.
#[tokio::test(flavor = "multi_thread")]
async fn the_request_of_a_laptop_is_a_paper_filled_in_without_a_network() {
    let phone = Phone::alone();
    phone.app.seed().await;
    let actions = &phone.app.actions;
    let form = RecordId::parse("form:ordil-pret-ordinateur").unwrap();
    let Begun::New(draft) = actions.begin(form, None, true, true).await.unwrap() else { panic!() };
    for (path, value) in [
        ("pupil.first_name", "L\u{e9}a"),
        ("pupil.last_name", "Vuillemin"),
        ("minor", "yes"),
        ("guardian.name", "Maya Vuillemin"),
        ("contact.email", "maya@example.org"),
        ("school.name", "Lyc\u{e9}e Jules Haag"),
        ("school.commune", "25056"),
        ("school.level", "seconde"),
        ("school.boarder", "no"),
        ("need.at_home", "shared"),
    ] {
        actions.answer(draft, path.to_owned(), Some(value.to_owned())).await.unwrap();
    }
    let french = Words::of(Language::French);
    let (_, path) = recap_of(&phone, move |db| recap::of_draft(db, draft), french).await;
    let read = text(&path);
    for said in [
        "Demander le pr\u{ea}t d\u{2019}un ordinateur (oRDIL)",
        "L\u{e9}a",
        "Maya Vuillemin",
        "Lyc\u{e9}e Jules Haag",
        "Besan\u{e7}on",
        "Seconde",
        "Un ordinateur partag\u{e9} \u{e0} plusieurs",
        "pas encore envoy\u{e9}",
    ] {
        assert!(read.contains(said), "{said}: {read}");
    }
    kept_for_eyes(&path, "recap-ordil");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_application_and_its_receipts_are_papers_that_prove_themselves() {
    let folder = tempfile::tempdir().unwrap();
    let region = region_with_forms(folder.path()).await;
    let phone = Phone::new(&region.url());
    phone.app.seed().await;
    phone.signs_in(&region, "maelle").await;
    let (draft, document) = phone.writes(5_000).await;
    let id = phone.sends(draft).await;
    phone.completes(id).await;
    let french = Words::of(Language::French);
    let (recap, path) = recap_of(&phone, move |db| recap::of_application(db, id), french).await;
    let number = recap.application.as_ref().unwrap().number.clone().unwrap();
    assert_eq!(path.file_name().unwrap().to_str().unwrap(), format!("recapitulatif-{number}.pdf"));
    let read = text(&path);
    let kinds: Vec<_> = recap.receipts.iter().map(|signed| signed.receipt.kind).collect();
    assert_eq!(kinds, [Kind::Registered, Kind::Complete]);
    for said in [
        &number,
        "Compl\u{e8}te",
        "Besan\u{e7}on",
        "Accus\u{e9} d\u{2019}enregistrement",
        &recap.receipts[0].sha256.to_string(),
    ] {
        assert!(read.contains(said), "{said}: {read}");
    }
    kept_for_eyes(&path, "recap-application");

    for signed in &recap.receipts {
        let kind = signed.receipt.kind.code();
        let sheet = french.receipt_sheet(&recap, signed, phone.app.actions.now());
        let path = phone.app.actions.save_sheet(sheet, french.receipt_file(signed), None).await.unwrap();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        assert!(name.ends_with(&format!("{number}.pdf")) && !name.contains("Vuillemin"), "{name}");
        let read = text(&path);
        for said in [
            number.as_str(),
            &french.application_receipt_proves(kind),
            &french.sheet_law(kind),
            "Comment v\u{e9}rifier",
            "24 novembre 2026",
            &signed.sha256.to_string(),
            &signed.receipt.envelope_sha256.to_string(),
            &document.sha256.to_string(),
            &signed.keys[0],
        ] {
            assert!(read.contains(&flat(said)), "{kind}, {said}: {read}");
        }
        assert!(kind != "registered" || read.contains("L112-11"), "{read}");
        kept_for_eyes(&path, &format!("receipt-{kind}"));

        // The code is read off the paper by a camera, and the app verifies what it holds.
        let seen = codes_on(&path);
        assert_eq!(seen.len(), 1, "{kind}");
        assert_eq!(seen[0], signed.text, "{kind}");
        let proven = phone.app.sync.receipt(seen[0].as_bytes(), None).await.unwrap();
        assert_eq!((proven.application, proven.kind), (id, signed.receipt.kind));
        // And so does the file inside it.
        let inside = tempfile::tempdir().unwrap();
        let taken = Command::new("pdfdetach").args(["-saveall", "-o"]).arg(inside.path()).arg(&path).status();
        assert!(taken.unwrap().success());
        let file = std::fs::read_dir(inside.path()).unwrap().next().unwrap().unwrap().path();
        assert_eq!(std::fs::read(&file).unwrap(), signed.bytes);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_sealed_is_what_the_recap_says_whatever_becomes_of_the_draft() {
    let phone = Phone::alone();
    phone.app.seed().await;
    let (draft, _) = phone.writes(5_000).await;
    let id = phone.sends(draft).await;
    let before = phone.app.store.read(move |db| recap::of_application(db, id)).await.unwrap();
    phone.app.actions.take_back(draft).await.unwrap();
    phone.app.actions.answer(draft, "applicant.last_name".into(), Some("Autre".into())).await.unwrap();
    let now = phone.app.store.read(move |db| recap::of_draft(db, draft)).await.unwrap();
    assert_eq!(now.application, None, "it was taken back");
    assert_eq!(now.answers.unwrap()["applicant.last_name"], "Autre");
    assert_eq!(before.answers.unwrap()["applicant.last_name"], "Vuillemin");
    let again = phone.sends(draft).await;
    let after = phone.app.store.read(move |db| recap::of_application(db, again)).await.unwrap();
    assert_eq!(after.answers.unwrap()["applicant.last_name"], "Autre");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_orientation_sheet_is_one_page_whatever_stands_on_it_and_its_code_is_read_off_paper() {
    use domain::orientation::Orientation;
    use domain::slip::{MOST, Reading, Slip, read};
    let mut phone = Phone::alone();
    phone.helps("M. Dupont").await;
    let long =
        |words: &str, most: usize| words.repeat(40).chars().take(most).collect::<String>().trim().to_owned();
    let fullest = Orientation {
        aid: long("Aide r\u{e9}gionale au permis de conduire ", 120),
        place: long("France Services de Vesoul, mairie ", 120),
        address: long("12 rue de la R\u{e9}publique, 70000 Vesoul ", 160),
        phone: "03 84 00 00 00".into(),
        hours: long("lundi de 9 h \u{e0} 12 h et de 14 h \u{e0} 17 h, ", 240),
        bring: std::iter::repeat_n(long("un avis d\u{2019}imposition de cette ann\u{e9}e ", 45), 12)
            .collect::<Vec<_>>()
            .join("\n"),
    };
    let small = Orientation { aid: "Permis".into(), place: "Mairie".into(), ..Orientation::default() };
    for (number, orientation) in [fullest, small].into_iter().enumerate() {
        let orientation = orientation.judged().unwrap();
        for language in Language::ALL {
            let words = Words::of(language);
            let aid = domain::ids::RecordId::parse("content:aide-permis-de-conduire");
            let made_on = phone.app.actions.today();
            let slip = Slip { sheet: orientation.clone(), aid, made_on, cut: Vec::new() };
            let sheet = words.orientation_sheet(&slip, phone.app.actions.now());
            let name = format!("orientation-{number}-{}.pdf", language.code());
            let file = phone.app.actions.orient(orientation.aid.clone(), sheet, name, None).await.unwrap();
            let facts = facts(&file);
            assert!(facts.lines().any(|line| line.split_whitespace().eq(["Pages:", "1"])), "{facts}");
            let code = words.orientation_code(&slip);
            assert!(code.chars().count() <= MOST && code.starts_with(&orientation.aid[..6]));
            assert_eq!(codes_on(&file), std::slice::from_ref(&code));
            let Reading::Slip(had) = read(&code) else { panic!("{code}") };
            assert_eq!((had.aid, had.cut.is_empty()), (slip.aid, number == 1));
            assert!(text(&file).contains(&flat(&orientation.place)) && !text(&file).contains("Dupont"));
        }
    }
}

//! A helper shows the code of a sheet; a picture of that window, given to another install, opens the whole card there.

use image::imageops::overlay;
use image::{GrayImage, Luma};

use crate::chooser::Chooser;
use crate::display::Start;
use crate::hand::Hand;
use crate::pictures::{drawn, jpeg, photographed};

/// The helper's window; gives the picture of it while the code is on screen.
fn shown(theme: &str) -> std::path::PathBuf {
    let data = tempfile::tempdir().unwrap();
    let mut hand = Hand::start(390, 844, &Start::in_folder(data.path()));
    hand.skip_welcome();
    hand.go("/helper");
    hand.fill("Qui aide", "France Services de Vesoul");
    hand.fill("Qui est aid", "M. Dupont");
    hand.fill("Pour quelle aide", "Aide au permis de conduire");
    hand.click("button", "Commencer");
    hand.see("Vous aidez M.\u{a0}D.");
    hand.go("/aids/content:aide-permis-de-conduire");
    hand.click("button", "Garder");
    hand.go("/helper");
    hand.click("radio", "Aide au permis");
    hand.page
        .wait("filled in", "document.querySelector('#orientation-place').value.startsWith('R\u{e9}gion')");
    hand.fill("O\u{f9} aller", "France Services de Vesoul");
    hand.fill("Adresse", "12 rue de la R\u{e9}publique, 70000 Vesoul");
    hand.fill("T\u{e9}l\u{e9}phone", "03 84 00 00 01");
    hand.fill("Horaires", "Lundi 9 h \u{2013} 12 h\nMardi 14 h \u{2013} 17 h");
    hand.fill("\u{c0} apporter", "RIB\nAvis d\u{2019}imposition");
    hand.click("button", "Montrer le code");
    hand.page.wait("a code", "document.querySelector('.scan svg path') !== null");
    hand.page.value(&format!("document.documentElement.dataset.theme = '{theme}'; 0"));
    // Whole, under the bar and over the other one.
    hand.page.value("document.querySelector('.scan svg').scrollIntoView({ block: 'center' }); 0");
    hand.page.wait(
        "still",
        "(box => box.top > 70 && box.bottom < 780)(document.querySelector('.scan svg').getBoundingClientRect())",
    );
    hand.picture(&format!("card-shown-{theme}"))
}

#[test]
fn a_picture_of_one_window_is_the_whole_card_in_another() {
    let (data, files) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let chooser = Chooser::in_folder(files.path());
    let code = shown("light");
    let dark = shown("dark");
    let write = |name: &str, bytes: Vec<u8>| {
        let path = files.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    };
    let page = write("page.jpg", jpeg(&photographed(900, 1_200), 80));
    let wifi = ma_region::actions::code("WIFI:S:maison;T:WPA;;").unwrap();
    let wifi = drawn(wifi.side, &wifi.runs, 8);
    let twice = {
        let (one, other) = (image::open(&code).unwrap().into_luma8(), wifi.clone());
        let mut sheet = GrayImage::from_pixel(one.width() + other.width() + 20, 900, Luma([255]));
        overlay(&mut sheet, &one, 0, 0);
        overlay(&mut sheet, &other, i64::from(one.width()) + 10, 30);
        write("several.jpg", jpeg(&sheet.into(), 90))
    };
    let foreign = write("wifi.jpg", jpeg(&wifi.into(), 90));

    let mut found = Vec::new();
    // Nobody is at the other end of its line.
    let start = Start { programs: Some(files.path().to_owned()), ..Start::in_folder(data.path()) };
    let mut hand = Hand::start(390, 844, &start);
    hand.skip_welcome();
    hand.go("/help");
    hand.click("link", "Lire un code");
    hand.wait_for_heading("Lire un code");
    hand.top();
    hand.look("card-ask", &mut found);
    chooser.gives(&mut hand, "code", &[&page]);
    hand.see("Nous n\u{2019}avons pas trouv\u{e9} de code");
    hand.top();
    hand.look("card-none", &mut found);
    chooser.gives(&mut hand, "code", &[&twice]);
    hand.see("Il y a plusieurs codes");
    chooser.gives(&mut hand, "code", &[&foreign]);
    hand.see("Ce n\u{2019}est pas un code de cette application");
    hand.see("WIFI:S:maison;T:WPA;;");
    hand.top();
    hand.look("card-foreign", &mut found);
    hand.click("link", "Lire un autre code");
    hand.find("button", "Lire ce texte");

    chooser.gives(&mut hand, "code", &[&code]);
    hand.see("France Services de Vesoul");
    hand.see("Mardi 14 h \u{2013} 17 h");
    hand.see("La fiche compl\u{e8}te de l\u{2019}aide");
    hand.see("Pi\u{e8}ces \u{e0} pr\u{e9}parer");
    hand.top();
    hand.look("card-sheet", &mut found);
    hand.show("#slip-title");
    hand.look("card-words", &mut found);
    hand.show("article.aid");
    hand.look("card-whole", &mut found);
    hand.page.value("document.documentElement.dataset.text = '200'; 0");
    hand.top();
    hand.look("card-large", &mut found);
    hand.show("#slip-title");
    hand.picture("card-large-words-light");
    hand.page.value("document.documentElement.dataset.text = '100'; 0");
    assert_eq!(hand.page.value("document.querySelectorAll('.mandate a, .mandate button').length"), 0);
    hand.click("button", "Enregistrer la fiche en PDF");
    hand.see("fiche-orientation.pdf");
    hand.click("button", "Garder");
    hand.see("Gard\u{e9}e");
    hand.go("/desk");
    hand.see("Aide au permis de conduire");

    // The same shown in the dark, and its text pasted.
    hand.go("/card?text=");
    chooser.gives(&mut hand, "code", &[&dark]);
    hand.see("La fiche compl\u{e8}te de l\u{2019}aide");
    hand.click("link", "Lire un autre code");
    hand.fill("Ou collez le texte", "Aide au permis\nMairie\nma-region/1 tp 2026-11-24 0000");
    hand.click("button", "Lire ce texte");
    hand.see("une lettre a chang\u{e9}");
    hand.top();
    hand.look("card-changed", &mut found);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

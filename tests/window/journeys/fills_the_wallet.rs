//! Photographs are chosen, turned, bound and kept; a document is described, deleted and had back; a set is handed in.

use crate::chooser::Chooser;
use crate::display::Start;
use crate::hand::Hand;
use crate::pictures::{as_taken, jpeg, photographed, stored};

#[test]
fn photographs_are_made_ready_bound_kept_described_and_handed_in() {
    let (data, files) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let chooser = Chooser::in_folder(files.path());
    let photo = |name: &str, width: u32, bytes: &dyn Fn(image::DynamicImage) -> Vec<u8>| {
        let path = files.path().join(name);
        std::fs::write(&path, bytes(photographed(width, width * 4 / 3))).unwrap();
        path
    };
    let lying = |page: image::DynamicImage| as_taken(&jpeg(&stored(&page, 6), 85), 6);
    let blurred = |page: image::DynamicImage| jpeg(&page.fast_blur(9.0), 85);
    let one = photo("IMG_0001.jpg", 900, &lying);
    let two = photo("IMG_0002.jpg", 960, &blurred);
    let heic = files.path().join("IMG_0003.heic");
    std::fs::write(&heic, b"\0\0\0\x18ftypheic\0\0\0\0mif1heic").unwrap();

    let mut found = Vec::new();
    let start = Start { programs: Some(files.path().to_owned()), ..Start::in_folder(data.path()) };
    let mut hand = Hand::start(412, 860, &start);
    hand.skip_welcome();
    hand.go("/desk");
    hand.click("link", "Mes documents");
    hand.wait_for_heading("Mes documents");
    hand.see("Rien n\u{2019}est encore rang\u{e9}");
    hand.look("documents-empty", &mut found);

    chooser.gives(&mut hand, "papers", &[&two, &one]);
    hand.page.wait("two previews", "document.querySelectorAll('img.preview').length === 2");
    hand.page.wait("upright", "[...document.images].every(i => i.naturalHeight > i.naturalWidth)");
    hand.page
        .wait("as they were taken", "document.querySelector('.page-card h3').innerText === 'IMG_0001.jpg'");
    hand.see("semble floue");
    hand.show(".page-card");
    hand.look("documents-preview", &mut found);
    hand.click("button", "Tourner \u{e0} droite\u{a0}: IMG_0001");
    hand.page.wait("turned", "document.images[0].naturalHeight < document.images[0].naturalWidth");
    hand.click("button", "Tourner \u{e0} gauche\u{a0}: IMG_0001");
    hand.page.wait("turned back", "document.images[0].naturalHeight > document.images[0].naturalWidth");
    hand.page.value("document.querySelector('.page-card details').open = true; 0");
    let cut = "const slider = document.querySelector('.page-card input[type=range]');
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(slider, '40');
        slider.dispatchEvent(new Event('change', { bubbles: true })); 0";
    hand.page.value(&format!("{{ {cut} }}"));
    hand.page.wait("cut", "document.images[0].naturalHeight > 2 * document.images[0].naturalWidth");
    hand.page.wait("the share in words", "document.body.innerText.includes('40\\u00a0%')");
    hand.show(".page-card details");
    hand.look("documents-crop", &mut found);
    hand.click("button", "Monter IMG_0002");
    hand.page.wait("moved", "document.querySelector('.page-card h3').innerText === 'IMG_0002.jpg'");
    hand.find("radio", "Un seul PDF de 2 pages");

    hand.fill("Nom du document", "");
    hand.click("button", "Ajouter \u{e0} mes documents");
    hand.see("Donnez un nom au document");
    hand.fill("Nom du document", "Avis 2026");
    hand.choose("De quoi s", "Avis d");
    hand.fill("Valable jusqu", "bient\u{f4}t");
    hand.click("button", "Ajouter \u{e0} mes documents");
    hand.see("\u{c9}crivez une date");
    hand.show("#new-name");
    hand.look("documents-fields", &mut found);
    hand.fill("Valable jusqu", "10/12/2026");
    hand.click("button", "Ajouter \u{e0} mes documents");
    hand.see("Ajout\u{e9}\u{a0}: Avis 2026.pdf");
    hand.see("\u{c0} renouveler\u{a0}: valable jusqu\u{2019}au 10\u{a0}d\u{e9}cembre 2026");
    hand.page.wait("an empty tray", "document.querySelectorAll('.page-card').length === 0");

    hand.click("button", "Modifier Avis 2026.pdf");
    hand.fill("Nom du document", "Statuts de la fanfare");
    hand.choose("De quoi s", "Statuts");
    hand.fill("Valable jusqu", "1/11/2026");
    hand.click("button", "Enregistrer");
    hand.see("Expir\u{e9}\u{a0}: valable jusqu\u{2019}au 1er\u{a0}novembre 2026");
    hand.see("Dossier d\u{2019}une association");
    hand.see("Un document coch\u{e9} n\u{2019}est plus valable");
    hand.top();
    hand.look("documents-kept", &mut found);
    hand.show(".group");
    hand.look("documents-set", &mut found);
    let out = files.path().join("out");
    std::fs::create_dir(&out).unwrap();
    chooser.gives(&mut hand, "folder", &[&out]);
    hand.see("Enregistr\u{e9}\u{a0}: ");
    let written = out.join("dossier-association-2026-11-24.zip");
    assert!(std::fs::read(&written).unwrap().starts_with(b"PK"));
    chooser.gives(&mut hand, "folder", &[&out]);
    hand.see("dossier-association-2026-11-24-2.zip");

    chooser.gives(&mut hand, "papers", &[&heic]);
    hand.see("Les photos HEIC ne sont pas lues");
    hand.top();
    hand.look("documents-heic", &mut found);
    hand.click("button", "Ne pas ajouter IMG_0003");
    hand.click("button", "Supprimer Statuts de la fanfare");
    hand.see("Documents supprim\u{e9}s");
    hand.see("Rien n\u{2019}est encore rang\u{e9}");
    hand.look("documents-deleted", &mut found);
    hand.click("button", "Remettre\u{a0}: Statuts");
    hand.find("button", "Modifier Statuts de la fanfare");
    assert!(found.is_empty(), "{}", found.join("\n"));
}

//! A file that was chosen and is not kept yet: how it would look, turned, cut, grey, and what to look at again.

use dioxus::prelude::*;
use domain::document::Media;

use crate::actions::{Crop, Edit, Given, Look, Turn};
use crate::screens::parts::field::Switch;
use crate::screens::parts::icon::{Glyph, Icon};
use crate::screens::words::use_words;

/// Hundredths that may be taken from one side: from two of them, something is always left.
const MOST: u8 = 45;
const SIDES: [&str; 4] = ["left", "top", "right", "bottom"];

/// A file that was chosen.
#[derive(Clone)]
pub struct Picked {
    /// Tells it from the others while the page is open.
    pub id: u64,
    /// As its file is called.
    pub name: String,
    /// Its bytes.
    pub given: Given,
    /// How it is wished.
    pub edit: Edit,
    /// Hundredths taken from the left, the top, the right and the bottom.
    sides: [u8; 4],
    /// How it would be kept; as it last was, while the next is prepared.
    pub look: Option<Look>,
    /// Whether what is shown is as it is wished.
    pub is_fresh: bool,
    /// Why it cannot be kept.
    pub refused: Option<&'static str>,
}

impl PartialEq for Picked {
    fn eq(&self, other: &Self) -> bool {
        // The bytes of a page never change.
        (self.id, self.edit, &self.look, self.is_fresh, self.refused)
            == (other.id, other.edit, &other.look, other.is_fresh, other.refused)
    }
}

impl Picked {
    /// A file as it was chosen.
    pub fn new(id: u64, name: String, given: Given) -> Self {
        let (edit, sides) = (Edit::default(), [0; 4]);
        Self { id, name, given, edit, sides, look: None, is_fresh: false, refused: None }
    }

    /// Whether it can be turned, cut and bound with others.
    pub fn is_picture(&self) -> bool {
        Media::of(&self.given).is_some_and(|media| media != Media::Pdf)
    }

    fn cut(mut self, side: usize, share: u8) -> Self {
        self.sides[side] = share.min(MOST);
        let [left, top, right, bottom] = self.sides;
        self.edit.crop = Crop::without(left, top, right, bottom).filter(|crop| *crop != Crop::WHOLE);
        self
    }
}

/// What is asked of a page by its buttons.
#[derive(Clone, PartialEq)]
pub enum Wish {
    /// Shown otherwise.
    Edit(Picked),
    /// One place further up or down.
    Move(u64, bool),
    /// Not to be added.
    TakeOut(u64),
}

/// A page before it is kept.
#[component]
pub fn PageCard(picked: Picked, first: bool, last: bool, onwish: EventHandler<Wish>) -> Element {
    let words = use_words();
    let (id, name) = (picked.id, picked.name.clone());
    let shown = picked.look.clone();
    rsx! {
        li { class: "card page-card",
            div { class: "row-head",
                h3 { class: "grow break", "{name}" }
                if !first {
                    button { class: "tool", r#type: "button", aria_label: words.documents_up(&name), onclick: move |_| onwish(Wish::Move(id, true)),
                        span { class: "turned", Icon { glyph: Glyph::Down } }
                    }
                }
                if !last {
                    button { class: "tool", r#type: "button", aria_label: words.documents_down(&name), onclick: move |_| onwish(Wish::Move(id, false)),
                        Icon { glyph: Glyph::Down }
                    }
                }
                button { class: "tool", r#type: "button", aria_label: words.documents_take_out(&name), onclick: move |_| onwish(Wish::TakeOut(id)),
                    Icon { glyph: Glyph::Close }
                }
            }
            if let Some(code) = picked.refused {
                div { class: "notice error", role: "alert", Icon { glyph: Glyph::Alert } p { {words.documents_trouble(code)} } }
            } else {
                if let Some(picture) = shown.as_ref().and_then(|look| look.picture.clone()) {
                    img { class: "preview", src: "{picture}", alt: words.documents_preview(&name) }
                }
                p { class: "small quiet", role: "status",
                    match &shown {
                        Some(look) if picked.is_fresh => words.documents_ready(&words.format(look.media), &words.size(look.size)),
                        _ => words.documents_preparing(),
                    }
                }
                for concern in shown.iter().flat_map(|look| look.concerns.clone()) {
                    div { key: "{concern.code()}", class: "notice warning", role: "status", Icon { glyph: Glyph::Alert } p { {words.paper_concern(concern.code())} } }
                }
                if picked.is_picture() {
                    Tools { picked: picked.clone(), onwish }
                }
            }
        }
    }
}

#[component]
fn Tools(picked: Picked, onwish: EventHandler<Wish>) -> Element {
    let words = use_words();
    let name = picked.name.clone();
    let turned = |by: Turn| {
        let edit = Edit { turn: picked.edit.turn.then(by), ..picked.edit };
        Wish::Edit(Picked { edit, ..picked.clone() })
    };
    let (left, right) = (turned(Turn::Left), turned(Turn::Right));
    let (grey, cut) = (picked.clone(), picked.clone());
    rsx! {
        div { class: "cluster",
            button { class: "button", r#type: "button", aria_label: words.documents_turn_name(&words.documents_turn_left(), &name), onclick: move |_| onwish(left.clone()),
                Icon { glyph: Glyph::Undo } {words.documents_turn_left()}
            }
            button { class: "button", r#type: "button", aria_label: words.documents_turn_name(&words.documents_turn_right(), &name), onclick: move |_| onwish(right.clone()),
                Icon { glyph: Glyph::Redo } {words.documents_turn_right()}
            }
        }
        Switch { label: words.documents_grey(), hint: words.documents_grey_hint(), on: picked.edit.grey,
            onflip: move |on| onwish(Wish::Edit(Picked { edit: Edit { grey: on, ..grey.edit }, ..grey.clone() })) }
        details { class: "fold",
            summary { {words.documents_crop()} span { class: "hidden-text", " {name}" } }
            p { class: "small quiet", {words.documents_crop_text()} }
            for (rank, side) in SIDES.into_iter().enumerate() {
                label { key: "{side}", class: "slider",
                    span { class: "grow", {words.documents_crop_side(side)} }
                    span { class: "small quiet", {words.documents_crop_share(&picked.sides[rank].to_string())} }
                    input { r#type: "range", min: 0, max: MOST.to_string(), step: 1, value: "{picked.sides[rank]}", aria_valuetext: words.documents_crop_share(&picked.sides[rank].to_string()),
                        onchange: { let cut = cut.clone(); move |event: FormEvent| onwish(Wish::Edit(cut.clone().cut(rank, event.value().parse().unwrap_or(0)))) },
                    }
                }
            }
        }
    }
}

//! Draws what was laid out, and says what each piece is.

use chrono::{DateTime, Datelike, FixedOffset, Timelike};
use domain::sheet::Sheet;
use krilla::color::luma;
use krilla::configure::{Accessibility, Archival, Configuration, PdfVersion};
use krilla::destination::XyzDestination;
use krilla::embed::{AssociationKind, EmbeddedFile, MimeType};
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::{self, Metadata};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::tagging::{
    ArtifactType, ContentTag, Identifier, ListNumbering, Node, SpanTag, Tag, TagGroup, TagTree,
};
use krilla::text::TextDirection;
use krilla::{Document, SerializeSettings, tagging};
use std::num::NonZeroU16;

use super::NotDrawn;
use super::faces::Faces;
use super::place::{Branch, Laid, MARGIN, Mark, PAGE, Placed};

/// What a signed receipt travels as.
const RECEIPT: &str = "application/octet-stream";
const FOOT: f32 = 8.0;

/// The PDF of a sheet that was laid out.
pub fn paint(sheet: &Sheet, laid: &Laid, faces: &Faces) -> Result<Vec<u8>, NotDrawn> {
    let mut document = Document::new_with(SerializeSettings {
        configuration: configuration()?,
        enable_tagging: true,
        ..SerializeSettings::default()
    });
    document.set_metadata(
        Metadata::new()
            .title(sheet.title.clone())
            .language(sheet.language.to_owned())
            .creation_date(instant(sheet.made_at)),
    );
    if let Some(attached) = &sheet.attached {
        let file = EmbeddedFile {
            path: attached.name.clone(),
            mime_type: MimeType::new(RECEIPT),
            description: Some(attached.told.clone()),
            association_kind: AssociationKind::Supplement,
            data: attached.bytes.clone().into(),
            modification_date: Some(instant(sheet.made_at)),
            compress: Some(false),
            location: None,
        };
        document.embed_file(file).ok_or(NotDrawn)?;
    }
    let mut leaves: Vec<Vec<Identifier>> = vec![Vec::new(); laid.leaves];
    for number in 0..laid.pages {
        let settings = PageSettings::from_wh(PAGE.0, PAGE.1).ok_or(NotDrawn)?;
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        for placed in laid.placed.iter().filter(|placed| placed.page == number) {
            let tag = match (&placed.mark, placed.leaf) {
                (Mark::Line { text, .. }, Some(_)) => {
                    ContentTag::Span(SpanTag::empty().with_actual_text(text.read.as_deref()))
                }
                (_, Some(_)) => ContentTag::Other,
                (_, None) => ContentTag::Artifact(tagging::Artifact::with_kind(ArtifactType::Other)),
            };
            let identifier = surface.start_tagged(tag);
            mark(&mut surface, placed, faces);
            surface.end_tagged();
            if let Some(leaf) = placed.leaf.and_then(|leaf| leaves.get_mut(leaf)) {
                leaf.push(identifier);
            }
        }
        foot(&mut surface, sheet, number + 1, laid.pages, faces);
        surface.finish();
        page.finish();
    }
    document.set_outline(outline(laid));
    document.set_tag_tree(tree(sheet, laid, leaves));
    document.finish().map_err(|_| NotDrawn)
}

fn configuration() -> Result<Configuration, NotDrawn> {
    krilla::configure::ConfigurationBuilder::new()
        .with_version(PdfVersion::Pdf17)
        .with_archival_validator(Archival::A3_A)
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|_| NotDrawn)
}

fn ink(grey: bool) -> Option<Fill> {
    // Darker than 7:1 on white, so that small letters stay readable.
    let lightness = if grey { 74 } else { 0 };
    Some(Fill { paint: luma::Color::new(lightness).into(), ..Fill::default() })
}

fn mark(surface: &mut Surface<'_>, placed: &Placed, faces: &Faces) {
    match &placed.mark {
        Mark::Line { text, size, bold, grey } => {
            surface.set_fill(ink(*grey));
            let at = Point::from_xy(placed.x, placed.y);
            surface.draw_text(at, faces.font(*bold), *size, &text.drawn, false, TextDirection::Auto);
        }
        Mark::Code(code, side) => {
            let module = side / code.side as f32;
            let mut path = PathBuilder::new();
            for (row, column, length) in &code.runs {
                let (x, y) = (placed.x + *column as f32 * module, placed.y + *row as f32 * module);
                if let Some(run) = Rect::from_xywh(x, y, *length as f32 * module, module) {
                    path.push_rect(run);
                }
            }
            surface.set_fill(ink(false));
            if let Some(path) = path.finish() {
                surface.draw_path(&path);
            }
        }
        Mark::Bullet => {
            surface.set_fill(ink(false));
            let mut path = PathBuilder::new();
            if let Some(square) = Rect::from_xywh(placed.x + 2.0, placed.y - 5.2, 3.2, 3.2) {
                path.push_rect(square);
            }
            if let Some(path) = path.finish() {
                surface.draw_path(&path);
            }
        }
    }
}

/// The title and the page's number, under a thin line: for the eye alone, for readers know them already.
fn foot(surface: &mut Surface<'_>, sheet: &Sheet, number: usize, pages: usize, faces: &Faces) {
    let footer = tagging::Artifact::with_kind(ArtifactType::Footer);
    surface.start_tagged(ContentTag::Artifact(footer));
    let y = PAGE.1 - 38.0;
    let mut path = PathBuilder::new();
    if let Some(line) = Rect::from_xywh(MARGIN, y - 14.0, PAGE.0 - 2.0 * MARGIN, 0.6) {
        path.push_rect(line);
    }
    surface.set_fill(ink(true));
    if let Some(path) = path.finish() {
        surface.draw_path(&path);
    }
    let title = faces.spell(&sheet.title, false).drawn;
    let font = faces.font(false);
    surface.draw_text(Point::from_xy(MARGIN, y), font.clone(), FOOT, &title, false, TextDirection::Auto);
    let count = format!("{number} / {pages}");
    let x = PAGE.0 - MARGIN - faces.width(&count, FOOT, false);
    surface.draw_text(Point::from_xy(x, y), font, FOOT, &count, false, TextDirection::Auto);
    surface.end_tagged();
}

fn outline(laid: &Laid) -> Outline {
    let mut outline = Outline::new();
    for branch in &laid.branches {
        if let Branch::Heading(_, text, page, top) = branch {
            let to = XyzDestination::new(*page, Point::from_xy(MARGIN, *top as f32));
            outline.push_child(OutlineNode::new(text.clone(), to));
        }
    }
    outline
}

fn tree(sheet: &Sheet, laid: &Laid, mut leaves: Vec<Vec<Identifier>>) -> TagTree {
    let mut tree = TagTree::new().with_lang(Some(sheet.language.to_owned()));
    let mut take = |leaf: usize| -> Vec<Node> {
        leaves.get_mut(leaf).map(std::mem::take).unwrap_or_default().into_iter().map(Node::from).collect()
    };
    let second = NonZeroU16::MIN.saturating_add(1);
    for branch in &laid.branches {
        let group = match branch {
            Branch::Title(leaf) => {
                TagGroup::with_children(Tag::Hn(NonZeroU16::MIN, Some(sheet.title.clone())), take(*leaf))
            }
            Branch::Heading(leaf, text, ..) => {
                TagGroup::with_children(Tag::Hn(second, Some(text.clone())), take(*leaf))
            }
            Branch::Text(leaf) => TagGroup::with_children(Tag::P, take(*leaf)),
            Branch::Figure(leaf, told) => {
                TagGroup::with_children(Tag::Figure(Some(told.clone())), take(*leaf))
            }
            Branch::List(items) => {
                let item = |(label, body): &(Option<usize>, usize)| {
                    let mut item = TagGroup::new(Tag::LI);
                    if let Some(label) = label {
                        item.push(TagGroup::with_children(Tag::Lbl, take(*label)));
                    }
                    item.push(TagGroup::with_children(Tag::LBody, take(*body)));
                    Node::from(item)
                };
                let numbering = if items.iter().any(|(label, _)| label.is_some()) {
                    ListNumbering::None
                } else {
                    ListNumbering::Square
                };
                TagGroup::with_children(Tag::L(numbering), items.iter().map(item).collect())
            }
        };
        tree.push(group);
    }
    tree
}

fn instant(at: DateTime<FixedOffset>) -> metadata::DateTime {
    let part = |number: u32| u8::try_from(number).unwrap_or_default();
    let hours = i8::try_from(at.offset().local_minus_utc() / 3600).unwrap_or_default();
    metadata::DateTime::new(u16::try_from(at.year()).unwrap_or_default())
        .month(part(at.month()))
        .day(part(at.day()))
        .hour(part(at.hour()))
        .minute(part(at.minute()))
        .second(part(at.second()))
        .utc_offset_hour(hours)
        .utc_offset_minute(0)
}

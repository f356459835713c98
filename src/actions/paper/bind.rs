//! Photographs of several pages, bound into one PDF that says nothing but what is on them.

use domain::document::Media;
use lopdf::content::{Content, Operation};
use lopdf::{Document, Object, Stream, dictionary};

use super::{Concern, Refusal};
use crate::actions::photo::{self, Edit, Photo};

/// Pages that are bound at most.
pub const MOST_PAGES: usize = 30;
/// Bytes of the whole, about: what is left of the largest document that is taken.
const WHOLE: usize = 12_000_000;
/// The longer side of an A4 page, in points of a seventy-second of an inch.
const LONGER: f32 = 842.0;

/// One PDF of these pictures, each on a page of its own shape; and for each page what should be looked at again.
pub fn bind<'b>(
    pages: impl ExactSizeIterator<Item = (&'b [u8], Edit)>,
) -> Result<(Vec<u8>, Vec<Vec<Concern>>), Refusal> {
    let count = pages.len();
    if count == 0 || count > MOST_PAGES {
        return Err(Refusal::TooManyPages);
    }
    let budget = photo::BUDGET.min(WHOLE / count);
    let mut pdf = Document::with_version("1.5");
    let tree = pdf.new_object_id();
    let (mut kids, mut concerns) = (Vec::new(), Vec::new());
    for (bytes, edit) in pages {
        let media = Media::of(bytes).ok_or(Refusal::NotAPicture)?;
        let photo = photo::page(media, bytes, edit, budget)?;
        concerns.push(photo.concerns.clone());
        kids.push(Object::Reference(page(&mut pdf, tree, photo)?));
    }
    let tree_of_pages = dictionary! { "Type" => "Pages", "Count" => count as i64, "Kids" => kids };
    pdf.objects.insert(tree, tree_of_pages.into());
    let catalog = pdf.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    pdf.trailer.set("Root", catalog);
    let mut bound = Vec::new();
    pdf.save_to(&mut bound).map_err(|_| Refusal::PictureBroken)?;
    Ok((bound, concerns))
}

fn page(pdf: &mut Document, tree: lopdf::ObjectId, photo: Photo) -> Result<lopdf::ObjectId, Refusal> {
    let scale = LONGER / photo.width.max(photo.height) as f32;
    let (width, height) = (photo.width as f32 * scale, photo.height as f32 * scale);
    let colours = if photo.is_grey { "DeviceGray" } else { "DeviceRGB" };
    let picture = dictionary! {
        "Type" => "XObject", "Subtype" => "Image", "ColorSpace" => colours, "BitsPerComponent" => 8,
        "Width" => i64::from(photo.width), "Height" => i64::from(photo.height), "Filter" => "DCTDecode",
    };
    let picture = pdf.add_object(Stream::new(picture, photo.bytes).with_compression(false));
    let matrix = [width, 0.0, 0.0, height, 0.0, 0.0].map(Object::Real).to_vec();
    let drawn = Content {
        operations: vec![
            Operation::new("q", Vec::new()),
            Operation::new("cm", matrix),
            Operation::new("Do", vec!["P".into()]),
            Operation::new("Q", Vec::new()),
        ],
    };
    let drawn = drawn.encode().map_err(|_| Refusal::PictureBroken)?;
    let drawn = pdf.add_object(Stream::new(dictionary! {}, drawn));
    Ok(pdf.add_object(dictionary! {
        "Type" => "Page", "Parent" => tree, "Contents" => drawn,
        "MediaBox" => vec![0.into(), 0.into(), Object::Real(width), Object::Real(height)],
        "Resources" => dictionary! { "XObject" => dictionary! { "P" => picture } },
    }))
}

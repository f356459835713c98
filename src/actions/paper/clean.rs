//! A PDF, parsed, and without what it says of its author: the Info dictionary, XMP, private notes of programs,
//! and what cameras wrote into its photographs.
//!
//! A PDF that says nothing is kept to the byte. So is a signed one, for any change breaks the signature, and one
//! whose author forbids changes; both are said.

use std::collections::HashSet;

use lopdf::{Dictionary, Document, Error, LoadOptions, Object, ObjectId, Stream};

use super::{Concern, Refusal, bound, marks};

/// Pages of a PDF that is taken.
pub const MOST_PAGES: usize = 300;
/// Keys that hold notes of programs and people, and nothing that is drawn.
const NOTES: [&[u8]; 3] = [b"PieceInfo", b"LastModified", b"Metadata"];

/// The cleaned file, none where nothing was to be changed; and what should be looked at.
pub fn clean(bytes: &[u8]) -> Result<(Option<Vec<u8>>, Vec<Concern>), Refusal> {
    bound::check(bytes)?;
    let mut pdf = read(bytes)?;
    // Read with the empty password: anybody may look, and its author allows nothing else.
    if pdf.was_encrypted() {
        return Ok((None, vec![Concern::Protected]));
    }
    if is_signed(&pdf) {
        return Ok((None, vec![Concern::Signed]));
    }
    let pages = pdf.page_iter().count();
    if !forget(&mut pdf) {
        return Ok((None, Vec::new()));
    }
    pdf.prune_objects();
    let mut cleaned = Vec::new();
    pdf.save_to(&mut cleaned).map_err(|_| Refusal::PdfBroken)?;
    // Read again: a cleaned file that lost a page is no file.
    if read(&cleaned)?.page_iter().count() != pages {
        return Err(Refusal::PdfBroken);
    }
    Ok((Some(cleaned), Vec::new()))
}

fn read(bytes: &[u8]) -> Result<Document, Refusal> {
    let options = LoadOptions::with_max_decompressed_size(bound::MOST_UNPACKED);
    let pdf = Document::load_mem_with_options(bytes, options).map_err(|error| match error {
        Error::InvalidPassword | Error::Decryption(_) => Refusal::PdfLocked,
        Error::Decompress(lopdf::DecompressError::MemoryLimitExceeded { .. }) => Refusal::PdfPacked,
        _ => Refusal::PdfBroken,
    })?;
    if pdf.is_encrypted() {
        return Err(Refusal::PdfLocked);
    }
    match pdf.page_iter().take(MOST_PAGES + 1).count() {
        0 => Err(Refusal::PdfBroken),
        pages if pages > MOST_PAGES => Err(Refusal::PdfTooLong),
        _ => Ok(pdf),
    }
}

/// Whether somebody signed it (ISO 32000-1, 12.8.1).
fn is_signed(pdf: &Document) -> bool {
    let signs = |object: &Object| match object {
        Object::Dictionary(dictionary) => dictionary.has(b"ByteRange") && dictionary.has(b"Contents"),
        _ => false,
    };
    pdf.objects.values().any(|object| holds(object, &signs))
}

/// Whether it, or something written inside it, is so.
fn holds(object: &Object, is_so: &impl Fn(&Object) -> bool) -> bool {
    is_so(object)
        || match object {
            Object::Array(inside) => inside.iter().any(|object| holds(object, is_so)),
            Object::Dictionary(dictionary) => dictionary.iter().any(|(_, object)| holds(object, is_so)),
            Object::Stream(stream) => stream.dict.iter().any(|(_, object)| holds(object, is_so)),
            _ => false,
        }
}

/// Takes out what tells of people, places and programs; false if there was nothing of the kind.
fn forget(pdf: &mut Document) -> bool {
    let mut changed = pdf.trailer.remove(b"Info").is_some();
    let notes: HashSet<ObjectId> =
        pdf.objects.iter().filter(|(_, object)| is_note(object)).map(|(id, _)| *id).collect();
    for object in pdf.objects.values_mut() {
        changed |= forget_in(object, &notes);
    }
    for id in notes {
        changed |= pdf.objects.remove(&id).is_some();
    }
    changed
}

/// Whether it is a stream of XMP (ISO 32000-1, 14.3.2).
fn is_note(object: &Object) -> bool {
    let Object::Stream(stream) = object else { return false };
    let says = |key: &[u8], name: &[u8]| {
        stream.dict.get(key).and_then(Object::as_name).is_ok_and(|found| found == name)
    };
    says(b"Type", b"Metadata") || says(b"Subtype", b"XML")
}

fn forget_in(object: &mut Object, notes: &HashSet<ObjectId>) -> bool {
    match object {
        Object::Array(inside) => {
            inside.iter_mut().fold(false, |changed, object| forget_in(object, notes) | changed)
        }
        Object::Dictionary(dictionary) => forget_keys(dictionary, notes),
        Object::Stream(stream) => forget_keys(&mut stream.dict, notes) | forget_marks(stream),
        _ => false,
    }
}

fn forget_keys(dictionary: &mut Dictionary, notes: &HashSet<ObjectId>) -> bool {
    let mut changed = false;
    for key in NOTES {
        let is_ours = dictionary.get(key).is_ok_and(|value| match value {
            // Under that key something else than XMP may be drawn from: a resource may have any name.
            Object::Reference(id) if key == b"Metadata" => notes.contains(id),
            _ => key != b"Metadata",
        });
        if is_ours {
            dictionary.remove(key);
            changed = true;
        }
    }
    dictionary.iter_mut().fold(changed, |changed, (_, object)| forget_in(object, notes) | changed)
}

/// Takes out of a photograph what its camera wrote beside it.
fn forget_marks(stream: &mut Stream) -> bool {
    let is_jpeg = match stream.dict.get(b"Filter") {
        Ok(Object::Name(name)) => name == b"DCTDecode",
        Ok(Object::Array(names)) => matches!(names.as_slice(), [Object::Name(name)] if name == b"DCTDecode"),
        _ => false,
    };
    match is_jpeg.then(|| marks::removed(&stream.content)).flatten() {
        Some(bare) => {
            stream.set_content(bare);
            true
        }
        None => false,
    }
}

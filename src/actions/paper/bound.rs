//! What a PDF would take once it is read, counted without reading it: bombs are told before memory grows.

use flate2::bufread::ZlibDecoder;
use std::io::Read;

use super::Refusal;

/// Bytes that the packed parts of a PDF's own structure may unpack to. What is drawn (pages, fonts, pictures)
/// is never unpacked here.
pub const MOST_UNPACKED: usize = 16 << 20;
/// Pieces (numbers, names, brackets) of that structure. Each takes some hundred bytes once it is read.
pub const MOST_PIECES: usize = 1_500_000;
/// Bytes of a dictionary in front of a stream that are looked at.
const DICTIONARY: usize = 2_048;
/// Ways of packing that no program uses for the structure, and whose size could only be known by unpacking.
const PACKED_OTHERWISE: [&[u8]; 5] =
    [b"LZWDecode", b"RunLengthDecode", b"ASCII85Decode", b"ASCIIHexDecode", b"BrotliDecode"];

/// Refuses a PDF whose structure is out of all proportion.
pub fn check(bytes: &[u8]) -> Result<(), Refusal> {
    let (mut pieces, mut unpacked, mut at) = (0, 0, 0);
    while let Some(begins) = find(bytes, at, b"stream") {
        let structure = &bytes[at..begins];
        pieces += pieces_of(structure);
        let after = begins + b"stream".len();
        // `endstream` holds the word too.
        let line = [b"\r\n".as_slice(), b"\n", b"\r"].into_iter().find(|end| bytes[after..].starts_with(end));
        let Some(line) = line.filter(|_| !structure.ends_with(b"end")) else {
            at = after;
            continue;
        };
        let data = after + line.len();
        let ends = find(bytes, data, b"endstream").unwrap_or(bytes.len());
        let dictionary = dictionary_of(structure);
        if is_structure(dictionary) {
            if PACKED_OTHERWISE.iter().any(|way| find(dictionary, 0, way).is_some()) {
                return Err(Refusal::PdfPacked);
            }
            let (size, inside) = unpack(&bytes[data..ends], MOST_UNPACKED - unpacked)?;
            unpacked += size;
            pieces += inside;
        }
        if pieces > MOST_PIECES {
            return Err(Refusal::PdfPacked);
        }
        at = ends;
    }
    pieces += pieces_of(&bytes[at..]);
    if pieces > MOST_PIECES { Err(Refusal::PdfPacked) } else { Ok(()) }
}

/// The dictionary in front of a stream.
fn dictionary_of(before: &[u8]) -> &[u8] {
    let near = &before[before.len().saturating_sub(DICTIONARY)..];
    memchr::memmem::rfind(near, b" obj").map_or(near, |at| &near[at..])
}

/// Whether the dictionary says that objects or their table are packed in the stream. A name may be written in
/// figures (`/Obj#53tm`): then it counts as one.
fn is_structure(dictionary: &[u8]) -> bool {
    [b"ObjStm".as_slice(), b"XRef", b"#"].iter().any(|word| find(dictionary, 0, word).is_some())
}

/// How many bytes and pieces come out, none of them kept.
fn unpack(packed: &[u8], at_most: usize) -> Result<(usize, usize), Refusal> {
    let mut reader = ZlibDecoder::new(packed);
    let (mut size, mut pieces, mut piece) = (0, 0, [0; 16 * 1024]);
    loop {
        match reader.read(&mut piece) {
            Ok(0) => return Ok((size, pieces)),
            Ok(read) => {
                size += read;
                pieces += pieces_of(&piece[..read]);
                if size > at_most || pieces > MOST_PIECES {
                    return Err(Refusal::PdfPacked);
                }
            }
            // Not packed at all, or cut off: whoever reads it will say.
            Err(_) => return Ok((size, pieces + pieces_of(packed))),
        }
    }
}

/// How many numbers, names and brackets stand there, about.
fn pieces_of(text: &[u8]) -> usize {
    let is_space = |byte: &u8| matches!(byte, 0 | b'\t' | b'\n' | 0x0c | b'\r' | b' ');
    let mut count = 0;
    let mut was_space = true;
    for byte in text {
        let opens = matches!(byte, b'[' | b'/' | b'(' | b'<');
        count += usize::from(opens || was_space && !is_space(byte));
        was_space = is_space(byte);
    }
    count
}

fn find(text: &[u8], from: usize, word: &[u8]) -> Option<usize> {
    memchr::memmem::find(text.get(from..)?, word).map(|at| from + at)
}

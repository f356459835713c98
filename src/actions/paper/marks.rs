//! What a camera writes into a JPEG beside its points, taken out without touching them.

/// The same picture without what was written beside it: Exif, XMP, Photoshop's notes, comments. None if there
/// was nothing of the kind, or if these are not the bytes of a JPEG.
///
/// What tells colours (JFIF, profiles, Adobe's transform) stays.
pub fn removed(jpeg: &[u8]) -> Option<Vec<u8>> {
    let mut kept = jpeg.get(..2).filter(|start| *start == [0xff, 0xd8])?.to_vec();
    let mut at = 2;
    loop {
        let [0xff, mark] = *jpeg.get(at..at + 2)? else { return None };
        if mark == 0xff {
            // Padding.
            at += 1;
            continue;
        }
        if mark == 0xda {
            let changed = kept.len() != at;
            kept.extend_from_slice(&jpeg[at..]);
            return changed.then_some(kept);
        }
        let length = usize::from(u16::from_be_bytes([*jpeg.get(at + 2)?, *jpeg.get(at + 3)?]));
        let segment = jpeg.get(at..at + 2 + length).filter(|_| length >= 2)?;
        // APP1 (Exif, XMP), APP3 to APP13 (notes of makers and of Photoshop), APP15, comments.
        let tells = matches!(mark, 0xe1 | 0xe3..=0xed | 0xef | 0xfe);
        if !tells {
            kept.extend_from_slice(segment);
        }
        at += segment.len();
    }
}

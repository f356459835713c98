//! Memory while large pictures are treated and bombs refused, measured by the kernel in a process of its own.

use std::process::Command;
use std::sync::Arc;

use image::RgbImage;
use ma_region::actions::{About, Crop, Edit};
use zeroize::Zeroizing;

use crate::world::Phone;
use crate::world::pictures::{photographed, png, quarters};

/// Megabytes that a photograph of 50 million points may take beside its file: decoded as it is, it takes 300.
const PHOTOGRAPH: u64 = 40;
/// Megabytes where a small part of it is wanted, and so is read from larger points.
const PART: u64 = 130;
/// Megabytes that a refusal may take.
const REFUSAL: u64 = 12;

/// A photograph of 8192 by 6144 points, as the phones of the day take them.
fn photograph(path: &std::path::Path) {
    let tile = photographed(2_048, 1_536).into_rgb8();
    let (across, down) = (4_usize, 4_usize);
    let mut points = Vec::with_capacity(tile.as_raw().len() * across * down);
    for _ in 0..down {
        for row in tile.as_raw().chunks_exact(2_048 * 3) {
            (0..across).for_each(|_| points.extend_from_slice(row));
        }
    }
    RgbImage::from_raw(8_192, 6_144, points).unwrap().save(path).unwrap();
}

/// A PNG whose head promises 30 000 by 30 000 points.
fn bomb() -> Vec<u8> {
    let mut bytes = png(&quarters(60, 40), 1);
    for at in [16, 20] {
        bytes[at..at + 4].copy_from_slice(&30_000_u32.to_be_bytes());
    }
    let mut sum = flate2::Crc::new();
    sum.update(&bytes[12..29]);
    bytes[29..33].copy_from_slice(&sum.sum().to_be_bytes());
    bytes
}

/// A PDF of some kilobytes whose objects unpack to 200 megabytes.
fn packed() -> Vec<u8> {
    use std::io::Write;
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    (0..200).for_each(|_| packer.write_all(&vec![b' '; 1 << 20]).unwrap());
    let data = packer.finish().unwrap();
    let head = format!(
        "%PDF-1.5\n1 0 obj<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length {}>>stream\n",
        data.len()
    );
    [head.as_bytes(), &data, b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF"].concat()
}

/// Kilobytes that the kernel counts under that name.
fn kilobytes(name: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with(name)).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

#[test]
fn a_photograph_of_50_million_points_and_bombs_are_treated_in_bounded_memory() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("large.jpg");
    photograph(&path);
    let itself = std::env::current_exe().unwrap();
    let inside = ["--exact", "--ignored", "--nocapture", "faults::large_pictures::inside"];
    let outcome = Command::new(itself).args(inside).env("PICTURE", &path).output().unwrap();
    let told = String::from_utf8_lossy(&outcome.stdout);
    assert!(
        outcome.status.success() && told.contains("1 passed"),
        "{told}{}",
        String::from_utf8_lossy(&outcome.stderr)
    );
    println!("{told}");
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "started by the test above, in a process of its own"]
async fn inside() {
    let phone = Phone::alone();
    let actions = &phone.app.actions;
    let photograph = std::fs::read(std::env::var_os("PICTURE").unwrap()).unwrap();
    let size = photograph.len() / 1_000_000;
    let whole = Edit::default();
    let part = Edit { crop: Crop::new(0, 0, 25, 25), ..whole };
    for (what, bytes, edit, limit, code) in [
        ("a PNG bomb", bomb(), whole, REFUSAL, Some("picture-too-large")),
        ("a PDF bomb", packed(), whole, REFUSAL, Some("pdf-packed")),
        ("a photograph", photograph.clone(), whole, PHOTOGRAPH, None),
        ("a part of a photograph", photograph, part, PART, None),
    ] {
        let bytes = Arc::new(Zeroizing::new(bytes));
        // From here on the kernel counts the peak anew (proc(5), clear_refs).
        std::fs::write("/proc/self/clear_refs", "5").unwrap();
        let before = kilobytes("VmRSS");
        let about = About { name: what.to_owned(), ..About::default() };
        let kept = actions.keep_as(about, bytes, edit).await;
        let peak = kilobytes("VmHWM").saturating_sub(before) / 1_000;
        println!("{what}: {peak} MB more at the peak");
        assert_eq!(kept.as_ref().err().map(|error| error.code()), code, "{what}");
        assert!(peak <= limit, "{what}: {peak} MB");
        if let Ok(kept) = kept {
            assert!(kept.document.size <= 1_500_000, "{size} MB became {} bytes", kept.document.size);
            assert!(peak >= 10, "{peak} MB: the kernel counted nothing");
        }
    }
}

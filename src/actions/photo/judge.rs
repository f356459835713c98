//! Whether a picture can be read: blurred and dark ones are said, never refused.

use image::{DynamicImage, GrayImage};

use crate::actions::paper::Concern;

/// Points along the longer side on which a picture is judged: less, and the noise of the sensor is averaged out.
const SIDE: u32 = 1_000;
/// Below that mean, out of 255, a page is hard to read.
const DARK: u64 = 60;
/// Below that variance of the Laplacian nothing in the picture is sharp. Print that is in focus has thousands;
/// the same print blurred over more than two points has less than a hundred.
const SHARP: i64 = 120;
/// Squares of the picture that are judged each by itself: a page is mostly white, and only its print is sharp.
const GRID: u32 = 8;
/// Of these squares, how many must be sharp.
const PRINTED: usize = 3;

/// What should be looked at again.
pub fn concerns(image: &DynamicImage) -> Vec<Concern> {
    let grey = if image.width().max(image.height()) > SIDE {
        image.thumbnail(SIDE, SIDE).into_luma8()
    } else {
        image.to_luma8()
    };
    let mut found = Vec::new();
    if is_dark(&grey) {
        found.push(Concern::Dark);
    }
    if is_blurred(&grey) {
        found.push(Concern::Blurred);
    }
    found
}

fn is_dark(grey: &GrayImage) -> bool {
    let sum: u64 = grey.as_raw().iter().map(|point| u64::from(*point)).sum();
    sum < DARK * grey.as_raw().len() as u64
}

fn is_blurred(grey: &GrayImage) -> bool {
    let (width, height) = grey.dimensions();
    // Nothing has a neighbour on each side.
    if width < 3 || height < 3 {
        return false;
    }
    let mut squares = [[0_i64; 3]; (GRID * GRID) as usize];
    let row = width as usize;
    let points = grey.as_raw();
    for y in 1..height - 1 {
        for x in 1..width - 1 {
            let at = y as usize * row + x as usize;
            let value = |at: usize| i64::from(points[at]);
            let edge = 4 * value(at) - value(at - 1) - value(at + 1) - value(at - row) - value(at + row);
            let square = &mut squares[(y * GRID / height * GRID + x * GRID / width) as usize];
            *square = [square[0] + 1, square[1] + edge, square[2] + edge * edge];
        }
    }
    let variance = |[count, sum, squared]: &[i64; 3]| match *count {
        0 => 0,
        count => squared / count - (sum / count) * (sum / count),
    };
    let mut variances: Vec<i64> = squares.iter().map(variance).collect();
    variances.sort_unstable_by(|one, other| other.cmp(one));
    variances.get(PRINTED - 1).is_none_or(|variance| *variance < SHARP)
}

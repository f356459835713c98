//! A page on which codes are looked for, which counts what is done to it: once that is more than an honest picture
//! asks for, it is white all over, and the search soon ends. A picture full of corners of codes would keep a telephone
//! busy for hours otherwise, for the library pairs each corner with each other one.

use std::cell::Cell;
use std::rc::Rc;

use image::{GenericImage, GenericImageView, GrayImage, Luma, Pixel};

/// Looks and strokes that may be spent on each point of the picture: pages with and without codes take from 5 to 8.
const MOST_LOOKS: u64 = 20;
/// The same, whatever the size: each corner of a code is turned about until it fits, which takes 700 000 for our
/// largest code.
const FREE_LOOKS: u64 = 2_000_000;
/// Corners that may be marked: eight codes have 24.
const MOST_CORNERS: u32 = 96;
/// What the library paints a corner with.
const CORNER: u8 = 2;
/// What it paints white with.
const WHITE: u8 = 0;

/// The page; its copies count together.
#[derive(Clone)]
pub struct Page {
    points: GrayImage,
    spent: Rc<Spent>,
}

/// What was done to a page and its copies.
#[derive(Default)]
pub struct Spent {
    looks: Cell<u64>,
    corners: Cell<u32>,
    painted: Cell<u8>,
}

impl Page {
    /// That picture.
    pub fn of(picture: &GrayImage) -> Self {
        Self { points: picture.clone(), spent: Rc::default() }
    }

    /// What is counted, for afterwards.
    pub fn count(&self) -> Rc<Spent> {
        self.spent.clone()
    }

    /// Whether one more look is too many.
    fn is_over(&self) -> bool {
        let spent = &self.spent;
        spent.looks.set(spent.looks.get() + 1);
        let most = FREE_LOOKS + MOST_LOOKS * self.points.as_raw().len() as u64;
        spent.corners.get() > MOST_CORNERS || spent.looks.get() > most
    }
}

impl Spent {
    /// Corners of codes that were found.
    pub fn corners(&self) -> u32 {
        self.corners.get()
    }
}

impl GenericImageView for Page {
    type Pixel = Luma<u8>;

    fn dimensions(&self) -> (u32, u32) {
        self.points.dimensions()
    }

    fn get_pixel(&self, x: u32, y: u32) -> Luma<u8> {
        if self.is_over() { Luma([WHITE]) } else { *self.points.get_pixel(x, y) }
    }
}

impl GenericImage for Page {
    fn get_pixel_mut(&mut self, x: u32, y: u32) -> &mut Luma<u8> {
        self.points.get_pixel_mut(x, y)
    }

    fn put_pixel(&mut self, x: u32, y: u32, point: Luma<u8>) {
        let spent = &self.spent;
        // A corner is painted in one go.
        if spent.painted.replace(point.0[0]) != CORNER && point.0[0] == CORNER {
            spent.corners.set(spent.corners.get() + 1);
        }
        if !self.is_over() {
            self.points.put_pixel(x, y, point);
        }
    }

    fn blend_pixel(&mut self, x: u32, y: u32, point: Luma<u8>) {
        let mut blended = self.get_pixel(x, y);
        blended.blend(&point);
        self.put_pixel(x, y, blended);
    }
}

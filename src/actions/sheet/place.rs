//! Where everything stands: pages of A4, a title, paragraphs, pairs and a code, in reading order.

use domain::sheet::{Block, Sheet};

use super::code::{self, Code};
use super::faces::{Faces, Spelt};
use super::lines::broken;

/// A4, in points.
pub const PAGE: (f32, f32) = (595.276, 841.89);
/// White around what is written, in points.
pub const MARGIN: f32 = 56.0;
/// Where what is written ends, above the page's number.
const BOTTOM: f32 = PAGE.1 - 64.0;
const ROOM: f32 = PAGE.0 - 2.0 * MARGIN;
/// How far what is answered, and what follows a bullet, stands in.
const INDENT: f32 = 14.0;
/// A module of a code: half a millimetre, which the camera of a telephone tells apart.
const MODULE: f32 = 1.5;
/// A code is no smaller than this, in points: 35 mm.
const SMALLEST_CODE: f32 = 100.0;

/// One line of text, or one code.
#[derive(Debug, Clone, PartialEq)]
pub struct Placed {
    /// On which page, from 0.
    pub page: usize,
    /// From the left.
    pub x: f32,
    /// From the top: the line's foot, or the top of the code.
    pub y: f32,
    /// What it is.
    pub mark: Mark,
    /// Which leaf of the tree it belongs to; none for an ornament.
    pub leaf: Option<usize>,
}

/// What is drawn.
#[derive(Debug, Clone, PartialEq)]
pub enum Mark {
    /// A line.
    Line {
        /// Its text.
        text: Spelt,
        /// Its size.
        size: f32,
        /// In bold letters.
        bold: bool,
        /// In grey.
        grey: bool,
    },
    /// A code, with the length of its side.
    Code(Code, f32),
    /// A bullet.
    Bullet,
}

/// A branch of the tree that says what everything is. Leaves are numbered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Branch {
    /// The title.
    Title(usize),
    /// A heading, with its text, its page and how far down it begins.
    Heading(usize, String, usize, u32),
    /// A paragraph.
    Text(usize),
    /// A list: label, if it has one, and body.
    List(Vec<(Option<usize>, usize)>),
    /// A picture, and what it is.
    Figure(usize, String),
}

/// A sheet, laid out.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Laid {
    /// Everything, in reading order.
    pub placed: Vec<Placed>,
    /// What it is.
    pub branches: Vec<Branch>,
    /// How many pages it takes.
    pub pages: usize,
    /// How many leaves there are.
    pub leaves: usize,
}

#[derive(Clone, Copy)]
struct Look {
    size: f32,
    bold: bool,
    grey: bool,
}

const TITLE: Look = Look { size: 20.0, bold: true, grey: false };
const LEAD: Look = Look { size: 12.5, bold: true, grey: false };
const HEADING: Look = Look { size: 13.0, bold: true, grey: false };
const TEXT: Look = Look { size: 10.5, bold: false, grey: false };
const ASKED: Look = Look { size: 9.0, bold: false, grey: true };
const SMALL: Look = Look { size: 9.0, bold: false, grey: true };

/// Lays a sheet out.
pub fn place(sheet: &Sheet, faces: &Faces) -> Laid {
    let mut hand = Hand { faces, laid: Laid { pages: 1, ..Laid::default() }, y: MARGIN };
    let title = hand.text(&sheet.title, TITLE, 0.0);
    hand.laid.branches.push(Branch::Title(title));
    for block in &sheet.blocks {
        hand.block(block);
    }
    hand.laid
}

struct Hand<'f> {
    faces: &'f Faces,
    laid: Laid,
    /// How far down the page.
    y: f32,
}

impl Hand<'_> {
    fn block(&mut self, block: &Block) {
        match block {
            Block::Lead(text) => self.paragraph(text, LEAD, 4.0),
            Block::Text(text) => self.paragraph(text, TEXT, 9.0),
            Block::Small(text) => self.paragraph(text, SMALL, 14.0),
            Block::Heading(text) => {
                // A head stays with what follows it.
                self.down(18.0, 64.0);
                let (page, top) = (self.laid.pages - 1, self.y);
                let leaf = self.text(text, HEADING, 0.0);
                self.laid.branches.push(Branch::Heading(leaf, text.clone(), page, top as u32));
                self.y += 2.0;
            }
            Block::Pairs(pairs) => {
                let pair = |hand: &mut Self, (asked, answered): &(String, String)| {
                    hand.down(8.0, 34.0);
                    let asked = hand.text(asked, ASKED, 0.0);
                    (Some(asked), hand.text(answered, TEXT, INDENT))
                };
                let pairs = pairs.iter().map(|one| pair(self, one)).collect();
                self.laid.branches.push(Branch::List(pairs));
            }
            Block::Items(items) => {
                let item = |hand: &mut Self, text: &String| {
                    hand.down(5.0, 20.0);
                    let y = hand.y + TEXT.size * 1.05;
                    hand.put(0.0, y, Mark::Bullet, None);
                    (None, hand.text(text, TEXT, INDENT))
                };
                let items = items.iter().map(|text| item(self, text)).collect();
                self.laid.branches.push(Branch::List(items));
            }
            Block::Code { holds, told } => {
                let Some(code) = code::code(holds) else { return };
                let side = (code.side as f32 * MODULE).max(SMALLEST_CODE);
                self.down(8.0, side);
                let leaf = self.leaf();
                self.put(0.0, self.y, Mark::Code(code, side), Some(leaf));
                self.y += side;
                self.laid.branches.push(Branch::Figure(leaf, told.clone()));
            }
        }
    }

    fn paragraph(&mut self, text: &str, look: Look, space: f32) {
        self.down(space, look.size * 2.8);
        let leaf = self.text(text, look, 0.0);
        self.laid.branches.push(Branch::Text(leaf));
    }

    /// Leaves white; on the next page if what follows needs more room than this one has.
    fn down(&mut self, space: f32, needed: f32) {
        self.y += space;
        if self.y + needed > BOTTOM {
            self.laid.pages += 1;
            self.y = MARGIN;
        }
    }

    fn leaf(&mut self) -> usize {
        self.laid.leaves += 1;
        self.laid.leaves - 1
    }

    fn put(&mut self, x: f32, y: f32, mark: Mark, leaf: Option<usize>) {
        self.laid.placed.push(Placed { page: self.laid.pages - 1, x: MARGIN + x, y, mark, leaf });
    }

    fn text(&mut self, text: &str, look: Look, indent: f32) -> usize {
        let leaf = self.leaf();
        let Look { size, bold, grey } = look;
        let fits =
            |line: &str| self.faces.width(&self.faces.spell(line, bold).drawn, size, bold) <= ROOM - indent;
        let lines = broken(text, fits);
        for line in lines {
            let text = self.faces.spell(&line, bold);
            self.down(0.0, size * 1.4);
            if !text.drawn.trim().is_empty() {
                self.put(indent, self.y + size * 1.05, Mark::Line { text, size, bold, grey }, Some(leaf));
            }
            self.y += size * 1.4;
        }
        leaf
    }
}

//! What is looked for, and from where: as long as the window lives, so that coming back finds the same list.

use dioxus::prelude::*;
use domain::distance::Point;
use domain::place::Kind;

use crate::screens::Keys;
use crate::screens::communes::use_my_commune;
use crate::store::reference::places::Near;
use crate::words::Words;

/// Distances that are offered, in kilometres.
pub const DISTANCES: [u32; 4] = [10, 20, 50, 100];
/// More than that is no list any more.
const MOST: usize = 5_000;

/// From where one looks.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum From {
    /// From the citizen's commune; from nowhere in particular until one is chosen.
    #[default]
    Mine,
    /// From nowhere: the whole Region.
    Everywhere,
    /// From a commune that was typed, or a place: its name and where it is.
    Named(String, Point),
    /// From where the device is. Never written down.
    Device(Point),
}

/// How the places are shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum View {
    /// As a list.
    #[default]
    List,
    /// On a map.
    Map,
}

/// What is asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// From where.
    pub from: From,
    /// Which kinds; none means all.
    pub kinds: Vec<Kind>,
    /// How far, in kilometres; none: however far.
    pub km: Option<u32>,
    /// Open now.
    pub open: bool,
    /// With access for a wheelchair.
    pub wheelchair: bool,
    /// How it is shown.
    pub view: View,
}

impl Default for Asked {
    fn default() -> Self {
        let (open, wheelchair) = (false, false);
        Self {
            from: From::Mine,
            kinds: Group::Desks.kinds().to_vec(),
            km: Some(20),
            open,
            wheelchair,
            view: View::List,
        }
    }
}

/// Kinds that are looked for together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// Where one is helped with papers.
    Desks,
    /// Where one is cared for.
    Health,
    /// Museums and the like.
    Culture,
    /// Where one learns.
    Studies,
}

impl Group {
    /// All of them, as they are offered.
    pub const ALL: [Self; 4] = [Self::Desks, Self::Health, Self::Culture, Self::Studies];

    /// Its code, for words.
    pub fn code(self) -> &'static str {
        match self {
            Self::Desks => "desks",
            Self::Health => "health",
            Self::Culture => "culture",
            Self::Studies => "studies",
        }
    }

    /// Its kinds.
    pub fn kinds(self) -> &'static [Kind] {
        match self {
            Self::Desks => &[Kind::FranceServices, Kind::Region, Kind::FranceRenov, Kind::DigitalHelp],
            Self::Health => &Kind::HEALTH,
            Self::Culture => &[Kind::MicroFolie, Kind::Museum],
            Self::Studies => &[Kind::CampusConnecte, Kind::Training, Kind::Lycee],
        }
    }
}

/// Made once, at the root.
pub fn use_asked_provider() {
    use_context_provider(|| Shelf(Signal::new(Asked::default())));
}

#[derive(Clone, Copy)]
struct Shelf(Signal<Asked>);

/// What is asked for.
pub fn use_asked() -> Signal<Asked> {
    use_context::<Shelf>().0
}

/// Where one looks from, once it is known: its name and the point; no point for the whole Region.
#[derive(Debug, Clone, PartialEq)]
pub struct Start {
    /// In words: « Autour de Vesoul ».
    pub name: String,
    /// The point.
    pub at: Option<Point>,
}

/// Where one looks for places from.
pub fn use_start(words: &'static Words) -> Memo<Start> {
    let asked = use_asked();
    use_start_of(words, move || asked.read().from.clone())
}

/// Where one looks from, once the commune that is meant is known.
pub fn use_start_of(words: &'static Words, from: impl Fn() -> From + 'static) -> Memo<Start> {
    let commune = use_my_commune();
    use_memo(move || {
        let everywhere = || Start { name: words.places_where_everywhere(), at: None };
        match &from() {
            From::Everywhere => everywhere(),
            From::Device(point) => Start { name: words.places_where_device(), at: Some(*point) },
            From::Named(name, point) => Start { name: words.places_where(name), at: Some(*point) },
            From::Mine => match commune.read().as_ref() {
                Some(commune) => Start { name: words.places_where(&commune.name), at: commune.point() },
                None => everywhere(),
            },
        }
    })
}

impl Asked {
    /// As the store is asked.
    pub fn near(&self, start: &Start, keys: &Keys) -> Near {
        Near {
            at: start.at,
            kinds: self.kinds.clone(),
            within: self.km.filter(|_| start.at.is_some()).map(|km| f64::from(km) * 1_000.0),
            when: keys.actions.now(),
            open: self.open,
            wheelchair: self.wheelchair,
            limit: MOST,
        }
    }
}

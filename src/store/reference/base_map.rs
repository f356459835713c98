//! The base map in notes: what the Region offers, what is held, what the citizen wishes.
//!
//! It is the Region's, like all content, and may be fetched again: it lies outside the desk.

use chrono::NaiveDate;
use domain::base_map::{BaseMap, Stage};
use domain::ids::Sha256;

use super::notes::{self, Note};
use super::{Reader, Writer};
use crate::store::{Result, Topic};

/// What the Region offers, and where it lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// The map.
    pub map: BaseMap,
    /// Another host for its bytes, signed in the manifest.
    pub base: Option<String>,
}

/// What the citizen wishes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wish {
    /// How far it is.
    pub stage: Stage,
    /// Also over a line that counts its bytes.
    pub any_line: bool,
    /// Bytes that have come of the map that is offered.
    pub come: u64,
}

/// All of it, in one reading.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Standing {
    /// What the Region offers.
    pub offer: Option<Offer>,
    /// What lies on this phone, verified.
    pub held: Option<BaseMap>,
    /// What the citizen wishes.
    pub wish: Option<Wish>,
}

impl Standing {
    /// The map on offer, unless that very one is held.
    pub fn news(&self) -> Option<&BaseMap> {
        let held = self.held.as_ref().map(|held| held.sha256);
        self.offer.as_ref().map(|offer| &offer.map).filter(|map| Some(map.sha256) != held)
    }
}

/// All of it.
pub fn standing(db: &Reader) -> Result<Standing> {
    Ok(Standing { offer: offer(db)?, held: held(db)?, wish: wish(db)? })
}

fn offer(db: &Reader) -> Result<Option<Offer>> {
    let noted = notes::read(db, Note::MapOffer)?;
    let parse = |text: &str| {
        let (base, map) = text.split_once('\n')?;
        Some(Offer { map: parse(map)?, base: Some(base.to_owned()).filter(|base| !base.is_empty()) })
    };
    Ok(noted.as_deref().and_then(parse))
}

/// The map that lies on this phone.
pub fn held(db: &Reader) -> Result<Option<BaseMap>> {
    Ok(notes::read(db, Note::MapHeld)?.as_deref().and_then(parse))
}

fn wish(db: &Reader) -> Result<Option<Wish>> {
    let noted = notes::read(db, Note::MapWish)?;
    let parse = |text: &str| {
        let mut parts = text.split(' ');
        let stage = Stage::parse(parts.next()?)?;
        Some(Wish { stage, any_line: parts.next()? == "any", come: parts.next()?.parse().ok()? })
    };
    Ok(noted.as_deref().and_then(parse))
}

/// Notes what a verified manifest offers; none if it offers nothing.
pub fn offers(db: &Writer, now: Option<&Offer>) -> Result<()> {
    let before = offer(db)?;
    if before.as_ref() == now {
        return Ok(());
    }
    match now {
        Some(offer) => {
            let base = offer.base.as_deref().unwrap_or_default();
            notes::write(db, Note::MapOffer, &format!("{base}\n{}", format(&offer.map)))?;
        }
        None => notes::forget(db, Note::MapOffer)?,
    }
    let is_another = before.map(|offer| offer.map.sha256) != now.map(|offer| offer.map.sha256);
    if let Some(wish) = wish(db)?.filter(|_| is_another) {
        // What had come was of another map.
        write(db, Wish { come: 0, ..wish })?;
    }
    db.touch(Topic::Map);
    Ok(())
}

/// The citizen wishes for it, or goes on with it.
pub fn wishes(db: &Writer, any_line: bool) -> Result<()> {
    let come = wish(db)?.map_or(0, |wish| wish.come);
    write(db, Wish { stage: Stage::Wished, any_line, come })?;
    db.touch(Topic::MapWish);
    Ok(())
}

/// The citizen holds it; what has come stays.
pub fn pauses(db: &Writer) -> Result<()> {
    if let Some(wish) = wish(db)?.filter(|wish| wish.stage.is_open()) {
        write(db, Wish { stage: Stage::Paused, ..wish })?;
        db.touch(Topic::MapWish);
    }
    Ok(())
}

/// The citizen wishes for it no more; a map that is held stays.
pub fn gives_up(db: &Writer) -> Result<()> {
    notes::forget(db, Note::MapWish)?;
    db.touch(Topic::Map);
    db.touch(Topic::MapWish);
    Ok(())
}

/// The citizen wants neither the map nor what has come of another one.
pub fn goes(db: &Writer) -> Result<()> {
    notes::forget(db, Note::MapHeld)?;
    gives_up(db)
}

/// Sync says how far an open wish is. False if nobody wishes it any more: then nothing is written.
pub fn stands(db: &Writer, stage: Stage, come: u64) -> Result<bool> {
    let Some(wish) = wish(db)?.filter(|wish| wish.stage.is_open()) else { return Ok(false) };
    let now = Wish { stage, come, ..wish };
    if now != wish {
        write(db, now)?;
    }
    Ok(true)
}

/// The map is on this phone, verified. False if nobody wishes it any more: then it is not held.
pub fn arrives(db: &Writer, map: &BaseMap) -> Result<bool> {
    if wish(db)?.is_none_or(|wish| !wish.stage.is_open()) {
        return Ok(false);
    }
    notes::write(db, Note::MapHeld, &format(map))?;
    notes::forget(db, Note::MapWish)?;
    db.touch(Topic::Map);
    Ok(true)
}

/// The file of the map that is held is no more: the citizen may wish for it again.
pub fn is_lost(db: &Writer) -> Result<()> {
    notes::forget(db, Note::MapHeld)?;
    db.touch(Topic::Map);
    Ok(())
}

fn write(db: &Writer, wish: Wish) -> Result<()> {
    let line = if wish.any_line { "any" } else { "wifi" };
    notes::write(db, Note::MapWish, &format!("{} {line} {}", wish.stage.code(), wish.come))?;
    db.touch(Topic::Map);
    Ok(())
}

/// One thing a line; whoever announced it let no line break in.
fn format(map: &BaseMap) -> String {
    format!("{}\n{}\n{}\n{}\n{}", map.sha256, map.size, map.made_on, map.title, map.attribution)
}

fn parse(text: &str) -> Option<BaseMap> {
    let mut lines = text.split('\n');
    Some(BaseMap {
        sha256: Sha256::parse(lines.next()?)?,
        size: lines.next()?.parse().ok()?,
        made_on: lines.next()?.parse::<NaiveDate>().ok()?,
        title: lines.next()?.to_owned(),
        attribution: lines.next()?.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_map_is_read_back_as_it_was_noted() {
        let map = BaseMap {
            sha256: Sha256([7; 32]),
            size: 38_000_000,
            title: String::new(),
            attribution: "\u{a9} les contributeurs".into(),
            made_on: NaiveDate::from_ymd_opt(2026, 11, 1).unwrap(),
        };
        assert_eq!(parse(&format(&map)), Some(map));
        assert_eq!(parse("nonsense"), None);
    }
}

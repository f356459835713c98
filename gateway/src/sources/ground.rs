//! The communes of the Region, found by what feeds say of them: a code of today or of before, a name within a postcode.

use std::collections::HashMap;

use api_client::wire::Commune;
use domain::distance::Point;

use super::repair::text::folded;
use super::{Code, Notes, Why};

/// The communes that are known.
#[derive(Debug, Default)]
pub struct Ground {
    communes: HashMap<String, Commune>,
    /// Code of a former commune → code of today's.
    former: HashMap<String, String>,
    /// Folded name, of today or of before → codes of today's.
    names: HashMap<String, Vec<String>>,
}

/// What a feed says of where something is.
#[derive(Debug, Clone, Copy, Default)]
pub struct Said<'a> {
    /// INSEE code; empty where it is not said.
    pub code: &'a str,
    /// Name of the commune.
    pub name: &'a str,
    /// Postcode.
    pub postcode: &'a str,
}

impl Ground {
    /// Of these communes; of two with one code, the last.
    pub fn of(communes: impl Iterator<Item = Commune>) -> Self {
        let mut ground = Self::default();
        for commune in communes {
            for former in commune.former.iter().filter(|former| former.code != commune.code) {
                ground.former.insert(former.code.clone(), commune.code.clone());
            }
            let former = commune.former.iter().map(|former| former.name.as_str());
            for name in former.chain([commune.name.as_str()]).filter(|name| !name.is_empty()) {
                let codes = ground.names.entry(plain(name)).or_default();
                if !codes.contains(&commune.code) {
                    codes.push(commune.code.clone());
                }
            }
            ground.communes.insert(commune.code.clone(), commune);
        }
        ground
    }

    /// Whether no commune is known: then nothing can be said of where anything is.
    pub fn is_empty(&self) -> bool {
        self.communes.is_empty()
    }

    /// The commune that is meant; refused where it is none of the Region, or could be several.
    pub fn commune(&self, said: Said<'_>, notes: &mut Notes) -> Result<&Commune, Why> {
        if let Some(commune) = self.communes.get(said.code) {
            return Ok(commune);
        }
        if let Some(commune) = self.former.get(said.code).and_then(|code| self.communes.get(code)) {
            notes.add(Code::CommuneMerged, said.code);
            return Ok(commune);
        }
        let code = if said.code.is_empty() { said.postcode } else { said.code };
        if code.is_empty() {
            return Err(Why::new(Code::MissingField, "commune"));
        }
        // Postcodes begin as the département does, but for a few communes at its edge: those have their code.
        let ours =
            self.communes.keys().any(|known| code.get(..2).is_some_and(|start| known.starts_with(start)));
        if !ours {
            return Err(Why::new(Code::OutsideRegion, code));
        }
        let within = |code: &&String| {
            said.postcode.is_empty()
                || self
                    .communes
                    .get(*code)
                    .is_some_and(|commune| commune.postcodes.iter().any(|one| one == said.postcode))
        };
        let named: Vec<&String> = self.names.get(&plain(said.name)).into_iter().flatten().collect();
        let fitting: Vec<&String> = named.iter().copied().filter(within).collect();
        // A postcode of a large receiver (CEDEX) is no commune's: then the département must do.
        let nearby =
            || named.iter().copied().filter(|known| known.get(..2) == code.get(..2)).collect::<Vec<_>>();
        let fitting = if fitting.is_empty() { nearby() } else { fitting };
        match fitting.as_slice() {
            [one] => {
                notes.add(Code::CommuneMerged, said.name);
                self.communes.get(*one).ok_or_else(|| Why::new(Code::CommuneAmbiguous, said.name))
            }
            _ => Err(Why::new(Code::CommuneAmbiguous, said.name)),
        }
    }
}

/// The centre of a commune, where one is known.
pub fn centre(commune: &Commune) -> Option<Point> {
    let [lat, lon] = commune.centre?;
    Point::of_degrees(f64::from(lat) / 1e3, f64::from(lon) / 1e3)
}

/// A commune's name as feeds write it in capitals, shortened, with the number of its CEDEX.
fn plain(name: &str) -> String {
    let folded = folded(name);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let words = words.take_while(|word| *word != "cedex").map(|word| match word {
        "st" => "saint",
        "ste" => "sainte",
        word => word,
    });
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use api_client::wire::FormerCommune;

    use super::*;

    fn commune(code: &str, name: &str, postcodes: &[&str]) -> Commune {
        Commune {
            code: code.into(),
            name: name.into(),
            postcodes: postcodes.iter().map(|code| (*code).to_owned()).collect(),
            former: Vec::new(),
            ..Commune::default()
        }
    }

    fn ground() -> Ground {
        let mut merged = commune("25222", "Étalans", &["25580"]);
        merged.former = vec![FormerCommune { code: "25589".into(), name: "Verrières-du-Grosbois".into() }];
        let others = [
            commune("71069", "Bussières", &["71960"]),
            commune("70107", "Bussières", &["70190"]),
            commune("21231", "Dijon", &["21000", "21100"]),
            commune("39478", "Saint-Claude", &["39200"]),
        ];
        Ground::of(others.into_iter().chain([merged]))
    }

    fn found(code: &str, name: &str, postcode: &str) -> Result<String, Why> {
        let ground = ground();
        ground
            .commune(Said { code, name, postcode }, &mut Notes::default())
            .map(|commune| commune.code.clone())
    }

    #[test]
    fn a_commune_is_found_by_its_code_a_former_one_or_its_name_within_a_postcode() {
        assert_eq!(found("21231", "", "").as_deref(), Ok("21231"));
        assert_eq!(found("25589", "", "").as_deref(), Ok("25222"));
        assert_eq!(found("", "VERRIERES DU GROSBOIS", "25580").as_deref(), Ok("25222"));
        assert_eq!(found("", "BUSSIERES", "70190").as_deref(), Ok("70107"));
        assert_eq!(found("", "DIJON CEDEX 9", "21079").as_deref(), Ok("21231"));
        assert_eq!(found("", "ST CLAUDE", "39200").as_deref(), Ok("39478"));
    }

    #[test]
    fn what_could_be_several_or_is_elsewhere_is_refused_by_its_name() {
        let why = |code: &str, about: &str| {
            Err(Why::new(if code == "a" { Code::CommuneAmbiguous } else { Code::OutsideRegion }, about))
        };
        assert_eq!(found("", "Inconnue", "21000"), why("a", "Inconnue"));
        assert_eq!(found("75056", "Paris", "75001"), why("o", "75056"));
        assert_eq!(found("", "", ""), Err(Why::new(Code::MissingField, "commune")));
    }
}

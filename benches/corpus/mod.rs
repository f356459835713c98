//! The corpora of the search table: the real records of the embedded seed, and new ones recombined from them.

use std::collections::BTreeMap;

use api_client::canonical::{self, sha256_hex};
use api_client::envelope::{Kind, seal};
use api_client::pack::{self, Slice};
use api_client::wire::{Aid, Blob, Collection, Link, Manifest, Place, Word};
use serde_json::{Value, json};

use crate::rig::Dice;
use crate::world::{NOON, pack_key};

/// What search looks in.
#[derive(Clone)]
pub struct Corpus {
    pub aids: Vec<Aid>,
    pub links: Vec<Link>,
    pub words: Vec<Word>,
    /// Places and communes, as they are: a text may name them.
    grounds: BTreeMap<(String, String), BTreeMap<String, Vec<u8>>>,
}

impl Corpus {
    /// The records embedded in this build.
    pub fn real() -> Self {
        let container = pack::read_container(ma_region::wiring::SEED).unwrap();
        let root = api_client::root::trusted(ma_region::sync::Trust::BUILT_IN.root).unwrap();
        let manifest = pack::manifest(&container.manifest, &root).unwrap();
        let slice = |name: &str| {
            let mut lines = Vec::new();
            for one in manifest.collections.iter().filter(|one| one.name == name) {
                let form =
                    pack::read_snapshot(&container.blobs[&one.snapshot.sha256], one.snapshot.raw).unwrap();
                lines.extend(Slice::read(&form).unwrap().0.into_values());
            }
            lines
        };
        let (aids, links, words) = (slice("aids"), slice("links"), slice("words"));
        let mut grounds = BTreeMap::new();
        for one in
            manifest.collections.iter().filter(|one| ["places", "communes"].contains(&one.name.as_str()))
        {
            let form = pack::read_snapshot(&container.blobs[&one.snapshot.sha256], one.snapshot.raw).unwrap();
            grounds.insert((one.name.clone(), one.slice.clone()), Slice::read(&form).unwrap().0);
        }
        Self {
            aids: aids.iter().map(|line| serde_json::from_slice(line).unwrap()).collect(),
            links: links.iter().map(|line| serde_json::from_slice(line).unwrap()).collect(),
            words: words.iter().map(|line| serde_json::from_slice(line).unwrap()).collect(),
            grounds,
        }
    }

    /// The same without what people say and cards do not.
    pub fn without_thesaurus(mut self) -> Self {
        self.words.retain(|word| word.kind != "thesaurus");
        self
    }

    /// The same with new aids, up to so many documents. Sentences of real cards are mixed, one word in twelve
    /// replaced by one nobody wrote, half of them new: the vocabulary grows with the corpus.
    pub fn grown(mut self, documents: usize) -> Self {
        let texts = |aid: &Aid| format!("{} {} {}", aid.promise, aid.description, aid.for_whom.join(" "));
        let sentences: Vec<String> = self
            .aids
            .iter()
            .flat_map(|aid| {
                texts(aid).split_inclusive(['.', ';']).map(|one| one.trim().to_owned()).collect::<Vec<_>>()
            })
            .filter(|sentence| sentence.len() > 30)
            .collect();
        let titles: Vec<Vec<String>> =
            self.aids.iter().map(|aid| aid.title.split_whitespace().map(str::to_owned).collect()).collect();
        let models: Vec<Aid> = self.aids.clone();
        let mut dice = Dice(2_026);
        let mut made: Vec<String> = (0..500).map(|_| dice.word()).collect();
        let mut number = 0;
        let missing = documents.saturating_sub(self.documents());
        let wanted = self.aids.len() + missing;
        while self.aids.len() < wanted {
            let model = &models[dice.roll(models.len())];
            let mut title = titles[dice.roll(titles.len())].clone();
            let other = &titles[dice.roll(titles.len())];
            title.truncate(4);
            title.extend(other.iter().rev().take(3).rev().cloned());
            if dice.roll(3) == 0 {
                made.push(dice.word());
            }
            title.push(made[dice.roll(made.len())].clone());
            let mut prose = |many: usize| {
                let mut text = Vec::new();
                for _ in 0..many {
                    for word in sentences[dice.roll(sentences.len())].split(' ') {
                        let new = dice.roll(12) == 0 && word.len() > 3;
                        if new && dice.roll(60) == 0 {
                            made.push(dice.word());
                        }
                        text.push(if new { made[dice.roll(made.len())].clone() } else { word.to_owned() });
                    }
                }
                text.join(" ")
            };
            let (promise, description, who) = (prose(1), prose(6), prose(2));
            number += 1;
            self.aids.push(Aid {
                id: format!("made:{number}"),
                title: title.join(" "),
                promise,
                description,
                for_whom: vec![who],
                detail: "full".into(),
                source_url: format!("https://made.example/{number}"),
                ..model.clone()
            });
        }
        self
    }

    fn documents(&self) -> usize {
        self.documents_json().len()
    }

    fn places(&self) -> impl Iterator<Item = Place> {
        let slices = self.grounds.iter().filter(|((name, _), _)| name == "places");
        slices.flat_map(|(_, lines)| lines.values()).map(|line| serde_json::from_slice(line).unwrap())
    }

    /// What the peers index: the same texts as our index, in the same four fields.
    pub fn documents_json(&self) -> Vec<Value> {
        let document = |id: &str, title: &str, keywords: String, lead: String, body: String| json!({ "id": id, "title": title, "keywords": keywords, "lead": lead, "body": body });
        let mut all = Vec::new();
        for aid in &self.aids {
            let keywords =
                [aid.keywords.join(" "), aid.theme.replace('_', " "), aid.bodies.join(" ")].join(" ");
            let steps: Vec<_> = aid.steps.iter().map(|step| step.text.as_str()).collect();
            let amount = aid.amount.as_ref().map(|amount| amount.words.clone()).unwrap_or_default();
            let parts = [
                aid.description.clone(),
                aid.for_whom.join(" "),
                aid.documents.join(" "),
                steps.join(" "),
                amount,
            ];
            all.push(document(&aid.id, &aid.title, keywords, aid.promise.clone(), parts.join(" ")));
        }
        for link in self.links.iter().filter(|link| !link.title.is_empty()) {
            let lead = first_sentence(&link.text);
            all.push(document(&link.id, &link.title, link.keywords.join(" "), lead, link.text.clone()));
        }
        for word in &self.words {
            let (Some(title), Some(text)) = (&word.title, &word.text) else { continue };
            let keywords = if word.kind == "help" {
                word.keywords.join(" ")
            } else {
                word.long.clone().unwrap_or_default()
            };
            all.push(document(&word.id, title, keywords, first_sentence(text), text.clone()));
        }
        for place in self.places().filter(|place| !place.name.is_empty()) {
            let commune = place.commune_name.clone().unwrap_or_default();
            let keywords = [place.kind.replace('-', " "), commune.clone()].join(" ");
            let lead = format!("{}, {commune}", place.address.replace('\n', ", "));
            let body = [place.services.join(" "), place.note.clone().unwrap_or_default()].join(" ");
            all.push(document(&place.id, &place.name, keywords, lead, body));
        }
        all
    }

    /// As a pack signed by the development key, aids cut into sixteen slices.
    pub fn pack(&self) -> Vec<u8> {
        let mut slices: BTreeMap<(String, String), Slice> = BTreeMap::new();
        for aid in &self.aids {
            let name = format!("h-{}", &sha256_hex(aid.id.as_bytes())[..1]);
            slices.entry(("aids".into(), name)).or_default().put(aid).unwrap();
        }
        for link in &self.links {
            slices.entry(("links".into(), "all".into())).or_default().put(link).unwrap();
        }
        for word in &self.words {
            slices.entry(("words".into(), "all".into())).or_default().put(word).unwrap();
        }
        for (key, lines) in &self.grounds {
            slices.entry(key.clone()).or_default().0.extend(lines.clone());
        }
        let (mut collections, mut blobs) = (Vec::new(), Vec::new());
        for ((name, slice_name), slice) in slices {
            let form = slice.canonical();
            let bytes = pack::snapshot(&form).unwrap();
            collections.push(Collection {
                name,
                slice: slice_name,
                seq: 1,
                schema: 1,
                min_app: "0.1.0".into(),
                count: slice.0.len() as u64,
                canon_sha256: sha256_hex(&form),
                snapshot: Blob {
                    sha256: sha256_hex(&bytes),
                    size: bytes.len() as u64,
                    raw: form.len() as u64,
                },
                deltas: Vec::new(),
            });
            blobs.push(bytes);
        }
        let manifest = Manifest {
            manifest_seq: 1_000,
            issued_at: NOON.into(),
            stale_after: NOON.into(),
            root: 1,
            collections,
            ..Manifest::default()
        };
        let body = seal(Kind::Manifest, &canonical::to_vec(&manifest).unwrap(), &[&pack_key()]);
        pack::write_container(&[], &body, &blobs)
    }
}

fn first_sentence(text: &str) -> String {
    let end = text.find(". ").map_or(text.len(), |at| at + 1);
    text[..end].trim().to_owned()
}

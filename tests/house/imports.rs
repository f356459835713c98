//! Nobody walks into a room they have no key to.

use std::collections::BTreeSet;

use syn::visit::Visit;

use super::{none, sources};
use crate::ROOMS;

/// Everything a file names by a path: `use` trees unfolded, and paths in code.
#[derive(Default)]
struct Paths(BTreeSet<Vec<String>>);

impl<'ast> Visit<'ast> for Paths {
    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        unfold(&item.tree, &mut Vec::new(), &mut self.0);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        self.0.insert(path.segments.iter().map(|segment| segment.ident.to_string()).collect());
        syn::visit::visit_path(self, path);
    }
}

fn unfold(tree: &syn::UseTree, before: &mut Vec<String>, found: &mut BTreeSet<Vec<String>>) {
    match tree {
        syn::UseTree::Path(path) => {
            before.push(path.ident.to_string());
            unfold(&path.tree, before, found);
            before.pop();
        }
        syn::UseTree::Group(group) => group.items.iter().for_each(|tree| unfold(tree, before, found)),
        syn::UseTree::Name(name) => add(before, &name.ident, found),
        syn::UseTree::Rename(rename) => add(before, &rename.ident, found),
        syn::UseTree::Glob(_) => {
            found.insert(before.clone());
        }
    }
}

fn add(before: &[String], name: &syn::Ident, found: &mut BTreeSet<Vec<String>>) {
    let mut path = before.to_vec();
    path.push(name.to_string());
    found.insert(path);
}

/// The rooms and crates of ours that a path enters, as written in `ROOMS`.
fn entered(path: &[String]) -> Option<String> {
    let first = path.first()?.as_str();
    let second = path.get(1).map(String::as_str);
    match (first, second) {
        ("crate", Some(room)) if room == "wiring" || ROOMS.iter().any(|(name, _)| *name == room) => {
            Some(room.to_owned())
        }
        ("api_client", Some(part)) => Some(format!("api_client::{part}")),
        ("gateway" | "ma_region", Some(_)) => Some(first.to_owned()),
        _ => None,
    }
}

fn room_of(path: &str) -> Option<&str> {
    let inside = path.strip_prefix("src/")?;
    let name = inside.split(['/', '.']).next()?;
    ROOMS.iter().any(|(room, _)| *room == name).then_some(name)
}

#[test]
fn nobody_walks_into_a_room_they_have_no_key_to() {
    let mut breaches = Vec::new();
    for source in sources(&["src"]) {
        let Some(room) = room_of(&source.path) else { continue };
        let keys = ROOMS.iter().find(|(name, _)| *name == room).unwrap().1;
        let mut paths = Paths::default();
        paths.visit_file(&syn::parse_file(&source.text).unwrap());
        for enters in paths.0.iter().filter_map(|path| entered(path)).collect::<BTreeSet<_>>() {
            let has_key = enters == room
                || keys.iter().any(|key| enters == *key || enters.starts_with(&format!("{key}::")));
            if !has_key {
                breaches.push(format!("{}: {room} has no key to {enters}", source.path));
            }
        }
    }
    none(breaches);
}

#[test]
fn the_rule_sees_through_groups_and_code() {
    let file = syn::parse_file("use crate::{store, screens::page}; fn f() { crate::sync::run(); }").unwrap();
    let mut paths = Paths::default();
    paths.visit_file(&file);
    let rooms: BTreeSet<_> = paths.0.iter().filter_map(|path| entered(path)).collect();
    assert_eq!(rooms, BTreeSet::from(["screens".to_owned(), "store".to_owned(), "sync".to_owned()]));
}

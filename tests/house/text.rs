//! What may stand in a string literal: no SQL, sentence or address outside its room.

use syn::visit::Visit;

use super::{none, product, root};

/// String literals of the code, tests and attributes left out.
#[derive(Default)]
struct Literals(Vec<(usize, String)>);

impl<'ast> Visit<'ast> for Literals {
    fn visit_attribute(&mut self, _: &'ast syn::Attribute) {}

    fn visit_item_mod(&mut self, module: &'ast syn::ItemMod) {
        let is_test = module.attrs.iter().any(|attribute| {
            attribute.path().is_ident("cfg")
                && attribute.parse_args::<syn::Ident>().is_ok_and(|name| name == "test")
        });
        if !is_test {
            syn::visit::visit_item_mod(self, module);
        }
    }

    fn visit_lit_str(&mut self, literal: &'ast syn::LitStr) {
        self.0.push((literal.span().start().line, literal.value()));
    }

    fn visit_macro(&mut self, mac: &'ast syn::Macro) {
        tokens(mac.tokens.clone(), &mut self.0);
    }
}

fn tokens(stream: proc_macro2::TokenStream, found: &mut Vec<(usize, String)>) {
    for token in stream {
        match token {
            proc_macro2::TokenTree::Group(group) => tokens(group.stream(), found),
            proc_macro2::TokenTree::Literal(literal) => {
                let line = literal.span().start().line;
                if let Ok(text) = syn::parse_str::<syn::LitStr>(&literal.to_string()) {
                    found.push((line, text.value()));
                }
            }
            _ => {}
        }
    }
}

fn breaches(allowed: impl Fn(&str) -> bool, wrong: impl Fn(&str) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    for source in
        product().iter().filter(|source| !allowed(&source.path) && !source.path.ends_with("tests.rs"))
    {
        let mut literals = Literals::default();
        literals.visit_file(&syn::parse_file(&source.text).unwrap());
        let bad = literals.0.into_iter().filter(|(_, text)| wrong(text));
        found.extend(bad.map(|(line, text)| format!("{}:{line}: {text:?}", source.path)));
    }
    found
}

#[test]
fn sql_is_spoken_in_the_stores_only() {
    let store = |path: &str| path.starts_with("src/store") || path.starts_with("gateway/src/store");
    let sql = |text: &str| {
        let begins = ["SELECT ", "INSERT ", "UPDATE ", "DELETE FROM", "CREATE TABLE", "PRAGMA "];
        begins.iter().any(|word| text.trim_start().starts_with(word))
    };
    none(breaches(store, sql));
}

#[test]
fn sentences_are_spoken_in_assets_only() {
    // The feeds' keys are French because the feeds are.
    let feeds = |path: &str| path.starts_with("gateway/src/sources") || path.starts_with("gateway/src/merge");
    let accented = |text: &str| {
        text.chars().any(|c| matches!(c, '\u{c0}'..='\u{24f}') || c == '\u{ab}' || c == '\u{bb}')
    };
    let unescaped = breaches(feeds, accented);
    // `\u{e9}` says on purpose that a letter is meant, not a sentence; only letters written as such count.
    let written = |line: &String| {
        let (place, _) = line.split_once(": ").unwrap();
        let (path, number) = place.rsplit_once(':').unwrap();
        let text = std::fs::read_to_string(root().join(path)).unwrap();
        let line = text.lines().nth(number.parse::<usize>().unwrap() - 1).unwrap_or_default().to_owned();
        line.chars().any(|c| matches!(c, '\u{c0}'..='\u{24f}'))
    };
    none(unescaped.into_iter().filter(written).collect());
}

#[test]
fn no_address_stands_in_code() {
    none(breaches(|_| false, |text| text.contains("http://") || text.contains("https://")));
}

/// The one field whose typing is not shown: the passphrase of the citizen's own export, which opens nothing of anybody
/// else's and is kept nowhere.
const PASSPHRASE: &str = "src/screens/my_data/out.rs";

#[test]
fn no_screen_asks_for_a_password() {
    let elsewhere =
        |path: &str| !path.starts_with("src/screens") && !path.starts_with("src/words") || path == PASSPHRASE;
    none(breaches(elsewhere, |text| text.to_lowercase().contains("password")));
}

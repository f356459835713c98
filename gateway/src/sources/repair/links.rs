//! Addresses: made whole, kept as written where they are good, compared without their tracking.

use reqwest::Url;

use crate::sources::{Code, Notes};

/// An address people can open: `https` or `http`, whole. A relative one is completed by `base`.
///
/// None with a note if it cannot be one (`javascript:`, `mailto:`, no host).
pub fn absolute(written: &str, base: Option<&str>, notes: &mut Notes, about: &str) -> Option<String> {
    let tight: String = written.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
    if tight.is_empty() {
        return None;
    }
    if let Some(url) = Url::parse(&tight).ok().filter(web) {
        if tight != written.trim() {
            notes.add(Code::LinkMadeAbsolute, about);
        }
        // A name and a password in an address are never for the public.
        let secret = !url.username().is_empty() || url.password().is_some();
        return if secret || tight.contains(['<', '>', '"']) { refused(notes, about) } else { Some(tight) };
    }
    let completed = match (tight.strip_prefix("www."), base.and_then(|base| Url::parse(base).ok())) {
        (Some(_), _) => Url::parse(&format!("{}://{tight}", "https")).ok(),
        (None, Some(base)) if !tight.contains(':') => base.join(&tight).ok(),
        _ => None,
    };
    match completed.filter(web) {
        Some(url) => {
            notes.add(Code::LinkMadeAbsolute, about);
            Some(url.to_string())
        }
        None => refused(notes, about),
    }
}

fn refused(notes: &mut Notes, about: &str) -> Option<String> {
    notes.add(Code::LinkUnreadable, about);
    None
}

fn web(url: &Url) -> bool {
    matches!(url.scheme(), "https" | "http") && url.has_host()
}

/// What two addresses of one page have in common: no scheme, `www.`, `index.php`, fragment,
/// tracking or closing slash. None where it is a bare host, which names a body and not a page.
pub fn key(address: &str) -> Option<String> {
    let url = Url::parse(address).ok()?;
    let host = host(&url)?;
    let path = url.path().trim_end_matches('/');
    let path = path.strip_prefix("/index.php").unwrap_or(path);
    let mut query: Vec<String> = url
        .query_pairs()
        .filter(|(name, _)| !["utm_", "at_", "mtm_"].iter().any(|start| name.starts_with(start)))
        .filter(|(name, _)| !matches!(name.as_ref(), "xtor" | "fbclid" | "gclid"))
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    query.sort();
    let key = format!("{}{path}?{}", host, query.join("&"));
    (!path.is_empty() || !query.is_empty()).then(|| key.to_lowercase())
}

/// The host of an address that is nothing else: it names a body, and a page only beside other proof.
pub fn site(address: &str) -> Option<String> {
    let url = Url::parse(address).ok().filter(web)?;
    if url.path().trim_matches('/').is_empty() { host(&url) } else { None }
}

/// The host as it is compared: no `www.`, and ministries' sites before and after they became `.gouv.fr`.
fn host(url: &Url) -> Option<String> {
    let host = url.host_str()?.to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    Some(host.strip_suffix(".gouv.fr").map_or_else(|| host.to_owned(), |name| format!("{name}.fr")))
}

/// The `sigle` that the Region's deposit portal gives an aid, read from its address (`%2B` is `+`).
pub fn sigle(address: &str) -> Option<String> {
    let url = Url::parse(address).ok()?;
    let (_, sigle) = url.query_pairs().find(|(name, _)| name == "sigle")?;
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"+-_.".contains(&byte);
    (!sigle.is_empty() && sigle.len() <= 40 && sigle.bytes().all(plain)).then(|| sigle.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_relative_link_is_made_absolute() {
        let mut notes = Notes::default();
        let base = Some("https://www.bourgognefranchecomte.fr");
        let whole = absolute("/node/240", base, &mut notes, "link");
        assert_eq!(whole.as_deref(), Some("https://www.bourgognefranchecomte.fr/node/240"));
        assert!(format!("{notes:?}").contains("link_made_absolute"));
        let spaced = absolute("https: //agir.example/a", None, &mut notes, "link");
        assert_eq!(spaced.as_deref(), Some("https://agir.example/a"));
    }

    #[test]
    fn what_is_no_web_address_is_left_out() {
        for bad in [
            "javascript:alert(1)",
            "mailto:a@b.fr",
            "data:text/html,x",
            "https://",
            "/node/1",
            "https://u:p@h.fr",
        ] {
            assert_eq!(absolute(bad, None, &mut Notes::default(), "link"), None, "{bad}");
        }
    }

    #[test]
    fn one_page_has_one_key() {
        let key = |address| key(address).unwrap();
        let plain = key("https://www.bourgognefranchecomte.fr/node/240");
        assert_eq!(key("http://bourgognefranchecomte.fr/index.php/node/240/?utm_source=x#a"), plain);
        assert_ne!(key("https://www.bourgognefranchecomte.fr/node/24"), plain);
        assert_eq!(super::key("https://pass.sports.gouv.fr/"), None);
    }

    #[test]
    fn the_plus_of_a_sigle_is_read() {
        let address = "https://subventions.example.fr/sub/tiers/aides/details/?sigle=TO-HOTEL2%2B";
        assert_eq!(sigle(address).as_deref(), Some("TO-HOTEL2+"));
    }
}

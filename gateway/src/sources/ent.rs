//! Éclat-BFC: which address is a school's page of the digital workspace (SOURCES.md §7.2). None is ever made of a name.

use reqwest::Url;

use super::addresses;

/// Hosts of the workspace that are no school's: its sign-in, what its apps speak to, pages of the Region.
const NO_SCHOOLS: [&str; 6] = ["cas", "mobilite", "mycollege21", "region", "sso", "www"];

/// The name under which each school has its host.
pub fn hosts() -> &'static str {
    &addresses::shipped().ent
}

/// The page of a host: one plain name under that of the workspace, and nothing beside it.
pub(super) fn page(host: &str) -> Option<String> {
    let name = host.strip_suffix(hosts())?.strip_suffix('.')?;
    let plain = name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    let fits = plain && (1..=63).contains(&name.len()) && !name.starts_with('-') && !name.ends_with('-');
    (fits && !NO_SCHOOLS.contains(&name)).then(|| format!("{}://{host}/", "https"))
}

/// The page that an address of the web stands for: its host's, whatever path the address has.
pub(super) fn page_of(address: &str) -> Option<String> {
    let url = Url::parse(address).ok()?;
    let alone = url.username().is_empty() && url.password().is_none() && url.port().is_none();
    let web = matches!(url.scheme(), "http" | "https");
    url.host_str().filter(|_| alone && web).and_then(page)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "https://lyc-jhaag-besancon.eclat-bfc.fr/";

    #[test]
    fn only_a_plain_host_under_the_workspace_is_a_page() {
        assert_eq!(page("lyc-jhaag-besancon.eclat-bfc.fr").as_deref(), Some(PAGE));
        for host in [
            "eclat-bfc.fr",
            ".eclat-bfc.fr",
            "cas.eclat-bfc.fr",
            "mobilite.eclat-bfc.fr",
            "a.b.eclat-bfc.fr",
            "lyc.eclat-bfc.fr.example",
            "lyceclat-bfc.fr",
            "lyc.eclat-bfc.fr/path",
            "lyc.eclat-bfc.fr:443",
            "moi@lyc.eclat-bfc.fr",
            "https://lyc.eclat-bfc.fr",
            "LYC.eclat-bfc.fr",
            "ly c.eclat-bfc.fr",
            "-lyc.eclat-bfc.fr",
            "lyc-.eclat-bfc.fr",
            "lycée.eclat-bfc.fr",
            "",
        ] {
            assert_eq!(page(host), None, "{host}");
        }
    }

    #[test]
    fn an_address_stands_for_its_host_and_a_disguised_one_for_nothing() {
        for address in [
            PAGE,
            "http://lyc-jhaag-besancon.eclat-bfc.fr",
            "https://LYC-jhaag-besancon.eclat-bfc.fr/le-lycee/",
        ] {
            assert_eq!(page_of(address).as_deref(), Some(PAGE), "{address}");
        }
        for address in [
            "https://lyc-jhaag-besancon.eclat-bfc.fr:8443/",
            "https://moi:secret@lyc-jhaag-besancon.eclat-bfc.fr/",
            "https://evil.example/lyc-jhaag-besancon.eclat-bfc.fr/",
            "https://evil.example\\@lyc.eclat-bfc.fr/",
            "javascript://lyc-jhaag-besancon.eclat-bfc.fr/",
            "lyc-jhaag-besancon.eclat-bfc.fr",
        ] {
            assert_eq!(page_of(address), None, "{address}");
        }
    }
}

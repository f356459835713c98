//! Where the app may be given back the hand: exactly there, or nowhere (RFC 8252 §7, RFC 9700 §2.1).

/// The path on which the app waits.
const PATH: &str = "/signed-in";

/// Whether the app may wait there. `links` are the claimed https links of the configuration.
pub fn may_wait(address: &str, links: &[String]) -> bool {
    let own = address.strip_prefix(api_client::wire::CLIENT_ID).and_then(|rest| rest.strip_prefix(':'));
    own == Some(PATH) || is_loopback(address) || links.iter().any(|link| link == address)
}

/// `127.0.0.1` by that name alone: what `localhost` resolves to is not ours to say (RFC 8252 §8.3).
fn is_loopback(address: &str) -> bool {
    let rest = address.strip_prefix("http").and_then(|rest| rest.strip_prefix("://127.0.0.1:"));
    let port = rest.and_then(|rest| rest.strip_suffix(PATH));
    // No sign, no leading zero, no port 0.
    port.is_some_and(|port| port.parse::<u16>().is_ok_and(|number| number > 0 && number.to_string() == port))
}

/// What a page that sends there must be allowed to send to, in the words of a content security policy.
pub fn origin(address: &str) -> String {
    match address.split_once(":/") {
        Some((scheme, rest)) if rest.starts_with('/') => {
            let host = rest[1..].split(['/', '?', '#']).next().unwrap_or_default();
            format!("{scheme}://{host}")
        }
        Some((scheme, _)) => format!("{scheme}:"),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINK: &str = "https://app.region.example/signed-in";

    #[test]
    fn the_app_waits_where_it_is_known_to_wait() {
        let links = [LINK.to_owned()];
        for good in [
            "fr.maregion.bfc:/signed-in",
            "http://127.0.0.1:1/signed-in",
            "http://127.0.0.1:49152/signed-in",
            "http://127.0.0.1:65535/signed-in",
            LINK,
        ] {
            assert!(may_wait(good, &links), "{good}");
        }
        assert!(!may_wait(LINK, &[]));
    }

    #[test]
    fn nobody_else_waits_there() {
        let links = [LINK.to_owned()];
        for bad in [
            "",
            "fr.maregion.bfc:/signed-in/",
            "fr.maregion.bfc:/signed-in?a=b",
            "fr.maregion.bfc:/signed-in#a",
            "fr.maregion.bfc://signed-in",
            "fr.maregion.bfc:signed-in",
            "FR.maregion.bfc:/signed-in",
            "fr.maregion.bfc.evil:/signed-in",
            "xfr.maregion.bfc:/signed-in",
            "http://127.0.0.1/signed-in",
            "http://127.0.0.1:0/signed-in",
            "http://127.0.0.1:080/signed-in",
            "http://127.0.0.1:+80/signed-in",
            "http://127.0.0.1:65536/signed-in",
            "http://127.0.0.1:80/signed-in/../x",
            "http://127.0.0.1:80@evil.example/signed-in",
            "http://127.0.0.1:80/@evil.example/signed-in",
            "http://evil.example:80/signed-in",
            "http://127.0.0.1.evil.example:80/signed-in",
            "http://a@127.0.0.1:80/signed-in",
            "http://localhost:80/signed-in",
            "http://[::1]:80/signed-in",
            "https://127.0.0.1:80/signed-in",
            "http://127.0.0.1:80/signed-in#a",
            "http://127.0.0.1:80/signed-in?a",
            "http://127.0.0.1:80/signed-inx",
            "http://127.1:80/signed-in",
            "HTTP://127.0.0.1:80/signed-in",
            " http://127.0.0.1:80/signed-in",
            "http://127.0.0.1:80/signed-in\n",
            "https://app.region.example/signed-in/",
            "https://app.region.example.evil.example/signed-in",
            "https://app.region.example@evil.example/signed-in",
            "https://app.region.example/signed-in?next=x",
            "https://app.region.example:443/signed-in",
            "javascript:alert(1)",
            "data:text/html,x",
        ] {
            assert!(!may_wait(bad, &links), "{bad}");
        }
    }

    #[test]
    fn a_page_may_send_to_that_place_alone() {
        assert_eq!(origin("http://127.0.0.1:80/signed-in"), "http://127.0.0.1:80");
        assert_eq!(origin("fr.maregion.bfc:/signed-in"), "fr.maregion.bfc:");
        assert_eq!(origin(LINK), "https://app.region.example");
    }
}

//! Who calls: the address behind a request, and what is counted as one caller.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};

use axum::http::HeaderMap;
use ipnet::IpNet;

use crate::config::Config;

/// The other end of a connection.
#[derive(Debug, Clone, Copy)]
pub struct Peer(pub IpAddr);

/// What is counted as one caller: an IPv4 address, or the /64 that one line gets in IPv6 (RFC 6177).
pub fn household(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() & (u128::MAX << 64))),
        address => address,
    }
}

/// Whether an address belongs to one of these networks.
pub fn within(networks: &[IpNet], address: IpAddr) -> bool {
    let address = address.to_canonical();
    networks.iter().any(|network| network.contains(&address))
}

/// The caller that a request is counted for.
///
/// A peer speaks for itself, unless it is a trusted proxy: then the last address in its header that is no
/// trusted proxy's. None for a proxy that names nobody: it asks for itself (is the gateway well?). Counting it
/// would bring no safety, since a proxy that does not write the header lets any caller write it, and would lock
/// everybody out at once.
pub fn of(peer: Peer, headers: &HeaderMap, config: &Config) -> Option<IpAddr> {
    let trusted = |address| within(&config.limits.trusted_proxies, address);
    if !trusted(peer.0) {
        return Some(household(peer.0));
    }
    let lines: Vec<_> = headers.get_all(config.rates.client_header.as_str()).iter().collect();
    let named = lines.into_iter().rev().flat_map(|line| line.to_str().unwrap_or("?").rsplit(','));
    named.map_while(address).find(|address| !trusted(*address)).map(household)
}

/// An address as proxies write it, with or without a port.
fn address(text: &str) -> Option<IpAddr> {
    let text = text.trim();
    let bare = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')).unwrap_or(text);
    bare.parse().ok().or_else(|| text.parse::<SocketAddr>().ok().map(|address| address.ip()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_caller_is_the_last_address_that_no_trusted_proxy_has() {
        let mut config = Config::from_text("").unwrap();
        config.limits.trusted_proxies.push("10.1.0.0/16".parse().unwrap());
        let caller = |peer: &str, lines: &[&str]| {
            let mut headers = HeaderMap::new();
            for line in lines {
                headers.append("x-forwarded-for", line.parse().unwrap());
            }
            of(Peer(peer.parse().unwrap()), &headers, &config).map(|address| address.to_string())
        };
        for (peer, lines, expected) in [
            ("192.0.2.1", &[][..], Some("192.0.2.1")),
            ("192.0.2.1", &["198.51.100.7"], Some("192.0.2.1")),
            ("::ffff:192.0.2.1", &[], Some("192.0.2.1")),
            ("127.0.0.1", &["198.51.100.7"], Some("198.51.100.7")),
            ("::ffff:127.0.0.1", &["198.51.100.7"], Some("198.51.100.7")),
            ("127.0.0.1", &["203.0.113.9, 198.51.100.7"], Some("198.51.100.7")),
            ("127.0.0.1", &["203.0.113.9, 198.51.100.7 , 10.1.2.3"], Some("198.51.100.7")),
            ("127.0.0.1", &["203.0.113.9", "198.51.100.7", "10.1.2.3"], Some("198.51.100.7")),
            ("127.0.0.1", &["198.51.100.7:4711"], Some("198.51.100.7")),
            ("::1", &["[2001:db8:1:2:3::4]:4711"], Some("2001:db8:1:2::")),
            ("::1", &["[2001:db8:1:2:3::4]"], Some("2001:db8:1:2::")),
            ("::1", &["2001:db8:1:2:3::4"], Some("2001:db8:1:2::")),
            ("127.0.0.1", &[], None),
            ("127.0.0.1", &["203.0.113.9, unknown, 10.1.2.3"], None),
            ("127.0.0.1", &["10.1.2.3"], None),
            ("127.0.0.1", &[""], None),
        ] {
            assert_eq!(caller(peer, lines).as_deref(), expected, "{peer} {lines:?}");
        }
    }
}

//! Resolves names, and gives no address of a private network: a feed must not make us call our neighbours.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};

use reqwest::Url;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};

/// Resolves to public addresses only.
pub struct PublicHosts {
    /// Whether `localhost` may be resolved, for an address that the operator gave.
    pub localhost: bool,
}

impl Resolve for PublicHosts {
    fn resolve(&self, name: Name) -> Resolving {
        let loopback = self.localhost && name.as_str() == "localhost";
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
            let allowed = |at: &SocketAddr| public(at.ip()) || (loopback && at.ip().is_loopback());
            let found: Vec<_> = found.filter(allowed).collect();
            if found.is_empty() {
                return Err("no public address".into());
            }
            Ok(Box::new(found.into_iter()) as Addrs)
        })
    }
}

/// The host of an address when it is an IP address: those are not resolved, so they are judged here.
pub fn literal(url: &Url) -> Option<IpAddr> {
    url.host_str()?.trim_start_matches('[').trim_end_matches(']').parse().ok()
}

/// Whether an address leads to this machine.
pub fn is_loopback(url: &Url) -> bool {
    url.host_str() == Some("localhost") || literal(url).is_some_and(|ip| ip.is_loopback())
}

/// Whether an address that somebody else wrote (a record, a redirect) may be asked: never this machine, nor
/// its neighbours, unless the operator said so. Names are judged again when they are resolved.
pub fn reachable(url: &Url, private_networks: bool) -> bool {
    let web = matches!(url.scheme(), "http" | "https");
    web && (private_networks || !is_loopback(url) && literal(url).is_none_or(public))
}

/// Whether a redirect keeps what the first address promised: TLS stays TLS.
pub fn keeps_tls(from: &Url, to: &Url) -> bool {
    to.scheme() == "https" || from.scheme() != "https"
}

/// Whether two addresses speak to the same port.
pub fn same_port(from: &Url, to: &Url) -> bool {
    from.port_or_known_default() == to.port_or_known_default()
}

/// Whether an address belongs to the public network.
pub fn public(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => {
            let [first, second, ..] = ip.octets();
            let shared = first == 100 && (64..128).contains(&second);
            let benchmarks = first == 198 && (second == 18 || second == 19);
            let never = first == 0 || first >= 240;
            !(ip.is_private()
                || ip.is_loopback()
                || ip.is_link_local()
                || ip.is_multicast()
                || ip.is_broadcast()
                || ip.is_documentation()
                || shared
                || benchmarks
                || never)
        }
        IpAddr::V6(ip) => match embedded(ip) {
            Some(inner) => public(inner),
            None => {
                let head = ip.segments()[0];
                // 2000::/3 is what is given out; documentation, 6to4 and Teredo lie in it.
                let held_back = matches!(ip.segments(), [0x2001, 0x0000 | 0x0db8, ..]);
                head & 0xe000 == 0x2000 && head != 0x2002 && !held_back
            }
        },
    }
}

fn embedded(ip: Ipv6Addr) -> Option<IpAddr> {
    let nat64 = ip.segments()[..6] == [0x64, 0xff9b, 0, 0, 0, 0];
    let [.., a, b, c, d] = ip.octets();
    let inside = || IpAddr::from([a, b, c, d]);
    ip.to_ipv4_mapped().map(IpAddr::V4).or_else(|| nat64.then(inside))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_way_of_writing_a_private_address_passes() {
        for host in [
            "169.254.169.254",
            "127.0.0.1",
            "2130706433",
            "0x7f.1",
            "0.0.0.0",
            "10.0.0.1",
            "192.168.1.1",
            "100.64.0.1",
            "[::1]",
            "[::ffff:10.0.0.1]",
            "[64:ff9b::a00:1]",
            "[fd00::1]",
            "[fe80::1]",
            "[2002:a00:1::]",
            "[2001:0:a00:1::]",
        ] {
            let url = Url::parse(&format!("http://{host}/")).unwrap();
            assert!(literal(&url).is_some_and(|ip| !public(ip)), "{host}");
            assert!(!reachable(&url, false) && reachable(&url, true), "{host}");
        }
        assert!(public("185.24.184.1".parse().unwrap()));
        assert!(public("2a01:e0a::1".parse().unwrap()));
    }
}

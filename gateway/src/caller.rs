//! Who calls: the address of a peer, and what is counted as one caller.

use std::net::{IpAddr, Ipv6Addr};

use ipnet::IpNet;

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

//! How many connections one address may hold, on a real port.

use std::io::{Read, Write};
use std::net::TcpStream;

use crate::world::{World, ask};

const PING: &[u8] = b"GET /v1/ping HTTP/1.1\r\nHost: a\r\n\r\n";

/// A connection that has been answered, and stays open.
fn held(world: &World) -> TcpStream {
    let mut line = TcpStream::connect(world.region.address()).unwrap();
    line.write_all(PING).unwrap();
    let mut first = [0; 12];
    line.read_exact(&mut first).unwrap();
    assert_eq!(&first, b"HTTP/1.1 204");
    line
}

#[tokio::test(flavor = "multi_thread")]
async fn one_address_holds_its_share_of_the_places_and_a_trusted_proxy_as_many_as_there_are() {
    for (trusted, third) in [(false, 0), (true, 204)] {
        let world = World::with(|config| {
            config.limits.connections_per_address = 2;
            if !trusted {
                config.limits.trusted_proxies.clear();
            }
        })
        .await;
        let address = world.region.address();
        let answered = tokio::task::block_in_place(|| {
            let _both = (held(&world), held(&world));
            ask(address, b"GET /v1/ping HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").status
        });
        assert_eq!(answered, third, "trusted: {trusted}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn silent_connections_give_their_places_to_those_who_ask() {
    let world = World::with(|config| {
        config.limits.connections = 2;
        config.limits.head_seconds = 1;
    })
    .await;
    let address = world.region.address();
    let answered = tokio::task::block_in_place(|| {
        let _silent = [(); 4].map(|()| TcpStream::connect(address).unwrap());
        ask(address, b"GET /v1/ping HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").status
    });
    assert_eq!(answered, 204);
}

//! `GET /v1/ping`

use crate::world::World;

#[tokio::test(flavor = "multi_thread")]
async fn the_callers_nonce_is_echoed_and_nothing_else_is() {
    let world = World::empty().await;
    let nonce = "00112233445566778899aabbccddeeff";
    let answer = world.get("/v1/ping", &format!("Region-Probe: {nonce}\r\n")).await;
    assert_eq!(answer.status, 204);
    assert_eq!(answer.header("region-probe"), nonce);
    assert_eq!(answer.header("region-epoch"), world.region.app().epoch);
    for other in ["<script>aaaaaaaaaaaaaaa", "0123", &"a".repeat(65)] {
        let answer = world.get("/v1/ping", &format!("Region-Probe: {other}\r\n")).await;
        assert_eq!((answer.status, answer.header("region-probe")), (204, ""), "{other}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unknown_path_and_a_wrong_method_say_so_with_a_code() {
    let world = World::empty().await;
    for path in
        ["/", "/v1", "/v2/ping", "/v1/ping/", "/v1/p/abc", "/v1/p/../manifest", "/v1/root/0", "/v1/root/x"]
    {
        let answer = world.get(path, "").await;
        assert_eq!((answer.status, answer.code().as_str()), (404, "unknown"), "{path}");
        assert_eq!(answer.header("region-epoch"), world.region.app().epoch);
    }
    let request = "DELETE /v1/manifest HTTP/1.1\r\nHost: region\r\nConnection: close\r\n\r\n";
    let answer = world.ask(request).await;
    assert_eq!((answer.status, answer.code().as_str()), (405, "method"));
    assert_eq!(answer.header("allow"), "GET,HEAD");
}

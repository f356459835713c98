//! TLS by the gateway itself: the certificate that is shown, a new one without a restart, and who is not served.

use std::path::Path;
use std::sync::Arc;

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use rustls::pki_types::ServerName;
use rustls::{ClientConfig, RootCertStore, SupportedProtocolVersion, version};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;

use crate::world::{World, read};

/// Somebody who vouches for names.
struct Authority(CertifiedIssuer<'static, KeyPair>);

impl Authority {
    fn new() -> Self {
        let mut params = CertificateParams::new(Vec::new()).unwrap();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        Self(CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap())
    }

    /// Writes a certificate of that name into the folder, until that year.
    fn vouches(&self, folder: &Path, name: &str, until: i32) {
        let mut params = CertificateParams::new(vec![name.to_owned()]).unwrap();
        params.not_after = rcgen::date_time_ymd(until, 12, 15);
        let key = KeyPair::generate().unwrap();
        let certificate = params.signed_by(&key, &self.0).unwrap();
        std::fs::write(folder.join("key.pem"), key.serialize_pem()).unwrap();
        std::fs::write(folder.join("certificate.pem"), certificate.pem()).unwrap();
    }

    /// Asks for a ping over TLS; gives the status, or what was wrong with the handshake.
    async fn asks(
        &self,
        world: &World,
        name: &str,
        versions: &[&'static SupportedProtocolVersion],
    ) -> Result<u16, String> {
        let mut roots = RootCertStore::empty();
        roots.add(self.0.der().clone()).unwrap();
        let ring = Arc::new(rustls::crypto::ring::default_provider());
        let config = ClientConfig::builder_with_provider(ring).with_protocol_versions(versions).unwrap();
        let config = config.with_root_certificates(roots).with_no_client_auth();
        let line = TcpStream::connect(world.region.address()).await.unwrap();
        let name = ServerName::try_from(name.to_owned()).unwrap();
        let shaken = TlsConnector::from(Arc::new(config)).connect(name, line).await;
        let mut line = shaken.map_err(|error| error.to_string())?;
        line.write_all(b"GET /v1/ping HTTP/1.1\r\nHost: region\r\nConnection: close\r\n\r\n").await.unwrap();
        let mut all = Vec::new();
        let _ = line.read_to_end(&mut all).await;
        Ok(read(&all).status)
    }
}

async fn behind(folder: &Path, set: impl FnOnce(&mut gateway::Config)) -> World {
    let (certificate, key) = (folder.join("certificate.pem"), folder.join("key.pem"));
    World::with(move |config| {
        (config.tls.certificate, config.tls.key) = (certificate, key);
        set(config);
    })
    .await
}

const BOTH: [&SupportedProtocolVersion; 2] = [&version::TLS13, &version::TLS12];

#[tokio::test(flavor = "multi_thread")]
async fn a_new_certificate_is_shown_without_a_restart_and_a_broken_one_is_not() {
    let (folder, authority) = (tempfile::tempdir().unwrap(), Authority::new());
    authority.vouches(folder.path(), "region.example", 2036);
    let world = behind(folder.path(), |_| ()).await;
    assert!(world.region.url().starts_with("https://127.0.0.1:"));
    for versions in [&BOTH[..], &BOTH[..1], &BOTH[1..]] {
        assert_eq!(authority.asks(&world, "region.example", versions).await, Ok(204));
    }
    let stranger = Authority::new().asks(&world, "region.example", &BOTH).await.unwrap_err();
    assert!(stranger.contains("invalid peer certificate"), "{stranger}");
    assert!(authority.asks(&world, "other.example", &BOTH).await.is_err(), "another name");

    // Half of the pair is written: what was shown is shown.
    std::fs::write(folder.path().join("key.pem"), "-----BEGIN PRIVATE KEY-----\n").unwrap();
    world.region.round().await;
    assert_eq!(authority.asks(&world, "region.example", &BOTH).await, Ok(204));
    authority.vouches(folder.path(), "other.example", 2036);
    world.region.round().await;
    assert_eq!(authority.asks(&world, "other.example", &BOTH).await, Ok(204));
    assert!(authority.asks(&world, "region.example", &BOTH).await.is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn who_speaks_no_tls_or_dawdles_over_the_handshake_gives_the_place_back() {
    let (folder, authority) = (tempfile::tempdir().unwrap(), Authority::new());
    authority.vouches(folder.path(), "region.example", 2036);
    let world = behind(folder.path(), |config| {
        (config.limits.connections, config.limits.head_seconds) = (1, 1);
    })
    .await;
    let plain = world.get("/v1/ping", "").await;
    assert_eq!(plain.status, 0, "no word in the clear: {plain:?}");
    // It takes the only place, says nothing, and is not waited for for ever.
    let silent = TcpStream::connect(world.region.address()).await.unwrap();
    assert_eq!(authority.asks(&world, "region.example", &BOTH).await, Ok(204));
    drop(silent);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_certificate_that_ends_soon_is_said_and_a_pair_that_does_not_fit_stops_the_start() {
    let (folder, authority) = (tempfile::tempdir().unwrap(), Authority::new());
    authority.vouches(folder.path(), "region.example", 2026);
    let world = behind(folder.path(), |_| ()).await;
    let said = |world: &World| {
        let found = gateway::jobs::doctor::look(world.region.app()).unwrap();
        let check = found.checks.into_iter().find(|check| check.name == "certificate").unwrap();
        (check.looked_at, check.wrong)
    };
    let (looked_at, wrong) = said(&world);
    assert_eq!((looked_at, wrong.len()), (1, 1), "it ends on 15 December, today is 20 November");
    assert!(wrong[0].contains("2026-12-15"), "{wrong:?}");
    authority.vouches(folder.path(), "region.example", 2036);
    assert_eq!(said(&world), (1, vec![]));
    assert_eq!(said(&World::empty().await), (0, vec![]));

    let other = tempfile::tempdir().unwrap();
    authority.vouches(other.path(), "region.example", 2036);
    std::fs::copy(other.path().join("key.pem"), folder.path().join("key.pem")).unwrap();
    let mut config = gateway::Config::local(&folder.path().join("region")).unwrap();
    config.tls.certificate = folder.path().join("certificate.pem");
    config.tls.key = folder.path().join("key.pem");
    let outcome = gateway::Region::start(config).await.err().unwrap();
    assert!(outcome.to_string().contains("tls"), "{outcome}");
}

//! Fault 17: somebody answers over TLS who is not the Region. Nothing is confided to them, and it is said.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use domain::parcel::{Cause, Standing, Unreachable};
use ma_region::store::reference::status::SyncState;
use ma_region::sync::Ending;
use tokio::io::AsyncReadExt;
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};

use super::ground::{arrived_once, ground, posted};
use crate::screens::sight;

/// A middle-man with a certificate that nobody vouches for.
struct Stranger {
    port: u16,
    /// Connections that came.
    met: Arc<AtomicUsize>,
    /// Connections that began otherwise than a TLS handshake does.
    plain: Arc<AtomicUsize>,
    /// Bytes that were confided to them.
    heard: Arc<AtomicUsize>,
}

impl Stranger {
    async fn listens() -> Self {
        let key = PrivatePkcs8KeyDer::from(include_bytes!("../../fixtures/tls/stranger.key.der").to_vec());
        let certificate = include_bytes!("../../fixtures/tls/stranger.cert.der").to_vec().into();
        let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![certificate], PrivateKeyDer::Pkcs8(key))
            .unwrap();
        let acceptor = TlsAcceptor::from(Arc::new(config));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let stranger = Self {
            port: listener.local_addr().unwrap().port(),
            met: Arc::default(),
            plain: Arc::default(),
            heard: Arc::default(),
        };
        let (met, plain, heard) = (stranger.met.clone(), stranger.plain.clone(), stranger.heard.clone());
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                met.fetch_add(1, Ordering::SeqCst);
                let mut first = [0];
                if stream.peek(&mut first).await.is_ok_and(|read| read == 1) && first[0] != 0x16 {
                    plain.fetch_add(1, Ordering::SeqCst);
                }
                if let Ok(mut inside) = acceptor.accept(stream).await {
                    let mut bytes = Vec::new();
                    let _ = inside.read_to_end(&mut bytes).await;
                    heard.fetch_add(bytes.len(), Ordering::SeqCst);
                }
            }
        });
        stranger
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn f17_whoever_intercepts_the_line_hears_nothing_and_is_named() {
    let (_folder, region, line, phone) = ground().await;
    let id = posted(&phone, 5_000).await;
    let stranger = Stranger::listens().await;
    for host in ["127.0.0.1", "localhost"] {
        let phone = phone.app.sync.clone();
        let gateway = format!("https://{host}:{}", stranger.port);
        let sync = ma_region::sync::Sync {
            gateway: api_client::gateway::Gateway::at(&gateway, "ma-region/test").ok(),
            ..phone
        };
        let round = sync.round().await;
        assert_eq!(round.post.ending, Ending::Lost(Unreachable::Intercepted), "{host}");
        assert_eq!(round.state, SyncState::Intercepted);
    }
    let envelope = phone.parcels().await.remove(0);
    assert_eq!(envelope.standing, Standing::Waiting(Some(Cause::Unreachable(Unreachable::Intercepted))));
    assert_eq!((envelope.attempts, envelope.departures), (0, 0), "nothing left, and nothing counts");
    let count = |number: &AtomicUsize| number.load(Ordering::SeqCst);
    assert!(count(&stranger.met) >= 2);
    assert_eq!((count(&stranger.plain), count(&stranger.heard)), (0, 0), "no downgrade, not a word");
    let html = sight::of(&phone, "/desk/outbox").await;
    assert!(html.contains("Ce r\u{e9}seau filtre la connexion"), "{html}");
    let phone = phone.restarted(&line.url);
    phone.completes(id).await;
    arrived_once(&phone, &region, id, 1).await;
}

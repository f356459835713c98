//! TLS 1.2 and 1.3 by the gateway itself, where the operator gives it certificates instead of a proxy before it.
#![allow(
    clippy::disallowed_methods,
    reason = "reads the files that the configuration names, again when they change"
)]

use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::SystemTime;

use chrono::{DateTime, Utc};
use rustls::crypto::ring;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::server::{ClientHello, ResolvesServerCert};
use rustls::sign::CertifiedKey;
use rustls::{ServerConfig, version};
use tokio_rustls::TlsAcceptor;

use crate::config;
use crate::fault::Fault;

/// The certificate that is shown, read again when its files change.
#[derive(Clone)]
pub struct Tls {
    acceptor: TlsAcceptor,
    shown: Arc<Shown>,
}

#[derive(Debug)]
struct Shown {
    files: (PathBuf, PathBuf),
    held: RwLock<Held>,
}

#[derive(Debug)]
struct Held {
    key: Arc<CertifiedKey>,
    /// When the two files were written.
    written: [Option<SystemTime>; 2],
    expires_at: DateTime<Utc>,
}

impl Tls {
    /// Of a configuration; none where it names no certificate.
    pub fn of(set: &config::Tls) -> Result<Option<Self>, Fault> {
        let none = set.certificate.as_os_str().is_empty() && set.key.as_os_str().is_empty();
        if none {
            return Ok(None);
        }
        let held = read(&set.certificate, &set.key)?;
        let shown = Arc::new(Shown { files: (set.certificate.clone(), set.key.clone()), held: held.into() });
        let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_protocol_versions(&[&version::TLS13, &version::TLS12])
            .map_err(|error| Fault::Setting(format!("tls: {error}")))?;
        let mut config = config.with_no_client_auth().with_cert_resolver(shown.clone());
        config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
        Ok(Some(Self { acceptor: TlsAcceptor::from(Arc::new(config)), shown }))
    }

    /// Who shakes hands.
    pub fn acceptor(&self) -> &TlsAcceptor {
        &self.acceptor
    }

    /// Reads the files again if they were written since: whoever connects from now on is shown the new certificate.
    /// What does not read changes nothing, and is a fault to be told. True if there is a new one.
    pub fn refresh(&self) -> Result<bool, Fault> {
        let (certificate, key) = &self.shown.files;
        let before = self.shown.held.read().unwrap_or_else(PoisonError::into_inner).written;
        if before == [written(certificate), written(key)] {
            return Ok(false);
        }
        let held = read(certificate, key)?;
        *self.shown.held.write().unwrap_or_else(PoisonError::into_inner) = held;
        Ok(true)
    }
}

impl ResolvesServerCert for Shown {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(self.held.read().unwrap_or_else(PoisonError::into_inner).key.clone())
    }
}

/// When the certificate of a configuration ends; none where it names none.
pub fn expires_at(set: &config::Tls) -> Result<Option<DateTime<Utc>>, Fault> {
    if set.certificate.as_os_str().is_empty() {
        return Ok(None);
    }
    Ok(Some(read(&set.certificate, &set.key)?.expires_at))
}

fn written(file: &Path) -> Option<SystemTime> {
    std::fs::metadata(file).and_then(|about| about.modified()).ok()
}

fn read(certificate: &Path, key: &Path) -> Result<Held, Fault> {
    // Before they are read: what is written meanwhile is read again.
    let written = [written(certificate), written(key)];
    let wrong =
        |what: &Path, why: &dyn std::fmt::Display| Fault::Setting(format!("tls {}: {why}", what.display()));
    let chain = CertificateDer::pem_file_iter(certificate).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    let chain = chain.map_err(|error| wrong(certificate, &error))?;
    let first = chain.first().ok_or_else(|| wrong(certificate, &"no certificate in it"))?;
    let (_, read) = x509_parser::parse_x509_certificate(first).map_err(|error| wrong(certificate, &error))?;
    let expires_at = DateTime::from_timestamp(read.validity().not_after.timestamp(), 0)
        .ok_or_else(|| wrong(certificate, &"no end that can be read"))?;
    let secret = PrivateKeyDer::from_pem_file(key).map_err(|error| wrong(key, &error))?;
    let provider = ring::default_provider();
    // Says so if the key is not that of the certificate.
    let key = CertifiedKey::from_der(chain, secret, &provider).map_err(|error| wrong(key, &error))?;
    Ok(Held { key: Arc::new(key), written, expires_at })
}

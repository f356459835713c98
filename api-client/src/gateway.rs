//! The phone's calls about content, one method per route (those about filing: `filing`); every answer is sorted before anybody sees it.

use std::collections::BTreeMap;
use std::time::Duration;

use reqwest::header::{CONTENT_TYPE, ETAG, IF_NONE_MATCH, IF_RANGE, RANGE};
use reqwest::{Client, ClientBuilder, Method, RequestBuilder, Response, StatusCode, Url};

pub use crate::call::Said;
use crate::call::{Heard, heard, join, ours, send, sorted, text, unreachable_because, whole};
use crate::contacts::{Contacts, host};
use crate::failure::Failure;
pub use crate::filing::News;

const CONNECT: Duration = Duration::from_secs(10);
const IDLE: Duration = Duration::from_secs(30);
/// The slowest line that is waited for: as much as the gateway's own floor (WIRE.md §7).
const FLOOR: u64 = 1024;

/// A gateway, by its address.
#[derive(Debug, Clone)]
pub struct Gateway {
    http: Client,
    /// For what sends a body: silence while it leaves is no silence of the line.
    patient: Client,
    pub(crate) base: Url,
    contacts: Contacts,
}

/// This address is not one the app speaks to: not https, and not of this machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the gateway's address must be https, or http on this machine")]
pub struct BadAddress;

/// Bytes and requests of a round, as far as the app can see them (heads and bodies, not TLS).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Traffic {
    /// Requests made.
    pub requests: u64,
    /// Bytes sent.
    pub sent: u64,
    /// Bytes received.
    pub received: u64,
    /// Requests of which some bytes may have reached a server: whoever never got a connection sent none.
    pub departed: u64,
}

impl std::ops::AddAssign for Traffic {
    fn add_assign(&mut self, more: Self) {
        self.requests += more.requests;
        self.sent += more.sent;
        self.received += more.received;
        self.departed += more.departed;
    }
}

/// The manifest, or word that it is the one we have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ManifestAnswer {
    /// The same as before.
    Unchanged,
    /// A body that begins like a manifest; nothing in it is verified yet.
    Body {
        /// The whole body.
        body: Vec<u8>,
        /// Its ETag.
        etag: Option<String>,
    },
}

/// A blob on its way.
pub struct Download {
    response: Response,
    /// Where the bytes that come begin: 0, or where the part held ends.
    pub from: u64,
}

impl Gateway {
    /// Speaks to that address. `user_agent` names the app and its version, nobody else.
    pub fn at(address: &str, user_agent: &str) -> Result<Self, BadAddress> {
        let base = Url::parse(address).map_err(|_| BadAddress)?;
        if !may_be_asked(&base) {
            return Err(BadAddress);
        }
        Self::over(base, || calls(user_agent))
    }

    fn over(base: Url, builder: impl Fn() -> ClientBuilder) -> Result<Self, BadAddress> {
        let http = builder().read_timeout(IDLE).build().map_err(|_| BadAddress)?;
        let patient = builder().build().map_err(|_| BadAddress)?;
        Ok(Self { http, patient, base, contacts: Contacts::default() })
    }

    /// Whether it runs on this machine: the only kind from which the development keys are accepted.
    pub fn is_loopback(&self) -> bool {
        is_loopback(&self.base)
    }

    /// Its host, and its port where that is not the usual one.
    pub fn host(&self) -> String {
        host(&self.base)
    }

    /// Every host that requests were made to since this was last asked, and how many: the gateway, and whoever it says
    /// holds the content.
    pub fn called(&self) -> BTreeMap<String, u64> {
        self.contacts.taken()
    }

    /// `GET /v1/manifest`, with the ETag of the one held.
    pub async fn manifest(
        &self,
        held: Option<&str>,
        limit: u64,
        traffic: &mut Traffic,
    ) -> Result<ManifestAnswer, Failure> {
        let mut request = self.gets(self.url("v1/manifest"));
        if let Some(etag) = held {
            request = request.header(IF_NONE_MATCH, etag);
        }
        let response = send(request, traffic).await?;
        let etag = text(response.headers(), ETAG.as_str()).map(str::to_owned);
        match response.status() {
            StatusCode::NOT_MODIFIED
                if held.is_some() && (etag.as_deref() == held || ours(response.headers())) =>
            {
                Ok(ManifestAnswer::Unchanged)
            }
            StatusCode::OK => {
                let body = whole(response, limit, traffic).await?;
                // Static files carry no header of ours: the magic proves them, the signature later.
                if body.starts_with(b"MRM1") {
                    Ok(ManifestAnswer::Body { body, etag })
                } else {
                    Err(Failure::Portal)
                }
            }
            _ => Err(sorted(&response)),
        }
    }

    /// `GET /v1/root/{n}`: the body of a root, unverified; none if there is no such root.
    pub async fn root(
        &self,
        number: u64,
        limit: u64,
        traffic: &mut Traffic,
    ) -> Result<Option<Vec<u8>>, Failure> {
        let response = send(self.gets(self.url(&format!("v1/root/{number}"))), traffic).await?;
        match response.status() {
            StatusCode::OK => {
                let body = whole(response, limit, traffic).await?;
                if body.starts_with(b"MRR1") { Ok(Some(body)) } else { Err(Failure::Portal) }
            }
            StatusCode::NOT_FOUND if ours(response.headers()) => Ok(None),
            _ => Err(sorted(&response)),
        }
    }

    /// `GET /v1/p/{sha256}` from a byte on; none if the gateway holds no such blob.
    pub async fn blob(
        &self,
        base: Option<&str>,
        sha256: &str,
        from: u64,
        traffic: &mut Traffic,
    ) -> Result<Option<Download>, Failure> {
        // Another host must be one the app speaks to at all; if it is not, the gateway itself is asked.
        let base = base.and_then(|base| Url::parse(base).ok()).filter(may_be_asked);
        let url = join(base.as_ref().unwrap_or(&self.base), &format!("v1/p/{sha256}"));
        let mut request = self.gets(url);
        if from > 0 {
            request =
                request.header(RANGE, format!("bytes={from}-")).header(IF_RANGE, format!("\"{sha256}\""));
        }
        let response = send(request, traffic).await?;
        match response.status() {
            StatusCode::OK => Ok(Some(Download { response, from: 0 })),
            StatusCode::PARTIAL_CONTENT if begins_at(response.headers(), from) => {
                Ok(Some(Download { response, from }))
            }
            // A static host says it without our mark; that a blob is missing is no news about the network.
            StatusCode::NOT_FOUND => Ok(None),
            _ => Err(sorted(&response)),
        }
    }

    /// Begins to read what only our gateway may send; none if it does not know it.
    pub(crate) async fn download(
        &self,
        request: RequestBuilder,
        traffic: &mut Traffic,
    ) -> Result<Option<Download>, Failure> {
        let response = send(request, traffic).await?;
        match response.status() {
            StatusCode::OK if ours(response.headers()) => Ok(Some(Download { response, from: 0 })),
            StatusCode::NOT_FOUND if ours(response.headers()) => Ok(None),
            StatusCode::OK => Err(Failure::Portal),
            _ => Err(sorted(&response)),
        }
    }

    /// Begins to read what only our gateway may send, where the answer may be of words instead.
    pub(crate) async fn download_or_heard(
        &self,
        request: RequestBuilder,
        media: &str,
        traffic: &mut Traffic,
    ) -> Result<Result<Download, Heard>, Failure> {
        let response = send(request, traffic).await?;
        let is_it = response.status() == StatusCode::OK
            && ours(response.headers())
            && text(response.headers(), CONTENT_TYPE.as_str()) == Some(media);
        if is_it {
            return Ok(Ok(Download { response, from: 0 }));
        }
        heard(response, traffic).await.map(Err)
    }

    /// A call without a body: given up after 30 s of silence.
    pub(crate) fn asks(&self, method: Method, path: &str) -> RequestBuilder {
        let url = self.url(path);
        self.contacts.called(&url);
        self.http.request(method, url)
    }

    /// The same, from wherever content lies.
    fn gets(&self, url: Url) -> RequestBuilder {
        self.contacts.called(&url);
        self.http.get(url)
    }

    /// A call with a body: given as long as the slowest line needs, and `at_most` that.
    pub(crate) fn sends(
        &self,
        method: Method,
        path: &str,
        body: Vec<u8>,
        at_most: Option<Duration>,
    ) -> RequestBuilder {
        let patience = IDLE + Duration::from_secs(body.len() as u64 / FLOOR);
        let patience = at_most.map_or(patience, |most| patience.min(most));
        let url = self.url(path);
        self.contacts.called(&url);
        self.patient.request(method, url).timeout(patience).body(body)
    }

    pub(crate) fn url(&self, path: &str) -> Url {
        join(&self.base, path)
    }
}

impl Download {
    /// How many bytes are to come, where the answer says so.
    pub fn length(&self) -> Option<u64> {
        self.response.content_length()
    }

    /// The next bytes; none at the end.
    pub async fn next(&mut self, traffic: &mut Traffic) -> Result<Option<Vec<u8>>, Failure> {
        let chunk = self.response.chunk().await.map_err(|error| unreachable_because(&error))?;
        traffic.received += chunk.as_ref().map_or(0, |chunk| chunk.len() as u64);
        Ok(chunk.map(|chunk| chunk.to_vec()))
    }
}

/// Calls that follow nobody elsewhere. Of a name with several addresses each is tried, both families at once
/// where the first is silent.
fn calls(user_agent: &str) -> ClientBuilder {
    Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .connect_timeout(CONNECT)
        .user_agent(user_agent)
        .no_proxy()
}

/// HTTPS everywhere; plain HTTP on this machine alone (WIRE.md §2).
fn may_be_asked(url: &Url) -> bool {
    url.scheme() == "https" || url.scheme() == "http" && is_loopback(url)
}

fn is_loopback(url: &Url) -> bool {
    match url.host_str() {
        Some("localhost") => true,
        Some(host) => host
            .trim_matches(['[', ']'])
            .parse::<std::net::IpAddr>()
            .is_ok_and(|address| address.is_loopback()),
        None => false,
    }
}

fn begins_at(headers: &reqwest::header::HeaderMap, from: u64) -> bool {
    let range = headers.get("content-range").and_then(|value| value.to_str().ok());
    range.is_some_and(|range| range.starts_with(&format!("bytes {from}-")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_http_is_for_this_machine_alone() {
        for good in
            ["https://gateway.example/", "http://127.0.0.1:8787", "http://[::1]:8787", "http://localhost:1"]
        {
            assert!(Gateway::at(good, "test").is_ok(), "{good}");
        }
        for bad in ["http://gateway.example/", "ftp://127.0.0.1/", "http://127.0.0.1.example/", "nonsense"] {
            assert_eq!(Gateway::at(bad, "test").err(), Some(BadAddress), "{bad}");
        }
    }

    /// Whoever connects there hears nothing, as from an address that leads nowhere.
    struct Silent {
        place: std::net::SocketAddr,
        _first: std::net::TcpStream,
        _listener: std::net::TcpListener,
    }

    impl Silent {
        /// None if this machine has no such address.
        fn at(address: &str) -> Option<Self> {
            let socket = if address.starts_with('[') {
                tokio::net::TcpSocket::new_v6()
            } else {
                tokio::net::TcpSocket::new_v4()
            };
            let socket = socket.ok()?;
            socket.bind(address.parse().ok()?).ok()?;
            // One connection fills the queue; the kernel lets every further one wait.
            let listener = socket.listen(0).ok()?.into_std().ok()?;
            let place = listener.local_addr().ok()?;
            let first = std::net::TcpStream::connect(place).ok()?;
            Some(Self { place, _first: first, _listener: listener })
        }
    }

    fn leads_to(addresses: &[std::net::SocketAddr]) -> Gateway {
        let base = Url::parse(&format!("http://localhost:{}", addresses[0].port())).unwrap();
        Gateway::over(base, || calls("test").resolve_to_addrs("localhost", addresses)).unwrap()
    }

    /// Answers `ping` as the gateway does; gives its address.
    async fn answering(family: &str) -> std::net::SocketAddr {
        use tokio::io::{AsyncReadExt, AsyncWriteExt};
        let listener = tokio::net::TcpListener::bind(family).await.unwrap();
        let place = listener.local_addr().unwrap();
        tokio::runtime::Handle::current().spawn(async move {
            let (mut line, _) = listener.accept().await.unwrap();
            let mut head = vec![0; 4096];
            let read = line.read(&mut head).await.unwrap();
            let head = String::from_utf8_lossy(&head[..read]).to_lowercase();
            let nonce = head.lines().find_map(|line| line.strip_prefix("region-probe: ")).unwrap_or("");
            let epoch = "a".repeat(32);
            let answer =
                format!("HTTP/1.1 204 No Content\r\nregion-epoch: {epoch}\r\nregion-probe: {nonce}\r\n\r\n");
            line.write_all(answer.as_bytes()).await.unwrap();
        });
        place
    }

    #[tokio::test(start_paused = true)]
    async fn f18_an_address_that_leads_nowhere_is_given_up_after_ten_seconds() {
        let nowhere = Silent::at("127.0.0.1:0").unwrap();
        let (begun, mut traffic) = (tokio::time::Instant::now(), Traffic::default());
        let said = leads_to(&[nowhere.place]).ping("0123456789abcdef", &mut traffic).await;
        assert_eq!(said.err(), Some(Failure::Offline));
        assert_eq!(begun.elapsed().as_secs(), CONNECT.as_secs(), "of the paused clock");
        assert_eq!(traffic.departed, 0, "nothing left");
    }

    #[tokio::test]
    async fn f18_where_one_family_of_addresses_is_a_black_hole_the_other_one_answers() {
        let here = answering("127.0.0.1:0").await;
        let Some(nowhere) = Silent::at(&format!("[::1]:{}", here.port())) else {
            println!("not run: this machine has no IPv6");
            return;
        };
        let said = leads_to(&[nowhere.place, here]).ping("0123456789abcdef", &mut Traffic::default()).await;
        assert!(said.is_ok(), "{said:?}");
    }

    #[tokio::test]
    async fn f18_a_name_that_leads_to_somebody_else_is_a_portal() {
        use tokio::io::{AsyncReadExt, AsyncWriteExt};
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let place = listener.local_addr().unwrap();
        tokio::runtime::Handle::current().spawn(async move {
            let (mut line, _) = listener.accept().await.unwrap();
            let _ = line.read(&mut [0; 4096]).await;
            let page = "HTTP/1.1 200 OK\r\ncontent-length: 6\r\n\r\n<html>";
            line.write_all(page.as_bytes()).await.unwrap();
        });
        let said = leads_to(&[place]).ping("0123456789abcdef", &mut Traffic::default()).await;
        assert_eq!(said.err(), Some(Failure::Portal));
    }
}

//! The desktop's way back (RFC 8252 §7.3): a door on a free port of 127.0.0.1, open while a sign-in is awaited.

use std::net::{Ipv4Addr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::runtime::Handle;
use tokio::sync::{Semaphore, mpsc};
use tokio::time::timeout;

use super::{Awaited, Knock, Landing, NoWayBack, Returns};

/// The one page behind the door.
const PATH: &str = "/signed-in";
/// No browser asks for more than that.
const LARGEST_HEAD: usize = 16 * 1024;
/// Browsers open lines ahead of need, and some say nothing on them.
const HEAD_WITHIN: Duration = Duration::from_secs(10);
const ANSWERED_WITHIN: Duration = Duration::from_secs(10);
/// At most so many lines at once.
const LINES: usize = 16;

/// Opens doors on this machine, served on that runtime.
pub struct LoopbackReturns(pub Handle);

impl Returns for LoopbackReturns {
    fn expect(&self, before: Option<&str>) -> Result<Awaited, NoWayBack> {
        let port = before.map_or(Some(0), port_of).ok_or(NoWayBack)?;
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|_| NoWayBack)?;
        listener.set_nonblocking(true).map_err(|_| NoWayBack)?;
        let address = address(listener.local_addr().map_err(|_| NoWayBack)?.port());
        let (tell, knocks) = mpsc::channel(LINES);
        self.0.spawn(watch(listener, tell));
        Ok(Awaited { address, knocks })
    }
}

/// The address of the door on that port. Plain HTTP: the browser and the app are on this machine.
fn address(port: u16) -> String {
    format!("http:{}{}:{port}{PATH}", "//", Ipv4Addr::LOCALHOST)
}

fn port_of(door: &str) -> Option<u16> {
    let port = door.strip_suffix(PATH)?.rsplit_once(':')?.1.parse().ok()?;
    (address(port) == door).then_some(port)
}

/// Lets whoever comes in, until nobody waits for them any more.
async fn watch(listener: TcpListener, tell: mpsc::Sender<Knock>) {
    let Ok(listener) = tokio::net::TcpListener::from_std(listener) else { return };
    let Ok(port) = listener.local_addr().map(|place| place.port()) else { return };
    let lines = Arc::new(Semaphore::new(LINES));
    let runtime = Handle::current();
    loop {
        let line = tokio::select! {
            () = tell.closed() => return,
            line = listener.accept() => line,
        };
        let (Ok((line, _)), Ok(place)) = (line, lines.clone().try_acquire_owned()) else { continue };
        let tell = tell.clone();
        runtime.spawn(async move {
            // A line that breaks, or says nothing, is nobody's return.
            let _ = serve(line, port, &tell).await;
            drop(place);
        });
    }
}

async fn serve(mut line: TcpStream, port: u16, tell: &mpsc::Sender<Knock>) -> std::io::Result<()> {
    let asked = match timeout(HEAD_WITHIN, head(&mut line)).await {
        Ok(asked) => asked?,
        Err(_) => return Ok(()),
    };
    let answer = match asked {
        Asked::Door(query) => {
            let (knock, heard) = Knock::at(format!("{}?{query}", address(port)));
            let told = tell.send(knock).await.is_ok();
            match timeout(ANSWERED_WITHIN, heard).await {
                Ok(Ok(landing)) if told => page(&landing),
                _ => bare("410 Gone"),
            }
        }
        Asked::Elsewhere => bare("404 Not Found"),
        Asked::Otherwise => bare("405 Method Not Allowed"),
        Asked::Nonsense => bare("400 Bad Request"),
    };
    line.write_all(answer.as_bytes()).await?;
    line.shutdown().await
}

/// What a request is for.
#[derive(Debug, PartialEq, Eq)]
enum Asked {
    Door(String),
    Elsewhere,
    Otherwise,
    Nonsense,
}

async fn head(line: &mut TcpStream) -> std::io::Result<Asked> {
    let mut head = Vec::new();
    loop {
        if let Some(asked) = asked(&head) {
            return Ok(asked);
        }
        if head.len() > LARGEST_HEAD || line.read_buf(&mut head).await? == 0 {
            return Ok(Asked::Nonsense);
        }
    }
}

/// What these bytes ask for; none while the head is not whole.
fn asked(head: &[u8]) -> Option<Asked> {
    let mut headers = [httparse::EMPTY_HEADER; 64];
    let mut request = httparse::Request::new(&mut headers);
    match request.parse(head) {
        Ok(httparse::Status::Partial) => return None,
        Err(_) => return Some(Asked::Nonsense),
        Ok(httparse::Status::Complete(_)) => {}
    }
    let (path, query) = request.path.map(|path| path.split_once('?').unwrap_or((path, "")))?;
    Some(match (request.method, path) {
        (Some("GET"), PATH) => Asked::Door(query.to_owned()),
        (_, PATH) => Asked::Otherwise,
        _ => Asked::Elsewhere,
    })
}

/// A page that names nobody, asks for nothing from anywhere and is kept by nobody.
fn page(landing: &Landing) -> String {
    let (title, text) = (escaped(&landing.title), escaped(&landing.text));
    let body = format!(
        "<!DOCTYPE html><html lang=\"{}\"><head><meta charset=\"utf-8\"><title>{title}</title>\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <style>:root {{ color-scheme: light dark }} body {{ font: 1.125rem/1.5 system-ui, sans-serif; \
         max-width: 35rem; margin: 3rem auto; padding: 0 1rem }}</style></head>\
         <body><main><h1>{title}</h1><p>{text}</p></main></body></html>",
        landing.lang
    );
    let status = if landing.expected { "200 OK" } else { "400 Bad Request" };
    format!(
        "HTTP/1.1 {status}\r\ncontent-type: text/html; charset=utf-8\r\ncontent-length: {}\r\n\
         content-security-policy: default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'\r\n\
         cache-control: no-store\r\nreferrer-policy: no-referrer\r\nconnection: close\r\n\r\n{body}",
        body.len()
    )
}

fn bare(status: &str) -> String {
    format!("HTTP/1.1 {status}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_one_page_is_behind_the_door() {
        let door = |query: &str| Some(Asked::Door(query.to_owned()));
        assert_eq!(
            asked(b"GET /signed-in?code=a&state=b HTTP/1.1\r\nhost: x\r\n\r\n"),
            door("code=a&state=b")
        );
        assert_eq!(asked(b"GET /signed-in HTTP/1.1\r\n\r\n"), door(""));
        assert_eq!(asked(b"GET /favicon.ico HTTP/1.1\r\n\r\n"), Some(Asked::Elsewhere));
        assert_eq!(asked(b"GET /signed-in/x?code=a HTTP/1.1\r\n\r\n"), Some(Asked::Elsewhere));
        assert_eq!(asked(b"POST /signed-in?code=a HTTP/1.1\r\n\r\n"), Some(Asked::Otherwise));
        assert_eq!(asked(b"\x16\x03\x01\x02\x00"), Some(Asked::Nonsense), "TLS");
        assert_eq!(asked(b"GET /signed-in?code=a HTTP/1.1\r\nhost:"), None, "more is to come");
    }

    #[test]
    fn a_door_is_found_again_by_its_address_and_no_other_is() {
        assert_eq!(port_of(&address(4711)), Some(4711));
        for other in [
            "http://127.0.0.1/signed-in",
            "http://127.0.0.1:4711/signed-in/",
            "http://localhost:4711/signed-in",
            "http://192.0.2.1:4711/signed-in",
            "fr.maregion.bfc:/signed-in",
            "",
        ] {
            assert_eq!(port_of(other), None, "{other}");
        }
    }

    #[test]
    fn words_of_the_page_are_words() {
        let landing = Landing { lang: "fr", title: "a<b>&\"".into(), text: String::new(), expected: false };
        let page = page(&landing);
        assert!(
            page.starts_with("HTTP/1.1 400 ") && page.contains("<h1>a&lt;b&gt;&amp;&quot;</h1>"),
            "{page}"
        );
    }
}

//! A browser without a screen: it keeps cookies, follows where it is sent, fills forms and presses their buttons.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

/// Pages that one address may lead through.
const HOPS: usize = 20;

/// A browser.
#[derive(Debug, Clone, Default)]
pub struct Browser {
    /// Its cookies, by name: all of this machine's, as browsers keep them whatever the port.
    pub cookies: BTreeMap<String, String>,
    /// More lines of its requests.
    pub lines: String,
}

/// What it shows.
#[derive(Debug, Clone)]
pub struct Shown {
    /// Its address.
    pub url: String,
    /// How it was answered.
    pub status: u16,
    /// The head of the answer.
    pub head: String,
    /// The page.
    pub body: String,
    /// The app's address, if the browser was sent there: the app waits, so it goes no further.
    pub app: Option<String>,
}

impl Shown {
    /// A header's value; empty if it is not there.
    pub fn header(&self, name: &str) -> &str {
        values(&self.head, name).next().unwrap_or("")
    }

    /// What is in the app's address under that name.
    pub fn of_app(&self, name: &str) -> Option<String> {
        of_query(self.app.as_deref()?, name)
    }
}

/// Through the provider that is shown first and the page of consent, as a citizen who agrees; gives the address at
/// which the app gets its code.
pub async fn trip(authorize: &str) -> String {
    let authorize = authorize.to_owned();
    let trip = move || {
        let mut browser = Browser::default();
        let consent = browser.identifies(&authorize);
        let back = browser.presses(&consent, "/auth/consent");
        back.app.unwrap_or_else(|| panic!("{}: {}", back.status, back.body))
    };
    tokio::task::spawn_blocking(trip).await.unwrap()
}

impl Browser {
    /// Goes through the provider that is shown first; the page of consent is shown then.
    pub fn identifies(&mut self, authorize: &str) -> Shown {
        let means = self.opens(authorize);
        self.presses(&means, "/auth/to/")
    }

    /// Opens an address, and follows where it leads.
    pub fn opens(&mut self, url: &str) -> Shown {
        self.goes("GET", url, "")
    }

    /// Presses the button of a form, by what its address begins with or ends with.
    pub fn presses(&mut self, page: &Shown, form: &str) -> Shown {
        self.fills(page, form, &[])
    }

    /// Fills fields of a form and sends it.
    pub fn fills(&mut self, page: &Shown, form: &str, fields: &[(&str, &str)]) -> Shown {
        let (action, hidden) = form_of(&page.body, form)
            .unwrap_or_else(|| panic!("no form {form} in {}: {}", page.url, page.body));
        let hidden = hidden.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let pairs: Vec<_> = hidden.chain(fields.iter().copied()).collect();
        self.goes("POST", &absolute(&page.url, &action), &query(&pairs))
    }

    fn goes(&mut self, method: &str, url: &str, form: &str) -> Shown {
        let (mut method, mut url, mut form) = (method, url.to_owned(), form.to_owned());
        for _ in 0..HOPS {
            let mut shown = self.asks(method, &url, &form);
            let to = shown.header("location").to_owned();
            if !(300..400).contains(&shown.status) || to.is_empty() {
                return shown;
            }
            let to = absolute(&url, &to);
            if is_of_app(&to) {
                shown.app = Some(to);
                return shown;
            }
            (method, url, form) = ("GET", to, String::new());
        }
        panic!("{url}: sent on and on");
    }

    /// One request, with the cookies; follows nothing.
    pub fn asks(&mut self, method: &str, url: &str, form: &str) -> Shown {
        let (base, path) = split(url);
        let cookies: Vec<_> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let mut lines = self.lines.clone();
        if !cookies.is_empty() {
            lines.push_str(&format!("Cookie: {}\r\n", cookies.join("; ")));
        }
        if method == "POST" {
            lines.push_str("Content-Type: application/x-www-form-urlencoded\r\n");
        }
        let mut shown = ask(base, method, path, &lines, form.as_bytes());
        shown.url = url.to_owned();
        for line in values(&shown.head, "set-cookie") {
            let Some((name, value)) = line.split(';').next().and_then(|pair| pair.split_once('=')) else {
                continue;
            };
            if value.is_empty() || line.contains("1970") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        shown
    }
}

/// One request over a connection of its own.
pub fn ask(base: &str, method: &str, path: &str, lines: &str, body: &[u8]) -> Shown {
    let host = base.strip_prefix("http://").unwrap_or_else(|| panic!("{base}: not of this machine"));
    ask_at(host, host, method, path, lines, body)
}

/// The same of whoever listens at an address, under another name.
pub fn ask_at(address: &str, host: &str, method: &str, path: &str, lines: &str, body: &[u8]) -> Shown {
    let mut line = TcpStream::connect(address).unwrap();
    line.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
    let head = format!(
        "{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{lines}Content-Length: {}\r\n\r\n",
        body.len()
    );
    line.write_all(&[head.as_bytes(), body].concat()).unwrap();
    let (mut all, mut some) = (Vec::new(), [0; 65_536]);
    // To its length, where it is said: not everybody closes when asked to.
    while !is_whole(&all) {
        match line.read(&mut some).unwrap_or_else(|error| panic!("{method} {host}{path}: {error}")) {
            0 => break,
            n => all.extend_from_slice(&some[..n]),
        }
    }
    let end = end_of_head(&all).unwrap_or(all.len());
    let head = String::from_utf8_lossy(&all[..end]).into_owned();
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
    let pieces = values(&head, "transfer-encoding").any(|value| value == "chunked");
    let body = if pieces { joined(&all[end..]) } else { all[end..].to_vec() };
    let body = String::from_utf8_lossy(&body).into_owned();
    Shown { url: format!("http://{host}{path}"), status, head, body, app: None }
}

fn end_of_head(answer: &[u8]) -> Option<usize> {
    answer.windows(4).position(|four| four == b"\r\n\r\n").map(|at| at + 4)
}

fn is_whole(answer: &[u8]) -> bool {
    let Some(end) = end_of_head(answer) else { return false };
    let head = String::from_utf8_lossy(&answer[..end]);
    let length = values(&head, "content-length").next().and_then(|length| length.parse::<usize>().ok());
    length.is_some_and(|length| answer.len() >= end + length)
}

/// A body that came in pieces, each after its length.
fn joined(mut pieces: &[u8]) -> Vec<u8> {
    let mut whole = Vec::new();
    while let Some(at) = pieces.windows(2).position(|two| two == b"\r\n") {
        let length =
            std::str::from_utf8(&pieces[..at]).ok().and_then(|text| usize::from_str_radix(text, 16).ok());
        let Some(piece) = length.and_then(|length| pieces.get(at + 2..at + 2 + length)) else { break };
        whole.extend_from_slice(piece);
        pieces = pieces.get(at + 4 + piece.len()..).unwrap_or_default();
    }
    whole
}

/// The value of a field in an address.
pub fn of_query(url: &str, name: &str) -> Option<String> {
    let pairs = url.split_once('?')?.1.split('#').next()?.split('&');
    let value = pairs.filter_map(|pair| pair.split_once('=')).find(|(key, _)| *key == name)?.1;
    Some(decoded(value))
}

/// Fields as a form or an address has them.
pub fn query(pairs: &[(&str, &str)]) -> String {
    let pair = |(name, value): &(&str, &str)| format!("{}={}", encoded(name), encoded(value));
    pairs.iter().map(pair).collect::<Vec<_>>().join("&")
}

fn encoded(text: &str) -> String {
    let one = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    text.bytes().map(one).collect()
}

fn decoded(text: &str) -> String {
    let (mut bytes, mut rest) = (Vec::new(), text.as_bytes());
    while let Some((&first, others)) = rest.split_first() {
        let hex = others.get(..2).filter(|_| first == b'%').and_then(|hex| std::str::from_utf8(hex).ok());
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => (bytes, rest) = ([&bytes[..], &[byte]].concat(), &others[2..]),
            None => {
                (bytes, rest) = ([&bytes[..], &[if first == b'+' { b' ' } else { first }]].concat(), others)
            }
        }
    }
    String::from_utf8(bytes).unwrap()
}

fn values<'a>(head: &'a str, name: &str) -> impl Iterator<Item = &'a str> {
    let (lines, name) = (head.lines().filter_map(|line| line.split_once(':')), name.to_owned());
    lines.filter(move |(key, _)| key.eq_ignore_ascii_case(&name)).map(|(_, value)| value.trim())
}

/// The address and the hidden fields of a form, by what its address begins with or ends with.
pub fn form_of(page: &str, named: &str) -> Option<(String, Vec<(String, String)>)> {
    for form in page.split("<form").skip(1) {
        let form = form.split("</form>").next()?;
        let action = attribute(form.split('>').next()?, "action")?;
        if !action.starts_with(named) && !action.ends_with(named) {
            continue;
        }
        let inputs = form.split("<input").skip(1).filter_map(|input| input.split('>').next());
        let hidden = inputs
            .filter(|input| input.contains("hidden"))
            .filter_map(|input| Some((attribute(input, "name")?, attribute(input, "value")?)));
        return Some((action, hidden.collect()));
    }
    None
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let value = tag.split(&format!("{name}=\"")).nth(1)?.split('"').next()?;
    Some(value.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
}

fn absolute(from: &str, to: &str) -> String {
    if to.starts_with('/') { format!("{}{to}", split(from).0) } else { to.to_owned() }
}

fn split(url: &str) -> (&str, &str) {
    let after = url.find("://").map_or(0, |at| at + 3);
    let at = url[after..].find('/').map_or(url.len(), |at| after + at);
    (&url[..at], if at == url.len() { "/" } else { &url[at..] })
}

fn is_of_app(url: &str) -> bool {
    !url.starts_with("http://127.0.0.1")
        || url.split('?').next().is_some_and(|url| url.ends_with("/signed-in"))
}

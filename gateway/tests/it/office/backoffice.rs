//! A back office on a port of its own, which answers each call as it was told to and remembers what it was told.

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};

/// How a call is answered; `{id}` stands for the application that it names.
#[derive(Clone)]
pub enum Manner {
    /// With that status, these header lines and that body.
    Says(u16, &'static str, String),
    /// The line is cut once the call was read.
    Cuts,
}

/// The service has it.
pub fn received(reference: &str) -> Manner {
    let body = format!(r#"{{"application":"{{id}}","state":"received","reference":"{reference}"}}"#);
    Manner::Says(200, "", body)
}

/// It has it, and says later whether it is received.
pub fn taken() -> Manner {
    Manner::Says(202, "", r#"{"application":"{id}","state":"taken"}"#.to_owned())
}

/// A refusal, or trouble.
pub fn status(status: u16) -> Manner {
    Manner::Says(status, "", String::new())
}

/// A call as it came.
#[derive(Clone, Debug)]
pub struct Call {
    pub line: String,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Call {
    pub fn header(&self, name: &str) -> &str {
        self.headers.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap()
    }
}

/// A false back office.
pub struct BackOffice {
    pub address: String,
    pub calls: Arc<Mutex<Vec<Call>>>,
    pub manners: Arc<Mutex<VecDeque<Manner>>>,
    /// Says when a call was read, before it is answered.
    pub heard: Receiver<()>,
}

impl BackOffice {
    /// One that answers in these manners, one after the other, and then cuts every line.
    pub fn with(manners: &[Manner]) -> Self {
        Self::on(TcpListener::bind("127.0.0.1:0").unwrap(), manners)
    }

    /// The same on a port that was kept for it.
    pub fn on(listener: TcpListener, manners: &[Manner]) -> Self {
        let address = format!("http://{}", listener.local_addr().unwrap());
        let (calls, manners) = (Arc::default(), Arc::new(Mutex::new(manners.iter().cloned().collect())));
        let (tell, heard) = channel();
        let (kept, next) = (Arc::clone(&calls), Arc::clone(&manners));
        std::thread::spawn(move || {
            for line in listener.incoming() {
                answer(line.unwrap(), &kept, &next, &tell);
            }
        });
        Self { address, calls, manners, heard }
    }

    pub fn calls(&self) -> Vec<Call> {
        self.calls.lock().unwrap().clone()
    }

    pub fn then(&self, manner: Manner) {
        self.manners.lock().unwrap().push_back(manner);
    }
}

fn answer(
    mut line: TcpStream,
    calls: &Mutex<Vec<Call>>,
    manners: &Mutex<VecDeque<Manner>>,
    tell: &Sender<()>,
) {
    let Some(call) = read(&line) else { return };
    let id = call.header("region-delivery").to_owned();
    calls.lock().unwrap().push(call);
    let _ = tell.send(());
    let manner = manners.lock().unwrap().pop_front();
    if let Some(Manner::Says(status, lines, body)) = manner {
        let body = body.replace("{id}", &id);
        let head = format!(
            "HTTP/1.1 {status} Said\r\n{lines}Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
            body.len()
        );
        let _ = line.write_all(head.as_bytes());
    }
}

fn read(line: &TcpStream) -> Option<Call> {
    let mut reader = BufReader::new(line);
    let mut lines = Vec::new();
    loop {
        let mut one = String::new();
        if reader.read_line(&mut one).ok()? == 0 {
            return None;
        }
        let one = one.trim_end().to_owned();
        if one.is_empty() {
            break;
        }
        lines.push(one);
    }
    let headers: Vec<_> = lines[1..]
        .iter()
        .filter_map(|one| one.split_once(": "))
        .map(|(name, value)| (name.to_lowercase(), value.to_owned()))
        .collect();
    let length = headers.iter().find(|(name, _)| name == "content-length");
    let mut body = vec![0; length.map_or(0, |(_, value)| value.parse().unwrap())];
    reader.read_exact(&mut body).ok()?;
    Some(Call { line: lines[0].clone(), headers, body })
}

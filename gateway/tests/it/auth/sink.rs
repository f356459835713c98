//! A server of mail that keeps what it is given. Small enough to be written here, in place of a Python of its own.

use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

/// A letter that was taken.
#[derive(Debug)]
pub struct Letter {
    pub from: String,
    pub to: String,
    /// Head and body, as they travelled.
    pub text: String,
}

/// The server, until the test ends.
pub struct Sink {
    pub address: SocketAddr,
    taken: Receiver<Letter>,
}

impl Sink {
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let (give, taken) = channel();
        std::thread::spawn(move || {
            for line in listener.incoming().map_while(Result::ok) {
                let give = give.clone();
                std::thread::spawn(move || serve(line, &give));
            }
        });
        Self { address, taken }
    }

    /// The next letter.
    pub fn next(&self) -> Letter {
        self.taken.recv_timeout(Duration::from_secs(20)).expect("a letter comes")
    }

    /// The code in the next letter.
    pub fn code(&self) -> String {
        let letter = self.next();
        let subject = letter.text.lines().find(|line| line.starts_with("Subject: ")).unwrap();
        let code: String = subject["Subject: ".len()..].chars().take(6).collect();
        assert!(code.bytes().all(|byte| byte.is_ascii_digit()), "{subject}");
        code
    }

    /// Whether no letter waits. One on its way is not seen: ask when another one came.
    pub fn is_empty(&self) -> bool {
        matches!(self.taken.recv_timeout(Duration::ZERO), Err(RecvTimeoutError::Timeout))
    }
}

fn serve(line: TcpStream, give: &Sender<Letter>) {
    let mut say = line.try_clone().unwrap();
    let mut heard = BufReader::new(line).lines().map_while(Result::ok);
    let mut letter = Letter { from: String::new(), to: String::new(), text: String::new() };
    let mut says = |text: &str| say.write_all(format!("{text}\r\n").as_bytes()).is_ok();
    says("220 sink");
    while let Some(word) = heard.next() {
        let upper = word.to_ascii_uppercase();
        let said = if upper.starts_with("EHLO") {
            says("250-sink\r\n250 8BITMIME")
        } else if upper.starts_with("MAIL FROM:") {
            letter.from = word[10..].to_owned();
            says("250 ok")
        } else if upper.starts_with("RCPT TO:") {
            letter.to = word[8..].to_owned();
            says("250 ok")
        } else if upper == "DATA" {
            says("354 go on");
            letter.text = heard.by_ref().take_while(|line| line != ".").collect::<Vec<_>>().join("\n");
            let whole = std::mem::replace(
                &mut letter,
                Letter { from: String::new(), to: String::new(), text: String::new() },
            );
            let _ = give.send(whole);
            says("250 taken")
        } else if upper == "QUIT" {
            says("221 bye");
            return;
        } else {
            says("250 ok")
        };
        if !said {
            return;
        }
    }
}

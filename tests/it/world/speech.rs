//! A speech service that answers as Speech Dispatcher does (SSIP) and writes down what it is asked to say.

use std::io::{BufRead, BufReader, Write};
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

/// What was said so far: each sentence with its language.
type Told = Arc<Mutex<Vec<(String, String)>>>;

/// The service; it answers as long as the test runs.
pub struct Speech {
    /// Where it listens.
    pub socket: PathBuf,
    told: Told,
    cancelled: Arc<Mutex<usize>>,
    slow: Arc<AtomicBool>,
}

impl Speech {
    /// One that has a voice for those languages. A slow one never comes to the end of a sentence by itself.
    pub fn in_folder(folder: &Path, languages: &[&str], slow: bool) -> Self {
        let slow = Arc::new(AtomicBool::new(slow));
        let socket = folder.join("speechd.sock");
        let listener = UnixListener::bind(&socket).unwrap();
        let (told, cancelled) = (Told::default(), Arc::new(Mutex::new(0)));
        let voices: String = languages.iter().map(|lang| format!("249-Voice\t{lang}\tnone\r\n")).collect();
        let (served, pace) = ((told.clone(), cancelled.clone()), slow.clone());
        std::thread::spawn(move || {
            for line in listener.incoming().map_while(Result::ok) {
                let (voices, (told, cancelled), slow) = (voices.clone(), served.clone(), pace.clone());
                std::thread::spawn(move || serve(line, &voices, &slow, &told, &cancelled));
            }
        });
        Self { socket, told, cancelled, slow }
    }

    /// From now on each sentence comes to its end, or none does.
    #[allow(dead_code, reason = "the window's journey asks for both")]
    pub fn is_slow(&self, slow: bool) {
        self.slow.store(slow, Ordering::SeqCst);
    }

    /// What it was asked to say so far.
    pub fn told(&self) -> Vec<(String, String)> {
        self.told.lock().unwrap().clone()
    }

    /// How often a sentence was cut short.
    pub fn cancelled(&self) -> usize {
        *self.cancelled.lock().unwrap()
    }
}

fn serve(line: UnixStream, voices: &str, slow: &AtomicBool, told: &Told, cancelled: &Mutex<usize>) {
    let mut answers = line.try_clone().unwrap();
    let mut lines = BufReader::new(line).lines().map_while(Result::ok);
    let (mut lang, mut count) = (String::new(), 0);
    while let Some(asked) = lines.next() {
        let words: Vec<&str> = asked.split(' ').collect();
        let answer = match words.as_slice() {
            ["SET", "self", "CLIENT_NAME", _] => "208 OK CLIENT NAME SET\r\n".to_owned(),
            ["SET", "self", "PRIORITY", _] => "202 OK PRIORITY SET\r\n".to_owned(),
            ["SET", "self", "NOTIFICATION", ..] => "220 OK NOTIFICATION SET\r\n".to_owned(),
            ["SET", "self", "LANGUAGE", wished] => {
                lang = (*wished).to_owned();
                "201 OK LANGUAGE SET\r\n".to_owned()
            }
            ["LIST", "SYNTHESIS_VOICES"] => format!("{voices}249 OK VOICE LIST SENT\r\n"),
            ["SPEAK"] => {
                answers.write_all(b"230 OK RECEIVING DATA\r\n").unwrap();
                let text: Vec<String> = lines.by_ref().take_while(|text| text != ".").collect();
                told.lock().unwrap().push((text.join("\n"), lang.clone()));
                count += 1;
                let end = if slow.load(Ordering::SeqCst) { String::new() } else { event(702, count, "END") };
                format!("225-{count}\r\n225 OK MESSAGE QUEUED\r\n{}{end}", event(701, count, "BEGIN"))
            }
            ["CANCEL", "self"] => {
                *cancelled.lock().unwrap() += 1;
                format!("213 OK CANCELED\r\n{}", event(703, count, "CANCELED"))
            }
            _ => "301 ERR UNKNOWN COMMAND\r\n".to_owned(),
        };
        if answers.write_all(answer.as_bytes()).is_err() {
            return;
        }
    }
}

fn event(code: u16, message: usize, name: &str) -> String {
    format!("{code}-{message}\r\n{code}-1\r\n{code} {name}\r\n")
}

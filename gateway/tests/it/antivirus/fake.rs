//! A false clamd on a port of its own, which answers each question as it was told to.

use std::collections::VecDeque;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

/// How a question is answered.
#[derive(Clone, Copy)]
pub enum Manner {
    /// Read to its end, and answered by these bytes.
    Says(&'static [u8]),
    /// The line is cut after so many bytes of the question.
    CutsAfter(usize),
    /// Read to its end, and never answered.
    Silent,
    /// Answered at once, without reading.
    SaysAtOnce(&'static [u8]),
}

/// A false antivirus. What it was asked is counted, and kept without the marks of the protocol.
#[derive(Clone)]
pub struct Fake {
    pub address: String,
    manners: Arc<Mutex<VecDeque<Manner>>>,
    pub asked: Arc<Mutex<Vec<Vec<u8>>>>,
}

impl Fake {
    /// One that answers its questions in these manners, one after the other, and then lets all through.
    pub fn with(manners: &[Manner]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let fake = Self {
            address: format!("tcp:{}", listener.local_addr().unwrap()),
            manners: Arc::new(Mutex::new(manners.iter().copied().collect())),
            asked: Arc::default(),
        };
        let heard = fake.clone();
        std::thread::spawn(move || {
            for line in listener.incoming() {
                let (line, heard) = (line.unwrap(), heard.clone());
                std::thread::spawn(move || heard.answer(line));
            }
        });
        fake
    }

    fn answer(&self, mut line: TcpStream) {
        let manner = self.manners.lock().unwrap().pop_front().unwrap_or(Manner::Says(b"stream: OK\0"));
        match manner {
            Manner::Says(answer) => {
                let file = read(&mut line);
                self.asked.lock().unwrap().push(file);
                let _ = line.write_all(answer);
            }
            Manner::Silent => {
                let file = read(&mut line);
                self.asked.lock().unwrap().push(file);
                // Until the other side has had enough.
                let _ = line.read(&mut [0]);
            }
            Manner::CutsAfter(bytes) => {
                let mut some = vec![0; bytes];
                let _ = line.read_exact(&mut some);
                self.asked.lock().unwrap().push(some);
            }
            Manner::SaysAtOnce(answer) => {
                self.asked.lock().unwrap().push(Vec::new());
                let _ = line.write_all(answer);
                let _ = line.shutdown(std::net::Shutdown::Write);
                let _ = line.read_to_end(&mut Vec::new());
            }
        }
    }
}

/// The file of a question.
fn read(line: &mut TcpStream) -> Vec<u8> {
    let mut command = [0; 10];
    line.read_exact(&mut command).unwrap();
    assert_eq!(&command, b"zINSTREAM\0");
    let mut file = Vec::new();
    loop {
        let mut length = [0; 4];
        line.read_exact(&mut length).unwrap();
        let length = u32::from_be_bytes(length) as usize;
        if length == 0 {
            return file;
        }
        let begins = file.len();
        file.resize(begins + length, 0);
        line.read_exact(&mut file[begins..]).unwrap();
    }
}

//! A tile server of a test's own, on this machine.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

/// The server; it is gone when this is dropped. Gives every question the same answer.
pub(super) struct TileServer {
    address: SocketAddr,
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

struct Shared {
    /// What is sent, to the last byte; when it is empty the connection is closed without a word.
    answer: Vec<u8>,
    /// What was asked, each question with its headers.
    asked: Mutex<Vec<String>>,
    closed: AtomicBool,
}

impl TileServer {
    /// A server that answers with a status and a body, of which nobody may keep anything.
    pub(super) fn new(status: &str, body: &[u8]) -> Self {
        let length = body.len();
        let head = format!(
            "HTTP/1.1 {status}\r\nConnection: close\r\nCache-Control: no-store\r\n\
             Content-Length: {length}\r\n\r\n"
        );
        Self::sending([head.as_bytes(), body].concat())
    }

    /// A server that hangs up.
    pub(super) fn silent() -> Self {
        Self::sending(Vec::new())
    }

    fn sending(answer: Vec<u8>) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
        let address = listener.local_addr().expect("an address");
        let shared = Arc::new(Shared {
            answer,
            asked: Mutex::default(),
            closed: AtomicBool::new(false),
        });
        let at_work = Arc::clone(&shared);
        let thread = std::thread::spawn(move || {
            for stream in listener.incoming() {
                if at_work.closed.load(Ordering::SeqCst) {
                    return;
                }
                // Whoever asked may be gone.
                drop(stream.and_then(|stream| at_work.serve(&stream)));
            }
        });
        Self {
            address,
            shared,
            thread: Some(thread),
        }
    }

    /// An address on it.
    pub(super) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// All questions until now.
    pub(super) fn asked(&self) -> Vec<String> {
        let asked = self.shared.asked.lock();
        asked.unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Shared {
    fn serve(&self, mut stream: &TcpStream) -> std::io::Result<()> {
        let mut question = String::new();
        let mut reader = BufReader::new(stream);
        while !question.ends_with("\r\n\r\n") {
            if reader.read_line(&mut question)? == 0 {
                return Ok(());
            }
        }
        let mut asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        asked.push(question);
        drop(asked);
        stream.write_all(&self.answer)?;
        stream.shutdown(Shutdown::Both)
    }
}

impl Drop for TileServer {
    fn drop(&mut self) {
        self.shared.closed.store(true, Ordering::SeqCst);
        // Wakes the listener.
        drop(TcpStream::connect(self.address));
        if let Some(thread) = self.thread.take() {
            thread.join().expect("a server without faults");
        }
    }
}

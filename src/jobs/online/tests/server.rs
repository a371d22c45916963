//! A web server of a test's own, on this machine.

use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

/// What a server does with a question.
pub(super) enum Reply {
    /// Sends these bytes and closes the connection.
    Send(Vec<u8>),
    /// Sends these bytes, and then one more from time to time.
    Trickle(Vec<u8>),
    /// Keeps the connection and says nothing.
    Silence,
}

/// An answer with a status, headers (each line with its end) and a body.
pub(super) fn answer(status: &str, headers: &str, body: &[u8]) -> Reply {
    let length = body.len();
    let head = format!(
        "HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: {length}\r\n{headers}\r\n"
    );
    Reply::Send([head.as_bytes(), body].concat())
}

type Handler = dyn Fn(&str) -> Reply + Send + Sync;

/// The server. It is gone when this is dropped.
pub(super) struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

struct Shared {
    handler: Box<Handler>,
    /// What was asked, each question with its headers, in the order of connections.
    asked: Mutex<Vec<String>>,
    closed: AtomicBool,
}

impl Server {
    /// A server that answers a question, given as it came.
    pub(super) fn new(handler: impl Fn(&str) -> Reply + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let address = listener.local_addr().unwrap();
        let shared = Arc::new(Shared {
            handler: Box::new(handler),
            asked: Mutex::default(),
            closed: AtomicBool::new(false),
        });
        let thread = {
            let shared = Arc::clone(&shared);
            std::thread::spawn(move || {
                let mut open = Vec::new();
                for stream in listener.incoming() {
                    if shared.closed.load(Ordering::SeqCst) {
                        return;
                    }
                    let stream = stream.unwrap();
                    // What is silent stays open until the end.
                    open.push(stream.try_clone().unwrap());
                    let shared = Arc::clone(&shared);
                    std::thread::spawn(move || shared.serve(stream));
                }
            })
        };
        Self {
            address,
            shared,
            thread: Some(thread),
        }
    }

    /// A server that always answers the same.
    pub(super) fn always(status: &'static str, headers: &'static str, body: &[u8]) -> Self {
        let body = body.to_vec();
        Self::new(move |_| answer(status, headers, &body))
    }

    /// An address on it.
    pub(super) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// All questions until now.
    pub(super) fn asked(&self) -> Vec<String> {
        self.shared.asked.lock().unwrap().clone()
    }

    /// How many questions there were.
    pub(super) fn count(&self) -> usize {
        self.shared.asked.lock().unwrap().len()
    }
}

impl Shared {
    fn serve(&self, mut stream: TcpStream) {
        let (mut question, mut byte) = (Vec::new(), [0]);
        while !question.ends_with(b"\r\n\r\n") {
            match stream.read(&mut byte) {
                Ok(1) => question.push(byte[0]),
                _ => return,
            }
        }
        let question = String::from_utf8(question).unwrap();
        self.asked.lock().unwrap().push(question.clone());
        // Whoever asked may be gone.
        match (self.handler)(&question) {
            Reply::Send(bytes) => {
                drop(stream.write_all(&bytes));
                drop(stream.shutdown(std::net::Shutdown::Both));
            }
            Reply::Trickle(bytes) => {
                let mut left = stream.write_all(&bytes).is_ok();
                while left && !self.closed.load(Ordering::SeqCst) {
                    std::thread::sleep(Duration::from_millis(2));
                    left = stream.write_all(b"x").is_ok();
                }
            }
            Reply::Silence => {}
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.shared.closed.store(true, Ordering::SeqCst);
        // Wakes the listener.
        drop(TcpStream::connect(self.address));
        if let Some(thread) = self.thread.take() {
            thread.join().unwrap();
        }
    }
}

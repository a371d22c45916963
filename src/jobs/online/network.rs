//! The way out: the only file of the crate that names sockets or the HTTP client, but for what
//! lies in its own folder.

mod freshness;

use std::time::{Duration, SystemTime};

use ureq::http::{HeaderMap, Response, StatusCode, header};
use ureq::{Agent, Body, Error};

use crate::basemap::{GzipError, MAX_TILE_BYTES, SourceError, gunzip};

/// How the program names itself to servers.
pub const USER_AGENT: &str = concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION"));

/// Connections that are open at the same time at the most.
pub(super) const CONNECTIONS: usize = 2;

/// What is waited for and read at the most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// To find the server and connect to it.
    pub connect: Duration,
    /// From the question to the last byte of the answer.
    pub whole: Duration,
    /// Bytes of an answer.
    pub bytes: u64,
    /// How often a server may lead on to another address.
    pub redirects: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(5),
            whole: Duration::from_secs(15),
            bytes: 8 << 20,
            redirects: 5,
        }
    }
}

/// Lets its owner open connections. The program makes one when a person chooses an online map,
/// and never else.
#[derive(Debug)]
pub struct Network {
    agent: Agent,
    limits: Limits,
}

/// By what a server knows whether something has changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Validators {
    /// What came as `ETag`.
    pub(super) etag: Option<String>,
    /// What came as `Last-Modified`.
    pub(super) last_modified: Option<String>,
}

/// What a server says of a tile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// Here it is, decompressed; not empty.
    Tile(Vec<u8>, Option<Keep>),
    /// It has not changed.
    Unchanged(Option<Keep>),
    /// There is no such tile.
    NoSuchTile,
}

/// How an answer may be kept; there is none where it must not be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Keep {
    /// Until when it may be used without asking again.
    pub(super) fresh_until: SystemTime,
    /// By what to ask again.
    pub(super) validators: Validators,
}

impl Network {
    /// Opens the way out. No connection is opened yet.
    #[must_use]
    pub fn open(limits: Limits) -> Self {
        let config = config(limits).build();
        Self {
            agent: Agent::new_with_config(config),
            limits,
        }
    }

    /// A way out through connections of a test's own.
    #[cfg(test)]
    pub(super) fn through(
        limits: Limits,
        connector: impl ureq::unversioned::transport::Connector,
    ) -> Self {
        let resolver = ureq::unversioned::resolver::DefaultResolver::default();
        let config = config(limits).proxy(None).build();
        Self {
            agent: Agent::with_parts(config, connector, resolver),
            limits,
        }
    }

    /// Ends all that is under way; what is asked for afterwards fails.
    pub(super) fn hang_up(&self) {
        self.agent.clone().shutdown();
    }

    /// Asks for what lies at an address, unless it is as it was.
    ///
    /// # Errors
    ///
    /// When no tile came and none is known not to be there. No error names more of the address
    /// than the server: keys lie behind it.
    pub(super) fn get(
        &self,
        url: &str,
        known: &Validators,
        now: SystemTime,
    ) -> Result<Answer, SourceError> {
        // Whoever asks in private is not led into the open.
        let private = url
            .get(..8)
            .is_some_and(|s| s.eq_ignore_ascii_case("https://"));
        let mut request = self.agent.get(url);
        if let Some(etag) = &known.etag {
            request = request.header(header::IF_NONE_MATCH, etag);
        }
        if let Some(date) = &known.last_modified {
            request = request.header(header::IF_MODIFIED_SINCE, date);
        }
        let answer = request.config().https_only(private).build().call();
        let mut response = answer.map_err(|error| self.told(error))?;
        match response.status() {
            StatusCode::OK => {
                let bytes = self.body(&mut response)?;
                if bytes.is_empty() {
                    return Ok(Answer::NoSuchTile);
                }
                Ok(Answer::Tile(
                    bytes,
                    freshness::keep(response.headers(), now),
                ))
            }
            StatusCode::NOT_MODIFIED => {
                Ok(Answer::Unchanged(freshness::keep(response.headers(), now)))
            }
            StatusCode::NO_CONTENT | StatusCode::NOT_FOUND | StatusCode::GONE => {
                Ok(Answer::NoSuchTile)
            }
            status @ (StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE) => {
                Err(SourceError::Busy {
                    status: status.as_u16(),
                    retry_after: freshness::retry_after(response.headers(), now),
                })
            }
            status => Err(SourceError::Refused {
                status: status.as_u16(),
            }),
        }
    }

    fn body(&self, response: &mut Response<Body>) -> Result<Vec<u8>, SourceError> {
        let unpack = unpacker(response.headers())?;
        // A reader stops with an error when it has given its limit, even at the very end.
        let reader = response
            .body_mut()
            .with_config()
            .limit(self.limits.bytes + 1);
        let packed = reader.read_to_vec().map_err(|error| self.told(error))?;
        if packed.len() as u64 > self.limits.bytes {
            return Err(self.too_large());
        }
        unpack(packed)
    }

    const fn too_large(&self) -> SourceError {
        SourceError::TooLarge {
            limit: self.limits.bytes,
        }
    }

    fn told(&self, error: Error) -> SourceError {
        use std::io::ErrorKind;
        SourceError::Unreachable(match error {
            Error::BodyExceedsLimit(_) => return self.too_large(),
            Error::HostNotFound => "the tile server is not found".to_owned(),
            Error::Timeout(_) => "the tile server does not answer in time".to_owned(),
            Error::TooManyRedirects | Error::RedirectFailed => {
                "the tile server leads on and on to other addresses".to_owned()
            }
            Error::RequireHttpsOnly(_) => {
                "the tile server leads from https to http, where others could listen".to_owned()
            }
            Error::BadUri(_) => "the tile server leads to an address that is none".to_owned(),
            Error::Io(error) => match error.kind() {
                ErrorKind::ConnectionRefused => "the tile server takes no connections".to_owned(),
                ErrorKind::NetworkUnreachable | ErrorKind::HostUnreachable => {
                    "there is no network".to_owned()
                }
                ErrorKind::TimedOut | ErrorKind::WouldBlock => {
                    "the tile server does not answer in time".to_owned()
                }
                ErrorKind::UnexpectedEof | ErrorKind::ConnectionReset => {
                    "the tile server broke off its answer".to_owned()
                }
                _ => format!("the connection to the tile server failed: {error}"),
            },
            Error::Protocol(_) => "what answers is not a web server".to_owned(),
            Error::Tls(_) | Error::Rustls(_) | Error::TlsRequired => {
                format!("there is no safe connection to the tile server: {error}")
            }
            error => format!("the connection to the tile server failed: {error}"),
        })
    }
}

fn config(limits: Limits) -> ureq::config::ConfigBuilder<ureq::typestate::AgentScope> {
    Agent::config_builder()
        .user_agent(USER_AGENT)
        .accept_encoding("gzip")
        .http_status_as_error(false)
        .max_redirects(limits.redirects)
        .max_idle_connections(CONNECTIONS)
        .max_idle_connections_per_host(CONNECTIONS)
        .timeout_resolve(Some(limits.connect))
        .timeout_connect(Some(limits.connect))
        .timeout_global(Some(limits.whole))
}

type Unpacker = fn(Vec<u8>) -> Result<Vec<u8>, SourceError>;

/// How to undo what was done to a body for the way.
fn unpacker(headers: &HeaderMap) -> Result<Unpacker, SourceError> {
    let encoding = headers.get(header::CONTENT_ENCODING);
    let encoding = encoding.map_or(&b""[..], |value| value.as_bytes().trim_ascii());
    match encoding.to_ascii_lowercase().as_slice() {
        b"" | b"identity" => Ok(Ok),
        b"gzip" | b"x-gzip" => Ok(|packed| {
            gunzip(&packed, MAX_TILE_BYTES).map_err(|error| match error {
                GzipError::TooLarge => SourceError::TooLarge {
                    limit: MAX_TILE_BYTES,
                },
                GzipError::Damaged(error) => {
                    SourceError::Damaged(format!("a tile cannot be decompressed: {error}"))
                }
            })
        }),
        _ => Err(SourceError::WrongContent {
            found: "something compressed in an unknown way",
        }),
    }
}

//! One question, one answer.

use std::io::Write as _;
use std::net::{Ipv4Addr, TcpListener};
use std::time::Duration;

use super::super::network::{Answer, Keep, USER_AGENT, Validators};
use super::server::{Reply, Server, answer};
use super::*;
use crate::basemap::SourceError;

fn get(limits: Limits, url: &str) -> Result<Answer, SourceError> {
    let network = Network::through(limits, Plain::new());
    network.get(url, &Validators::default(), Hands::new().now())
}

fn unreachable(limits: Limits, url: &str) -> String {
    match get(limits, url) {
        Err(SourceError::Unreachable(why)) => why,
        other => panic!("{other:?}"),
    }
}

fn kept_for(seconds: u64) -> Keep {
    Keep {
        fresh_until: Hands::new().now() + Duration::from_secs(seconds),
        validators: Validators::default(),
    }
}

#[test]
fn a_tile_comes_with_the_time_it_may_be_kept() {
    let server = Server::always("200 OK", "Cache-Control: max-age=60\r\n", PNG);
    let url = server.url("/5/20/11.png?key=a");
    assert_eq!(
        get(PATIENT, &url),
        Ok(Answer::Tile(PNG.to_vec(), Some(kept_for(60))))
    );
    let asked = server.asked().remove(0).to_ascii_lowercase();
    assert!(
        asked.starts_with("get /5/20/11.png?key=a http/1.1\r\n"),
        "{asked}"
    );
    let name = format!("\r\nuser-agent: {USER_AGENT}\r\n").to_ascii_lowercase();
    assert!(asked.contains(&name), "{asked}");
    assert!(USER_AGENT.starts_with("summit-atlas/"));
    for header in [
        "cache-control",
        "pragma",
        "cookie",
        "referer",
        "authorization",
        "if-",
    ] {
        assert!(!asked.contains(&format!("\r\n{header}")), "{asked}");
    }
}

#[test]
fn what_is_not_there_is_no_error() {
    for status in ["404 Not Found", "204 No Content", "410 Gone"] {
        let server = Server::new(move |_| {
            Reply::Send(format!("HTTP/1.1 {status}\r\nContent-Length: 0\r\n\r\n").into())
        });
        assert_eq!(
            get(PATIENT, &server.url("/")),
            Ok(Answer::NoSuchTile),
            "{status}"
        );
    }
    let server = Server::always("200 OK", "", b"");
    assert_eq!(get(PATIENT, &server.url("/")), Ok(Answer::NoSuchTile));
}

#[test]
fn a_server_may_ask_for_patience_and_may_refuse() {
    let busy = |status, retry_after: Option<u64>| {
        let retry_after = retry_after.map(Duration::from_secs);
        Err(SourceError::Busy {
            status,
            retry_after,
        })
    };
    let server = Server::always("429 Too Many Requests", "Retry-After: 7\r\n", b"slow");
    assert_eq!(get(PATIENT, &server.url("/")), busy(429, Some(7)));
    let server = Server::always("503 Service Unavailable", "", b"");
    assert_eq!(get(PATIENT, &server.url("/")), busy(503, None));
    for (line, status) in [
        ("400 Bad Request", 400),
        ("401 Unauthorized", 401),
        ("403 Forbidden", 403),
        ("500 Internal Server Error", 500),
        ("206 Partial Content", 206),
        ("304 Not Modified at all", 304),
    ] {
        let server = Server::always(line, "", b"");
        let expected = if status == 304 {
            Ok(Answer::Unchanged(Some(kept_for(7 * 24 * 3600))))
        } else {
            Err(SourceError::Refused { status })
        };
        assert_eq!(get(PATIENT, &server.url("/")), expected, "{line}");
    }
}

#[test]
fn a_question_tells_what_is_known() {
    let server = Server::always("304 Not Modified", "Cache-Control: max-age=5\r\n", b"");
    let known = Validators {
        etag: Some("\"a\"".to_owned()),
        last_modified: Some("Mon, 30 Jun 2025 12:00:00 GMT".to_owned()),
    };
    let network = Network::through(PATIENT, Plain::new());
    let got = network.get(&server.url("/"), &known, Hands::new().now());
    assert_eq!(got, Ok(Answer::Unchanged(Some(kept_for(5)))));
    let asked = server.asked().remove(0).to_ascii_lowercase();
    assert!(asked.contains("\r\nif-none-match: \"a\"\r\n"), "{asked}");
    assert!(asked.contains("\r\nif-modified-since: mon, 30 jun 2025 12:00:00 gmt\r\n"));
}

#[test]
fn what_is_packed_for_the_way_is_unpacked() {
    let pack = |bytes: &[u8]| {
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        gzip.write_all(bytes).unwrap();
        gzip.finish().unwrap()
    };
    let packed = "Content-Encoding: gzip\r\nCache-Control: max-age=1\r\n";
    let server = Server::always("200 OK", packed, &pack(PNG));
    assert_eq!(
        get(PATIENT, &server.url("/")),
        Ok(Answer::Tile(PNG.to_vec(), Some(kept_for(1))))
    );
    assert!(
        server.asked()[0]
            .to_ascii_lowercase()
            .contains("accept-encoding: gzip\r\n")
    );

    let server = Server::always("200 OK", packed, PNG);
    let got = get(PATIENT, &server.url("/"));
    assert!(matches!(got, Err(SourceError::Damaged(_))), "{got:?}");

    let bomb = pack(&vec![0; (16 << 20) + 1]);
    let server = Server::always("200 OK", packed, &bomb);
    let limits = Limits {
        bytes: 1 << 20,
        ..PATIENT
    };
    let got = get(limits, &server.url("/"));
    assert_eq!(got, Err(SourceError::TooLarge { limit: 16 << 20 }));

    let server = Server::always("200 OK", "Content-Encoding: br\r\n", PNG);
    let got = get(PATIENT, &server.url("/"));
    assert!(
        matches!(got, Err(SourceError::WrongContent { .. })),
        "{got:?}"
    );
}

#[test]
fn a_body_has_at_most_so_many_bytes() {
    let too_large = Err(SourceError::TooLarge { limit: 1000 });
    let server = Server::always("200 OK", "", &[b'x'; 1000]);
    assert!(matches!(
        get(PATIENT, &server.url("/")),
        Ok(Answer::Tile(..))
    ));
    let server = Server::always("200 OK", "", &[b'x'; 1001]);
    assert_eq!(get(PATIENT, &server.url("/")), too_large);
    // One that does not say how long it is, and never ends.
    let server = Server::new(|_| {
        let endless = [b"HTTP/1.1 200 OK\r\n\r\n", &[b'x'; 5000][..]].concat();
        Reply::Trickle(endless)
    });
    assert_eq!(get(PATIENT, &server.url("/")), too_large);
}

#[test]
fn who_does_not_answer_is_not_waited_for() {
    let in_time = "the tile server does not answer in time";
    let server = Server::new(|_| Reply::Silence);
    assert_eq!(unreachable(HASTY, &server.url("/")), in_time);
    let slow = "HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n";
    for sent in [slow, "HTTP/1.1 200 OK\r\nX-"] {
        let server = Server::new(|_| Reply::Trickle(sent.into()));
        assert_eq!(unreachable(HASTY, &server.url("/")), in_time, "{sent}");
    }
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let address = listener.local_addr().unwrap();
    assert_eq!(unreachable(HASTY, &format!("http://{address}/")), in_time);
    drop(listener);
    assert_eq!(
        unreachable(PATIENT, &format!("http://{address}/?key=secret")),
        "the tile server takes no connections"
    );
}

#[test]
fn what_is_no_web_server_is_told() {
    for sent in [
        &b"\x00\xFF garbage \r\n\r\n\r\n"[..],
        b"SSH-2.0-x\r\n",
        b"HTTP/9.9 x\r\n\r\n",
        b"",
    ] {
        let server = Server::new(|_| Reply::Send(sent.to_vec()));
        let why = unreachable(PATIENT, &server.url("/?key=secret"));
        assert!(!why.contains("secret"), "{why}");
    }
    let short = "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc";
    let server = Server::new(|_| Reply::Send(short.into()));
    assert_eq!(
        unreachable(PATIENT, &server.url("/")),
        "the tile server broke off its answer"
    );
}

#[test]
fn redirects_are_followed_a_few_times() {
    let server = Server::new(|asked| {
        if asked.starts_with("GET /there ") {
            answer("200 OK", "", PNG)
        } else {
            answer("302 Found", "Location: /there\r\n", b"")
        }
    });
    assert!(matches!(
        get(PATIENT, &server.url("/here")),
        Ok(Answer::Tile(..))
    ));
    let server = Server::always("301 Moved Permanently", "Location: /again\r\n", b"");
    assert_eq!(
        unreachable(PATIENT, &server.url("/?key=secret")),
        "the tile server leads on and on to other addresses"
    );
    assert_eq!(server.count(), 4, "the question and three redirects");
}

#[test]
fn nobody_is_led_from_https_to_http() {
    let open = Server::always("200 OK", "", PNG);
    let to = format!("Location: {}\r\n", open.url("/"));
    let server = Server::new(move |_| answer("302 Found", &to, b""));
    // The connections of the test pass for encrypted ones.
    for scheme in ["https://", "HTTPS://"] {
        let url = server.url("/").replace("http://", scheme);
        assert_eq!(
            unreachable(PATIENT, &url),
            "the tile server leads from https to http, where others could listen"
        );
    }
    assert_eq!((server.count(), open.count()), (2, 0));
    assert!(get(PATIENT, &server.url("/")).is_ok(), "in the open it may");
}

#[test]
fn a_real_connection_has_to_be_safe() {
    let server = Server::always("200 OK", "", PNG);
    let network = Network::open(HASTY);
    let url = server.url("/").replace("http://", "https://");
    let got = network.get(&url, &Validators::default(), Hands::new().now());
    assert!(matches!(got, Err(SourceError::Unreachable(_))), "{got:?}");
    assert_eq!(server.count(), 0, "nothing is asked in the open");
}

//! Sockets and the HTTP client are named in one place only: whoever holds a `Network` can open
//! connections, and nobody else.

use super::tokens::{Token, tokens};
use super::{source_folder, sources};

/// The only file, and the only folder, that may name them. Tests of what lies there may, too.
const WAY_OUT: [&str; 3] = [
    "jobs/online/network.rs",
    "jobs/online/network/",
    "jobs/online/tests/",
];

/// Crates that open connections, or could. `walkers` brings more of them; what it offers to open
/// connections is named below.
const CLIENTS: [&str; 9] = [
    "ureq",
    "reqwest",
    "hyper",
    "tokio",
    "curl",
    "attohttpc",
    "socket2",
    "mio",
    "rustls",
];

/// Names of the standard library and of walkers that open connections, wherever they stand.
const OPENERS: [&str; 10] = [
    "TcpStream",
    "TcpListener",
    "UdpSocket",
    "UnixStream",
    "UnixListener",
    "UnixDatagram",
    "ToSocketAddrs",
    "HttpTiles",
    "HttpOptions",
    "HttpsOrHttp",
];

/// Everything in a source that could open a connection: `src/app.rs:7: …`.
fn openings(path: &str, source: &str) -> Vec<String> {
    let tokens = tokens(source);
    let text = |at: usize| {
        tokens
            .get(at)
            .map_or("", |token: &Token| token.text.as_str())
    };
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let name = token.text.as_str();
        let of_std = name == "net" && at >= 2 && text(at - 1) == "::" && text(at - 2) == "std";
        // `use std::{fs, net::TcpStream}` names an opener; `use std::{net}` is found by its path.
        let in_group = name == "net" && ["{", ","].contains(&text(at.wrapping_sub(1)));
        // A crate is named before `::`, after `use` or by `extern crate`.
        let as_crate = CLIENTS.contains(&name)
            && text(at.wrapping_sub(1)) != "::"
            && (text(at + 1) == "::" || ["use", "crate"].contains(&text(at.wrapping_sub(1))));
        if of_std || in_group || as_crate || OPENERS.contains(&name) {
            found.push(format!("src/{path}:{}: names {name}", token.line));
        }
    }
    found
}

#[test]
fn connections_can_be_opened_from_one_place_only() {
    let sources = sources(&source_folder());
    let outside = |path: &&String| !WAY_OUT.iter().any(|way| path.starts_with(way));
    let wrong: Vec<String> = sources
        .iter()
        .filter(|(path, _)| outside(path))
        .flat_map(|(path, text)| openings(path, text))
        .collect();
    assert!(wrong.is_empty(), "other ways out:\n{}", wrong.join("\n"));
    let way_out = &sources[WAY_OUT[0]];
    assert!(
        !openings(WAY_OUT[0], way_out).is_empty(),
        "the way out is seen"
    );
}

#[test]
fn only_a_network_leads_to_the_way_out() {
    // What the file offers: one type that opens connections, made by one function.
    let way_out = &sources(&source_folder())[WAY_OUT[0]];
    let tokens = tokens(way_out);
    let names: Vec<&str> = tokens.iter().map(|token| token.text.as_str()).collect();
    let public: Vec<&str> = names
        .windows(3)
        .filter(|three| three[0] == "pub" && ["fn", "struct", "const"].contains(&three[1]))
        .map(|three| three[2])
        .collect();
    assert_eq!(public, ["USER_AGENT", "Limits", "Network", "open"]);
}

#[test]
fn a_way_out_is_found_however_it_is_written() {
    for text in [
        "use std::net::TcpStream;",
        "use std::{fs, net};",
        "use std::{net as n};",
        "fn f() { std::net::lookup(); }",
        "use ureq;",
        "fn f() { ureq::get(\"x\"); }",
        "extern crate reqwest;",
        "use tokio::net::UnixStream as S;",
        "let tiles = HttpTiles::new();",
    ] {
        assert!(!openings("app.rs", text).is_empty(), "{text}");
    }
    for text in [
        "// std::net\n/* ureq::get */ const S: &str = \"ureq::get std::net\";",
        "use crate::jobs::online::Network; fn net(ureq: u8) {}",
        "let net = 1; mod curl_like {} x.hyper();",
    ] {
        assert_eq!(openings("app.rs", text), Vec::<String>::new(), "{text}");
    }
}

//! Without an online map chosen the program opens no connection, not even to a proxy.

use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::process::{Child, Stdio};
use std::time::Duration;

use super::{GOOD, folder, folder_with, program};

/// Runs the program to its end and gives every socket that was seen open in it. What is open
/// only between two looks is missed; the proxy below is not.
fn sockets(folder: &Path, proxy: &str, arguments: &[&str]) -> Vec<String> {
    let mut command = program(folder);
    for name in ["http_proxy", "https_proxy", "all_proxy"] {
        command.env(name, proxy).env(name.to_uppercase(), proxy);
    }
    for name in ["no_proxy", "NO_PROXY"] {
        command.env_remove(name);
    }
    // Pipes and files only, so that every socket is one of the program's own.
    let command = command
        .args(arguments)
        .stdout(Stdio::null())
        .stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    let mut found = Vec::new();
    let status = loop {
        found.extend(open_sockets(&child));
        if let Some(status) = child.try_wait().expect("a child") {
            break status;
        }
        std::thread::sleep(Duration::from_millis(1));
    };
    assert!(status.success(), "{arguments:?}");
    found
}

/// Where the system shows what a process has open; elsewhere the proxy alone is asked.
fn open_sockets(child: &Child) -> Vec<String> {
    let entries = std::fs::read_dir(format!("/proc/{}/fd", child.id()));
    let links = entries.into_iter().flatten().flatten();
    links
        .filter_map(|entry| std::fs::read_link(entry.path()).ok())
        .map(|link| link.to_string_lossy().into_owned())
        .filter(|link| link.starts_with("socket:"))
        .collect()
}

#[test]
fn nothing_is_asked_of_a_network_before_an_online_map_is_chosen() {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
    listener.set_nonblocking(true).expect("a listener");
    let address = listener.local_addr().expect("an address");
    let proxy = format!("http://{address}");
    let good = folder_with("good.geojson", GOOD);
    let render = ["render", "--size", "640x480", "--out", "a.png"];
    for (folder, arguments) in [
        (folder(), &render[..]),
        (folder(), &[&render[..], &["--zoom", "12"]].concat()),
        (folder(), &["list"]),
        (good, &["check", "good.geojson"]),
    ] {
        let found = sockets(folder.path(), &proxy, arguments);
        assert_eq!(found, Vec::<String>::new(), "{arguments:?}");
        let asked = listener.accept().map_err(|error| error.kind());
        assert_eq!(
            asked.err(),
            Some(std::io::ErrorKind::WouldBlock),
            "{arguments:?} asks the proxy"
        );
        let cache = folder.path().join("summit-atlas");
        assert!(!cache.exists(), "{arguments:?} makes a cache");
    }
}

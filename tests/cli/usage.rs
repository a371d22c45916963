//! What the program says of itself, and of what it cannot do.

use std::process::Stdio;

use super::{folder, program, run};

#[test]
fn the_version_is_the_packages() {
    let folder = folder();
    let version = run(folder.path(), &["--version"]).good();
    assert_eq!(
        version,
        concat!("summit-atlas ", env!("CARGO_PKG_VERSION"), "\n")
    );
}

#[test]
fn help_names_the_orders_and_the_exit_codes() {
    let folder = folder();
    let help = run(folder.path(), &["--help"]).good();
    for word in [
        "list",
        "attendance",
        "check",
        "render",
        "Exit codes:",
        "4 no display",
    ] {
        assert!(help.contains(word), "no {word:?} in:\n{help}");
    }
    let help = run(folder.path(), &["render", "--help"]).good();
    for word in [
        "--out", "--size", "--scale", "--center", "--zoom", "--from", "--to", "--theme", "--select",
    ] {
        assert!(help.contains(word), "no {word:?} in:\n{help}");
    }
}

#[test]
fn wrong_arguments_end_with_two_and_say_what_would_be_right() {
    let folder = folder();
    let render =
        |option: &'static str, value: &'static str| vec!["render", "--out", "a.png", option, value];
    for (arguments, said) in [
        (vec!["--no-such-option"], "--no-such-option"),
        (vec!["check"], "<FILE>"),
        (vec!["list", "--format", "xml"], "ndjson"),
        (vec!["list", "--from", "2025-13"], "month 13 does not exist"),
        (
            vec!["list", "--from", "12/09/1986"],
            "Hint: write 1986-09-12 or 1986-12-09",
        ),
        (
            vec!["list", "--from", "2026", "--to", "2025"],
            "the window ends before it begins",
        ),
        (
            vec!["list", "--from", "2025", "--to", "2025"],
            "the window ends before it begins",
        ),
        (vec!["render"], "--out"),
        (render("--size", "big"), "write WIDTHxHEIGHT"),
        (render("--size", "1x1"), "from 320x240"),
        (render("--scale", "9"), "write a number from 0.5 to 4"),
        (render("--scale", "NaN"), "write a number from 0.5 to 4"),
        (render("--center", "41"), "write LON,LAT"),
        (render("--center", "41,141"), "write LON,LAT"),
        (render("--zoom", "25"), "write a number from 0 to 19"),
        (render("--theme", "pink"), "write light or dark"),
        (render("--select", "nobody"), "event:ID"),
    ] {
        let ran = run(folder.path(), &arguments);
        assert_eq!(
            (ran.code, ran.out.as_str()),
            (2, ""),
            "{arguments:?}: {}",
            ran.err
        );
        assert!(ran.err.contains(said), "{arguments:?}: {}", ran.err);
    }
    let left = std::fs::read_dir(folder.path())
        .expect("the folder")
        .count();
    assert_eq!(left, 0, "something was written");
}

#[test]
#[cfg(target_os = "linux")]
fn without_a_display_the_program_says_so_and_names_render() {
    let folder = folder();
    for arguments in [&[][..], &["events.geojson"]] {
        let ran = run(folder.path(), arguments);
        assert_eq!((ran.code, ran.out.as_str()), (4, ""), "{}", ran.err);
        assert!(ran.err.contains("no display"), "{}", ran.err);
        assert!(ran.err.contains("summit-atlas render --out"), "{}", ran.err);
    }
}

#[test]
fn a_closed_output_is_told_without_a_panic() {
    let folder = folder();
    for arguments in [
        &["list"][..],
        &["list", "--format", "ndjson"],
        &["attendance"],
        &["check", "x"],
        &["--help"],
    ] {
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        let child = program(folder.path())
            .args(arguments)
            .stdout(writer)
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let output = child.wait_with_output().expect("the program ends");
        let err = String::from_utf8_lossy(&output.stderr);
        assert!(!err.contains("panicked"), "{arguments:?}: {err}");
        assert_eq!(output.status.code(), Some(3), "{arguments:?}: {err}");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_is_told() {
    let folder = folder();
    let full = std::fs::File::options()
        .write(true)
        .open("/dev/full")
        .expect("/dev/full");
    let output = program(folder.path())
        .arg("list")
        .stdout(full)
        .output()
        .expect("it runs");
    let err = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(3), "{err}");
    assert!(err.contains("standard output cannot be written"), "{err}");
}

//! What the program says of itself, and of what it cannot do.

use std::process::Stdio;

use super::{BAD, GOOD, folder, folder_with, program, run};

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
        "convert",
        "info",
        "completions",
        "Exit codes:",
        "4  no display",
        "NO_COLOR",
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
        (render("--text-size", "79"), "from 80 to 200"),
        (render("--text-size", "large"), "from 80 to 200"),
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
    let folder = folder_with("events.geojson", GOOD);
    for arguments in [&[][..], &["events.geojson"]] {
        let ran = run(folder.path(), arguments);
        assert_eq!((ran.code, ran.out.as_str()), (4, ""), "{}", ran.err);
        assert!(ran.err.contains("no display"), "{}", ran.err);
        assert!(ran.err.contains("summit-atlas render --out"), "{}", ran.err);
    }
}

#[test]
fn a_file_that_is_not_there_is_told_before_a_window_is_tried() {
    let folder = folder_with("chekc", GOOD);
    for (arguments, code, said) in [
        (
            &["lsit"][..],
            2,
            "error: there is no file \"lsit\"; did you mean summit-atlas list?\n",
        ),
        (
            &["events.csv"],
            1,
            "error: there is no file \"events.csv\". Hint: look at the name and the folder\n",
        ),
        (
            &["summit-atlas:?zoom=5", "lsit"],
            1,
            "error: there is no file \"lsit\". Hint: look at the name and the folder\n",
        ),
    ] {
        let ran = run(folder.path(), arguments);
        assert_eq!((ran.code, ran.err.as_str()), (code, said), "{arguments:?}");
    }
    // What is there is opened, whatever it is called.
    assert_ne!(run(folder.path(), &["summit-atlas:?zoom=5"]).code, 1);
    assert!(!run(folder.path(), &["chekc"]).err.contains("no file"));
}

#[test]
fn dates_are_edtf_or_plain_words_where_these_are_clear() {
    let folder = folder();
    let listed = |from: &str, to: &str, known: &str| {
        let arguments = ["list", "--from", from, "--to", to, "--known-on", known];
        run(folder.path(), &arguments).good()
    };
    let edtf = listed("2025-10-09", "2025-11", "2025-12-24");
    assert_eq!(
        listed("9 October 2025", "November 2025", "24 Dec 2025"),
        edtf
    );
    assert!(edtf.contains("\"from\": \"2025-10-09\""), "{edtf}");
    for (date, said) in [
        (
            "31.02.2025",
            "day 31 does not exist in 2025-02, at column 1",
        ),
        ("10 October", "the year is missing"),
        ("2025-13", "month 13 does not exist, at column 6"),
        ("2025-10/2025-09", "it ends before it starts"),
        (
            "12/09/1986",
            "can be read in several ways. Hint: write 1986-09-12 or 1986-12-09",
        ),
    ] {
        for flag in ["--from", "--to", "--known-on"] {
            let ran = run(folder.path(), &["list", flag, date]);
            assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{flag} {date}");
            assert!(ran.err.contains(said), "{flag} {date}: {}", ran.err);
        }
    }
}

#[test]
fn help_lists_what_queries_and_links_can_say() {
    let folder = folder();
    for topic in ["queries", "links"] {
        let help = run(folder.path(), &["help", topic]).good();
        let wide = help.lines().find(|line| line.chars().count() > 100);
        assert_eq!(wide, None, "{topic}");
        insta::assert_snapshot!(format!("help_{topic}"), help);
        let all = run(folder.path(), &["--help"]).good();
        assert!(all.contains(&format!("summit-atlas help {topic}")), "{all}");
    }
    let render = run(folder.path(), &["render", "--help"]).good();
    for words in [
        "from 320x240 to 7680x4320",
        "light or dark",
        "atlas, night, plain or high-contrast",
        "en, ru, az, kk, ky, tg, uz, tk, hy, ka, be, uk, ro, local",
        "<--out <PNG>|--frames <NAME>|--movie <FILM>>",
    ] {
        let one_line = render.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(one_line.contains(words), "no {words:?} in:\n{render}");
    }
}

#[test]
fn what_could_be_read_of_a_bad_file_is_used_and_the_exit_code_says_so() {
    let folder = folder_with("bad.geojson", BAD);
    for arguments in [
        &["list", "bad.geojson"][..],
        &["info", "bad.geojson"],
        &["attendance", "bad.geojson"],
        &["convert", "bad.geojson", "--to", "csv", "-"],
        &["render", "bad.geojson", "--out", "-", "--size", "640x480"],
        &["check", "bad.geojson"],
    ] {
        let output = program(folder.path()).args(arguments).output();
        let output = output.expect("it runs");
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        assert!(!output.stdout.is_empty(), "{arguments:?} wrote nothing");
    }
    let good = folder_with("good.geojson", GOOD);
    assert_eq!(run(good.path(), &["list", "good.geojson"]).code, 0);
}

#[test]
fn a_reader_that_stops_early_is_no_error() {
    let folder = folder();
    for (arguments, code) in [
        (&["list"][..], 0),
        (&["list", "--format", "ndjson"], 0),
        (&["list", "--format", "csv"], 0),
        (&["attendance"], 0),
        (&["check", "x"], 1),
        (&["info"], 0),
        (&["completions", "bash"], 0),
        (&["--help"], 0),
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
        assert_eq!(err, "", "{arguments:?}");
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {err}");
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
    for arguments in [
        &["list"][..],
        &["info"],
        &["list", "--format", "geojson"],
        &["--help"],
    ] {
        let output = program(folder.path())
            .args(arguments)
            .stdout(full.try_clone().expect("/dev/full"))
            .output()
            .expect("it runs");
        let err = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(3), "{err}");
        assert!(err.contains("standard output cannot be written"), "{err}");
        assert!(err.contains("Hint: "), "{err}");
    }
}

#[test]
fn colours_are_for_who_wants_them() {
    let folder = folder();
    let help = |set: &[(&str, &str)]| {
        let mut program = program(folder.path());
        for name in ["NO_COLOR", "CLICOLOR_FORCE", "CLICOLOR", "TERM"] {
            program.env_remove(name);
        }
        let output = program.envs(set.iter().copied()).arg("--help").output();
        String::from_utf8(output.expect("it runs").stdout).expect("UTF-8")
    };
    assert!(!help(&[]).contains('\u{1b}'), "a file is no terminal");
    assert!(help(&[("CLICOLOR_FORCE", "1")]).contains('\u{1b}'));
    assert!(!help(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]).contains('\u{1b}'));
}

#[test]
fn the_help_of_the_program_is_as_it_was() {
    let folder = folder();
    insta::assert_snapshot!("help", run(folder.path(), &["--help"]).good());
    for order in ["list", "check", "convert", "info", "completions"] {
        let help = run(folder.path(), &["help", order]).good();
        insta::assert_snapshot!(format!("help_{order}"), help);
    }
}

#[test]
fn every_order_has_examples_and_exit_codes() {
    let folder = folder();
    for order in [
        "list",
        "check",
        "convert",
        "info",
        "attendance",
        "render",
        "completions",
    ] {
        let help = run(folder.path(), &[order, "--help"]).good();
        for word in [
            "Examples:\n  summit-atlas",
            "Exit codes:\n  0  good",
            "Usage: summit-atlas",
        ] {
            assert!(help.contains(word), "no {word:?} in:\n{help}");
        }
        let wide = help.lines().find(|line| line.chars().count() > 100);
        assert_eq!(wide, None, "{order}");
    }
}

#[test]
fn shells_can_complete_what_there_is() {
    let folder = folder();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = run(folder.path(), &["completions", shell]).good();
        for word in ["convert", "without-source", "completions"] {
            assert!(script.contains(word), "no {word:?} for {shell}");
        }
    }
    let ran = run(folder.path(), &["completions", "tcsh"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
}

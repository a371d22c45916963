//! Files that are named and not there, told before anything else is tried.

use std::ffi::OsString;

use clap::CommandFactory as _;

use super::arguments::{Arguments, path_of};
use super::{Exit, say};
use crate::text;
use crate::view::{Link, Origin};

/// So many letters are wrong, missing or swapped at the most in the name of an order.
const SLIPS: usize = 2;

/// Says which of the files that are to be opened is not there. A single word may be a misspelt order.
pub(super) fn told(arguments: &[OsString]) -> Option<Exit> {
    let is_link = |it: &&OsString| it.to_str().is_some_and(Link::is_one);
    let is_file = |it: &&OsString| !is_link(it) && *it != "-" && *it != Origin::SUMMITS;
    let mut files = arguments.iter().filter(is_file);
    let missing = files.find(|it| matches!(path_of(it).try_exists(), Ok(false)))?;
    let name = missing.to_string_lossy();
    let order = (arguments.len() == 1).then(|| order_like(&name)).flatten();
    say(text::no_such_file(&name, order.as_deref()));
    Some(if order.is_some() {
        Exit::Usage
    } else {
        Exit::BadInput
    })
}

/// The order that was probably meant by a word. Not [`text::slips::nearest`]: whoever searches has typed the beginning of a
/// word, so `a` would be near `attendance`, and `./list` is a slip too far for it.
fn order_like(word: &str) -> Option<String> {
    let command = Arguments::command();
    let names = command.get_subcommands().map(clap::Command::get_name);
    let near = names.map(|name| (strsim::osa_distance(word, name), name));
    let near = near.filter(|(slips, name)| *slips <= SLIPS && slips * 2 <= name.len());
    near.min().map(|(_, name)| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_along_is_there_and_a_file_beside_it_may_not_be() {
        let told = |arguments: &[&str]| {
            let arguments: Vec<OsString> = arguments.iter().map(OsString::from).collect();
            super::told(&arguments)
        };
        assert!(told(&[Origin::SUMMITS]).is_none());
        assert!(told(&[Origin::SUMMITS, "Cargo.toml", "-"]).is_none());
        let exit = told(&[Origin::SUMMITS, "no-such.csv"]);
        assert!(matches!(exit, Some(Exit::BadInput)));
    }

    #[test]
    fn a_misspelt_order_is_known_and_a_file_is_not_taken_for_one() {
        for (word, order) in [
            ("lsit", Some("list")),
            ("chek", Some("check")),
            ("convrt", Some("convert")),
            ("redner", Some("render")),
            ("atendance", Some("attendance")),
            ("infos", Some("info")),
            ("events.csv", None),
            ("a", None),
            ("", None),
            ("./list", Some("list")),
            ("trip.atlas", None),
        ] {
            assert_eq!(order_like(word).as_deref(), order, "{word}");
        }
    }
}

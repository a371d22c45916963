//! Files that are named and not there, told before anything else is tried.

use std::ffi::OsString;

use clap::CommandFactory as _;

use super::arguments::{Arguments, path_of};
use super::{Exit, say};
use crate::text;
use crate::view::Link;

/// So many letters are wrong, missing or swapped at the most in the name of an order.
const SLIPS: usize = 2;

/// Says which of the files that are to be opened is not there. A single word may be a misspelt order.
pub(super) fn told(arguments: &[OsString]) -> Option<Exit> {
    let is_link = |it: &&OsString| it.to_str().is_some_and(Link::is_one);
    let mut files = arguments.iter().filter(|it| !is_link(it) && *it != "-");
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

/// The order that was probably meant by a word.
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

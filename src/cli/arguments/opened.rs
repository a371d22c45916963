use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use crate::view::Link;

/// What the window opens.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in super::super) struct Opened {
    /// Files of events, or a workspace.
    pub(in super::super) files: Vec<PathBuf>,
    /// A link.
    pub(in super::super) link: Option<String>,
    /// Further links.
    pub(in super::super) other_links: Vec<String>,
}

impl Opened {
    /// Tells files from the link. Desktops pass on files as `file:` addresses.
    pub(in super::super) fn sorted(arguments: &[OsString]) -> Self {
        let mut opened = Self::default();
        for argument in arguments {
            let link = argument.to_str().filter(|text| Link::is_one(text));
            match link {
                Some(link) if opened.link.is_none() => opened.link = Some(link.to_owned()),
                Some(link) => opened.other_links.push(link.to_owned()),
                None => opened.files.push(path(argument)),
            }
        }
        opened
    }
}

/// The path that an argument names.
pub(in super::super) fn path(argument: &OsStr) -> PathBuf {
    let of_this_computer = argument.to_str().and_then(|text| {
        let rest = text.strip_prefix("file://")?;
        let rest = rest.strip_prefix("localhost").unwrap_or(rest);
        rest.starts_with('/').then_some(rest)
    });
    of_this_computer.map_or_else(|| PathBuf::from(argument), decoded)
}

#[cfg(unix)]
fn decoded(path: &str) -> PathBuf {
    use std::os::unix::ffi::OsStringExt as _;
    let bytes = percent_encoding::percent_decode_str(path).collect();
    OsString::from_vec(bytes).into()
}

#[cfg(not(unix))]
fn decoded(path: &str) -> PathBuf {
    // `/C:/a` stands for `C:/a`.
    let path = percent_encoding::percent_decode_str(path).decode_utf8_lossy();
    let is_drive = path.get(2..3) == Some(":");
    PathBuf::from(if is_drive { &path[1..] } else { &path })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(arguments: &[&str]) -> Opened {
        let arguments: Vec<OsString> = arguments.iter().map(OsString::from).collect();
        Opened::sorted(&arguments)
    }

    #[test]
    fn files_are_told_from_links() {
        assert_eq!(sorted(&[]), Opened::default());
        let link = "summit-atlas:?zoom=5";
        for arguments in [&["a.atlas", link][..], &[link, "a.atlas"]] {
            let opened = sorted(arguments);
            assert_eq!(opened.files, [PathBuf::from("a.atlas")]);
            assert_eq!(opened.link.as_deref(), Some(link));
            assert!(opened.other_links.is_empty());
        }
        let opened = sorted(&["a", "b", link, "Summit-Atlas:?"]);
        assert_eq!(opened.files, ["a", "b"].map(PathBuf::from));
        assert_eq!(opened.other_links, ["Summit-Atlas:?"]);
    }

    #[test]
    #[cfg(unix)]
    fn addresses_of_files_are_paths() {
        for (address, path) in [
            ("file:///folder/a/b%20%C3%BC.atlas", "/folder/a/b ü.atlas"),
            ("file://localhost/a", "/a"),
            ("file://other/a", "file://other/a"),
            ("a%20b", "a%20b"),
        ] {
            assert_eq!(sorted(&[address]).files, [PathBuf::from(path)]);
        }
    }
}

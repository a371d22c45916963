use std::path::{Component, Path, PathBuf};

use crate::problem::Problem;
use crate::view::Origin;

/// A file of events as a workspace names it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum DataFile {
    /// The dataset that comes along.
    Summits,
    /// A file: see [`stored`].
    Path(String),
}

impl DataFile {
    /// What is open, as a workspace in a folder names it.
    #[must_use]
    pub fn of(origin: &Origin, folder: &Path) -> Self {
        match origin {
            Origin::Summits => Self::Summits,
            Origin::File(file) => Self::Path(stored(file, folder)),
        }
    }

    /// What a workspace in a folder names.
    ///
    /// # Errors
    /// As [`found`].
    pub fn origin(&self, folder: &Path) -> Result<Origin, Problem> {
        match self {
            Self::Summits => Ok(Origin::Summits),
            Self::Path(text) => found(text, folder).map(Origin::File),
        }
    }

    /// How it is written.
    #[must_use]
    pub fn as_text(&self) -> &str {
        match self {
            Self::Summits => Origin::SUMMITS,
            Self::Path(text) => text,
        }
    }

    /// What was written.
    #[must_use]
    pub fn from_text(text: &str) -> Self {
        if text == Origin::SUMMITS {
            Self::Summits
        } else {
            Self::Path(text.to_owned())
        }
    }
}

/// A file as a workspace in a folder writes it: the way from the folder, with `/` between its parts, where both have more
/// in common than the root; else the whole path. Both are absolute.
#[must_use]
pub fn stored(file: &Path, folder: &Path) -> String {
    let parts: Vec<Component<'_>> = file.components().collect();
    let folders: Vec<Component<'_>> = folder.components().collect();
    let same = |(a, b): &(&Component<'_>, &Component<'_>)| a == b;
    let common = parts.iter().zip(&folders).take_while(same).count();
    let is_near = parts[..common]
        .iter()
        .any(|part| matches!(part, Component::Normal(_)));
    let is_plain = folders[common..]
        .iter()
        .all(|part| matches!(part, Component::Normal(_)));
    if !is_near || !is_plain || common == parts.len() {
        let text = file.to_string_lossy();
        return if cfg!(windows) {
            text.replace('\\', "/")
        } else {
            text.into_owned()
        };
    }
    let up = folders[common..].iter().map(|_| "..".to_owned());
    let down = parts[common..].iter();
    let down = down.map(|part| part.as_os_str().to_string_lossy().into_owned());
    let text = up.chain(down).collect::<Vec<_>>().join("/");
    let is_taken_for_another = text.contains(':') || text.starts_with('\\');
    if is_taken_for_another {
        format!("./{text}")
    } else {
        text
    }
}

/// The file that a workspace in a folder names.
///
/// # Errors
/// When it lies on another computer: a workspace comes from anybody, and opens no connection.
pub fn found(text: &str, folder: &Path) -> Result<PathBuf, Problem> {
    let slashes = |text: &str| text.starts_with("//") || text.starts_with("\\\\");
    let scheme = text.split_once("://").is_some_and(|(scheme, _)| {
        let letters = |c: char| c.is_ascii_alphanumeric() || "+-.".contains(c);
        !scheme.is_empty() && scheme.chars().all(letters)
    });
    if slashes(text) || scheme {
        return Err(
            Problem::error("it lies on another computer, which a workspace does not open")
                .in_file(harmless(text))
                .hint("get the file and open it yourself"),
        );
    }
    Ok(folder.join(text))
}

/// A path as it is shown: on one line, in the order in which it is written.
#[must_use]
pub fn shown(path: &Path) -> String {
    harmless(&path.to_string_lossy())
}

fn harmless(text: &str) -> String {
    let is_order = |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let keep = |c: char| !c.is_control() && !is_order(c);
    let shown = text.chars().map(|c| {
        if keep(c) {
            c
        } else {
            char::REPLACEMENT_CHARACTER
        }
    });
    shown.collect()
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_file_is_named_as_seen_from_the_workspace() {
        for (file, folder, text) in [
            ("/folder/a/trip/events.csv", "/folder/a/trip", "events.csv"),
            ("/folder/a/trip/d/e.csv", "/folder/a/trip", "d/e.csv"),
            ("/folder/a/e.csv", "/folder/a/trip/x", "../../e.csv"),
            ("/data/e.csv", "/folder/a", "/data/e.csv"),
            (
                "/folder/a/bundled:summits",
                "/folder/a",
                "./bundled:summits",
            ),
            ("/folder/a/http:", "/folder/a", "./http:"),
        ] {
            assert_eq!(stored(Path::new(file), Path::new(folder)), text);
        }
        assert_eq!(DataFile::from_text(Origin::SUMMITS), DataFile::Summits);
        assert_eq!(
            DataFile::from_text("./bundled:summits"),
            DataFile::Path("./bundled:summits".to_owned())
        );
    }

    #[test]
    fn other_computers_are_not_asked() {
        let folder = Path::new("/folder/a");
        for text in [
            "https://example.org/e.csv",
            "file://host/e.csv",
            "//host/share/e.csv",
            "\\\\host\\share\\e.csv",
        ] {
            let problem = found(text, folder).unwrap_err().to_string();
            assert!(problem.contains("another computer"), "{problem}");
        }
        for text in ["e.csv", "../e.csv", "/e.csv", "a b/ü.csv", "x:y", ""] {
            assert!(found(text, folder).is_ok(), "{text}");
        }
    }

    #[test]
    fn a_path_is_shown_on_one_line() {
        let path = Path::new("/a/\u{202e}vsc.\nb\u{1b}[2J");
        assert_eq!(shown(path), "/a/\u{fffd}vsc.\u{fffd}b\u{fffd}[2J");
    }

    /// What a path leads to, its `..` taken by their word.
    fn plain(path: &Path) -> PathBuf {
        let mut plain = PathBuf::new();
        for part in path.components() {
            match part {
                Component::ParentDir => {
                    plain.pop();
                }
                Component::CurDir => {}
                part => plain.push(part),
            }
        }
        plain
    }

    proptest! {
        #[test]
        fn what_is_stored_is_found_again(
            file in prop::collection::vec("[a-c:\\\\ü ]{1,3}", 1..5),
            folder in prop::collection::vec("[a-c]{1,2}", 0..4),
        ) {
            let file = PathBuf::from(format!("/{}", file.join("/")));
            let folder = PathBuf::from(format!("/{}", folder.join("/")));
            let text = stored(&file, &folder);
            prop_assert_eq!(DataFile::from_text(&text), DataFile::Path(text.clone()));
            prop_assert_eq!(plain(&found(&text, &folder).unwrap()), file);
        }
    }
}

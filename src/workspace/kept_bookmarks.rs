use serde_json::{Map, Value};

use super::origins;
use crate::problem::Problem;
use crate::text;
use crate::view::{Bookmark, Origin};

/// The bookmarks of every file, or of several that were open together, as far as there are some.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct KeptBookmarks(Vec<OfFiles>);

#[derive(Clone, Debug, Default, PartialEq)]
struct OfFiles {
    files: Vec<Origin>,
    bookmarks: Vec<Bookmark>,
    /// What this program cannot read.
    unread: Vec<Value>,
    extra: Map<String, Value>,
}

impl KeptBookmarks {
    /// The bookmarks of what is open.
    #[must_use]
    pub fn of(&self, files: &[Origin]) -> Vec<Bookmark> {
        let found = self.0.iter().find(|it| it.files == files);
        found.map_or_else(Vec::new, |it| it.bookmarks.clone())
    }

    /// Remembers the bookmarks of what is open.
    pub fn keep(&mut self, files: &[Origin], bookmarks: Vec<Bookmark>) {
        let known = self.0.iter_mut().find(|it| it.files == files);
        match known {
            Some(known) => known.bookmarks = bookmarks,
            None => self.0.push(OfFiles {
                files: files.to_vec(),
                bookmarks,
                ..OfFiles::default()
            }),
        }
        self.0.retain(|it| !it.is_empty());
    }

    /// As it stands in a session; nothing when there are none.
    pub(super) fn to_json(&self) -> Option<Value> {
        let files = self.0.iter().map(OfFiles::to_json);
        (!self.0.is_empty()).then(|| Value::Array(files.collect()))
    }

    /// Reads what [`KeptBookmarks::to_json`] writes. What cannot be read is told; bookmarks among it are kept as they are.
    pub(super) fn from_json(value: Value, problems: &mut Vec<Problem>) -> Self {
        let Value::Array(files) = value else {
            problems.push(
                Problem::warning("the bookmarks of the last session cannot be read")
                    .at_field("bookmarks")
                    .hint("there are none"),
            );
            return Self::default();
        };
        let files = files.into_iter();
        Self(
            files
                .map(|file| OfFiles::from_json(file, problems))
                .collect(),
        )
    }
}

impl OfFiles {
    fn is_empty(&self) -> bool {
        self.bookmarks.is_empty() && self.unread.is_empty() && self.extra.is_empty()
    }

    fn to_json(&self) -> Value {
        let mut fields = self.extra.clone();
        fields.insert("files".to_owned(), origins::to_json(&self.files));
        let read = self.bookmarks.iter();
        let read = read.filter_map(|it| serde_json::to_value(it).ok());
        let all = read.chain(self.unread.iter().cloned());
        fields.insert("bookmarks".to_owned(), all.collect());
        Value::Object(fields)
    }

    fn from_json(value: Value, problems: &mut Vec<Problem>) -> Self {
        let mut unread = |value: &Value| {
            problems.push(
                Problem::warning(text::BOOKMARK_UNREAD)
                    .at_field(
                        value
                            .get("name")
                            .and_then(Value::as_str)
                            .unwrap_or("bookmarks"),
                    )
                    .hint(text::BOOKMARK_UNREAD_HINT),
            );
        };
        let Value::Object(mut extra) = value else {
            unread(&value);
            return Self {
                unread: vec![value],
                ..Self::default()
            };
        };
        let (files, file) = (extra.shift_remove("files"), extra.shift_remove("file"));
        let mut it = Self {
            files: origins::of(files, file),
            ..Self::default()
        };
        let listed = match extra.shift_remove("bookmarks") {
            Some(Value::Array(listed)) => listed,
            other => other.into_iter().collect(),
        };
        for value in listed {
            if let Ok(bookmark) = serde_json::from_value(value.clone()) {
                it.bookmarks.push(bookmark);
            } else {
                unread(&value);
                it.unread.push(value);
            }
        }
        it.extra = extra;
        it
    }
}

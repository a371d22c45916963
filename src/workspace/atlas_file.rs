//! A workspace as a file, `*.atlas`: which files are open, how they are looked at, views and stories that belong to them.
//!
//! The form is JSON and its first key names its version:
//!
//! ```json
//! {
//!   "summit_atlas_workspace": 1,
//!   "files": ["events.csv", "bundled:summits"],
//!   "view": "center=48,41&zoom=5",
//!   "views": [{ "name": "The Caucasus", "view": "center=45,42&zoom=6" }],
//!   "map": { "style": "plain", "names": "az+ru", "source": "offline" }
//! }
//! ```
//!
//! Every part may be missing, and so may every key of a view: then it is as the files open. What is not understood, a newer version's keys among it, is told, kept and written again.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::paths::DataFile;
use crate::dataset::JsonObject;
use crate::problem::Problem;
use crate::theme::MapStyle;
use crate::view::{BaseSource, Lettering, NamedView, ViewText};

/// How the names of workspaces end.
pub const ENDING: &str = "atlas";
/// The largest workspace that is read, in bytes.
pub const LARGEST: u64 = 16 << 20;
/// The key of the version: every workspace begins with it.
const MARK: &str = "summit_atlas_workspace";
/// The version that is written.
const VERSION: u64 = 1;
/// How far into a file its first key is looked for, in bytes.
const BEGINNING: usize = 256;
/// A mark that some programs write before a text.
const BOM: &[u8] = b"\xEF\xBB\xBF";

/// What a person works on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Workspace {
    /// The version of a newer program that wrote it.
    newer: Option<u64>,
    /// The files of events that are looked at together, in their order.
    pub files: Vec<DataFile>,
    /// How it is looked at.
    pub view: Option<ViewText>,
    /// Views with names.
    pub views: Vec<NamedView>,
    /// The map, as far as a view says nothing of it.
    pub map: MapSettings,
    /// Stories, as they are.
    pub stories: Option<Value>,
    /// Entries of the lists of files and views that are not understood.
    unread_files: Vec<Value>,
    unread_views: Vec<Value>,
    /// Parts that are not understood.
    unread: JsonObject,
    /// Keys that are not known.
    extra: JsonObject,
}

/// How the map looks; what is `None` stays as it is when the workspace is opened.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MapSettings {
    /// How it is painted.
    pub style: Option<MapStyle>,
    /// In which languages it is lettered.
    pub names: Option<Lettering>,
    /// Where it comes from; the path of a file is written as [`super::stored`] does.
    pub source: Option<BaseSource>,
    unread: JsonObject,
    extra: JsonObject,
}

/// What came of reading a workspace.
#[derive(Clone, Debug, Default)]
pub struct WorkspaceReading {
    /// What could be read; `None` when nothing could.
    pub workspace: Option<Box<Workspace>>,
    /// What could not.
    pub problems: Vec<Problem>,
}

/// Whether the beginning of a file is that of a workspace.
#[must_use]
pub fn looks_like_workspace(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(BOM).unwrap_or(bytes);
    let bytes = &bytes[..bytes.len().min(BEGINNING)];
    let Some(inside) = bytes.trim_ascii_start().strip_prefix(b"{") else {
        return false;
    };
    let key = inside.trim_ascii_start().strip_prefix(b"\"");
    key.is_some_and(|key| key.starts_with(MARK.as_bytes()))
}

impl Workspace {
    /// The workspace as a file: always the same text for the same workspace.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut fields = JsonObject::new();
        let version = self.newer.unwrap_or(VERSION);
        fields.insert(MARK.to_owned(), Value::from(version));
        let files = self.files.iter().map(|file| Value::from(file.as_text()));
        let files: Vec<Value> = files.chain(self.unread_files.iter().cloned()).collect();
        put(&mut fields, "files", some(files), &self.unread);
        let view = json(self.view.as_ref());
        put(&mut fields, "view", view, &self.unread);
        let views = self.views.iter().map(named);
        let views: Vec<Value> = views.chain(self.unread_views.iter().cloned()).collect();
        put(&mut fields, "views", some(views), &self.unread);
        put(&mut fields, "map", self.map.to_value(), &self.unread);
        put(&mut fields, "stories", self.stories.clone(), &self.unread);
        for (key, value) in &self.extra {
            fields.insert(key.clone(), value.clone());
        }
        let text = serde_json::to_string_pretty(&Value::Object(fields));
        // Memory takes whatever is written, and every key is a text.
        text.unwrap_or_default() + "\n"
    }

    /// Reads a workspace.
    #[must_use]
    pub fn read(bytes: &[u8]) -> WorkspaceReading {
        let mut fields = match object(bytes) {
            Ok(fields) => fields,
            Err(problem) => {
                return WorkspaceReading {
                    workspace: None,
                    problems: vec![problem],
                };
            }
        };
        let mut reader = Reader::default();
        let version = fields.shift_remove(MARK).and_then(|it| it.as_u64());
        let newer = version.filter(|version| *version > VERSION);
        if version.is_none_or(|version| version != VERSION) {
            reader.problems.push(
                Problem::warning(format!("this program reads version {VERSION}"))
                    .at_field(MARK)
                    .hint("what is understood holds, and the rest is kept"),
            );
        }
        let files = reader.list(&mut fields, "files", |value| {
            value.as_str().map(DataFile::from_text)
        });
        let view = reader.take(&mut fields, "view", Ok::<ViewText, String>);
        let views = reader.list(&mut fields, "views", read_named);
        let map = reader.take(&mut fields, "map", Ok::<JsonObject, String>);
        let map = map.map_or_else(MapSettings::default, |map| reader.map(map));
        let stories = fields.shift_remove("stories").filter(|it| !it.is_null());
        let workspace = Self {
            newer,
            files: files.0,
            view,
            views: views.0,
            map,
            stories,
            unread_files: files.1,
            unread_views: views.1,
            unread: reader.unread,
            extra: fields,
        };
        WorkspaceReading {
            workspace: Some(Box::new(workspace)),
            problems: reader.problems,
        }
    }
}

impl MapSettings {
    /// Whether something stands there under a key that could not be understood.
    #[must_use]
    pub fn is_unread(&self, key: &str) -> bool {
        self.unread.contains_key(key)
    }

    fn to_value(&self) -> Option<Value> {
        let mut fields = JsonObject::new();
        put(&mut fields, "style", json(self.style), &self.unread);
        put(&mut fields, "names", json(self.names), &self.unread);
        let source = json(self.source.as_ref());
        put(&mut fields, "source", source, &self.unread);
        for (key, value) in &self.extra {
            fields.insert(key.clone(), value.clone());
        }
        (!fields.is_empty()).then_some(Value::Object(fields))
    }
}

/// What is read, and what could not be.
#[derive(Default)]
struct Reader {
    problems: Vec<Problem>,
    unread: JsonObject,
}

impl Reader {
    /// Takes a part out of the fields. What cannot be read is told and kept.
    fn take<T: DeserializeOwned, U, E: std::fmt::Display>(
        &mut self,
        fields: &mut JsonObject,
        key: &str,
        read: impl FnOnce(T) -> Result<U, E>,
    ) -> Option<U> {
        let value = fields.shift_remove(key).filter(|value| !value.is_null())?;
        let error = match serde_json::from_value::<T>(value.clone()) {
            Ok(part) => match read(part) {
                Ok(part) => return Some(part),
                Err(error) => error.to_string(),
            },
            Err(error) => error.to_string(),
        };
        self.not_understood(key, &error);
        self.unread.insert(key.to_owned(), value);
        None
    }

    /// Takes a list out of the fields: what is understood of it, and what is not.
    fn list<T>(
        &mut self,
        fields: &mut JsonObject,
        key: &str,
        read: impl Fn(&Value) -> Option<T>,
    ) -> (Vec<T>, Vec<Value>) {
        let values: Vec<Value> = self.take(fields, key, Ok::<_, String>).unwrap_or_default();
        let (mut all, mut unread) = (Vec::new(), Vec::new());
        for (at, value) in values.into_iter().enumerate() {
            if let Some(one) = read(&value) {
                all.push(one);
            } else {
                self.not_understood(key, &format!("number {}", at + 1));
                unread.push(value);
            }
        }
        (all, unread)
    }

    fn map(&mut self, mut fields: JsonObject) -> MapSettings {
        let mut inner = Self::default();
        let style = inner.take(&mut fields, "style", Ok::<_, String>);
        let names = inner.take(&mut fields, "names", Ok::<_, String>);
        let source = inner.take(&mut fields, "source", Ok::<_, String>);
        self.problems.extend(inner.problems);
        MapSettings {
            style,
            names,
            source,
            unread: inner.unread,
            extra: fields,
        }
    }

    fn not_understood(&mut self, key: &str, why: &str) {
        self.problems.push(
            Problem::warning(format!("this part cannot be understood: {why}"))
                .at_field(key)
                .hint("everything else is there, and this part is kept"),
        );
    }
}

/// Inserts what is there, or else what could not be read of it.
fn put(fields: &mut JsonObject, key: &str, value: Option<Value>, unread: &JsonObject) {
    if let Some(value) = value.or_else(|| unread.get(key).cloned()) {
        fields.insert(key.to_owned(), value);
    }
}

fn some(values: Vec<Value>) -> Option<Value> {
    (!values.is_empty()).then_some(Value::Array(values))
}

fn json(value: Option<impl Serialize>) -> Option<Value> {
    serde_json::to_value(value).ok().filter(|it| !it.is_null())
}

fn named(view: &NamedView) -> Value {
    serde_json::to_value(view).unwrap_or_default()
}

fn read_named(value: &Value) -> Option<NamedView> {
    serde_json::from_value(value.clone()).ok()
}

/// What to do about a file of which nothing is left. Whether there are kept copies of it is not known here.
const LOOK_ELSEWHERE: &str = "look for another copy of it";

/// The fields of a workspace.
fn object(bytes: &[u8]) -> Result<JsonObject, Problem> {
    if bytes.len() as u64 > LARGEST {
        return Err(too_large());
    }
    let bytes = bytes.strip_prefix(BOM).unwrap_or(bytes);
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Problem::error("the file is empty").hint(LOOK_ELSEWHERE));
    }
    let no_workspace = || {
        let hint = format!("a workspace is JSON that begins with {{\"{MARK}\": {VERSION}");
        Problem::error("this is not a workspace of Summit Atlas").hint(hint)
    };
    match serde_json::from_slice(bytes) {
        Ok(Value::Object(fields)) if fields.contains_key(MARK) => Ok(fields),
        Ok(_) => Err(no_workspace()),
        Err(error) if error.is_eof() => {
            Err(Problem::error("the file ends in the middle").hint(LOOK_ELSEWHERE))
        }
        Err(_) if !bytes.trim_ascii_start().starts_with(b"{") => Err(no_workspace()),
        Err(error) => Err(Problem::error(format!("not JSON: {error}"))
            .at_line(error.line())
            .hint("look at that line")),
    }
}

/// That a workspace is too large.
pub(crate) fn too_large() -> Problem {
    Problem::error("the workspace is larger than 16 MiB")
        .hint("leave data in files of their own; a workspace only names them")
}

#[cfg(test)]
mod tests;

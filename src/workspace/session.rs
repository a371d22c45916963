use std::path::PathBuf;

use serde_json::{Map, Value};

use super::{KeptBookmarks, origins};
use crate::problem::Problem;
use crate::view::{BaseSource, Origin, Settings, View};

/// What is remembered of a window.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Session {
    /// What the person prefers.
    pub settings: Settings,
    /// What was open; nothing stands for the bundled dataset, too.
    pub files: Vec<Origin>,
    /// The workspace that was open.
    pub workspace: Option<PathBuf>,
    /// How it was looked at.
    pub view: Option<View>,
    /// The bookmarks of every file.
    pub bookmarks: KeptBookmarks,
    /// What a newer program wrote.
    extra: Map<String, Value>,
}

impl Session {
    /// The session as one line of JSON.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut fields = self.extra.clone();
        let mut put = |key: &str, value: Value| fields.insert(key.to_owned(), value);
        put(
            "settings",
            serde_json::to_value(&self.settings).unwrap_or(Value::Null),
        );
        put(
            "base",
            serde_json::to_value(&self.settings.base).unwrap_or(Value::Null),
        );
        let path = |path: &Option<PathBuf>| match path {
            Some(path) => Value::from(path.to_string_lossy().into_owned()),
            None => Value::Null,
        };
        put("files", origins::to_json(&self.files));
        put("workspace", path(&self.workspace));
        put(
            "view",
            self.view
                .as_ref()
                .map_or(Value::Null, |view| Value::from(view.to_text())),
        );
        if let Some(bookmarks) = self.bookmarks.to_json() {
            fields.insert("bookmarks".to_owned(), bookmarks);
        }
        Value::Object(fields).to_string()
    }

    /// Reads a session. What cannot be read is left at its default and told.
    #[must_use]
    pub fn from_text(text: &str) -> (Self, Vec<Problem>) {
        let mut problems = Vec::new();
        let Ok(Value::Object(mut fields)) = serde_json::from_str(text) else {
            let problem = Problem::warning("the last session cannot be read")
                .hint("the program starts as if for the first time");
            return (Self::default(), vec![problem]);
        };
        let mut take = |key: &str| fields.shift_remove(key).filter(|value| !value.is_null());
        let mut forgotten = |field: &str| {
            problems.push(
                Problem::warning("this part of the last session cannot be read")
                    .at_field(field)
                    .hint("it starts at its default"),
            );
        };
        let settings = take("settings").map_or_else(Settings::default, |value| {
            serde_json::from_value(value).unwrap_or_else(|_| {
                forgotten("settings");
                Settings::default()
            })
        });
        let base = take("base").map(BaseSource::read);
        let path = |value: Value| value.as_str().map(PathBuf::from);
        let files = origins::of(take("files"), take("file"));
        let workspace = take("workspace").and_then(path);
        let view = take("view").and_then(|value| {
            let view = value.as_str().and_then(|text| View::from_text(text).ok());
            if view.is_none() {
                forgotten("view");
            }
            view
        });
        let bookmarks = take("bookmarks");
        let mut settings = settings;
        if let Some((base, problem)) = base {
            settings.base = base;
            problems.extend(problem);
        }
        let bookmarks = bookmarks.map_or_else(KeptBookmarks::default, |value| {
            KeptBookmarks::from_json(value, &mut problems)
        });
        let session = Self {
            settings,
            files,
            workspace,
            view,
            bookmarks,
            extra: fields,
        };
        (session, problems)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::ThemeName;

    #[test]
    fn a_session_comes_back_with_what_it_does_not_know() {
        let text = r#"{"settings":{"theme":"dark"},"file":"a/b.geojson","workspace":"a.atlas","view":"center=48,41&zoom=5","later":[1]}"#;
        let (session, problems) = Session::from_text(text);
        assert!(problems.is_empty());
        assert_eq!(session.settings.theme, ThemeName::Dark);
        assert_eq!(session.files, [Origin::File("a/b.geojson".into())]);
        assert_eq!(session.workspace, Some(PathBuf::from("a.atlas")));
        assert!(session.view.is_some());
        assert_eq!(Session::from_text(&session.to_text()).0, session);
        assert!(session.to_text().contains("\"later\":[1]"));
    }

    #[test]
    fn bookmarks_come_back_for_every_file_with_what_cannot_be_read() {
        let text = r#"{"bookmarks":[
            {"file":null,"bookmarks":[{"name":"a","view":"zoom=3","later":1},{"name":"b","view":"zoom=99"},7]},
            {"files":["bundled:summits","x.csv"],"bookmarks":[{"name":"c","view":"zoom=4"}],"later":[2]},
            "what"]}"#;
        let (mut session, problems) = Session::from_text(text);
        assert_eq!(problems.len(), 3, "{problems:?}");
        let both = [Origin::Summits, Origin::File("x.csv".into())];
        let names = |session: &Session, files: &[Origin]| {
            let all = session.bookmarks.of(files).into_iter();
            all.map(|it| it.name).collect::<Vec<_>>()
        };
        assert_eq!(names(&session, &both[..1]), ["a"]);
        assert_eq!(names(&session, &both), ["c"]);
        assert!(names(&session, &both[1..]).is_empty());
        assert_eq!(Session::from_text(&session.to_text()).0, session);
        session.bookmarks.keep(&both[..1], Vec::new());
        session.bookmarks.keep(&both, Vec::new());
        let written = session.to_text();
        for part in [r#""later":[2]"#, "zoom=99", "\"what\"", ",7]"] {
            assert!(written.contains(part), "{part} in {written}");
        }
        assert!(!written.contains("zoom=3") && !written.contains("zoom=4"));
        let (session, problems) = Session::from_text(r#"{"bookmarks":7,"view":"zoom=3"}"#);
        assert_eq!((problems.len(), session.view.is_some()), (1, true));
        let (session, _) = Session::from_text("{}");
        assert!(
            !session.to_text().contains("bookmarks"),
            "{}",
            session.to_text()
        );
    }

    #[test]
    fn a_broken_session_is_told_and_the_rest_is_kept() {
        let (session, problems) =
            Session::from_text(r#"{"settings":7,"file":"x","view":"zoom=99"}"#);
        assert_eq!(session.settings, Settings::default());
        assert_eq!(session.files, [Origin::File("x".into())]);
        assert_eq!(problems.len(), 2);
        let (session, problems) = Session::from_text("{");
        assert_eq!((session, problems.len()), (Session::default(), 1));
    }
}

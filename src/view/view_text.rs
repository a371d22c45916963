use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::text::{LinkKey, Reader, ViewTextError, pair, pairs};
use super::{Bookmark, View};
use crate::time::Folds;

/// What [`LinkKey::Folds`] says.
const NONE: &str = "none";

/// That nothing is folded, as it is written: without it the folds are those with which the dataset opens.
pub(super) fn unfolded() -> String {
    pair(LinkKey::Folds.key(), NONE)
}

/// Whether a key with its value says that nothing is folded.
fn is_unfolded(key: &str, value: &str) -> bool {
    key == LinkKey::Folds.key() && value == NONE
}

/// A view as it is written in a file: what is not said is as the dataset opens, so that a view can be written by hand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ViewText(String);

impl ViewText {
    /// All of a view.
    #[must_use]
    pub fn of(view: &View) -> Self {
        let mut text = view.to_text();
        if view.folds.is_empty() {
            text.push('&');
            text.push_str(&unfolded());
        }
        Self(text)
    }

    /// The view, where the dataset opens with `home`. Unknown keys are kept; those that say something of a link, and not of
    /// a view, are left out.
    #[must_use]
    pub fn on(&self, home: &View) -> View {
        let mut reader = Reader::new(begun(&self.0, home));
        let is_of_link = |key: &str| {
            let key = LinkKey::from_key(key);
            matches!(
                key,
                Some(LinkKey::Version | LinkKey::Dataset | LinkKey::Folds)
            )
        };
        for (key, value) in pairs(&self.0).filter(|(key, _)| !is_of_link(key)) {
            // That each value is one was seen when the text was made.
            reader.take(key, value).ok();
        }
        // With the end of another dataset a window may end before it begins.
        reader.finish().unwrap_or_else(|(view, _)| *view)
    }
}

impl TryFrom<String> for ViewText {
    type Error = ViewTextError;

    fn try_from(text: String) -> Result<Self, ViewTextError> {
        View::from_text(&text)?;
        Ok(Self(text))
    }
}

impl From<ViewText> for String {
    fn from(text: ViewText) -> Self {
        text.0
    }
}

/// What keys have that are missing in a text.
pub(super) fn begun(text: &str, home: &View) -> View {
    let mut start = home.clone();
    if pairs(text).any(|(key, value)| key == LinkKey::Fold.key() || is_unfolded(&key, &value)) {
        start.folds = Folds::NONE;
    }
    start
}

/// A bookmark as it is written in a file: `{"name": …, "view": …}`. Other members are kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NamedView {
    /// What it is called.
    pub name: String,
    /// What is looked at.
    pub view: ViewText,
    #[serde(flatten)]
    extra: Map<String, Value>,
}

impl NamedView {
    /// The bookmark, where the dataset opens with `home`.
    #[must_use]
    pub fn on(&self, home: &View) -> Bookmark {
        Bookmark::with_extra(self.name.clone(), self.view.on(home), self.extra.clone())
    }
}

impl From<&Bookmark> for NamedView {
    fn from(bookmark: &Bookmark) -> Self {
        Self {
            name: bookmark.name.clone(),
            view: ViewText::of(&bookmark.view),
            extra: bookmark.extra().clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::text::tests::view;
    use super::*;
    use proptest::prelude::*;

    fn text(words: &str) -> ViewText {
        ViewText::try_from(words.to_owned()).unwrap()
    }

    #[test]
    fn what_is_not_said_is_as_the_dataset_opens() {
        let home =
            View::from_text("center=50,40&zoom=4&from=1991&to=2026&axis=1990/2027&fold=1995/2020")
                .unwrap();
        let there = text("center=48,41&zoom=5").on(&home);
        assert_eq!(there.camera.zoom.to_bits(), 5_f64.to_bits());
        let camera = home.camera;
        assert_eq!(View { camera, ..there }, home);
        assert!(text("folds=none").on(&home).folds.is_empty());
        assert_eq!(text("fold=1993/1994").on(&home).folds.gaps().len(), 1);
        // A window that would end before it begins stays as the dataset opens.
        let there = text("from=2030&zoom=7").on(&home);
        assert_eq!(
            (there.time, there.camera.zoom.to_bits()),
            (home.time, 7_f64.to_bits())
        );
    }

    #[test]
    fn the_query_of_a_link_is_a_view() {
        let home = View::from_text("fold=1995/2020").unwrap();
        let query = "v=1&dataset=summits.geojson&zoom=5&folds=none&glow=much";
        let there = text(query).on(&home);
        assert_eq!(there, View::from_text("zoom=5&glow=much").unwrap());
        assert_eq!(there.kept, [("glow".to_owned(), "much".to_owned())]);
    }

    #[test]
    fn what_is_no_view_is_refused() {
        for words in ["zoom=99", "from=2026&to=2025", "axis=2020/.."] {
            assert!(ViewText::try_from(words.to_owned()).is_err(), "{words}");
        }
    }

    proptest! {
        #[test]
        fn a_view_comes_back_whatever_the_dataset_opens_with(one in view(), home in view()) {
            // Nothing is chosen when a dataset opens.
            let View { camera, time, axis, folds, .. } = home;
            let home = View { camera, time, axis, folds, ..View::from_text("").unwrap() };
            prop_assert_eq!(ViewText::of(&one).on(&home), one);
        }
    }
}

//! A view as a link: `summit-atlas:?v=1&center=48.5,41.2&zoom=5&from=2025-06-01&to=2026-01-01&select=…`.
//!
//! Links are for people: in mails, in papers, typed by hand. So a key that is missing has the value with which the
//! dataset opens, numbers have no more digits than a screen shows, and whatever is wrong is told while the rest holds. A
//! link says nothing of files and servers: it is untrusted, and opens none. Keys that this version does not know are kept
//! and come back with the next link.

use super::View;
use super::text::{LinkKey, Reader, pair, pairs};
use super::view_text::{begun, unfolded};
use crate::problem::Problem;
use crate::text;

/// What every link begins with.
pub const SCHEME: &str = "summit-atlas:";
/// The version of links that is written.
const VERSION: u32 = 1;
/// The longest link that is read, in bytes.
const LONGEST: usize = 100_000;

/// What a link says.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// The view.
    pub view: View,
    /// The name of the dataset that was looked at.
    pub dataset: Option<String>,
    /// What could not be used.
    pub problems: Vec<Problem>,
}

impl View {
    /// The view as a link; `home` is the view with which the dataset called `dataset` opens. What the link leads to, made
    /// a link again, is the same link.
    #[must_use]
    pub fn to_link(&self, home: &Self, dataset: Option<&str>) -> String {
        let mut rounded = self.clone();
        let places = |value: f64, factor: f64| (value * factor).round() / factor;
        // A metre, and a thousandth of a zoom.
        rounded.camera.center.lon = places(self.camera.center.lon, 1e5);
        rounded.camera.center.lat = places(self.camera.center.lat, 1e5);
        rounded.camera.zoom = places(self.camera.zoom, 1e3);
        let text = rounded.to_text();
        let mut parts = vec![pair(LinkKey::Version.key(), &VERSION.to_string())];
        parts.extend(dataset.map(|dataset| pair(LinkKey::Dataset.key(), dataset)));
        let is_usual = |key: &str| match key {
            "mode" => self.time.mode == home.time.mode,
            "axis" => self.axis == home.axis,
            "fold" => self.folds == home.folds,
            _ => false,
        };
        let said = pairs(&text).filter(|(key, _)| !is_usual(key));
        parts.extend(said.map(|(key, value)| pair(&key, &value)));
        if self.folds.is_empty() && !home.folds.is_empty() {
            parts.push(unfolded());
        }
        format!("{SCHEME}?{}", parts.join("&"))
    }
}

impl Link {
    /// Whether a text is meant as a link.
    #[must_use]
    pub fn is_one(text: &str) -> bool {
        let start = text.trim_start().get(..SCHEME.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(SCHEME))
    }

    /// Reads a link; `home` is the view with which the dataset opens.
    ///
    /// # Errors
    /// When it is no link at all.
    pub fn read(link: &str, home: &View) -> Result<Self, Problem> {
        let link = link.trim();
        if !Self::is_one(link) {
            return Err(Problem::error("this is not a link of Summit Atlas")
                .hint(format!("links begin with {SCHEME}")));
        }
        if link.len() > LONGEST {
            return Err(Problem::error("the link is too long")
                .hint(format!("at most {LONGEST} bytes are read")));
        }
        let query = link[SCHEME.len()..].trim_start_matches(['/', '?']);
        let query = query.split('#').next().unwrap_or_default();
        let start = begun(query, home);
        let (mut reader, mut dataset, mut problems) = (Reader::new(start), None, Vec::new());
        for (key, value) in pairs(query) {
            match LinkKey::from_key(&key) {
                Some(LinkKey::Version) => problems.extend(newer(&value)),
                Some(LinkKey::Folds) => {}
                Some(LinkKey::Dataset) => dataset = Some(value),
                _ => match reader.take(key.clone(), value) {
                    Ok(true) => {}
                    Ok(false) => problems.push(unknown(key)),
                    Err(error) => problems.push(
                        Problem::warning(error.to_string())
                            .at_field(key)
                            .hint("it stays as the dataset opens"),
                    ),
                },
            }
        }
        let view = reader.finish().unwrap_or_else(|(view, error)| {
            problems.push(
                Problem::warning(error.to_string())
                    .hint("the window of time stays as the dataset opens"),
            );
            *view
        });
        Ok(Self {
            view,
            dataset,
            problems,
        })
    }
}

/// That a key is none of those that are known.
fn unknown(key: String) -> Problem {
    let meant = LinkKey::near(&key).map(LinkKey::key);
    Problem::warning(text::LINK_UNKNOWN_KEY)
        .hint(text::link_unknown_hint(meant))
        .at_field(key)
}

/// Whether a link is from a version that this one may not understand.
fn newer(version: &str) -> Option<Problem> {
    let known = version
        .parse::<u32>()
        .is_ok_and(|version| version <= VERSION);
    (!known).then(|| {
        Problem::warning(format!(
            "the link is of version {version}, this program reads {VERSION}"
        ))
        .at_field("v")
        .hint("what is understood holds; a newer program may understand the rest")
    })
}

#[cfg(test)]
mod tests;

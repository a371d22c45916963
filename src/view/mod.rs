//! What is looked at: one small value that describes everything on the screen.
//!
//! A [`View`] is the camera, the window of time, the filter, the sources that are on, and the selection. Undo, session
//! restore and the flags of `render` are all this same value, and [`View::to_text`] and
//! [`View::from_text`] carry it through a line of text. What a person prefers lies
//! beside it, in [`Settings`]; what comes of it, `query` finds.

mod base_source;
mod bookmark;
mod facet;
mod filter;
mod link;
mod list;
mod map;
mod panel_sizes;
mod parts;
pub mod query;
mod selection;
mod settings;
mod text;
mod text_size;
mod typed;
mod url_template;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::geo::Camera;
use crate::time::{Folds, Moment, TimeView, Window};

pub use base_source::{BaseSource, Entered, OnlineContent, OnlineMap, OnlineMapError};
pub use bookmark::Bookmark;
pub use facet::{Choices, DISPUTED, DateClass, Facet, PLANNED};
pub use filter::Filter;
pub use link::{Link, SCHEME};
pub use list::{Grouping, ListOrder, SortKey};
pub use map::{Lettering, MapLayers, Tongue};
pub use panel_sizes::PanelSizes;
pub use parts::{Part, Parts, PartsError};
pub use selection::Selection;
pub use settings::Settings;
pub use text::{ViewTextError, moment_from_text, moment_to_text};
pub use text_size::TextSize;
pub use typed::TypedDate;
pub use url_template::{UrlTemplate, UrlTemplateError};

/// Everything that decides what is on the screen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct View {
    /// Where the map looks.
    pub camera: Camera,
    /// When.
    pub time: TimeView,
    /// The stretch of time that the timeline shows; bounded.
    pub axis: Window,
    /// What it leaves out.
    pub folds: Folds,
    /// Which events.
    pub filter: Filter,
    /// How they are listed.
    pub list: ListOrder,
    /// Whether only what lies on the map that is in sight is listed and counted by facet.
    pub only_in_sight: bool,
    /// Ids of the sources that count as never read.
    pub sources_off: BTreeSet<String>,
    /// Only what had been published before this moment counts; `None`: everything.
    pub known_before: Option<Moment>,
    /// Which one of all in detail.
    pub selection: Option<Selection>,
    /// What lies on the map besides them.
    pub map: MapLayers,
    /// What a link said that this version does not know: keys with their values.
    pub kept: Vec<(String, String)>,
}

impl View {
    /// Whether another view reads the same of a file: the same sources, up to the same day.
    #[must_use]
    pub fn reads_as(&self, other: &Self) -> bool {
        (&self.sources_off, self.known_before) == (&other.sources_off, other.known_before)
    }
}

impl From<View> for String {
    fn from(view: View) -> Self {
        view.to_text()
    }
}

impl TryFrom<String> for View {
    type Error = ViewTextError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::from_text(&text)
    }
}

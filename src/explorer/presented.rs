use super::asked::Asked;
use super::command::Panel;
use super::history::History;
use super::measurement::Measurement;
use super::playback::Playback;
use crate::view::View;

/// Bookmarks shown one after the other on the whole screen.
#[derive(Clone, Debug)]
pub struct Presentation {
    pub(super) index: usize,
    pub(super) blank: bool,
    pub(super) before: Before,
}

/// What one comes back to.
#[derive(Clone, Debug)]
pub(super) struct Before {
    pub(super) view: View,
    pub(super) history: History,
    pub(super) panel: Option<Panel>,
    pub(super) measurement: Option<Measurement>,
    pub(super) playback: Playback,
    pub(super) untouched: bool,
    /// Size of the map in points, and how large type was: 1 is usual.
    pub(super) map_size: [f64; 2],
    pub(super) text_scale: f64,
    pub(super) asked: Option<Asked>,
}

impl Presentation {
    /// Which bookmark is shown, or flown to; the first is 0.
    #[must_use]
    pub fn index(&self) -> usize {
        self.index
    }

    /// Whether the screen is blank: nothing moves then.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.blank
    }
}

use serde::{Deserialize, Serialize};

use super::Part;

/// How large the panels around the map were made, in points; `None` where they are as usual. What there is no room for
/// is remembered all the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PanelSizes {
    /// Width of the list.
    pub list: Option<u16>,
    /// Width of the details.
    pub detail: Option<u16>,
    /// Height of the timeline.
    pub timeline: Option<u16>,
}

impl PanelSizes {
    /// The size that was chosen for a part of the window, if it is one of these panels and one was.
    #[must_use]
    pub fn of(self, part: Part) -> Option<u16> {
        match part {
            Part::List => self.list,
            Part::Detail => self.detail,
            Part::Timeline => self.timeline,
            _ => None,
        }
    }

    /// Chooses the size of a panel; of other parts of the window nothing is remembered.
    pub fn set(&mut self, part: Part, points: u16) {
        match part {
            Part::List => self.list = Some(points),
            Part::Detail => self.detail = Some(points),
            Part::Timeline => self.timeline = Some(points),
            _ => {}
        }
    }
}

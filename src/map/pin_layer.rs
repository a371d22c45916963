use std::sync::Arc;

use super::pin::Pin;
use super::pins::pins;
use crate::explorer::Explorer;
use crate::geo::Viewport;
use crate::view::Selection;

/// The pins in sight, gathered anew only when something else is visible, attended to or in sight than before.
#[derive(Debug, Default)]
pub(super) struct Pins {
    reason: Option<Reason>,
    pins: Vec<Arc<Pin>>,
}

/// For what pins were gathered: as long as it stays the same, so do they.
#[derive(Clone, Debug, PartialEq)]
struct Reason {
    dataset: usize,
    visible: u64,
    pointed: u64,
    selected: Option<Selection>,
    viewport: Viewport,
}

impl Pins {
    /// The pins of what an explorer shows. Linear in the visible events where that has changed.
    pub(super) fn look(&mut self, explorer: &Explorer, viewport: &Viewport) -> &[Arc<Pin>] {
        let reason = Reason {
            dataset: std::ptr::from_ref(explorer.dataset()).addr(),
            visible: explorer.visible().revision(),
            pointed: explorer.attended().revision(),
            selected: explorer.view().selection.clone(),
            viewport: *viewport,
        };
        if self.reason.as_ref() != Some(&reason) {
            self.pins.clear();
            let pins = pins(explorer, viewport).into_iter();
            self.pins.extend(pins.map(Arc::new));
            self.reason = Some(reason);
        }
        &self.pins
    }
}

use crate::explorer::Explorer;
use crate::query::Placeless;
use crate::time::Window;

/// For what signs were counted: as long as it stays the same, so do they.
type Reason = (usize, u64, Window);

/// What is known about the signs in use, made anew only when other events are visible.
#[derive(Debug, Default)]
pub(super) struct Signs {
    reason: Option<Reason>,
    pub(super) placeless: Placeless,
}

impl Signs {
    /// Looks at what is visible, if that is something else than before.
    pub(super) fn look(&mut self, explorer: &Explorer) {
        let (dataset, visible) = (explorer.dataset(), explorer.visible());
        let reason = (
            std::ptr::from_ref(dataset).addr(),
            visible.revision(),
            explorer.window(),
        );
        if self.reason.as_ref() == Some(&reason) {
            return;
        }
        self.reason = Some(reason);
        self.placeless = Placeless::of(dataset, visible);
    }
}

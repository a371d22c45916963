use crate::geo::Camera;

/// A camera as it was chosen, beside how a map of some size can show it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Asked {
    pub(super) camera: Camera,
    /// Whether that was the whole world.
    pub(super) whole: bool,
    /// What came of it.
    pub(super) held: Camera,
}

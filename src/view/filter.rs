use std::collections::BTreeSet;

/// Which events are of interest. Empty parts let everything through; filled ones must all agree.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words that must occur in the event or the names linked to it.
    pub words: String,
    /// The event is of one of these kinds.
    pub kinds: BTreeSet<String>,
    /// Only events about which sources disagree.
    pub disputed: bool,
    /// Only events that did not (yet) happen: announced, expected, cancelled.
    pub planned: bool,
}

impl Filter {
    /// Whether it lets everything through.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

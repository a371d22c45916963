use super::Choices;

/// Which events are of interest. Empty parts let everything through; filled ones must all agree.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// A query: words that must occur in the event or the names linked to it, and fields (see [`super::query`]).
    pub words: String,
    /// What is chosen of themes, kinds, countries, people …
    pub choices: Choices,
}

impl Filter {
    /// Whether it lets everything through.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

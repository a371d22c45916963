use std::borrow::Cow;
use std::sync::Arc;

use crate::dataset::EventIx;
use crate::explorer::Explorer;
use crate::query::{Arrangement, Heading, Line, Listing};
use crate::text;

/// What is listed in its order; made anew only when either has changed.
#[derive(Debug, Default)]
pub(super) struct Listed {
    made_from: Option<(Arc<Arrangement>, u64)>,
    listing: Listing,
}

impl Listed {
    pub(super) fn update(&mut self, explorer: &Explorer) {
        let arrangement = explorer.arrangement();
        let revision = explorer.visible().listed_revision();
        let is_fresh = self
            .made_from
            .as_ref()
            .is_some_and(|(from, at)| Arc::ptr_eq(from, arrangement) && *at == revision);
        if !is_fresh {
            self.listing.refill(arrangement, explorer.listed());
            self.made_from = Some((Arc::clone(arrangement), revision));
        }
    }

    pub(super) fn listing(&self) -> &Listing {
        &self.listing
    }

    /// What stands on a line.
    pub(super) fn line<'a>(&self, explorer: &'a Explorer, line: usize) -> Option<Line<'a>> {
        self.listing
            .line(explorer.dataset(), explorer.arrangement(), line)
    }

    /// The row of an event: one given row if it is there, or else the first one from there on.
    pub(super) fn row_of(&self, explorer: &Explorer, event: EventIx, near: usize) -> Option<usize> {
        self.listing.row_of(explorer.dataset(), event, near)
    }
}

/// What a heading says.
pub(super) fn heading_words<'a>(explorer: &'a Explorer, heading: &'a Heading) -> Cow<'a, str> {
    match heading {
        Heading::Period(period) => Cow::Owned(text::period(period.as_ref())),
        Heading::Undated => Cow::Borrowed(text::UNDATED),
        Heading::Place(venue) => Cow::Borrowed(&explorer.dataset().venue(*venue).name),
        Heading::NoPlace => Cow::Borrowed(text::WITHOUT_PLACE),
        Heading::Word(word) => text::bidi::elided(word, 60),
        Heading::NoWord => Cow::Borrowed(text::NOTHING_SAID),
    }
}

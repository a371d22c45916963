use std::borrow::Cow;
use std::cell::Cell;
use std::sync::Arc;

use egui::{EventFilter, Id, Key, Modifiers, Response, Ui};

use crate::dataset::EventIx;
use crate::explorer::{Command, Explorer};
use crate::query::{Arrangement, Heading, Line, Listing};
use crate::text;
use crate::view::Selection;

/// What is listed in its order; made anew only when either has changed.
#[derive(Debug, Default)]
pub(super) struct Listed {
    made_from: Option<(Arc<Arrangement>, u64)>,
    listing: Listing,
    /// Where an event was found last: who looks for one that is not listed looks at all rows.
    found: Cell<Option<(EventIx, Option<usize>)>>,
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
            self.found.set(None);
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
        let data = explorer.dataset();
        if self.listing.event(data, near) == Some(event) {
            return Some(near);
        }
        if let Some((before, row)) = self.found.get()
            && before == event
        {
            return row;
        }
        let row = self.listing.row_of(data, event, near);
        self.found.set(Some((event, row)));
        row
    }
}

/// A row that has the keyboard: arrows go to its neighbours, Enter flies there. `id` is that of the row of an event under
/// a heading.
pub(super) fn row_keys_ui(
    ui: &Ui,
    response: &Response,
    explorer: &Explorer,
    (listed, row): (&Listed, usize),
    id: impl Fn(&Ui, EventIx, usize) -> Id,
    commands: &mut Vec<Command>,
) {
    let filter = EventFilter {
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    // Taken, so that the row that gets the keyboard now does not go on with the same press.
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let step = isize::from(pressed(Key::ArrowDown)) - isize::from(pressed(Key::ArrowUp));
    let next = row.checked_add_signed(step).filter(|_| step != 0);
    let next = next.map(|next| listed.line(explorer, listed.listing().line_of(next)));
    if let Some(Some(Line::Event(next, under))) = next {
        let event = explorer.dataset().event(next);
        commands.push(Command::Select(Selection::Event(event.id.clone())));
        ui.memory_mut(|memory| memory.request_focus(id(ui, next, under)));
    }
    if pressed(Key::Enter)
        && let Some(event) = listed.listing().event(explorer.dataset(), row)
    {
        let event = explorer.dataset().event(event);
        commands.push(Command::Show(Selection::Event(event.id.clone())));
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

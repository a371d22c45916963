use std::collections::BTreeMap;

use super::Index;
use super::index::passes_choices;
use crate::dataset::{Dataset, EventIx, Status};
use crate::time::{Inside, Membership, Presence, Span, SpanIndex, Window};
use crate::view::Filter;

/// One visible event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// Which.
    pub event: EventIx,
    /// How surely it is inside the window; never [`Membership::Outside`].
    pub membership: Membership,
}

/// How many events there are of each sort.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Certainly inside the window, among those that pass the filter.
    pub certain: usize,
    /// Possibly inside the window, among those that pass the filter.
    pub possible: usize,
    /// Without a date, among those that pass the filter.
    pub undated: usize,
    /// In the whole dataset.
    pub all: usize,
}

/// How many events a further choice would leave, among those in the window.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// About which sources disagree.
    pub disputed: usize,
    /// That did not (yet) happen.
    pub planned: usize,
    /// By name: all kinds that the filter, its kinds aside, lets through in any window, and the chosen ones.
    kinds: Vec<KindFacet>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct KindFacet {
    name: String,
    chosen: bool,
    count: usize,
}

/// The answer to a window and a filter.
///
/// The filter is looked up event by event. The window then costs `O(log n)` for each kind, and a question to each set
/// with gaps; rows are found when asked for. So a window that moves costs next to nothing and allocates nothing.
#[derive(Clone, Debug, Default)]
pub struct Visible {
    /// Undated events that pass the filter: in no window, but never lost.
    pub undated: Vec<EventIx>,
    /// How many of what.
    pub counts: Counts,
    /// What else could be chosen.
    pub facets: Facets,
    /// Dated events that pass the filter, by their position in `index`.
    events: Vec<EventIx>,
    /// Per event of the dataset its position, or [`NOWHERE`].
    positions: Vec<u32>,
    index: SpanIndex,
    inside: Inside,
    presences: Presences,
    revision: u64,
    filter_revision: u64,
}

/// The position of an event that does not pass the filter or has no date.
const NOWHERE: u32 = u32::MAX;

/// What facets are counted with.
#[derive(Clone, Debug, Default)]
struct Presences {
    /// As `Facets::kinds`.
    kinds: Vec<Presence>,
    disputed: Presence,
    planned: Presence,
}

/// The spans of each facet, while they are gathered.
#[derive(Default)]
struct Gathered<'a> {
    kinds: BTreeMap<&'a str, Vec<&'a Span>>,
    disputed: Vec<&'a Span>,
    planned: Vec<&'a Span>,
}

impl Visible {
    /// Finds the events that pass a filter, and then those in the window. `O(m log m)` for `m` events that have the
    /// words of the filter, beside what finding those takes.
    pub fn set_filter(
        &mut self,
        dataset: &Dataset,
        index: &Index,
        window: Option<&Window>,
        filter: &Filter,
    ) {
        self.filter_revision += 1;
        self.undated.clear();
        self.events.clear();
        self.positions.clear();
        self.positions.resize(dataset.len(), NOWHERE);
        let mut gathered = Gathered::default();
        // A chosen kind stays, even of nothing: it must be there to be let go of.
        for kind in &filter.kinds {
            gathered.kinds.insert(kind, Vec::new());
        }
        let matching = index.matching(dataset, &filter.words);
        for &ix in matching.as_deref().unwrap_or(dataset.in_order()) {
            if !passes_choices(dataset, ix, filter) {
                continue;
            }
            let event = dataset.event(ix);
            let of_kind = filter.kinds.is_empty() || filter.kinds.contains(&event.kind);
            let Some(span) = dataset.span(ix) else {
                if of_kind {
                    self.undated.push(ix);
                }
                continue;
            };
            if !event.kind.is_empty() || !filter.kinds.is_empty() && of_kind {
                gathered.kinds.entry(&event.kind).or_default().push(span);
            }
            if !of_kind {
                continue;
            }
            // There are no more events than `EventIx` can tell apart.
            self.positions[ix.get()] = u32::try_from(self.events.len()).unwrap_or(NOWHERE);
            self.events.push(ix);
            if event.disputed {
                gathered.disputed.push(span);
            }
            if event.status != Status::Happened {
                gathered.planned.push(span);
            }
        }
        let spans = self.events.iter().filter_map(|ix| dataset.span(*ix));
        self.index = SpanIndex::new(spans);
        self.counts.undated = self.undated.len();
        self.counts.all = dataset.len();
        self.set_facets(gathered, filter);
        self.set_window(window);
    }

    fn set_facets(&mut self, gathered: Gathered<'_>, filter: &Filter) {
        self.facets.kinds.clear();
        self.presences.kinds.clear();
        for (name, spans) in gathered.kinds {
            self.facets.kinds.push(KindFacet {
                name: name.to_owned(),
                chosen: filter.kinds.contains(name),
                count: 0,
            });
            self.presences.kinds.push(Presence::new(spans));
        }
        self.presences.disputed = Presence::new(gathered.disputed);
        self.presences.planned = Presence::new(gathered.planned);
    }

    /// Sorts the events that pass the filter anew by a window. Without one every dated event
    /// counts as certainly inside.
    pub fn set_window(&mut self, window: Option<&Window>) {
        self.revision += 1;
        // Whatever has a date is certainly in all of time.
        let window = window.unwrap_or(&Window::ALL);
        self.index.find(window, &mut self.inside);
        self.counts.certain = self.inside.certain();
        self.counts.possible = self.inside.possible();
        for (facet, presence) in self.facets.kinds.iter_mut().zip(&self.presences.kinds) {
            facet.count = presence.count(window);
        }
        self.facets.disputed = self.presences.disputed.count(window);
        self.facets.planned = self.presences.planned.count(window);
    }

    /// How many dated events are visible.
    #[must_use]
    pub fn len(&self) -> usize {
        self.inside.len()
    }

    /// Whether no dated event is visible.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.inside.is_empty()
    }

    /// A visible event by its number, from 0, in the order of earliest start, latest end, id; `None` when there are no
    /// more than `n`. `O(log n)`: for several in a row use [`Visible::rows_from`].
    #[must_use]
    pub fn row(&self, n: usize) -> Option<Row> {
        let position = self.inside.nth(&self.index, n)?;
        Some(self.row_at(position))
    }

    /// All visible events, in the order of [`Visible::row`].
    #[must_use]
    pub fn rows(&self) -> impl ExactSizeIterator<Item = Row> + '_ {
        self.rows_from(0)
    }

    /// The visible events from a number on.
    #[must_use]
    pub fn rows_from(&self, n: usize) -> impl ExactSizeIterator<Item = Row> + '_ {
        let positions = self.inside.iter_from(&self.index, n);
        positions.map(|position| self.row_at(position))
    }

    /// The number of a visible event; `None` when it is not visible. `O(log n)`.
    #[must_use]
    pub fn rank_of(&self, event: EventIx) -> Option<usize> {
        self.inside.rank(&self.index, self.position(event)?)
    }

    fn row_at(&self, position: usize) -> Row {
        Row {
            event: self.events[position],
            membership: self.inside.membership(&self.index, position),
        }
    }

    /// How surely an event is inside the window; outside also when the filter hides it.
    #[must_use]
    pub fn membership(&self, event: EventIx) -> Membership {
        let position = self.position(event);
        position.map_or(Membership::Outside, |position| {
            self.inside.membership(&self.index, position)
        })
    }

    /// The dated events that pass the filter, in whatever window, in the order of time.
    #[must_use]
    pub fn dated(&self) -> impl ExactSizeIterator<Item = EventIx> + '_ {
        self.events.iter().copied()
    }

    /// The same as a list: at each position of [`Visible::span_index`] its event.
    #[must_use]
    pub fn timeline(&self) -> &[EventIx] {
        &self.events
    }

    /// The position of a dated event in [`Visible::timeline`]; `None` when the filter hides it.
    #[must_use]
    pub fn position(&self, event: EventIx) -> Option<usize> {
        let position = *self.positions.get(event.get())?;
        (position != NOWHERE).then_some(position as usize)
    }

    /// The spans of the dated events that pass the filter, to be asked about other windows. It changes with
    /// [`Visible::filter_revision`].
    #[must_use]
    pub fn span_index(&self) -> &SpanIndex {
        &self.index
    }

    /// Changes when other events pass the filter.
    #[must_use]
    pub fn filter_revision(&self) -> u64 {
        self.filter_revision
    }

    /// Changes with every answer, so that what is made from one can be kept until the next.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.revision
    }
}

impl Facets {
    /// How many events of a kind there are, whatever kinds are chosen now.
    #[must_use]
    pub fn kind(&self, name: &str) -> usize {
        let facet = |facet: &KindFacet| facet.name.as_str().cmp(name);
        let at = self.kinds.binary_search_by(facet);
        at.map_or(0, |at| self.kinds[at].count)
    }

    /// The kinds that there are any of, and those that are chosen, by name, with how many.
    pub fn kinds(&self) -> impl Iterator<Item = (&str, usize)> {
        let shown = self
            .kinds
            .iter()
            .filter(|kind| kind.count > 0 || kind.chosen);
        shown.map(|kind| (kind.name.as_str(), kind.count))
    }
}

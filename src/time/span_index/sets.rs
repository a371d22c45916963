//! Sets with gaps, which have to be asked one by one.

use std::sync::Arc;

use super::part::Part;
use crate::time::span::Span;

/// Sets with gaps and their positions, rising. Parts of an index share the sets.
#[derive(Clone, Debug, Default)]
pub(super) struct Sets {
    all: Arc<[Span]>,
    placed: Vec<Placed>,
}

/// The set of a position.
#[derive(Clone, Copy, Debug)]
struct Placed {
    position: u32,
    /// In `all`.
    set: u32,
}

impl Sets {
    /// Of positions, rising, and the set of each.
    pub(super) fn new(sets: Vec<(u32, Span)>) -> Self {
        let placed = sets.iter().zip(0..);
        let placed = placed.map(|((position, _), set)| Placed {
            position: *position,
            set,
        });
        Self {
            placed: placed.collect(),
            all: sets.into_iter().map(|(_, set)| set).collect(),
        }
    }

    /// The same of a part of the positions. As many steps as there are sets.
    pub(super) fn restricted(&self, part: &Part) -> Self {
        let placed = self.placed.iter().filter_map(|it| {
            let position = part.find(it.position)?;
            Some(Placed { position, ..*it })
        });
        Self {
            placed: placed.collect(),
            all: Arc::clone(&self.all),
        }
    }

    pub(super) fn len(&self) -> usize {
        self.placed.len()
    }

    /// All, with their positions.
    pub(super) fn iter(&self) -> impl Iterator<Item = (u32, &Span)> {
        let placed = self.placed.iter();
        placed.map(|it| (it.position, &self.all[it.set as usize]))
    }

    /// The one of a position.
    pub(super) fn at(&self, position: usize) -> Option<&Span> {
        let position = u32::try_from(position).ok()?;
        let at = self
            .placed
            .binary_search_by_key(&position, |it| it.position);
        at.ok().map(|at| &self.all[self.placed[at].set as usize])
    }

    /// Those with positions below one, with their positions.
    pub(super) fn before(&self, position: usize) -> impl Iterator<Item = (u32, &Span)> {
        self.iter()
            .take_while(move |(at, _)| (*at as usize) < position)
    }
}

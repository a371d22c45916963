//! The gazetteer: places by what people type, by number, and by where they are.
//!
//! [`Gazetteer::read`] makes columns and an index of all names from bytes; [`Gazetteer::search`] answers each keystroke
//! from it. Case, marks and scripts do not matter ([`crate::text::folding`]), nor do one or two slips of the finger.
//! Names that are not known in a language are found all the same where they are romanised alike.
//!
//! It does not open files, knows no addresses, and tells towns apart by nothing but importance and distance.

mod entry;
mod error;
mod grid;
mod index;
mod kind;
mod read;
mod search;
mod store;

#[cfg(test)]
mod tests;

pub use entry::{Entry, PlaceId, PlaceNames};
pub use error::GazetteerError;
pub use kind::{FormerName, PlaceKind};
pub use search::{Found, How, MAX_FOUND};

use grid::Grid;
use index::Index;
use store::Store;

use crate::geo::LonLat;

/// All places, and how to find them.
#[derive(Debug)]
pub struct Gazetteer {
    store: Store,
    index: Index,
    grid: Grid,
    /// Rows in the order of their numbers.
    by_id: Vec<u32>,
}

impl Gazetteer {
    /// Reads what `geodata/build/gazetteer.py` writes. This takes one to two tenths of a second: leave it to a job.
    ///
    /// # Errors
    /// When the bytes are cut short, damaged, much too large, or something else.
    pub fn read(bytes: &[u8]) -> Result<Self, GazetteerError> {
        let store = read::read(bytes)?;
        let index = Index::new(&store);
        let rows = 0_u32..;
        let towns = rows.clone().zip(&store.kinds);
        let towns = towns.filter(|(_, kind)| kind.is_town());
        let grid = Grid::new(towns.map(|(row, _)| (row, store.at(row as usize))));
        let mut by_id: Vec<u32> = rows.take(store.len()).collect();
        by_id.sort_by_key(|row| store.ids[*row as usize]);
        Ok(Self {
            store,
            index,
            grid,
            by_id,
        })
    }

    /// How many places there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.store.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many names the places have.
    #[must_use]
    pub fn name_count(&self) -> usize {
        self.store.names.len()
    }

    /// All places, in the order of the file.
    pub fn iter(&self) -> impl Iterator<Item = Entry<'_>> {
        (0..self.len()).map(|row| Entry::new(self, row))
    }

    /// The place with a number.
    #[must_use]
    pub fn get(&self, id: PlaceId) -> Option<Entry<'_>> {
        let number = |row: &u32| self.store.ids[*row as usize];
        let at = self.by_id.binary_search_by_key(&id.0, number).ok()?;
        Some(Entry::new(self, self.by_id[at] as usize))
    }

    /// The town nearest to a place, and how many kilometres away it is, unless all are farther than `within_km`.
    #[must_use]
    pub fn nearest(&self, at: LonLat, within_km: f64) -> Option<(Entry<'_>, f64)> {
        let place = |row: u32| self.store.at(row as usize);
        let (row, km) = self.grid.nearest(at, within_km, place)?;
        Some((Entry::new(self, row as usize), km))
    }

    /// How many bytes of memory it takes.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let by_id = self.by_id.capacity() * size_of::<u32>();
        self.store.bytes() + self.index.bytes() + self.grid.bytes() + by_id
    }
}

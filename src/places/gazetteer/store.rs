//! The columns of a gazetteer.

use std::ops::Range;

use super::kind::{FormerName, PlaceKind};
use crate::geo::{Bounds, LonLat};
use crate::text::Language;

/// Roles of a name beside the languages, which take one bit each from the lowest on.
pub(super) const LOCAL: u16 = 1 << 13;
pub(super) const FORMER: u16 = 1 << 14;
pub(super) const FURTHER: u16 = 1 << 15;

/// A name: a piece of the text, and whose name it is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Name {
    pub(super) start: u32,
    pub(super) len: u16,
    pub(super) roles: u16,
}

impl Name {
    /// The first language it is in.
    pub(super) fn language(self) -> Option<Language> {
        let speaks = |it: &Language| self.roles & (1 << *it as u16) != 0;
        Language::ALL.into_iter().find(speaks)
    }
}

/// The years of a former name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Years {
    /// The number of the name.
    pub(super) name: u32,
    pub(super) first: Option<i16>,
    pub(super) last: Option<i16>,
}

/// A country and one of its regions, as pieces of the text.
#[derive(Clone, Debug, Default)]
pub(super) struct Group {
    pub(super) country: Range<u32>,
    pub(super) region: Range<u32>,
}

/// Everything about the places, by row. All names are pieces of one text, the file itself.
#[derive(Debug, Default)]
pub(super) struct Store {
    pub(super) text: String,
    pub(super) ids: Vec<u32>,
    pub(super) kinds: Vec<PlaceKind>,
    pub(super) weights: Vec<u8>,
    pub(super) populations: Vec<u32>,
    /// Longitude and latitude in 1/10 000 of a degree.
    pub(super) points: Vec<[i32; 2]>,
    /// The group each row is in.
    pub(super) of_group: Vec<u16>,
    pub(super) groups: Vec<Group>,
    /// The number of the first name of each row, and at the end how many names there are.
    pub(super) first_name: Vec<u32>,
    pub(super) names: Vec<Name>,
    pub(super) years: Vec<Years>,
    /// Boxes by row, for the few that have one, in the order of rows.
    pub(super) boxes: Vec<(u32, Bounds)>,
}

impl Store {
    /// How many places there are.
    pub(super) fn len(&self) -> usize {
        self.ids.len()
    }

    /// Where a place is.
    pub(super) fn at(&self, row: usize) -> LonLat {
        let [lon, lat] = self.points[row].map(|it| f64::from(it) / 1e4);
        LonLat { lon, lat }
    }

    /// The country code and the region of a place.
    pub(super) fn group(&self, row: usize) -> (&str, &str) {
        let group = &self.groups[usize::from(self.of_group[row])];
        (self.piece(&group.country), self.piece(&group.region))
    }

    /// The box around a place.
    pub(super) fn bounds(&self, row: usize) -> Option<Bounds> {
        let row = u32::try_from(row).ok()?;
        let at = self.boxes.binary_search_by_key(&row, |it| it.0).ok()?;
        Some(self.boxes[at].1)
    }

    /// The numbers of the names of a place.
    pub(super) fn numbers_of_names(&self, row: usize) -> Range<usize> {
        self.first_name[row] as usize..self.first_name[row + 1] as usize
    }

    /// The names of a place.
    pub(super) fn names_of(&self, row: usize) -> &[Name] {
        &self.names[self.numbers_of_names(row)]
    }

    /// The text of a name.
    pub(super) fn text(&self, name: Name) -> &str {
        self.piece(&(name.start..name.start + u32::from(name.len)))
    }

    /// The former name with a number.
    pub(super) fn former(&self, number: usize) -> Option<FormerName<'_>> {
        let name = *self.names.get(number)?;
        let key = u32::try_from(number).ok()?;
        let at = self.years.binary_search_by_key(&key, |it| it.name).ok()?;
        Some(FormerName {
            text: self.text(name),
            language: name.language()?,
            first: self.years[at].first,
            last: self.years[at].last,
        })
    }

    /// How many bytes of memory it takes.
    pub(super) fn bytes(&self) -> usize {
        self.text.capacity()
            + self.ids.capacity() * 4
            + self.kinds.capacity()
            + self.weights.capacity()
            + self.populations.capacity() * 4
            + self.points.capacity() * 8
            + self.of_group.capacity() * 2
            + self.groups.capacity() * size_of::<Group>()
            + self.first_name.capacity() * 4
            + self.names.capacity() * size_of::<Name>()
            + self.years.capacity() * size_of::<Years>()
            + self.boxes.capacity() * size_of::<(u32, Bounds)>()
    }

    fn piece(&self, range: &Range<u32>) -> &str {
        let range = range.start as usize..range.end as usize;
        self.text.get(range).unwrap_or_default()
    }
}

use super::Gazetteer;
use super::kind::{FormerName, PlaceKind};
use super::store::{FORMER, FURTHER, LOCAL, Name};
use crate::geo::{Bounds, LonLat};
use crate::text::{Language, Names};

/// The number of a place in `GeoNames`; what is not a town or a country has one of its own, from 4 000 000 000 on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlaceId(pub u32);

/// One place of a gazetteer.
#[derive(Clone, Copy)]
pub struct Entry<'a> {
    gazetteer: &'a Gazetteer,
    row: usize,
}

impl<'a> Entry<'a> {
    /// The place in a row, which must be one of the gazetteer's.
    pub(super) fn new(gazetteer: &'a Gazetteer, row: usize) -> Self {
        debug_assert!(row < gazetteer.len());
        Self { gazetteer, row }
    }

    /// Its row.
    pub(super) fn row(self) -> usize {
        self.row
    }

    /// Its number.
    #[must_use]
    pub fn id(self) -> PlaceId {
        PlaceId(self.gazetteer.store.ids[self.row])
    }

    /// What it is.
    #[must_use]
    pub fn kind(self) -> PlaceKind {
        self.gazetteer.store.kinds[self.row]
    }

    /// Where it is: a river in the middle of its course, anything else with an extent where its name stands.
    #[must_use]
    pub fn at(self) -> LonLat {
        self.gazetteer.store.at(self.row)
    }

    /// How many people live there; 0 where that is not known or makes no sense.
    #[must_use]
    pub fn population(self) -> u32 {
        self.gazetteer.store.populations[self.row]
    }

    /// Its importance, about twice the number of digits of the population, more for capitals and countries; what
    /// nobody lives in is set beside these by its size.
    #[must_use]
    pub fn weight(self) -> u8 {
        self.gazetteer.store.weights[self.row]
    }

    /// The ISO 3166-1 alpha-2 code of the country it is in or is; `None` for what is in none or in several.
    #[must_use]
    pub fn country(self) -> Option<&'a str> {
        let code = self.gazetteer.store.group(self.row).0;
        (!code.is_empty()).then_some(code)
    }

    /// The first-level region it is in, in English.
    #[must_use]
    pub fn region(self) -> Option<&'a str> {
        let name = self.gazetteer.store.group(self.row).1;
        (!name.is_empty()).then_some(name)
    }

    /// The box around it, for what has an extent.
    #[must_use]
    pub fn bounds(self) -> Option<Bounds> {
        self.gazetteer.store.bounds(self.row)
    }

    /// What it is called today.
    #[must_use]
    pub fn names(self) -> PlaceNames<'a> {
        PlaceNames(self)
    }

    /// What it was once called officially, in the order of time.
    pub fn former(self) -> impl Iterator<Item = FormerName<'a>> {
        let store = &self.gazetteer.store;
        let numbers = store.numbers_of_names(self.row);
        let former = numbers.filter(move |at| store.names[*at].roles & FORMER != 0);
        former.filter_map(move |at| store.former(at))
    }

    /// What else it is called, without saying by whom.
    pub fn further(self) -> impl Iterator<Item = &'a str> {
        let names = self.own_names().filter(|name| name.roles & FURTHER != 0);
        names.map(move |name| self.text(name))
    }

    /// All of its names.
    pub(super) fn own_names(self) -> impl Iterator<Item = Name> + use<'a> {
        self.gazetteer.store.names_of(self.row).iter().copied()
    }

    /// The text of one of its names.
    pub(super) fn text(self, name: Name) -> &'a str {
        self.gazetteer.store.text(name)
    }
}

impl std::fmt::Debug for Entry<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {:?}", self.id().0, self.names().english())
    }
}

impl PartialEq for Entry<'_> {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.gazetteer, other.gazetteer) && self.row == other.row
    }
}

/// What one place is called, with the methods of [`Names`] and nothing copied.
#[derive(Clone, Copy, Debug)]
pub struct PlaceNames<'a>(Entry<'a>);

impl<'a> PlaceNames<'a> {
    /// In English, or in Latin letters.
    #[must_use]
    pub fn english(self) -> &'a str {
        self.known_in(Language::English).unwrap_or_default()
    }

    /// Where it is; the English one where that is not known.
    #[must_use]
    pub fn local(self) -> &'a str {
        self.with_role(LOCAL).unwrap_or_else(|| self.english())
    }

    /// The name known in a language, without anything standing in.
    #[must_use]
    pub fn known_in(self, language: Language) -> Option<&'a str> {
        self.with_role(1 << language as u16)
    }

    /// The name in a language; where it is not known, what stands in for it, at last the English one.
    #[must_use]
    pub fn in_language(self, language: Language) -> &'a str {
        self.known_in(language)
            .or_else(|| self.known_in(language.stand_in()?))
            .unwrap_or_else(|| self.english())
    }

    /// Every name with its language, `None` for the local one; the English one first.
    pub fn all(self) -> impl Iterator<Item = (Option<Language>, &'a str)> {
        let known = move |it: Language| Some((Some(it), self.known_in(it)?));
        let local = self.with_role(LOCAL).map(|name| (None, name));
        Language::ALL.into_iter().filter_map(known).chain(local)
    }

    /// The same, to keep.
    #[must_use]
    pub fn to_names(self) -> Names {
        let mut names = Names::new(self.english());
        names.local = self.with_role(LOCAL).map(Into::into);
        for language in Language::ALL {
            if let Some(name) = self.known_in(language) {
                names.insert(language, name);
            }
        }
        names
    }

    fn with_role(self, role: u16) -> Option<&'a str> {
        let mut names = self.0.own_names();
        let name = names.find(|name| name.roles & (role | FORMER) == role)?;
        Some(self.0.text(name))
    }
}

use std::collections::{BTreeMap, BTreeSet};

/// By what events can be chosen. Each event has none, one or several values of each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    /// What it is about.
    Theme,
    /// What sort of event.
    Kind,
    /// The countries of its places: ISO 3166-1 alpha-2, or what the file says.
    Country,
    /// Ids of the people who were there, were expected, or were absent.
    Person,
    /// Ids of the organisations that claims see there.
    Organisation,
    /// Ids of the sources that speak of it.
    Source,
    /// How well its date is known: [`DateClass`].
    Date,
    /// How well its place is known: a [`PlacePrecision`](crate::dataset::PlacePrecision).
    Precision,
    /// Whether it took place: a [`Status`](crate::dataset::Status).
    Status,
    /// Whether sources disagree about it: `yes` or `no`.
    Disputed,
}

impl Facet {
    /// All, in the order of the panel.
    pub const ALL: [Self; 10] = [
        Self::Theme,
        Self::Kind,
        Self::Country,
        Self::Person,
        Self::Organisation,
        Self::Source,
        Self::Date,
        Self::Precision,
        Self::Status,
        Self::Disputed,
    ];

    /// Its word in links and queries.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Theme => "theme",
            Self::Kind => "kind",
            Self::Country => "country",
            Self::Person => "person",
            Self::Organisation => "organisation",
            Self::Source => "source",
            Self::Date => "date",
            Self::Precision => "precision",
            Self::Status => "status",
            Self::Disputed => "disputed",
        }
    }

    /// The facet of a word.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|facet| facet.key() == key)
    }
}

/// The values of [`Facet::Disputed`].
pub const DISPUTED: [&str; 2] = ["yes", "no"];

/// The values of [`Facet::Status`] of what did not (yet) happen.
pub const PLANNED: [&str; 3] = ["announced", "cancelled", "expected"];

/// How well a date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DateClass {
    /// To the day or finer, both ends of what lasts.
    Day,
    /// To the month or season.
    Month,
    /// To the year, or coarser.
    Year,
    /// Approximate, uncertain, one of several, or with an end that nobody knows.
    Doubtful,
    /// Nothing is said.
    Undated,
}

impl DateClass {
    /// All, the best known first.
    pub const ALL: [Self; 5] = [
        Self::Day,
        Self::Month,
        Self::Year,
        Self::Doubtful,
        Self::Undated,
    ];

    /// Its word in links and queries.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Month => "month",
            Self::Year => "year",
            Self::Doubtful => "doubtful",
            Self::Undated => "undated",
        }
    }
}

/// The chosen values of each facet: an event passes if it has one of the values of every facet of which any is chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices(BTreeMap<Facet, BTreeSet<String>>);

impl Choices {
    /// Whether nothing is chosen.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The facets of which something is chosen, with what.
    pub fn iter(&self) -> impl Iterator<Item = (Facet, &BTreeSet<String>)> {
        self.0.iter().map(|(facet, values)| (*facet, values))
    }

    /// What is chosen of a facet; `None` if nothing is.
    #[must_use]
    pub fn of(&self, facet: Facet) -> Option<&BTreeSet<String>> {
        self.0.get(&facet)
    }

    /// Whether a value is chosen.
    #[must_use]
    pub fn contains(&self, facet: Facet, value: &str) -> bool {
        self.of(facet).is_some_and(|values| values.contains(value))
    }

    /// Chooses a value.
    pub fn insert(&mut self, facet: Facet, value: impl Into<String>) {
        self.0.entry(facet).or_default().insert(value.into());
    }

    /// Chooses a value, or lets go of it.
    pub fn toggle(&mut self, facet: Facet, value: &str) {
        let values = self.0.entry(facet).or_default();
        if !values.remove(value) {
            values.insert(value.to_owned());
        }
        if values.is_empty() {
            self.0.remove(&facet);
        }
    }

    /// Lets go of all values of a facet.
    pub fn clear(&mut self, facet: Facet) {
        self.0.remove(&facet);
    }

    /// Whether only what sources disagree about passes.
    #[must_use]
    pub fn only_disputed(&self) -> bool {
        self.is_exactly(Facet::Disputed, &DISPUTED[..1])
    }

    /// Whether only what did not (yet) happen passes.
    #[must_use]
    pub fn only_planned(&self) -> bool {
        self.is_exactly(Facet::Status, &PLANNED)
    }

    /// Only what sources disagree about, or everything again.
    pub fn toggle_disputed(&mut self) {
        self.toggle_exactly(Facet::Disputed, &DISPUTED[..1]);
    }

    /// Only what did not (yet) happen, or everything again.
    pub fn toggle_planned(&mut self) {
        self.toggle_exactly(Facet::Status, &PLANNED);
    }

    fn is_exactly(&self, facet: Facet, values: &[&str]) -> bool {
        let chosen = self.of(facet);
        chosen.is_some_and(|chosen| chosen.iter().map(String::as_str).eq(values.iter().copied()))
    }

    fn toggle_exactly(&mut self, facet: Facet, values: &[&str]) {
        if self.is_exactly(facet, values) {
            self.clear(facet);
        } else {
            let values = values.iter().map(|value| (*value).to_owned()).collect();
            self.0.insert(facet, values);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_lead_back() {
        for facet in Facet::ALL {
            assert_eq!(Facet::from_key(facet.key()), Some(facet));
        }
        assert_eq!(Facet::from_key("words"), None);
    }

    #[test]
    fn planned_and_disputed_are_choices_like_others() {
        let mut choices = Choices::default();
        choices.toggle_planned();
        assert!(choices.only_planned() && !choices.only_disputed());
        choices.toggle(Facet::Status, "cancelled");
        assert!(!choices.only_planned());
        choices.toggle_planned();
        assert!(choices.only_planned());
        choices.toggle_planned();
        choices.toggle_disputed();
        assert!(choices.only_disputed());
        choices.toggle(Facet::Disputed, "yes");
        assert!(choices.is_empty());
    }
}

//! Names as they were typed, and what has them.

use std::borrow::Cow;

use super::super::search::{Field, Found};
use crate::dataset::Dataset;
use crate::text;
use crate::text::folding::{Keys, fold, sound};
use crate::view::Facet;

/// A name that was typed.
#[derive(Clone, Debug)]
pub(super) struct Sought {
    folded: String,
    sounds: String,
}

/// How well a name answers, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Match {
    /// It is the name.
    Spelled,
    /// It sounds like the name.
    Sounding,
    /// Each word is one of the name's.
    Words,
    /// Each word begins one of the name's.
    Beginnings,
}

impl Sought {
    /// Of what was typed.
    pub(super) fn new(typed: &str) -> Self {
        let folded = fold(typed);
        Self {
            sounds: sound(&folded),
            folded,
        }
    }

    /// Those of some records of which a name answers, and none of another one's does better: who writes a whole name
    /// does not mean those that begin with it.
    pub(super) fn among<T>(
        &self,
        records: impl Iterator<Item = T>,
        mut names: impl FnMut(&T, &mut dyn FnMut(&str)),
    ) -> Vec<T> {
        let mut keys = Keys::default();
        let (mut best, mut found) = (Match::Beginnings, Vec::new());
        for record in records {
            let mut own: Option<Match> = None;
            names(&record, &mut |name| {
                if let Some(answer) = self.answer(name, &mut keys) {
                    own = Some(own.map_or(answer, |own| own.min(answer)));
                }
            });
            let Some(own) = own.filter(|own| *own <= best) else {
                continue;
            };
            if own < best {
                found.clear();
                best = own;
            }
            found.push(record);
        }
        found
    }

    /// How well a name answers.
    fn answer(&self, name: &str, keys: &mut Keys) -> Option<Match> {
        if self.folded.is_empty() {
            return None;
        }
        let spelled = keys
            .of(name)
            .filter_map(|key| {
                if key == self.folded {
                    return Some(Match::Spelled);
                }
                words_in(key, &self.folded)
            })
            .min();
        if spelled == Some(Match::Spelled) || self.sounds.len() < 2 {
            return spelled;
        }
        let sounds = sound(&fold(name));
        let sounding = if sounds == self.sounds {
            Some(Match::Sounding)
        } else {
            words_in(&sounds, &self.sounds)
        };
        spelled.into_iter().chain(sounding).min()
    }
}

/// Whether each word that was typed is, or begins, a word of a name.
fn words_in(name: &str, typed: &str) -> Option<Match> {
    let mut found = Match::Words;
    for word in typed.split(' ') {
        if name.split(' ').any(|it| it == word) {
            continue;
        }
        if !name.split(' ').any(|it| it.starts_with(word)) {
            return None;
        }
        found = Match::Beginnings;
    }
    Some(found)
}

/// Gives all names of a record.
pub(super) fn names_of(what: Found, dataset: &Dataset, give: &mut dyn FnMut(&str)) {
    what.texts(dataset, |field, name| {
        if field != Field::Text {
            give(name);
        }
    });
}

/// Gives everything that a value of a facet is called.
pub(super) fn names_of_value(
    dataset: &Dataset,
    facet: Facet,
    value: &str,
    give: &mut dyn FnMut(&str),
) {
    give(value);
    let found = match facet {
        Facet::Person => dataset.find_person(value).map(Found::Person),
        Facet::Organisation => dataset.find_organisation(value).map(Found::Organisation),
        Facet::Source => dataset.find_source(value).map(Found::Source),
        Facet::Country => dataset.find_country(value).map(Found::Venue),
        _ => None,
    };
    if let Some(found) = found {
        names_of(found, dataset, give);
    }
}

/// What a value of a facet is called on the screen. What it costs does not grow with the dataset.
#[must_use]
pub fn value_title<'a>(dataset: &'a Dataset, facet: Facet, value: &'a str) -> Cow<'a, str> {
    if let Some(words) = text::facet_value(facet.key(), value) {
        return Cow::Borrowed(words);
    }
    let title = match facet {
        Facet::Person => dataset
            .find_person(value)
            .map(|ix| dataset.person(ix).name.as_str()),
        Facet::Organisation => dataset
            .find_organisation(value)
            .map(|ix| dataset.organisation(ix).name.as_str()),
        Facet::Country => dataset
            .find_country(value)
            .map(|ix| dataset.venue(ix).name.as_str()),
        Facet::Source => {
            let source = dataset.find_source(value).map(|ix| dataset.source(ix));
            let source = source.filter(|source| !source.title.is_empty());
            return source.map_or(Cow::Borrowed(value), |source| {
                Cow::Owned(format!("{value} {}", source.title))
            });
        }
        _ => None,
    };
    Cow::Borrowed(title.unwrap_or(value))
}

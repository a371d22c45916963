//! The search of a file whose words are still being read.

use super::found::Found;
use super::needle::Needle;
use crate::dataset::{Dataset, EventIx};
use crate::query::EventSet;

/// As [`super::SearchIndex::matching_events`], from the texts themselves: without sounds, slips and organisations, and
/// linear in the length of all texts.
pub(in super::super) fn scan(dataset: &Dataset, typed: &str) -> Option<EventSet> {
    let needle = Needle::new(typed);
    let mut folded = String::new();
    let passes = |event: &EventIx| {
        needle.begins_words_of(&mut folded, |give| {
            Found::Event(*event).texts(dataset, |_, text| give(text));
            for venue in dataset.venues_of(*event) {
                Found::Venue(venue).texts(dataset, |_, text| give(text));
            }
            for part in dataset.participations_in(*event) {
                if let Some(person) = dataset.find_person(&part.person) {
                    Found::Person(person).texts(dataset, |_, text| give(text));
                }
            }
        })
    };
    let in_order = dataset.in_order().iter();
    (!needle.is_empty()).then(|| EventSet::of_flags(in_order.map(passes)))
}

//! Why an event fulfils a condition, in words.

use super::super::search::Needle;
use super::leaf::{Leaf, Meant, count, has_phrase, is_part};
use super::names::value_title;
use crate::dataset::{Dataset, EventIx, PersonIx};
use crate::geo::distance_km;
use crate::text;
use crate::text::folding::{Keys, fold};
use crate::time::Membership;
use crate::view::query::{Condition, OwnWords, QueryField};

impl Leaf {
    /// Gives the reasons for which an event fulfils it, one at least.
    pub(super) fn explain(
        &self,
        dataset: &Dataset,
        rank: u32,
        event: EventIx,
        add: &mut impl FnMut(String),
    ) {
        match (&self.condition, &self.meant) {
            (Condition::Words(words), _) => add(words_are(dataset, event, words)),
            (Condition::Has(facet, _), Meant::Values(values)) => {
                for (value, set) in values {
                    if set.contains(rank) {
                        let title = value_title(dataset, *facet, value);
                        add(text::reason_value(facet.key(), &title));
                    }
                }
            }
            (Condition::Time(timing, date), _) => {
                let window = timing.window(date);
                let is_certain = dataset
                    .span(event)
                    .zip(window)
                    .is_some_and(|(span, window)| span.membership(&window) == Membership::Certain);
                let key = QueryField::Time(*timing).key();
                add(text::reason_time(is_certain, key, &text::date(date)));
            }
            (Condition::Person(part, _), Meant::People(people)) => {
                let key = QueryField::Person(*part).key();
                let parts = dataset.participations_in(event);
                let parts = parts.filter(|it| is_part(it, *part));
                let mut found: Vec<PersonIx> = parts
                    .filter_map(|it| dataset.find_person(&it.person))
                    .filter(|ix| people.binary_search(ix).is_ok())
                    .collect();
                found.sort_unstable();
                for person in found {
                    add(text::reason_value(key, &dataset.person(person).name));
                }
            }
            (Condition::Place(_), Meant::Places(places)) => {
                let venues = dataset.venues_of(event);
                for venue in venues.filter(|ix| places.binary_search(ix).is_ok()) {
                    let name = &dataset.venue(venue).name;
                    add(text::reason_value(QueryField::Place.key(), name));
                }
            }
            (Condition::Near(..), Meant::Points(points)) => {
                let marks = dataset.marks(event).iter();
                let distances = marks.flat_map(|mark| {
                    let to = points.iter();
                    to.map(|(name, point)| (distance_km(*mark, *point), name))
                });
                if let Some((km, name)) = distances.min_by(|a, b| a.0.total_cmp(&b.0)) {
                    add(text::reason_near(km, name));
                }
            }
            (Condition::Own(OwnWords::Id, id), _) => add(text::reason_value("id", id)),
            (Condition::Own(_, words), _) => {
                let (record, sought) = (dataset.event(event), fold(words));
                let in_title = has_phrase(&mut Keys::default(), &record.title, &sought);
                let place = if in_title {
                    text::IN_TITLE
                } else {
                    text::IN_SUMMARY
                };
                add(text::reason_words(place));
            }
            (Condition::Count(what, ..), _) => {
                let number = count(dataset, *what, event) as usize;
                add(text::reason_count(QueryField::Count(*what).key(), number));
            }
            _ => {}
        }
    }
}

/// Where all words are: in the title or the summary, or else in names that are linked to the event, too.
fn words_are(dataset: &Dataset, event: EventIx, words: &str) -> String {
    let needle = Needle::new(words);
    if needle.is_empty() {
        return String::new();
    }
    let record = dataset.event(event);
    let mut folded = String::new();
    let mut are_in = |text: &str| needle.begins_words_of(&mut folded, |give| give(text));
    text::reason_words(if are_in(&record.title) {
        text::IN_TITLE
    } else if are_in(&record.summary) {
        text::IN_SUMMARY
    } else {
        text::IN_NAMES
    })
}

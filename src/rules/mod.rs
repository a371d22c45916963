//! The rules of a dataset with sources and claims: everything is somebody's statement, and lies where it says.
//!
//! What cannot be read at all, `format` has told already; here stands what can be read and does not hold together. A
//! plain file of events has no such rules. They are those of `geodata/README.md`, as far as they are not about
//! the words of one dataset.

mod events;
mod evidence;
mod fields;
mod places;

pub use fields::FIELDS;

use crate::dataset::Dataset;
use crate::places::Countries;
use crate::problem::Problem;

/// Everything in a dataset that breaks a rule, in the order of the file's lists; nothing for a plain file.
///
/// Unknown ids and ids that are given twice are not told again: they are found when a dataset is made.
#[must_use]
pub fn check(dataset: &Dataset, countries: &Countries) -> Vec<Problem> {
    if !dataset.parts().declared {
        return Vec::new();
    }
    let mut problems = evidence::sources(dataset);
    problems.extend(places::venues(dataset, countries));
    problems.extend(evidence::claims(dataset));
    problems.extend(evidence::disputes(dataset));
    problems.extend(evidence::participations(dataset));
    problems.extend(evidence::relations_figures_stops(dataset));
    problems.extend(events::events(dataset));
    problems.extend(fields::unknown(dataset));
    problems
}

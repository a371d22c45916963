use std::num::NonZero;
use std::sync::Arc;
use std::thread;

use super::files::Input;
use crate::dataset::{Dataset, together};
use crate::format::Reading;
use crate::view::Origin;

/// What came of reading several files as one dataset.
#[derive(Clone, Debug)]
pub struct ReadTogether {
    /// What could be read of all of them, and what could not.
    pub reading: Reading,
    /// Which of them could not be read at all, by their positions.
    pub unread: Vec<usize>,
}

impl<'a> From<&'a Origin> for Input<'a> {
    fn from(origin: &'a Origin) -> Self {
        match origin {
            Origin::Summits => Self::Summits,
            Origin::File(path) => Self::File(path),
        }
    }
}

impl<'a> Input<'a> {
    /// What a workspace names.
    #[must_use]
    pub fn named_in_workspace(origin: &'a Origin) -> Self {
        match origin {
            Origin::Summits => Self::Summits,
            Origin::File(path) => Self::Named(path),
        }
    }
}

/// Reads files as one dataset, as [`together`] puts them: as many at a time as there are processors.
#[must_use]
pub fn read_together(inputs: &[Input<'_>]) -> ReadTogether {
    let (mut datasets, mut problems, mut unread) = (Vec::new(), Vec::new(), Vec::new());
    for (at, reading) in at_a_time(inputs).into_iter().enumerate() {
        problems.extend(reading.problems);
        match reading.dataset {
            Some(dataset) => datasets.push(dataset),
            None => unread.push(at),
        }
    }
    let dataset = if datasets.len() < 2 {
        datasets.pop()
    } else {
        let owned = datasets.into_iter().filter_map(Arc::into_inner);
        let (dataset, found) = together(owned.collect::<Vec<Dataset>>());
        problems.extend(found);
        Some(Arc::new(dataset))
    };
    ReadTogether {
        reading: Reading { dataset, problems },
        unread,
    }
}

/// Reads what a workspace names as one dataset: files, and nothing else that a path may lead to.
#[must_use]
pub fn read_all_named(origins: &[Origin]) -> ReadTogether {
    let inputs: Vec<Input<'_>> = origins.iter().map(Input::named_in_workspace).collect();
    read_together(&inputs)
}

/// What is read of each file, in their order.
fn at_a_time(inputs: &[Input<'_>]) -> Vec<Reading> {
    let at_once = thread::available_parallelism().map_or(1, NonZero::get);
    let mut readings = Vec::with_capacity(inputs.len());
    for some in inputs.chunks(at_once) {
        if let [one] = some {
            readings.push(one.read());
            continue;
        }
        thread::scope(|scope| {
            let started: Vec<_> = some
                .iter()
                .map(|input| scope.spawn(|| input.read()))
                .collect();
            for reading in started {
                // A fault of one is one of all: whoever asked is told of it.
                readings.push(
                    reading
                        .join()
                        .unwrap_or_else(|fault| std::panic::resume_unwind(fault)),
                );
            }
        });
    }
    readings
}

use std::num::NonZero;
use std::sync::Arc;
use std::thread;

use super::files::Input;
use super::workspace_file::read_named;
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

/// Reads files as one dataset, as [`together`] puts them: as many at a time as there are processors.
#[must_use]
pub fn read_together(inputs: &[Input<'_>]) -> ReadTogether {
    put_together(inputs, |input| input.read())
}

/// Reads what a workspace names as one dataset: files, and nothing else that a path may lead to.
#[must_use]
pub fn read_all_named(origins: &[Origin]) -> ReadTogether {
    put_together(origins, |origin| match origin {
        Origin::Summits => Input::Summits.read(),
        Origin::File(path) => read_named(path),
    })
}

fn put_together<T: Sync>(files: &[T], read: impl Fn(&T) -> Reading + Sync) -> ReadTogether {
    let (mut datasets, mut problems, mut unread) = (Vec::new(), Vec::new(), Vec::new());
    for (at, reading) in at_a_time(files, read).into_iter().enumerate() {
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

/// What is read of each file, in their order.
fn at_a_time<T: Sync>(files: &[T], read: impl Fn(&T) -> Reading + Sync) -> Vec<Reading> {
    let at_once = thread::available_parallelism().map_or(1, NonZero::get);
    let mut readings = Vec::with_capacity(files.len());
    for some in files.chunks(at_once) {
        if let [one] = some {
            readings.push(read(one));
            continue;
        }
        thread::scope(|scope| {
            let read = &read;
            let started: Vec<_> = some
                .iter()
                .map(|file| scope.spawn(move || read(file)))
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

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use super::arguments::{Filters, WindowArguments};
use super::check::counts;
use super::named::{Named, NamedFile};
use super::progress::Progress;
use super::{Exit, say, tell};
use crate::dataset::{Dataset, as_known};
use crate::format::{Format, Reading};
use crate::jobs::{Input, bundled, read_together};
use crate::problem::Problem;
use crate::time::{Moment, Window};

/// What came of reading files.
pub(super) struct Read {
    /// All of them as one; none unless all can be read.
    pub(super) dataset: Option<Arc<Dataset>>,
    /// The format of a single one.
    pub(super) format: Option<Format>,
    /// How many errors and how many warnings there are.
    pub(super) faults: [usize; 2],
    problems: Vec<Problem>,
}

impl Read {
    /// Reads files, or the bundled dataset where none is named.
    pub(super) fn of(files: &[NamedFile]) -> Self {
        let inputs: Vec<Input<'_>> = files.iter().map(NamedFile::input).collect();
        let _progress = Progress::of(&inputs);
        let (Reading { dataset, problems }, format) = match inputs.as_slice() {
            [] => (bundled::summits(), Some(Format::GeoJson)),
            [one] => one.read_with_format(),
            several => {
                let mut read = read_together(several);
                read.reading.dataset.take_if(|_| !read.unread.is_empty());
                (read.reading, None)
            }
        };
        Self {
            dataset,
            format,
            faults: counts(&problems),
            problems,
        }
    }

    /// Tells what is wrong with them.
    pub(super) fn tell(&self) {
        self.problems.iter().for_each(tell);
    }

    /// The dataset; what is wrong is told, and that is all where there is none.
    pub(super) fn told(self) -> Result<Arc<Dataset>, Exit> {
        self.tell();
        self.dataset.ok_or(Exit::BadInput)
    }
}

/// The dataset of files and of those of a workspace, or the bundled one where none is named. Problems are said; unless all
/// can be read, that is all.
pub(super) fn dataset(files: &[impl AsRef<Path>]) -> Result<Arc<Dataset>, Exit> {
    Read::of(&Named::of(files)?.files).told()
}

/// The dataset as the filters leave it, and the window, which is left to whoever lists or shows.
pub(super) fn filtered(
    dataset: Arc<Dataset>,
    filters: &Filters,
) -> Result<(Arc<Dataset>, Option<Window>), Exit> {
    let dataset = read_as(dataset, &filters.without_source, filters.known_on)?;
    Ok((dataset, window(&filters.window)?))
}

/// Ids of sources, if the dataset has all of them and rests on them.
pub(super) fn known_sources(dataset: &Dataset, ids: &[String]) -> Result<BTreeSet<String>, Exit> {
    let whole = dataset.implied_source();
    let Some(unknown) = ids
        .iter()
        .find(|id| whole || dataset.find_source(id).is_none())
    else {
        return Ok(ids.iter().cloned().collect());
    };
    let all = dataset.parts().sources.iter();
    let known: Vec<&str> = all.map(|source| source.id.as_str()).collect();
    let hint = if known.is_empty() || whole {
        "the file makes no claims: it is itself the one source".to_owned()
    } else {
        format!("its sources are {}", known.join(", "))
    };
    say(format_args!(
        "error: there is no source \"{unknown}\" in {}. Hint: {hint}",
        dataset.name()
    ));
    Err(Exit::Usage)
}

/// A dataset as if some of its sources had never been read, and as it could have been known before a moment.
pub(super) fn read_as(
    dataset: Arc<Dataset>,
    off: &[String],
    before: Option<Moment>,
) -> Result<Arc<Dataset>, Exit> {
    let off = known_sources(&dataset, off)?;
    if off.is_empty() && before.is_none() {
        return Ok(dataset);
    }
    let left = as_known(dataset.parts(), &off, before);
    Ok(Arc::new(Dataset::new(dataset.name(), left).0))
}

/// The window of the arguments: `None` when neither end is given.
pub(super) fn window(arguments: &WindowArguments) -> Result<Option<Window>, Exit> {
    let (from, to) = (arguments.from, arguments.to);
    if from.is_none() && to.is_none() {
        return Ok(None);
    }
    let window = Window::new(from.unwrap_or(Moment::BEGINNING), to.unwrap_or(Moment::END));
    if window.is_none() {
        say(
            "error: the window ends before it begins. Hint: write an earlier --from, or a later --to",
        );
    }
    window.map(Some).ok_or(Exit::Usage)
}

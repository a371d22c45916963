use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use super::arguments::{Filters, WindowArguments};
use super::named::Named;
use super::progress::Progress;
use super::{Exit, say, tell};
use crate::dataset::{Dataset, as_known};
use crate::format::Reading;
use crate::jobs::{Input, bundled, read_together};
use crate::time::{Moment, Window};

/// The dataset of files and of those of a workspace, or the bundled one where none is named. Problems are said; unless all
/// can be read, that is all.
pub(super) fn dataset(files: &[impl AsRef<Path>]) -> Result<Arc<Dataset>, Exit> {
    dataset_of(&Named::of(files)?.files)
}

/// The dataset of files, as [`dataset`].
pub(super) fn dataset_of(files: &[impl AsRef<Path>]) -> Result<Arc<Dataset>, Exit> {
    let inputs: Vec<Input<'_>> = files.iter().map(|it| Input::named(it.as_ref())).collect();
    let Reading { dataset, problems } = match inputs.as_slice() {
        [] => bundled::summits(),
        inputs => {
            let _progress = Progress::of(inputs);
            let read = read_together(inputs);
            let mut reading = read.reading;
            reading.dataset.take_if(|_| !read.unread.is_empty());
            reading
        }
    };
    problems.iter().for_each(tell);
    dataset.ok_or(Exit::BadInput)
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

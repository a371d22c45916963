use std::path::Path;

use super::arguments::Check;
use super::progress::Progress;
use super::{Exit, print, say, told};
use crate::dataset::Dataset;
use crate::jobs::{Input, fault_of_named, is_workspace, read_workspace};
use crate::problem::{Problem, Severity};
use crate::text;
use crate::workspace::{DataFile, found, shown};

/// Prints every problem of each file, a line each, and how many there are.
pub(super) fn check(arguments: &Check) -> Exit {
    let mut worst = Exit::Good;
    for file in &arguments.files {
        match check_one(file) {
            Exit::Good => {}
            Exit::BadInput => worst = Exit::BadInput,
            other => return other,
        }
    }
    worst
}

fn check_one(file: &Path) -> Exit {
    if file.as_os_str() != "-" && is_workspace(file) {
        return check_workspace(file);
    }
    let input = Input::named(file);
    let reading = {
        let _progress = Progress::of(&[input]);
        input.check()
    };
    let reading = match reading {
        Ok(reading) => reading,
        Err(error) => {
            say(format_args!("error: {error}"));
            return Exit::BadInput;
        }
    };
    let name = input.name();
    let mut lines: Vec<String> = reading.problems.iter().map(told).collect();
    let declared = reading.dataset.as_ref().filter(|it| it.parts().declared);
    lines.extend(declared.map(|it| format!("{name}: {}", text::contents(dataset_counts(it)))));
    let [errors, warnings] = counts(&reading.problems);
    let events = reading.dataset.as_ref().map_or(0, |dataset| dataset.len());
    lines.push(format!(
        "{name}: {}",
        text::checked(events, errors, warnings)
    ));
    let printed = print(lines.join("\n"));
    match (printed, errors) {
        (Exit::Good, 0) => Exit::Good,
        (Exit::Good, _) => Exit::BadInput,
        (other, _) => other,
    }
}

/// Checks a workspace, and whether the files that it names are there.
fn check_workspace(file: &Path) -> Exit {
    let name = shown(file);
    let reading = read_workspace(file);
    let mut problems = reading.problems;
    let files = reading.workspace.map_or_else(Vec::new, |it| it.files);
    let folder = file.parent().unwrap_or(file);
    problems.extend(files.iter().filter_map(|named| match named {
        DataFile::Summits => None,
        DataFile::Path(text) => match found(text, folder) {
            Ok(path) => fault_of_named(&path),
            Err(problem) => Some(problem),
        },
    }));
    let mut lines: Vec<String> = problems.iter().map(told).collect();
    let [errors, warnings] = counts(&problems);
    let sum = text::checked_workspace(files.len(), errors, warnings);
    lines.push(format!("{name}: {sum}"));
    match (print(lines.join("\n")), errors) {
        (Exit::Good, 0) => Exit::Good,
        (Exit::Good, _) => Exit::BadInput,
        (other, _) => other,
    }
}

/// How many errors and how many warnings there are.
pub(super) fn counts(problems: &[Problem]) -> [usize; 2] {
    [Severity::Error, Severity::Warning]
        .map(|severity| problems.iter().filter(|it| it.severity == severity).count())
}

/// How many records of each sort a dataset has, with their words.
pub(super) fn dataset_counts(dataset: &Dataset) -> Vec<(usize, &'static str, &'static str)> {
    let parts = dataset.parts();
    vec![
        (parts.sources.len(), "source", "sources"),
        (parts.venues.len(), "venue", "venues"),
        (parts.persons.len(), "person", "persons"),
        (parts.organisations.len(), "organisation", "organisations"),
        (parts.claims.len(), "claim", "claims"),
        (parts.disputes.len(), "dispute", "disputes"),
        (
            parts.participations.len(),
            "participation",
            "participations",
        ),
        (parts.relations.len(), "relation", "relations"),
        (parts.stops.len(), "stop", "stops"),
        (parts.figures.len(), "figure", "figures"),
        (parts.editor_notes.len(), "editor's note", "editor's notes"),
    ]
}

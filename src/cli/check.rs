use std::path::Path;

use super::arguments::Check;
use super::progress::Progress;
use super::{Exit, print, say, told};
use crate::dataset::Dataset;
use crate::jobs::Input;
use crate::problem::{Problem, Severity};
use crate::text;

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
    let input = Input::named(file);
    let reading = {
        let _progress = Progress::of(input);
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

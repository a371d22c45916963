use super::arguments::Check;
use super::{Exit, print, say};
use crate::dataset::Dataset;
use crate::jobs::check_file;
use crate::problem::Severity;
use crate::text;

/// Prints every problem of a file, a line each, and how many there are.
pub(super) fn check(arguments: &Check) -> Exit {
    let reading = match check_file(&arguments.file) {
        Ok(reading) => reading,
        Err(error) => {
            say(format_args!("error: {error}"));
            return Exit::BadInput;
        }
    };
    for problem in &reading.problems {
        let printed = print(format_args!("{}: {problem}", problem.severity));
        if printed != Exit::Good {
            return printed;
        }
    }
    let count = |severity| {
        reading
            .problems
            .iter()
            .filter(|p| p.severity == severity)
            .count()
    };
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let events = reading.dataset.as_ref().map_or(0, |dataset| dataset.len());
    let file = arguments.file.display();
    let declared = reading.dataset.as_ref().filter(|it| it.parts().declared);
    if let Some(dataset) = declared {
        let printed = print(format_args!(
            "{file}: {}",
            text::contents(dataset_counts(dataset))
        ));
        if printed != Exit::Good {
            return printed;
        }
    }
    let printed = print(format_args!(
        "{file}: {}",
        text::checked(events, errors, warnings)
    ));
    match (printed, errors) {
        (Exit::Good, 0) => Exit::Good,
        (Exit::Good, _) => Exit::BadInput,
        (other, _) => other,
    }
}

/// How many records of each sort a dataset has, with their words.
fn dataset_counts(dataset: &Dataset) -> Vec<(usize, &'static str, &'static str)> {
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

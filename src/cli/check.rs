use super::arguments::Check;
use super::{Exit, print, say};
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

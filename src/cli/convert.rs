use super::arguments::Convert;
use super::check::counts;
use super::named::Named;
use super::progress::Progress;
use super::{Exit, output, say, tell};
use crate::format::Format;
use crate::jobs::{Input, read_together};
use crate::text;

/// Writes the events of a file in another format, and says what was lost by it.
pub(super) fn convert(arguments: &Convert) -> Exit {
    let (target, inputs) = match arguments.paths.split_last() {
        Some((target, inputs)) if !inputs.is_empty() => (target, inputs),
        _ => {
            say(text::CONVERT_WHERE);
            return Exit::Usage;
        }
    };
    let name = target.to_string_lossy();
    let Some(format) = arguments
        .to
        .map(Format::from)
        .or_else(|| Format::of_name(&name))
    else {
        say(text::unknown_target(&name));
        return Exit::Usage;
    };
    let named = match Named::of(inputs) {
        Ok(named) => named,
        Err(exit) => return exit,
    };
    let inputs: Vec<Input<'_>> = named.files.iter().map(|it| Input::named(it)).collect();
    let read = {
        let _progress = Progress::of(&inputs);
        read_together(&inputs)
    };
    let reading = read.reading;
    reading.problems.iter().for_each(tell);
    let Some(dataset) = reading.dataset.filter(|_| read.unread.is_empty()) else {
        return Exit::BadInput;
    };
    let writing = format.write(&dataset);
    for problem in writing.problems() {
        tell(&problem.in_file(name.as_ref()));
    }
    let [errors, _] = counts(&reading.problems);
    match (output::write(target, &writing.bytes), errors) {
        (Exit::Good, 0) => Exit::Good,
        (Exit::Good, _) => Exit::BadInput,
        (other, _) => other,
    }
}

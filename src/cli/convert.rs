use super::arguments::Convert;
use super::input::Read;
use super::named::Named;
use super::{Exit, output, say, tell};
use crate::format::Format;
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
    let read = Read::of(&named.files);
    let [errors, _] = read.faults;
    let dataset = match read.told() {
        Ok(dataset) => dataset,
        Err(exit) => return exit,
    };
    let writing = format.write(&dataset);
    for problem in writing.problems() {
        tell(&problem.in_file(name.as_ref()));
    }
    match (output::write(target, &writing.bytes), errors) {
        (Exit::Good, 0) => Exit::Good,
        (Exit::Good, _) => Exit::BadInput,
        (other, _) => other,
    }
}

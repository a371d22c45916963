use super::arguments::Convert;
use super::check::counts;
use super::progress::Progress;
use super::{Exit, output, say, tell};
use crate::format::Format;
use crate::jobs::Input;
use crate::text;

/// Writes the events of a file in another format, and says what was lost by it.
pub(super) fn convert(arguments: &Convert) -> Exit {
    let target = &arguments.output;
    let name = target.to_string_lossy();
    let Some(format) = arguments
        .to
        .map(Format::from)
        .or_else(|| Format::of_name(&name))
    else {
        say(text::unknown_target(&name));
        return Exit::Usage;
    };
    let input = Input::named(&arguments.input);
    let reading = {
        let _progress = Progress::of(input);
        input.read()
    };
    reading.problems.iter().for_each(tell);
    let Some(dataset) = reading.dataset else {
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

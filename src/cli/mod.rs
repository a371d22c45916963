//! The command line: open, list, check, convert, info, attendance, render, completions.
//!
//! What a machine reads goes to standard output, everything else to standard error. Exit codes
//! are those of [`Exit`]. Nothing is decided here that the window decides, too.

mod arguments;
mod attendance;
mod check;
mod convert;
mod info;
mod input;
mod list;
mod measure;
mod missing;
mod named;
mod open;
mod output;
mod progress;
mod query;
mod render;
mod table;
mod topics;

use std::io::{self, Write as _};
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};

use clap::{CommandFactory as _, Parser as _};

use crate::problem::{Problem, Severity};
use arguments::{Arguments, Completions, Order};

/// How the program ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// All is well.
    Good = 0,
    /// The input is bad or unreadable.
    BadInput = 1,
    /// The arguments are wrong.
    Usage = 2,
    /// What was to be written could not be.
    CannotWrite = 3,
    /// There is no display, or no graphics driver for a window.
    NoWindow = 4,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// Whether an error was told: what could be done is done, and the exit code says that the input is bad.
static TOLD_ERROR: AtomicBool = AtomicBool::new(false);

/// Does what the arguments say.
#[must_use]
pub fn main() -> ExitCode {
    if let Some(topic) = topics::asked(std::env::args_os().skip(1)) {
        return print(topic).into();
    }
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            let printed = error.print();
            let exit = if error.use_stderr() {
                Exit::Usage
            } else {
                wrote(printed)
            };
            return exit.into();
        }
    };
    let exit = match arguments.order {
        None => open::open(
            &arguments.opened,
            arguments.measure,
            arguments.renderer.into(),
        ),
        Some(Order::List(list)) => list::list(&list),
        Some(Order::Attendance(order)) => attendance::attendance(&order),
        Some(Order::Check(check)) => check::check(&check),
        Some(Order::Convert(order)) => convert::convert(&order),
        Some(Order::Info(order)) => info::info(&order),
        Some(Order::Completions(order)) => completions(&order),
        Some(Order::Render(render)) => render::render(&render),
    };
    match exit {
        Exit::Good if TOLD_ERROR.load(Ordering::Relaxed) => Exit::BadInput.into(),
        exit => exit.into(),
    }
}

/// Prints what a shell needs to complete orders and options.
fn completions(order: &Completions) -> Exit {
    let mut script = Vec::new();
    let mut command = Arguments::command();
    clap_complete::generate(order.shell, &mut command, "summit-atlas", &mut script);
    wrote(io::stdout().write_all(&script))
}

/// Says something on standard error. What a terminal would take for an order is not passed on.
fn say(words: impl std::fmt::Display) {
    let words = harmless(&words.to_string());
    // There is nowhere left to complain when the stream is closed.
    drop(writeln!(io::stderr(), "{words}"));
}

/// Says what is wrong. After an error the program does not end well, whatever else was done.
fn tell(problem: &Problem) {
    if problem.severity == Severity::Error {
        TOLD_ERROR.store(true, Ordering::Relaxed);
    }
    say(told(problem));
}

/// A problem as a line.
fn told(problem: &Problem) -> String {
    harmless(&format!("{}: {problem}", problem.severity))
}

fn harmless(words: &str) -> String {
    let keep = |c: char| !c.is_control() || c == '\n' || c == '\t';
    words
        .chars()
        .map(|c| {
            if keep(c) {
                c
            } else {
                char::REPLACEMENT_CHARACTER
            }
        })
        .collect()
}

/// Writes a line to standard output.
fn print(words: impl std::fmt::Display) -> Exit {
    wrote(writeln!(io::stdout(), "{words}"))
}

/// How writing to standard output ended. Whoever reads it may stop when they have seen enough.
fn wrote(result: io::Result<()>) -> Exit {
    match result.and_then(|()| io::stdout().flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            say(format_args!(
                "error: standard output cannot be written: {error}. Hint: look at where it leads, and at the room there"
            ));
            Exit::CannotWrite
        }
        _ => Exit::Good,
    }
}

//! The command line: open, list, attendance, check, render.
//!
//! What a machine reads goes to standard output, everything else to standard error. Exit codes
//! are those of [`Exit`]. Nothing is decided here that the window decides, too.

mod arguments;
mod attendance;
mod check;
mod list;
mod measure;
mod open;
mod query;
mod render;

use std::io::Write as _;
use std::process::ExitCode;

use clap::Parser as _;

use arguments::{Arguments, Order};

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

/// Does what the arguments say.
#[must_use]
pub fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            let help = !error.use_stderr();
            let printed = error.print().is_ok();
            let exit = match (help, printed) {
                (true, true) => Exit::Good,
                (true, false) => Exit::CannotWrite,
                (false, _) => Exit::Usage,
            };
            return exit.into();
        }
    };
    let exit = match arguments.order {
        None => open::open(
            arguments.file.as_deref(),
            arguments.measure,
            arguments.renderer.into(),
        ),
        Some(Order::List(list)) => list::list(&list),
        Some(Order::Attendance(order)) => attendance::attendance(&order),
        Some(Order::Check(check)) => check::check(&check),
        Some(Order::Render(render)) => render::render(&render),
    };
    exit.into()
}

/// Says something on standard error.
fn say(words: impl std::fmt::Display) {
    // There is nowhere left to complain when the stream is closed.
    drop(writeln!(std::io::stderr(), "{words}"));
}

/// Writes a line to standard output; [`Exit::CannotWrite`] when it is closed.
fn print(words: impl std::fmt::Display) -> Exit {
    wrote(writeln!(std::io::stdout(), "{words}"))
}

/// How writing to standard output ended.
fn wrote(result: std::io::Result<()>) -> Exit {
    match result {
        Ok(()) => Exit::Good,
        Err(error) => {
            say(format_args!("standard output cannot be written: {error}"));
            Exit::CannotWrite
        }
    }
}

use std::io::{IsTerminal as _, Write as _};

use crate::jobs::Input;
use crate::text;

/// Files below this many bytes are read before anybody could wonder.
const LARGE: u64 = 16 << 20;

/// A line on the terminal that says what is being done, for as long as it lives.
pub(super) struct Progress {
    width: usize,
}

impl Progress {
    /// Says that files are read which are large together, where somebody looks at a terminal.
    pub(super) fn of(inputs: &[Input<'_>]) -> Option<Self> {
        let bytes: u64 = inputs.iter().filter_map(|input| input.size()).sum();
        let terminal = std::io::stderr().is_terminal();
        let term = std::env::var("TERM").unwrap_or_default();
        if !is_wanted(bytes, terminal, &term) {
            return None;
        }
        let name = match inputs {
            [one] => one.name().into_owned(),
            several => text::files(several.len()),
        };
        let line = text::reading_large(&name, bytes >> 20);
        write(&line);
        Some(Self {
            width: line.chars().count(),
        })
    }
}

impl Progress {
    /// A line for what takes its time, where somebody looks at a terminal.
    pub(super) fn on_terminal() -> Option<Self> {
        let terminal = std::io::stderr().is_terminal();
        let term = std::env::var("TERM").unwrap_or_default();
        is_wanted(LARGE, terminal, &term).then(|| Self { width: 0 })
    }

    /// Says how far it is.
    pub(super) fn show(&mut self, line: &str) {
        self.width = self.width.max(line.chars().count());
        write(&format!("\r{line:width$}", width = self.width));
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        write(&format!("\r{:width$}\r", "", width = self.width));
    }
}

fn is_wanted(bytes: u64, terminal: bool, term: &str) -> bool {
    bytes >= LARGE && terminal && term != "dumb"
}

fn write(text: &str) {
    let mut stream = std::io::stderr();
    // There is nowhere left to complain when the stream is closed.
    drop(stream.write_all(text.as_bytes()));
    drop(stream.flush());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_who_looks_at_a_terminal_is_told_and_only_of_large_files() {
        assert!(is_wanted(LARGE, true, "xterm"));
        assert!(!is_wanted(LARGE - 1, true, "xterm"));
        assert!(!is_wanted(LARGE, false, "xterm"));
        assert!(!is_wanted(LARGE, true, "dumb"));
    }
}

use std::io::{self, IsTerminal as _, Write as _};
use std::path::Path;

use super::{Exit, tell, wrote};
use crate::jobs::save;

/// Whether a target is standard output.
pub(super) fn is_standard(target: &Path) -> bool {
    target.as_os_str() == "-"
}

/// Whether a target is a terminal.
pub(super) fn is_terminal(target: &Path) -> bool {
    is_standard(target) && io::stdout().is_terminal()
}

/// Writes a file as a whole, or standard output.
pub(super) fn write(target: &Path, bytes: &[u8]) -> Exit {
    if is_standard(target) {
        return wrote(io::stdout().write_all(bytes));
    }
    match save(target, bytes) {
        Ok(()) => Exit::Good,
        Err(problem) => {
            tell(&problem);
            Exit::CannotWrite
        }
    }
}

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// Sets up what happens when the program meets a fault of its own: a report is written into
/// `folder` (made if need be), and the message and the place of the report are shown on the
/// standard error stream.
///
/// Threads that make tiles survive their faults; the window goes on.
pub fn install_panic_hook(folder: PathBuf) {
    std::panic::set_hook(Box::new(move |panic| {
        let mut report = format!("Summit Atlas {}\n", env!("CARGO_PKG_VERSION"));
        let thread = std::thread::current();
        let name = thread.name().unwrap_or("unnamed").to_owned();
        let trace = std::backtrace::Backtrace::force_capture();
        // Writing into a String cannot fail.
        if write!(report, "thread {name}: {panic}\n\n{trace}\n").is_err() {
            report.push_str("(the rest could not be written)\n");
        }
        let message = match write_report(&folder, &report) {
            Ok(path) => format!(
                "summit-atlas: a fault in the program: {panic}\nA report was written to {}",
                path.display()
            ),
            Err(error) => format!(
                "summit-atlas: a fault in the program: {panic}\nNo report could be written to {}: \
                 {error}",
                folder.display()
            ),
        };
        // There is nowhere left to complain when the stream is closed.
        drop(writeln!(std::io::stderr(), "{message}"));
    }));
}

fn write_report(folder: &Path, report: &str) -> std::io::Result<PathBuf> {
    std::fs::create_dir_all(folder)?;
    let path = folder.join(format!("fault-{}.txt", std::process::id()));
    std::fs::write(&path, report)?;
    Ok(path)
}

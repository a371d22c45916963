use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// How the names of reports begin before and after they were told of.
const UNTOLD: &str = "fault-";
const TOLD: &str = "told-fault-";

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

/// Reports that earlier runs left in a folder and that were not told yet; from now on they count
/// as told.
#[must_use]
pub fn take_untold_reports(folder: &Path) -> Vec<PathBuf> {
    let Ok(files) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut reports: Vec<PathBuf> = files
        .filter_map(|file| {
            let path = file.ok()?.path();
            let name = path.file_name()?.to_str()?;
            let rest = name.strip_prefix(UNTOLD)?;
            let told = path.with_file_name(format!("{TOLD}{rest}"));
            std::fs::rename(&path, &told).ok()?;
            Some(told)
        })
        .collect();
    reports.sort();
    reports
}

fn write_report(folder: &Path, report: &str) -> std::io::Result<PathBuf> {
    std::fs::create_dir_all(folder)?;
    let path = folder.join(format!("{UNTOLD}{}.txt", std::process::id()));
    std::fs::write(&path, report)?;
    Ok(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_is_told_once() {
        let folder = tempfile::tempdir().unwrap();
        let path = write_report(folder.path(), "what happened").unwrap();
        let told = take_untold_reports(folder.path());
        assert_eq!(told.len(), 1);
        assert!(!path.exists());
        assert_eq!(std::fs::read_to_string(&told[0]).unwrap(), "what happened");
        assert!(take_untold_reports(folder.path()).is_empty());
        assert!(take_untold_reports(&folder.path().join("nowhere")).is_empty());
    }
}

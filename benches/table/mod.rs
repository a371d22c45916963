//! A table of medians.

use std::io::Write as _;
use std::time::{Duration, Instant};

/// Time given to each side of a row, and the least number of runs.
const SHARE: Duration = Duration::from_millis(600);
const LEAST_RUNS: usize = 5;

/// Rows of n, median, median per n, and the ratio to the baseline's median.
pub(crate) struct Table {
    title: String,
    baseline: String,
    rows: Vec<(usize, Duration, Duration)>,
}

impl Table {
    /// A table with what is measured and what it is held against.
    pub(crate) fn new(title: &str, baseline: &str) -> Self {
        Self {
            title: title.to_owned(),
            baseline: baseline.to_owned(),
            rows: Vec::new(),
        }
    }

    /// Measures both sides in turns, so that they meet the same noise. Each tells whether it did
    /// its work.
    pub(crate) fn row(
        &mut self,
        n: usize,
        mut measured: impl FnMut() -> bool,
        mut baseline: impl FnMut() -> bool,
    ) {
        let (mut ours, mut theirs) = (Vec::new(), Vec::new());
        let started = Instant::now();
        while ours.len() < LEAST_RUNS || started.elapsed() < 2 * SHARE {
            ours.push(timed(&mut measured));
            theirs.push(timed(&mut baseline));
        }
        self.rows.push((n, median(ours), median(theirs)));
    }

    /// Prints the table in Markdown.
    pub(crate) fn print(&self) {
        let mut lines = format!(
            "\n{}; baseline: {}\n\n| n | median | per n | baseline | ratio |\n|--:|--:|--:|--:|--:|\n",
            self.title, self.baseline
        );
        for (n, ours, theirs) in &self.rows {
            let ms = |time: Duration| time.as_secs_f64() * 1e3;
            #[expect(clippy::cast_precision_loss, reason = "n has few digits")]
            let each = ours.as_secs_f64() * 1e9 / (*n).max(1) as f64;
            let ratio = ours.as_secs_f64() / theirs.as_secs_f64();
            let (ours, theirs) = (ms(*ours), ms(*theirs));
            let row =
                format!("| {n} | {ours:.4} ms | {each:.1} ns | {theirs:.4} ms | {ratio:.3} |\n");
            lines.push_str(&row);
        }
        // A closed output ends the benchmark's use, not its run.
        drop(std::io::stdout().write_all(lines.as_bytes()));
    }
}

fn timed(work: &mut impl FnMut() -> bool) -> Duration {
    let started = Instant::now();
    assert!(work(), "the measured work was not done");
    started.elapsed()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

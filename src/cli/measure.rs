use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use super::arguments::Measure;
use super::print;
use crate::app::Probe;

/// How long a window must have been at rest before its frames are counted, and for how long they
/// are.
const SETTLING: Duration = Duration::from_secs(2);
const COUNTED: Duration = Duration::from_secs(10);

/// What watches the frames for a measurement that started with the program.
pub(super) fn probe(measure: Measure, started: Instant) -> Box<dyn Probe> {
    match measure {
        Measure::FirstFrame => Box::new(FirstFrame(started)),
        Measure::Idle => Box::new(Idle::default()),
    }
}

/// Prints after how many milliseconds the first complete frame was painted, and ends the program.
struct FirstFrame(Instant);

impl Probe for FirstFrame {
    fn frame(&mut self, complete: bool) {
        if complete {
            let exit = print(format_args!(
                "{:.1}",
                self.0.elapsed().as_secs_f64() * 1000.0
            ));
            std::process::exit(exit as i32);
        }
    }
}

/// Prints how many frames an idle window paints in ten seconds, and ends the program.
#[derive(Default)]
struct Idle {
    frames: Arc<AtomicU64>,
    counting: bool,
}

impl Probe for Idle {
    fn frame(&mut self, complete: bool) {
        self.frames.fetch_add(1, Ordering::Relaxed);
        if complete && !self.counting {
            self.counting = true;
            let frames = Arc::clone(&self.frames);
            std::thread::spawn(move || {
                std::thread::sleep(SETTLING);
                let before = frames.load(Ordering::Relaxed);
                std::thread::sleep(COUNTED);
                let exit = print(frames.load(Ordering::Relaxed) - before);
                std::process::exit(exit as i32);
            });
        }
    }
}

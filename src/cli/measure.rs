use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use super::arguments::Measure;
use super::print;
use crate::app::Probe;
use crate::explorer::Command;

/// How long a window must have been at rest before its frames are counted, and for how long they
/// are.
const SETTLING: Duration = Duration::from_secs(2);
const COUNTED: Duration = Duration::from_secs(10);

/// What watches the frames for a measurement that started with the program.
pub(super) fn probe(measure: Measure, started: Instant) -> Box<dyn Probe> {
    match measure {
        Measure::FirstFrame => Box::new(FirstFrame(started)),
        Measure::Idle => Box::new(Idle::default()),
        Measure::Motion => Box::new(Motion::default()),
    }
}

/// Prints after how many milliseconds the first complete frame was painted, and ends the program.
struct FirstFrame(Instant);

impl Probe for FirstFrame {
    fn frame(&mut self, complete: bool) -> Option<Command> {
        if complete {
            let exit = print(format_args!(
                "{:.1}",
                self.0.elapsed().as_secs_f64() * 1000.0
            ));
            std::process::exit(exit as i32);
        }
        None
    }
}

/// Prints how many frames an idle window paints in ten seconds, and ends the program.
#[derive(Default)]
struct Idle {
    frames: Arc<AtomicU64>,
    counting: bool,
}

impl Probe for Idle {
    fn frame(&mut self, complete: bool) -> Option<Command> {
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
        None
    }
}

/// Frames that are timed while the map moves.
const MOVED: usize = 600;

/// Drags and zooms the map once it is complete, and prints how long frames took.
#[derive(Default)]
struct Motion {
    last: Option<Instant>,
    times: Vec<Duration>,
}

impl Probe for Motion {
    fn frame(&mut self, complete: bool) -> Option<Command> {
        let now = Instant::now();
        match self.last.replace(now) {
            None if !complete => {
                self.last = None;
                return None;
            }
            None => {}
            Some(last) => self.times.push(now - last),
        }
        if self.times.len() == MOVED {
            self.times.sort_unstable();
            let ms = |part: usize| {
                let at = (MOVED * part / 100).min(MOVED - 1);
                self.times[at].as_secs_f64() * 1000.0
            };
            let exit = print(format_args!("{:.1} {:.1} {:.1}", ms(50), ms(95), ms(100)));
            std::process::exit(exit as i32);
        }
        Some(match self.times.len() / 100 % 6 {
            0 => Command::Pan([-9.0, 2.0]),
            1 => Command::ZoomAt([400.0, 200.0], 0.02),
            2 => Command::Pan([6.0, -6.0]),
            3 => Command::ZoomAt([300.0, 200.0], -0.03),
            4 => Command::Pan([9.0, 3.0]),
            _ => Command::ZoomAt([350.0, 220.0], 0.01),
        })
    }
}

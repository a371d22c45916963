//! Films: pictures of one view at many times, made on all cores and taken in their order.

mod changed;
mod gif;
mod palette;
mod webp;

use std::num::NonZeroUsize;
use std::sync::Arc;
use std::sync::mpsc::sync_channel;
use std::thread;

use super::{Picture, PictureError, Studio};
use crate::dataset::Dataset;
use crate::explorer::{Command, Explorer, Playback};
use crate::map::Figure;
use crate::theme::duration::FULL_PLAY;
use crate::time::TimeView;
use crate::view::{Settings, View};

/// The most pixels along a side of an encoded film.
pub const LARGEST_FILM: u32 = 4096;

/// A view at many times.
#[derive(Clone, Debug)]
pub struct Film {
    /// The file as it is.
    pub dataset: Arc<Dataset>,
    /// Colours and languages.
    pub settings: Settings,
    /// Width and height in points.
    pub size: [f32; 2],
    /// Device pixels per point.
    pub scale: f32,
    /// What of the window is shown.
    pub figure: Figure,
    /// What is looked at; its time aside.
    pub view: View,
    /// When, frame by frame.
    pub times: Vec<TimeView>,
}

/// What is seen when an explorer plays for some seconds: the time of frame k is the one k / `fps` seconds after it began.
/// Both ends have a frame. The playing takes just as long, whatever it took before.
#[must_use]
pub fn played(explorer: &mut Explorer, seconds: f64, fps: u32) -> Vec<TimeView> {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a few thousand frames; a negative number is none"
    )]
    let steps = (seconds * f64::from(fps)).round() as usize;
    let speed = FULL_PLAY / seconds.max(f64::MIN_POSITIVE);
    explorer.apply(Command::SetSpeed(
        speed.clamp(Playback::SLOWEST, Playback::FASTEST),
    ));
    explorer.apply(Command::TogglePlay);
    let mut times = vec![explorer.view().time];
    for _ in 0..steps {
        explorer.advance(1.0 / f64::from(fps));
        times.push(explorer.view().time);
    }
    times
}

impl Film {
    /// Makes all frames, on so many threads; each is developed where it was made, and taken on the calling thread, one
    /// after the other. Each is what a [`Studio`] draws of a window that looks at that time.
    ///
    /// # Errors
    /// The first that comes of making, developing or taking a frame; no more are made then.
    pub fn shoot<T, E>(
        &self,
        threads: NonZeroUsize,
        develop: impl Fn(Picture) -> Result<T, PictureError> + Sync,
        mut take: impl FnMut(usize, T) -> Result<(), E>,
    ) -> Result<(), E>
    where
        T: Clone + Send,
        E: From<PictureError>,
    {
        let threads = threads.get().min(self.times.len().max(1));
        let develop = &develop;
        thread::scope(|scope| {
            let mut makers = Vec::with_capacity(threads);
            for first in 0..threads {
                // One frame waits while the next is made: the memory that is needed does not grow.
                let (sender, receiver) = sync_channel(1);
                scope.spawn(move || {
                    self.make(first, threads, develop, |frame| {
                        let is_last = frame.is_err();
                        sender.send(frame).is_ok() && !is_last
                    });
                });
                makers.push(receiver);
            }
            for frame in 0..self.times.len() {
                // A maker that is gone has met a fault, which ends the scope as well.
                let Ok(made) = makers[frame % threads].recv() else {
                    return Err(PictureError::Unfinished.into());
                };
                take(frame, made?)?;
            }
            Ok(())
        })
    }

    /// Makes every so many-th frame for as long as they are wanted.
    fn make<T: Clone>(
        &self,
        first: usize,
        step: usize,
        develop: impl Fn(Picture) -> Result<T, PictureError>,
        mut give: impl FnMut(Result<T, PictureError>) -> bool,
    ) {
        let mut explorer = Explorer::new(Arc::clone(&self.dataset), self.settings.clone());
        let studio = Studio::new(self.size, self.scale).and_then(|mut studio| {
            studio.set_figure(self.figure.clone());
            studio.settle(&mut explorer)?;
            Ok(studio)
        });
        let mut studio = match studio {
            Ok(studio) => studio,
            Err(error) => {
                give(Err(error));
                return;
            }
        };
        let mut before: Option<(TimeView, T)> = None;
        for time in self.times.iter().skip(first).step_by(step) {
            let frame = match &before {
                Some((at, frame)) if at == time => Ok(frame.clone()),
                _ => {
                    explorer.restore(View {
                        time: *time,
                        ..self.view.clone()
                    });
                    let picture = studio.draw_with(&mut explorer, NonZeroUsize::MIN);
                    picture.and_then(&develop)
                }
            };
            before = frame.as_ref().ok().map(|frame| (*time, frame.clone()));
            if !give(frame) {
                return;
            }
        }
    }

    /// Width and height in pixels.
    #[must_use]
    pub fn pixels(&self) -> [usize; 2] {
        Studio::pixels(self.size, self.scale)
    }

    /// The same at other times.
    fn at(&self, times: Vec<TimeView>) -> Self {
        Self {
            times,
            ..self.clone()
        }
    }
}

/// How long a frame is shown, in parts of a second: all frames before it last as long as they should.
fn shown(frame: usize, fps: u32, parts: u32) -> u32 {
    let at = |frame: usize| {
        let parts = u64::try_from(frame).unwrap_or(u64::MAX) * u64::from(parts);
        (parts + u64::from(fps) / 2) / u64::from(fps)
    };
    u32::try_from(at(frame + 1) - at(frame)).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_last_as_long_together_as_they_should() {
        for fps in 1..=60 {
            let whole: u32 = (0..600).map(|frame| shown(frame, fps, 100)).sum();
            let exact = 600.0 * 100.0 / f64::from(fps);
            assert!((f64::from(whole) - exact).abs() <= 0.5, "{fps}");
            let longest = (0..600).map(|frame| shown(frame, fps, 100)).max();
            let shortest = (0..600).map(|frame| shown(frame, fps, 100)).min();
            assert!(longest.unwrap() - shortest.unwrap() <= 1);
        }
        assert_eq!(shown(7, 25, 100), 4);
        assert_eq!(shown(7, 25, 1000), 40);
    }
}

use super::motion::Motion;
use super::state::Explorer;
use super::time_flight::TimeFlight;
use crate::theme::duration;
use crate::time::{TimeView, Window};
use crate::view::View;

impl Explorer {
    /// Moves what moves by itself on by `dt` seconds. Returns whether anything still moves.
    pub fn advance(&mut self, dt: f64) -> bool {
        if self.is_blank() {
            return false;
        }
        if let Some(mut motion) = self.motion.take() {
            let (camera, moving) = motion.advance(self.viewport(), dt);
            self.view.camera = self.viewport().held(camera);
            self.motion = moving.then_some(motion);
            if self.view.only_in_sight {
                self.ask(true);
            }
        }
        let before = self.view.time;
        if let Some(mut flight) = self.time_flight.take()
            && flight.destination(before).is_some()
        {
            let (time, moving) = flight.advance(dt);
            self.view.time = time;
            self.time_flight = moving.then_some(flight);
        }
        if self.playback.playing {
            self.view.time =
                self.playback
                    .advance(self.view.time, self.view.axis, &self.view.folds, dt);
            if !self.playback.playing {
                self.history.drop_if_idle(&self.view);
            }
        }
        if self.view.time != before {
            self.rewindow();
        }
        self.moving()
    }

    /// Whether anything moves by itself.
    #[must_use]
    pub fn moving(&self) -> bool {
        let moves = self.motion.is_some() || self.time_flight.is_some() || self.playback.playing;
        moves && !self.is_blank()
    }

    /// Sets off for a view: the map flies there and time goes along, all else is as it will be at once. Jumps where
    /// motion is not wanted. Returns whether anything set off.
    pub(super) fn set_off_for(&mut self, view: View) -> bool {
        self.playback.pause();
        self.playback.forget();
        let (camera, time) = (self.viewport().held(view.camera), view.time);
        let start = TimeView {
            mode: time.mode,
            window: self.view.time.window,
        };
        let from = self.view.camera;
        self.view = View {
            camera: from,
            time: start,
            ..view
        };
        (self.motion, self.time_flight) = (None, None);
        if self.settings.reduced_motion {
            (self.view.camera, self.view.time) = (camera, time);
            return false;
        }
        let time_moves = start.window != time.window;
        let at_least = if time_moves {
            duration::TIME_FLIGHT
        } else {
            0.0
        };
        let width = self.map_size[0];
        self.motion = (camera != from).then(|| Motion::fly(from, camera, width).lasting(at_least));
        let lasts = self.motion.as_ref().and_then(Motion::duration);
        self.time_flight = TimeFlight::new(start, time.window, lasts.unwrap_or(at_least));
        self.moving()
    }

    /// The view once every flight has arrived.
    pub(super) fn arrived(&self) -> View {
        let mut view = self.view.clone();
        if let Some(destination) = self.motion.as_ref().and_then(Motion::destination) {
            view.camera = destination;
        }
        view.time = self.arriving_time();
        view
    }

    fn arriving_time(&self) -> TimeView {
        let time = self.view.time;
        let flight = self.time_flight.as_ref();
        flight
            .and_then(|flight| flight.destination(time))
            .unwrap_or(time)
    }

    /// The window that events are held against, or will be once time has arrived where it is on the way to.
    #[must_use]
    pub fn arriving_window(&self) -> Window {
        self.effective(self.arriving_time())
    }

    /// The window that a view holds events against.
    #[must_use]
    pub fn window_of(&self, view: &View) -> Window {
        self.effective(view.time)
    }

    pub(super) fn effective(&self, time: TimeView) -> Window {
        time.effective(self.dataset.extent().unwrap_or(Window::HISTORY))
    }
}

use super::command::Command;
use super::home;
use super::playback::{LoopMode, Playback};
use super::state::Explorer;
use super::time_steps::{axis_around, axis_showing, stepped};
use crate::time::{Axis, Edge, Folds, TimeView, Window, WindowMode};

impl Explorer {
    /// Does a command about time. Returns whether it was one.
    pub(super) fn move_time(&mut self, command: &Command) -> bool {
        let (time, axis) = (self.view.time, self.view.axis);
        match *command {
            Command::SetWindow(window) => {
                self.view.time.window = window;
                self.playback.forget();
            }
            Command::SetMode(mode) => {
                self.view.time.mode = mode;
                self.playback.forget();
            }
            Command::GoTo(window) => self.go_to(window),
            Command::StepTime { steps, large } => {
                self.view.time = stepped(time, axis, steps, large);
                self.keep_window_in_sight();
            }
            Command::StepEvent(steps) => self.step_event(steps),
            Command::ToFirst => self.view.time = Playback::at_start(time, axis),
            Command::ToLast => self.view.time = Playback::at_end(time, axis),
            Command::SetSpeed(speed) => {
                self.playback.speed = speed.clamp(Playback::SLOWEST, Playback::FASTEST);
            }
            Command::CycleLoop => self.set_loop(self.playback.loop_mode.following()),
            Command::SetLoop(mode) => self.set_loop(mode),
            _ => return self.move_axis(command),
        }
        true
    }

    /// Does a command about the timeline's own view. Returns whether it was one.
    fn move_axis(&mut self, command: &Command) -> bool {
        let axis = self.view.axis;
        match *command {
            Command::SetAxis(axis) => self.view.axis = axis,
            Command::ResetAxis => self.view.axis = home::axis(self.index.opening().window),
            Command::ShowAllTime => {
                let all = self.dataset.extent().map(home::axis);
                self.view.axis = all.unwrap_or(axis);
            }
            Command::ShowWindow => {
                let window = self.view.time.window;
                if window.is_bounded() {
                    self.view.axis = home::axis(window);
                }
            }
            Command::ZoomAxis(factor) => self.zoom_axis(factor),
            Command::ToggleFolds => {
                self.view.folds = if self.view.folds.is_empty() {
                    Folds::of_empty(self.spans())
                } else {
                    Folds::NONE
                };
            }
            Command::Fold(window) => self.view.folds = self.view.folds.with(window),
            Command::FoldAt(moment) => {
                if let Some(gap) = self.empty_around(moment) {
                    self.view.folds = self.view.folds.with(gap);
                }
            }
            Command::UnfoldAt(moment) => self.view.folds = self.view.folds.without(moment),
            _ => return false,
        }
        true
    }

    pub(super) fn toggle_play(&mut self) -> bool {
        if self.playback.playing {
            self.playback.pause();
            return false;
        }
        self.time_flight = None;
        self.view.time = self.playback.begin(self.view.time, self.view.axis);
        true
    }

    fn set_loop(&mut self, mode: LoopMode) {
        self.playback.loop_mode = mode;
        self.playback.forget();
        if self.playback.playing {
            // What is played, and where it ends, is another matter now.
            self.view.time = self.playback.begin(self.view.time, self.view.axis);
        }
    }

    /// Looks at a stretch of time: in *window* just that, in the other modes with the edge that counts.
    fn go_to(&mut self, window: Window) {
        self.playback.forget();
        let time = self.view.time;
        self.view.time = match time.mode {
            WindowMode::Window => time.with_window(window),
            WindowMode::Instant | WindowMode::ToEnd if window.start().is_bounded() => {
                let moved = time.with_edge(Edge::Start, window.start());
                let reached = moved.window.start() == window.start();
                // A window without a start has no length to take along, and its end may be in the way.
                if reached {
                    moved
                } else {
                    time.with_window(window)
                }
            }
            WindowMode::FromStart if window.end().is_bounded() => {
                let moved = time.with_edge(Edge::End, window.end());
                let reached = moved.window.end() == window.end();
                if reached {
                    moved
                } else {
                    time.with_window(window)
                }
            }
            _ => TimeView {
                mode: WindowMode::Window,
                window,
            },
        };
        self.view.axis = axis_around(self.view.axis, window);
    }

    /// Zooms the timeline around the middle of the window, or its own where the window is out of sight.
    fn zoom_axis(&mut self, factor: f64) {
        const WIDTH: f64 = 1000.0;
        let axis = Axis::folded(self.view.axis, WIDTH, &self.view.folds);
        let window = self.view.time.window;
        let (from, to) = (
            axis.x_from_moment(window.start()),
            axis.x_from_moment(window.end()),
        );
        let middle = f64::midpoint(from.clamp(0.0, WIDTH), to.clamp(0.0, WIDTH));
        let out_of_sight = to <= 0.0 || from >= WIDTH;
        let at = if out_of_sight { WIDTH / 2.0 } else { middle };
        self.view.axis = axis.zoomed_at(at, factor).window();
    }

    /// A window that was moved off the timeline takes it along.
    fn keep_window_in_sight(&mut self) {
        self.view.axis = axis_showing(self.view.axis, self.view.time.window);
    }
}

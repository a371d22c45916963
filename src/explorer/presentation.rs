use super::Panel;
use super::command::{Effect, Present};
use super::presented::{Before, Presentation};
use super::state::Explorer;
use crate::geo::Camera;
use crate::time::Window;
use crate::view::View;

impl Explorer {
    /// The presentation, while there is one.
    #[must_use]
    pub fn presentation(&self) -> Option<&Presentation> {
        self.presentation.as_ref()
    }

    /// The view to be kept for the next time: while bookmarks are presented, the one from before.
    #[must_use]
    pub fn lasting_view(&self) -> &View {
        let before = self.presentation.as_ref();
        before.map_or(&self.view, |it| &it.before.view)
    }

    /// The stretch of time from the first bookmark to the last, with a margin: what of time a presentation is about.
    #[must_use]
    pub fn presented_stretch(&self) -> Window {
        let bookmarks = self.bookmarks().iter();
        let windows = bookmarks.map(|it| self.effective(it.view.time));
        let bounded = windows.map(|window| {
            let inside = window.intersection(&self.view.axis);
            let outside = if window.is_bounded() {
                Some(window)
            } else {
                inside
            };
            outside.unwrap_or(self.view.axis)
        });
        let hull = bounded.reduce(|a, b| a.hull(&b));
        super::home::axis(hull.unwrap_or(self.view.axis))
    }

    pub(super) fn is_blank(&self) -> bool {
        self.presentation
            .as_ref()
            .is_some_and(Presentation::is_blank)
    }

    /// Does what a presenter does.
    pub(super) fn present(&mut self, step: Present) {
        let last = self.bookmarks().len().saturating_sub(1);
        let Some(now) = &mut self.presentation else {
            match step {
                Present::Begin => self.begin_presentation(0),
                Present::BeginHere => {
                    self.begin_presentation(self.shown_bookmark().unwrap_or(0));
                }
                _ => {}
            }
            return;
        };
        // Whoever goes on after a blank screen first wants to see where.
        let was_blank = std::mem::take(&mut now.blank);
        let to = match step {
            Present::Begin | Present::BeginHere => return,
            Present::End => return self.end_presentation(),
            Present::Blank => {
                now.blank = !was_blank;
                return;
            }
            _ if was_blank => return,
            Present::Next => Some(now.index + 1).filter(|at| *at <= last),
            Present::Previous => now.index.checked_sub(1),
            Present::First => Some(0),
            Present::Last => Some(last),
        };
        if let Some(to) = to {
            self.go_on_to(to);
        }
    }

    fn go_on_to(&mut self, at: usize) {
        let (Some(view), Some(now)) = (self.bookmarked(at), &mut self.presentation) else {
            return;
        };
        now.index = at;
        self.bookmarks.show(at);
        let before = self.view.clone();
        self.set_off_for(view);
        self.follow(&before);
    }

    /// Shows the first one at once: the whole window changes, so that there is nowhere to fly from. Without bookmarks, says
    /// how to make one.
    fn begin_presentation(&mut self, at: usize) {
        if self.bookmarks().is_empty() {
            self.transient.panel = Some(Panel::Bookmarks);
            return;
        }
        self.playback.pause();
        let before = Before {
            view: self.arrived(),
            history: std::mem::take(&mut self.history),
            panel: self.transient.panel.take(),
            measurement: self.transient.measurement.take(),
            playback: self.playback,
            untouched: self.untouched,
            map_size: self.map_size,
            text_scale: f64::from(self.settings.text_size.factor()),
            asked: self.asked,
        };
        let index = at.min(self.bookmarks().len() - 1);
        self.presentation = Some(Presentation {
            index,
            blank: false,
            before,
        });
        self.bookmarks.show(index);
        self.effects.push(Effect::FillScreen);
        if let Some(view) = self.bookmarked(index) {
            self.restore(view);
        }
    }

    /// Comes back to where one was, whatever was done in the meantime.
    pub(super) fn end_presentation(&mut self) {
        let Some(presentation) = self.presentation.take() else {
            return;
        };
        let before = presentation.before;
        self.map_size = before.map_size;
        self.restore(before.view);
        self.history = before.history;
        self.transient.panel = before.panel;
        self.transient.measurement = before.measurement;
        self.playback = before.playback;
        self.untouched = before.untouched;
        self.asked = before.asked;
        self.effects.push(Effect::LeaveScreen);
    }

    /// The camera that shows on this map all that a bookmark's camera shows on the map that it was made on. Where it does
    /// not say how large that was, it is taken for the one from before, with type of the usual size.
    pub(super) fn framed(&self, camera: Camera, made_on: Option<[f64; 2]>) -> Camera {
        let Some(presentation) = &self.presentation else {
            return camera;
        };
        let [width, height] = made_on.unwrap_or_else(|| {
            let before = &presentation.before;
            before.map_size.map(|side| side * before.text_scale)
        });
        let larger = (self.map_size[0] / width).min(self.map_size[1] / height);
        let zoom = camera.zoom + larger.log2();
        self.viewport().held(Camera { zoom, ..camera })
    }

    /// The map that is presented on has another size: what is shown, or flown to, is framed anew. Where hands moved the
    /// map, it stays there.
    pub(super) fn presented_on(&mut self, size: [f64; 2]) {
        let index = self.presentation.as_ref().map_or(0, Presentation::index);
        let camera = |explorer: &Self| explorer.bookmarked(index).map(|view| view.camera);
        let was = camera(self);
        let is_there = Some(self.arrived().camera) == was;
        self.map_size = size;
        self.measured = true;
        let now = camera(self).filter(|_| is_there);
        self.motion = None;
        let camera = now.unwrap_or(self.view.camera);
        self.view.camera = self.viewport().held(camera);
    }
}

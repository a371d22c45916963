use crate::view::View;

/// Views kept for undo; older ones are forgotten.
const LONGEST: usize = 200;

/// Changes of the same sort that follow one another are one step: a drag, a turn of the wheel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stroke {
    Camera,
    Window,
    Axis,
    Words,
    Known,
}

/// Earlier and later views.
#[derive(Clone, Debug, Default)]
pub(super) struct History {
    past: Vec<View>,
    future: Vec<View>,
    open: Option<Stroke>,
}

impl History {
    /// Notes that the view changed from `before`, as part of a stroke or on its own.
    pub(super) fn note(&mut self, before: View, stroke: Option<Stroke>) {
        let continues = stroke.is_some() && self.open == stroke;
        self.open = stroke;
        if continues {
            return;
        }
        self.past.push(before);
        if self.past.len() > LONGEST {
            self.past.remove(0);
        }
        self.future.clear();
    }

    /// Forgets the last step if it led back to where it began.
    pub(super) fn drop_if_idle(&mut self, now: &View) {
        if self.past.last() == Some(now) {
            self.past.pop();
            self.open = None;
        }
    }

    /// Ends the stroke that is under way.
    pub(super) fn end_stroke(&mut self) {
        self.open = None;
    }

    /// The view before the last step.
    pub(super) fn undo(&mut self, now: &View) -> Option<View> {
        self.open = None;
        let before = self.past.pop()?;
        self.future.push(now.clone());
        Some(before)
    }

    /// The view after the step that was taken back.
    pub(super) fn redo(&mut self, now: &View) -> Option<View> {
        self.open = None;
        let after = self.future.pop()?;
        self.past.push(now.clone());
        Some(after)
    }

    pub(super) fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    pub(super) fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }
}

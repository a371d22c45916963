use egui::Rect;

/// Where the names of marks may not be: what stands there already, on the screen.
#[derive(Default)]
pub(super) struct Occupied(Vec<Rect>);

impl Occupied {
    /// Takes the room if it is free.
    pub(super) fn take(&mut self, rect: Rect) -> bool {
        let free = !self.0.iter().any(|taken| taken.intersects(rect));
        if free {
            self.0.push(rect);
        }
        free
    }

    /// Takes the room in any case.
    pub(super) fn claim(&mut self, rect: Rect) {
        self.0.push(rect);
    }

    /// What is taken.
    pub(super) fn rects(&self) -> &[Rect] {
        &self.0
    }
}

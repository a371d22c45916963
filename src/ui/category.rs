use egui::{Color32, Painter, Pos2, Stroke};

use crate::explorer::Explorer;
use crate::map::form_ui;
use crate::theme::{CATEGORIES, Form, Rgba};

/// The sign of a kind of events: the most frequent kinds have one each, the others share one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Category {
    form: Form,
    color: Rgba,
}

/// How a sign is painted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Paint {
    Filled,
    /// An outline over a ground: something that is not certain.
    Hollow(Color32),
}

impl Category {
    /// The sign of a kind.
    pub(super) fn of(explorer: &Explorer, kind: &str) -> Self {
        let theme = explorer.theme();
        let frequent = explorer.index().kinds().iter().take(CATEGORIES);
        let mut colors = frequent.zip(&theme.categories);
        let found = colors.find(|(name, _)| *name == kind);
        let color = found.map_or(theme.ink, |(_, color)| *color);
        let form = explorer.index().form(kind);
        Self { form, color }
    }

    /// Its colour.
    pub(super) fn color(self) -> Color32 {
        self.color.into()
    }

    /// The same form without colour: something that is out of the window.
    pub(super) fn faded(self, explorer: &Explorer) -> Self {
        Self {
            color: explorer.theme().faint,
            ..self
        }
    }

    /// Paints the sign around a point. All forms have about the area of a circle of the radius.
    pub(super) fn paint(self, painter: &Painter, at: Pos2, radius: f32, paint: Paint) {
        let stroke = Stroke::new(1.5, self.color);
        let (fill, stroke) = match paint {
            Paint::Filled => (self.color(), Stroke::NONE),
            Paint::Hollow(ground) => (ground, stroke),
        };
        form_ui(painter, self.form, at, radius, fill, stroke);
    }
}

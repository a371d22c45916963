use egui::{Color32, Painter, Pos2, Shape, Stroke, vec2};

use crate::explorer::Explorer;
use crate::theme::{CATEGORIES, Rgba};

/// The form of a kind of events, so that colour is never its only sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Circle,
    Diamond,
    Square,
    Triangle,
    Hexagon,
}

const FORMS: [Form; CATEGORIES] = [
    Form::Circle,
    Form::Diamond,
    Form::Square,
    Form::Triangle,
    Form::Hexagon,
];

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
        let mut signs = frequent.zip(FORMS.iter().zip(&theme.categories));
        let found = signs.find(|(name, _)| *name == kind);
        let (form, color) = found.map_or((Form::Circle, theme.ink), |(_, (form, color))| {
            (*form, *color)
        });
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
        let Some(corners) = self.corners() else {
            painter.circle(at, radius, fill, stroke);
            return;
        };
        let corners = corners
            .iter()
            .map(|[x, y]| at + vec2(*x, *y) * radius)
            .collect();
        painter.add(Shape::convex_polygon(corners, fill, stroke));
    }

    /// The corners of the form for radius 1, clockwise; none for a circle.
    fn corners(self) -> Option<&'static [[f32; 2]]> {
        Some(match self.form {
            Form::Circle => return None,
            Form::Diamond => &[[0.0, -1.25], [1.25, 0.0], [0.0, 1.25], [-1.25, 0.0]],
            Form::Square => &[[-0.89, -0.89], [0.89, -0.89], [0.89, 0.89], [-0.89, 0.89]],
            Form::Triangle => &[[0.0, -1.2], [1.3, 0.95], [-1.3, 0.95]],
            Form::Hexagon => &[
                [-0.55, -0.95],
                [0.55, -0.95],
                [1.1, 0.0],
                [0.55, 0.95],
                [-0.55, 0.95],
                [-1.1, 0.0],
            ],
        })
    }
}

use egui::Color32;

use crate::theme::Rgba;

impl From<Rgba> for Color32 {
    fn from(color: Rgba) -> Self {
        Self::from_rgba_unmultiplied(color.r, color.g, color.b, color.a)
    }
}

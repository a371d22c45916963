use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{
    Align, Button, Color32, FontFamily, FontId, Galley, Layout, TextWrapMode, Ui, UiBuilder, Vec2,
    vec2,
};

use crate::explorer::{Command, Explorer, Panel};
use crate::text;
use crate::theme::{Rgba, size, space};

/// Room from the edge of the map in points.
pub(super) const EDGE: f32 = 12.0;
/// Height of a strip at the lower edge, and the gap between two, in points.
pub(super) const STRIP: f32 = 24.0;

/// Who made the map that is on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// What stands on the map.
    pub short: String,
    /// All of it, on hover.
    pub full: String,
}

/// Whose map it is, and that its borders are schematic: on one line, or where that has no room below each other.
pub(super) struct Imprint {
    words: Arc<Galley>,
    link: Arc<Galley>,
    in_one_line: bool,
    is_cut: bool,
    /// With the room around it, in points.
    pub(super) size: Vec2,
}

impl Imprint {
    /// No wider than the room; and where it would take more than half of its height, cut.
    pub(super) fn new(ui: &Ui, words: &str, room: Vec2) -> Self {
        let both = |wrap: &TextWrapping| {
            [words, text::BORDERS_ARE_SCHEMATIC].map(|words| {
                let font = FontId::new(size::SMALL, FontFamily::Proportional);
                let format = TextFormat::simple(font, Color32::PLACEHOLDER);
                let mut job = LayoutJob::single_section(words.to_owned(), format);
                job.wrap = wrap.clone();
                ui.painter().layout_job(job)
            })
        };
        let [words, link] = both(&TextWrapping::no_max_width());
        let size = vec2(words.size().x + link.size().x + 3.0 * space::SMALL, STRIP);
        // A line may come as far as the other edge of the map.
        if size.x <= room.x + EDGE {
            return Self {
                words,
                link,
                in_one_line: true,
                is_cut: false,
                size,
            };
        }
        let inside = (room.x - 2.0 * space::SMALL).max(1.0);
        let below = |[words, link]: [Arc<Galley>; 2]| {
            let width = words.size().x.max(link.size().x) + 2.0 * space::SMALL;
            let height = words.size().y + link.size().y + 3.0 * space::TINY;
            Self {
                words,
                link,
                in_one_line: false,
                is_cut: false,
                size: vec2(width, height).ceil(),
            }
        };
        let wrapped = below(both(&TextWrapping::wrap_at_width(inside)));
        if wrapped.size.y <= room.y / 2.0 {
            return wrapped;
        }
        Self {
            is_cut: true,
            ..below(both(&TextWrapping::truncate_at_width(inside)))
        }
    }

    /// On its card.
    pub(super) fn show(
        &self,
        ui: &mut Ui,
        explorer: &Explorer,
        attribution: &Attribution,
        commands: &mut Vec<Command>,
    ) {
        let card = ui.max_rect();
        let (layout, room) = if self.in_one_line {
            let room = card.with_min_x(card.min.x + space::SMALL);
            (Layout::left_to_right(Align::Center), room)
        } else {
            let room = card.shrink2(vec2(space::SMALL, space::TINY));
            (Layout::top_down(Align::Min), room)
        };
        let mut ui = ui.new_child(UiBuilder::new().max_rect(room).layout(layout));
        if self.is_cut {
            ui.style_mut().wrap_mode = Some(TextWrapMode::Truncate);
        }
        let theme = explorer.theme();
        ui.label(inked(&self.words, theme.muted))
            .on_hover_text(&attribution.full);
        if explorer.presentation().is_some() {
            ui.label(inked(&self.link, theme.muted));
            return;
        }
        let link = Button::new(inked(&self.link, theme.selection)).frame(false);
        let link = if self.in_one_line { link } else { link.small() };
        let response = ui
            .add(link)
            .on_hover_cursor(egui::CursorIcon::PointingHand)
            .on_hover_text(text::BORDERS_ARE_SCHEMATIC_TOOLTIP);
        if response.clicked() {
            commands.push(Command::TogglePanel(Panel::About));
        }
    }
}

fn inked(galley: &Arc<Galley>, ink: Rgba) -> LayoutJob {
    let mut job = LayoutJob::clone(&galley.job);
    for section in &mut job.sections {
        section.format.color = ink.into();
    }
    job
}

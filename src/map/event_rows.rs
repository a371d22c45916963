use egui::{
    Align2, Color32, CornerRadius, EventFilter, FontFamily, FontId, Id, Key, Modifiers, Rect,
    Response, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, style::ScrollAnimation, vec2,
};

use super::forms::ring_ui;
use super::pointing::{lit, points_at};
use crate::dataset::EventIx;
use crate::explorer::{Command, Explorer};
use crate::query::Listed;
use crate::text;
use crate::theme::{Theme, size, space};
use crate::time::Membership;
use crate::view::Selection;

/// Height of a row and width of a list in points.
pub(super) const ROW: f32 = 25.0;
pub(super) const WIDTH: f32 = 340.0;
/// Room for the date at the left edge, and for the signs at the right one, in points.
const DATES: f32 = 74.0;
const SIGNS: f32 = 40.0;
/// Rows beyond the edges of the list that are made, so that the arrows find the next one.
const BEYOND: usize = 2;

/// A list of events to choose from. Only rows in sight are made, however many there are; Tab and the arrows walk them.
pub(super) struct EventRows<'a> {
    pub(super) rows: &'a [Listed],
    /// What a screen reader says, from what it says of the event in other lists.
    pub(super) spoken: fn(&str) -> String,
    /// Its height at the most, in points.
    pub(super) height: f32,
    /// Whether it has just been opened, so that the keyboard goes there.
    pub(super) opened: bool,
}

impl EventRows<'_> {
    /// Shows the list. A row that is clicked selects its event.
    pub(super) fn show(&self, ui: &mut Ui, explorer: &Explorer, commands: &mut Vec<Command>) {
        ui.set_width(WIDTH);
        #[expect(clippy::cast_precision_loss, reason = "rows of a list")]
        let top = |row: usize| row as f32 * ROW;
        let area = ScrollArea::vertical()
            .max_height(self.height.max(ROW))
            .auto_shrink([false, true]);
        area.show_viewport(ui, |ui, seen| {
            ui.set_height(top(self.rows.len()));
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "brought into range"
            )]
            let row_at = |y: f32| (y / ROW).max(0.0) as usize;
            let first = row_at(seen.min.y).saturating_sub(BEYOND);
            let last = (row_at(seen.max.y) + 1 + BEYOND).min(self.rows.len());
            let (corner, width) = (ui.max_rect().min, ui.available_width());
            for at in first..last {
                let room = Rect::from_min_size(corner + vec2(0.0, top(at)), vec2(width, ROW));
                self.row_ui(ui, room, explorer, at, commands);
            }
        });
    }

    fn row_ui(
        &self,
        ui: &Ui,
        room: Rect,
        explorer: &Explorer,
        at: usize,
        commands: &mut Vec<Command>,
    ) {
        let (ix, membership) = self.rows[at];
        let event = explorer.dataset().event(ix);
        let chosen = explorer.selected_event() == Some(ix);
        let response = ui.interact(room, row_id(ui, ix), Sense::click());
        let when = text::dates(event.whens());
        let spoken = text::spoken_event(&event.title, &when, membership, event.disputed);
        let spoken = (self.spoken)(&spoken);
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, &spoken));
        if self.opened && at == 0 {
            response.request_focus();
        }
        if response.gained_focus() {
            show_at_once(ui, room);
        }
        if response.has_focus() {
            self.keys_ui(ui, &response, at);
        }
        let selection = || Selection::Event(event.id.clone());
        if response.clicked() {
            commands.push(Command::Select(selection()));
        }
        points_at(&response, selection, commands);
        let attention = explorer.attention(&selection());
        let theme = explorer.theme();
        let fill = match (chosen, response.hovered()) {
            (true, _) => Some(theme.selection_tint),
            (false, true) => Some(theme.hover),
            (false, false) => None,
        };
        let radius = CornerRadius::same(space::RADIUS);
        if let Some(fill) = fill {
            ui.painter().rect_filled(room, radius, fill);
        } else {
            ui.painter().add(lit(room, attention, theme));
        }
        if response.has_focus() {
            let (stroke, inside) = (Stroke::new(1.5, theme.selection), egui::StrokeKind::Inside);
            ui.painter().rect_stroke(room, radius, stroke, inside);
        }
        paint(ui, room, explorer, self.rows[at]);
        response.on_hover_text(&event.title);
    }

    /// The arrows walk the list, whatever lies beside it.
    fn keys_ui(&self, ui: &Ui, response: &Response, at: usize) {
        let filter = EventFilter {
            vertical_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        // Taken, so that the row that gets the keyboard now does not go on with the same press.
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let (down, up) = (pressed(Key::ArrowDown), pressed(Key::ArrowUp));
        let next = at.saturating_add(usize::from(down));
        let next = next.saturating_sub(usize::from(up));
        if next != at
            && let Some((event, _)) = self.rows.get(next)
        {
            ui.memory_mut(|memory| memory.request_focus(row_id(ui, *event)));
            let by = if down { ROW } else { -ROW };
            show_at_once(ui, response.rect.translate(vec2(0.0, by)));
        }
    }
}

fn row_id(ui: &Ui, event: EventIx) -> Id {
    ui.scope_id().with(("event", event))
}

/// Scrolls to a row without delay: what has the keyboard must be there in the next frame.
fn show_at_once(ui: &Ui, room: Rect) {
    ui.scroll_to_rect_animation(room, None, ScrollAnimation::none());
}

/// The date, the title as far as it goes, and the signs of doubt and dispute.
fn paint(ui: &Ui, room: Rect, explorer: &Explorer, (ix, membership): Listed) {
    let theme = explorer.theme();
    let event = explorer.dataset().event(ix);
    let painter = ui.painter();
    let line = |words: String, size: f32, color: Color32, left: f32, width: f32| {
        let font = FontId::new(size, FontFamily::Proportional);
        let format = egui::TextFormat::simple(font, color);
        let mut job = egui::text::LayoutJob::single_section(words, format);
        job.wrap = egui::text::TextWrapping::truncate_at_width(width);
        let galley = painter.layout_job(job);
        let at = pos2(left, room.center().y - galley.size().y / 2.0);
        painter.galley(at, galley, color);
    };
    let left = room.min.x + space::SMALL;
    let when = text::short_dates(event.whens());
    line(
        when,
        size::SMALL,
        theme.muted.into(),
        left,
        DATES - space::SMALL,
    );
    let title = event.title.clone();
    let width = room.width() - DATES - space::SMALL - SIGNS;
    line(title, size::BODY, theme.ink.into(), left + DATES, width);
    let at = pos2(room.max.x - 12.0, room.center().y);
    certainty_ui(ui, at, theme, membership);
    if event.disputed {
        let (at, font) = (
            at - vec2(16.0, 0.0),
            FontId::new(size::BODY, FontFamily::Name("bold".into())),
        );
        let (sign, ink) = (text::DISPUTED_SIGN, theme.dispute.into());
        painter.text(at, Align2::CENTER_CENTER, sign, font, ink);
    }
}

/// A dot, a dashed ring, or a short line for what has no date.
fn certainty_ui(ui: &Ui, at: egui::Pos2, theme: &Theme, membership: Option<Membership>) {
    let painter = ui.painter();
    match membership {
        Some(Membership::Certain) => {
            painter.circle_filled(at, 4.0, theme.mark);
        }
        Some(_) => ring_ui(painter, at, 4.0, Stroke::new(1.5, theme.mark)),
        None => {
            let half = vec2(4.0, 0.0);
            painter.line_segment([at - half, at + half], Stroke::new(1.5, theme.faint));
        }
    }
}

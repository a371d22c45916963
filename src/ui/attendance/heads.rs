use std::sync::Arc;

use egui::epaint::TextShape;
use egui::text::{LayoutJob, TextWrapping};
use egui::{
    Align2, Color32, CornerRadius, FontFamily, FontId, Galley, Id, Painter, Rect, Role, Sense,
    Stroke, TextFormat, Ui, WidgetInfo, pos2,
};

use super::Table;
use super::grid::{CELL, along, within};
use crate::dataset::Tally;
use crate::explorer::{Attention, Command, Explorer};
use crate::text;
use crate::theme::{Theme, size, space};
use crate::time::Edtf;
use crate::view::Selection;

/// Height of the counts below the titles, in points.
const COUNTS: f32 = 20.0;

/// The column of the selected event.
pub(super) fn selected_column(explorer: &Explorer, table: &Table) -> Option<usize> {
    let id = explorer.view().selection.as_ref()?.event()?;
    let mut events = table.attendance.events().iter();
    events.position(|event| event.id == id)
}

fn counts(tally: Tally) -> String {
    text::tally([tally.present, tally.absent, tally.expected, tally.disputed])
}

fn when_words(whens: &[Edtf]) -> String {
    let words = text::short_dates_with_year(whens);
    if words.is_empty() {
        text::UNDATED.to_owned()
    } else {
        words
    }
}

fn font() -> FontId {
    FontId::new(size::SMALL, FontFamily::Proportional)
}

/// What the numbers beside the names and below the titles count, in the corner between them.
pub(super) fn corner_ui(ui: &Ui, explorer: &Explorer, room: Rect) {
    let at = pos2(room.max.x - space::SMALL, room.max.y - COUNTS / 2.0);
    let color = explorer.theme().muted.into();
    ui.painter()
        .text(at, Align2::RIGHT_CENTER, text::PRESENT, font(), color);
}

/// The people, in the room at the left of the cells, of which the first begins at a height.
pub(super) fn names_ui(
    ui: &Ui,
    explorer: &Explorer,
    table: &Table,
    (room, top): (Rect, f32),
    commands: &mut Vec<Command>,
) {
    let theme = explorer.theme();
    let painter = ui.painter().with_clip_rect(room.intersect(ui.clip_rect()));
    let people = table.attendance.people();
    for row in within(room.min.y - top..room.max.y - top, CELL[1], people.len()) {
        let person = &people[row];
        let y = top + along(row, CELL[1]);
        let rect = Rect::from_x_y_ranges(room.x_range(), y..=y + CELL[1]);
        let tally = person.tally();
        let spoken = text::with_tally(&person.name, &counts(tally));
        let selection = Selection::Person(person.id.clone());
        let id = ui.scope_id().with(("person", row));
        band_ui(&painter, rect, explorer.attention(&selection), theme);
        let head = Head {
            rect,
            room,
            id,
            spoken,
        };
        head.head_ui(ui, explorer, selection, commands);
        painter.hline(room.x_range(), rect.max.y, Stroke::new(1.0, theme.line));
        let right = pos2(rect.max.x - space::SMALL, rect.center().y);
        let count = tally.present.to_string();
        let count = painter.text(
            right,
            Align2::RIGHT_CENTER,
            count,
            font(),
            theme.muted.into(),
        );
        let width = count.min.x - rect.min.x - space::MEDIUM;
        let name = lines(&painter, &person.name, theme.ink.into(), width, 1);
        let at = pos2(
            rect.min.x + space::TINY,
            rect.center().y - name.size().y / 2.0,
        );
        painter.galley(at, name, theme.ink.into());
    }
}

/// The events, in the room above the cells, of which the first begins at a place from the left.
pub(super) fn titles_ui(
    ui: &Ui,
    explorer: &Explorer,
    table: &Table,
    (room, left): (Rect, f32),
    commands: &mut Vec<Command>,
) {
    let theme = explorer.theme();
    let painter = ui.painter().with_clip_rect(room.intersect(ui.clip_rect()));
    let events = table.attendance.events();
    for column in within(room.min.x - left..room.max.x - left, CELL[0], events.len()) {
        let event = &events[column];
        let x = left + along(column, CELL[0]);
        let rect = Rect::from_x_y_ranges(x..=x + CELL[0], room.y_range());
        let tally = table.tallies[column];
        let spoken = text::with_tally(&table.titles[column], &counts(tally));
        let id = ui.scope_id().with(("event", column));
        let shown = Selection::Event(event.id.clone());
        band_ui(&painter, rect, explorer.attention(&shown), theme);
        let head = Head {
            rect,
            room,
            id,
            spoken,
        };
        head.head_ui(ui, explorer, shown, commands);
        let length = rect.height() - COUNTS - space::TINY;
        let title = lines(&painter, &event.title, theme.ink.into(), length, 2);
        let when = lines(
            &painter,
            &when_words(&event.whens),
            theme.muted.into(),
            length,
            1,
        );
        let width = title.size().y + when.size().y;
        let foot = rect.max.y - COUNTS;
        let at = pos2(rect.center().x - width / 2.0, foot);
        let beside = pos2(at.x + title.size().y, foot);
        for (at, galley) in [(at, title), (beside, when)] {
            // Read from the foot up: the table is wide enough as it is.
            let turned = TextShape::new(at, galley, theme.ink.into());
            painter.add(turned.with_angle(-std::f32::consts::FRAC_PI_2));
        }
        let count = tally.present.to_string();
        let at = pos2(rect.center().x, rect.max.y - COUNTS / 2.0);
        painter.text(at, Align2::CENTER_CENTER, count, font(), theme.muted.into());
    }
}

/// A row or a column that stands out: a tint where it is selected; one between two lines where it is pointed at in any
/// panel; the lines alone where it belongs to that.
pub(super) fn band_ui(painter: &Painter, band: Rect, attention: Attention, theme: &Theme) {
    match attention {
        Attention::None => return,
        Attention::Selected => {
            painter.rect_filled(band, 0.0, theme.selection_tint);
            return;
        }
        Attention::Pointed => {
            painter.rect_filled(band, 0.0, theme.hover);
        }
        Attention::Related => {}
    }
    let line = Stroke::new(1.0, theme.selection);
    if band.height() > band.width() {
        painter.vline(band.min.x + 0.5, band.y_range(), line);
        painter.vline(band.max.x - 0.5, band.y_range(), line);
    } else {
        painter.hline(band.x_range(), band.min.y + 0.5, line);
        painter.hline(band.x_range(), band.max.y - 0.5, line);
    }
}

/// A name at the edge of the table.
struct Head {
    rect: Rect,
    /// Where it can be seen.
    room: Rect,
    id: Id,
    spoken: String,
}

impl Head {
    /// What it is called, and what a click on it selects. It is no tab stop: cells say both of theirs.
    fn head_ui(
        &self,
        ui: &Ui,
        explorer: &Explorer,
        selection: Selection,
        commands: &mut Vec<Command>,
    ) {
        let response = ui.interact(self.rect.intersect(self.room), self.id, Sense::CLICK);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &self.spoken));
        if response.hovered() {
            let card = response.rect.shrink(1.0);
            let radius = CornerRadius::same(space::RADIUS);
            ui.painter()
                .rect_filled(card, radius, explorer.theme().hover);
            commands.push(Command::Hover(Some(selection.clone())));
        }
        if response.clicked() {
            commands.push(Command::Select(selection));
        }
        response.on_hover_text(&self.spoken);
    }
}

/// Text in so many lines of a width at most.
fn lines(painter: &Painter, words: &str, color: Color32, width: f32, rows: usize) -> Arc<Galley> {
    let format = TextFormat::simple(font(), color);
    let mut job = LayoutJob::single_section(words.to_owned(), format);
    job.wrap = TextWrapping {
        max_width: width.max(1.0),
        max_rows: rows,
        ..TextWrapping::default()
    };
    painter.layout_job(job)
}

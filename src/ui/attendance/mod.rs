//! Who was at which event: people × events over the window, each cell with the claims that it rests on.
//!
//! The table is worked out when the dataset, its sources or the choice of events change, and not before the panel is open.

mod foot;
mod grid;
mod heads;
mod keys;
mod sign;
mod table;

pub(super) use sign::{RADIUS, sign_ui};

use egui::{Align2, Id, LayerId, Order, Ui, UiBuilder, Window, WindowDrag, pos2, vec2};

use super::widgets::muted;
use crate::dataset::{Attendance, Tally};
use crate::explorer::{Command, Explorer, Panel};
use crate::format::attendance_csv;
use crate::query::Gatherings;
use crate::text;
use crate::theme::space;
use foot::{foot_ui, legend_ui};
use table::table_ui;

/// Size of the panel at first and at least, and what it leaves free at the upper edge of the window, in points.
const SIZE: [f32; 2] = [1120.0, 600.0];
const LEAST: [f32; 2] = [300.0, 240.0];
const FROM_TOP: f32 = 56.0;
/// The part of the window's height that it covers at first, from below: the rest of the map is seen above it.
const COVERS: f32 = 0.58;
/// Room for the claims of a cell below the table, in points, and the part of the height that it takes at most.
const FOOT: f32 = 150.0;
const FOOT_AT_MOST: f32 = 0.3;

/// What the panel keeps from one frame to the next.
#[derive(Default)]
pub(super) struct AttendanceState {
    which: Gatherings,
    /// The table, with the filter's revision and the choice that it was made for.
    made: Option<(u64, Gatherings, Table)>,
    /// The row and the column that have the keyboard when the table has it.
    at: [usize; 2],
    /// Ids of the person and the event whose claims are shown.
    chosen: Option<[String; 2]>,
}

/// An attendance with what is said of its columns.
struct Table {
    attendance: Attendance,
    /// Each event with its date.
    titles: Vec<String>,
    tallies: Vec<Tally>,
}

impl Table {
    fn new(attendance: Attendance) -> Self {
        let events = attendance.events().iter();
        Self {
            titles: events
                .map(|it| text::dated_title(&it.title, &text::dates(&it.whens)))
                .collect(),
            tallies: attendance.of_events(),
            attendance,
        }
    }

    /// The row and the column of a person and an event.
    fn find(&self, [person, event]: &[String; 2]) -> Option<[usize; 2]> {
        let person = self
            .attendance
            .people()
            .iter()
            .position(|it| it.id == *person);
        let event = self
            .attendance
            .events()
            .iter()
            .position(|it| it.id == *event);
        Some([person?, event?])
    }

    /// What a cell says, in full.
    fn spoken(&self, [row, column]: [usize; 2]) -> String {
        let mention = self.attendance.mention(row, column);
        let what = sign::words(self.attendance.cell(row, column));
        let name = &self.attendance.people()[row].name;
        let claims = mention.map(|it| it.claims.len());
        text::attendance_cell(name, &self.titles[column], &what, claims)
    }
}

impl AttendanceState {
    /// The table of what is shown now.
    fn make(&mut self, explorer: &Explorer) {
        let revision = explorer.visible().filter_revision();
        let made = self.made.as_ref().map(|(of, which, _)| (*of, *which));
        if made == Some((revision, self.which)) {
            return;
        }
        let table = Table::new(Attendance::of(explorer.dataset(), self.which));
        let last = |count: usize| count.saturating_sub(1);
        let [row, column] = self.at;
        self.at = [
            row.min(last(table.attendance.people().len())),
            column.min(last(table.attendance.events().len())),
        ];
        self.made = Some((revision, self.which, table));
    }
}

/// The panel, if it is open.
pub(super) fn attendance_ui(
    ui: &Ui,
    explorer: &Explorer,
    state: &mut AttendanceState,
    commands: &mut Vec<Command>,
) {
    if explorer.transient().panel != Some(Panel::Attendance) {
        return;
    }
    state.make(explorer);
    let id = Id::unique("attendance");
    let layer = LayerId::new(Order::Middle, id);
    let opens = !ui.memory(|memory| memory.areas().visible_last_frame(&layer));
    let window = ui.ctx().content_rect();
    let room = window.size() - vec2(2.0 * space::LARGE, FROM_TOP + space::LARGE);
    let mut open = true;
    Window::new(text::ATTENDANCE)
        .id(id)
        .open(&mut open)
        .collapsible(false)
        // A title that is dragged would be a tab stop without a name.
        .drag_area(WindowDrag::Anywhere)
        .pivot(Align2::CENTER_BOTTOM)
        .default_pos(pos2(window.center().x, window.max.y - space::SMALL))
        .default_size(vec2(SIZE[0], SIZE[1].min(window.height() * COVERS)).min(room))
        .min_size(vec2(LEAST[0], LEAST[1]).min(room))
        .max_size(room)
        .show(ui.ctx(), |ui| {
            panel_ui(ui, explorer, state, opens, commands);
        });
    if !open {
        commands.push(Command::TogglePanel(Panel::Attendance));
    }
}

fn panel_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    state: &mut AttendanceState,
    opens: bool,
    commands: &mut Vec<Command>,
) {
    choices_ui(ui, explorer, state, commands);
    state.make(explorer);
    ui.add_space(space::TINY);
    let Some((_, _, table)) = &state.made else {
        return;
    };
    let foot = FOOT.min(ui.available_height() * FOOT_AT_MOST);
    let size = vec2(ui.available_width(), ui.available_height() - foot);
    let (_, rect) = ui.allocate_space(size.max(vec2(1.0, 1.0)));
    let mut chosen = state.chosen.as_ref().and_then(|ids| table.find(ids));
    if table.attendance.people().is_empty() {
        let words = muted(text::NOBODY_IS_MENTIONED, explorer.theme());
        ui.put(rect, egui::Label::new(words).wrap());
    } else {
        let builder = UiBuilder::new().max_rect(rect);
        let clicked = ui.scope_builder(builder, |ui| {
            table_ui(
                ui,
                explorer,
                table,
                (&mut state.at, chosen, opens),
                commands,
            )
        });
        if let Some([row, column]) = clicked.inner {
            let person = table.attendance.people()[row].id.clone();
            let event = table.attendance.events()[column].id.clone();
            state.chosen = Some([person, event]);
            chosen = Some([row, column]);
        }
    }
    legend_ui(ui, explorer.theme());
    foot_ui(ui, explorer, table, chosen, commands);
}

/// Which events there are, how many, and the way out as CSV.
fn choices_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    state: &mut AttendanceState,
    commands: &mut Vec<Command>,
) {
    ui.horizontal_wrapped(|ui| {
        for which in Gatherings::ALL {
            let words = match which {
                Gatherings::SummitsAndMeetings => text::SUMMITS_AND_MEETINGS,
                Gatherings::Summits => text::SUMMITS_ALONE,
                Gatherings::All => text::ALL_GATHERINGS,
            };
            ui.selectable_value(&mut state.which, which, words);
        }
        let Some((_, _, table)) = &state.made else {
            return;
        };
        let (people, events) = (table.attendance.people(), table.attendance.events());
        let size = text::table_size(people.len(), events.len());
        ui.label(muted(size, explorer.theme()));
        let copy = ui.button(text::COPY_AS_CSV);
        if copy.on_hover_text(text::COPY_AS_CSV_TOOLTIP).clicked() {
            commands.push(Command::Copy(attendance_csv::write(&table.attendance)));
        }
    });
}

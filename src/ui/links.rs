use egui::{Response, Shape, Ui};

use super::widgets::sized_link_ui;
use crate::explorer::{Command, Explorer};
use crate::map::{lit, points_at};
use crate::theme::size;
use crate::view::Selection;

/// Points by which the light behind a link is wider than its words.
const AROUND: f32 = 2.0;

/// A link to something of the file: a click selects it. It points at that, and stands out where that is pointed at
/// elsewhere.
pub(super) fn thing_link_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    words: &str,
    selection: Selection,
    commands: &mut Vec<Command>,
) -> Response {
    sized_ui(ui, explorer, (words, size::BODY), selection, commands)
}

/// The same in small type.
pub(super) fn small_thing_link_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    words: &str,
    selection: Selection,
    commands: &mut Vec<Command>,
) -> Response {
    sized_ui(ui, explorer, (words, size::SMALL), selection, commands)
}

fn sized_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    (words, size): (&str, f32),
    selection: Selection,
    commands: &mut Vec<Command>,
) -> Response {
    let theme = explorer.theme();
    let behind = ui.painter().add(Shape::Noop);
    let link = sized_link_ui(ui, theme, words, size);
    let attention = explorer.attention(&selection);
    let around = link.rect.expand(AROUND);
    ui.painter().set(behind, lit(around, attention, theme));
    if link.clicked() {
        commands.push(Command::Select(selection));
    } else {
        points_at(&link, || selection, commands);
    }
    link
}

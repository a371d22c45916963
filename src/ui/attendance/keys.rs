use egui::{EventFilter, Key, Modifiers, Response, Ui};

/// Where the keys lead from a cell that has the keyboard, in a table of so many rows and columns: arrows to its
/// neighbours, `Home` and `End` along its row. `None` when none of them is pressed.
pub(super) fn next_cell(
    ui: &Ui,
    response: &Response,
    [row, column]: [usize; 2],
    [rows, columns]: [usize; 2],
) -> Option<[usize; 2]> {
    let filter = EventFilter {
        horizontal_arrows: true,
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let [last_row, last_column] = [rows.saturating_sub(1), columns.saturating_sub(1)];
    let next = [
        (Key::ArrowUp, [row.saturating_sub(1), column]),
        (Key::ArrowDown, [last_row.min(row + 1), column]),
        (Key::ArrowLeft, [row, column.saturating_sub(1)]),
        (Key::ArrowRight, [row, last_column.min(column + 1)]),
        (Key::Home, [row, 0]),
        (Key::End, [row, last_column]),
    ];
    // Taken, so that the cell that gets the keyboard now does not go on with the same press.
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    next.into_iter()
        .find(|(key, _)| pressed(*key))
        .map(|(_, cell)| cell)
}

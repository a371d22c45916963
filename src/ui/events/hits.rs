use egui::text::{LayoutJob, TextFormat};
use egui::{
    Button, EventFilter, FontFamily, FontId, Key, Modifiers, Response, Ui, WidgetInfo, vec2,
};

use super::super::widgets::{append_marked, muted};
use super::EventsPanelState;
use super::layout::ListLayout;
use crate::explorer::{Command, Explorer};
use crate::map::{lit, points_at};
use crate::query::{Found, Hit};
use crate::text;
use crate::theme::{size, space};
use crate::view::Selection;

/// Height of a row in points.
const ROW: f32 = 24.0;

/// The people, places, organisations and sources that the words in the search field may mean: a click or Enter selects
/// one, arrows walk through them and back to the field.
pub(super) fn hits_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    state: &mut EventsPanelState,
    commands: &mut Vec<Command>,
) {
    let goes_down = std::mem::take(&mut state.to_hits);
    if explorer.view().filter.words.trim().is_empty() {
        return;
    }
    if let Some(part) = explorer.transient().reading_words {
        ui.add_space(space::TINY);
        ui.label(muted(text::reading_words(part), explorer.theme()));
        return;
    }
    let hits = explorer.found();
    if hits.is_empty() {
        return;
    }
    ui.add_space(space::TINY);
    let rows: Vec<Response> = hits
        .iter()
        .enumerate()
        .map(|(at, hit)| {
            ui.push_id(("hit", at), |ui| hit_ui(ui, explorer, hit, commands))
                .inner
        })
        .collect();
    if goes_down {
        rows[0].request_focus();
    } else if let Some(at) = rows.iter().position(Response::has_focus) {
        keys_ui(ui, &rows, at, state);
    }
}

/// Enter in the search field, taken before it sees it: it goes to what was found first, or else to the first row of the
/// list.
pub(super) fn field_keys_ui(
    ui: &Ui,
    explorer: &Explorer,
    layout: &ListLayout,
    commands: &mut Vec<Command>,
) {
    if explorer.view().filter.words.trim().is_empty() {
        return;
    }
    if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter)) {
        commands.push(Command::EndStroke);
        commands.extend(first(explorer, layout).map(Command::Show));
    }
}

/// What the words mean most likely; where that is events alone, the one that is listed first.
fn first(explorer: &Explorer, layout: &ListLayout) -> Option<Selection> {
    let dataset = explorer.dataset();
    let visible = explorer.visible();
    let hit = explorer.found().first();
    hit.map(|hit| hit.what.selection(dataset)).or_else(|| {
        let listed = layout.listing().event(dataset, 0);
        let any = listed.or_else(|| visible.dated().next());
        let event = any.or_else(|| visible.undated.first().copied())?;
        Some(Selection::Event(dataset.event(event).id.clone()))
    })
}

/// The row that has the keyboard: arrows go to its neighbours, and from the first one up to the field.
fn keys_ui(ui: &Ui, rows: &[Response], at: usize, state: &EventsPanelState) {
    let filter = EventFilter {
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(rows[at].id, filter));
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::ArrowDown)
        && let Some(next) = rows.get(at + 1)
    {
        next.request_focus();
    }
    if pressed(Key::ArrowUp) {
        match (at.checked_sub(1), state.field) {
            (Some(before), _) => rows[before].request_focus(),
            (None, Some(field)) => ui.memory_mut(|memory| memory.request_focus(field)),
            (None, None) => {}
        }
    }
}

fn hit_ui(ui: &mut Ui, explorer: &Explorer, hit: &Hit, commands: &mut Vec<Command>) -> Response {
    let theme = explorer.theme();
    let dataset = explorer.dataset();
    let selection = hit.what.selection(dataset);
    let title = hit.what.title(dataset);
    let other = (hit.name != title).then_some(hit.name.as_str());
    let format = |family, color: crate::theme::Rgba| {
        TextFormat::simple(FontId::new(size::BODY, family), color.into())
    };
    let bold = format(FontFamily::Name("bold".into()), theme.ink);
    let mut job = LayoutJob::default();
    match other {
        None => append_marked(&mut job, title, &hit.ranges, &bold, theme),
        Some(other) => {
            let quiet = format(FontFamily::Proportional, theme.muted);
            append_marked(&mut job, title, &[], &bold, theme);
            job.append("  ", 0.0, quiet.clone());
            append_marked(&mut job, other, &hit.ranges, &quiet, theme);
        }
    }
    let sort = sort(hit.what);
    let is_selected = explorer.view().selection.as_ref() == Some(&selection);
    let row = Button::selectable(is_selected, job)
        .right_text(muted(sort, theme))
        .truncate()
        .min_size(vec2(ui.available_width(), ROW));
    let attention = explorer.attention(&selection);
    let behind = ui.painter().add(egui::Shape::Noop);
    let response = ui.add(row);
    let spoken = text::spoken_hit(title, other, sort);
    response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, is_selected, &spoken));
    points_at(&response, || selection.clone(), commands);
    if !response.hovered() {
        ui.painter()
            .set(behind, lit(response.rect, attention, theme));
    }
    if response.clicked() {
        response.request_focus();
        commands.push(Command::Select(selection));
    }
    response
}

/// What something is, in a word.
const fn sort(what: Found) -> &'static str {
    match what {
        Found::Venue(_) => text::FOUND_PLACE,
        Found::Person(_) => text::FOUND_PERSON,
        Found::Organisation(_) => text::FOUND_ORGANISATION,
        Found::Source(_) => text::FOUND_SOURCE,
        Found::Event(_) => text::FOUND_EVENT,
    }
}

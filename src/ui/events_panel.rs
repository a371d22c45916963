use egui::{
    Align2, Color32, CornerRadius, FontFamily, FontId, Key, Painter, Rect, Role, ScrollArea, Sense,
    Stroke, TextEdit, Ui, WidgetInfo, pos2, vec2,
};

use super::list_layout::{HEADING, Item, ListLayout, ROW};
use super::widgets::{chip_ui, hairline_ui, muted};
use crate::dataset::EventIx;
use crate::explorer::{Command, Explorer};
use crate::text;
use crate::theme::{Theme, size, space};
use crate::time::Membership;
use crate::view::Selection;

/// Width of the dates at the left edge, in points.
const DATES: f32 = 68.0;

/// Kinds of events that have a switch of their own.
const KINDS_SHOWN: usize = 5;

/// What the list keeps from one frame to the next.
#[derive(Default)]
pub(super) struct EventsPanelState {
    pub(super) focus_search: bool,
    layout: ListLayout,
    /// The selection that was scrolled to.
    scrolled_to: Option<Selection>,
}

/// Search, choices and the list of what is visible.
pub(super) fn events_panel_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    state: &mut EventsPanelState,
    commands: &mut Vec<Command>,
) {
    let theme = explorer.theme();
    ui.spacing_mut().item_spacing.y = 0.0;
    egui::Frame::new()
        .inner_margin(space::MEDIUM)
        .show(ui, |ui| {
            search_ui(ui, explorer, state, commands);
            ui.add_space(space::SMALL);
            choices_ui(ui, explorer, commands);
        });
    hairline_ui(ui, theme);
    state.layout.update(explorer.dataset(), explorer.visible());
    if explorer.visible().rows.is_empty() && explorer.visible().undated.is_empty() {
        nothing_ui(ui, explorer, commands);
        return;
    }
    list_ui(ui, explorer, state, commands);
}

fn search_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    state: &mut EventsPanelState,
    commands: &mut Vec<Command>,
) {
    let mut words = explorer.view().filter.words.clone();
    let edit = TextEdit::singleline(&mut words)
        .hint_text(text::SEARCH_HINT)
        .desired_width(f32::INFINITY)
        .margin(vec2(space::SMALL, 6.0));
    let response = ui.add(edit);
    response.widget_info(|| {
        WidgetInfo::text_edit(true, &explorer.view().filter.words, &words, text::SEARCH)
    });
    if std::mem::take(&mut state.focus_search) {
        response.request_focus();
    }
    if response.changed() {
        commands.push(Command::SetWords(words));
    }
    if response.lost_focus() {
        commands.push(Command::EndStroke);
    }
}

fn choices_ui(ui: &mut Ui, explorer: &Explorer, commands: &mut Vec<Command>) {
    let theme = explorer.theme();
    let (visible, filter) = (explorer.visible(), &explorer.view().filter);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        let facets = &visible.facets;
        if facets.disputed > 0 || filter.disputed {
            let chip = chip_ui(ui, theme, filter.disputed, text::DISPUTED, facets.disputed);
            if chip.clicked() {
                commands.push(Command::ToggleDisputed);
            }
        }
        if facets.planned > 0 || filter.planned {
            let chip = chip_ui(ui, theme, filter.planned, text::PLANNED, facets.planned);
            if chip.clicked() {
                commands.push(Command::TogglePlanned);
            }
        }
        // The largest kinds first; all others behind a switch of their own.
        let mut kinds: Vec<_> = facets.kinds.iter().collect();
        kinds.sort_by_key(|(kind, count)| {
            (!filter.kinds.contains(*kind), std::cmp::Reverse(**count))
        });
        for (kind, count) in kinds.iter().take(KINDS_SHOWN) {
            if chip_ui(ui, theme, filter.kinds.contains(*kind), kind, **count).clicked() {
                commands.push(Command::ToggleKind((*kind).clone()));
            }
        }
        if kinds.len() > KINDS_SHOWN {
            ui.menu_button(muted(text::MORE_KINDS, theme), |ui| {
                for (kind, count) in &kinds[KINDS_SHOWN..] {
                    let mut on = filter.kinds.contains(*kind);
                    if ui.checkbox(&mut on, format!("{kind}  {count}")).changed() {
                        commands.push(Command::ToggleKind((*kind).clone()));
                    }
                }
            });
        }
    });
}

fn nothing_ui(ui: &mut Ui, explorer: &Explorer, commands: &mut Vec<Command>) {
    let theme = explorer.theme();
    egui::Frame::new()
        .inner_margin(space::LARGE)
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::SMALL;
            if explorer.dataset().is_empty() {
                ui.label(text::NO_EVENTS);
                ui.label(muted(text::NO_EVENTS_HINT, theme));
                super::widgets::command_ui(ui, &Command::Open, true, commands);
                return;
            }
            ui.label(text::NOTHING_HERE);
            ui.label(muted(text::NOTHING_HERE_HINT, theme));
            if !explorer.view().filter.is_empty() {
                super::widgets::command_ui(ui, &Command::ClearFilter, true, commands);
            }
            if let Some(extent) = explorer.dataset().extent()
                && ui.button(text::SHOW_ALL_TIME).clicked()
            {
                commands.push(Command::SetWindow(extent));
            }
        });
}

fn list_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    state: &mut EventsPanelState,
    commands: &mut Vec<Command>,
) {
    let selection = explorer.view().selection.clone();
    let selected = explorer.selected_event();
    let layout = &state.layout;
    let mut area = ScrollArea::vertical().auto_shrink([false, false]);
    if selection != state.scrolled_to {
        state.scrolled_to = selection;
        let stretch = selected.and_then(|event| layout.stretch_of(event));
        if let Some(stretch) = stretch {
            let room = ui.available_height();
            let middle = f32::midpoint(stretch.start, stretch.end) - room / 2.0;
            area =
                area.vertical_scroll_offset(middle.clamp(0.0, (layout.height() - room).max(0.0)));
        }
    }
    area.show_viewport(ui, |ui, viewport| {
        ui.set_height(layout.height());
        let left_top = ui.max_rect().min;
        let width = ui.available_width();
        for (top, item) in layout.within(viewport.min.y..viewport.max.y) {
            let at = left_top + vec2(0.0, top);
            match item {
                Item::Month(month, count) => {
                    heading_ui(ui, explorer.theme(), at, width, &text::month(month), count);
                }
                Item::Undated(count) => {
                    heading_ui(ui, explorer.theme(), at, width, text::UNDATED, count);
                }
                Item::Event(event, membership) => {
                    let rect = Rect::from_min_size(at, vec2(width, ROW));
                    row_ui(ui, rect, explorer, layout, event, membership, commands);
                }
            }
        }
    });
}

fn heading_ui(ui: &Ui, theme: &Theme, at: egui::Pos2, width: f32, words: &str, count: usize) {
    let font = FontId::new(size::SMALL, FontFamily::Proportional);
    let y = at.y + HEADING - 8.0;
    let painter = ui.painter();
    let color: Color32 = theme.muted.into();
    let left = pos2(at.x + space::MEDIUM, y);
    painter.text(left, Align2::LEFT_BOTTOM, words, font.clone(), color);
    let right = pos2(at.x + width - space::LARGE, y);
    painter.text(right, Align2::RIGHT_BOTTOM, count, font, color);
}

fn row_ui(
    ui: &Ui,
    rect: Rect,
    explorer: &Explorer,
    layout: &ListLayout,
    ix: EventIx,
    membership: Option<Membership>,
    commands: &mut Vec<Command>,
) {
    let theme = explorer.theme();
    let event = explorer.dataset().event(ix);
    let id = ui.scope_id().with(("event", ix));
    let response = ui.interact(rect, id, Sense::click());
    let when = event.when.as_ref().map_or_else(String::new, text::date);
    let is_selected = explorer.selected_event() == Some(ix);
    let spoken = text::spoken_event(&event.title, &when, membership, event.disputed);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_selected, &spoken));
    let is_hovered = explorer
        .transient()
        .hovered
        .as_ref()
        .and_then(Selection::event)
        == Some(event.id.as_str());
    if response.hovered() {
        commands.push(Command::Hover(Some(Selection::Event(event.id.clone()))));
    }
    if response.clicked() {
        response.request_focus();
        commands.push(Command::Select(Selection::Event(event.id.clone())));
    }
    if response.has_focus() {
        list_keys_ui(ui, id, explorer, layout, ix, commands);
    }
    let fill = match (is_selected, is_hovered || response.hovered()) {
        (true, _) => Some(theme.selection_tint),
        (false, true) => Some(theme.hover),
        (false, false) => None,
    };
    let painter = ui.painter();
    let card = rect.shrink2(vec2(6.0, 1.0));
    if let Some(fill) = fill {
        painter.rect_filled(card, CornerRadius::same(space::RADIUS), fill);
    }
    if response.has_focus() {
        let stroke = Stroke::new(1.5, theme.selection);
        painter.rect_stroke(
            card,
            CornerRadius::same(space::RADIUS),
            stroke,
            egui::StrokeKind::Inside,
        );
    }
    paint_row(painter, rect, explorer, ix, membership);
}

/// A list row that has the keyboard: arrows go to its neighbours, Enter flies there.
fn list_keys_ui(
    ui: &Ui,
    id: egui::Id,
    explorer: &Explorer,
    layout: &ListLayout,
    ix: EventIx,
    commands: &mut Vec<Command>,
) {
    let filter = egui::EventFilter {
        vertical_arrows: true,
        ..egui::EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    let pressed = |key| ui.input(|input| input.key_pressed(key));
    let step = isize::from(pressed(Key::ArrowDown)) - isize::from(pressed(Key::ArrowUp));
    if step != 0
        && let Some(next) = layout.neighbour(Some(ix), step)
    {
        let event = explorer.dataset().event(next);
        commands.push(Command::Select(Selection::Event(event.id.clone())));
        ui.memory_mut(|memory| memory.request_focus(ui.scope_id().with(("event", next))));
    }
    if pressed(Key::Enter) {
        let event = explorer.dataset().event(ix);
        commands.push(Command::Show(Selection::Event(event.id.clone())));
    }
}

fn paint_row(
    painter: &Painter,
    rect: Rect,
    explorer: &Explorer,
    ix: EventIx,
    membership: Option<Membership>,
) {
    let theme = explorer.theme();
    let dataset = explorer.dataset();
    let event = dataset.event(ix);
    let clip = painter.with_clip_rect(rect.intersect(painter.clip_rect()));
    let font = |size| FontId::new(size, FontFamily::Proportional);
    let (ink, quiet): (Color32, Color32) = (theme.ink.into(), theme.muted.into());
    let lines = |words: String, size: f32, color: Color32, room: f32, rows: usize| {
        let mut job = egui::text::LayoutJob::single_section(
            words,
            egui::TextFormat::simple(font(size), color),
        );
        job.wrap = egui::text::TextWrapping {
            max_width: room,
            max_rows: rows,
            ..egui::text::TextWrapping::default()
        };
        clip.layout_job(job)
    };
    let top = rect.min.y + 6.0;
    let when = event
        .when
        .as_ref()
        .map_or_else(String::new, text::short_date);
    let date = lines(when, size::SMALL, quiet, DATES - space::MEDIUM, 2);
    clip.galley(pos2(rect.min.x + space::MEDIUM, top + 1.5), date, quiet);
    let left = rect.min.x + DATES + space::SMALL;
    let room = rect.max.x - left - 44.0;
    let title = lines(event.title.clone(), size::BODY, ink, room, 2);
    let below_title = title.size().y;
    clip.galley(pos2(left, top), title, ink);
    let mut places: Vec<&str> = dataset
        .venues_of(ix)
        .map(|venue| dataset.venue(venue).name.as_str())
        .collect();
    if places.is_empty() {
        places.push(&event.kind);
    }
    let below = lines(places.join(" · "), size::SMALL, quiet, room, 1);
    clip.galley(pos2(left, top + below_title + 1.0), below, quiet);
    let at = pos2(rect.max.x - 20.0, top + 8.0);
    certainty_ui(&clip, at, theme, membership);
    if event.disputed {
        let bold = FontId::new(size::BODY, FontFamily::Name("bold".into()));
        let sign = text::DISPUTED_SIGN;
        clip.text(
            at - vec2(17.0, 0.0),
            Align2::CENTER_CENTER,
            sign,
            bold,
            theme.dispute.into(),
        );
    }
}

/// The sign of certainty: a dot, a dashed ring, or a short line for what has no date.
fn certainty_ui(painter: &Painter, at: egui::Pos2, theme: &Theme, membership: Option<Membership>) {
    match membership {
        Some(Membership::Certain) => {
            painter.circle_filled(at, 4.0, theme.mark);
        }
        Some(_) => crate::map::ring_ui(painter, at, 4.0, Stroke::new(1.5, theme.mark)),
        None => {
            let half = vec2(4.0, 0.0);
            painter.line_segment([at - half, at + half], Stroke::new(1.5, theme.faint));
        }
    }
}

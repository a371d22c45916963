use egui::containers::menu::{MenuButton, MenuConfig, SubMenuButton};
use egui::{
    Align, Layout, PopupCloseBehavior, Role, TextStyle, TextWrapMode, Ui, WidgetInfo, WidgetText,
};

use super::file_menu::file_menu_ui;
use super::known::{known_now, known_ui};
use super::map_menu::{borders_now, borders_ui, map_menu_ui, names_now, names_ui};
use super::sources::{sources_now, sources_ui};
use super::widgets::{bold, command_ui, muted, tooltip};
use super::working::working_ui;
use crate::explorer::{Command, Explorer, Panel, Present};
use crate::text;
use crate::theme::{size, space};
use crate::view::{PanelSizes, TextSize};

/// A bar narrower than this in points has room for the menus and for how things are, and for nothing else.
const WIDE: f32 = 880.0;

/// Room for the menu of what has none, in points.
const MORE: f32 = 24.0;
/// The most characters of the name of a file in the bar.
const FILE_NAME: usize = 32;
/// What the name of the file needs at least, in points.
const NAME_LEAST: f32 = 60.0;
/// The most characters of the name of a workspace in the bar.
const WORKSPACE_NAME: usize = 24;
/// The least room for it, in points.
const WORKSPACE_ROOM: f32 = 120.0;

/// The bar at the top: the name of what is open, and the menus.
///
/// `typed` is the day that somebody is typing up to which sources count.
pub(super) fn top_bar_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    typed: &mut String,
    commands: &mut Vec<Command>,
) {
    let theme = explorer.theme();
    let is_wide = ui.available_width() >= WIDE;
    ui.set_height(40.0);
    ui.horizontal_centered(|ui| {
        ui.add_space(space::MEDIUM);
        if is_wide {
            ui.label(bold(text::PROGRAM, size::BODY));
            ui.add_space(space::SMALL);
        }
        menu_ui(ui, text::MENU_FILE, |ui| {
            file_menu_ui(ui, explorer, commands);
        });
        menu_ui(ui, text::MENU_VIEW, |ui| {
            command_ui(ui, &Command::Undo, explorer.can_undo(), commands);
            command_ui(ui, &Command::Redo, explorer.can_redo(), commands);
            ui.separator();
            command_ui(ui, &Command::AddBookmark, true, commands);
            command_ui(ui, &Command::TogglePanel(Panel::Bookmarks), true, commands);
            command_ui(ui, &Command::Present(Present::Begin), true, commands);
            ui.separator();
            for command in [
                Command::TogglePanel(Panel::Places),
                Command::TogglePanel(Panel::Table),
                Command::CopyTable,
                Command::TogglePanel(Panel::Attendance),
                Command::TogglePanel(Panel::Relations),
                Command::ShowWindow,
                Command::ShowAllTime,
                Command::ResetAxis,
                Command::ClearFilter,
                Command::ToggleOnlyInSight,
                Command::AllSources,
                Command::ToggleTheme,
                Command::ToggleReducedMotion,
                Command::ToggleFullScreen,
            ] {
                command_ui(ui, &command, true, commands);
            }
            text_size_ui(ui, explorer, commands);
            let is_usual = explorer.settings().panels == PanelSizes::default();
            command_ui(ui, &Command::UsualPanels, !is_usual, commands);
        });
        menu_ui(ui, text::MENU_MAP, |ui| map_menu_ui(ui, explorer, commands));
        menu_ui(ui, text::MENU_HELP, |ui| {
            command_ui(ui, &Command::TogglePanel(Panel::Shortcuts), true, commands);
            command_ui(ui, &Command::TogglePanel(Panel::About), true, commands);
        });
        if is_wide {
            panel_ui(ui, explorer, Panel::Table, commands);
            panel_ui(ui, explorer, Panel::Attendance, commands);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            states_ui(ui, explorer, (typed, is_wide), commands);
        });
    });
    super::widgets::hairline_ui(ui, theme);
}

/// How things are, from the right: names, borders, sources, the file. Each button opens the menu to change it.
fn states_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    (typed, is_wide): (&mut String, bool),
    commands: &mut Vec<Command>,
) {
    let theme = explorer.theme();
    ui.add_space(space::SMALL);
    let shown = State::fitting(ui, explorer);
    for state in &State::ALL[..shown] {
        state_ui(ui, explorer, *state, typed, commands);
    }
    if shown < State::ALL.len() {
        more_ui(ui, explorer, &State::ALL[shown..], typed, commands);
    }
    // In a narrow window the menus come first: the name is cut, or left out.
    if is_wide && ui.available_width() > NAME_LEAST {
        let file = explorer.dataset();
        let name = muted(text::bidi::elided(file.file_name(), FILE_NAME), theme);
        ui.add(egui::Label::new(name).truncate())
            .on_hover_text(file.name());
    }
    // Where there is no room for it, the title of the window says it.
    let has_room = ui.available_width() > WORKSPACE_ROOM;
    if let Some(workspace) = explorer.transient().workspace.as_ref().filter(|_| has_room) {
        ui.add_space(space::SMALL);
        let name = text::bidi::elided(&workspace.name, WORKSPACE_NAME);
        let words = text::workspace_state(&name, workspace.unsaved);
        ui.add(egui::Label::new(muted(words, theme)).truncate())
            .on_hover_text(text::WORKSPACE);
    }
    if let Some(words) = &explorer.transient().said {
        ui.add_space(space::SMALL);
        ui.add(egui::Label::new(muted(words.as_str(), theme)).truncate());
    }
    if let Some(file) = &explorer.transient().writing {
        ui.add_space(space::SMALL);
        ui.label(muted(text::writing(file), theme));
    }
    if let Some(file) = &explorer.transient().reading {
        ui.add_space(space::SMALL);
        ui.label(muted(text::reading(file), theme));
    }
    working_ui(ui, explorer);
}

/// Something that the bar says, and that its menu changes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Names,
    Borders,
    Sources,
    Known,
}

impl State {
    /// From the right.
    const ALL: [Self; 4] = [Self::Names, Self::Borders, Self::Sources, Self::Known];

    fn words(self, explorer: &Explorer) -> String {
        match self {
            Self::Names => names_now(explorer),
            Self::Borders => borders_now(explorer),
            Self::Sources => sources_now(explorer),
            Self::Known => known_now(explorer),
        }
    }

    const fn tooltip(self) -> &'static str {
        match self {
            Self::Names => text::NAMES_TOOLTIP,
            Self::Borders => text::BORDERS_TOOLTIP,
            Self::Sources => text::SOURCES_TOOLTIP,
            Self::Known => text::KNOWN_TOOLTIP,
        }
    }

    /// The room to the left of it: names and borders belong together.
    const fn apart(self) -> f32 {
        match self {
            Self::Names => 0.0,
            _ => space::SMALL,
        }
    }

    /// Whether its menu closes with a choice: sources are switched one after the other.
    fn menu(self) -> MenuConfig {
        let several = matches!(self, Self::Sources | Self::Known);
        MenuConfig::new().close_behavior(if several {
            PopupCloseBehavior::CloseOnClickOutside
        } else {
            PopupCloseBehavior::CloseOnClick
        })
    }

    /// How many of them have room, from the right, with the menu for the others.
    fn fitting(ui: &Ui, explorer: &Explorer) -> usize {
        let mut room = ui.available_width();
        let mut fitting = 0;
        for state in Self::ALL {
            let words = WidgetText::from(muted(state.words(explorer), explorer.theme()));
            let wrap = Some(TextWrapMode::Extend);
            let words = words.into_galley(ui, wrap, f32::INFINITY, TextStyle::Button);
            room -= words.size().x + state.apart() + ui.spacing().item_spacing.x;
            let is_last = fitting + 1 == Self::ALL.len();
            if room < if is_last { 0.0 } else { MORE } {
                break;
            }
            fitting += 1;
        }
        fitting
    }

    fn menu_ui(
        self,
        ui: &mut Ui,
        explorer: &Explorer,
        typed: &mut String,
        commands: &mut Vec<Command>,
    ) {
        ui.set_min_width(220.0);
        match self {
            Self::Names => names_ui(ui, explorer, commands),
            Self::Borders => borders_ui(ui, explorer, commands),
            Self::Sources => sources_ui(ui, explorer, commands),
            Self::Known => known_ui(ui, explorer, typed, commands),
        }
    }
}

/// A quiet button that says how something is, and opens the menu to change it.
fn state_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    state: State,
    typed: &mut String,
    commands: &mut Vec<Command>,
) {
    let button = egui::Button::new(muted(state.words(explorer), explorer.theme())).frame(false);
    let (response, _) = MenuButton::from_button(button)
        .config(state.menu())
        .ui(ui, |ui| state.menu_ui(ui, explorer, typed, commands));
    response.on_hover_text(state.tooltip());
    ui.add_space(state.apart());
}

/// What has no room in the bar, in a menu.
fn more_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    states: &[State],
    typed: &mut String,
    commands: &mut Vec<Command>,
) {
    let button = egui::Button::new(muted("⋯", explorer.theme())).frame(false);
    let (response, _) = MenuButton::from_button(button).ui(ui, |ui| {
        ui.set_min_width(220.0);
        for state in states {
            SubMenuButton::new(state.words(explorer))
                .config(state.menu())
                .ui(ui, |ui| state.menu_ui(ui, explorer, typed, commands));
        }
    });
    let response = response.on_hover_text(text::MORE_STATES);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, text::MORE_STATES));
}

/// A button that opens a panel over the window, or closes it.
fn panel_ui(ui: &mut Ui, explorer: &Explorer, panel: Panel, commands: &mut Vec<Command>) {
    let command = Command::TogglePanel(panel);
    let Some(info) = command.info() else { return };
    let is_open = explorer.transient().panel == Some(panel);
    let button = egui::Button::selectable(is_open, info.title).frame_when_inactive(false);
    if ui.add(button).on_hover_text(tooltip(&info)).clicked() {
        commands.push(command);
    }
}

fn menu_ui(ui: &mut Ui, title: &str, add: impl FnOnce(&mut Ui)) {
    let button = egui::Button::new(title).frame(false);
    MenuButton::from_button(button).ui(ui, |ui| {
        ui.set_min_width(220.0);
        add(ui);
    });
}

/// How large everything is, and what changes it.
fn text_size_ui(ui: &mut Ui, explorer: &Explorer, commands: &mut Vec<Command>) {
    SubMenuButton::new(text::TEXT_SIZE).ui(ui, |ui| {
        ui.set_min_width(220.0);
        let size = explorer.settings().text_size;
        ui.label(muted(text::percent(size.percent()), explorer.theme()));
        command_ui(ui, &Command::LargerText, size.larger() > size, commands);
        command_ui(ui, &Command::SmallerText, size.smaller() < size, commands);
        let is_usual = size == TextSize::default();
        command_ui(ui, &Command::UsualText, !is_usual, commands);
    });
}

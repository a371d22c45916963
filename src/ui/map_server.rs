use egui::{Align2, ComboBox, Grid, TextEdit, Ui, Window};

use super::widgets::muted;
use crate::explorer::{Command, Explorer, Panel};
use crate::problem::Problem;
use crate::text;
use crate::theme::space;
use crate::view::{BaseSource, Entered, OnlineContent, OnlineMap};

/// What is typed about a tile server.
pub(super) struct MapServerState {
    entered: Entered,
    /// What was wrong with it when it was to be used.
    error: Option<Problem>,
}

impl Default for MapServerState {
    fn default() -> Self {
        Self {
            entered: Entered {
                name: String::new(),
                template: String::new(),
                min_zoom: 0,
                max_zoom: 19,
                attribution: String::new(),
                link: None,
                content: OnlineContent::default(),
            },
            error: None,
        }
    }
}

/// The window in which a tile server is entered, while it is open.
pub(super) fn map_server_ui(
    ui: &Ui,
    explorer: &Explorer,
    state: &mut MapServerState,
    commands: &mut Vec<Command>,
) {
    if explorer.transient().panel != Some(Panel::MapServer) {
        return;
    }
    let mut open = true;
    Window::new(text::MAP_SERVER)
        .open(&mut open)
        .collapsible(false)
        .resizable(false)
        .anchor(Align2::CENTER_CENTER, [0.0, 0.0])
        .default_width(460.0)
        .show(ui.ctx(), |ui| {
            ui.label(muted(text::MAP_SERVER_HINT, explorer.theme()));
            ui.add_space(space::SMALL);
            fields_ui(ui, &mut state.entered);
            if let Some(error) = &state.error {
                ui.colored_label(explorer.theme().dispute, error.to_string());
            }
            ui.add_space(space::SMALL);
            if ui.button(text::MAP_SERVER_USE).clicked() {
                match OnlineMap::try_from(state.entered.clone()) {
                    Ok(map) => {
                        state.error = None;
                        commands.push(Command::SetBase(BaseSource::Online(map)));
                        commands.push(Command::TogglePanel(Panel::MapServer));
                    }
                    Err(error) => state.error = Some(Problem::from(&error)),
                }
            }
        });
    if !open {
        commands.push(Command::TogglePanel(Panel::MapServer));
    }
}

fn fields_ui(ui: &mut Ui, entered: &mut Entered) {
    Grid::new("map server").num_columns(2).show(ui, |ui| {
        let field = |ui: &mut Ui, name: &str, hint: &str, value: &mut String| {
            let label = ui.label(name);
            ui.add(
                TextEdit::singleline(value)
                    .hint_text(hint)
                    .desired_width(300.0),
            )
            .labelled_by(label.id);
            ui.end_row();
        };
        let example = "https://tiles.example.org/{z}/{x}/{y}.png";
        field(ui, text::MAP_SERVER_ADDRESS, example, &mut entered.template);
        field(ui, text::MAP_SERVER_NAME, "", &mut entered.name);
        field(ui, text::MAP_SERVER_THANKS, "© …", &mut entered.attribution);
        let label = ui.label(text::MAP_SERVER_ZOOM);
        ui.add(egui::Slider::new(&mut entered.max_zoom, 0..=22))
            .labelled_by(label.id);
        ui.end_row();
        let label = ui.label(text::MAP_SERVER_CONTENT);
        ComboBox::from_id_salt("content")
            .selected_text(content_words(entered.content))
            .show_ui(ui, |ui| {
                for content in [
                    OnlineContent::Raster,
                    OnlineContent::Protomaps,
                    OnlineContent::OpenMapTiles,
                    OnlineContent::Atlas,
                ] {
                    let words = content_words(content);
                    ui.selectable_value(&mut entered.content, content, words);
                }
            })
            .response
            .labelled_by(label.id);
        ui.end_row();
    });
}

/// What tiles are, for those who choose.
const fn content_words(content: OnlineContent) -> &'static str {
    match content {
        OnlineContent::Raster => text::CONTENT_RASTER,
        OnlineContent::Protomaps => text::CONTENT_PROTOMAPS,
        OnlineContent::OpenMapTiles => text::CONTENT_OPEN_MAP_TILES,
        OnlineContent::Atlas => text::CONTENT_ATLAS,
    }
}

use std::sync::{Arc, Weak};

use egui::containers::menu::{MenuButton, MenuConfig};
use egui::{Button, PopupCloseBehavior, ScrollArea, Ui};

use super::super::widgets::{muted, outlined};
use crate::dataset::Dataset;
use crate::explorer::{Command, Explorer};
use crate::format::csv::Column;
use crate::text;
use crate::view::SortKey;

/// Height of the menu in points.
const HEIGHT: f32 = 420.0;

/// The columns of a table: those that the dataset has, and of these the chosen ones.
#[derive(Default)]
pub(super) struct Columns {
    made_for: Weak<Dataset>,
    all: Vec<Column>,
    shown: Vec<Column>,
}

impl Columns {
    pub(super) fn update(&mut self, explorer: &Explorer) {
        let dataset = explorer.shared_dataset();
        if Weak::as_ptr(&self.made_for) != Arc::as_ptr(&dataset) {
            self.all = Column::of(&dataset);
            // When something was says more at the left than its id.
            self.all.sort_by_key(|column| *column != Column::When);
            self.made_for = Arc::downgrade(&dataset);
        }
        let chosen = explorer.settings().table_columns();
        let is_chosen = |column: &&Column| chosen.iter().any(|name| name == column.name());
        self.shown = self.all.iter().filter(is_chosen).cloned().collect();
    }

    /// Where each column begins and how wide it is, in points, in a table of some width: what is left over goes to
    /// those with text.
    pub(super) fn places(&self, width: f32) -> impl Iterator<Item = (&Column, f32, f32)> {
        let texts = self.shown.iter().filter(|column| is_text(column)).count();
        let texts = u16::try_from(texts).unwrap_or(u16::MAX);
        let more = (width - self.width()).max(0.0) / f32::from(texts.max(1));
        let mut left = 0.0;
        self.shown.iter().map(move |column| {
            let grows = if is_text(column) { more } else { 0.0 };
            let (at, wide) = (left, usual_width(column) + grows);
            left += wide;
            (column, at, wide)
        })
    }

    /// How wide the table is at least, in points.
    pub(super) fn width(&self) -> f32 {
        self.shown.iter().map(usual_width).sum()
    }
}

fn is_text(column: &Column) -> bool {
    matches!(column, Column::Title | Column::Summary | Column::Venues)
}

fn usual_width(column: &Column) -> f32 {
    match column {
        Column::Title | Column::Summary => 240.0,
        Column::When => 184.0,
        Column::Venues | Column::WhenDerivation => 150.0,
        Column::Id | Column::VenueIds | Column::Themes | Column::Extra(_) | Column::PartOf => 130.0,
        Column::Kind | Column::Status | Column::Sources => 100.0,
        Column::Country | Column::Precision | Column::Longitude | Column::Latitude => 84.0,
        Column::Disputed | Column::Grave => 70.0,
    }
}

/// By what a click on the head of a column sorts; `None` where it does not.
pub(super) fn sort_key(column: &Column) -> Option<SortKey> {
    Some(match column {
        Column::When => SortKey::Time,
        Column::Title => SortKey::Title,
        Column::Kind => SortKey::Kind,
        Column::Venues => SortKey::Place,
        Column::Country => SortKey::Country,
        Column::Status => SortKey::Status,
        Column::Precision => SortKey::Precision,
        Column::Sources => SortKey::Sources,
        Column::Disputed => SortKey::Disputed,
        _ => return None,
    })
}

/// What stands in a cell on the screen.
pub(super) fn words(
    explorer: &Explorer,
    column: &Column,
    event: crate::dataset::EventIx,
) -> String {
    let dataset = explorer.dataset();
    let record = dataset.event(event);
    match column {
        Column::When => {
            let words = text::dates(record.whens());
            if words.is_empty() {
                text::UNDATED.to_owned()
            } else {
                words
            }
        }
        Column::Disputed => if record.disputed {
            text::DISPUTED_SIGN
        } else {
            ""
        }
        .to_owned(),
        Column::Status => {
            let word = record.status.to_string();
            text::facet_value("status", &word).map_or(word.clone(), str::to_owned)
        }
        Column::Precision => {
            let word = record.precision.to_string();
            text::facet_value("precision", &word).map_or(word.clone(), str::to_owned)
        }
        Column::Sources => record.sources.join(", "),
        Column::Themes => record.themes.join(", "),
        column => column.cell(dataset, event),
    }
}

/// The menu of columns.
pub(super) fn columns_ui(
    ui: &mut Ui,
    explorer: &Explorer,
    columns: &Columns,
    commands: &mut Vec<Command>,
) {
    let config = MenuConfig::new().close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    let button = Button::new(text::COLUMNS);
    MenuButton::from_button(button).config(config).ui(ui, |ui| {
        ui.set_min_width(200.0);
        ui.label(muted(text::COLUMNS_HINT, explorer.theme()));
        ScrollArea::vertical().max_height(HEIGHT).show(ui, |ui| {
            for column in &columns.all {
                let mut on = columns.shown.contains(column);
                let title = text::bidi::elided(column.title(), 40).into_owned();
                if outlined(ui, |ui| ui.checkbox(&mut on, title)).changed() {
                    commands.push(Command::ToggleColumn(column.name().to_owned()));
                }
            }
        });
    });
}

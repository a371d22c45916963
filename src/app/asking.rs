use std::path::{Path, PathBuf};

use super::App;
use crate::explorer::{Choice, Export};
use crate::jobs::{Done, with_ending};
use crate::text;
use crate::workspace::ENDING;

/// Dialogs are made here, since some systems want them from the main thread, and awaited on threads of their own.
impl App {
    /// Asks for files of events, or a workspace where it may take the place of what is open.
    pub(super) fn ask_for_files(&self, choice: Choice) {
        let all = [ENDING, "geojson", "json", "csv", "tsv"];
        let events = match choice {
            Choice::InPlace => &all[..],
            Choice::Beside => &all[1..],
        };
        let chosen = rfd::AsyncFileDialog::new()
            .add_filter(text::FILES_TO_OPEN, events)
            .add_filter("*", &["*"])
            .pick_files();
        self.jobs.start(move || {
            let files = pollster::block_on(chosen)?;
            let paths = files.iter().map(|file| file.path().to_path_buf());
            Some(Done::Chosen(choice, paths.collect()))
        });
    }

    /// Asks for a file of map tiles.
    pub(super) fn ask_for_map(&self) {
        let choice = rfd::AsyncFileDialog::new()
            .add_filter("PMTiles, MBTiles", &["pmtiles", "mbtiles"])
            .add_filter("*", &["*"])
            .pick_file();
        self.jobs.start(move || {
            let file = pollster::block_on(choice)?;
            Some(Done::ChosenMap(file.path().to_path_buf()))
        });
    }

    /// Asks under which name a workspace is saved.
    pub(super) fn ask_for_workspace(&self, now: Option<&Path>) {
        let name = now.and_then(Path::file_name);
        let name = name.map_or_else(
            || format!("{}.{ENDING}", self.stem()),
            |name| name.to_string_lossy().into_owned(),
        );
        self.ask_where(text::WORKSPACE, &name, ENDING, Done::ChosenWorkspace);
    }

    /// Asks where to write what is listed or shown.
    pub(super) fn ask_where_to(&self, export: Export) {
        let ending = export.ending();
        let name = format!("{}.{ending}", self.stem());
        let filter = ending.to_ascii_uppercase();
        self.ask_where(&filter, &name, ending, move |path| {
            Done::ChosenExport(export, path)
        });
    }

    fn ask_where(
        &self,
        filter: &str,
        name: &str,
        ending: &'static str,
        chosen: impl FnOnce(PathBuf) -> Done + Send + 'static,
    ) {
        let mut dialog = rfd::AsyncFileDialog::new()
            .add_filter(filter, &[ending])
            .set_file_name(name);
        if let Some(folder) = self.explorer.first_file().and_then(|file| file.parent()) {
            dialog = dialog.set_directory(folder);
        }
        let choice = dialog.save_file();
        self.jobs.start(move || {
            let file = pollster::block_on(choice)?;
            Some(chosen(with_ending(file.path(), ending)))
        });
    }

    /// What is open, as the beginning of a name.
    fn stem(&self) -> String {
        let name = Path::new(self.explorer.dataset().name());
        let stem = name.file_stem().unwrap_or(name.as_os_str());
        stem.to_string_lossy().into_owned()
    }
}

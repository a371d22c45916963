use std::path::PathBuf;

use super::command::{Choice, Command, Effect};
use super::home;
use super::state::Explorer;
use crate::view::{Origin, View};

impl Explorer {
    /// What is open: one file or several that are looked at together.
    #[must_use]
    pub fn origins(&self) -> &[Origin] {
        &self.origins
    }

    /// Says what it is that is open.
    pub fn set_origins(&mut self, origins: Vec<Origin>) {
        self.origins = origins;
    }

    /// The first of what is open that is a file.
    #[must_use]
    pub fn first_file(&self) -> Option<&PathBuf> {
        self.origins.iter().find_map(|origin| match origin {
            Origin::Summits => None,
            Origin::File(path) => Some(path),
        })
    }

    /// The view with which what is open opens.
    #[must_use]
    pub fn usual_view(&self) -> View {
        home::view(self.whole_index.opening(), self.viewport())
    }

    /// What a command that opens or closes files asks for; nothing where all is as it would be, and for other commands.
    pub(super) fn opening(&self, command: &Command) -> Option<Effect> {
        let (origins, view_stays) = match command {
            Command::Open => return Some(Effect::AskForFiles(Choice::InPlace)),
            Command::Add => return Some(Effect::AskForFiles(Choice::Beside)),
            Command::OpenFile(path) => return Some(Effect::Read(path.clone())),
            Command::OpenBundled => return Some(Effect::ReadBundled),
            Command::CloseWorkspace => return Some(Effect::CloseWorkspace),
            Command::OpenAll(files) => (each_once(&[], files), false),
            Command::AddAll(files) => (each_once(&self.origins, files), true),
            Command::AddBundled => (each_once(&self.origins, &[Origin::Summits]), true),
            Command::CloseOrigin(gone) => {
                let left = self.origins.iter().filter(|it| *it != gone);
                (left.cloned().collect(), true)
            }
            _ => return None,
        };
        let is_as_now = view_stays && origins == self.origins;
        (!origins.is_empty() && !is_as_now).then_some(Effect::ReadAll {
            origins,
            view_stays,
        })
    }
}

fn each_once(some: &[Origin], more: &[Origin]) -> Vec<Origin> {
    let mut origins: Vec<Origin> = Vec::with_capacity(some.len() + more.len());
    for origin in some.iter().chain(more) {
        if !origins.contains(origin) {
            origins.push(origin.clone());
        }
    }
    origins
}

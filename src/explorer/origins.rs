use std::path::PathBuf;

use super::command::{Choice, Command, Effect};
use super::home;
use super::state::Explorer;
use crate::dataset::Dataset;
use crate::time::Edtf;
use crate::view::{Bookmark, Origin, Selection, View};

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

    /// Says what is being read and will be open then, so that what is added meanwhile is added to that.
    pub fn set_coming(&mut self, coming: Option<Vec<Origin>>) {
        self.coming = coming;
    }

    /// A view of what is open for another dataset that has something of it: without what is something else there, or
    /// nothing.
    #[must_use]
    pub fn view_of_both(&self, view: &View, other: &Dataset) -> View {
        let (own, mut view) = (&*self.whole, view.clone());
        view.sources_off.retain(|id| {
            let title = |of: &Dataset| Some(of.source(of.find_source(id)?).title.clone());
            title(own).is_some_and(|own| title(other) == Some(own))
        });
        view.selection
            .take_if(|selection| called(own, selection) != called(other, selection));
        view
    }

    /// The bookmarks of what is open for another dataset that has something of it.
    #[must_use]
    pub fn bookmarks_of_both(&self, other: &Dataset) -> Vec<Bookmark> {
        let mut bookmarks = self.bookmarks().to_vec();
        for bookmark in &mut bookmarks {
            bookmark.view = self.view_of_both(&bookmark.view, other);
        }
        bookmarks
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
    pub(super) fn opening(&mut self, command: &Command) -> Option<Effect> {
        let now = self.coming.as_ref().unwrap_or(&self.origins);
        let (origins, view_stays) = match command {
            Command::Open => return Some(Effect::AskForFiles(Choice::InPlace)),
            Command::Add => return Some(Effect::AskForFiles(Choice::Beside)),
            Command::OpenFile(path) => return Some(Effect::Read(path.clone())),
            Command::OpenBundled => return Some(Effect::ReadBundled),
            Command::CloseWorkspace => return Some(Effect::CloseWorkspace),
            Command::OpenAll(files) => (each_once(&[], files), false),
            Command::AddAll(files) => (each_once(now, files), true),
            Command::AddBundled => (each_once(now, &[Origin::Summits]), true),
            Command::CloseOrigin(gone) => {
                let left = now.iter().filter(|it| *it != gone);
                (left.cloned().collect(), true)
            }
            _ => return None,
        };
        let is_as_now = view_stays && origins == *now;
        if origins.is_empty() || is_as_now {
            return None;
        }
        self.coming = Some(origins.clone());
        Some(Effect::ReadAll {
            origins,
            view_stays,
        })
    }
}

/// What something is called in a dataset, and for an event when it was: that is how one tells it from another of its id.
fn called(dataset: &Dataset, selection: &Selection) -> Option<(String, Option<Edtf>)> {
    let id = selection.id();
    Some(match selection {
        Selection::Event(_) => {
            let event = dataset.event(dataset.find_event(id)?);
            (event.title.clone(), event.when.clone())
        }
        Selection::Venue(_) => (dataset.venue(dataset.find_venue(id)?).name.clone(), None),
        Selection::Person(_) => (dataset.person(dataset.find_person(id)?).name.clone(), None),
        Selection::Organisation(_) => {
            let organisation = dataset.find_organisation(id)?;
            (dataset.organisation(organisation).name.clone(), None)
        }
        Selection::Source(_) => (dataset.source(dataset.find_source(id)?).title.clone(), None),
    })
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

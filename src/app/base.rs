use std::path::Path;

use super::App;
use crate::explorer::{Command, Notice};
use crate::jobs::online::{DiskCache, Limits, Network, OnlineJobs, OnlineSource, system_clock};
use crate::jobs::{Done, OpenedMap, open_map_file};
use crate::map::OtherMap;
use crate::problem::Problem;
use crate::view::BaseSource;

impl App {
    /// Takes the map from there. Only here a connection may be opened, and only when it was chosen.
    pub(super) fn use_base(&mut self, base: &BaseSource) {
        let other = OnlineSource::chosen(base).map(|source| {
            let jobs = OnlineJobs::new(
                source,
                Network::open(Limits::default()),
                DiskCache::in_system_folder(),
                system_clock(),
                self.pace,
                self.jobs.waker(),
            );
            OtherMap::online(jobs, self.pace, self.jobs.waker())
        });
        self.state.map.set_other(other);
        if let BaseSource::File(path) = base.clone() {
            self.jobs.start(move || {
                let opened = open_map_file(&path).map(OpenedMap).map_err(Box::new);
                Some(Done::MapOpened(path, opened))
            });
        }
    }

    pub(super) fn map_opened(&mut self, path: &Path, opened: Result<OpenedMap, Box<Problem>>) {
        let wanted = BaseSource::File(path.to_path_buf());
        if self.explorer.settings().base != wanted {
            return;
        }
        match opened {
            Ok(OpenedMap(tiles)) => {
                let map = OtherMap::of_file(tiles, self.pace, self.jobs.waker());
                self.state.map.set_other(Some(map));
            }
            Err(problem) => {
                self.map_of_workspace_failed(&wanted);
                self.commands.push(Command::SetBase(BaseSource::Offline));
                self.explorer.notify(Notice {
                    file: path.display().to_string(),
                    failed: true,
                    problems: vec![*problem],
                });
            }
        }
    }
}

use super::home;
use super::state::{Explorer, Notice};
use crate::problem::Problem;
use crate::text;
use crate::view::{Link, View};

impl Explorer {
    /// What is looked at, as a link.
    #[must_use]
    pub fn link(&self) -> String {
        self.link_to(&self.view)
    }

    pub(super) fn link_to(&self, view: &View) -> String {
        let home = home::view(self.whole_index.opening(), self.viewport());
        // A link goes to others: where a file lies is nobody's business.
        view.to_link(&home, Some(self.whole.file_name()))
    }

    /// Looks as a link says, and tells what of it could not be used.
    pub(super) fn open_link(&mut self, text: &str) {
        let home = home::view(self.whole_index.opening(), self.viewport());
        let (problems, failed) = match Link::read(text, &home) {
            Err(problem) => (vec![problem], true),
            Ok(link) => {
                let mut problems = link.problems;
                let made_with = link.dataset.filter(|name| name != self.whole.file_name());
                problems.extend(made_with.map(|name| {
                    Problem::warning(text::link_of_another(&name, self.whole.file_name()))
                        .hint(text::LINK_OF_ANOTHER_HINT)
                }));
                self.motion = None;
                self.time_flight = None;
                self.playback.pause();
                self.view = link.view;
                self.view.camera = self.viewport().held(self.view.camera);
                (problems, false)
            }
        };
        if !problems.is_empty() {
            self.notify(Notice {
                file: text::VIEW_LINK.to_owned(),
                failed,
                problems,
            });
        }
    }
}

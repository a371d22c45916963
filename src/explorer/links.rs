use super::state::{Explorer, Notice};
use crate::dataset::Dataset;
use crate::problem::Problem;
use crate::query::{has_selection, has_value};
use crate::text;
use crate::view::query::parse;
use crate::view::{Link, LinkKey, View};

impl Explorer {
    /// What is looked at, as a link.
    #[must_use]
    pub fn link(&self) -> String {
        self.link_to(&self.view)
    }

    pub(super) fn link_to(&self, view: &View) -> String {
        let home = self.usual_view();
        // A link goes to others: where a file lies is nobody's business.
        view.to_link(&home, Some(self.whole.file_name()))
    }

    /// Looks as a link says, and tells what of it could not be used.
    pub(super) fn open_link(&mut self, text: &str) {
        let home = self.usual_view();
        let (problems, failed) = match Link::read(text, &home) {
            Err(problem) => (vec![problem], true),
            Ok(link) => {
                let mut problems = link.problems;
                problems.extend(missing(&self.whole, &link.view));
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
        // What was told of the link before is of no interest any more.
        self.notices.retain(|it| it.file != text::VIEW_LINK);
        if !problems.is_empty() {
            self.notify(Notice {
                file: text::VIEW_LINK.to_owned(),
                failed,
                problems,
            });
        }
    }
}

/// What a view names that a dataset does not have.
fn missing(dataset: &Dataset, view: &View) -> Vec<Problem> {
    let warn = |key: LinkKey, message: String, hint: &str| {
        Problem::warning(message).at_field(key.key()).hint(hint)
    };
    let mut problems = Vec::new();
    if let Some(error) = parse(&view.filter.words).error {
        let problem = warn(LinkKey::Words, text::link_bad_words(&error.to_string()), "");
        let hint = error.hint().map(str::to_owned);
        problems.push(Problem { hint, ..problem });
    }
    for (facet, values) in view.filter.choices.iter() {
        let unknown = values.iter().filter(|it| !has_value(dataset, facet, it));
        problems.extend(unknown.map(|value| {
            let message = text::link_no_value(facet.key(), value);
            warn(LinkKey::Choice(facet), message, text::LINK_NO_VALUE_HINT)
        }));
    }
    let sources = view.sources_off.iter();
    let unknown = sources.filter(|id| dataset.find_source(id).is_none());
    problems.extend(unknown.map(|id| {
        let message = text::link_no_selection("source", id);
        warn(LinkKey::Without, message, text::LINK_NO_SOURCE_HINT)
    }));
    let selection = view.selection.iter();
    let unknown = selection.filter(|it| !has_selection(dataset, it));
    problems.extend(unknown.map(|it| {
        let message = text::link_no_selection(it.kind(), it.id());
        warn(LinkKey::Select, message, text::LINK_NO_SELECTION_HINT)
    }));
    problems
}

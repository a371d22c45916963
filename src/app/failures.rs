use super::App;
use crate::explorer::Notice;
use crate::jobs::Job;
use crate::problem::Problem;
use crate::text;

impl App {
    /// A job met a fault of the program's own: nobody waits for it any more, and all other work goes on.
    pub(super) fn failed(&mut self, job: &Job) {
        match job {
            Job::Read(asked) if Some(asked) == self.reading.as_ref() => {
                self.reading = None;
                self.awaited = None;
                self.explorer.set_reading(None);
                self.explorer.set_coming(None);
                self.workspace_goes_on(asked, false);
            }
            Job::Export => self.explorer.set_writing(None),
            Job::Work(work) => self.explorer.give_up_work(work),
            Job::Read(_) | Job::Other => {}
        }
        self.explorer.notify(Notice {
            file: text::PROGRAM.to_owned(),
            failed: false,
            problems: vec![Problem::error(text::OWN_FAULT).hint(text::EARLIER_FAULT_HINT)],
        });
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;
    use crate::jobs::Pace;
    use crate::view::Origin;

    fn file(name: &str) -> Vec<Origin> {
        vec![Origin::File(PathBuf::from(name))]
    }

    #[test]
    fn only_the_fault_of_what_is_being_read_ends_the_reading() {
        let ctx = egui::Context::default();
        let mut app = App::new(&ctx, None, Vec::new(), Pace::AtOnce).unwrap();
        app.await_as_now(&file("now.csv"));
        app.begin_to_read(file("now.csv"));
        for other in [Job::Other, Job::Export, Job::Read(file("before.csv"))] {
            app.failed(&other);
            assert!(app.explorer.transient().reading.is_some(), "{other:?}");
            assert_eq!(app.reading, Some(file("now.csv")));
            assert!(app.awaited.is_some());
        }
        app.failed(&Job::Read(file("now.csv")));
        assert_eq!(app.explorer.transient().reading, None);
        assert_eq!(app.reading, None);
        assert!(app.awaited.is_none(), "nothing waits for it");
        assert_eq!(app.explorer.notices().len(), 4, "each is told");
    }

    #[test]
    fn only_the_fault_of_what_is_written_ends_the_writing() {
        let ctx = egui::Context::default();
        let mut app = App::new(&ctx, None, Vec::new(), Pace::AtOnce).unwrap();
        app.explorer.set_writing(Some("list.csv".to_owned()));
        app.failed(&Job::Other);
        assert!(app.explorer.transient().writing.is_some());
        app.failed(&Job::Export);
        assert_eq!(app.explorer.transient().writing, None);
    }
}

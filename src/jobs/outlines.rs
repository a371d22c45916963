use std::sync::{Arc, OnceLock};

use super::{Pace, Waker, bundled};
use crate::places::Countries;

/// The outlines of the countries, read when somebody first asks for them, once for all windows.
pub struct Outlines {
    pace: Pace,
    waker: Waker,
    asked: bool,
}

/// What was read; nothing in a broken build.
static READ: OnceLock<Option<Countries>> = OnceLock::new();

fn read() -> Option<&'static Countries> {
    READ.get_or_init(|| bundled::countries().ok()).as_ref()
}

impl Outlines {
    /// Outlines that are read at a pace; `waker` is called once they are there.
    #[must_use]
    pub fn new(pace: Pace, waker: &Waker) -> Self {
        let waker = Arc::clone(waker);
        Self {
            pace,
            waker,
            asked: false,
        }
    }

    /// The outlines if they were read; asks for them if not.
    pub fn get(&mut self) -> Option<&'static Countries> {
        match (READ.get(), self.pace) {
            (Some(read), _) => read.as_ref(),
            (None, Pace::AtOnce) => read(),
            (None, Pace::Background) => {
                self.ask();
                None
            }
        }
    }

    /// Whether they are asked for and not yet there.
    #[must_use]
    pub fn are_coming(&self) -> bool {
        self.asked && READ.get().is_none()
    }

    fn ask(&mut self) {
        if std::mem::replace(&mut self.asked, true) {
            return;
        }
        let waker = Arc::clone(&self.waker);
        let work = move || {
            read();
            waker();
        };
        // Without a thread they are read here.
        let thread = std::thread::Builder::new().name("outlines".to_owned());
        if thread.spawn(work).is_err() {
            read();
        }
    }
}

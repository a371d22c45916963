use std::fmt;
use std::sync::{Arc, Weak};

use crate::dataset::{Dataset, Reading};
use crate::geo::Viewport;
use crate::query::{Arrangement, EventSet, Hit, Index, Passed, in_sight};
use crate::view::{Filter, ListOrder};

/// People, places, organisations and sources that are listed beside the events.
const FOUND: usize = 6;

/// What the view asks of a file: all that is shown follows from it, the window of time aside.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Wish {
    pub(super) reading: Arc<Reading>,
    pub(super) order: ListOrder,
    pub(super) filter: Filter,
    /// Where the map looks, if only that is listed.
    pub(super) sight: Option<Viewport>,
}

/// A part of a wish.
#[derive(Clone, Copy)]
enum Part {
    /// Without it all others are missing, too.
    Reading,
    Order,
    Filter,
    Sight,
}

/// What of a wish is not shown yet, part by part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Missing([bool; 4]);

impl Missing {
    /// All that follows from a dataset, which itself is there.
    pub(super) const OF_DATASET: Self = Self([false, true, true, true]);

    /// What a wish asks for beyond what is shown; `refilter` when the filter would have another answer now.
    pub(super) fn of(wish: &Wish, shown: &Wish, refilter: bool) -> Self {
        let reading = wish.reading != shown.reading;
        Self([
            reading,
            reading || wish.order != shown.order,
            reading || refilter || wish.filter != shown.filter,
            reading || wish.sight != shown.sight,
        ])
    }

    pub(super) fn is_nothing(self) -> bool {
        self == Self::default()
    }

    fn has(self, part: Part) -> bool {
        self.0[part as usize]
    }
}

/// What is being worked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Doing {
    /// What the file says by the sources that count.
    Reading,
    /// Another order of the list.
    Arranging,
    /// What passes the filter, or is in sight.
    Filtering,
}

impl Doing {
    /// A file of at most so many events has it done at once. An estimate of what fits into a part of a frame on a slow
    /// machine, from what an event costs in large files; not measured at this size.
    #[must_use]
    pub fn at_once(self) -> usize {
        match self {
            Self::Reading => 500,
            Self::Arranging => 4_000,
            Self::Filtering => 50_000,
        }
    }
}

/// Which work an explorer leaves to others, as [`Effect::Work`](super::Effect::Work).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Deferral {
    /// None: a command returns when all that follows from it is there.
    #[default]
    Never,
    /// What would take longer than a part of a frame: see [`Doing::at_once`].
    Large,
    /// All.
    Always,
}

impl Deferral {
    pub(super) fn leaves(self, work: &Work) -> bool {
        match self {
            Self::Never => false,
            Self::Large => work.events() > work.doing().at_once(),
            Self::Always => true,
        }
    }
}

/// A dataset with what is known about it.
#[derive(Clone, Debug)]
pub(super) struct Indexed {
    pub(super) dataset: Arc<Dataset>,
    pub(super) index: Arc<Index>,
}

/// Something to be worked out on a thread of its own: [`Work::run`] takes its time, and nothing but that.
#[derive(Clone)]
pub struct Work {
    /// Gone when nobody wants it any more.
    pub(super) wanted: Weak<()>,
    /// The file as it is.
    pub(super) whole: Indexed,
    /// What is shown of it.
    pub(super) shown: Indexed,
    pub(super) wish: Wish,
    pub(super) missing: Missing,
}

impl Work {
    /// What it is.
    #[must_use]
    pub fn doing(&self) -> Doing {
        if self.reads() {
            Doing::Reading
        } else if self.missing.has(Part::Order) && self.wish.order != ListOrder::default() {
            Doing::Arranging
        } else {
            Doing::Filtering
        }
    }

    /// What tells it from other work.
    #[must_use]
    pub fn id(&self) -> WorkId {
        WorkId(Weak::clone(&self.wanted))
    }

    /// Whether anybody still wants it.
    #[must_use]
    pub fn is_wanted(&self) -> bool {
        self.wanted.strong_count() > 0
    }

    /// Does it. `None` if nobody wants it any more: it is asked about that between its parts.
    #[must_use]
    pub fn run(self) -> Option<Worked> {
        if !self.is_wanted() {
            return None;
        }
        let read = if self.missing.has(Part::Reading) {
            Some(self.read()?)
        } else {
            None
        };
        let Indexed { dataset, index } = read.as_ref().unwrap_or(&self.shown);
        let has = |part| self.missing.has(part);
        let arrangement = has(Part::Order).then(|| index.arranged(dataset, self.wish.order));
        if !self.is_wanted() {
            return None;
        }
        let passed = has(Part::Filter).then(|| passed(dataset, index, &self.wish.filter));
        let sight = has(Part::Sight).then(|| {
            let viewport = self.wish.sight.as_ref();
            Sight(viewport.map(|viewport| in_sight(dataset, viewport)))
        });
        Some(Worked {
            wanted: self.wanted,
            wish: self.wish,
            read,
            arrangement,
            passed,
            sight,
        })
    }

    fn read(&self) -> Option<Indexed> {
        if self.wish.reading.is_whole() {
            return Some(self.whole.clone());
        }
        let whole = &self.whole.dataset;
        // What leads nowhere now was told when the file was opened, or led to what is off.
        let left = self.wish.reading.of(whole.parts());
        let dataset = self
            .is_wanted()
            .then(|| Dataset::new(whole.name(), left).0)?;
        let index = self.is_wanted().then(|| Index::opened(&dataset))?;
        Some(Indexed {
            dataset: Arc::new(dataset),
            index: Arc::new(index),
        })
    }

    /// Whether it reads the claims of the file anew.
    fn reads(&self) -> bool {
        self.missing.has(Part::Reading) && !self.wish.reading.is_whole()
    }

    /// How many events it is about.
    fn events(&self) -> usize {
        let about = if self.missing.has(Part::Reading) {
            &self.whole
        } else {
            &self.shown
        };
        about.dataset.len()
    }
}

/// What passes a filter, and what its words may mean beside events.
fn passed(dataset: &Dataset, index: &Index, filter: &Filter) -> (Passed, Vec<Hit>) {
    let passed = Passed::new(dataset, index, filter);
    let words = passed.answer().plain_words();
    let found = index.search().map_or_else(Vec::new, |search| {
        search.search_names(dataset, &words, FOUND)
    });
    (passed, found)
}

impl PartialEq for Work {
    /// Whether it was asked for at once.
    fn eq(&self, other: &Self) -> bool {
        self.wanted.ptr_eq(&other.wanted)
    }
}

impl fmt::Debug for Work {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Work").field(&self.doing()).finish()
    }
}

/// Tells one [`Work`] from all others.
#[derive(Clone, Debug)]
pub struct WorkId(pub(super) Weak<()>);

/// What came of a [`Work`]: [`Explorer::take_work`](super::Explorer::take_work) takes it.
pub struct Worked {
    pub(super) wanted: Weak<()>,
    pub(super) wish: Wish,
    pub(super) read: Option<Indexed>,
    pub(super) arrangement: Option<Arc<Arrangement>>,
    pub(super) passed: Option<(Passed, Vec<Hit>)>,
    pub(super) sight: Option<Sight>,
}

/// What is in sight, if only that is listed.
pub(super) struct Sight(pub(super) Option<EventSet>);

impl fmt::Debug for Worked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Worked").finish_non_exhaustive()
    }
}

/// What an explorer needs no more. Of a large file it takes a while to let go of it: best elsewhere, too.
#[derive(Debug, Default)]
pub struct Leftover(Vec<Indexed>);

impl Leftover {
    pub(super) fn new(all: impl IntoIterator<Item = Indexed>) -> Self {
        Self(all.into_iter().collect())
    }

    /// How many events may be let go of.
    #[must_use]
    pub fn events(&self) -> usize {
        self.0.iter().map(|it| it.dataset.len()).sum()
    }
}

use std::sync::Arc;

use roaring::RoaringBitmap;

use super::asked::Asked;
use super::bookmark_list::Bookmarks;
use super::command::{Effect, Panel};
use super::exported::OpenWorkspace;
use super::history::History;
use super::home;
use super::measurement::Measurement;
use super::motion::Motion;
use super::playback::Playback;
use super::presented::Presentation;
use super::pursuit::Pursuit;
use super::time_flight::TimeFlight;
use super::work::{Indexed, Leftover};
use crate::basemap::Look;
use crate::dataset::{Dataset, EventIx, Source};
use crate::geo::{Camera, LonLat, Viewport};
use crate::problem::Problem;
use crate::query::{Arrangement, Hit, Index, Visible};
use crate::theme::{MapTokens, Theme};
use crate::time::{Axis, Folds, Moment, Span, Window};
use crate::view::{ListOrder, Origin, Selection, Settings, View};

/// What is gone with the window: nothing of it is saved or undone.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Transient {
    /// What the pointer is on, in any panel.
    pub hovered: Option<Selection>,
    /// The panel that lies over the window.
    pub panel: Option<Panel>,
    /// The file that is being read.
    pub reading: Option<String>,
    /// Which part of the words of a large file is read, from 0 to 1; `None` when all are.
    pub reading_words: Option<f32>,
    /// What is measured on the map.
    pub measurement: Option<Measurement>,
    /// The file that is being written.
    pub writing: Option<String>,
    /// What was done last, where nothing else shows it.
    pub said: Option<String>,
    /// The workspace that is open.
    pub workspace: Option<OpenWorkspace>,
}

/// What a person is told about a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// The name of the file; where there are no problems, what was done.
    pub file: String,
    /// Whether nothing of it could be shown.
    pub failed: bool,
    /// What is wrong.
    pub problems: Vec<Problem>,
}

/// The state of one window.
#[derive(Debug)]
pub struct Explorer {
    /// The file as it is.
    pub(super) whole: Arc<Dataset>,
    pub(super) whole_index: Arc<Index>,
    /// The same without the sources that are off: everything that is shown comes from it.
    pub(super) dataset: Arc<Dataset>,
    /// Where that comes from.
    pub(super) origins: Vec<Origin>,
    /// What is being read and will be open then.
    pub(super) coming: Option<Vec<Origin>>,
    pub(super) index: Arc<Index>,
    pub(super) visible: Visible,
    /// All events in the order of the list.
    pub(super) arrangement: Arc<Arrangement>,
    /// What the words of the filter may mean, events aside.
    pub(super) found: Vec<Hit>,
    /// What of that follows from the view, and what is still being worked out.
    pub(super) pursuit: Pursuit,
    pub(super) view: View,
    pub(super) settings: Settings,
    pub(super) transient: Transient,
    /// The events that belong to what is pointed at, by their positions, and how often that has changed.
    pub(super) related: RoaringBitmap,
    pub(super) pointed: u64,
    pub(super) history: History,
    pub(super) playback: Playback,
    pub(super) motion: Option<Motion>,
    pub(super) time_flight: Option<TimeFlight>,
    pub(super) bookmarks: Bookmarks,
    pub(super) presentation: Option<Presentation>,
    pub(super) notices: Vec<Notice>,
    pub(super) effects: Vec<Effect>,
    /// Size of the map in points.
    pub(super) map_size: [f64; 2],
    /// Whether that is known: until then a camera from elsewhere stays as it is.
    pub(super) measured: bool,
    /// The camera that was chosen, where a map of this size cannot show it as it is.
    pub(super) asked: Option<Asked>,
    /// Whether the view is still the one the dataset opened with, so that it may be fitted to
    /// the map once its size is known.
    pub(super) untouched: bool,
}

impl Explorer {
    /// A window onto a dataset.
    #[must_use]
    pub fn new(dataset: Arc<Dataset>, settings: Settings) -> Self {
        let map_size = [900.0, 600.0];
        let viewport =
            Camera::new(LonLat { lon: 0.0, lat: 0.0 }, 2.0).viewport(map_size[0], map_size[1]);
        let index = Arc::new(Index::opened(&dataset));
        let view = home::view(index.opening(), viewport);
        let mut explorer = Self {
            arrangement: index.arranged(&dataset, ListOrder::default()),
            whole_index: Arc::clone(&index),
            index,
            visible: Visible::default(),
            found: Vec::new(),
            pursuit: Pursuit::default(),
            view,
            whole: Arc::clone(&dataset),
            dataset,
            origins: vec![Origin::Summits],
            coming: None,
            settings,
            transient: Transient::default(),
            related: RoaringBitmap::new(),
            pointed: 0,
            history: History::default(),
            playback: Playback::default(),
            motion: None,
            time_flight: None,
            bookmarks: Bookmarks::default(),
            presentation: None,
            notices: Vec::new(),
            effects: Vec::new(),
            map_size,
            measured: false,
            asked: None,
            untouched: true,
        };
        explorer.ask_for_words();
        explorer.show_anew();
        explorer
    }

    /// Shows another dataset, from its beginning and without bookmarks. The index is one of that dataset. Hands back what is
    /// needed no more.
    pub fn open(&mut self, dataset: Arc<Dataset>, index: Index) -> Leftover {
        self.end_presentation();
        self.bookmarks = Bookmarks::default();
        let map = self.view.map;
        self.view = View {
            map,
            ..home::view(index.opening(), self.viewport())
        };
        let index = Arc::new(index);
        let left = [
            Indexed {
                dataset: std::mem::replace(&mut self.whole, Arc::clone(&dataset)),
                index: std::mem::replace(&mut self.whole_index, Arc::clone(&index)),
            },
            Indexed {
                dataset: std::mem::replace(&mut self.dataset, dataset),
                index: std::mem::replace(&mut self.index, index),
            },
        ];
        self.point_at(None);
        self.ask_for_words();
        self.history = History::default();
        self.playback = Playback::default();
        self.motion = None;
        self.time_flight = None;
        self.untouched = true;
        self.show_anew();
        Leftover::new(left)
    }

    /// Looks at the dataset as a view says, at once and without a step of undo.
    pub fn restore(&mut self, view: View) {
        let before = std::mem::replace(&mut self.view, view);
        if self.measured {
            self.view.camera = self.viewport().held(self.view.camera);
        }
        self.motion = None;
        self.time_flight = None;
        self.untouched = false;
        self.follow(&before);
    }

    /// Tells a person about a file.
    pub fn notify(&mut self, notice: Notice) {
        self.notices.push(notice);
    }

    /// Says that a file is being read, or no longer.
    pub fn set_reading(&mut self, file: Option<String>) {
        self.transient.reading = file;
    }

    /// What only the floors above can do, since the last call.
    pub fn take_effects(&mut self) -> Vec<Effect> {
        std::mem::take(&mut self.effects)
    }

    /// Whether something waits for [`Explorer::take_effects`].
    #[must_use]
    pub fn has_effects(&self) -> bool {
        !self.effects.is_empty()
    }

    /// The events, as the sources that are on have them.
    #[must_use]
    pub fn dataset(&self) -> &Dataset {
        &self.dataset
    }

    /// The same, to be shared with a job.
    #[must_use]
    pub fn shared_dataset(&self) -> Arc<Dataset> {
        Arc::clone(&self.dataset)
    }

    /// All sources of the file, each with whether it is on.
    pub fn sources(&self) -> impl Iterator<Item = (&Source, bool)> {
        let off = &self.view.sources_off;
        let all = self.whole.parts().sources.iter();
        all.map(|source| (source, !off.contains(&source.id)))
    }

    /// The file as it is, with the sources that are off.
    #[must_use]
    pub fn whole(&self) -> &Dataset {
        &self.whole
    }

    /// What is looked at.
    #[must_use]
    pub fn view(&self) -> &View {
        &self.view
    }

    /// What comes of it.
    #[must_use]
    pub fn visible(&self) -> &Visible {
        &self.visible
    }

    /// What filters know about the dataset.
    #[must_use]
    pub fn index(&self) -> &Index {
        &self.index
    }

    /// What the person prefers.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The colours.
    #[must_use]
    pub fn theme(&self) -> &'static Theme {
        self.settings.theme.tokens()
    }

    /// How the map is painted.
    #[must_use]
    pub fn look(&self) -> Look {
        Look {
            style: self.settings.map_style(),
            borders: self.view.map.borders,
        }
    }

    /// The colours of the map.
    #[must_use]
    pub fn map_tokens(&self) -> &'static MapTokens {
        self.settings.map_style().tokens()
    }

    /// Whether the legend of the map is open: as the person chose, or as there is room for it.
    #[must_use]
    pub fn legend_is_open(&self) -> bool {
        let has_room = home::has_room_for_legend(self.map_size);
        self.settings.legend.unwrap_or(has_room)
    }

    /// The colours of what lies on the map: those that read well on it, whatever the window has.
    #[must_use]
    pub fn marks_theme(&self) -> &'static Theme {
        self.settings.map_style().theme().tokens()
    }

    /// What is pointed at, what is being read.
    #[must_use]
    pub fn transient(&self) -> &Transient {
        &self.transient
    }

    /// How time moves.
    #[must_use]
    pub fn playback(&self) -> &Playback {
        &self.playback
    }

    /// What the person is told.
    #[must_use]
    pub fn notices(&self) -> &[Notice] {
        &self.notices
    }

    /// The window that events are held against.
    #[must_use]
    pub fn window(&self) -> Window {
        let extent = self.dataset.extent().unwrap_or(Window::HISTORY);
        self.view.time.effective(extent)
    }

    /// The timeline over a width in points.
    #[must_use]
    pub fn axis(&self, width: f64) -> Axis {
        Axis::folded(self.view.axis, width, &self.view.folds)
    }

    /// The beginning or end of an event (among those that pass the filter) that is nearest to a moment.
    #[must_use]
    pub fn nearest_boundary(&self, moment: Moment) -> Option<Moment> {
        self.visible.span_index().nearest_edge(moment)
    }

    /// The stretch around a moment in which there is no event, if there is one: what
    /// [`Command::FoldAt`](super::Command::FoldAt) folds.
    #[must_use]
    pub fn empty_around(&self, moment: Moment) -> Option<Window> {
        Folds::empty_around(moment, self.spans())
    }

    /// How many events may lie in a stretch of time, those aside that may lie at any time before or
    /// after.
    #[must_use]
    pub fn known_inside(&self, window: &Window) -> usize {
        let found = self.visible.span_index().counts(window);
        usize::try_from(found.certain + found.possible).unwrap_or(usize::MAX)
    }

    /// The spans of the dated events that pass the filter.
    pub(super) fn spans(&self) -> impl Iterator<Item = &Span> {
        let dated = self.visible.dated();
        dated.filter_map(|event| self.dataset.span(event))
    }

    /// The camera with the size of the map.
    #[must_use]
    pub fn viewport(&self) -> Viewport {
        self.view
            .camera
            .viewport(self.map_size[0], self.map_size[1])
    }

    /// Whether there is a change to take back.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        self.history.can_undo()
    }

    /// Whether there is a change to make again.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        self.history.can_redo()
    }

    /// The selected event, if one is selected and there.
    #[must_use]
    pub fn selected_event(&self) -> Option<EventIx> {
        let id = self.view.selection.as_ref()?.event()?;
        self.dataset.find_event(id)
    }
}

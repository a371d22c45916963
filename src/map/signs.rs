use std::collections::{BTreeMap, HashMap};

use super::pins::{PlaceKey, is_missed, key};
use super::ties;
use crate::dataset::{Dataset, Geometry};
use crate::explorer::Explorer;
use crate::query::{Placeless, Row};
use crate::theme::Form;
use crate::time::Window;

/// For what signs were counted: as long as it stays the same, so do they.
type Reason = (usize, u64, Window);

/// What is known about the signs in use, made anew only when other events are visible.
#[derive(Debug, Default)]
pub(super) struct Signs {
    reason: Option<Reason>,
    pub(super) placeless: Placeless,
    /// The events that are drawn as lines or areas.
    pub(super) drawn: Vec<Row>,
    /// Journeys, and their stops that were not reached.
    pub(super) journeys: usize,
    pub(super) missed: usize,
    /// Places with several events.
    pub(super) shared: usize,
    /// Events with a mark by the form of their kind.
    pub(super) forms: BTreeMap<Form, usize>,
    /// Places of the selected event, if it was at several at once.
    pub(super) tied: usize,
}

impl Signs {
    /// Looks at what is visible, if that is something else than before. Linear in that.
    pub(super) fn look(&mut self, explorer: &Explorer) {
        let (dataset, visible) = (explorer.dataset(), explorer.visible());
        let selected = explorer.selected_event();
        self.tied = selected.map_or(0, |event| ties::places(dataset, event).len());
        let reason = (
            std::ptr::from_ref(dataset).addr(),
            visible.revision(),
            explorer.window(),
        );
        if self.reason.as_ref() == Some(&reason) {
            return;
        }
        *self = Self {
            reason: Some(reason),
            placeless: Placeless::of(dataset, visible),
            tied: self.tied,
            ..Self::default()
        };
        let mut places: HashMap<PlaceKey, usize> = HashMap::new();
        for row in visible.rows() {
            self.count(dataset, row, &mut places);
            if !dataset.marks(row.event).is_empty() {
                let form = explorer.index().form(&dataset.event(row.event).kind);
                *self.forms.entry(form).or_default() += 1;
            }
        }
        self.shared = places.into_values().filter(|events| *events > 1).count();
    }

    fn count(&mut self, dataset: &Dataset, row: Row, places: &mut HashMap<PlaceKey, usize>) {
        let event = row.event;
        let geometry = &dataset.event(event).geometry;
        if matches!(geometry, Geometry::Lines(_) | Geometry::Areas(_)) {
            self.drawn.push(row);
        }
        self.journeys += usize::from(matches!(geometry, Geometry::Lines(_)));
        for place in dataset.marks(event) {
            self.missed += usize::from(is_missed(dataset, event, *place));
            *places.entry(key(*place)).or_default() += 1;
        }
    }
}

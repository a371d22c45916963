use std::collections::BTreeMap;

use super::ties;
use crate::explorer::Explorer;
use crate::query::{Drawn, Placeless, Row};
use crate::theme::Form;
use crate::time::Window;

/// For what signs were counted: as long as it stays the same, so do they.
type Reason = (usize, u64, Window);

/// What is known about the signs in use, made anew only when other events are visible.
#[derive(Debug, Default)]
pub(super) struct Signs {
    reason: Option<Reason>,
    /// How many events there are at each place, up to two.
    shares: Vec<u8>,
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
    /// Events about which sources disagree, and those that did not take place (yet).
    pub(super) disputed: usize,
    pub(super) planned: usize,
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
        self.reason = Some(reason);
        let columns = explorer.index().columns();
        self.shares.clear();
        self.shares.resize(columns.places(), 0);
        self.drawn.clear();
        (self.journeys, self.missed, self.shared) = (0, 0, 0);
        (self.disputed, self.planned) = (0, 0);
        let mut forms = [0_usize; Form::OF_KINDS.len() + 1];
        let mut placeless = Placeless::default();
        let mut walk = columns.walk();
        for row in visible.rows() {
            let Some((facts, places)) = walk.event(row.event) else {
                continue;
            };
            self.disputed += usize::from(facts.is_disputed);
            self.planned += usize::from(facts.is_planned);
            if facts.drawn != Drawn::Nothing {
                self.drawn.push(row);
            }
            self.journeys += usize::from(facts.drawn == Drawn::Lines);
            if places.is_empty() {
                placeless.add(dataset, row);
                continue;
            }
            forms[rank(facts.form)] += 1;
            self.missed += facts.missed as usize;
            for place in places {
                let share = &mut self.shares[*place as usize];
                self.shared += usize::from(*share == 1);
                *share = (*share + 1).min(2);
            }
        }
        placeless.add_undated(visible);
        self.placeless = placeless;
        let named = Form::OF_KINDS.into_iter().chain([Form::default()]);
        let counted = named.map(|form| (form, forms[rank(form)]));
        self.forms = counted.filter(|(_, count)| *count > 0).collect();
    }
}

/// The place of a form among all.
fn rank(form: Form) -> usize {
    let mut all = Form::OF_KINDS.iter();
    all.position(|it| *it == form)
        .unwrap_or(Form::OF_KINDS.len())
}

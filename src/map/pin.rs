use crate::dataset::EventIx;
use crate::explorer::{Attention, Explorer};
use crate::geo::{LonLat, ScreenPoint};
use crate::query::Facts;
use crate::theme::Form;
use crate::time::Membership;
use crate::view::Selection;

/// Radius of a mark for one event, and for several, in points.
pub(super) const RADII: [f32; 2] = [5.5, 9.0];
/// Radius of the sign of a dispute at the shoulder of a mark, in points.
pub(super) const BADGE: f32 = 6.0;
/// The least distance of that sign from the middle of a mark, each way, so that the form of a small mark is seen.
const ASIDE: f32 = 7.5;
/// No pin, or the number of no place.
pub(super) const NONE: u32 = u32::MAX;

/// One place on the map with the events that are visible there.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Pin {
    pub(super) place: LonLat,
    pub(super) at: ScreenPoint,
    /// In the order of time.
    pub(super) events: Vec<EventIx>,
    /// The surest of them.
    pub(super) membership: Membership,
    /// Whether sources disagree about one of them.
    pub(super) disputed: bool,
    /// Whether none of them took place (yet).
    pub(super) planned: bool,
    /// Whether no journey came there that was to.
    pub(super) missed: bool,
    /// Says the kind of its only event.
    pub(super) form: Form,
    /// Whether it stands for what is pointed at, or selected.
    pub(super) attention: Attention,
    /// The name of the place, if the events there agree on one.
    pub(super) name: Option<String>,
    /// The id of that venue.
    pub(super) venue: Option<String>,
    /// Other places whose marks would overlap this one.
    pub(super) hidden: Vec<LonLat>,
    /// The number of its place.
    pub(super) number: u32,
}

impl Pin {
    /// A pin for no event yet.
    pub(super) fn at_place(place: LonLat, membership: Membership) -> Self {
        Self {
            place,
            at: [0.0, 0.0],
            events: Vec::new(),
            membership,
            disputed: false,
            planned: true,
            missed: true,
            form: Form::Circle,
            attention: Attention::None,
            name: None,
            venue: None,
            hidden: Vec::new(),
            number: NONE,
        }
    }

    /// Radius of its mark in points.
    pub(super) fn radius(&self) -> f32 {
        RADII[usize::from(self.events.len() > 1)]
    }

    /// How far right of its middle, and how far above, the sign of a dispute stands, in points.
    pub(super) fn aside(&self) -> f32 {
        self.radius().max(ASIDE)
    }

    /// What a click on it selects: its only event, or its venue.
    pub(super) fn selection(&self, explorer: &Explorer) -> Option<Selection> {
        match (self.events.as_slice(), &self.venue) {
            ([only], _) => Some(Selection::Event(explorer.dataset().event(*only).id.clone())),
            (_, Some(venue)) => Some(Selection::Venue(venue.clone())),
            ([first, ..], None) => Some(Selection::Event(
                explorer.dataset().event(*first).id.clone(),
            )),
            ([], None) => None,
        }
    }
}

impl Pin {
    pub(super) fn is_selected(&self) -> bool {
        self.attention == Attention::Selected
    }
}

impl Pin {
    /// An event there.
    pub(super) fn add(
        &mut self,
        facts: Facts,
        ix: EventIx,
        membership: Membership,
        attention: Attention,
    ) {
        if self.events.last() != Some(&ix) {
            self.events.push(ix);
        }
        self.membership = self.membership.max(membership);
        self.disputed |= facts.is_disputed;
        self.planned &= facts.is_planned;
        self.attention = self.attention.max(attention);
    }
}

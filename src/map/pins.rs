use std::collections::{BTreeMap, HashMap, HashSet};

use crate::dataset::EventIx;
use crate::explorer::Explorer;
use crate::geo::{LonLat, ScreenPoint, Viewport};
use crate::time::Membership;
use crate::view::Selection;

/// Radius of a mark for one event, and for several, in points.
const RADII: [f32; 2] = [5.5, 9.0];
/// Points kept free between two marks.
const GAP: f64 = 2.0;
/// Points beyond the edge of the map within which marks still reach into it.
const MARGIN: f64 = 40.0;

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
    /// Whether it stands for what is pointed at, or selected.
    pub(super) attention: Attention,
    /// The name of the place, if the events there agree on one.
    pub(super) name: Option<String>,
    /// The id of that venue.
    pub(super) venue: Option<String>,
    /// Other places whose marks would overlap this one.
    pub(super) hidden: Vec<LonLat>,
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
            attention: Attention::None,
            name: None,
            venue: None,
            hidden: Vec::new(),
        }
    }

    /// Radius of its mark in points.
    pub(super) fn radius(&self) -> f32 {
        RADII[usize::from(self.events.len() > 1)]
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

/// How much a pin stands out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Attention {
    #[default]
    None,
    Hovered,
    Selected,
}

impl Pin {
    pub(super) fn is_selected(&self) -> bool {
        self.attention == Attention::Selected
    }
}

/// The pins in sight: one for each place, and one for several whose marks would overlap. What is
/// selected never hides in another pin.
pub(super) fn pins(explorer: &Explorer, viewport: &Viewport) -> Vec<Pin> {
    let mut pins: Vec<Pin> = by_place(explorer).into_values().collect();
    for pin in &mut pins {
        pin.at = viewport.screen_from_geo(pin.place);
    }
    pins.retain(|pin| {
        (-MARGIN..=viewport.width + MARGIN).contains(&pin.at[0])
            && (-MARGIN..=viewport.height + MARGIN).contains(&pin.at[1])
    });
    // The most important first: they stay, the others join them.
    pins.sort_by(|a, b| {
        let weight = |pin: &Pin| (pin.is_selected(), pin.events.len());
        weight(b)
            .cmp(&weight(a))
            .then(a.place.lon.total_cmp(&b.place.lon))
            .then(a.place.lat.total_cmp(&b.place.lat))
    });
    let mut kept = joined(pins);
    for pin in &mut kept {
        let mut seen = HashSet::with_capacity(pin.events.len());
        pin.events.retain(|event| seen.insert(*event));
    }
    kept
}

/// The pins, the first ones first, each with those that would overlap it.
fn joined(pins: Vec<Pin>) -> Vec<Pin> {
    let mut kept: Vec<Pin> = Vec::new();
    // By cells as wide as two marks: what overlaps lies in the same cell or beside it.
    let mut cells: HashMap<[i64; 2], Vec<usize>> = HashMap::new();
    for pin in pins {
        let cell = cell_of(pin.at);
        let beside = (-1..=1).flat_map(|dx| (-1..=1).map(move |dy| [cell[0] + dx, cell[1] + dy]));
        let nearby = beside.filter_map(|cell| cells.get(&cell)).flatten();
        let host = nearby
            .copied()
            .filter(|host| overlap(&kept[*host], &pin))
            .min();
        if let Some(host) = host {
            kept[host].absorb(pin);
        } else {
            cells.entry(cell).or_default().push(kept.len());
            kept.push(pin);
        }
    }
    kept
}

fn overlap(host: &Pin, pin: &Pin) -> bool {
    let (dx, dy) = (host.at[0] - pin.at[0], host.at[1] - pin.at[1]);
    let apart = f64::from(host.radius() + pin.radius()) + GAP;
    !host.is_selected() && !pin.is_selected() && dx.hypot(dy) < apart
}

fn cell_of(at: ScreenPoint) -> [i64; 2] {
    const SIDE: f64 = 2.0 * RADII[1] as f64 + GAP;
    #[expect(clippy::cast_possible_truncation, reason = "points near the screen")]
    at.map(|coordinate| (coordinate / SIDE).floor() as i64)
}

impl Pin {
    fn absorb(&mut self, other: Self) {
        self.events.extend(other.events);
        self.membership = self.membership.max(other.membership);
        self.disputed |= other.disputed;
        self.planned &= other.planned;
        self.attention = self.attention.max(other.attention);
        self.hidden.push(other.place);
    }
}

/// Places as keys: to a hundred-thousandth of a degree, about a metre.
pub(super) type PlaceKey = (i64, i64);

pub(super) fn key(place: LonLat) -> PlaceKey {
    #[expect(clippy::cast_possible_truncation, reason = "degrees times 1e5 fit")]
    let round = |degrees: f64| (degrees * 1e5).round() as i64;
    (round(place.lon), round(place.lat))
}

fn by_place(explorer: &Explorer) -> BTreeMap<PlaceKey, Pin> {
    let dataset = explorer.dataset();
    let selection = explorer.view().selection.as_ref();
    let hovered = explorer.transient().hovered.as_ref();
    let mut pins = BTreeMap::new();
    let visible = explorer.visible();
    let outside = explorer
        .selected_event()
        .filter(|event| visible.membership(*event) == Membership::Outside)
        .map(|event| (event, Membership::Outside));
    let rows = visible.rows().map(|row| (row.event, row.membership));
    for (event, membership) in rows.chain(outside) {
        let record = dataset.event(event);
        let is = |selection: Option<&Selection>| {
            selection.is_some_and(|s| s.event() == Some(record.id.as_str()))
        };
        let venues: Vec<_> = dataset.venues_of(event).collect();
        for place in dataset.marks(event) {
            let at_place = |venue: &&crate::dataset::VenueIx| {
                dataset
                    .venue(**venue)
                    .pin()
                    .is_some_and(|pin| key(pin) == key(*place))
            };
            let venue = venues
                .iter()
                .find(at_place)
                .map(|venue| dataset.venue(*venue));
            let is_venue = |selection: Option<&Selection>| match (selection, venue) {
                (Some(Selection::Venue(id)), Some(venue)) => *id == venue.id,
                _ => false,
            };
            let pin = pins.entry(key(*place)).or_insert_with(|| Pin {
                name: venue.map(|venue| venue.name.clone()),
                venue: venue.map(|venue| venue.id.clone()),
                ..Pin::at_place(*place, Membership::Outside)
            });
            if pin.events.last() != Some(&event) {
                pin.events.push(event);
            }
            pin.membership = pin.membership.max(membership);
            pin.disputed |= record.disputed;
            pin.planned &= record.status != crate::dataset::Status::Happened;
            let attention = if is(selection) || is_venue(selection) {
                Attention::Selected
            } else if is(hovered) || is_venue(hovered) {
                Attention::Hovered
            } else {
                Attention::None
            };
            pin.attention = pin.attention.max(attention);
        }
    }
    pins
}

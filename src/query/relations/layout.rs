//! Where the nodes of a [`RelationsGraph`] stand.
//!
//! A cartographer's diagram, not a web of springs: everything has its place by what it is. The focus stands in the
//! middle. Of an **event** time runs from left to right: what it comes after stands at the left, what comes of it at the
//! right, people above and its places and organisations below. Of **anything else** people stand at the left and its
//! events at the right, in the order of time. A wing has one column, and a second one farther out once the first is
//! full; the left wing fills its outer column with the *earlier* events. The cards of the outer column stand at the
//! gaps of the inner one, and so do those of the second row of people, so that each line from the focus runs through a
//! gap and behind no card.
//!
//! The same graph in the same room gives the same places. With one node less the others keep their order, and each
//! moves by one place at the most; cards never overlap each other or a heading, whatever their number: the picture
//! grows, and a panel scrolls. Words are cut to their cards by whoever paints them.

use super::area::{Area, FAN, GUTTER, ROW_GAP, Slot};
use super::routes::routes;
use super::{Group, RelationsGraph};

/// Heights of cards, of the one in the middle and of headings, in points.
const CARD: f32 = 47.0;
const FOCUS: f32 = 68.0;
const HEADING: f32 = 18.0;
/// Between cards of a column; the margins, of which those at the sides have room for lines on the outside.
const GAP: f32 = 7.0;
const MARGIN: f32 = 8.0;
const SIDE: f32 = 28.0;
/// From a card of a column to the next one, in points.
const PITCH: f32 = CARD + GAP;
/// Widths of cards, in points, and how many stand side by side.
const NARROWEST: f32 = 132.0;
const WIDEST: f32 = 236.0;
const COLUMNS: usize = 5;
/// The rows that a wing has before it goes on in a second column, whatever room there is.
const LEAST_ROWS: usize = 3;

/// Where everything stands, in points.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    /// Width and height of the picture: at least the room, more if it does not suffice.
    pub size: [f32; 2],
    /// Of each node.
    pub cards: Vec<Area>,
    /// Of each group that has nodes, in the order of [`Group::AROUND`].
    pub headings: Vec<(Group, Area)>,
    /// Of each edge, from its first end to its second, as a line of points.
    pub routes: Vec<Vec<[f32; 2]>>,
}

/// A step from a card to the next one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is the way it is named after")]
pub enum Step {
    Left,
    Right,
    Up,
    Down,
}

impl Layout {
    /// The places of a graph in a room of some points.
    #[must_use]
    pub fn new(graph: &RelationsGraph, room: [f32; 2]) -> Self {
        let plan = Plan::new(graph, room);
        let mut places = vec![(Slot::Focus, plan.middle(FOCUS)); graph.nodes().len()];
        let mut headings = Vec::new();
        for group in Group::AROUND {
            let nodes: Vec<usize> = graph.group(group).collect();
            if nodes.is_empty() {
                continue;
            }
            let stands = match plan.side(group) {
                Side::Wing(way) => plan.wing(way, nodes.len()),
                Side::Band(way) => plan.band(way, nodes.len()),
            };
            for (node, place) in nodes.iter().zip(stands) {
                places[*node] = place;
            }
            let cards: Vec<Area> = nodes.iter().map(|node| places[*node].1).collect();
            headings.push((group, plan.heading(group, &cards)));
        }
        let routes = routes(graph, &places);
        Self {
            size: plan.size,
            cards: places.into_iter().map(|(_, card)| card).collect(),
            headings,
            routes,
        }
    }

    /// The card to which a step leads: the nearest one on that side, as people see it; the same one at the edge.
    #[must_use]
    pub fn step(&self, from: usize, step: Step) -> usize {
        let Some(start) = self.cards.get(from).map(Area::center) else {
            return 0;
        };
        let (axis, way) = match step {
            Step::Left => (0, -1.0),
            Step::Right => (0, 1.0),
            Step::Up => (1, -1.0),
            Step::Down => (1, 1.0),
        };
        let far = |card: &Area| {
            let center = card.center();
            let ahead = (center[axis] - start[axis]) * way;
            let aside = (center[1 - axis] - start[1 - axis]).abs();
            // What lies more aside than ahead is not on that side, unless nothing else is.
            (ahead > 1.0).then_some((aside > 2.0 * ahead, ahead + 2.0 * aside))
        };
        let cards = self.cards.iter().enumerate();
        let ahead = cards.filter_map(|(at, card)| Some((at, far(card)?)));
        let nearest = ahead.min_by(|(_, a), (_, b)| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
        nearest.map_or(from, |(at, _)| at)
    }
}

/// On which side of the focus a group stands; −1 is at the left or above.
enum Side {
    Wing(i8),
    Band(i8),
}

/// The measures that all places follow from.
struct Plan {
    size: [f32; 2],
    /// Width of cards.
    width: f32,
    /// Rows that a wing may have before it goes on in a second column.
    rows: usize,
    /// The middle of the focus.
    center: [f32; 2],
    /// Half the height of the wings, without the headings above them, and how far an outer column reaches below it.
    half: f32,
    drop: f32,
    is_event: bool,
}

impl Plan {
    fn new(graph: &RelationsGraph, room: [f32; 2]) -> Self {
        let room = room.map(|side| if side.is_finite() { side.max(1.0) } else { 1.0 });
        let [columns, gutters] = [along(COLUMNS, 1.0), along(COLUMNS - 1, GUTTER)];
        let width = ((room[0] - 2.0 * SIDE - gutters) / columns).clamp(NARROWEST, WIDEST);
        let is_event = graph.nodes()[0].what.event().is_some();
        let mut plan = Self {
            size: room,
            width: width.floor(),
            rows: LEAST_ROWS,
            center: [0.0; 2],
            half: 0.0,
            drop: 0.0,
            is_event,
        };
        let count = |group| graph.group(group).count();
        let (mut above, mut below, mut wings) = (0.0, 0.0, [0; 2]);
        for group in Group::AROUND {
            match plan.side(group) {
                Side::Wing(way) => wings[usize::from(way > 0)] += count(group),
                Side::Band(way) if way < 0 => above += band_height(count(group)),
                Side::Band(_) => below += band_height(count(group)),
            }
        }
        // Reckoned with a row above and one below whether or not there are any: who stands where in the wings does
        // not hang on them.
        let bands = if is_event { 2.0 * band_height(1) } else { 0.0 };
        let left = room[1] - bands - 2.0 * MARGIN - HEADING - PITCH / 2.0;
        plan.rows = fitting(left, PITCH).max(LEAST_ROWS);
        let columns_of = wings.map(|count| plan.columns(count));
        let tallest = columns_of.iter().flatten().max().copied();
        let cards = along(tallest.unwrap_or(0), PITCH);
        plan.half = cards.max(FOCUS + 2.0 * GAP) / 2.0;
        if columns_of.iter().any(|[_, outer]| *outer > 0) {
            // The outer column stands at the gaps of the inner one.
            plan.drop = PITCH / 2.0;
        }
        let wings = HEADING + 2.0 * plan.half + plan.drop;
        let needed = [
            columns * plan.width + gutters + 2.0 * SIDE,
            above + below + wings + 2.0 * MARGIN,
        ];
        plan.size = [room[0].max(needed[0]), room[1].max(needed[1])];
        let spare = (plan.size[1] - needed[1]) / 2.0;
        let middle = MARGIN + spare + above + HEADING + plan.half;
        plan.center = [(plan.size[0] / 2.0).round(), middle.round()];
        plan
    }

    fn side(&self, group: Group) -> Side {
        match group {
            Group::People if self.is_event => Side::Band(-1),
            Group::Before | Group::People => Side::Wing(-1),
            Group::After | Group::Events | Group::Focus => Side::Wing(1),
            Group::Setting => Side::Band(1),
        }
    }

    fn middle(&self, height: f32) -> Area {
        Area::around(self.center, [self.width, height])
    }

    /// How many of a wing stand in its inner column, and how many in the outer one.
    fn columns(&self, count: usize) -> [usize; 2] {
        let inner = count.min(self.rows.max(count.div_ceil(2)));
        [inner, count - inner]
    }

    /// The places of a wing, in the order of its nodes: column by column, from left to right.
    fn wing(&self, way: i8, count: usize) -> Vec<(Slot, Area)> {
        let [inner, outer] = self.columns(count);
        let column = |column: i8, cards: usize| {
            let x = self.center[0] + f32::from(column) * (self.width + GUTTER);
            // The cards of the outer column stand where the inner one has its gaps.
            let is_outer = column.abs() > 1;
            let shift = if is_outer && (inner + outer).is_multiple_of(2) {
                0.5
            } else {
                0.0
            };
            let first = shift - (along(cards, 1.0) - 1.0) / 2.0;
            (0..cards).map(move |row| {
                let y = self.center[1] + (first + along(row, 1.0)) * PITCH;
                (Slot::Wing(column), Area::around([x, y], [self.width, CARD]))
            })
        };
        if way < 0 {
            column(-2, outer).chain(column(-1, inner)).collect()
        } else {
            column(1, inner).chain(column(2, outer)).collect()
        }
    }

    /// The places of a row above or below, and of the rows behind it once it is full.
    fn band(&self, way: i8, count: usize) -> Vec<(Slot, Area)> {
        let step = self.width + GUTTER;
        let mut places = Vec::new();
        let mut row: i8 = 0;
        while places.len() < count {
            let room = row_room(usize::from(row.unsigned_abs()));
            let cards = room.min(count - places.len());
            // Behind a full row cards stand at its gaps.
            let behind = row > 0 && cards % 2 != room % 2;
            let shift = if behind { 0.5 } else { 0.0 };
            let distance = self.wings_to_band(way) + f32::from(row) * (CARD + ROW_GAP);
            let y = self.center[1] + f32::from(way) * (distance + CARD / 2.0);
            let first = shift - (along(cards, 1.0) - 1.0) / 2.0;
            for card in 0..cards {
                let x = self.center[0] + (first + along(card, 1.0)) * step;
                let area = Area::around([x, y], [self.width, CARD]);
                places.push((Slot::Band(way * (row.saturating_add(1))), area));
            }
            row = row.saturating_add(1);
        }
        places
    }

    /// From the middle of the focus to the first row.
    fn wings_to_band(&self, way: i8) -> f32 {
        if way < 0 {
            self.half + HEADING + FAN
        } else {
            self.half + self.drop + FAN
        }
    }

    /// Where the heading of a group stands: above the column next to the focus, above a band's last row, below it.
    fn heading(&self, group: Group, cards: &[Area]) -> Area {
        let [x, y] = match self.side(group) {
            Side::Wing(way) => {
                let x = self.center[0] + f32::from(way) * (self.width + GUTTER) - self.width / 2.0;
                let column = cards.iter().filter(|card| (card.min[0] - x).abs() < 1.0);
                let top = column.map(|card| card.min[1]).fold(f32::MAX, f32::min);
                [x, top - HEADING]
            }
            Side::Band(way) => {
                let last = cards.iter().map(|card| card.min[1] * f32::from(way));
                let last = last.fold(f32::MIN, f32::max) * f32::from(way);
                let row = cards.iter().filter(|card| (card.min[1] - last).abs() < 1.0);
                let x = row.map(|card| card.min[0]).fold(f32::MAX, f32::min);
                let beyond = if way < 0 { -HEADING } else { CARD };
                [x, last + beyond]
            }
        };
        Area {
            min: [x, y],
            size: [self.width, HEADING],
        }
    }
}

/// How many cards a row of a band has room for.
const fn row_room(row: usize) -> usize {
    if row.is_multiple_of(2) {
        COLUMNS
    } else {
        COLUMNS - 1
    }
}

/// Height of a band with its heading and the room in which lines fan out to it.
fn band_height(count: usize) -> f32 {
    if count == 0 {
        return 0.0;
    }
    let (mut left, mut rows) = (count, 0);
    while left > 0 {
        left = left.saturating_sub(row_room(rows));
        rows += 1;
    }
    FAN + along(rows, CARD + ROW_GAP) - ROW_GAP + HEADING
}

/// So many steps in a row, in points.
#[expect(
    clippy::cast_precision_loss,
    reason = "a picture of millions is not looked at to the point"
)]
fn along(count: usize, step: f32) -> f32 {
    count as f32 * step
}

/// How many steps fit into a stretch.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "held to what is positive"
)]
fn fitting(stretch: f32, step: f32) -> usize {
    (stretch / step).floor().max(0.0) as usize
}

#[cfg(test)]
mod tests;

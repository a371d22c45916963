use std::collections::HashMap;

use super::pin::{BADGE, Pin};
use crate::geo::ScreenPoint;

/// Points kept free between two marks.
pub(super) const GAP: f64 = 2.0;
/// How far a mark with its sign reaches another one, in points.
const REACH: f64 = 28.0;

/// The pins, the first ones first, each with those that would overlap it: a mark grows with what joins it, and then others
/// may overlap it.
pub(super) fn joined(mut pins: Vec<Pin>) -> Vec<Pin> {
    loop {
        let before = pins.len();
        pins = joined_once(pins);
        if pins.len() == before {
            return pins;
        }
    }
}

/// Each with those before it that it overlaps, as they are now.
fn joined_once(pins: Vec<Pin>) -> Vec<Pin> {
    let mut kept: Vec<Pin> = Vec::new();
    // What overlaps lies in the same cell or beside it.
    let mut cells: HashMap<[i64; 2], Vec<usize>> = HashMap::new();
    for pin in pins {
        let cell = cell_of(pin.at, REACH);
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

/// Whether two marks, or the sign of a dispute at one of them, would lie over each other. What is selected keeps a mark of
/// its own, apart from others that are.
fn overlap(host: &Pin, pin: &Pin) -> bool {
    let (dx, dy) = (pin.at[0] - host.at[0], pin.at[1] - host.at[1]);
    let apart = f64::from(host.radius() + pin.radius()) + GAP;
    let is_covered = |by: &Pin, at: &Pin, dx: f64, dy: f64| {
        let aside = f64::from(by.aside());
        by.disputed && (dx - aside).hypot(dy + aside) < f64::from(BADGE + at.radius())
    };
    host.is_selected() == pin.is_selected()
        && (dx.hypot(dy) < apart
            || is_covered(host, pin, dx, dy)
            || is_covered(pin, host, -dx, -dy))
}

/// The cell of a grid in which something lies.
pub(super) fn cell_of(at: ScreenPoint, side: f64) -> [i64; 2] {
    #[expect(clippy::cast_possible_truncation, reason = "points near the screen")]
    at.map(|coordinate| (coordinate / side).floor() as i64)
}

impl Pin {
    fn absorb(&mut self, other: Self) {
        self.events.extend(other.events);
        self.membership = self.membership.max(other.membership);
        self.disputed |= other.disputed;
        self.planned &= other.planned;
        self.missed &= other.missed;
        self.attention = self.attention.max(other.attention);
        self.hidden.push(other.place);
        self.hidden.extend(other.hidden);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geo::LonLat;
    use crate::time::Membership;

    #[test]
    fn the_sign_of_a_dispute_covers_no_other_mark() {
        let at = |x: f64, y: f64, disputed: bool| {
            let mut pin = Pin::at_place(LonLat { lon: x, lat: y }, Membership::Certain);
            (pin.at, pin.disputed) = ([x, y], disputed);
            pin
        };
        // The sign stands above on the right, beyond the edge of its own mark.
        for (x, y, joins) in [
            (15.0, -15.0, true),
            (15.0, 15.0, false),
            (-15.0, -15.0, false),
        ] {
            assert_eq!(
                overlap(&at(0.0, 0.0, true), &at(x, y, false)),
                joins,
                "{x}, {y}"
            );
            assert_eq!(
                overlap(&at(x, y, false), &at(0.0, 0.0, true)),
                joins,
                "{x}, {y}"
            );
            assert!(!overlap(&at(0.0, 0.0, false), &at(x, y, false)));
        }
    }
}

use crate::geo::{Leg, LonLat};

/// A way over the map that is being measured.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Measurement {
    points: Vec<LonLat>,
    ended: bool,
    /// Whether the last point was put with the keyboard.
    by_key: bool,
}

impl From<LonLat> for Measurement {
    /// A measurement that begins at a place.
    fn from(place: LonLat) -> Self {
        Self {
            points: vec![place],
            ..Self::default()
        }
    }
}

impl Measurement {
    /// The places on the way.
    #[must_use]
    pub fn points(&self) -> &[LonLat] {
        &self.points
    }

    /// The ways between them.
    #[must_use]
    pub fn legs(&self) -> Vec<Leg> {
        Leg::along(&self.points)
    }

    /// Whether no point follows any more: the next one begins a new measurement.
    #[must_use]
    pub fn is_ended(&self) -> bool {
        self.ended
    }

    /// Goes on to a place; a measurement that has ended begins anew there.
    pub(super) fn add(&mut self, place: LonLat) {
        if self.ended {
            *self = Self::default();
        }
        self.by_key = false;
        self.points.push(place);
    }

    /// `Enter` with a place in the middle of the map: goes on there, or ends where that is the last
    /// point already or the pointer put the last one.
    pub(super) fn enter(&mut self, middle: LonLat) {
        let last = self.points.last();
        let here = last == Some(&middle);
        if !self.ended && last.is_some() && (here || !self.by_key) {
            self.end();
            return;
        }
        self.add(middle);
        self.by_key = true;
    }

    /// Takes back the last point; one that has ended goes on before it.
    pub(super) fn remove_last(&mut self) {
        self.points.pop();
        self.ended = false;
    }

    /// Ends.
    pub(super) fn end(&mut self) {
        self.ended = !self.points.is_empty();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const A: LonLat = LonLat {
        lon: 49.9,
        lat: 40.4,
    };
    const B: LonLat = LonLat {
        lon: 68.8,
        lat: 38.5,
    };

    #[test]
    fn a_way_is_put_taken_back_and_ended() {
        let mut way = Measurement::default();
        for place in [A, B, A] {
            way.add(place);
        }
        assert_eq!(way.legs().len(), 2);
        way.remove_last();
        assert_eq!(way.points(), [A, B]);
        way.end();
        assert!(way.is_ended());
        way.add(B);
        assert_eq!(
            (way.points(), way.is_ended()),
            (&[B][..], false),
            "a new one"
        );
    }

    #[test]
    fn enter_puts_the_middle_and_ends_where_it_was_put() {
        let mut way = Measurement::default();
        way.enter(A);
        way.enter(B);
        assert_eq!((way.points(), way.is_ended()), (&[A, B][..], false));
        way.enter(B);
        assert!(way.is_ended());
        let mut way = Measurement::from(A);
        way.add(B);
        way.enter(A);
        assert!(way.is_ended(), "after a click Enter ends");
        assert_eq!(way.points(), [A, B]);
    }
}

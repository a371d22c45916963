use std::collections::BTreeMap;
use std::sync::Arc;

use super::pin::Pin;
use crate::geo::ScreenPoint;
use crate::query::{PlaceKey, place_key};
use crate::theme::duration::MARK_FADE;
use crate::time::Membership;

/// Where a mark is, how certain, and whether it is selected: among very many events the selected one has a mark of its own
/// at a place that others have, too. A mark that changes from possible to certain is another mark: the one goes as the
/// other comes.
type Key = (PlaceKey, Membership, bool);

/// A pin and how far it has come.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Fading {
    pub(super) pin: Arc<Pin>,
    /// Where it is now, in points of the map.
    pub(super) at: ScreenPoint,
    /// From 0 to 1.
    pub(super) opacity: f32,
}

/// Marks that come and go softly, so that nothing pops while time plays.
#[derive(Debug, Default)]
pub(super) struct Fades {
    /// The marks of the last frame, those that are going included.
    marks: BTreeMap<Key, Fading>,
    began: bool,
    moving: bool,
}

impl Fades {
    /// The marks that are there or coming, in the order of the pins, and those that are going.
    ///
    /// `dt` is in seconds. What is there in the first frame is there at once, and so is everything
    /// where motion is not wanted.
    pub(super) fn advance(
        &mut self,
        pins: &[Arc<Pin>],
        dt: f32,
        at_once: bool,
    ) -> (Vec<Fading>, Vec<Fading>) {
        let step = if at_once || !self.began {
            1.0
        } else {
            dt / MARK_FADE
        };
        self.began = true;
        let mut before = std::mem::take(&mut self.marks);
        let found: Vec<Option<Fading>> = pins.iter().map(|it| before.remove(&key(it))).collect();
        let mut coming = Vec::with_capacity(pins.len());
        for (pin, found) in pins.iter().zip(found) {
            // What is selected, or is no longer, stays the mark that it was.
            let last = found.or_else(|| before.remove(&turned(key(pin))));
            let opacity = last.map_or(0.0, |mark| mark.opacity);
            coming.push(Fading {
                pin: Arc::clone(pin),
                at: pin.at,
                opacity: (opacity + step).min(1.0),
            });
        }
        let going: Vec<Fading> = before
            .into_values()
            .map(|mark| Fading {
                opacity: mark.opacity - step,
                ..mark
            })
            .filter(|mark| mark.opacity > 0.0)
            .collect();
        self.moving = !going.is_empty() || coming.iter().any(|mark| mark.opacity < 1.0);
        let all = coming.iter().chain(&going);
        self.marks = all.map(|mark| (key(&mark.pin), mark.clone())).collect();
        (coming, going)
    }

    /// Whether a mark is on its way.
    pub(super) fn is_moving(&self) -> bool {
        self.moving
    }
}

fn key(pin: &Pin) -> Key {
    (place_key(pin.place), pin.membership, pin.is_selected())
}

/// The key of the same mark when it is selected, or when it no longer is.
fn turned((place, membership, is_selected): Key) -> Key {
    (place, membership, !is_selected)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::explorer::Attention;
    use crate::geo::LonLat;

    fn pin(lon: f64, membership: Membership) -> Arc<Pin> {
        Arc::new(Pin::at_place(LonLat { lon, lat: 40.0 }, membership))
    }

    fn opacities(marks: &[Fading]) -> Vec<f32> {
        marks.iter().map(|mark| mark.opacity).collect()
    }

    #[test]
    fn the_first_marks_are_there_at_once_and_later_ones_come_and_go() {
        let mut fades = Fades::default();
        let (a, b) = (
            pin(10.0, Membership::Certain),
            pin(20.0, Membership::Certain),
        );
        let (coming, going) = fades.advance(std::slice::from_ref(&a), 0.016, false);
        assert_eq!((opacities(&coming), going.len()), (vec![1.0], 0));
        assert!(!fades.is_moving());
        let (coming, going) = fades.advance(std::slice::from_ref(&b), MARK_FADE / 4.0, false);
        assert_eq!(opacities(&coming), [0.25]);
        assert_eq!(opacities(&going), [0.75]);
        assert!(fades.is_moving());
        // It turns round where it is.
        let (coming, going) = fades.advance(std::slice::from_ref(&a), MARK_FADE / 8.0, false);
        assert_eq!(opacities(&coming), [0.875]);
        assert_eq!(opacities(&going), [0.125]);
        let (coming, going) = fades.advance(std::slice::from_ref(&a), 1.0, false);
        assert_eq!((opacities(&coming), going.len()), (vec![1.0], 0));
        assert!(!fades.is_moving());
        let (coming, _) = fades.advance(std::slice::from_ref(&b), 0.0, true);
        assert_eq!(opacities(&coming), [1.0], "without motion at once");
    }

    #[test]
    fn what_becomes_certain_takes_the_place_of_what_was_possible() {
        let mut fades = Fades::default();
        drop(fades.advance(&[pin(10.0, Membership::Possible)], 0.0, false));
        let certain = [pin(10.0, Membership::Certain)];
        let (coming, going) = fades.advance(&certain, MARK_FADE / 2.0, false);
        assert_eq!(coming[0].pin.membership, Membership::Certain);
        assert_eq!(going[0].pin.membership, Membership::Possible);
        assert_eq!(
            (opacities(&coming), opacities(&going)),
            (vec![0.5], vec![0.5])
        );
    }

    #[test]
    fn a_selected_mark_and_the_others_at_its_place_are_both_there_and_come_to_rest() {
        let others = pin(10.0, Membership::Certain);
        let mut selected = Pin::clone(&others);
        selected.attention = Attention::Selected;
        let selected = Arc::new(selected);
        let mut fades = Fades::default();
        drop(fades.advance(std::slice::from_ref(&others), 0.0, false));
        let both = [selected.clone(), others.clone()];
        let (coming, going) = fades.advance(&both, MARK_FADE / 2.0, false);
        assert_eq!((opacities(&coming), going.len()), (vec![0.5, 1.0], 0));
        for _ in 0..2 {
            let (coming, going) = fades.advance(&both, MARK_FADE / 2.0, false);
            assert_eq!((opacities(&coming), going.len()), (vec![1.0, 1.0], 0));
            assert!(!fades.is_moving());
        }
        let (coming, going) = fades.advance(std::slice::from_ref(&others), MARK_FADE / 4.0, false);
        assert_eq!(
            (opacities(&coming), opacities(&going)),
            (vec![1.0], vec![0.75])
        );
        // Alone at its place it is the same mark all the time.
        let mut fades = Fades::default();
        for alone in [&others, &selected, &others] {
            let (coming, going) = fades.advance(std::slice::from_ref(alone), 0.0, false);
            assert_eq!((opacities(&coming), going.len()), (vec![1.0], 0));
        }
    }
}

use crate::dataset::{Dataset, EventIx, StopStatus, Venue};
use crate::geo::LonLat;

/// Places as keys: to a hundred-thousandth of a degree, about a metre.
pub type PlaceKey = (i64, i64);

/// The key of a place.
#[must_use]
pub fn place_key(place: LonLat) -> PlaceKey {
    #[expect(clippy::cast_possible_truncation, reason = "degrees times 1e5 fit")]
    let round = |degrees: f64| (degrees * 1e5).round() as i64;
    (round(place.lon), round(place.lat))
}

/// Whether the pin of a venue stands at a place.
#[must_use]
pub fn is_pinned_at(venue: &Venue, place: LonLat) -> bool {
    venue
        .pin()
        .is_some_and(|pin| place_key(pin) == place_key(place))
}

/// Whether a journey was to come to a place and did not.
#[must_use]
pub fn is_missed(dataset: &Dataset, event: EventIx, place: LonLat) -> bool {
    let mut missed = false;
    for stop in dataset.stops_of(event) {
        let venue = dataset.find_venue(&stop.venue);
        if venue.is_some_and(|venue| is_pinned_at(dataset.venue(venue), place)) {
            if stop.status != StopStatus::NotReached {
                return false;
            }
            missed = true;
        }
    }
    missed
}

//! What the signs of events on the map say, and the lists that belong to them.
#![expect(missing_docs, reason = "a phrase says itself what it says")]

use super::number;
use super::phrases::plural;

pub const TRAY: &str = "Events that are not on the map";
pub const TRAY_TOOLTIP: &str = "Events whose place is not known closely enough for a mark";
pub const SEVERAL_AT_ONE: &str = "places of several events";
pub const SIGN_OF_MISSED_STOP: &str = "a stop not reached";
pub const ONE_EVENT_TIED: &str = "one event, its places";
pub const KNOWN_TO_COUNTRY: &str = "somewhere in the country";
pub const OTHER_KINDS: &str = "other";
pub const LEGEND: &str = "Legend";
pub const LEGEND_SWITCH_TOOLTIP: &str = "Only these, or everything again";
pub const EVENTS_AT_PLACE: &str = "Events at one place";

/// `not on the map: 31 (12 by country)`
#[must_use]
pub fn not_on_the_map(events: usize, by_country: usize) -> String {
    let events = number(events);
    match by_country {
        0 => format!("not on the map: {events}"),
        some => format!("not on the map: {events} ({} by country)", number(some)),
    }
}

/// What a screen reader says of an event in the list of those that are not on the map.
#[must_use]
pub fn in_the_tray(event: &str) -> String {
    format!("Not on the map: {event}")
}

/// What a screen reader says of an event in the list of those at one place.
#[must_use]
pub fn at_the_place(event: &str) -> String {
    format!("Here: {event}")
}

/// What a screen reader says of the count on a country.
#[must_use]
pub fn on_a_country(country: &str, events: usize) -> String {
    let events = plural(events, "event", "events");
    format!("Somewhere in {country}: {events}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tray_says_how_many_are_known_to_the_country() {
        assert_eq!(not_on_the_map(31, 12), "not on the map: 31 (12 by country)");
        assert_eq!(not_on_the_map(3, 0), "not on the map: 3");
    }
}

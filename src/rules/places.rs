use super::events::stands_as_it_is;
use crate::dataset::{Claim, Dataset, PlacePrecision, Venue, VenueIx};
use crate::geo::LonLat;
use crate::places::Countries;
use crate::problem::Problem;

/// How far from the outline of its country a place may lie, in degrees: the outlines are generalised.
const TOLERANCE: f64 = 0.05;

/// Sites and towns are pinned, inside of their country, but for places of files without claims.
pub(super) fn venues(dataset: &Dataset, countries: &Countries) -> Vec<Problem> {
    let venues = dataset.parts().venues.iter().enumerate();
    venues
        .filter(|(row, _)| !VenueIx::new(*row).is_some_and(|ix| is_of_plain_file(dataset, ix)))
        .filter_map(|(row, venue)| {
            let problem = pinned(venue, countries)?;
            Some(
                problem
                    .at_record("venues", row)
                    .at_item(format!("venue \"{}\"", venue.id)),
            )
        })
        .collect()
}

/// Whether a place is one of events only that are as they stand in files without claims.
fn is_of_plain_file(dataset: &Dataset, venue: VenueIx) -> bool {
    let events = dataset.events_at(venue);
    let as_it_is = |claims: Vec<&Claim>| stands_as_it_is(&claims);
    !events.is_empty()
        && events
            .iter()
            .all(|ix| as_it_is(dataset.claims_about(*ix).collect()))
}

fn pinned(venue: &Venue, countries: &Countries) -> Option<Problem> {
    let is_pin = matches!(venue.precision, PlacePrecision::Site | PlacePrecision::City);
    if !is_pin {
        return None;
    }
    let Some(place) = venue.pin() else {
        let hint = "give its longitude and latitude, or say that its precision is that of a region or a country";
        return Some(
            Problem::error("a site or a town without a place on the map")
                .at_field("coordinates")
                .hint(hint),
        );
    };
    let Some(country) = &venue.country else {
        return Some(
            Problem::error("a site or a town without a country")
                .at_field("country")
                .hint("write its ISO 3166-1 code of two letters"),
        );
    };
    let is_known = countries.iter().any(|known| known.iso == *country);
    if !is_known {
        return Some(
            Problem::error(format!("there is no country \"{country}\""))
                .at_field("country")
                .hint("write an ISO 3166-1 code of two letters"),
        );
    }
    outside(place, country, countries)
}

fn outside(place: LonLat, country: &str, countries: &Countries) -> Option<Problem> {
    let found = countries.country_near(place, TOLERANCE);
    if found.is_some_and(|found| found.iso == country) {
        return None;
    }
    let LonLat { lon, lat } = place;
    let there = found.map_or("no country", |found| found.name.as_str());
    Some(
        Problem::error(format!(
            "longitude {lon}, latitude {lat} lies in {there}, not in {country}"
        ))
        .at_field("coordinates")
        .hint("GeoJSON writes the longitude first; look at the country, too"),
    )
}

use std::collections::BTreeSet;

use serde_json::Value;

use crate::dataset::{Claim, Dataset, Event, EventIx, Geometry, Rank, Status};
use crate::geo::LonLat;
use crate::problem::Problem;
use crate::time::Edtf;

/// Two coordinates closer than this, in degrees, are the same: about a metre.
const SAME: f64 = 1e-5;

/// What a rule says of an event: the field, what is wrong, and what to do.
type Fault = (&'static str, String, &'static str);

/// Events stand on claims, say what the preferred ones say, and lie where their venues are.
pub(super) fn events(dataset: &Dataset) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (row, event) in dataset.parts().events.iter().enumerate() {
        let Some(ix) = EventIx::new(row) else { break };
        let claims: Vec<&Claim> = dataset.claims_about(ix).collect();
        let mut faults: Vec<Fault> = Vec::new();
        faults.extend(carried(event, &claims));
        faults.extend(claimed(event, &claims));
        if !stands_as_it_is(&claims) {
            faults.extend(disputed(dataset, ix, event));
            faults.extend(placed(dataset, ix, event));
        }
        faults.extend(part_of_itself(dataset, event));
        faults.extend(stopped(dataset, ix));
        problems.extend(faults.into_iter().map(|(field, message, hint)| {
            Problem::error(message)
                .at_record("features", row)
                .at_item(format!("feature {} \"{}\"", row + 1, event.id))
                .at_field(field)
                .hint(hint)
        }));
    }
    problems
}

/// Whether all that is said of an event is that it is as it stands in a file without claims.
pub(super) fn stands_as_it_is(claims: &[&Claim]) -> bool {
    !claims.is_empty() && claims.iter().all(|claim| claim.is_of_whole())
}

/// An event has claims, and its sources are those that make them. A file without claims may name sources as well.
fn carried(event: &Event, claims: &[&Claim]) -> Option<Fault> {
    if claims.is_empty() {
        let hint = "add a claim with \"event\" set to its id, for every source that speaks of it";
        return Some(("id", "no claim carries it".to_owned(), hint));
    }
    let makers: BTreeSet<&str> = claims.iter().map(|claim| claim.source.as_str()).collect();
    let named: BTreeSet<&str> = event.sources.iter().map(String::as_str).collect();
    let agrees = if claims.iter().any(|claim| claim.is_of_whole()) {
        makers.is_subset(&named)
    } else {
        makers == named
    };
    (!agrees).then(|| {
        let makers: Vec<&str> = makers.into_iter().collect();
        let message = format!("its claims are of {}", makers.join(", "));
        (
            "sources",
            message,
            "name the sources of its claims, and no others",
        )
    })
}

/// What an event says about its date, its venues and its status is what a preferred claim says.
fn claimed(event: &Event, claims: &[&Claim]) -> Vec<Fault> {
    let when = event.when.as_ref();
    let venues = Value::from(event.venues.clone());
    let is_date = |value: &Value| {
        let claimed = value.as_str().and_then(|text| text.parse::<Edtf>().ok());
        claimed.as_ref() == when
    };
    let is_venues = |value: &Value| *value == venues;
    let status = event.status.to_string();
    let is_status = |value: &Value| value.as_str() == Some(&status);
    [
        agreed("when", when.is_some(), claims, &is_date),
        agreed("venues", !event.venues.is_empty(), claims, &is_venues),
        agreed(
            "status",
            event.status != Status::Happened,
            claims,
            &is_status,
        ),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn agreed(
    field: &'static str,
    is_set: bool,
    claims: &[&Claim],
    agrees: &dyn Fn(&Value) -> bool,
) -> Option<Fault> {
    let about = claims.iter().filter(|claim| claim.field == field);
    let mut preferred = about
        .filter(|claim| claim.rank == Rank::Preferred)
        .peekable();
    if preferred.peek().is_none() {
        let hint = "add a claim about it, or mark one as preferred";
        // Who says that an event is as it stands, gives all of it.
        let is_given = claims.iter().any(|claim| claim.is_of_whole());
        return (is_set && !is_given)
            .then(|| (field, "no preferred claim gives it".to_owned(), hint));
    }
    let other = preferred.find(|claim| !agrees(&claim.value))?;
    let message = format!("the preferred claim \"{}\" says {}", other.id, other.value);
    Some((
        field,
        message,
        "let both say the same, or let another claim be preferred",
    ))
}

/// An event is marked as disputed exactly when there is a dispute about it.
fn disputed(dataset: &Dataset, ix: EventIx, event: &Event) -> Option<Fault> {
    let is_disputed = dataset.disputes_about(ix).next().is_some();
    (event.disputed != is_disputed).then(|| {
        let message = if is_disputed {
            "there is a dispute about it"
        } else {
            "there is no dispute about it"
        };
        let hint = "write true when there is a dispute about the event, else false";
        ("disputed", message.to_owned(), hint)
    })
}

/// The geometry is that of the venues that can be pinned, in their order.
fn placed(dataset: &Dataset, ix: EventIx, event: &Event) -> Option<Fault> {
    let pins: Vec<LonLat> = dataset
        .venues_of(ix)
        .filter_map(|venue| dataset.venue(venue).pin())
        .collect();
    let places: Vec<LonLat> = match &event.geometry {
        Geometry::Areas(_) => return None,
        geometry => geometry.places().collect(),
    };
    let same =
        |(a, b): (&LonLat, &LonLat)| (a.lon - b.lon).abs() < SAME && (a.lat - b.lat).abs() < SAME;
    let agrees = pins.len() == places.len() && pins.iter().zip(&places).all(same);
    (!agrees).then(|| {
        let message = if pins.len() == places.len() {
            "its places are not those of its venues, in their order".to_owned()
        } else {
            let (has, pinned) = (places.len(), pins.len());
            format!("places: {has}; venues that can be pinned: {pinned}")
        };
        let hint =
            "write the coordinates of its venues, in their order, or null when none can be pinned";
        ("geometry", message, hint)
    })
}

/// Nothing is a part of itself, however far around.
fn part_of_itself(dataset: &Dataset, event: &Event) -> Option<Fault> {
    let mut seen = BTreeSet::from([event.id.as_str()]);
    let mut whole = event.part_of.as_deref();
    while let Some(id) = whole {
        if id == event.id {
            let hint = "let it be a part of something larger, or of nothing";
            return Some(("part_of", "it is a part of itself".to_owned(), hint));
        }
        if !seen.insert(id) {
            return None;
        }
        let next = dataset.find_event(id)?;
        whole = dataset.event(next).part_of.as_deref();
    }
    None
}

/// The stops of a journey are counted from 1, and none twice.
fn stopped(dataset: &Dataset, ix: EventIx) -> Option<Fault> {
    let orders = dataset.stops_of(ix).map(|stop| stop.order);
    let counted = orders.zip(1..).all(|(order, expected)| order == expected);
    (!counted).then(|| {
        let message = "the order of its stops is not 1, 2, 3 and on".to_owned();
        ("stops", message, "number the stops of the journey from 1")
    })
}

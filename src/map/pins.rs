use std::collections::{HashMap, HashSet};

use super::joining::{GAP, cell_of, joined};
use super::pin::{NONE, Pin, RADII};
use crate::dataset::{Dataset, EventIx, VenueIx};
use crate::explorer::{Attended, Attention, Explorer};
use crate::geo::{LonLat, ScreenPoint, Viewport, World};
use crate::query::{is_missed, is_pinned_at};
use crate::time::Membership;

/// With more visible events than these, places are put together by a grid first.
const DENSE: usize = 3000;
/// The side of its cells, in points: two marks with a gap.
const DENSE_CELL: f64 = 2.0 * RADII[1] as f64 + GAP;
/// Points beyond the edge of the map within which marks still reach into it.
const MARGIN: f64 = 40.0;

/// Of a place that was not looked at yet, and of one that is out of sight.
const UNSEEN: u32 = u32::MAX;
const OUT: u32 = u32::MAX - 1;

/// The pins in sight: one for each place, and one for several whose marks would overlap. What is
/// selected never hides in another pin.
pub(super) fn pins(explorer: &Explorer, viewport: &Viewport) -> Vec<Pin> {
    let mut pins = gathered(explorer, viewport);
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
        // Only an event with several places can have come to one pin twice.
        if explorer.index().columns().some_have_several() {
            let mut seen = HashSet::with_capacity(pin.events.len());
            pin.events.retain(|event| seen.insert(*event));
        }
        if let [only] = pin.events.as_slice() {
            let kind = &explorer.dataset().event(*only).kind;
            pin.form = explorer.index().form(kind);
        }
    }
    kept
}

/// The pins in sight before those that overlap are joined, in the order of their first events. Linear in the visible
/// events.
fn gathered(explorer: &Explorer, viewport: &Viewport) -> Vec<Pin> {
    let (dataset, columns) = (explorer.dataset(), explorer.index().columns());
    let visible = explorer.visible();
    let selected = explorer.selected_event();
    let outside = selected
        .filter(|event| visible.membership(*event) == Membership::Outside)
        .map(|event| (event, Membership::Outside));
    let attended = explorer.attended();
    let is_dense = visible.len() > DENSE;
    // A corner of the grid that stays where it is on the map while one pans.
    let [left, top] = viewport.screen_from_geo(LonLat { lon: 0.0, lat: 0.0 });
    let center = World::from(viewport.camera.center);
    let mut pins: Vec<Pin> = Vec::new();
    // What shares a pin from the start: what lies at one place, or, where there are very many events, in one cell.
    let mut of_place = vec![NONE; columns.places()];
    let mut of_cell: HashMap<[i64; 2], u32> = HashMap::new();
    let mut pin_of_cell: Vec<u32> = Vec::new();
    // In which cell each place lies: it is looked at once, however many events there are.
    let mut seats = vec![UNSEEN; columns.places()];
    let mut walk = columns.walk();
    let mut hidden_in = vec![NONE; columns.places()];
    let rows = visible.rows().map(|row| (row.event, row.membership));
    for (event, membership) in rows.chain(outside) {
        let Some((facts, numbers)) = walk.event(event) else {
            continue;
        };
        for number in numbers {
            let (place, world) = columns.place(*number);
            let seat = &mut seats[*number as usize];
            if *seat == UNSEEN {
                let at = viewport.screen_from_world(world, center);
                *seat = if !is_near(at, viewport) {
                    OUT
                } else if is_dense {
                    let cell = cell_of([at[0] - left, at[1] - top], DENSE_CELL);
                    let cells = short(of_cell.len());
                    *of_cell.entry(cell).or_insert(cells)
                } else {
                    *number
                };
            }
            if *seat == OUT {
                continue;
            }
            let attention = attention(dataset, &attended, event, place);
            // What is pointed at stays in its pin: else the pin would leave the pointer that is on it.
            let slot = if is_dense && attention < Attention::Selected {
                pin_of_cell.resize(of_cell.len(), NONE);
                &mut pin_of_cell[*seat as usize]
            } else {
                &mut of_place[*number as usize]
            };
            if *slot == NONE {
                *slot = short(pins.len());
                let mut venues = dataset.venues_of(event).map(|ix| dataset.venue(ix));
                let venue = venues.find(|venue| is_pinned_at(venue, place));
                pins.push(Pin {
                    at: viewport.screen_from_world(world, center),
                    name: venue.map(|venue| venue.name.clone()),
                    venue: venue.map(|venue| venue.id.clone()),
                    number: *number,
                    ..Pin::at_place(place, Membership::Outside)
                });
            }
            let index = *slot;
            let pin = &mut pins[index as usize];
            if pin.number != *number && hidden_in[*number as usize] != index {
                hidden_in[*number as usize] = index;
                pin.hidden.push(place);
            }
            pin.add(facts, event, membership, attention);
            pin.missed &= facts.missed > 0 && is_missed(dataset, event, place);
        }
    }
    pins
}

/// There are no more places and pins than can be told apart.
fn short(number: usize) -> u32 {
    u32::try_from(number).map_or(OUT - 1, |number| number.min(OUT - 1))
}

/// Whether a mark there reaches into the map.
fn is_near(at: ScreenPoint, viewport: &Viewport) -> bool {
    (-MARGIN..=viewport.width + MARGIN).contains(&at[0])
        && (-MARGIN..=viewport.height + MARGIN).contains(&at[1])
}

/// How much an event stands out at one of its places: as it does anywhere, and as the venue there.
fn attention(
    dataset: &Dataset,
    attended: &Attended<'_>,
    event: EventIx,
    place: LonLat,
) -> Attention {
    let own = attended.event(event);
    let is_here = |venue: &VenueIx| {
        // In the order of the file, so that it can be searched.
        let events = dataset.events_at(*venue);
        is_pinned_at(dataset.venue(*venue), place) && events.binary_search(&event).is_ok()
    };
    let venues = attended.venues().filter(is_here);
    let there = venues.map(|venue| attended.venue(venue)).max();
    own.max(there.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::format::geojson;
    use crate::geo::Camera;
    use crate::query::{PlaceKey, place_key};
    use crate::view::{Selection, Settings};
    use std::collections::BTreeSet;

    /// A window onto so many events, scattered over a few degrees.
    fn explorer(events: u32) -> Explorer {
        let feature = |n: u32| {
            let h = n.wrapping_mul(0x9E37_79B9);
            let (lon, lat) = (40 + h % 997 * 8 / 997, 40 + h / 997 % 991 * 8 / 991);
            let (a, b) = (h % 89, h / 89 % 97);
            format!(
                r#"{{"type":"Feature","geometry":{{"type":"Point","coordinates":[{lon}.{a},{lat}.{b}]}},"properties":{{"id":"e{n}","when":"2025"}}}}"#
            )
        };
        let features: Vec<String> = (0..events).map(feature).collect();
        let features = features.join(",");
        let text = format!(r#"{{"type":"FeatureCollection","features":[{features}]}}"#);
        let dataset = geojson::read("scattered", text.as_bytes()).dataset.unwrap();
        Explorer::new(Arc::clone(&dataset), Settings::default())
    }

    /// The same as for a map.
    fn pins(explorer: &Explorer, viewport: &Viewport) -> Vec<Pin> {
        super::pins(explorer, viewport)
    }

    fn viewport(lon: f64) -> Viewport {
        Camera::new(LonLat { lon, lat: 44.0 }, 5.0).viewport(900.0, 600.0)
    }

    fn counted(pins: &[Pin]) -> usize {
        pins.iter().map(|pin| pin.events.len()).sum()
    }

    #[test]
    fn very_many_events_are_all_in_a_pin_and_no_pin_hides_another() {
        for events in [200, 6000] {
            let explorer = explorer(events);
            let pins = pins(&explorer, &viewport(44.0));
            assert_eq!(counted(&pins), events as usize);
            assert!(pins.len() < 400, "{}", pins.len());
            for (at, pin) in pins.iter().enumerate() {
                for other in &pins[..at] {
                    let far = (pin.at[0] - other.at[0]).hypot(pin.at[1] - other.at[1]);
                    let radii = f64::from(pin.radius() + other.radius());
                    assert!(far >= radii, "{far} of {radii}");
                }
            }
        }
    }

    #[test]
    fn what_shares_a_pin_stays_together_while_one_pans() {
        let explorer = explorer(6000);
        let places = |viewport: &Viewport| -> BTreeSet<PlaceKey> {
            let gathered = gathered(&explorer, viewport);
            gathered.iter().map(|pin| place_key(pin.place)).collect()
        };
        let before = places(&viewport(44.0));
        assert!(before.len() < 1500, "{}", before.len());
        assert_eq!(places(&viewport(44.2)), before);
    }

    #[test]
    fn marks_stay_where_they_are_whatever_is_pointed_at() {
        let mut explorer = explorer(6000);
        let viewport = viewport(44.0);
        let before: Vec<(ScreenPoint, usize)> = {
            let pins = pins(&explorer, &viewport);
            pins.iter().map(|pin| (pin.at, pin.events.len())).collect()
        };
        for event in ["e7", "e4000"] {
            let pointed = Selection::Event(event.to_owned());
            explorer.apply(crate::explorer::Command::Hover(Some(pointed)));
            let pins = pins(&explorer, &viewport);
            let now: Vec<_> = pins.iter().map(|pin| (pin.at, pin.events.len())).collect();
            assert_eq!(now, before);
            let lit = pins
                .iter()
                .filter(|pin| pin.attention == Attention::Pointed);
            assert_eq!(lit.count(), 1);
        }
    }

    #[test]
    fn what_is_selected_has_a_pin_of_its_own_among_very_many() {
        let mut explorer = explorer(6000);
        let selection = Selection::Event("e7".to_owned());
        explorer.apply(crate::explorer::Command::Select(selection));
        let pins = pins(&explorer, &viewport(44.0));
        let selected: Vec<&Pin> = pins.iter().filter(|pin| pin.is_selected()).collect();
        assert_eq!(selected.len(), 1);
        assert_eq!(selected[0].events.len(), 1);
    }
}

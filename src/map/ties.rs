use egui::{Painter, Shape};

use super::journeys::{clipped, way};
use crate::dataset::{Dataset, EventIx, Geometry};
use crate::explorer::Explorer;
use crate::geo::{LonLat, Viewport, distance_km};
use crate::view::Selection;

/// More places than this are not tied: nobody could follow it.
const MOST: usize = 200;
/// Distance and radius of dots, and how far beyond the edge of the map they are made, in points.
const SPACING: f32 = 5.0;
const RADIUS: f32 = 1.1;
const EDGE: f32 = 20.0;

/// The places of an event that was at several places at once; nothing for others.
pub(super) fn places(dataset: &Dataset, event: EventIx) -> &[LonLat] {
    match &dataset.event(event).geometry {
        Geometry::Points(places) if places.len() > 1 => places,
        _ => &[],
    }
}

/// Ties the places of the event that is selected, and of the one that is pointed at, with dotted lines.
pub(super) fn ties_ui(painter: &Painter, explorer: &Explorer, viewport: &Viewport) {
    let dataset = explorer.dataset();
    let hovered = explorer.transient().hovered.as_ref();
    let hovered = hovered.and_then(Selection::event);
    let hovered = hovered.and_then(|id| dataset.find_event(id));
    let selected = explorer.selected_event();
    let both = selected
        .into_iter()
        .chain(hovered.filter(|it| selected != Some(*it)));
    let color = explorer.marks_theme().selection;
    let seen = painter.clip_rect().expand(EDGE);
    for event in both {
        let places = places(dataset, event);
        for tie in shortest_ties(places) {
            for points in way(painter, viewport, tie) {
                for side in points.windows(2) {
                    if let Some(side) = clipped(seen, side[0], side[1]) {
                        painter.extend(Shape::dotted_line(&side, color, SPACING, RADIUS));
                    }
                }
            }
        }
    }
}

/// The shortest lines that join all places: there is no order among them (Prim, Bell System Technical Journal 36, 1957).
fn shortest_ties(places: &[LonLat]) -> Vec<[LonLat; 2]> {
    let Some((first, others)) = places.split_first().filter(|_| places.len() <= MOST) else {
        return Vec::new();
    };
    // Of each place that is not yet joined, the nearest one that is, and how far that is.
    let near = |place: &LonLat| (*place, *first, distance_km(*place, *first));
    let mut left: Vec<(LonLat, LonLat, f64)> = others.iter().map(near).collect();
    let mut ties = Vec::with_capacity(left.len());
    while let Some(next) = (0..left.len()).min_by(|a, b| left[*a].2.total_cmp(&left[*b].2)) {
        let (place, joined, _) = left.swap_remove(next);
        ties.push([joined, place]);
        for (other, nearest, far) in &mut left {
            let km = distance_km(*other, place);
            if km < *far {
                (*nearest, *far) = (place, km);
            }
        }
    }
    ties
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_tied_by_the_shortest_lines() {
        let place = |lon| LonLat { lon, lat: 40.0 };
        let ties = shortest_ties(&[0.0, 9.0, 3.0, 6.0].map(place));
        let lons: Vec<[f64; 2]> = ties.iter().map(|tie| tie.map(|place| place.lon)).collect();
        assert_eq!(lons, [[0.0, 3.0], [3.0, 6.0], [6.0, 9.0]]);
        assert!(shortest_ties(&[place(1.0)]).is_empty());
        assert!(shortest_ties(&[]).is_empty());
    }
}

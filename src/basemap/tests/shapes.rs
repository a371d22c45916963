//! Clipping and dashes.

use proptest::prelude::*;

use crate::basemap::clip::{
    Point, Rect, RingBuffer, clip_ring, distance, length, thin, visible_lines,
};
use crate::basemap::dashes::{Dash, lay};

const WINDOW: Rect = Rect {
    min: [-10.0, -10.0],
    max: [110.0, 110.0],
};
const TILE: Rect = Rect {
    min: [0.0, 0.0],
    max: [100.0, 100.0],
};
const DASH: Dash = Dash { on: 6.0, off: 4.0 };

fn points() -> impl Strategy<Value = Vec<Point>> {
    proptest::collection::vec(
        (-300.0..300.0, -300.0..300.0).prop_map(|(x, y)| [x, y]),
        3..30,
    )
}

fn dashes(line: &[Point]) -> Vec<Vec<Point>> {
    let mut dashes = Vec::new();
    lay(line, DASH, &TILE, |dash| dashes.push(dash.to_vec()));
    dashes
}

/// Twice the area, by the shoelace formula.
fn area(ring: &[Point]) -> f64 {
    let next = ring.iter().cycle().skip(1);
    ring.iter()
        .zip(next)
        .map(|(a, b)| a[0] * b[1] - b[0] * a[1])
        .sum()
}

#[test]
fn a_dashed_line_reaches_its_ends_and_every_edge() {
    let line = [[-10.0, 50.0], [110.0, 50.0]];
    let dashes = dashes(&line);
    let covers = |x: f64| {
        dashes
            .iter()
            .any(|dash| dash[0][0] <= x && x <= dash[dash.len() - 1][0])
    };
    for x in [-10.0, -1.0, 0.0, 1.0, 99.0, 100.0, 101.0, 110.0] {
        assert!(covers(x), "no dash at {x}");
    }
    assert!(!covers(5.0));
    let drawn: f64 = dashes.iter().map(|dash| length(dash)).sum();
    assert!((drawn - 72.0).abs() < 1e-6, "{drawn}");
}

#[test]
fn neighbours_lay_the_same_dashes_at_their_edge() {
    // One line, seen by a tile and, moved, by its eastern neighbour.
    let line = [[20.0, 30.0], [90.0, 47.0], [160.0, 60.0]];
    let seen_by_east: Vec<Point> = line.iter().map(|[x, y]| [x - 100.0, *y]).collect();
    let at_edge = |dashes: Vec<Vec<Point>>, x: f64| {
        dashes
            .iter()
            .flatten()
            .any(|point| (point[0] - x).abs() < 1e-9)
    };
    assert!(at_edge(dashes(&line), 100.0));
    assert!(at_edge(dashes(&seen_by_east), 0.0));
}

proptest! {
    #[test]
    fn a_thinned_line_keeps_its_ends_and_stays_near(line in points(), closest in 0.0..200.0) {
        let mut thinned = line.clone();
        thin(&mut thinned, closest);
        prop_assert!(distance(thinned[0], line[0]).abs() < f64::EPSILON);
        if thinned.len() > 1 {
            prop_assert!(distance(thinned[thinned.len() - 1], line[line.len() - 1]) < f64::EPSILON);
        }
        for point in &line {
            let nearest = thinned.iter().map(|kept| distance(*kept, *point));
            prop_assert!(nearest.fold(f64::INFINITY, f64::min) <= 2.0 * closest + 1e-9);
        }
        let steps = thinned.windows(2).rev().skip(1);
        prop_assert!(steps.into_iter().all(|pair| distance(pair[0], pair[1]) >= closest));
    }

    #[test]
    fn visible_lines_stay_inside_and_lose_nothing(line in points()) {
        let mut seen = 0.0;
        let segments = || line.windows(2).map(|pair| (pair[0], pair[1]));
        visible_lines(segments(), &WINDOW, &mut Vec::new(), |part| {
            seen += length(part);
            for point in part {
                for at in point {
                    assert!((-10.0 - 1e-6..=110.0 + 1e-6).contains(at));
                }
            }
        });
        let expected: f64 = segments()
            .filter_map(|(a, b)| WINDOW.cut(a, b).map(|(from, to)| (to - from) * length(&[a, b])))
            .sum();
        prop_assert!((seen - expected).abs() < 1e-6);
    }

    #[test]
    fn what_a_ring_loses_on_one_side_the_other_keeps(ring in points()) {
        // Two windows that share an edge hold together what one around both holds.
        let mut buffer = RingBuffer::default();
        let mut held = |min: f64, max: f64| {
            let window = Rect { min: [min, -50.0], max: [max, 50.0] };
            area(clip_ring(ring.iter().copied(), &window, &mut buffer))
        };
        let (west, east, both) = (held(-80.0, 13.0), held(13.0, 90.0), held(-80.0, 90.0));
        prop_assert!((west + east - both).abs() < 1e-6 * (1.0 + both.abs()));
    }

    #[test]
    fn dashes_lie_on_their_line(line in points()) {
        let drawn: f64 = dashes(&line).iter().map(|dash| length(dash)).sum();
        let whole = length(&line);
        prop_assert!(drawn <= whole + 1e-6);
        prop_assert!(drawn >= whole * 0.6 - 1e-6);
    }
}

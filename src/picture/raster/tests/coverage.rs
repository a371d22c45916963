//! Every covered pixel is painted exactly once.

use egui::Vec2;
use proptest::prelude::*;

use super::*;

const SIDE: usize = 48;
const SCALES: [f32; 4] = [1.0, 1.25, 1.5, 2.0];
/// Translucent: twice over each other is brighter than once.
const VEIL: Color32 = Color32::from_rgba_premultiplied(60, 60, 60, 128);
const ONCE: [u8; 4] = [60, 60, 60, 255];

/// A place on the rasteriser's grid of 1/256 pixel.
fn grid(point: Pos2, scale: f32) -> (i64, i64) {
    let snap = |it: f32| {
        #[expect(clippy::cast_possible_truncation, reason = "small")]
        let snapped = (f64::from(it) * f64::from(scale) * 256.0 + 0.5).floor() as i64;
        snapped
    };
    (snap(point.x), snap(point.y))
}

/// Does the outline go around the pixel's centre? Counts the sides that cross the row left of it; what lies on a side
/// belongs to the right and to the top.
fn inside(outline: &[(i64, i64)], x: usize, y: usize) -> bool {
    let centre = |it: usize| i64::try_from(it).unwrap() * 256 + 128;
    let (x, y) = (centre(x), centre(y));
    let sides = outline.iter().zip(outline.iter().cycle().skip(1));
    let crossed = sides.filter(|(a, b)| {
        let ((ax, ay), (bx, by)) = if a.1 < b.1 { (**a, **b) } else { (**b, **a) };
        ay <= y && y < by && (bx - ax) * (y - ay) <= (x - ax) * (by - ay)
    });
    crossed.count() % 2 == 1
}

fn assert_once(meshes: &[Mesh], outline: &[Pos2], scale: f32) {
    let picture = draw(&rasteriser(), meshes, [SIDE; 2], scale);
    let outline: Vec<_> = outline.iter().map(|it| grid(*it, scale)).collect();
    for (index, pixel) in picture.pixels.iter().enumerate() {
        let (x, y) = (index % SIDE, index / SIDE);
        let expected = if inside(&outline, x, y) {
            ONCE
        } else {
            [0, 0, 0, 255]
        };
        assert_eq!(*pixel, expected, "column {x}, row {y}, outline {outline:?}");
    }
}

fn scale() -> impl Strategy<Value = f32> {
    prop::sample::select(SCALES.to_vec())
}

/// Partly outside of the picture; often on whole and half points, where edges meet pixels' centres.
fn place() -> impl Strategy<Value = Pos2> {
    let side = prop_oneof![
        -8.0..60.0_f32,
        (-16..120_i16).prop_map(|it| f32::from(it) / 2.0),
    ];
    (side.clone(), side).prop_map(|(x, y)| pos2(x, y))
}

/// A star around a centre, with its tips in order of their angle.
fn star() -> impl Strategy<Value = (Pos2, Vec<Pos2>)> {
    let tips = prop::collection::vec(2.0..30.0_f32, 3..24);
    (place(), tips, 0.0..1.0_f32).prop_map(|(centre, tips, turn)| {
        let step = std::f32::consts::TAU / f32::from(u8::try_from(tips.len()).unwrap());
        let mut angle = turn;
        let tips = tips.into_iter().map(|reach| {
            angle += step;
            centre + reach * Vec2::angled(angle)
        });
        (centre, tips.collect())
    })
}

proptest! {
    #[test]
    fn quads_split_at_a_diagonal(a in place(), b in place(), c in place(), d in place(), scale in scale()) {
        let [ga, gb, gc, gd] = [a, b, c, d].map(|it| grid(it, scale));
        let turn = |p: (i64, i64)| (gc.0 - gb.0) * (p.1 - gb.1) - (gc.1 - gb.1) * (p.0 - gb.0);
        prop_assume!(turn(ga).signum() * turn(gd).signum() < 0);
        let quad = plain(&[a, b, c, d], VEIL, vec![0, 1, 2, 2, 1, 3]);
        assert_once(&[quad], &[a, b, d, c], scale);
    }

    #[test]
    fn fans((centre, tips) in star(), scale in scale()) {
        let count = u32::try_from(tips.len()).unwrap();
        let indices = (1..=count).flat_map(|i| [0, i, i % count + 1]).collect();
        let mut points = vec![centre];
        points.extend(&tips);
        assert_once(&[plain(&points, VEIL, indices)], &tips, scale);
    }

    #[test]
    fn rectangles_are_their_two_triangles(a in place(), d in place(), scale in scale(), order in any::<bool>()) {
        let corners = [a, pos2(d.x, a.y), pos2(a.x, d.y), d];
        let indices = if order { vec![0, 1, 2, 2, 1, 3] } else { vec![0, 1, 3, 0, 3, 2] };
        let quad = plain(&corners, VEIL, indices);
        assert_once(&apart(&quad), &[corners[0], corners[1], corners[3], corners[2]], scale);
        assert_once(&[quad], &[corners[0], corners[1], corners[3], corners[2]], scale);
    }
}

#[test]
fn a_triangle_from_far_away_covers_what_it_should() {
    // Its long side runs from far away through the picture's diagonal.
    let far = 3.0e9;
    let points = [pos2(-far, -far), pos2(far, far), pos2(-far, far)];
    let picture = draw(
        &rasteriser(),
        &[plain(&points, VEIL, vec![0, 1, 2])],
        [SIDE; 2],
        1.0,
    );
    for y in 0..SIDE {
        for x in 0..SIDE {
            let lit = picture.pixel(x, y) == Some(ONCE);
            assert!(lit == (x < y) || x == y, "column {x}, row {y}");
        }
    }
}

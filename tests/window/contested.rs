//! Borders that are contested: whoever points at one is told what is drawn there, and why.

use egui::accesskit::Role;
use egui::{Pos2, Rect, Vec2, pos2};
use egui_kittest::kittest::Queryable as _;
use summit_atlas::basemap::{ContestedLine, Drawn, TileId, TileWords, VectorTile};
use summit_atlas::explorer::Command;
use summit_atlas::geo::{Camera, LonLat, World};
use summit_atlas::jobs::bundled;
use summit_atlas::places::Worldview;
use summit_atlas::text;

use super::{Desk, open};

/// How far beside a line is not on it, in points.
const BESIDE: f32 = 40.0;
/// Longer than the pointer has to rest until something is explained, in frames.
const REST: usize = 60;

/// The lines with an explanation on the tiles around the middle of a camera.
fn contested(camera: Camera) -> Vec<ContestedLine> {
    let archive = bundled::map().expect("the bundled map").archive;
    let zoom = camera.tile_zoom();
    let middle = World::from(camera.center);
    let tile = |at: f64| {
        let text = (at * f64::from(1_u32 << zoom)).floor().to_string();
        text.parse::<u32>().expect("a whole number")
    };
    let around = |at: u32| at - 1..=at + 1;
    let (x, y) = (tile(middle.x), tile(middle.y));
    let ids = around(y).flat_map(|y| around(x).map(move |x| (x, y)));
    ids.flat_map(|(x, y)| {
        let id = TileId::new(zoom, x, y).expect("a tile");
        let bytes = archive.tile(id).expect("the bundled map is sound");
        let tile = bytes.map(|bytes| VectorTile::decode(&bytes).expect("bundled tiles decode"));
        TileWords::of(&tile.unwrap_or_default(), id).contested
    })
    .collect()
}

/// The stretches of lines on the screen.
fn stretches<'a>(
    desk: &'a Desk,
    map: Rect,
    lines: impl Iterator<Item = &'a ContestedLine>,
) -> Vec<[Pos2; 2]> {
    let viewport = desk.explorer().viewport();
    let on_screen = move |at: &World| {
        let [x, y] = viewport.screen_from_geo(LonLat::from(*at));
        let number = |at: f64| at.to_string().parse::<f32>().expect("a number");
        pos2(number(x), number(y)) + map.min.to_vec2()
    };
    lines
        .flat_map(|line| {
            let points: Vec<Pos2> = line.points.iter().map(on_screen).collect();
            let pairs: Vec<[Pos2; 2]> = points.windows(2).map(|two| [two[0], two[1]]).collect();
            pairs
        })
        .collect()
}

fn distance(from: Pos2, [a, b]: [Pos2; 2]) -> f32 {
    let (way, to) = (b - a, from - a);
    let part = (to.dot(way) / way.length_sq().max(f32::EPSILON)).clamp(0.0, 1.0);
    (to - way * part).length()
}

/// A point on the line of an entry near the middle of the map, and one beside it where no line is near.
fn on_and_beside(desk: &Desk, entry: &str, lines: &[ContestedLine]) -> (Pos2, Pos2) {
    let map = desk.0.get_by_role_and_label(Role::Canvas, text::MAP).rect();
    let all = stretches(desk, map, lines.iter());
    let wanted = stretches(desk, map, lines.iter().filter(|line| &*line.entry == entry));
    let mut found: Vec<(Pos2, Pos2)> = wanted
        .iter()
        .filter_map(|[a, b]| {
            let on = a.lerp(*b, 0.5);
            let aside: Vec2 = (*b - *a).normalized().rot90() * BESIDE;
            let sides = [on + aside, on - aside];
            let free = |at: &Pos2| all.iter().all(|line| distance(*at, *line) > BESIDE / 2.0);
            sides.into_iter().find(free).map(|beside| (on, beside))
        })
        .filter(|(on, beside)| map.contains(*on) && map.contains(*beside))
        .collect();
    found.sort_by(|(a, _), (b, _)| {
        let aside = |at: &Pos2| (*at - map.center()).length_sq();
        aside(a).total_cmp(&aside(b))
    });
    *found.first().expect("a line in the middle of the map")
}

fn rest_at(desk: &mut Desk, at: Pos2) {
    desk.0.hover_at(at);
    desk.0.run_steps(REST);
    desk.rest();
}

#[test]
fn a_contested_line_says_what_it_is_and_why_it_is_drawn_so() {
    let worldviews = bundled::map().expect("the bundled map").worldviews;
    for (entry, lon, lat) in [
        ("kashmir", 74.2, 34.4),
        ("abkhazia", 41.75, 42.55),
        ("armenia-azerbaijan", 45.9, 40.0),
    ] {
        let line = worldviews.line(entry).expect("an entry of the table");
        let camera = Camera::new(LonLat { lon, lat }, 9.0);
        let lines = contested(camera);
        let drawn = |worldview| {
            let of_entry = lines.iter().filter(|line| &*line.entry == entry);
            of_entry.map(|line| line.kind.drawn(worldview)).next()
        };
        let mut desk = open();
        desk.command(Command::ToggleReducedMotion);
        desk.command(Command::FlyTo(camera));
        let (on, beside) = on_and_beside(&desk, entry, &lines);
        for worldview in Worldview::ALL {
            desk.command(Command::SetBorders(worldview));
            rest_at(&mut desk, on);
            let is_drawn = drawn(worldview).expect("a line of the entry") != Drawn::Not;
            let told = [&line.title, &line.view(worldview).why];
            for words in told {
                assert_eq!(desk.shows(words), is_drawn, "{worldview:?}: {words}");
            }
            rest_at(&mut desk, beside);
            for words in told {
                assert!(
                    !desk.shows(words),
                    "{worldview:?}, beside the line: {words}"
                );
            }
        }
    }
}

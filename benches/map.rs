//! What the map costs: tiles from archive to pixels, a screen of them, and frames while the map moves.

use std::hint::black_box;
use std::io::Write as _;
use std::sync::Arc;
use std::time::{Duration, Instant};

use egui::{Context, RawInput, Rect, pos2, vec2};
use summit_atlas::basemap::{Drawing, Look, Style, TileId, VectorTile, rasterise};
use summit_atlas::explorer::{Command, Explorer};
use summit_atlas::geo::{Camera, LonLat};
use summit_atlas::jobs::bundled::{self, OfflineMap};
use summit_atlas::jobs::{Pace, TileJobs, TileRequest};
use summit_atlas::map::MapState;
use summit_atlas::ui::{WindowState, set_fonts, set_style, window_ui};
use summit_atlas::view::{Settings, View};

/// The wider region of the story: western and northern corner, eastern and southern corner.
const REGION: [[f64; 2]; 2] = [[36.0, 60.0], [76.0, 36.0]];
/// Tiles measured at each zoom at the most.
const SAMPLE: usize = 150;

/// Median and 95th percentile of tiles of the region, on one core, each decoded and painted anew over its relief.
pub(crate) fn tiles() {
    let Ok(map) = bundled::map() else { return };
    let style = Style::new(Look::default());
    let mut out = String::from(
        "\nmap tiles: archive to 512 × 512 pixels, one core, tiles of 36–76°E × 36–60°N\n\n\
         | zoom | tiles | decode, median | all, median | all, p95 |\n|--:|--:|--:|--:|--:|\n",
    );
    for zoom in 0..=10 {
        let tiles = region(zoom);
        let (mut decoding, mut all) = (Vec::new(), Vec::new());
        for id in tiles.iter().step_by(tiles.len().div_ceil(SAMPLE)) {
            let started = Instant::now();
            let (patch, tile) = source(&map, *id);
            decoding.push(started.elapsed());
            let relief = map.relief.under(*id);
            let drawing = Drawing {
                tile: &tile,
                patch,
                zoom,
                relief: relief.as_ref(),
            };
            black_box(rasterise(drawing, 512, 1.0, &style));
            all.push(started.elapsed());
        }
        let count = all.len();
        let (decoding, all) = (percentiles(decoding), percentiles(all));
        let row = format!(
            "| {zoom} | {count} | {:.2} ms | {:.2} ms | {:.2} ms |\n",
            ms(decoding[0]),
            ms(all[0]),
            ms(all[1])
        );
        out.push_str(&row);
    }
    print(&out);
}

/// A full screen of fresh tiles at 1280 × 720, made by the threads that make them in the window.
pub(crate) fn screen() {
    let Ok(map) = bundled::map() else { return };
    let mut out = String::from(
        "\nmap screen: all tiles of a fresh screen at 1280 × 720 by the window's two threads\n\n\
         | zoom | tiles | median | worst |\n|--:|--:|--:|--:|\n",
    );
    for zoom in [3, 5, 7, 9, 12] {
        let center = LonLat {
            lon: 47.0,
            lat: 41.0,
        };
        let requests = on_screen(center, zoom);
        let mut times: Vec<Duration> = Vec::new();
        for _ in 0..9 {
            let mut jobs = TileJobs::new(
                Arc::clone(&map.archive) as _,
                Some(Arc::clone(&map.relief)),
                Pace::Background,
                &(Arc::new(|| {}) as _),
            );
            let started = Instant::now();
            jobs.want(&requests);
            let mut taken = 0;
            while taken < requests.len() {
                taken += usize::from(jobs.take_ready().is_some());
                std::thread::yield_now();
            }
            times.push(started.elapsed());
        }
        times.sort_unstable();
        let (median, worst) = (times[times.len() / 2], times[times.len() - 1]);
        let (median, worst, count) = (ms(median), ms(worst), requests.len());
        let row = format!("| {zoom} | {count} | {median:.1} ms | {worst:.1} ms |\n");
        out.push_str(&row);
    }
    print(&out);
}

/// Frames of the whole window while the map is dragged and zoomed over the region: our own work, from input to
/// triangles, without the graphics driver.
pub(crate) fn motion() {
    let (Ok(map), Some(dataset)) = (bundled::map(), bundled::summits().dataset) else {
        return;
    };
    let ctx = Context::default();
    set_fonts(&ctx);
    let mut explorer = Explorer::new(dataset, Settings::default());
    set_style(&ctx, explorer.settings().theme);
    let waker: summit_atlas::jobs::Waker = Arc::new(|| {});
    let mut state = WindowState::new(MapState::new(&map, Pace::Background, &waker));
    let camera = Camera::new(
        LonLat {
            lon: 47.0,
            lat: 41.0,
        },
        6.0,
    );
    explorer.restore(View {
        camera,
        ..explorer.view().clone()
    });
    let mut times = Vec::new();
    for frame in 0..900_u32 {
        if frame > 60 {
            explorer.apply(step(frame));
        }
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), vec2(1280.0, 720.0))),
            time: Some(f64::from(frame) / 60.0),
            max_texture_side: Some(8192),
            ..RawInput::default()
        };
        let started = Instant::now();
        let mut commands = Vec::new();
        let mut output = ctx.run_ui(input, |ui| {
            window_ui(ui, &explorer, &mut state, &mut commands);
        });
        black_box(ctx.tessellate(output.shapes, 1.0));
        times.push(started.elapsed());
        output.textures_delta.clear();
        let map = state.map.rect();
        explorer.set_map_size([f64::from(map.width()), f64::from(map.height())]);
        std::thread::sleep(Duration::from_millis(8));
    }
    let [median, late] = percentiles(times.split_off(60));
    print(&format!(
        "\nmap motion: frames at 1280 × 720 while the map is dragged and zoomed, without the driver\n\n\
         | frames | median | p95 |\n|--:|--:|--:|\n| 840 | {:.2} ms | {:.2} ms |\n",
        ms(median),
        ms(late)
    ));
}

/// What happens before a frame: long drags to all sides, then in and out.
fn step(frame: u32) -> Command {
    match frame / 120 % 6 {
        0 => Command::Pan([-9.0, 2.0]),
        1 => Command::ZoomAt([500.0, 300.0], 0.02),
        2 => Command::Pan([6.0, -6.0]),
        3 => Command::ZoomAt([300.0, 200.0], -0.03),
        4 => Command::Pan([9.0, 3.0]),
        _ => Command::ZoomAt([400.0, 250.0], 0.01),
    }
}

fn source(map: &OfflineMap, id: TileId) -> (summit_atlas::basemap::Patch, VectorTile) {
    let deepest = (*map.archive.zooms().end()).min(id.zoom());
    let found = (0..=deepest).rev().find_map(|zoom| {
        let patch = id.patch(zoom);
        let bytes = map.archive.tile(patch.source).ok().flatten()?;
        Some((patch, VectorTile::decode(&bytes).unwrap_or_default()))
    });
    found.unwrap_or_else(|| (id.patch(0), VectorTile::default()))
}

/// The tiles of the region.
fn region(zoom: u8) -> Vec<TileId> {
    let [first, last] = REGION.map(|[lon, lat]| at(LonLat { lon, lat }, zoom));
    let columns = first[0]..=last[0];
    let rows = first[1]..=last[1];
    rows.flat_map(|y| columns.clone().map(move |x| (x, y)))
        .filter_map(|(x, y)| TileId::new(zoom, x, y))
        .collect()
}

/// The tiles of a screen of 1280 × 720 points around a place.
fn on_screen(center: LonLat, zoom: u8) -> Vec<TileRequest> {
    let [x, y] = at(center, zoom);
    let tiles = (0..3).flat_map(|dy| (0..4).map(move |dx| (dx, dy)));
    let ids = tiles.filter_map(|(dx, dy)| {
        TileId::new(zoom, (x + dx).checked_sub(2)?, (y + dy).checked_sub(1)?)
    });
    ids.map(|id| TileRequest {
        id,
        side: 512,
        scale_thousandths: 1000,
        look: Look::default(),
    })
    .collect()
}

fn at(place: LonLat, zoom: u8) -> [u32; 2] {
    let world = summit_atlas::geo::World::from(place);
    [world.x, world.y].map(|part| {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a tile of the world"
        )]
        let index = (part * f64::from(1_u32 << zoom)) as u32;
        index
    })
}

/// Median and 95th percentile.
fn percentiles(mut times: Vec<Duration>) -> [Duration; 2] {
    times.sort_unstable();
    [times[times.len() / 2], times[times.len() * 95 / 100]]
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

fn print(text: &str) {
    // A closed output ends the benchmark's use, not its run.
    drop(std::io::stdout().write_all(text.as_bytes()));
}

//! What the map keeps of its tiles: enough that one can go back, and not more than it may.

use std::sync::Arc;

use egui::epaint::textures::TextureMeta;
use egui::{Context, RawInput, Rect, pos2};
use summit_atlas::explorer::Explorer;
use summit_atlas::geo::{Camera, LonLat};
use summit_atlas::jobs::{Pace, bundled};
use summit_atlas::map::{MapState, map_ui};
use summit_atlas::ui::set_fonts;
use summit_atlas::view::{Settings, View};

/// The size of the map in points.
const SIZE: [f32; 2] = [1280.0, 800.0];
/// How often one jumps to another place.
const JUMPS: u32 = 60;
/// Bytes of tiles that several screens have at least, and that are too many.
const SOME: usize = 20 << 20;
const TOO_MANY: usize = 100 << 20;
/// Frames after which a map that is still not finished is given up.
const MOST_FRAMES: usize = 64;

/// The map alone, without a window around it.
struct Page {
    ctx: Context,
    map: MapState,
    explorer: Explorer,
    /// Bytes of tiles that were ever given to the graphics driver.
    given: usize,
}

impl Page {
    fn new() -> Self {
        let ctx = Context::default();
        set_fonts(&ctx);
        let nobody: summit_atlas::jobs::Waker = Arc::new(|| {});
        let offline = bundled::map().expect("the bundled map");
        let dataset = bundled::summits().dataset.expect("the bundled dataset");
        let settings = Settings {
            reduced_motion: true,
            ..Settings::default()
        };
        let mut explorer = Explorer::new(dataset, settings);
        explorer.set_map_size(SIZE.map(f64::from));
        Self {
            map: MapState::new(&offline, Pace::AtOnce, &nobody),
            ctx,
            explorer,
            given: 0,
        }
    }

    /// Looks at a place until all of it is there.
    fn look_at(&mut self, camera: Camera) {
        let view = self.explorer.view().clone();
        self.explorer.restore(View { camera, ..view });
        for _ in 0..MOST_FRAMES {
            self.frame();
            if self.map.is_complete() {
                return;
            }
        }
        panic!("the map is not finished at {camera:?}");
    }

    fn frame(&mut self) {
        let (explorer, map) = (&self.explorer, &mut self.map);
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), SIZE.into())),
            max_texture_side: Some(8192),
            ..RawInput::default()
        };
        let mut output = self
            .ctx
            .run_ui(input, |ui| map_ui(ui, explorer, map, &mut Vec::new()));
        let textures = self.ctx.tex_manager();
        let textures = textures.read();
        let new = output.textures_delta.set.keys();
        let new = new.filter_map(|id| textures.meta(*id));
        let of_tiles = new.filter(|it| it.name.starts_with("tile "));
        self.given += of_tiles.map(TextureMeta::bytes_used).sum::<usize>();
        // There is no driver that would take them.
        output.textures_delta.clear();
    }

    /// Bytes of tiles that are held for the graphics driver, by its own account.
    fn held(&self) -> usize {
        let textures = self.ctx.tex_manager();
        let textures = textures.read();
        let tiles = textures.allocated().map(|(_, it)| it);
        let tiles = tiles.filter(|it| it.name.starts_with("tile "));
        tiles.map(TextureMeta::bytes_used).sum()
    }
}

#[test]
fn however_far_one_goes_the_map_keeps_a_bounded_number_of_bytes() {
    let mut page = Page::new();
    let mut most = 0;
    for jump in 0..JUMPS {
        let step = f64::from(jump);
        // All around the world, near and far, and never the same place twice.
        let place = LonLat {
            lon: (step * 137.5) % 340.0 - 170.0,
            lat: (step * 47.3) % 130.0 - 60.0,
        };
        page.look_at(Camera::new(place, 2.5 + (step * 1.7) % 8.0));
        let kept = page.map.tile_bytes();
        assert_eq!(kept, page.held(), "after {jump} jumps");
        assert!(kept <= TOO_MANY, "{kept} bytes after {jump} jumps");
        most = most.max(kept);
    }
    assert!(most > SOME, "{most} bytes at the most");
    let given = page.given;
    assert!(given > 2 * TOO_MANY, "only {given} bytes were ever made");
}

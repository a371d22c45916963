use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use egui::{ColorImage, Context, Rect, TextureHandle, TextureOptions, pos2};
use walkers::sources::Attribution;
use walkers::{Tile, TilePiece, Tiles};

use crate::basemap::{Look, TileContent, TileId, TileWords};
use crate::geo::TILE_POINTS;
use crate::jobs::{TileJobs, TileReady, TileRequest};
use crate::problem::Problem;

/// Tiles given to the graphics driver in one frame at the most, so that no frame is late.
const UPLOADS: usize = 4;
/// The largest texture that every driver takes, in pixels along a side.
const MAX_SIDE: u32 = 2048;

/// How tiles are to be drawn in a frame.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct TileLook {
    /// Device pixels along a side.
    pub(super) side: u32,
    /// Device pixels per point.
    pub(super) scale: f32,
    /// Colours and borders.
    pub(super) look: Look,
    /// Whether the map stands still: in motion any texture at hand will do.
    pub(super) at_rest: bool,
    /// Whether the map was whole once: until then there is no motion that many tiles at once could disturb.
    pub(super) was_whole: bool,
}

/// The tiles of the map as textures.
pub struct TileLayer {
    jobs: TileJobs,
    textures: HashMap<TileId, Vec<Texture>>,
    words: HashMap<TileId, Arc<TileWords>>,
    look: TileLook,
    frame: u64,
    /// Asked for in this frame, nearest first.
    wanted: Vec<TileRequest>,
    /// Shown in this frame.
    shown: Vec<TileId>,
    /// Whether every tile of the last frame was its own and of the right size.
    complete: bool,
    /// Whether something in sight had no picture at all in this frame.
    bare: bool,
    problems: Vec<Problem>,
    /// What cannot be made: it is not asked for again.
    failed: HashSet<TileRequest>,
}

/// One picture of a tile.
struct Texture {
    request: TileRequest,
    handle: TextureHandle,
    used: u64,
}

impl TileLayer {
    /// A layer of the tiles that `jobs` make.
    #[must_use]
    pub fn new(jobs: TileJobs) -> Self {
        Self {
            jobs,
            textures: HashMap::new(),
            words: HashMap::new(),
            look: TileLook {
                side: 512,
                scale: 1.0,
                look: Look::default(),
                at_rest: false,
                was_whole: false,
            },
            frame: 0,
            wanted: Vec::new(),
            shown: Vec::new(),
            complete: false,
            bare: false,
            problems: Vec::new(),
            failed: HashSet::new(),
        }
    }

    /// Whether every tile in sight is there, crisp and in the right colours.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.complete
    }

    /// Whether what lies below it is seen somewhere.
    pub(super) fn is_bare(&self) -> bool {
        self.bare
    }

    /// What was wrong with tiles since the last call.
    pub fn take_problems(&mut self) -> Vec<Problem> {
        std::mem::take(&mut self.problems)
    }

    /// Whose map it is.
    #[must_use]
    pub fn source(&self) -> &str {
        self.jobs.attribution()
    }

    /// Bytes of the pictures that are kept for the graphics driver.
    pub(super) fn bytes(&self) -> usize {
        let pictures = self.textures.values().flatten();
        pictures.map(|picture| picture.handle.byte_size()).sum()
    }

    /// What the tiles of the source are.
    pub(super) fn content(&self) -> TileContent {
        self.jobs.content()
    }

    /// The tiles of the source that those in sight are made from, each once.
    pub(super) fn sources(&self) -> impl Iterator<Item = TileId> {
        let mut seen = HashSet::new();
        let patches = self.shown.iter().flat_map(|id| self.jobs.sources(*id));
        patches
            .map(|patch| patch.source)
            .filter(move |id| seen.insert(*id))
    }

    /// A tile of the source is there, or another one than before: what is made from it is made anew.
    pub(super) fn renew(&mut self, source: TileId) {
        self.jobs.forget(source);
        let jobs = &self.jobs;
        let from_it = |id: TileId| jobs.sources(id).iter().any(|it| it.source == source);
        self.failed.retain(|request| !from_it(request.id));
        self.textures.retain(|id, pictures| {
            if from_it(*id) {
                for picture in pictures {
                    // No size that is asked for: it stays until the new one is there.
                    picture.request.side = 0;
                }
            }
            true
        });
    }

    /// Takes what is ready and prepares for the questions of a frame.
    pub(super) fn begin_frame(&mut self, ctx: &Context, look: TileLook) {
        self.look = TileLook {
            side: look.side.min(MAX_SIDE),
            ..look
        };
        self.frame += 1;
        self.wanted.clear();
        self.shown.clear();
        self.complete = true;
        self.bare = false;
        self.jobs.set_quiet(look.was_whole && !look.at_rest);
        let uploads = if look.was_whole { UPLOADS } else { usize::MAX };
        for _ in 0..self.jobs.pace().uploads(uploads) {
            let Some(ready) = self.jobs.take_ready() else {
                break;
            };
            self.take(ctx, ready);
        }
    }

    /// Orders what was missing, and forgets the oldest tiles as far as all have no room in so many bytes. Returns whether
    /// anything is still to come.
    pub(super) fn end_frame(&mut self, room: usize) -> bool {
        self.jobs.want(&self.wanted);
        self.forget_oldest(room);
        self.jobs.pending() > 0
    }

    /// The names on the tiles that were shown; a tile that is still missing is spoken for by the
    /// nearest one above it.
    pub(super) fn words(&self) -> impl Iterator<Item = &Arc<TileWords>> {
        self.shown.iter().filter_map(|id| {
            std::iter::successors(Some(*id), |id| id.parent()).find_map(|id| self.words.get(&id))
        })
    }

    fn take(&mut self, ctx: &Context, ready: TileReady) {
        self.problems.extend(ready.problem);
        self.words.insert(ready.request.id, ready.words);
        let Some(pixels) = ready.pixels else {
            // What came too late to be made from may be there by now.
            if ready.request.side > 0 {
                self.failed.insert(ready.request);
            }
            return;
        };
        let side = pixels.side as usize;
        let image = ColorImage::from_rgba_premultiplied([side, side], &pixels.rgba);
        let name = format!("tile {:?}", ready.request.id);
        let texture = Texture {
            request: ready.request,
            handle: ctx.load_texture(name, image, TextureOptions::LINEAR),
            used: self.frame,
        };
        let pictures = self.textures.entry(ready.request.id).or_default();
        // Of each look the newest size is enough.
        pictures.retain(|old| old.request.look != ready.request.look);
        pictures.push(texture);
    }

    fn request(&self, id: TileId) -> TileRequest {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a scale is between 0.1 and 10"
        )]
        let scale_thousandths = (self.look.scale * 1000.0).round() as u32;
        TileRequest {
            id,
            side: self.look.side,
            scale_thousandths,
            look: self.look.look,
        }
    }

    /// The texture of a tile, in the current colours if it is there in them, and what it was made
    /// for.
    fn picture(&mut self, id: TileId) -> Option<(TextureHandle, TileRequest)> {
        let look = self.look.look;
        let pictures = self.textures.get_mut(&id)?;
        let of_look = |picture: &Texture| picture.request.look == look;
        let at = pictures.iter().position(of_look).unwrap_or(0);
        let found = pictures.get_mut(at)?;
        found.used = self.frame;
        Some((found.handle.clone(), found.request))
    }

    fn forget_oldest(&mut self, room: usize) {
        let mut bytes = self.bytes();
        if bytes <= room {
            return;
        }
        let mut ages: Vec<(u64, usize)> = self
            .textures
            .values()
            .flatten()
            .map(|picture| (picture.used, picture.handle.byte_size()))
            .collect();
        ages.sort_unstable();
        let mut limit = 0;
        for (used, size) in ages {
            if bytes <= room || used == self.frame {
                break;
            }
            limit = used + 1;
            bytes -= size;
        }
        self.textures.retain(|_, pictures| {
            pictures.retain(|picture| picture.used >= limit);
            !pictures.is_empty()
        });
        let textures = &self.textures;
        self.words.retain(|id, _| textures.contains_key(id));
    }
}

impl Tiles for TileLayer {
    fn at(&mut self, id: walkers::TileId) -> Option<TilePiece> {
        let id = TileId::new(id.zoom, id.x, id.y)?;
        self.shown.push(id);
        let wanted = self.request(id);
        let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
        let own = self.picture(id);
        let exact = own.as_ref().is_some_and(|(_, request)| *request == wanted);
        if !exact && !self.failed.contains(&wanted) {
            self.complete = false;
            let usable = own
                .as_ref()
                .is_some_and(|(_, request)| request.look == wanted.look);
            if !usable || self.look.at_rest {
                self.wanted.push(wanted);
            }
        }
        if let Some((handle, _)) = own {
            return Some(TilePiece::new(Tile::Raster(handle), whole));
        }
        // The nearest ancestor stands in.
        let stand_in = (0..id.zoom()).rev().find_map(|zoom| {
            let (ancestor, part) = id.ancestor(zoom);
            let (handle, _) = self.picture(ancestor)?;
            #[expect(
                clippy::cast_possible_truncation,
                reason = "texture coordinates are f32"
            )]
            let [x, y, size] = [part.origin[0], part.origin[1], part.size].map(|v| v as f32);
            let uv = Rect::from_min_max(pos2(x, y), pos2(x + size, y + size));
            Some(TilePiece::new(Tile::Raster(handle), uv))
        });
        self.bare |= stand_in.is_none();
        stand_in
    }

    fn attribution(&self) -> Attribution {
        // The map writes its own attribution, from the archive.
        Attribution {
            text: "",
            url: "",
            logo_light: None,
            logo_dark: None,
        }
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a small whole number"
    )]
    fn tile_size(&self) -> u32 {
        TILE_POINTS as u32
    }
}

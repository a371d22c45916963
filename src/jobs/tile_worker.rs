use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, PoisonError};

use super::{TileReady, TileRequest};
use crate::basemap::{
    Archive, Drawing, Patch, Pixels, Relief, Style, TileId, TileWords, VectorTile, rasterise,
};
use crate::problem::Problem;

/// Decoded tiles that are kept: overzoomed tiles share their source with their neighbours.
const KEPT: usize = 48;

/// Makes one tile after the other.
pub(super) struct TileMaker {
    archive: Arc<Archive>,
    relief: Option<Arc<Relief>>,
    decoded: Mutex<HashMap<TileId, Option<Source>>>,
}

/// A tile of the archive.
#[derive(Clone)]
struct Source {
    tile: Arc<VectorTile>,
    words: Arc<TileWords>,
    /// Whether it could not be read and stands empty.
    broken: bool,
}

impl TileMaker {
    pub(super) fn new(archive: Arc<Archive>, relief: Option<Arc<Relief>>) -> Self {
        Self {
            archive,
            relief,
            decoded: Mutex::default(),
        }
    }

    pub(super) fn max_zoom(&self) -> u8 {
        *self.archive.zooms().end()
    }

    /// Makes a tile, whatever the archive holds: a fault in here is caught and told.
    pub(super) fn make(&self, request: TileRequest) -> TileReady {
        let made = catch_unwind(AssertUnwindSafe(|| self.try_make(request)));
        made.unwrap_or_else(|_| TileReady {
            request,
            pixels: None,
            words: Arc::default(),
            problem: Some(
                Problem::error(format!("a fault while painting map tile {:?}", request.id))
                    .hint("the map stays usable; please report it"),
            ),
        })
    }

    fn try_make(&self, request: TileRequest) -> TileReady {
        let (source, patch, problem) = self.source(request.id);
        let paint = || -> Pixels {
            let zoom = request.id.zoom();
            let style = Style::new(request.look);
            let relief = self
                .relief
                .as_ref()
                .filter(|_| style.has_relief(zoom) && source.tile.has_land())
                .and_then(|relief| relief.under(request.id));
            let drawing = Drawing {
                tile: &source.tile,
                patch,
                zoom,
                relief: relief.as_ref(),
            };
            #[expect(clippy::cast_precision_loss, reason = "a scale has few digits")]
            let scale = request.scale_thousandths as f32 / 1000.0;
            rasterise(drawing, request.side, scale, &style)
        };
        TileReady {
            request,
            // A broken tile is left to its parent, except where there is none.
            pixels: (!source.broken || patch.source.zoom() == 0).then(paint),
            words: Arc::clone(&source.words),
            problem,
        }
    }

    /// What a tile is painted from: its own data, or those of the nearest tile above it that the archive has, and
    /// what is wrong with them when they are read for the first time. Where there is nothing at all is open water.
    fn source(&self, id: TileId) -> (Source, Patch, Option<Problem>) {
        let deepest = id.zoom().min(self.max_zoom());
        for zoom in (0..=deepest).rev() {
            let patch = id.patch(zoom);
            let (source, problem) = self.read(patch.source);
            if let Some(source) = source {
                return (source, patch, problem);
            }
        }
        let water = Source {
            tile: Arc::default(),
            words: Arc::default(),
            broken: false,
        };
        (water, Patch::whole(id), None)
    }

    /// A decoded tile of the archive, if it has it.
    fn read(&self, id: TileId) -> (Option<Source>, Option<Problem>) {
        let lock = || self.decoded.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(source) = lock().get(&id) {
            return (source.clone(), None);
        }
        let read = self
            .archive
            .tile(id)
            .map_err(|error| error.to_string())
            .and_then(|bytes| {
                let tile = bytes.map(|bytes| VectorTile::decode(&bytes));
                tile.transpose().map_err(|error| error.to_string())
            });
        let (tile, problem) = match read {
            Ok(tile) => (tile, None),
            Err(message) => {
                let problem = Problem::error(format!("map tile {id:?}: {message}"))
                    .hint("the map shows less detail there");
                (Some(VectorTile::default()), Some(problem))
            }
        };
        let source = tile.map(|tile| Source {
            words: Arc::new(TileWords::of(&tile, id)),
            tile: Arc::new(tile),
            broken: problem.is_some(),
        });
        let mut decoded = lock();
        if decoded.len() >= KEPT {
            decoded.clear();
        }
        decoded.insert(id, source.clone());
        (source, problem)
    }
}

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, PoisonError};

use super::{TileReady, TileRequest};
use crate::basemap::{
    Archive, LabelCandidate, Pixels, Style, TileId, VectorTile, candidates, rasterise,
};
use crate::problem::Problem;

/// Decoded tiles that are kept: overzoomed tiles share their source with their neighbours.
const KEPT: usize = 48;

/// Makes one tile after the other.
pub(super) struct TileMaker {
    archive: Arc<Archive>,
    decoded: Mutex<HashMap<TileId, Source>>,
}

/// A tile of the archive.
#[derive(Clone)]
struct Source {
    tile: Arc<VectorTile>,
    labels: Arc<[LabelCandidate]>,
    /// Whether it could not be read and stands empty.
    broken: bool,
}

impl TileMaker {
    pub(super) fn new(archive: Arc<Archive>) -> Self {
        Self {
            archive,
            decoded: Mutex::default(),
        }
    }

    pub(super) fn max_zoom(&self) -> u8 {
        *self.archive.zooms().end()
    }

    pub(super) fn attribution(&self) -> &str {
        self.archive.attribution()
    }

    /// Makes a tile, whatever the archive holds: a fault in here is caught and told.
    pub(super) fn make(&self, request: TileRequest) -> TileReady {
        let made = catch_unwind(AssertUnwindSafe(|| self.try_make(request)));
        made.unwrap_or_else(|_| TileReady {
            request,
            pixels: None,
            labels: Arc::new([]),
            problem: Some(
                Problem::error(format!("a fault while painting map tile {:?}", request.id))
                    .hint("the map stays usable; please report it"),
            ),
        })
    }

    fn try_make(&self, request: TileRequest) -> TileReady {
        let patch = request.id.patch(self.max_zoom());
        let (source, problem) = self.source(patch.source);
        let style = Style::new(request.look);
        #[expect(clippy::cast_precision_loss, reason = "a scale has few digits")]
        let scale = request.scale_thousandths as f32 / 1000.0;
        let paint = || -> Pixels {
            let zoom = request.id.zoom();
            rasterise(&source.tile, &patch, zoom, request.side, scale, &style)
        };
        TileReady {
            request,
            // A broken tile is left to its parent, except where there is none.
            pixels: (!source.broken || patch.source.zoom() == 0).then(paint),
            labels: source.labels.clone(),
            problem,
        }
    }

    /// A decoded tile of the archive, and what is wrong with it when it is read for the first
    /// time. A tile that is not there is open water.
    fn source(&self, id: TileId) -> (Source, Option<Problem>) {
        let lock = || self.decoded.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(source) = lock().get(&id) {
            return (source.clone(), None);
        }
        let read = self
            .archive
            .tile(id)
            .map_err(|error| error.to_string())
            .and_then(|bytes| {
                let bytes = bytes.unwrap_or_default();
                VectorTile::decode(&bytes).map_err(|error| error.to_string())
            });
        let (tile, problem) = match read {
            Ok(tile) => (tile, None),
            Err(message) => {
                let problem = Problem::error(format!("map tile {id:?}: {message}"))
                    .hint("the map shows less detail there");
                (VectorTile::default(), Some(problem))
            }
        };
        let source = Source {
            labels: candidates(&tile, id).into(),
            tile: Arc::new(tile),
            broken: problem.is_some(),
        };
        let mut decoded = lock();
        if decoded.len() >= KEPT {
            decoded.clear();
        }
        decoded.insert(id, source.clone());
        (source, problem)
    }
}

use std::collections::HashMap;
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use super::{TileReady, TileRequest};
use crate::basemap::{
    Drawing, Patch, Photo, Pixels, Relief, Style, TileContent, TileId, TileSource, TileWords,
    VectorTile, mosaic, rasterise, sources,
};
use crate::problem::Problem;

/// Decoded tiles that are kept: overzoomed tiles share their source with their neighbours.
const KEPT: usize = 48;

/// Makes one tile after the other.
pub(super) struct TileMaker {
    tiles: Arc<dyn TileSource>,
    relief: Option<Arc<Relief>>,
    /// Whether another map lies below, which is seen where the source has nothing.
    over: bool,
    decoded: Mutex<HashMap<TileId, Source>>,
}

/// A tile of the source.
#[derive(Clone)]
struct Source {
    what: What,
    words: Arc<TileWords>,
}

#[derive(Clone)]
enum What {
    Vector(Arc<VectorTile>),
    Photo(Arc<Photo>),
    /// It could not be read.
    Broken,
}

impl TileMaker {
    pub(super) fn new(tiles: Arc<dyn TileSource>, relief: Option<Arc<Relief>>, over: bool) -> Self {
        Self {
            tiles,
            relief,
            over,
            decoded: Mutex::default(),
        }
    }

    /// The same tile may be another one from now on.
    pub(super) fn forget(&self, id: TileId) {
        self.lock().remove(&id);
    }

    /// Makes a tile, whatever the source holds: a fault in here is caught and told.
    pub(super) fn make(&self, request: TileRequest) -> TileReady {
        let made = catch_unwind(AssertUnwindSafe(|| match self.tiles.content() {
            TileContent::Vector(_) => self.paint(request),
            TileContent::Raster => self.put_together(request),
        }));
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

    /// Makes tiles on all cores, and gives them in the order in which they were asked for.
    pub(super) fn make_all(&self, requests: &[TileRequest]) -> Vec<TileReady> {
        let cores = thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
        let threads = cores.get().min(requests.len()).max(1);
        let next = AtomicUsize::new(0);
        let work = || {
            let mut made = Vec::new();
            loop {
                let at = next.fetch_add(1, Ordering::Relaxed);
                let Some(request) = requests.get(at) else {
                    return made;
                };
                made.push((at, self.make(*request)));
            }
        };
        let mut made = thread::scope(|scope| {
            let others: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
            let mut made = work();
            // A fault while a tile is made is caught there.
            made.extend(
                others
                    .into_iter()
                    .filter_map(|other| other.join().ok())
                    .flatten(),
            );
            made
        });
        made.sort_by_key(|(at, _)| *at);
        made.into_iter().map(|(_, ready)| ready).collect()
    }

    /// A tile from vector data.
    fn paint(&self, request: TileRequest) -> TileReady {
        let Some((source, patch, problem)) = self.nearest(request.id) else {
            return TileReady {
                request,
                pixels: None,
                words: Arc::default(),
                problem: None,
            };
        };
        let paint = |tile: &VectorTile| -> Pixels {
            let zoom = request.id.zoom();
            let style = Style::new(request.look);
            let relief = self
                .relief
                .as_ref()
                .filter(|_| style.has_relief(zoom) && tile.has_land())
                .and_then(|relief| relief.under(request.id));
            let drawing = Drawing {
                tile,
                patch,
                zoom,
                relief: relief.as_ref(),
            };
            #[expect(clippy::cast_precision_loss, reason = "a scale has few digits")]
            let scale = request.scale_thousandths as f32 / 1000.0;
            rasterise(drawing, request.side, scale, &style)
        };
        let pixels = match &source.what {
            What::Vector(tile) => Some(paint(tile)),
            // A broken tile is left to its parent, or to the map below, except where there is neither.
            _ if patch.source.zoom() == 0 && !self.over => Some(paint(&VectorTile::default())),
            _ => None,
        };
        TileReady {
            request,
            pixels,
            words: Arc::clone(&source.words),
            problem,
        }
    }

    /// A tile from pictures, as far as they are there; what is missing stays clear.
    fn put_together(&self, request: TileRequest) -> TileReady {
        let (mut pieces, mut problem) = (Vec::new(), None);
        for patch in sources(self.tiles.content(), self.tiles.zooms(), request.id) {
            let (source, told) = self.read(patch.source);
            problem = problem.or(told);
            if let Some(What::Photo(photo)) = source.map(|source| source.what) {
                pieces.push((patch, photo));
            }
        }
        TileReady {
            request,
            pixels: mosaic(request.id, &pieces, request.side),
            words: Arc::default(),
            problem,
        }
    }

    /// What a tile is painted from: its own data, or those of the nearest tile above it that the source has, and
    /// what is wrong with them when they are read for the first time. Where there is nothing at all is open water, or the
    /// map below: then `None`.
    fn nearest(&self, id: TileId) -> Option<(Source, Patch, Option<Problem>)> {
        let zooms = self.tiles.zooms();
        for zoom in (*zooms.start()..=id.zoom().min(*zooms.end())).rev() {
            let patch = id.patch(zoom);
            let (source, problem) = self.read(patch.source);
            if let Some(source) = source {
                return Some((source, patch, problem));
            }
        }
        if self.over {
            return None;
        }
        let water = Source {
            what: What::Vector(Arc::default()),
            words: Arc::default(),
        };
        Some((water, Patch::whole(id), None))
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<TileId, Source>> {
        self.decoded.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A decoded tile of the source, if it has it.
    fn read(&self, id: TileId) -> (Option<Source>, Option<Problem>) {
        if let Some(source) = self.lock().get(&id) {
            return (Some(source.clone()), None);
        }
        let read = self
            .tiles
            .tile(id)
            .map_err(|error| error.to_string())
            .and_then(|bytes| bytes.map(|bytes| self.decode(id, &bytes)).transpose());
        let (source, problem) = match read {
            // Not remembered: it is found out quickly, and may have come by the next time.
            Ok(None) => return (None, None),
            Ok(Some(source)) => (source, None),
            Err(message) => {
                let problem = Problem::error(format!("map tile {id:?}: {message}"))
                    .hint("the map shows less detail there");
                let broken = Source {
                    what: What::Broken,
                    words: Arc::default(),
                };
                (broken, Some(problem))
            }
        };
        let mut decoded = self.lock();
        if decoded.len() >= KEPT {
            decoded.clear();
        }
        // Another thread may have been faster: then it has told the problem, too.
        if decoded.insert(id, source.clone()).is_some() {
            return (Some(source), None);
        }
        (Some(source), problem)
    }

    fn decode(&self, id: TileId, bytes: &[u8]) -> Result<Source, String> {
        match self.tiles.content() {
            TileContent::Vector(schema) => {
                let tile =
                    VectorTile::decode_as(bytes, schema).map_err(|error| error.to_string())?;
                Ok(Source {
                    words: Arc::new(TileWords::of(&tile, id)),
                    what: What::Vector(Arc::new(tile)),
                })
            }
            TileContent::Raster => {
                let photo = Photo::decode(bytes).map_err(|error| error.to_string())?;
                Ok(Source {
                    what: What::Photo(Arc::new(photo)),
                    words: Arc::default(),
                })
            }
        }
    }
}

use std::collections::HashMap;
use std::ops::RangeInclusive;
use std::sync::{Arc, Mutex, PoisonError};

use crate::basemap::{SourceError, TileContent, TileId, TileSource};

/// Tiles that are kept; more would be had again from the cache on the disk.
const KEPT: usize = 1024;

/// The tiles of a server that have come so far.
#[derive(Debug)]
pub struct Arrived {
    zooms: RangeInclusive<u8>,
    attribution: String,
    content: TileContent,
    tiles: Mutex<HashMap<TileId, Arc<[u8]>>>,
}

impl Arrived {
    /// None so far, of a server with these zooms.
    #[must_use]
    pub fn new(zooms: RangeInclusive<u8>, attribution: &str, content: TileContent) -> Self {
        Self {
            zooms,
            attribution: attribution.to_owned(),
            content,
            tiles: Mutex::default(),
        }
    }

    /// Keeps a tile.
    pub fn insert(&self, id: TileId, bytes: Arc<[u8]>) {
        let mut tiles = self.tiles.lock().unwrap_or_else(PoisonError::into_inner);
        if tiles.len() >= KEPT {
            tiles.clear();
        }
        tiles.insert(id, bytes);
    }
}

impl TileSource for Arrived {
    fn tile(&self, id: TileId) -> Result<Option<Vec<u8>>, SourceError> {
        let tiles = self.tiles.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(tiles.get(&id).map(|bytes| bytes.to_vec()))
    }

    fn zooms(&self) -> RangeInclusive<u8> {
        self.zooms.clone()
    }

    fn attribution(&self) -> &str {
        &self.attribution
    }

    fn content(&self) -> TileContent {
        self.content
    }
}

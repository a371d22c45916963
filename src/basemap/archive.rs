//! `PMTiles` version 3: one file with all the tiles of a map.
//!
//! Reads archives of vector tiles and of pictures, uncompressed or with gzip. It does not write
//! archives, does not keep tiles, and does not say what is on a tile (that is
//! [`super::VectorTile`]).

use std::borrow::Cow;
use std::io;
use std::ops::RangeInclusive;
use std::sync::{Arc, Mutex, PoisonError};

use super::directory::{Compression, Directory, Extent, HEADER_BYTES, Header, TileKind};
use super::error::ArchiveError;
use super::gzip::{GzipError, gunzip};
use super::metadata::Metadata;
use super::source::{MAX_TILE_BYTES, Schema, SourceError, TileContent, TileSource};
use super::tile_id::TileId;

/// The most bytes a directory or the metadata have once decompressed.
const MAX_INTERNAL_BYTES: u64 = 8 << 20;
/// Directories lie in directories at most this deep; the specification advises two.
const MAX_DEPTH: usize = 4;
/// How many leaf directories are kept.
const KEPT_LEAVES: usize = 16;

/// Bytes that can be read at any place, by several threads at once.
pub trait ByteSource: Send + Sync {
    /// How many bytes there are.
    fn len(&self) -> u64;

    /// Whether there are none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Exactly `len` bytes from `offset`.
    ///
    /// # Errors
    ///
    /// [`io::ErrorKind::UnexpectedEof`] when they lie beyond the end; whatever the system says when
    /// reading fails.
    fn read(&self, offset: u64, len: usize) -> io::Result<Cow<'_, [u8]>>;
}

fn slice(bytes: &[u8], offset: u64, len: usize) -> io::Result<Cow<'_, [u8]>> {
    usize::try_from(offset)
        .ok()
        .and_then(|start| bytes.get(start..start.checked_add(len)?))
        .map(Cow::Borrowed)
        .ok_or_else(|| io::ErrorKind::UnexpectedEof.into())
}

macro_rules! byte_source_in_memory {
    ($($type:ty),*) => {$(
        impl ByteSource for $type {
            fn len(&self) -> u64 {
                <[u8]>::len(self) as u64
            }

            fn read(&self, offset: u64, len: usize) -> io::Result<Cow<'_, [u8]>> {
                slice(self, offset, len)
            }
        }
    )*};
}
byte_source_in_memory!(&'static [u8], Vec<u8>, Arc<[u8]>);

/// An open archive. Cheap to share between threads; each may ask for tiles at any time.
pub struct Archive {
    source: Arc<dyn ByteSource>,
    header: Header,
    root: Directory,
    metadata: Metadata,
    leaves: Mutex<Vec<(Extent, Arc<Directory>)>>,
}

impl std::fmt::Debug for Archive {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Archive")
            .field("header", &self.header)
            .field("metadata", &self.metadata)
            .finish_non_exhaustive()
    }
}

impl Archive {
    /// Reads the header, the first directory and the metadata.
    ///
    /// # Errors
    ///
    /// When the bytes are no `PMTiles` archive of version 3 with vector tiles or pictures, are
    /// compressed in another way than gzip, are cut short or contradict themselves.
    pub fn open(source: Arc<dyn ByteSource>) -> Result<Self, ArchiveError> {
        let len = source.len();
        let start = usize::try_from(len.min(HEADER_BYTES as u64)).unwrap_or(HEADER_BYTES);
        let bytes = source.read(0, start).map_err(|cause| ArchiveError::Read {
            part: "the header",
            cause,
        })?;
        let header = Header::read(&bytes, len)?;
        drop(bytes);
        let part = "the first directory";
        let internal = header.internal_compression;
        let packed = read_part(&*source, header.root, part, MAX_INTERNAL_BYTES)?;
        let root = Directory::read(&unpack(&packed, internal, part, MAX_INTERNAL_BYTES)?)?;
        drop(packed);
        let part = "the metadata";
        let packed = read_part(&*source, header.metadata, part, MAX_INTERNAL_BYTES)?;
        let metadata = if packed.is_empty() {
            Metadata::default()
        } else {
            let json = unpack(&packed, internal, part, MAX_INTERNAL_BYTES)?;
            Metadata::read(&json).map_err(|error| ArchiveError::Metadata(error.to_string()))?
        };
        drop(packed);
        // What was cut short is known now, and not tile by tile.
        for (place, part) in [
            (header.leaves, "the other directories"),
            (header.tiles, "the tiles"),
        ] {
            let end = place.offset.saturating_add(place.length);
            if place.length > 0 && end > len {
                return Err(ArchiveError::Truncated { part, end, len });
            }
        }
        Ok(Self {
            source,
            header,
            root,
            metadata,
            leaves: Mutex::default(),
        })
    }

    /// The zooms that have tiles.
    #[must_use]
    pub fn zooms(&self) -> RangeInclusive<u8> {
        self.header.zooms.clone()
    }

    /// Who is to be named beside the map, as plain text; empty when the archive does not say.
    #[must_use]
    pub fn attribution(&self) -> &str {
        &self.metadata.attribution
    }

    /// What its tiles are. Vector layers that belong to no known schema are taken for those of
    /// the basemap that is built in, of which nothing will be found.
    #[must_use]
    pub fn content(&self) -> TileContent {
        match self.header.tile_kind {
            TileKind::Vector => TileContent::Vector(self.metadata.schema.unwrap_or(Schema::Atlas)),
            TileKind::Picture => TileContent::Raster,
        }
    }

    /// The decompressed bytes of a tile, or `None` when the archive has no such tile.
    ///
    /// # Errors
    ///
    /// When the way to the tile or the tile itself is damaged, or it has more than 16 MiB.
    pub fn tile(&self, id: TileId) -> Result<Option<Vec<u8>>, ArchiveError> {
        let number = id.archive_number();
        let mut entry = self.root.find(number);
        for _ in 0..MAX_DEPTH {
            match entry {
                None => return Ok(None),
                Some(found) if found.is_leaf() => {
                    entry = self.leaf(found.place)?.find(number);
                }
                Some(found) => {
                    let part = "a tile";
                    let place = within(self.header.tiles, found.place, part)?;
                    let packed = read_part(&*self.source, place, part, MAX_TILE_BYTES)?;
                    let compression = self.header.tile_compression;
                    return unpack(&packed, compression, part, MAX_TILE_BYTES)
                        .map(|bytes| Some(bytes.into_owned()));
                }
            }
        }
        Err(ArchiveError::Directory("directories lie too deep"))
    }

    /// A leaf directory, read or remembered.
    fn leaf(&self, place: Extent) -> Result<Arc<Directory>, ArchiveError> {
        let part = "a directory";
        let place = within(self.header.leaves, place, part)?;
        let kept = self.leaves.lock().unwrap_or_else(PoisonError::into_inner);
        let known = kept.iter().find(|(at, _)| *at == place);
        if let Some((_, directory)) = known {
            return Ok(Arc::clone(directory));
        }
        drop(kept);
        let packed = read_part(&*self.source, place, part, MAX_INTERNAL_BYTES)?;
        let compression = self.header.internal_compression;
        let bytes = unpack(&packed, compression, part, MAX_INTERNAL_BYTES)?;
        let directory = Arc::new(Directory::read(&bytes)?);
        let mut kept = self.leaves.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() == KEPT_LEAVES {
            kept.remove(0);
        }
        kept.push((place, Arc::clone(&directory)));
        Ok(directory)
    }
}

impl TileSource for Archive {
    fn tile(&self, id: TileId) -> Result<Option<Vec<u8>>, SourceError> {
        Ok(Self::tile(self, id)?)
    }

    fn zooms(&self) -> RangeInclusive<u8> {
        Self::zooms(self)
    }

    fn attribution(&self) -> &str {
        Self::attribution(self)
    }

    fn content(&self) -> TileContent {
        Self::content(self)
    }
}

/// A place given from the start of a section, checked against the section's end.
fn within(section: Extent, place: Extent, part: &'static str) -> Result<Extent, ArchiveError> {
    let end = place.offset.saturating_add(place.length);
    match section.offset.checked_add(place.offset) {
        Some(offset) if end <= section.length => Ok(Extent { offset, ..place }),
        _ => Err(ArchiveError::Truncated {
            part,
            end,
            len: section.length,
        }),
    }
}

fn read_part<'a>(
    source: &'a dyn ByteSource,
    place: Extent,
    part: &'static str,
    limit: u64,
) -> Result<Cow<'a, [u8]>, ArchiveError> {
    let end = place.offset.saturating_add(place.length);
    if end > source.len() {
        return Err(ArchiveError::Truncated {
            part,
            end,
            len: source.len(),
        });
    }
    let length = usize::try_from(place.length)
        .ok()
        .filter(|_| place.length <= limit)
        .ok_or(ArchiveError::TooLarge { part, limit })?;
    source
        .read(place.offset, length)
        .map_err(|cause| ArchiveError::Read { part, cause })
}

fn unpack<'a>(
    packed: &'a [u8],
    compression: Compression,
    part: &'static str,
    limit: u64,
) -> Result<Cow<'a, [u8]>, ArchiveError> {
    match compression {
        Compression::None => Ok(Cow::Borrowed(packed)),
        Compression::Gzip => match gunzip(packed, limit) {
            Ok(bytes) => Ok(Cow::Owned(bytes)),
            Err(GzipError::TooLarge) => Err(ArchiveError::TooLarge { part, limit }),
            Err(GzipError::Damaged(cause)) => Err(ArchiveError::Decompress { part, cause }),
        },
    }
}

//! The header and the directories of a `PMTiles` archive, checked before they are believed.
//!
//! The `pmtiles` crate reads the same format but trusts it: a directory that claims 2^60 entries, or
//! a root outside the first bytes, aborts or panics there. Here every number is compared with the
//! bytes that are really present first. (`PMTiles` version 3 specification, sections 3 and 4.)

use std::ops::RangeInclusive;

use super::error::{ArchiveError, WireError};
use super::tile_id::TileId;
use super::wire::Wire;

/// Length of the header in bytes.
pub(super) const HEADER_BYTES: usize = 127;

/// An entry has at least one byte for each of its four numbers.
const LEAST_ENTRY_BYTES: usize = 4;

/// How directories or tiles are compressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Compression {
    /// Not at all.
    None,
    /// RFC 1952.
    Gzip,
}

/// What the tiles are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TileKind {
    /// Mapbox Vector Tiles.
    Vector,
    /// PNG, JPEG or WebP.
    Picture,
}

/// Where something lies in the archive, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Extent {
    /// First byte.
    pub(super) offset: u64,
    /// Number of bytes.
    pub(super) length: u64,
}

/// What the header says.
#[derive(Clone, Debug)]
pub(super) struct Header {
    /// The first directory.
    pub(super) root: Extent,
    /// JSON about the archive.
    pub(super) metadata: Extent,
    /// The other directories.
    pub(super) leaves: Extent,
    /// The tiles.
    pub(super) tiles: Extent,
    /// Of directories and metadata.
    pub(super) internal_compression: Compression,
    /// Of each tile.
    pub(super) tile_compression: Compression,
    /// What the tiles are.
    pub(super) tile_kind: TileKind,
    /// The zooms that have tiles.
    pub(super) zooms: RangeInclusive<u8>,
}

impl Header {
    /// Reads the first bytes of a file of `file_len` bytes.
    pub(super) fn read(bytes: &[u8], file_len: u64) -> Result<Self, ArchiveError> {
        if bytes.is_empty() {
            return Err(ArchiveError::Empty);
        }
        if !bytes.starts_with(b"PM") {
            return Err(ArchiveError::NotPmTiles);
        }
        // Versions 1 and 2 had the two letters and a 16-bit version.
        if !bytes.starts_with(b"PMTiles") && bytes.len() > 2 {
            return Err(match bytes.get(2) {
                Some(&version @ (1 | 2)) => ArchiveError::Version(version),
                _ => ArchiveError::NotPmTiles,
            });
        }
        match bytes.get(7) {
            Some(3) | None => {}
            Some(&version) => return Err(ArchiveError::Version(version)),
        }
        let header: &[u8; HEADER_BYTES] = bytes.first_chunk().ok_or(ArchiveError::Truncated {
            part: "the header",
            end: HEADER_BYTES as u64,
            len: file_len,
        })?;
        let [min, max] = [header[100], header[101]];
        if min > max || max > TileId::MAX_ZOOM {
            return Err(ArchiveError::Zooms { min, max });
        }
        Ok(Self {
            root: extent(header, 8),
            metadata: extent(header, 24),
            leaves: extent(header, 40),
            tiles: extent(header, 56),
            internal_compression: compression(header[97], "the directories are")?,
            tile_compression: compression(header[98], "the tiles are")?,
            tile_kind: tile_kind(header[99])?,
            zooms: min..=max,
        })
    }
}

fn extent(header: &[u8; HEADER_BYTES], at: usize) -> Extent {
    let number = |at: usize| {
        let mut bytes = [0; 8];
        bytes.copy_from_slice(&header[at..at + 8]);
        u64::from_le_bytes(bytes)
    };
    Extent {
        offset: number(at),
        length: number(at + 8),
    }
}

fn compression(code: u8, part: &'static str) -> Result<Compression, ArchiveError> {
    let method = match code {
        1 => return Ok(Compression::None),
        2 => return Ok(Compression::Gzip),
        3 => "Brotli",
        4 => "Zstandard",
        _ => "an unknown method",
    };
    Err(ArchiveError::Compression { part, method })
}

const fn tile_kind(code: u8) -> Result<TileKind, ArchiveError> {
    Err(ArchiveError::TileType(match code {
        1 => return Ok(TileKind::Vector),
        2..=4 => return Ok(TileKind::Picture),
        5 => "AVIF",
        6 => "MapLibre (MLT)",
        _ => "unknown",
    }))
}

/// One line of a directory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// Number of its first tile.
    first: u64,
    /// For how many tiles in a row it holds; 0 for a leaf directory.
    run: u32,
    /// Where, from the start of the tiles or of the leaves.
    pub(super) place: Extent,
}

impl Entry {
    /// Whether it names another directory.
    pub(super) const fn is_leaf(self) -> bool {
        self.run == 0
    }
}

/// The lines of a directory, sorted by their first tile.
#[derive(Clone, Debug)]
pub(super) struct Directory {
    entries: Vec<Entry>,
}

impl Directory {
    /// Reads a decompressed directory.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, ArchiveError> {
        let damaged = |error: WireError| {
            ArchiveError::Directory(match error {
                WireError::Truncated => "it ends too early",
                _ => "a number in it is too long",
            })
        };
        let mut wire = Wire::new(bytes);
        let count = usize::try_from(wire.varint().map_err(damaged)?)
            .ok()
            .filter(|&count| count <= wire.len() / LEAST_ENTRY_BYTES)
            .ok_or(ArchiveError::Directory(
                "it claims more entries than it has",
            ))?;
        let mut entries = Vec::with_capacity(count);
        let mut first = 0_u64;
        for index in 0..count {
            let step = wire.varint().map_err(damaged)?;
            if index > 0 && step == 0 {
                return Err(ArchiveError::Directory("two entries begin with one tile"));
            }
            first = first
                .checked_add(step)
                .ok_or(ArchiveError::Directory("a tile number overflows"))?;
            entries.push(Entry {
                first,
                run: 0,
                place: Extent {
                    offset: 0,
                    length: 0,
                },
            });
        }
        for entry in &mut entries {
            entry.run = wire.varint32().map_err(damaged)?;
        }
        for entry in &mut entries {
            entry.place.length = u64::from(wire.varint32().map_err(damaged)?);
        }
        // An offset of 0 means: right after the entry before.
        let mut after: Option<u64> = None;
        for entry in &mut entries {
            entry.place.offset = match wire.varint().map_err(damaged)? {
                0 => after.ok_or(ArchiveError::Directory("its first entry has no place"))?,
                offset => offset - 1,
            };
            after = Some(
                entry
                    .place
                    .offset
                    .checked_add(entry.place.length)
                    .ok_or(ArchiveError::Directory("an offset overflows"))?,
            );
        }
        Ok(Self { entries })
    }

    /// The line that holds the tile or leads to it.
    pub(super) fn find(&self, number: u64) -> Option<Entry> {
        let after = self.entries.partition_point(|entry| entry.first <= number);
        let entry = *self.entries.get(after.checked_sub(1)?)?;
        (entry.is_leaf() || number - entry.first < u64::from(entry.run)).then_some(entry)
    }
}

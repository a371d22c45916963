//! Geometry commands of a vector tile turned into points (Mapbox Vector Tile specification 2.1,
//! section 4.3).
//!
//! Reads the commands in place; a count is never believed before its numbers have been read. It
//! does not sort rings into outlines and holes: they are filled by their direction, as the
//! specification wants it.

use super::error::DecodeError;
use super::paths::Paths;
use super::wire::{Wire, zigzag};

/// Side of a tile in tile units, whatever extent the layer was written with.
pub(super) const TILE_UNITS: f64 = 4096.0;

/// The furthest a point may be from its tile, in units of the layer. Up to here `f32` holds every
/// whole number exactly.
const FURTHEST: i64 = 1 << 24;
/// The most points that one tile may have.
pub(super) const MAX_POINTS: usize = 1_000_000;

const MOVE_TO: u32 = 1;
const LINE_TO: u32 = 2;
const CLOSE_PATH: u32 = 7;

/// Whether paths are lines or rings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Open, at least two points.
    Lines,
    /// Closed, at least three.
    Rings,
}

/// The geometry of one feature, being read.
struct Commands<'a> {
    wire: Wire<'a>,
    cursor: [i64; 2],
    /// Tile units per unit of the layer.
    scale: f64,
}

impl Commands<'_> {
    /// The next command and its count.
    fn next(&mut self) -> Result<Option<(u32, u32)>, DecodeError> {
        if self.wire.is_empty() {
            return Ok(None);
        }
        let word = self.wire.varint32()?;
        Ok(Some((word & 7, word >> 3)))
    }

    /// The next point, relative to the one before.
    fn point(&mut self) -> Result<[f32; 2], DecodeError> {
        for axis in &mut self.cursor {
            *axis = axis
                .checked_add(zigzag(self.wire.varint()?))
                .filter(|at| (-FURTHEST..=FURTHEST).contains(at))
                .ok_or(DecodeError::FarOutside)?;
        }
        Ok(self.cursor.map(|at| tile_units(at, self.scale)))
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "at most 2^24, checked before"
)]
fn tile_units(at: i64, scale: f64) -> f32 {
    (at as f64 * scale) as f32
}

const fn commands(geometry: &[u8], scale: f64) -> Commands<'_> {
    Commands {
        wire: Wire::new(geometry),
        cursor: [0, 0],
        scale,
    }
}

/// Adds the lines or rings of a feature to `paths`. `scale` is tile units per unit of the layer,
/// `budget` how many points may still come.
pub(super) fn read_paths(
    geometry: &[u8],
    scale: f64,
    shape: Shape,
    budget: &mut usize,
    paths: &mut Paths,
) -> Result<(), DecodeError> {
    let mut commands = commands(geometry, scale);
    let mut started = false;
    let least = match shape {
        Shape::Lines => 2,
        Shape::Rings => 3,
    };
    while let Some((command, count)) = commands.next()? {
        match (command, shape) {
            (MOVE_TO, _) if count == 1 => {
                paths.finish(least, shape == Shape::Rings);
                spend(budget)?;
                paths.push(commands.point()?);
                started = true;
            }
            (LINE_TO, _) if count > 0 && started => {
                for _ in 0..count {
                    spend(budget)?;
                    paths.push(commands.point()?);
                }
            }
            (CLOSE_PATH, Shape::Rings) if count == 1 && started => {
                paths.finish(least, true);
                started = false;
            }
            _ => return Err(DecodeError::Command(command | count << 3)),
        }
    }
    paths.finish(least, shape == Shape::Rings);
    Ok(())
}

/// The first point of a feature, in tile units.
pub(super) fn read_point(geometry: &[u8], scale: f64) -> Result<Option<[f32; 2]>, DecodeError> {
    let mut commands = commands(geometry, scale);
    match commands.next()? {
        None => Ok(None),
        Some((MOVE_TO, count)) if count > 0 => commands.point().map(Some),
        Some((command, count)) => Err(DecodeError::Command(command | count << 3)),
    }
}

fn spend(budget: &mut usize) -> Result<(), DecodeError> {
    *budget = budget.checked_sub(1).ok_or(DecodeError::TooMany {
        what: "points",
        limit: MAX_POINTS,
    })?;
    Ok(())
}

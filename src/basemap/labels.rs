//! Which names a tile proposes. Where they are placed, and whether, is decided by `map`.

use std::sync::Arc;

use crate::geo::LonLat;

use super::decode::VectorTile;
use super::kinds::LabelKind;
use super::style;
use super::tile_id::TileId;

/// Width of a tile in points.
const TILE_POINTS: f32 = 512.0;
/// Equal names this far apart are names of different things, in degrees.
const CELL_DEGREES: f64 = 10.0;

/// A name that could be shown.
#[derive(Clone, Debug, PartialEq)]
pub struct LabelCandidate {
    /// The name, in English as far as there is one.
    pub text: Arc<str>,
    /// The name in Russian.
    pub text_russian: Option<Arc<str>>,
    /// The name in the language of the place.
    pub text_local: Option<Arc<str>>,
    /// What it names.
    pub kind: LabelKind,
    /// ISO 3166-1 alpha-2 code of the country, or of the country of a town.
    pub country: Option<Arc<str>>,
    /// The place of a town; the middle of anything else.
    pub anchor: LonLat,
    /// Importance within its kind, 0 first.
    pub rank: u8,
    /// Inhabitants of a town; 0 when not known. The tie-breaker between equal ranks.
    pub population: u64,
    /// The first tile zoom (of tiles 512 points wide) at which it should be shown. May lie past the
    /// archive's last zoom: such names are for closer views of its last tiles.
    pub min_zoom: u8,
}

/// What makes two candidates, of any two tiles at any two zooms, the same name of the same thing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LabelKey {
    kind: LabelKind,
    text: Arc<str>,
    country: Option<Arc<str>>,
    /// Tells two towns of one name in one country apart, as far as it is known.
    population: u64,
    /// Tells the names of the northern and the southern part of one ocean apart. Coarse, because a
    /// place is known more exactly at greater zooms.
    cell: [i8; 2],
}

impl LabelCandidate {
    /// The key under which candidates from several tiles are the same one.
    #[must_use]
    pub fn key(&self) -> LabelKey {
        LabelKey {
            kind: self.kind,
            text: Arc::clone(&self.text),
            country: self.country.clone(),
            population: self.population,
            cell: [self.anchor.lon, self.anchor.lat].map(cell),
        }
    }
}

/// The cell of a coordinate in degrees.
#[expect(
    clippy::cast_possible_truncation,
    reason = "at most 18 cells either side of zero"
)]
fn cell(degrees: f64) -> i8 {
    (degrees / CELL_DEGREES).round() as i8
}

/// The names whose place lies in the tile itself, not in its buffer, so that of all tiles of a zoom
/// exactly one proposes each; most important first, in a stable order.
#[must_use]
pub fn candidates(tile: &VectorTile, id: TileId) -> Vec<LabelCandidate> {
    let mut candidates: Vec<LabelCandidate> = tile
        .points()
        .iter()
        .filter(|point| {
            let inside = |at: &f32| (0.0..VectorTile::UNITS).contains(at);
            point.at.iter().all(inside)
        })
        .map(|point| {
            let fraction = point.at.map(|at| f64::from(at / VectorTile::UNITS));
            let room = point
                .room
                .map(|room| room / VectorTile::UNITS * TILE_POINTS);
            LabelCandidate {
                text: Arc::clone(&point.name),
                text_russian: point.name_russian.clone(),
                text_local: point.name_local.clone(),
                kind: point.kind,
                country: point.country.clone(),
                anchor: id.lon_lat(fraction),
                rank: point.rank,
                population: point.population,
                min_zoom: style::first_label_zoom(point.kind, point.rank, room, id.zoom()),
            }
        })
        .collect();
    candidates.sort_by(|a, b| {
        let order = |label: &LabelCandidate| (label.rank, label.kind, u64::MAX - label.population);
        order(a).cmp(&order(b)).then_with(|| a.text.cmp(&b.text))
    });
    candidates
}

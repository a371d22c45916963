//! Which names a tile proposes, and where its lines run that have something to say. Where names are placed, and
//! whether, is decided by `map`.

use std::sync::Arc;

use crate::geo::{LonLat, World};
use crate::text::Names;

use super::decode::VectorTile;
use super::kinds::{LabelKind, LineKind};
use super::paths::Path;
use super::style;
use super::tile_id::TileId;

/// Equal names this far apart are names of different things, in degrees.
const CELL_DEGREES: f64 = 10.0;

/// A name that could be shown at a place.
#[derive(Clone, Debug, PartialEq)]
pub struct LabelCandidate {
    /// What the thing is called.
    pub names: Names,
    /// What it is.
    pub kind: LabelKind,
    /// The number of a town in `GeoNames`; 0 when not known.
    pub id: u64,
    /// ISO 3166-1 alpha-2 code of the country, or of the country of a town.
    pub country: Option<Arc<str>>,
    /// The place of a town; the middle of anything else.
    pub anchor: LonLat,
    /// Importance within its kind, 0 first.
    pub rank: u8,
    /// Inhabitants of a town; 0 when not known. The tie-breaker between equal ranks.
    pub population: u64,
    /// Whether this is the best of several places for the name.
    pub main: bool,
    /// Room for the name from west to east in kilometres, where the thing limits it.
    pub room_km: Option<f32>,
    /// The first tile zoom (of tiles 512 points wide) at which it should be shown. May lie past the
    /// archive's last zoom: such names are for closer views of its last tiles.
    pub min_zoom: u8,
}

/// What makes two candidates, of any two tiles at any two zooms, the same name of the same thing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LabelKey {
    kind: LabelKind,
    thing: Thing,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Thing {
    /// A number of `GeoNames`.
    Number(u64),
    /// The code of a country.
    Country(Arc<str>),
    /// A name, and about where: coarse, because a place is known more exactly at greater zooms.
    Name(Arc<str>, [i8; 2]),
}

impl LabelKey {
    /// The key of a thing that is known by its name and about where it is.
    #[must_use]
    pub fn of_name(kind: LabelKind, name: &Arc<str>, near: LonLat) -> Self {
        let cell = [near.lon, near.lat].map(cell);
        Self {
            kind,
            thing: Thing::Name(Arc::clone(name), cell),
        }
    }
}

impl LabelCandidate {
    /// The key under which candidates from several tiles are the same one.
    #[must_use]
    pub fn key(&self) -> LabelKey {
        let thing = match (&self.country, self.kind) {
            _ if self.id > 0 => Thing::Number(self.id),
            (Some(country), LabelKind::Country) => Thing::Country(Arc::clone(country)),
            _ => return LabelKey::of_name(self.kind, &self.names.english, self.anchor),
        };
        LabelKey {
            kind: self.kind,
            thing,
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

/// A river with a name, within one tile.
#[derive(Clone, Debug, PartialEq)]
pub struct RiverLine {
    /// What it is called.
    pub names: Names,
    /// Importance, small first.
    pub rank: u8,
    /// Its course; at least two points.
    pub points: Vec<World>,
}

/// A border that the table of worldviews explains, within one tile.
#[derive(Clone, Debug, PartialEq)]
pub struct ContestedLine {
    /// The entry of the table.
    pub entry: Arc<str>,
    /// How it is drawn.
    pub kind: LineKind,
    /// Its course; at least two points.
    pub points: Vec<World>,
}

/// Everything on a tile that has words, in an order that does not depend on chance.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TileWords {
    /// Names at places, the most important first.
    pub points: Vec<LabelCandidate>,
    /// Names along lines.
    pub rivers: Vec<RiverLine>,
    /// Lines with an explanation.
    pub contested: Vec<ContestedLine>,
}

impl TileWords {
    /// The words of a tile. Of names at places those that lie in the tile itself, not in its buffer, so that of all
    /// tiles of a zoom exactly one proposes each.
    #[must_use]
    pub fn of(tile: &VectorTile, id: TileId) -> Self {
        let rivers = tile.rivers().flat_map(|(names, rank, path)| {
            within(path, id).map(move |points| RiverLine {
                names: names.clone(),
                rank,
                points,
            })
        });
        let contested = tile.contested().flat_map(|(entry, kind, path)| {
            within(path, id).map(move |points| ContestedLine {
                entry: Arc::clone(entry),
                kind,
                points,
            })
        });
        Self {
            points: points(tile, id),
            rivers: rivers.collect(),
            contested: contested.collect(),
        }
    }
}

fn points(tile: &VectorTile, id: TileId) -> Vec<LabelCandidate> {
    let inside = |at: &f32| (0.0..VectorTile::UNITS).contains(at);
    let mut points: Vec<LabelCandidate> = tile
        .points()
        .iter()
        .filter(|point| point.at.iter().all(inside))
        .map(|point| LabelCandidate {
            names: point.names.clone(),
            kind: point.kind,
            id: point.id,
            country: point.country.clone(),
            anchor: LonLat::from(world(id, point.at)),
            rank: point.rank,
            population: point.population,
            main: point.main,
            room_km: point.room_km,
            min_zoom: style::first_label_zoom(point.kind, point.rank),
        })
        .collect();
    points.sort_by(|a, b| {
        let order = |label: &LabelCandidate| (label.rank, label.kind, u64::MAX - label.population);
        order(a)
            .cmp(&order(b))
            .then_with(|| a.names.english.cmp(&b.names.english))
    });
    points
}

/// The stretches of a line that lie in the tile itself, each with the points just beyond.
fn within(path: Path<'_>, id: TileId) -> impl Iterator<Item = Vec<World>> {
    let inside = |[x, y]: &[f32; 2]| {
        (0.0..=VectorTile::UNITS).contains(x) && (0.0..=VectorTile::UNITS).contains(y)
    };
    let mut stretches: Vec<Vec<World>> = Vec::new();
    let mut open = false;
    for pair in path.points.windows(2) {
        if !inside(&pair[0]) && !inside(&pair[1]) {
            open = false;
            continue;
        }
        if !open {
            stretches.push(vec![world(id, pair[0])]);
        }
        open = true;
        if let Some(stretch) = stretches.last_mut() {
            stretch.push(world(id, pair[1]));
        }
    }
    stretches.into_iter()
}

/// Where a point in tile units lies.
fn world(id: TileId, at: [f32; 2]) -> World {
    id.world(at.map(|at| f64::from(at) / f64::from(VectorTile::UNITS)))
}

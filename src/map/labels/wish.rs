use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use super::curve::smooth;
use super::plane::Plane;
use crate::basemap::{AtlasName, LabelCandidate, LabelKey, LabelKind, RiverLine, TileWords};
use crate::geo::{LonLat, World};
use crate::text::Names;

/// Points of a smooth line for each stretch of a baseline.
const SMOOTHNESS: u8 = 8;

/// A name along a line of its own, ready to be set.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Along {
    pub(super) key: LabelKey,
    pub(super) names: Names,
    pub(super) kind: LabelKind,
    pub(super) wide: bool,
    pub(super) rank: u8,
    pub(super) course: Arc<[World]>,
}

impl From<&AtlasName> for Along {
    fn from(name: &AtlasName) -> Self {
        let points: Vec<[f64; 2]> = name.baseline.iter().map(|at| [at.x, at.y]).collect();
        let course = smooth(&points, SMOOTHNESS);
        let start = name
            .baseline
            .first()
            .copied()
            .unwrap_or(World { x: 0.5, y: 0.5 });
        Self {
            key: LabelKey::of_name(name.kind, &name.names.english, LonLat::from(start)),
            names: name.names.clone(),
            kind: name.kind,
            wide: name.wide,
            rank: name.rank,
            course: course.into_iter().map(|[x, y]| World { x, y }).collect(),
        }
    }
}

/// A name that should be shown if there is room.
#[derive(Clone, Debug)]
pub(super) enum Wish<'a> {
    /// At one of some places, the best first; never empty.
    At(Vec<&'a LabelCandidate>),
    Along(&'a Along),
    River(&'a RiverLine),
}

impl Wish<'_> {
    /// What comes first when there is not room for all: small first. A rank of a town weighs as much as one of a
    /// country; what is less often looked for stands back.
    fn weight(&self) -> (u16, LabelKind, u64, &Arc<str>) {
        let (kind, rank, population, names) = match self {
            Self::At(places) => {
                let label = places[0];
                (label.kind, label.rank, label.population, &label.names)
            }
            Self::Along(name) => (name.kind, name.rank, 0, &name.names),
            Self::River(river) => (LabelKind::River, river.rank, 0, &river.names),
        };
        let behind = match kind {
            LabelKind::Country => 0,
            LabelKind::Sea => 1,
            LabelKind::Capital => 2,
            LabelKind::Town => 4,
            LabelKind::Terrain => 5,
            LabelKind::Lake => 6,
            LabelKind::River => 9,
        };
        let weight = 2 * u16::from(rank) + behind;
        (weight, kind, u64::MAX - population, &names.english)
    }
}

/// What should be shown, the most important first, each thing once. `named` are places that marks name already, in
/// lower case.
pub(super) fn wishes<'a>(
    words: &'a [Arc<TileWords>],
    along: &'a [Along],
    plane: &Plane,
    named: &HashSet<String>,
) -> Vec<Wish<'a>> {
    let mut things: BTreeMap<LabelKey, Vec<&LabelCandidate>> = BTreeMap::new();
    for label in words.iter().flat_map(|words| &words.points) {
        let wanted =
            label.min_zoom <= plane.zoom && !named.contains(&label.names.english.to_lowercase());
        if !wanted {
            continue;
        }
        things.entry(label.key()).or_default().push(label);
    }
    for places in things.values_mut() {
        places.sort_by(|a, b| aside(a, plane).total_cmp(&aside(b, plane)));
    }
    let rivers = words.iter().flat_map(|words| &words.rivers);
    let mut wishes: Vec<Wish<'a>> = things
        .into_values()
        .map(Wish::At)
        .chain(along.iter().map(Wish::Along))
        .chain(rivers.map(Wish::River))
        .collect();
    wishes.sort_by(|a, b| a.weight().cmp(&b.weight()));
    wishes
}

/// How far a place for a name is from being a good one: the best place of the thing if it is in sight, else the one that
/// is nearest to the middle.
fn aside(label: &LabelCandidate, plane: &Plane) -> f32 {
    let at = plane.pos(World::from(label.anchor)).to_vec2();
    let inside = at.x.abs() < plane.reach.x * 0.5 && at.y.abs() < plane.reach.y * 0.5;
    if label.main && inside {
        0.0
    } else {
        1.0 + at.length()
    }
}

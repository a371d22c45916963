//! How the basemap looks: colours from the theme, widths and patterns as a function of zoom.
//!
//! The only place in `basemap` where a width, an opacity or a first zoom is written down. Widths
//! are in points; zooms are those of tiles that are 512 points wide.

use crate::places::{Drawn, Worldview};
use crate::theme::{MapStyle, MapTokens, ReliefTone, Rgba};

use super::kinds::{AreaKind, LabelKind, LineKind};

/// What decides how a tile looks, besides what is on it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Look {
    /// In which colours.
    pub style: MapStyle,
    /// With whose borders.
    pub borders: Worldview,
}

/// How everything on a tile is painted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Style {
    tokens: &'static MapTokens,
    borders: Worldview,
}

/// How a line is painted at one zoom.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Stroke {
    /// Colour with its opacity.
    pub(super) color: Rgba,
    /// Width in points, above 0.
    pub(super) width: f32,
    /// Length of dash and gap in points.
    pub(super) dash: Option<[f32; 2]>,
}

/// A number as a function of zoom: straight between the stops, constant beyond.
type Ramp = &'static [(u8, f32)];

const COAST_WIDTH: Ramp = &[
    (0, 0.25),
    (2, 0.5),
    (4, 0.7),
    (6, 0.85),
    (9, 1.1),
    (12, 1.5),
];
/// Soft tint of the water along a coast.
const SHALLOWS_WIDTH: Ramp = &[(1, 0.0), (3, 3.0), (6, 7.0), (9, 10.0)];
const SHALLOWS_OPACITY: f32 = 0.13;
const LAKE_SHORE_WIDTH: Ramp = &[(2, 0.0), (4, 0.4), (6, 0.6), (12, 1.2)];
const RIVER_WIDTH: Ramp = &[
    (1, 0.0),
    (2, 0.5),
    (3, 0.75),
    (6, 1.35),
    (9, 2.2),
    (12, 3.4),
];
/// How much narrower a river is for each step of rank, and the least that remains.
const RIVER_TAPER: f32 = 0.06;
const RIVER_LEAST: f32 = 0.4;
const ROAD_WIDTH: Ramp = &[
    (4, 0.0),
    (6, 0.6),
    (9, 1.4),
    (12, 3.0),
    (15, 7.0),
    (18, 11.0),
];
const ROAD_TAPER: f32 = 0.2;
const BORDER_WIDTH: Ramp = &[
    (0, 0.35),
    (2, 0.55),
    (3, 0.75),
    (6, 1.15),
    (9, 1.6),
    (12, 2.2),
];
/// Soft band under a border, as atlases tint it.
const BAND_WIDTH: Ramp = &[(2, 0.0), (3, 2.5), (6, 5.0), (9, 8.0)];
const BAND_OPACITY: f32 = 0.17;
const DASH: [f32; 2] = [4.5, 3.0];
const REGION_WIDTH: Ramp = &[(3, 0.0), (4, 0.45), (6, 0.7), (9, 1.0)];
const REGION_DASH: [f32; 2] = [2.5, 1.8];
/// Lines thinner than this are left out, in points.
const THINNEST: f32 = 0.2;
/// How much of the relief is seen: beyond zoom 8 there is more sharpness in the lines than in it.
const RELIEF: Ramp = &[(8, 1.0), (9, 0.75), (10, 0.45), (11, 0.2), (12, 0.0)];
/// How much of the steps of the sea is seen: the tiles of greater zooms do not have them.
const DEPTHS: Ramp = &[(3, 1.0), (5, 0.6), (6, 0.0)];
/// How much of built-up areas is seen: closer than their data are good for they fade.
const URBAN: Ramp = &[(4, 0.0), (6, 0.8), (8, 0.7), (10, 0.3), (12, 0.12)];

/// First zoom of a country's name, a town's and a sea's, by rank; the last holds for all further.
const COUNTRY_ZOOMS: &[u8] = &[1, 2, 2, 3, 3, 4, 4, 5, 6];
const TOWN_ZOOMS: &[u8] = &[3, 3, 4, 4, 5, 5, 6, 6, 6, 7, 8, 9, 10];

impl Style {
    /// The furthest anything is painted from its own place, in points.
    pub(super) const REACH: f32 = 6.0;

    /// The style of a look.
    #[must_use]
    pub const fn new(look: Look) -> Self {
        Self {
            tokens: look.style.tokens(),
            borders: look.borders,
        }
    }

    /// What is painted first, everywhere.
    pub(super) const fn ground(&self, is_land: bool) -> Rgba {
        if is_land {
            self.tokens.land
        } else {
            self.tokens.water
        }
    }

    /// The colour of an area; `None` where it is not seen.
    pub(super) fn fill(&self, area: AreaKind, zoom: u8) -> Option<Rgba> {
        let tokens = self.tokens;
        let part = |color: Rgba, ramp: Ramp| {
            let opacity = at(ramp, zoom);
            (opacity > 0.0).then(|| faded(color, opacity))
        };
        match area {
            AreaKind::Depth(step) => {
                let color = tokens.depths.get(usize::from(step))?;
                // The steps that lie over each other are mixed with the water, not with each other.
                let shown = at(DEPTHS, zoom);
                (shown > 0.0 && *color != tokens.water).then(|| mixed(tokens.water, *color, shown))
            }
            AreaKind::Land => Some(tokens.land),
            AreaKind::Ocean => Some(tokens.water),
            AreaKind::Wood => Some(tokens.wood),
            AreaKind::Urban => part(tokens.urban, URBAN),
            AreaKind::Glacier => Some(tokens.glacier),
            AreaKind::Lake => Some(tokens.lake),
            AreaKind::Building => Some(tokens.building),
        }
    }

    /// Whether the shape of the land is seen.
    #[must_use]
    pub fn has_relief(&self, zoom: u8) -> bool {
        self.relief(zoom).is_some()
    }

    /// How the shape of the land is toned: the colour under it, and how it lies over it.
    pub(super) fn relief(&self, zoom: u8) -> Option<(Rgba, ReliefTone)> {
        let tone = self.tokens.relief?;
        let opacity = at(RELIEF, zoom);
        let tone = ReliefTone {
            opacity: byte(f32::from(tone.opacity) * opacity),
            ..tone
        };
        (tone.opacity > 0).then_some((self.tokens.land, tone))
    }

    /// The line under an area, seen only outside it.
    pub(super) fn halo(&self, area: AreaKind, zoom: u8) -> Option<Stroke> {
        match area {
            AreaKind::Land => stroke(
                faded(self.tokens.coast, SHALLOWS_OPACITY),
                at(SHALLOWS_WIDTH, zoom),
            ),
            _ => None,
        }
    }

    /// The line around an area.
    pub(super) fn outline(&self, area: AreaKind, zoom: u8) -> Option<Stroke> {
        match area {
            AreaKind::Land | AreaKind::Ocean => stroke(self.tokens.coast, at(COAST_WIDTH, zoom)),
            AreaKind::Lake => stroke(self.tokens.coast, at(LAKE_SHORE_WIDTH, zoom)),
            _ => None,
        }
    }

    /// Whether lakes are painted over a line.
    pub(super) const fn is_under_lakes(line: LineKind) -> bool {
        matches!(line, LineKind::River { .. } | LineKind::Region)
    }

    /// The soft band under a line.
    pub(super) fn band(&self, line: LineKind, zoom: u8) -> Option<Stroke> {
        let color = match (line, line.drawn(self.borders)) {
            (LineKind::Border { .. }, Drawn::Solid) => self.tokens.border,
            (LineKind::Border { .. }, Drawn::Dashed) => self.tokens.border_disputed,
            _ => return None,
        };
        stroke(faded(color, BAND_OPACITY), at(BAND_WIDTH, zoom))
    }

    /// The line itself.
    pub(super) fn line(&self, line: LineKind, zoom: u8) -> Option<Stroke> {
        match line {
            LineKind::River { rank } => {
                let taper = (1.0 - RIVER_TAPER * f32::from(rank)).max(RIVER_LEAST);
                stroke(self.tokens.river, at(RIVER_WIDTH, zoom) * taper)
            }
            LineKind::Road { rank } => {
                let taper = (1.0 - ROAD_TAPER * f32::from(rank)).max(ROAD_TAPER);
                stroke(self.tokens.road, at(ROAD_WIDTH, zoom) * taper)
            }
            LineKind::Region => dashed(
                stroke(self.tokens.region_line, at(REGION_WIDTH, zoom)),
                REGION_DASH,
            ),
            LineKind::Border { .. } => match line.drawn(self.borders) {
                Drawn::Not => None,
                Drawn::Solid => stroke(self.tokens.border, at(BORDER_WIDTH, zoom)),
                Drawn::Dashed => dashed(
                    stroke(self.tokens.border_disputed, at(BORDER_WIDTH, zoom)),
                    DASH,
                ),
            },
        }
    }
}

/// The first zoom at which a name is shown. The names of lakes are limited by their room, those along lines by the line.
pub(super) fn first_label_zoom(kind: LabelKind, rank: u8) -> u8 {
    let by_rank = |zooms: &[u8]| {
        let index = usize::from(rank).min(zooms.len() - 1);
        zooms.get(index).copied().unwrap_or_default()
    };
    match kind {
        LabelKind::Country => by_rank(COUNTRY_ZOOMS),
        LabelKind::Capital | LabelKind::Town => by_rank(TOWN_ZOOMS),
        LabelKind::Sea | LabelKind::Terrain | LabelKind::Lake | LabelKind::River => 0,
    }
}

fn at(ramp: Ramp, zoom: u8) -> f32 {
    let after = ramp.partition_point(|(stop, _)| *stop <= zoom);
    match (
        after.checked_sub(1).and_then(|index| ramp.get(index)),
        ramp.get(after),
    ) {
        (Some(&(from, low)), Some(&(to, high))) => {
            low + (high - low) * f32::from(zoom - from) / f32::from(to - from)
        }
        (Some(&(_, value)), None) | (None, Some(&(_, value))) => value,
        (None, None) => 0.0,
    }
}

fn stroke(color: Rgba, width: f32) -> Option<Stroke> {
    (width >= THINNEST).then_some(Stroke {
        color,
        width,
        dash: None,
    })
}

fn dashed(stroke: Option<Stroke>, dash: [f32; 2]) -> Option<Stroke> {
    stroke.map(|stroke| Stroke {
        dash: Some(dash),
        ..stroke
    })
}

fn faded(color: Rgba, opacity: f32) -> Rgba {
    color.with_alpha(byte(f32::from(color.a) * opacity))
}

/// A colour on the way from one to another.
fn mixed(from: Rgba, to: Rgba, part: f32) -> Rgba {
    let channel = |a: u8, b: u8| byte(f32::from(a) + (f32::from(b) - f32::from(a)) * part);
    Rgba {
        r: channel(from.r, to.r),
        g: channel(from.g, to.g),
        b: channel(from.b, to.b),
        a: u8::MAX,
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "`as` clamps, which is wanted"
)]
fn byte(number: f32) -> u8 {
    number.round() as u8
}

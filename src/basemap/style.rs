//! How the basemap looks: colours from the theme, widths and patterns as a function of zoom.
//!
//! The only place in `basemap` where a width, an opacity or a first zoom is written down. Widths
//! are in points; zooms are those of tiles that are 512 points wide.

use crate::places::Worldview;
use crate::theme::{MapStyle, MapTokens, Rgba};

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

const COAST_WIDTH: Ramp = &[(0, 0.25), (2, 0.5), (4, 0.75), (6, 0.9), (12, 1.4)];
/// Soft tint of the water along a coast.
const SHALLOWS_WIDTH: Ramp = &[(1, 0.0), (3, 3.0), (6, 7.0), (9, 10.0)];
const SHALLOWS_OPACITY: f32 = 0.16;
const LAKE_SHORE_WIDTH: Ramp = &[(2, 0.0), (4, 0.4), (6, 0.6), (12, 1.2)];
const RIVER_WIDTH: Ramp = &[(1, 0.0), (2, 0.5), (3, 0.8), (6, 1.5), (9, 2.4), (12, 3.6)];
/// How much narrower a river is for each step of rank, and the least that remains.
const RIVER_TAPER: f32 = 0.06;
const RIVER_LEAST: f32 = 0.45;
const BORDER_WIDTH: Ramp = &[(0, 0.35), (2, 0.6), (3, 0.8), (6, 1.2), (9, 1.7), (12, 2.2)];
/// Soft band under a border, as atlases tint it.
const BAND_WIDTH: Ramp = &[(2, 0.0), (3, 2.5), (6, 5.0), (9, 7.0)];
const BAND_OPACITY: f32 = 0.17;
const DISPUTED_DASH: [f32; 2] = [4.5, 3.0];
const REGION_WIDTH: Ramp = &[(3, 0.0), (4, 0.5), (6, 0.8), (9, 1.1)];
const REGION_DASH: [f32; 2] = [2.5, 1.8];
/// Lines thinner than this are left out, in points.
const THINNEST: f32 = 0.2;

/// First zoom of a country's name, a town's and a sea's, by rank; the last holds for all further.
const COUNTRY_ZOOMS: &[u8] = &[1, 2, 2, 3, 3, 4, 4, 5, 6];
const TOWN_ZOOMS: &[u8] = &[3, 3, 4, 4, 5, 5, 6, 6, 7, 8, 9];
const SEA_ZOOMS: &[u8] = &[0, 1, 2, 3, 4, 5, 6];
/// The room that a lake's name needs, in points.
const LAKE_NAME_ROOM: f32 = 44.0;

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
    pub(super) const fn ground(&self) -> Rgba {
        self.tokens.water
    }

    /// The colour of an area.
    pub(super) const fn fill(&self, area: AreaKind) -> Rgba {
        match area {
            AreaKind::Land => self.tokens.land,
            AreaKind::Glacier => self.tokens.glacier,
            AreaKind::Lake => self.tokens.lake,
        }
    }

    /// The line under an area, seen only outside it.
    pub(super) fn halo(&self, area: AreaKind, zoom: u8) -> Option<Stroke> {
        match area {
            AreaKind::Land => stroke(
                faded(self.tokens.coast, SHALLOWS_OPACITY),
                at(SHALLOWS_WIDTH, zoom),
            ),
            AreaKind::Glacier | AreaKind::Lake => None,
        }
    }

    /// The line around an area.
    pub(super) fn outline(&self, area: AreaKind, zoom: u8) -> Option<Stroke> {
        match area {
            AreaKind::Land => stroke(self.tokens.coast, at(COAST_WIDTH, zoom)),
            AreaKind::Lake => stroke(self.tokens.coast, at(LAKE_SHORE_WIDTH, zoom)),
            AreaKind::Glacier => None,
        }
    }

    /// Whether lakes are painted over a line.
    pub(super) const fn is_under_lakes(line: LineKind) -> bool {
        matches!(line, LineKind::River { .. } | LineKind::Region)
    }

    /// The soft band under a line.
    pub(super) fn band(&self, line: LineKind, zoom: u8) -> Option<Stroke> {
        let color = match line {
            LineKind::Border => self.tokens.border,
            LineKind::DisputedBorder => self.tokens.border_disputed,
            LineKind::River { .. } | LineKind::Region => return None,
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
            LineKind::Region => dashed(
                stroke(self.tokens.region_line, at(REGION_WIDTH, zoom)),
                REGION_DASH,
            ),
            LineKind::Border => stroke(self.tokens.border, at(BORDER_WIDTH, zoom)),
            LineKind::DisputedBorder => dashed(
                stroke(self.tokens.border_disputed, at(BORDER_WIDTH, zoom)),
                DISPUTED_DASH,
            ),
        }
    }
}

/// The first zoom at which a name is shown. `room` is the width of its thing in points at `zoom`,
/// where that limits it.
pub(super) fn first_label_zoom(kind: LabelKind, rank: u8, room: Option<f32>, zoom: u8) -> u8 {
    let by_rank = |zooms: &[u8]| {
        let index = usize::from(rank).min(zooms.len() - 1);
        zooms.get(index).copied().unwrap_or_default()
    };
    match kind {
        LabelKind::Country => by_rank(COUNTRY_ZOOMS),
        LabelKind::Capital | LabelKind::Town => by_rank(TOWN_ZOOMS),
        LabelKind::Sea => by_rank(SEA_ZOOMS),
        LabelKind::Lake => {
            let doublings = (LAKE_NAME_ROOM / room.unwrap_or(LAKE_NAME_ROOM))
                .log2()
                .ceil();
            zoom.saturating_add_signed(whole(doublings))
        }
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "`as` clamps, which is wanted"
)]
const fn whole(number: f32) -> i8 {
    number as i8
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

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a product of numbers in 0 ..= 255 and 0 ..= 1"
)]
fn faded(color: Rgba, opacity: f32) -> Rgba {
    color.with_alpha((f32::from(color.a) * opacity).round() as u8)
}

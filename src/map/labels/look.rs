//! Typography of the map: which letters a name gets. Sizes are in points.

use crate::basemap::LabelKind;
use crate::map::lettering::{TypeStyle, Weight};
use crate::theme::{MapTokens, Rgba};

/// How far the light around letters reaches.
const HALO: f32 = 1.4;
/// Size of a second language against the first.
pub(in crate::map) const SECOND: f32 = 0.82;

/// How a name is written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Look {
    pub(super) style: TypeStyle,
    /// All in capitals.
    pub(super) capitals: bool,
    /// Radius of the sign of a town.
    pub(super) dot: Option<f32>,
}

/// How a name is written that stands straight. `since` is how many zooms ago it first could be shown.
pub(super) fn straight(kind: LabelKind, rank: u8, since: u8, tokens: &MapTokens) -> Look {
    let rank = f32::from(rank);
    let grown = f32::from(since.min(3)) * 0.5;
    let plain = TypeStyle {
        size: 11.0,
        weight: Weight::Regular,
        oblique: false,
        tracking: 0.01,
        color: tokens.label_town,
        halo: tokens.label_halo,
        halo_width: HALO,
    };
    let look = |style: TypeStyle, capitals, dot| Look {
        style,
        capitals,
        dot,
    };
    match kind {
        LabelKind::Country => {
            let style = TypeStyle {
                size: (13.0 - rank * 0.45 + grown).clamp(9.5, 15.0),
                weight: Weight::SemiBold,
                tracking: 0.1,
                color: tokens.label_country,
                ..plain
            };
            look(style, true, None)
        }
        LabelKind::Capital => {
            let style = TypeStyle {
                size: (12.5 - rank * 0.2 + grown).clamp(11.0, 15.0),
                weight: Weight::SemiBold,
                ..plain
            };
            look(style, false, Some(2.6))
        }
        LabelKind::Town => {
            let style = TypeStyle {
                size: (12.5 - rank * 0.25 + grown).clamp(10.0, 14.5),
                ..plain
            };
            look(style, false, Some((2.4 - rank * 0.1).max(1.4)))
        }
        LabelKind::Lake => look(water(plain, tokens, tokens.label_halo, 10.5), false, None),
        LabelKind::Sea | LabelKind::River | LabelKind::Terrain => {
            along(kind, 11.0, rank > 1.0, tokens)
        }
    }
}

/// How a name is written along a line, in letters of a size.
pub(super) fn along(kind: LabelKind, size: f32, small: bool, tokens: &MapTokens) -> Look {
    let plain = TypeStyle {
        size,
        weight: Weight::Regular,
        oblique: false,
        tracking: 0.06,
        color: tokens.label_terrain,
        halo: faint(tokens.label_halo),
        halo_width: HALO,
    };
    let style = match kind {
        LabelKind::Sea => water(plain, tokens, tokens.water.with_alpha(150), size),
        LabelKind::River => water(plain, tokens, tokens.label_halo, size),
        _ => plain,
    };
    Look {
        style,
        capitals: !small,
        dot: None,
    }
}

fn water(plain: TypeStyle, tokens: &MapTokens, halo: Rgba, size: f32) -> TypeStyle {
    TypeStyle {
        size,
        oblique: true,
        tracking: plain.tracking.max(0.03),
        color: tokens.label_water,
        halo,
        ..plain
    }
}

/// The halo of letters that stand far apart: less of it is enough.
fn faint(halo: Rgba) -> Rgba {
    halo.with_alpha(halo.a / 10 * 7)
}

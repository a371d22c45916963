//! Colours, spacing, type sizes and durations as plain values.
//!
//! The only place where a colour is written down. It knows nothing of egui: floors above turn
//! [`Rgba`] into what they need. Text has a contrast of at least 4.5 : 1 on the paper and the
//! panels, marks at least 3 : 1 (WCAG 2.2, success criteria 1.4.3 and 1.4.11); a test proves it.

pub mod fonts;
mod form;
mod map;

use serde::{Deserialize, Serialize};

pub use form::Form;
pub use map::{BATHYMETRY, MapStyle, MapTokens, ReliefTone};

/// A colour in sRGB with straight (not premultiplied) alpha, 0 ..= 255 each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Rgba {
    /// Red.
    pub r: u8,
    /// Green.
    pub g: u8,
    /// Blue.
    pub b: u8,
    /// Alpha; 255 is opaque.
    pub a: u8,
}

impl Rgba {
    /// An opaque colour from `0xRRGGBB`.
    #[must_use]
    pub const fn hex(rgb: u32) -> Self {
        let [_, r, g, b] = rgb.to_be_bytes();
        Self { r, g, b, a: 255 }
    }

    /// The same colour with another alpha.
    #[must_use]
    pub const fn with_alpha(self, a: u8) -> Self {
        Self { a, ..self }
    }

    /// Relative luminance, 0 ..= 1 (WCAG 2.2).
    #[must_use]
    pub fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let c = f64::from(channel) / 255.0;
            if c <= 0.040_45 {
                c / 12.92
            } else {
                ((c + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * linear(self.r) + 0.7152 * linear(self.g) + 0.0722 * linear(self.b)
    }

    /// Contrast ratio to another opaque colour, 1 ..= 21 (WCAG 2.2).
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }
}

/// Which set of tokens is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ThemeName {
    /// Dark ink on light paper.
    #[default]
    Light,
    /// Light ink on dark paper.
    Dark,
}

impl ThemeName {
    /// The tokens of this theme.
    #[must_use]
    pub const fn tokens(self) -> &'static Theme {
        match self {
            Self::Light => &LIGHT,
            Self::Dark => &DARK,
        }
    }

    /// The other theme.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Light => Self::Dark,
            Self::Dark => Self::Light,
        }
    }
}

/// Kinds of events that have a colour and a [`Form`] of their own.
pub const CATEGORIES: usize = 5;

/// Colours of the window.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Theme {
    /// Behind everything; the timeline.
    pub paper: Rgba,
    /// Side panels and cards.
    pub panel: Rgba,
    /// Text.
    pub ink: Rgba,
    /// Second-rank text.
    pub muted: Rgba,
    /// Third-rank signs that are not text: rules of the axis, disabled marks.
    pub faint: Rgba,
    /// Hairlines between things.
    pub line: Rgba,
    /// Background of a control under the pointer.
    pub hover: Rgba,
    /// Events.
    pub mark: Rgba,
    /// Kinds of events on the timeline, the most frequent first.
    pub categories: [Rgba; CATEGORIES],
    /// What is written on a mark.
    pub on_mark: Rgba,
    /// Where sources disagree.
    pub dispute: Rgba,
    /// Background of a dispute's card.
    pub dispute_tint: Rgba,
    /// What is selected, links, the window of time.
    pub selection: Rgba,
    /// Background of what is selected.
    pub selection_tint: Rgba,
    /// Bars of the histogram.
    pub histogram: Rgba,
}

const LIGHT: Theme = Theme {
    paper: Rgba::hex(0x00FA_F8F3),
    panel: Rgba::hex(0x00FF_FFFF),
    ink: Rgba::hex(0x0020_242C),
    muted: Rgba::hex(0x0067_6D78),
    faint: Rgba::hex(0x0085_8B96),
    line: Rgba::hex(0x00E6_E2D9),
    hover: Rgba::hex(0x00F3_F0E8),
    mark: Rgba::hex(0x00A6_1B29),
    categories: [
        Rgba::hex(0x00A6_1B29),
        Rgba::hex(0x0016_7A74),
        Rgba::hex(0x0067_4A9C),
        Rgba::hex(0x004A_7A1E),
        Rgba::hex(0x00B2_4A80),
    ],
    on_mark: Rgba::hex(0x00FF_FFFF),
    dispute: Rgba::hex(0x009E_5B00),
    dispute_tint: Rgba::hex(0x00FD_F6EA),
    selection: Rgba::hex(0x000F_4C81),
    selection_tint: Rgba::hex(0x00EE_F4FA),
    histogram: Rgba::hex(0x00C9_BFAE),
};

const DARK: Theme = Theme {
    paper: Rgba::hex(0x0015_181D),
    panel: Rgba::hex(0x001B_1F26),
    ink: Rgba::hex(0x00EC_E9E2),
    muted: Rgba::hex(0x00A0_A6B0),
    faint: Rgba::hex(0x0078_7F8B),
    line: Rgba::hex(0x0030_363F),
    hover: Rgba::hex(0x0026_2B34),
    mark: Rgba::hex(0x00F0_6470),
    categories: [
        Rgba::hex(0x00F0_6470),
        Rgba::hex(0x004F_C1B8),
        Rgba::hex(0x00B3_9BE0),
        Rgba::hex(0x008C_C96B),
        Rgba::hex(0x00E5_8AB8),
    ],
    on_mark: Rgba::hex(0x0015_181D),
    dispute: Rgba::hex(0x00E3_A548),
    dispute_tint: Rgba::hex(0x002B_2519),
    selection: Rgba::hex(0x0082_B8F2),
    selection_tint: Rgba::hex(0x001E_2B3A),
    histogram: Rgba::hex(0x0063_5B4E),
};

/// Distances in points, in steps of four.
pub mod space {
    /// Between a sign and its word.
    pub const TINY: f32 = 4.0;
    /// Between lines that belong together.
    pub const SMALL: f32 = 8.0;
    /// Between groups; the margin of a panel.
    pub const MEDIUM: f32 = 12.0;
    /// Between sections.
    pub const LARGE: f32 = 16.0;
    /// Corner radius of cards and controls.
    pub const RADIUS: u8 = 6;
}

/// Type sizes in points.
pub mod size {
    /// Second-rank text.
    pub const SMALL: f32 = 11.5;
    /// Text.
    pub const BODY: f32 = 13.0;
    /// The name of what is shown.
    pub const TITLE: f32 = 17.0;
    /// The window of time.
    pub const WINDOW: f32 = 19.0;
}

/// Durations in seconds.
pub mod duration {
    /// Flight per unit of path length (`Flight::length`).
    pub const FLIGHT_PER_LENGTH: f64 = 0.45;
    /// The longest flight.
    pub const FLIGHT_LONGEST: f64 = 2.5;
    /// The shortest flight on which the window of time goes along: the eye must be able to follow it.
    pub const TIME_FLIGHT: f64 = 1.0;
    /// A full play at speed 1, whatever the span.
    pub const FULL_PLAY: f64 = 10.0;
    /// A name on the map comes and goes.
    pub const NAME_FADE: f32 = 0.2;
    /// A mark on the map comes and goes.
    pub const MARK_FADE: f32 = 0.16;
    /// Work that takes longer than this is said to be going on.
    pub const UNSAID_WORK: f64 = 0.25;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_marks_have_the_contrast_that_is_promised() {
        for theme in [LIGHT, DARK] {
            for ground in [theme.paper, theme.panel] {
                for text in [theme.ink, theme.muted, theme.selection, theme.dispute] {
                    assert!(text.contrast(ground) >= 4.5, "{text:?} on {ground:?}");
                }
                for sign in [theme.mark, theme.faint].iter().chain(&theme.categories) {
                    assert!(sign.contrast(ground) >= 3.0, "{sign:?} on {ground:?}");
                }
            }
            assert!(theme.ink.contrast(theme.selection_tint) >= 4.5);
            assert!(theme.muted.contrast(theme.selection_tint) >= 4.5);
            assert!(theme.muted.contrast(theme.hover) >= 4.5);
            assert!(theme.dispute.contrast(theme.dispute_tint) >= 4.5);
            assert!(theme.muted.contrast(theme.dispute_tint) >= 4.5);
            assert!(theme.on_mark.contrast(theme.mark) >= 4.5);
            assert!(theme.paper.contrast(theme.selection) >= 4.5);
        }
    }
}

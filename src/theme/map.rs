use serde::{Deserialize, Serialize};

use super::{Rgba, ThemeName};

/// Depths in metres from which the sea is painted a step deeper, the shallowest first.
pub const BATHYMETRY: [u32; 5] = [200, 1000, 2000, 3500, 5000];

/// How the map is painted.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum MapStyle {
    /// A page of a printed atlas: relief, depths, quiet borders.
    #[default]
    Atlas,
    /// Dark, for dark rooms.
    Night,
    /// Flat and pale, to be printed and written on.
    Plain,
    /// Black on white, for weak eyes and weak projectors.
    HighContrast,
}

impl MapStyle {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Atlas, Self::Night, Self::Plain, Self::HighContrast];

    /// Its colours.
    #[must_use]
    pub const fn tokens(self) -> &'static MapTokens {
        match self {
            Self::Atlas => &ATLAS,
            Self::Night => &NIGHT,
            Self::Plain => &PLAIN,
            Self::HighContrast => &HIGH_CONTRAST,
        }
    }

    /// The theme whose marks read well on it.
    #[must_use]
    pub const fn theme(self) -> ThemeName {
        match self {
            Self::Night => ThemeName::Dark,
            Self::Atlas | Self::Plain | Self::HighContrast => ThemeName::Light,
        }
    }

    /// Its name in links and on the command line.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Atlas => "atlas",
            Self::Night => "night",
            Self::Plain => "plain",
            Self::HighContrast => "high-contrast",
        }
    }
}

/// How the relief is toned.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ReliefTone {
    /// Each channel of the relief is multiplied by this one (255 leaves it as it is).
    pub tint: Rgba,
    /// How much of it shows over the colour of the land, 0 ..= 255.
    pub opacity: u8,
}

/// Colours of the map.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MapTokens {
    /// Seas and oceans where they are shallow.
    pub water: Rgba,
    /// Seas and oceans from the depths of [`BATHYMETRY`] on.
    pub depths: [Rgba; BATHYMETRY.len()],
    /// Dry land.
    pub land: Rgba,
    /// The shape of the land, where the style has one.
    pub relief: Option<ReliefTone>,
    /// Built-up areas.
    pub urban: Rgba,
    /// Woods and parks, on maps that have them.
    pub wood: Rgba,
    /// Houses, on maps that have them.
    pub building: Rgba,
    /// Roads, on maps that have them.
    pub road: Rgba,
    /// The line where land and water meet.
    pub coast: Rgba,
    /// Lakes.
    pub lake: Rgba,
    /// Rivers.
    pub river: Rgba,
    /// Ice.
    pub glacier: Rgba,
    /// Borders between countries.
    pub border: Rgba,
    /// Borders about which there is a dispute.
    pub border_disputed: Rgba,
    /// Borders between regions of a country.
    pub region_line: Rgba,
    /// Meridians and parallels.
    pub graticule: Rgba,
    /// Names of countries.
    pub label_country: Rgba,
    /// Names of towns.
    pub label_town: Rgba,
    /// Names of seas, lakes and rivers.
    pub label_water: Rgba,
    /// Names of mountains, plains and deserts.
    pub label_terrain: Rgba,
    /// Around names.
    pub label_halo: Rgba,
    /// Beyond the edge of the world.
    pub outside: Rgba,
    /// The line around the world.
    pub frame: Rgba,
}

const ATLAS: MapTokens = MapTokens {
    water: Rgba::hex(0x00D3_E3EE),
    depths: [
        Rgba::hex(0x00CA_DDEA),
        Rgba::hex(0x00C1_D7E6),
        Rgba::hex(0x00B9_D1E2),
        Rgba::hex(0x00B1_CBDE),
        Rgba::hex(0x00A9_C5DA),
    ],
    land: Rgba::hex(0x00EE_EEE2),
    relief: Some(ReliefTone {
        tint: Rgba::hex(0x00FF_FFFF),
        opacity: 255,
    }),
    urban: Rgba::hex(0x00D9_CFC0),
    wood: Rgba::hex(0x00D9_E3CB),
    building: Rgba::hex(0x00DD_D3C6),
    road: Rgba::hex(0x00FF_FDF6),
    coast: Rgba::hex(0x0074_98B0),
    lake: Rgba::hex(0x00C7_DCEA),
    river: Rgba::hex(0x007F_AAC6),
    glacier: Rgba::hex(0x00F8_FBFD),
    border: Rgba::hex(0x0074_5E8E),
    border_disputed: Rgba::hex(0x0074_5E8E),
    region_line: Rgba::hex(0x00A6_99B0),
    graticule: Rgba::hex(0x0056_7A94).with_alpha(90),
    label_country: Rgba::hex(0x004F_3F68),
    label_town: Rgba::hex(0x0026_2A31),
    label_water: Rgba::hex(0x001D_4A6C),
    label_terrain: Rgba::hex(0x0064_4A32),
    label_halo: Rgba::hex(0x00FB_FAF4).with_alpha(215),
    outside: Rgba::hex(0x00E9_E5DB),
    frame: Rgba::hex(0x0067_6D78),
};

const NIGHT: MapTokens = MapTokens {
    water: Rgba::hex(0x0016_2231),
    depths: [
        Rgba::hex(0x0014_1F2D),
        Rgba::hex(0x0012_1C29),
        Rgba::hex(0x0010_1926),
        Rgba::hex(0x000E_1622),
        Rgba::hex(0x000C_131E),
    ],
    land: Rgba::hex(0x002A_2F34),
    relief: Some(ReliefTone {
        tint: Rgba::hex(0x0038_3D42),
        opacity: 235,
    }),
    urban: Rgba::hex(0x0046_413B),
    wood: Rgba::hex(0x0028_322C),
    building: Rgba::hex(0x003A_3733),
    road: Rgba::hex(0x004B_4D50),
    coast: Rgba::hex(0x004D_6880),
    lake: Rgba::hex(0x0018_2737),
    river: Rgba::hex(0x003B_5C78),
    glacier: Rgba::hex(0x0047_515B),
    border: Rgba::hex(0x0094_86AC),
    border_disputed: Rgba::hex(0x0094_86AC),
    region_line: Rgba::hex(0x004C_4A57),
    graticule: Rgba::hex(0x007F_9CB4).with_alpha(70),
    label_country: Rgba::hex(0x00C2_B6D6),
    label_town: Rgba::hex(0x00DA_DCE0),
    label_water: Rgba::hex(0x0083_AECD),
    label_terrain: Rgba::hex(0x00C0_AE98),
    label_halo: Rgba::hex(0x0014_171C).with_alpha(215),
    outside: Rgba::hex(0x000F_1216),
    frame: Rgba::hex(0x0078_7F8B),
};

const PLAIN: MapTokens = MapTokens {
    water: Rgba::hex(0x00E6_EEF3),
    depths: [Rgba::hex(0x00E6_EEF3); BATHYMETRY.len()],
    land: Rgba::hex(0x00FD_FCF9),
    relief: None,
    urban: Rgba::hex(0x00EE_EAE4),
    wood: Rgba::hex(0x00F1_F5EB),
    building: Rgba::hex(0x00ED_EAE5),
    road: Rgba::hex(0x00DF_DBD3),
    coast: Rgba::hex(0x008D_A3B2),
    lake: Rgba::hex(0x00E6_EEF3),
    river: Rgba::hex(0x00A9_BFCE),
    glacier: Rgba::hex(0x00F3_F7FA),
    border: Rgba::hex(0x006B_6478),
    border_disputed: Rgba::hex(0x006B_6478),
    region_line: Rgba::hex(0x00C6_C1CC),
    graticule: Rgba::hex(0x0067_7C8C).with_alpha(80),
    label_country: Rgba::hex(0x0053_4B63),
    label_town: Rgba::hex(0x0022_262D),
    label_water: Rgba::hex(0x003A_6480),
    label_terrain: Rgba::hex(0x006A_5A48),
    label_halo: Rgba::hex(0x00FF_FFFF).with_alpha(230),
    outside: Rgba::hex(0x00F4_F2ED),
    frame: Rgba::hex(0x0067_6D78),
};

const HIGH_CONTRAST: MapTokens = MapTokens {
    water: Rgba::hex(0x00C6_DDF0),
    depths: [Rgba::hex(0x00C6_DDF0); BATHYMETRY.len()],
    land: Rgba::hex(0x00FF_FFFF),
    relief: None,
    urban: Rgba::hex(0x00E4_E4E4),
    wood: Rgba::hex(0x00EE_F4E8),
    building: Rgba::hex(0x00D8_D8D8),
    road: Rgba::hex(0x00A0_A0A0),
    coast: Rgba::hex(0x0010_3A5C),
    lake: Rgba::hex(0x00C6_DDF0),
    river: Rgba::hex(0x001F_5F94),
    glacier: Rgba::hex(0x00F0_F5FA),
    border: Rgba::hex(0x0000_0000),
    border_disputed: Rgba::hex(0x0000_0000),
    region_line: Rgba::hex(0x0078_7878),
    graticule: Rgba::hex(0x0030_3030).with_alpha(130),
    label_country: Rgba::hex(0x002A_0A4A),
    label_town: Rgba::hex(0x0000_0000),
    label_water: Rgba::hex(0x0008_3058),
    label_terrain: Rgba::hex(0x0046_2800),
    label_halo: Rgba::hex(0x00FF_FFFF),
    outside: Rgba::hex(0x00E0_E0E0),
    frame: Rgba::hex(0x0000_0000),
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_marks_have_the_contrast_that_is_promised() {
        for style in MapStyle::ALL {
            let map = style.tokens();
            let marks = style.theme().tokens();
            let sea = map.depths.iter().chain([&map.water, &map.lake]);
            for ground in sea.clone().chain([&map.land]) {
                assert!(map.label_town.contrast(*ground) >= 4.5, "{style:?}");
                assert!(marks.mark.contrast(*ground) >= 3.0, "{style:?}");
            }
            for ground in sea {
                assert!(map.label_water.contrast(*ground) >= 4.5, "{style:?}");
            }
            assert!(map.label_country.contrast(map.land) >= 4.5, "{style:?}");
            assert!(map.label_terrain.contrast(map.land) >= 4.5, "{style:?}");
            let least = if style == MapStyle::HighContrast {
                7.0
            } else {
                2.0
            };
            assert!(map.border.contrast(map.land) >= least, "{style:?}");
        }
    }
}

use std::path::PathBuf;

use clap::Args;

use super::filters::Filters;
use super::values::{borders, center, lettering, map_style, scale, size, theme, zoom};
use crate::geo::LonLat;
use crate::places::Worldview;
use crate::theme::{MapStyle, ThemeName};
use crate::view::Lettering;

#[derive(Debug, Args)]
pub(in crate::cli) struct Render {
    /// A GeoJSON, CSV or TSV file, or - for standard input; the summit dataset if none is given.
    pub(in crate::cli) file: Option<PathBuf>,
    /// The PNG file to write, or - for standard output.
    #[arg(long, short)]
    pub(in crate::cli) out: PathBuf,
    /// Width and height in points.
    #[arg(long, default_value = "1280x720", value_parser = size)]
    pub(in crate::cli) size: [u16; 2],
    /// Pixels per point, 0.5 to 4.
    #[arg(long, default_value_t = 1.0, value_parser = scale)]
    pub(in crate::cli) scale: f32,
    /// The middle of the map: LON,LAT in degrees.
    #[arg(long, value_parser = center, allow_hyphen_values = true)]
    pub(in crate::cli) center: Option<LonLat>,
    /// The world is 256 · 2^zoom points wide; 0 to 19, and never less than the whole world.
    #[arg(long, value_parser = zoom)]
    pub(in crate::cli) zoom: Option<f64>,
    /// Show something in detail: event:ID, venue:ID, person:ID, organisation:ID or source:ID.
    #[arg(long)]
    pub(in crate::cli) select: Option<String>,
    /// Colours.
    #[arg(long, value_parser = theme, default_value = "light")]
    pub(in crate::cli) theme: ThemeName,
    /// How the map is painted: atlas, night, plain or high-contrast; as it fits the theme where nothing is said
    #[arg(long = "style", value_name = "STYLE", value_parser = map_style)]
    pub(in crate::cli) map_style: Option<MapStyle>,
    /// Languages of the names on the map: en, ru, az, …, local, or two at once as in az+ru
    #[arg(long, value_name = "LANGUAGES", value_parser = lettering, default_value = "en")]
    pub(in crate::cli) names: Lettering,
    /// Whose borders: un (resolutions of the General Assembly) or administered
    #[arg(long, value_name = "VIEW", value_parser = borders, default_value = "un")]
    pub(in crate::cli) borders: Worldview,
    /// Draw meridians and parallels
    #[arg(long)]
    pub(in crate::cli) graticule: bool,
    #[command(flatten)]
    pub(in crate::cli) filters: Filters,
}

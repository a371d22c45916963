use std::path::PathBuf;

use clap::{ArgGroup, Args};

use super::filters::Filters;
use super::values::{
    borders, center, fps, lettering, map_style, mode, scale, seconds, size, text_size, theme, zoom,
};
use crate::geo::LonLat;
use crate::places::Worldview;
use crate::text;
use crate::theme::{MapStyle, ThemeName};
use crate::time::WindowMode;
use crate::view::{Lettering, Parts, TextSize};

#[derive(Debug, Args)]
pub(in crate::cli) struct Render {
    /// GeoJSON, CSV or TSV files, or a workspace that names some, which are taken as one, or - for standard input; the summit dataset if none is given. And a link, which says what is looked at.
    #[arg(value_name = "FILE or LINK")]
    pub(in crate::cli) inputs: Vec<PathBuf>,
    /// Look as a bookmark of the workspace does.
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) bookmark: Option<String>,
    #[command(flatten)]
    pub(in crate::cli) target: Target,
    /// Width and height in points, from 320x240 to 7680x4320.
    #[arg(long, default_value = "1280x720", value_parser = size)]
    pub(in crate::cli) size: [u16; 2],
    /// Pixels per point, 0.5 to 4.
    #[arg(long, default_value_t = 1.0, value_parser = scale)]
    pub(in crate::cli) scale: f32,
    /// What of the window is shown: panels (all of it), or some of bar, list, detail, timeline, legend, title, controls
    #[arg(long = "with", value_name = "PARTS", default_value = "panels")]
    pub(in crate::cli) parts: Parts,
    /// As a bookmark is presented (F5): the map, and below it the title, the date and where in time that is
    #[arg(long, conflicts_with_all = ["parts", "frames", "movie"])]
    pub(in crate::cli) present: bool,
    /// What the picture is called; it stands on the map, or below it with --present.
    #[arg(long, value_name = "WORDS")]
    pub(in crate::cli) title: Option<String>,
    /// The middle of the map: LON,LAT in degrees.
    #[arg(long, value_parser = center, allow_hyphen_values = true)]
    pub(in crate::cli) center: Option<LonLat>,
    /// The world is 256 · 2^zoom points wide; 0 to 19, and never less than the whole world.
    #[arg(long, value_parser = zoom)]
    pub(in crate::cli) zoom: Option<f64>,
    /// Show something in detail: event:ID, venue:ID, person:ID, organisation:ID or source:ID.
    #[arg(long)]
    pub(in crate::cli) select: Option<String>,
    /// Colours of the window: light or dark.
    #[arg(long, value_parser = theme, default_value = "light")]
    pub(in crate::cli) theme: ThemeName,
    /// How the map is painted: atlas, night, plain or high-contrast; as it fits the theme where nothing is said
    #[arg(long = "style", value_name = "STYLE", value_parser = map_style)]
    pub(in crate::cli) map_style: Option<MapStyle>,
    /// How large type is, and with it everything, in percent of the usual: 80 to 200
    #[arg(long, value_name = "PERCENT", default_value = "100", value_parser = text_size)]
    pub(in crate::cli) text_size: TextSize,
    #[arg(long, help = languages(), visible_alias = "lang", value_name = "LANGUAGES", value_parser = lettering)]
    pub(in crate::cli) names: Option<Lettering>,
    /// Whose borders: un (resolutions of the General Assembly; the default) or administered
    #[arg(long, value_name = "VIEW", value_parser = borders)]
    pub(in crate::cli) borders: Option<Worldview>,
    /// Draw meridians and parallels
    #[arg(long)]
    pub(in crate::cli) graticule: bool,
    /// What of the window of time counts: window, instant (its first second), from-start or to-end
    #[arg(long, value_parser = mode)]
    pub(in crate::cli) mode: Option<WindowMode>,
    #[command(flatten)]
    pub(in crate::cli) filters: Filters,
}

/// Where the picture goes, or the pictures.
#[derive(Debug, Args)]
#[command(group = ArgGroup::new("written").required(true).args(["out", "frames", "movie"]))]
pub(in crate::cli) struct Target {
    /// The PNG file to write, or - for standard output.
    #[arg(long, short, value_name = "PNG")]
    pub(in crate::cli) out: Option<PathBuf>,
    /// Write a film as PNG files: into a folder, or under a name with %04d for the number
    #[arg(long, value_name = "NAME", help_heading = "Films")]
    pub(in crate::cli) frames: Option<PathBuf>,
    /// Write a film as .gif or .webp
    #[arg(long, value_name = "FILM", help_heading = "Films")]
    pub(in crate::cli) movie: Option<PathBuf>,
    /// Frames a second, 1 to 60
    #[arg(long, default_value_t = 25, value_parser = fps, conflicts_with = "out", help_heading = "Films")]
    pub(in crate::cli) fps: u32,
    /// How long the film lasts, 0.1 to 1000
    #[arg(long, default_value_t = 10.0, value_parser = seconds, conflicts_with = "out", help_heading = "Films")]
    pub(in crate::cli) seconds: f64,
}

/// What --names takes.
fn languages() -> String {
    text::languages_of_names(&text::Language::ALL.map(text::Language::code))
}

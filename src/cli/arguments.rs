use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::app::Renderer;
use crate::geo::{LonLat, MAX_ZOOM, MIN_ZOOM};
use crate::places::Worldview;
use crate::query::Gatherings;
use crate::theme::{MapStyle, ThemeName};
use crate::time::{Moment, Span, Widening};
use crate::view::Lettering;
use crate::view::moment_from_text;

/// Events on an offline map, with the people, the sources and the time they belong to.
///
/// Without an order the window opens, on FILE or on the summit dataset.
///
/// Exit codes: 0 good, 1 the input is bad or unreadable, 2 usage, 3 cannot write, 4 no display or
/// no graphics driver for a window.
#[derive(Debug, Parser)]
#[command(name = "summit-atlas", version, args_conflicts_with_subcommands = true)]
pub(super) struct Arguments {
    /// A GeoJSON file of events.
    pub(super) file: Option<PathBuf>,
    /// Measure something, print it and close: see Measure.
    #[arg(long, hide = true, value_enum)]
    pub(super) measure: Option<Measure>,
    /// What paints the window.
    #[arg(long, value_enum, hide = !cfg!(feature = "wgpu"), default_value_t = PaintWith::Glow)]
    pub(super) renderer: PaintWith,
    #[command(subcommand)]
    pub(super) order: Option<Order>,
}

/// What paints the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum PaintWith {
    /// OpenGL.
    Glow,
    /// Vulkan, Metal, DirectX 12, or OpenGL.
    #[cfg(feature = "wgpu")]
    Wgpu,
}

impl From<PaintWith> for Renderer {
    fn from(with: PaintWith) -> Self {
        match with {
            PaintWith::Glow => Self::Glow,
            #[cfg(feature = "wgpu")]
            PaintWith::Wgpu => Self::Wgpu,
        }
    }
}

/// What can be measured of a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Measure {
    /// Milliseconds from the start of the program until the first complete frame was painted.
    FirstFrame,
    /// Frames painted in ten seconds after the window came to rest.
    Idle,
    /// Milliseconds from frame to frame while the map is dragged and zoomed: median, 95th percentile, longest.
    Motion,
}

#[derive(Debug, Subcommand)]
pub(super) enum Order {
    /// List events, with their membership in a window of time.
    List(List),
    /// Say everything that is wrong with a file.
    Check(Check),
    /// Say who was at which event and who was not, as CSV or JSON.
    Attendance(Attendance),
    /// Make a picture of the window, without a display or a graphics driver.
    Render(Render),
}

#[derive(Debug, Args)]
pub(super) struct List {
    /// A GeoJSON file; the summit dataset if none is given.
    pub(super) file: Option<PathBuf>,
    /// The form of the output.
    #[arg(long, value_enum, default_value_t = ListFormat::Json)]
    pub(super) format: ListFormat,
    /// Leave a source out, as if it had never been read; may be given again.
    #[arg(long, value_name = "ID")]
    pub(super) without_source: Vec<String>,
    /// Count only what had been published by the end of a date in EDTF; what may have been is possible at the most.
    #[arg(long, value_name = "DATE", value_parser = day_end, allow_hyphen_values = true)]
    pub(super) known_on: Option<Moment>,
    /// Only events that answer a query, as in the search field: `theme:sport absent:Aliyev sources>=2`.
    #[arg(long = "where", value_name = "QUERY", allow_hyphen_values = true)]
    pub(super) query: Option<String>,
    #[command(flatten)]
    pub(super) window: WindowArguments,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ListFormat {
    /// One object with the schema summit-atlas/list/1.
    Json,
    /// One event a line.
    Ndjson,
}

#[derive(Debug, Args)]
pub(super) struct Attendance {
    /// A GeoJSON file, or a CSV file that this order wrote; the summit dataset if none is given.
    pub(super) file: Option<PathBuf>,
    /// The form of the output.
    #[arg(long, value_enum, default_value_t = AttendanceFormat::Csv)]
    pub(super) format: AttendanceFormat,
    /// Which events; those of a CSV file are all taken.
    #[arg(long, value_enum, default_value_t = Columns::SummitsAndMeetings)]
    pub(super) events: Columns,
    /// Leave a source out, as if it had never been read; may be given again.
    #[arg(long, value_name = "ID")]
    pub(super) without_source: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum AttendanceFormat {
    /// One line a cell that is mentioned, in the form that can be read again.
    Csv,
    /// One object with the schema summit-atlas/attendance/1.
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Columns {
    /// Summits and meetings.
    SummitsAndMeetings,
    /// Summits alone.
    Summits,
    /// Every event at which somebody is mentioned.
    All,
}

impl From<Columns> for Gatherings {
    fn from(columns: Columns) -> Self {
        match columns {
            Columns::SummitsAndMeetings => Self::SummitsAndMeetings,
            Columns::Summits => Self::Summits,
            Columns::All => Self::All,
        }
    }
}

#[derive(Debug, Args)]
pub(super) struct Check {
    /// A GeoJSON file.
    pub(super) file: PathBuf,
}

#[derive(Debug, Args)]
pub(super) struct Render {
    /// A GeoJSON file; the summit dataset if none is given.
    pub(super) file: Option<PathBuf>,
    /// The PNG file to write.
    #[arg(long, short)]
    pub(super) out: PathBuf,
    /// Width and height in points.
    #[arg(long, default_value = "1280x720", value_parser = size)]
    pub(super) size: [u16; 2],
    /// Pixels per point, 0.5 to 4.
    #[arg(long, default_value_t = 1.0, value_parser = scale)]
    pub(super) scale: f32,
    /// The middle of the map: LON,LAT in degrees.
    #[arg(long, value_parser = center, allow_hyphen_values = true)]
    pub(super) center: Option<LonLat>,
    /// The world is 256 · 2^zoom points wide; 0 to 19, and never less than the whole world.
    #[arg(long, value_parser = zoom)]
    pub(super) zoom: Option<f64>,
    /// Show something in detail: event:ID, venue:ID, person:ID, organisation:ID or source:ID.
    #[arg(long)]
    pub(super) select: Option<String>,
    /// Leave a source out, as if it had never been read; may be given again.
    #[arg(long, value_name = "ID")]
    pub(super) without_source: Vec<String>,
    /// Count only what had been published by the end of a date in EDTF.
    #[arg(long, value_name = "DATE", value_parser = day_end, allow_hyphen_values = true)]
    pub(super) known_on: Option<Moment>,
    /// Colours.
    #[arg(long, value_parser = theme, default_value = "light")]
    pub(super) theme: ThemeName,
    /// How the map is painted: atlas, night, plain or high-contrast; as it fits the theme where nothing is said
    #[arg(long = "style", value_name = "STYLE", value_parser = map_style)]
    pub(super) map_style: Option<MapStyle>,
    /// Languages of the names on the map: en, ru, az, …, local, or two at once as in az+ru
    #[arg(long, value_name = "LANGUAGES", value_parser = lettering, default_value = "en")]
    pub(super) names: Lettering,
    /// Whose borders: un (resolutions of the General Assembly) or administered
    #[arg(long, value_name = "VIEW", value_parser = borders, default_value = "un")]
    pub(super) borders: Worldview,
    /// Only events that answer a query, as in the search field.
    #[arg(long = "where", value_name = "QUERY", allow_hyphen_values = true)]
    pub(super) query: Option<String>,
    /// Draw meridians and parallels
    #[arg(long)]
    pub(super) graticule: bool,
    #[command(flatten)]
    pub(super) window: WindowArguments,
}

/// The half-open window from the first instant of one date to the first instant of another.
#[derive(Debug, Args)]
pub(super) struct WindowArguments {
    /// The window's first instant: that of a date in EDTF, or `..` for none.
    #[arg(long, value_parser = moment, allow_hyphen_values = true)]
    pub(super) from: Option<Moment>,
    /// The window's end, not included: the first instant of a date in EDTF, or `..` for none.
    #[arg(long, value_parser = end, allow_hyphen_values = true)]
    pub(super) to: Option<Moment>,
}

/// The first moment after a date.
fn day_end(text: &str) -> Result<Moment, String> {
    moment(text)?;
    let date = text.parse::<crate::time::Edtf>();
    let end = date.map(|date| Span::from_edtf(&date, Widening::NONE).latest());
    let end = end.ok().filter(|end| end.is_bounded());
    end.ok_or_else(|| "write a date that ends, for example 2025-11".to_owned())
}

/// As [`moment`], but `..` is the end of time.
fn end(text: &str) -> Result<Moment, String> {
    match text {
        ".." => Ok(Moment::END),
        text => moment(text),
    }
}

fn moment(text: &str) -> Result<Moment, String> {
    moment_from_text(text).ok_or_else(|| {
        let error = text.parse::<crate::time::Edtf>().err();
        let hint = error.as_ref().and_then(crate::time::EdtfError::hint);
        let said = error.map_or_else(
            || "this is not a date".to_owned(),
            |error| error.to_string(),
        );
        match hint {
            Some(hint) => format!("{said}. Hint: {hint}"),
            None => said,
        }
    })
}

fn size(text: &str) -> Result<[u16; 2], String> {
    let parsed = text
        .split_once('x')
        .and_then(|(w, h)| Some([w.parse().ok()?, h.parse().ok()?]));
    parsed
        .filter(|[w, h]| (320..=7680).contains(w) && (240..=4320).contains(h))
        .ok_or_else(|| "write WIDTHxHEIGHT in points, from 320x240 to 7680x4320".to_owned())
}

fn scale(text: &str) -> Result<f32, String> {
    let parsed = text
        .parse()
        .ok()
        .filter(|scale| (0.5..=4.0).contains(scale));
    parsed.ok_or_else(|| "write a number from 0.5 to 4".to_owned())
}

fn center(text: &str) -> Result<LonLat, String> {
    let parsed = text
        .split_once(',')
        .and_then(|(lon, lat)| LonLat::new(lon.trim().parse().ok()?, lat.trim().parse().ok()?));
    parsed.ok_or_else(|| "write LON,LAT in degrees, for example 48.5,41.2".to_owned())
}

fn zoom(text: &str) -> Result<f64, String> {
    let parsed = text
        .parse()
        .ok()
        .filter(|zoom| (MIN_ZOOM..=MAX_ZOOM).contains(zoom));
    parsed.ok_or_else(|| format!("write a number from {MIN_ZOOM} to {MAX_ZOOM}"))
}

fn theme(text: &str) -> Result<ThemeName, String> {
    match text {
        "light" => Ok(ThemeName::Light),
        "dark" => Ok(ThemeName::Dark),
        _ => Err("write light or dark".to_owned()),
    }
}

fn map_style(text: &str) -> Result<MapStyle, String> {
    let found = MapStyle::ALL.into_iter().find(|it| it.code() == text);
    found.ok_or_else(|| "atlas, night, plain or high-contrast".to_owned())
}

fn lettering(text: &str) -> Result<Lettering, String> {
    Lettering::try_from(text.to_owned())
}

fn borders(text: &str) -> Result<Worldview, String> {
    Worldview::from_code(text).ok_or_else(|| "un or administered".to_owned())
}

mod attendance;
mod filters;
mod list;
mod opened;
mod render;
mod values;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use crate::app::Renderer;
use crate::format::Format;
use crate::text;

pub(super) use attendance::{Attendance, AttendanceFormat};
pub(super) use filters::{Filters, WindowArguments};
pub(super) use list::{List, ListFormat};
pub(super) use opened::{Opened, path as path_of};
pub(super) use render::{Render, Target as RenderTarget};

/// Events on an offline map, with the people, the sources and the time they belong to.
///
/// Without an order the window opens, on FILE or on the summit dataset that comes along. Several files are looked at together.
#[derive(Debug, Parser)]
#[command(
    name = "summit-atlas",
    bin_name = "summit-atlas",
    version,
    args_conflicts_with_subcommands = true,
    after_help = "`summit-atlas --help` has examples, exit codes and the environment.",
    after_long_help = text::PROGRAM_HELP
)]
pub(super) struct Arguments {
    /// GeoJSON, CSV or TSV files of events, or a workspace; and a link that begins with summit-atlas:
    #[arg(value_name = "FILE")]
    pub(super) opened: Vec<OsString>,
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
    #[command(after_long_help = with_exits(text::LIST_HELP))]
    List(List),
    /// Say everything that is wrong with files.
    #[command(after_long_help = with_exits(text::CHECK_HELP))]
    Check(Check),
    /// Write the events of a file in another format.
    #[command(
        after_long_help = with_exits(text::CONVERT_HELP),
        override_usage = "summit-atlas convert [OPTIONS] <IN>... <OUT>"
    )]
    Convert(Convert),
    /// Sum up a file: how many of what, from when to when, where, by whom.
    #[command(after_long_help = with_exits(text::INFO_HELP))]
    Info(Info),
    /// Say who was at which event and who was not, as CSV or JSON.
    #[command(after_long_help = with_exits(text::ATTENDANCE_HELP))]
    Attendance(Attendance),
    /// Make a picture of the window, without a display or a graphics driver.
    #[command(after_long_help = with_exits(text::RENDER_HELP))]
    Render(Box<Render>),
    /// Write completions for a shell to standard output.
    #[command(after_long_help = with_exits(text::COMPLETIONS_HELP))]
    Completions(Completions),
}

/// What stands below the help of an order.
fn with_exits(help: &str) -> String {
    format!("{help}\n\n{}", text::EXIT_CODES)
}

#[derive(Debug, Args)]
pub(super) struct Check {
    /// GeoJSON, CSV or TSV files, workspaces, or - for standard input.
    #[arg(required = true, value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct Convert {
    /// IN: GeoJSON, CSV or TSV files, a workspace, or - for standard input, written as one. OUT: the file to write, or - for standard output. Its name ends in .geojson, .json, .csv or .tsv, unless --to says what it is.
    #[arg(value_name = "FILE", required = true)]
    pub(super) paths: Vec<PathBuf>,
    /// The format to write.
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub(super) to: Option<Target>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Target {
    /// RFC 7946, with everything the file has.
    Geojson,
    /// A table, one event a row, with commas.
    Csv,
    /// A table, one event a row, with tabs.
    Tsv,
}

impl From<Target> for Format {
    fn from(target: Target) -> Self {
        match target {
            Target::Geojson => Self::GeoJson,
            Target::Csv => Self::Csv,
            Target::Tsv => Self::Tsv,
        }
    }
}

#[derive(Debug, Args)]
pub(super) struct Info {
    /// GeoJSON, CSV or TSV files, or a workspace that names some, which are taken as one, or - for standard input; the summit dataset if none is given.
    #[arg(value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
    /// The form of the output.
    #[arg(long, value_enum, default_value_t = InfoFormat::Text)]
    pub(super) format: InfoFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum InfoFormat {
    /// Lines for people.
    Text,
    /// One object with the schema summit-atlas/info/1.
    Json,
}

#[derive(Debug, Args)]
pub(super) struct Completions {
    /// For which shell.
    #[arg(value_enum)]
    pub(super) shell: Shell,
}

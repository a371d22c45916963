use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::filters::Filters;

#[derive(Debug, Args)]
pub(in crate::cli) struct List {
    /// GeoJSON, CSV or TSV files, or a workspace that names some, which are taken as one, or - for standard input; the summit dataset if none is given.
    #[arg(value_name = "FILE")]
    pub(in crate::cli) files: Vec<PathBuf>,
    /// The form of the output; a table on a terminal, and json anywhere else.
    #[arg(long, value_enum)]
    pub(in crate::cli) format: Option<ListFormat>,
    #[command(flatten)]
    pub(in crate::cli) filters: Filters,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum ListFormat {
    /// Lines for people, as wide as the terminal.
    Table,
    /// One object with the schema summit-atlas/list/1.
    Json,
    /// One event a line, as in json.
    Ndjson,
    /// A table with all columns.
    Csv,
    /// Features without claims.
    Geojson,
}

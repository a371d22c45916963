use clap::Args;

use super::values::{day_end, end, moment};
use crate::time::Moment;

/// Which events are meant, and by whose word. Filters of another sort belong here, too: every order that has filters has
/// all of them.
#[derive(Debug, Args)]
#[command(next_help_heading = "Filters")]
pub(in crate::cli) struct Filters {
    #[command(flatten)]
    pub(in crate::cli) window: WindowArguments,
    /// Only events that answer a query: theme:sport absent:Aliyev sources>=2 near:Ganja~50km …; `summit-atlas help queries` lists all fields.
    #[arg(long = "where", value_name = "QUERY", allow_hyphen_values = true)]
    pub(in crate::cli) query: Option<String>,
    /// Leave a source out, as if it had never been read; may be given again.
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) without_source: Vec<String>,
    /// Count only what had been published by the end of a date; what may have been is possible at the most.
    #[arg(long, value_name = "DATE", value_parser = day_end, allow_hyphen_values = true)]
    pub(in crate::cli) known_on: Option<Moment>,
}

/// The half-open window from the first instant of one date to the first instant of another.
#[derive(Debug, Args)]
pub(in crate::cli) struct WindowArguments {
    /// The window's first instant: that of a date in EDTF or plain words, or `..` for none.
    #[arg(long, value_name = "DATE", value_parser = moment, allow_hyphen_values = true)]
    pub(in crate::cli) from: Option<Moment>,
    /// The window's end, not included: the first instant of a date in EDTF or plain words, or `..` for none.
    #[arg(long, value_name = "DATE", value_parser = end, allow_hyphen_values = true)]
    pub(in crate::cli) to: Option<Moment>,
}

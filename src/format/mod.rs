//! Files in, datasets out: one module per format. [`attendance_csv`] is a table made from a dataset.
//!
//! Reading never fails half-way: it gives what could be read, and a [`Problem`] with file, place
//! and hint for what could not. Only bytes come in here; opening files is the work of `jobs`.

pub mod attendance_csv;
pub mod geojson;

use std::sync::Arc;

use crate::dataset::Dataset;
use crate::problem::Problem;

/// What came of reading a file.
#[derive(Clone, Debug)]
pub struct Reading {
    /// What could be read; `None` when nothing could.
    pub dataset: Option<Arc<Dataset>>,
    /// What could not, and what should be looked at.
    pub problems: Vec<Problem>,
}

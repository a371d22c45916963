use super::super::fields::guarded;
use super::columns::Column;
use crate::dataset::{Dataset, EventIx};
use crate::format::{Writing, losses};

/// A dataset as a table with the columns of [`Column::of`], in the order of its file.
#[must_use]
pub fn write(dataset: &Dataset) -> Writing {
    write_with(dataset, b',')
}

/// The same with another delimiter: a tab, a semicolon.
#[must_use]
pub fn write_with(dataset: &Dataset, delimiter: u8) -> Writing {
    let columns = Column::of(dataset);
    let events = (0..dataset.len()).filter_map(EventIx::new);
    let bytes = table(
        &header(&columns),
        rows(dataset, events, &columns),
        delimiter,
    );
    let again = super::read(dataset.name(), &bytes).dataset;
    let lost = losses(dataset.parts(), again.as_deref().map(Dataset::parts));
    Writing { bytes, lost }
}

/// Chosen columns of chosen events in the order given, as [`write()`] writes them: what a table on the screen copies.
#[must_use]
pub fn write_rows(
    dataset: &Dataset,
    events: impl IntoIterator<Item = EventIx>,
    columns: &[Column],
) -> String {
    write_table(&header(columns), rows(dataset, events, columns))
}

/// The same with columns of ours before them: how they are called, and what stands in them beside each event.
#[must_use]
pub fn write_rows_beside(
    dataset: &Dataset,
    own: &[&str],
    events: impl IntoIterator<Item = (Vec<String>, EventIx)>,
    columns: &[Column],
) -> String {
    let own = own.iter().map(|name| (*name).to_owned());
    let header: Vec<String> = own.chain(header(columns)).collect();
    let rows = events.into_iter().map(|(own, ix)| {
        let cells = columns.iter().map(|column| column.field(dataset, ix));
        own.into_iter().map(guarded).chain(cells).collect()
    });
    write_table(&header, rows)
}

/// A table of fields that are kept from being taken for formulas already: those of [`Column::field`], or words of ours.
#[must_use]
pub fn write_table(header: &[String], rows: impl IntoIterator<Item = Vec<String>>) -> String {
    String::from_utf8(table(header, rows, b',')).unwrap_or_default()
}

fn header(columns: &[Column]) -> Vec<String> {
    columns
        .iter()
        .map(|column| guarded(column.name().to_owned()))
        .collect()
}

fn rows(
    dataset: &Dataset,
    events: impl IntoIterator<Item = EventIx>,
    columns: &[Column],
) -> impl Iterator<Item = Vec<String>> {
    events.into_iter().map(|event| {
        let cells = columns.iter().map(|column| column.field(dataset, event));
        cells.collect()
    })
}

fn table(header: &[String], rows: impl IntoIterator<Item = Vec<String>>, delimiter: u8) -> Vec<u8> {
    let mut lines = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .delimiter(delimiter)
        .from_writer(Vec::new());
    // Memory takes whatever is written, and all rows are of one length.
    drop(lines.write_record(header));
    for row in rows {
        drop(lines.write_record(row));
    }
    lines.into_inner().unwrap_or_default()
}

use std::path::Path;

use serde_json::Value;

use super::save::save;
use crate::dataset::{Citation, Dataset, EventIx, only};
use crate::format::csv::{Column, write_rows};
use crate::format::geojson;
use crate::problem::Problem;
use crate::text;

/// The member of a file that says whose data it is.
const ATTRIBUTION: &str = "attribution";

/// Writes some events as a table with all its columns, in that order.
///
/// # Errors
/// As [`save`].
pub fn export_csv(dataset: &Dataset, events: &[EventIx], path: &Path) -> Result<(), Problem> {
    let columns = Column::of(dataset);
    let table = write_rows(dataset, events.iter().copied(), &columns);
    save(path, table.as_bytes())
}

/// Writes some events as GeoJSON, in that order, with everything that belongs to them: see [`only`]. A member says whose
/// data it is, if none does already. Returns what could not be written.
///
/// # Errors
/// As [`save`].
pub fn export_geojson(
    dataset: &Dataset,
    events: &[EventIx],
    path: &Path,
) -> Result<Vec<Problem>, Problem> {
    let mut parts = only(dataset.parts(), events);
    if !parts.extra.contains_key(ATTRIBUTION) {
        let citations = parts.sources.iter();
        let citations: Vec<String> = citations.map(|it| Citation::new(it).text()).collect();
        let words = text::exported_from(dataset.name(), &citations);
        parts
            .extra
            .insert(ATTRIBUTION.to_owned(), Value::from(words));
    }
    // What leads nowhere was told when the file was opened.
    let (part, _) = Dataset::new(dataset.name(), parts);
    let writing = geojson::write(&part);
    save(path, &writing.bytes)?;
    Ok(writing.problems())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::jobs::{Input, bundled, read_file};

    fn some_of(dataset: &Dataset, holds: impl Fn(usize) -> bool) -> Vec<EventIx> {
        let order = dataset.in_order().iter().rev().copied();
        order.filter(|ix| holds(ix.get())).collect()
    }

    #[test]
    fn any_part_of_the_dataset_keeps_its_rules() {
        let dataset = bundled::summits().dataset.unwrap();
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("part.geojson");
        for step in [1, 2, 3, 7, 50, 1000] {
            let events = some_of(&dataset, |at| at % step == step / 2);
            let lost = export_geojson(&dataset, &events, &path).unwrap();
            assert_eq!(lost, Vec::new());
            let checked = Input::File(&path).check().unwrap();
            assert_eq!(checked.problems, Vec::new(), "every {step}th");
            let part = checked.dataset.unwrap();
            assert_eq!(part.len(), events.len());
            for (at, ix) in events.iter().enumerate() {
                let (left, whole) = (&part.parts().events[at], dataset.event(*ix));
                assert_eq!(left.id, whole.id);
                let again = part.find_event(&whole.id).unwrap();
                assert_eq!(
                    part.claims_about(again).collect::<Vec<_>>(),
                    dataset.claims_about(*ix).collect::<Vec<_>>()
                );
            }
            let words = part.parts().extra[ATTRIBUTION].as_str().unwrap();
            assert!(words.contains(bundled::SUMMITS_NAME), "{words}");
            let sources = part.parts().sources.len();
            assert!(events.is_empty() == (sources == 0), "{sources}");
        }
    }

    #[test]
    fn a_table_has_what_was_asked_for_and_in_that_order() {
        let dataset = bundled::summits().dataset.unwrap();
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("part.csv");
        let events = some_of(&dataset, |at| at % 9 == 0);
        export_csv(&dataset, &events, &path).unwrap();
        let read = read_file(&path).dataset.unwrap();
        let ids = read.parts().events.iter().map(|event| event.id.as_str());
        let expected = events.iter().map(|ix| dataset.event(*ix).id.as_str());
        assert!(ids.eq(expected));
    }

    #[test]
    fn a_plain_file_stays_one_and_says_where_it_is_from() {
        let bytes = br#"{"type": "FeatureCollection", "attribution": "(c) the surveyors", "features": [
            {"type": "Feature", "id": "a", "properties": {"title": "A", "crew": 3}, "geometry": null},
            {"type": "Feature", "id": "b", "properties": {"title": "B"}, "geometry": null}]}"#;
        let dataset = geojson::read("space.geojson", bytes).dataset.unwrap();
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("part.geojson");
        let events = [dataset.find_event("a").unwrap()];
        assert!(export_geojson(&dataset, &events, &path).unwrap().is_empty());
        let part = read_file(&path).dataset.unwrap();
        assert!(part.implied_source());
        assert_eq!(part.parts().events[0].extra["crew"], 3);
        assert_eq!(part.parts().extra[ATTRIBUTION], "(c) the surveyors");
        let missing = folder.path().join("missing/a.geojson");
        let problem = export_geojson(&dataset, &events, &missing).unwrap_err();
        assert!(problem.to_string().contains("Hint: make the folder first"));
    }
}

use crate::dataset::{Dataset, JsonObject};
use crate::problem::Problem;

/// The fields of each list of a dataset, as `geodata/dataset.schema.json` has them.
pub const FIELDS: [(&str, &[&str]); 11] = [
    (
        "sources",
        &[
            "id",
            "title",
            "title_derivation",
            "subtitle",
            "authors",
            "publisher",
            "translated_from",
            "published",
            "published_known",
            "published_derivation",
            "url",
            "kind",
            "kind_of_original",
            "language",
            "view_of",
            "cite",
            "note",
        ],
    ),
    (
        "venues",
        &[
            "id",
            "name",
            "names",
            "aliases",
            "country",
            "kind",
            "precision",
            "coordinates",
            "geonames",
            "note",
        ],
    ),
    ("persons", &["id", "name", "names", "offices", "note"]),
    ("organisations", &["id", "name", "short", "note"]),
    (
        "claims",
        &[
            "id",
            "event",
            "field",
            "value",
            "source",
            "paragraphs",
            "kind",
            "by",
            "summary",
            "rank",
        ],
    ),
    (
        "disputes",
        &[
            "id", "event", "field", "question", "sides", "note", "note_by",
        ],
    ),
    (
        "participations",
        &[
            "id", "event", "person", "office", "country", "role", "claims",
        ],
    ),
    ("relations", &["id", "from", "to", "kind", "claims"]),
    (
        "stops",
        &[
            "id", "event", "order", "venue", "when", "status", "at", "claims",
        ],
    ),
    (
        "figures",
        &[
            "id",
            "event",
            "label",
            "value",
            "unit",
            "qualifier",
            "printed",
            "claims",
        ],
    ),
    (
        "editor_notes",
        &[
            "id", "kind", "by", "basis", "events", "sources", "claims", "text",
        ],
    ),
];

/// Fields that no record of their kind has: as a rule they are misspelt. They are kept all the same, since a file may
/// say more than this program knows.
pub(super) fn unknown(dataset: &Dataset) -> Vec<Problem> {
    let parts = dataset.parts();
    let mut problems = Vec::new();
    for (list, known) in FIELDS {
        let mut look = |row: usize, extra: &JsonObject| {
            let strange = extra.keys().filter(|key| !known.contains(&key.as_str()));
            problems.extend(strange.map(|key| {
                Problem::warning("no record of this list has such a field")
                    .at_record(list, row)
                    .at_item(format!("{list} {}", row + 1))
                    .at_field(key)
                    .hint(format!("they have {}", known.join(", ")))
            }));
        };
        let rows = 0..;
        match list {
            "sources" => rows
                .zip(&parts.sources)
                .for_each(|(row, it)| look(row, &it.extra)),
            "venues" => rows
                .zip(&parts.venues)
                .for_each(|(row, it)| look(row, &it.extra)),
            "persons" => rows
                .zip(&parts.persons)
                .for_each(|(row, it)| look(row, &it.extra)),
            "organisations" => rows
                .zip(&parts.organisations)
                .for_each(|(row, it)| look(row, &it.extra)),
            "claims" => rows
                .zip(&parts.claims)
                .for_each(|(row, it)| look(row, &it.extra)),
            "disputes" => rows
                .zip(&parts.disputes)
                .for_each(|(row, it)| look(row, &it.extra)),
            "participations" => rows
                .zip(&parts.participations)
                .for_each(|(row, it)| look(row, &it.extra)),
            "relations" => rows
                .zip(&parts.relations)
                .for_each(|(row, it)| look(row, &it.extra)),
            "stops" => rows
                .zip(&parts.stops)
                .for_each(|(row, it)| look(row, &it.extra)),
            "figures" => rows
                .zip(&parts.figures)
                .for_each(|(row, it)| look(row, &it.extra)),
            _ => rows
                .zip(&parts.editor_notes)
                .for_each(|(row, it)| look(row, &it.extra)),
        }
    }
    problems
}

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
    // In the order of `FIELDS`.
    let lists = [
        extras(&parts.sources, |it| &it.extra),
        extras(&parts.venues, |it| &it.extra),
        extras(&parts.persons, |it| &it.extra),
        extras(&parts.organisations, |it| &it.extra),
        extras(&parts.claims, |it| &it.extra),
        extras(&parts.disputes, |it| &it.extra),
        extras(&parts.participations, |it| &it.extra),
        extras(&parts.relations, |it| &it.extra),
        extras(&parts.stops, |it| &it.extra),
        extras(&parts.figures, |it| &it.extra),
        extras(&parts.editor_notes, |it| &it.extra),
    ];
    let mut problems = Vec::new();
    for ((list, known), extras) in FIELDS.into_iter().zip(lists) {
        for (row, extra) in extras.into_iter().enumerate() {
            let strange = extra.keys().filter(|key| !known.contains(&key.as_str()));
            problems.extend(strange.map(|key| {
                Problem::warning("no record of this list has such a field")
                    .at_record(list, row)
                    .at_item(format!("{list} {}", row + 1))
                    .at_field(key)
                    .hint(format!("they have {}", known.join(", ")))
            }));
        }
    }
    problems
}

/// What each record of a list has beyond the fields that the program reads.
fn extras<T>(records: &[T], extra: fn(&T) -> &JsonObject) -> Vec<&JsonObject> {
    records.iter().map(extra).collect()
}

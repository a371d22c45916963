//! What stands above the columns of a table of events, on the screen.

/// The title of a column that a file calls `name`; fields of the file's own are titled as they are called.
#[must_use]
pub fn column_title(name: &str) -> &str {
    match name {
        "id" => "Id",
        "title" => "Title",
        "when" => "When",
        "kind" => "Kind",
        "status" => "Status",
        "themes" => "Themes",
        "venues" => "Places",
        "country" => "Country",
        "longitude" => "Longitude",
        "latitude" => "Latitude",
        "precision" => "Place known to",
        "summary" => "Summary",
        "sources" => "Sources",
        "disputed" => "Disputed",
        "grave" => "Grave",
        "part_of" => "Part of",
        "when_derivation" => "How the date follows",
        "venue_ids" => "Ids of places",
        own => own,
    }
}

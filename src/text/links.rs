//! Phrases of links.
#![expect(missing_docs, reason = "a phrase says itself what it says")]

pub const VIEW_LINK: &str = "Link";
pub const OPEN_LINK: &str = "Open link";
pub const OPEN_LINK_HINT: &str = "Paste a link that begins with summit-atlas: — it changes the view, and opens no file and no server.";
pub const OPEN_LINK_DO: &str = "Look there";
pub const LINK_OF_ANOTHER_HINT: &str = "open that file to see what the link shows";

pub const LINK_UNKNOWN_KEY: &str = "this version does not know what this means";
pub const LINK_HELP: &str = "Keys of links";
pub const LINK_HELP_WORDS: &str = "A link is summit-atlas:? and keys with their values, in any order, with & between them. What it does not say is as the dataset opens.";
pub const LINK_HELP_MORE: &str =
    "theme, kind and the other choices may be given again, as may fold and without.";

/// What to do about a key that is not known; `meant` is a known one that is near.
#[must_use]
pub fn link_unknown_hint(meant: Option<&str>) -> String {
    meant.map_or_else(
        || "it is kept, and changes nothing; the keys are listed under Open link and by `summit-atlas help links`".to_owned(),
        |key| format!("did you mean {key}? It is kept, and changes nothing"),
    )
}

/// What a key of links says.
#[must_use]
pub fn link_meaning(key: &str) -> &'static str {
    match key {
        "v" => "the version of the link, 1 so far",
        "dataset" => "the name of the file that it was made with",
        "center" => "the middle of the map: longitude, latitude",
        "zoom" => "how close the map is, 0 to 19",
        "mode" => "what counts: window, instant, from-start or to-end",
        "from" => "the first instant of the window of time, or .. for none",
        "to" => "its end, not included, or .. for none",
        "axis" => "all of the timeline, from one date to another",
        "fold" => "a stretch of it that is folded",
        "folds" => "none: nothing is folded",
        "words" => "a query, as in the search field",
        "without" => "a source that is left out, by its id",
        "known" => "only what had been published before a date",
        "select" => "what is shown in detail: event, venue, person, organisation or source",
        "group" => "headings of the list: time, place, theme, kind or nothing",
        "sort" => "by what the list is sorted: time, title, kind, place, …",
        "order" => "ascending or descending",
        "listed" => "in-sight: only what lies on the map that is in sight",
        "borders" => "whose borders: un or administered",
        "graticule" => "yes: meridians and parallels are drawn",
        "person" => "somebody was there, was expected or was absent, by the id",
        "organisation" => "claims see an organisation there, by its id",
        "country" => "in a country, by its code",
        "source" => "a source speaks of it, by its id",
        choice => super::query_meaning(choice),
    }
}

/// A key of links with a value.
#[must_use]
pub fn link_example(key: &str) -> String {
    let example = match key {
        "v" => "v=1",
        "dataset" => "dataset=events.csv",
        "center" => "center=48.5,41.2",
        "zoom" => "zoom=5",
        "mode" => "mode=from-start",
        "from" => "from=2025-06-01",
        "to" => "to=2026-01-01",
        "axis" => "axis=1990-01-01/2030-01-01",
        "fold" => "fold=1995-01-01/2001-01-01",
        "folds" => "folds=none",
        "words" => "words=kind:summit%20Ganja",
        "without" => "without=004",
        "known" => "known=2025-12-01",
        "select" => "select=event:cis-founded",
        "group" => "group=place",
        "sort" => "sort=title",
        "order" => "order=ascending",
        "listed" => "listed=in-sight",
        "borders" => "borders=administered",
        "graticule" => "graticule=yes",
        // Queries take names, links ids.
        "person" => "person=ilham-aliyev",
        "organisation" => "organisation=csto",
        // As in queries, with another sign.
        choice => return super::query_example(choice).replacen(':', "=", 1),
    };
    example.to_owned()
}

/// That a link shows something in detail that is not there, by what it is.
#[must_use]
pub fn link_no_selection(kind: &str, id: &str) -> String {
    format!("there is no {kind} \"{}\"", super::bidi::elided(id, 60))
}

/// That no event has a value that a link chooses.
#[must_use]
pub fn link_no_value(key: &str, value: &str) -> String {
    let value = super::bidi::elided(value, 60);
    format!("no event has \"{value}\" as its {key}")
}

pub const LINK_NO_SELECTION_HINT: &str =
    "nothing is shown in detail; the link may be of another file";
pub const LINK_NO_SOURCE_HINT: &str = "nothing is left out by it; the link may be of another file";
pub const LINK_NO_VALUE_HINT: &str =
    "nothing passes by it; take it out of the choices, or the link may be of another file";

/// That the query of a link is not wholly understood.
#[must_use]
pub fn link_bad_words(error: &str) -> String {
    format!("the query is not wholly understood: {error}")
}

/// That something was selected with an option and is not there; `meant` is an id that is near.
#[must_use]
pub fn select_missing(kind: &str, id: &str, file: &str, meant: Option<&str>) -> String {
    let id = super::bidi::elided(id, 60);
    let hint = meant.map_or_else(
        || "look for its id with summit-atlas list, or in the file".to_owned(),
        |meant| format!("did you mean {kind}:{meant}?"),
    );
    format!("error: --select: there is no {kind} \"{id}\" in {file}. Hint: {hint}")
}

/// That a link was made with another dataset than the one that is open.
#[must_use]
pub fn link_of_another(made_with: &str, open: &str) -> String {
    format!("the link was made with \"{made_with}\"; it is applied to \"{open}\"")
}

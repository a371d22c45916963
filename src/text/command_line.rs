//! What the command line says of itself, and its summaries of a file.

use super::phrases::plural;

/// How every order ends.
pub const EXIT_CODES: &str = "Exit codes:
  0  good
  1  the input is bad or unreadable; what could be read of it is used all the same
  2  the arguments are wrong
  3  something cannot be written
  4  no display, or no graphics driver, for a window";

/// Exit codes, environment and files, below the help of the program.
pub const PROGRAM_HELP: &str = "Examples:
  summit-atlas                                    open the summit dataset
  summit-atlas events.csv                         open a table of events
  summit-atlas trip.atlas                         open a workspace
  summit-atlas \"summit-atlas:?zoom=5\"             look as a link says
  summit-atlas list --from 2025-10 --to 2025-11   what was, or may have been, in October 2025
  summit-atlas convert events.csv events.geojson
  summit-atlas help list                          everything about an order
  summit-atlas help queries                       the fields of queries, as in --where
  summit-atlas help links                         what a link can say

Input and output:
  Files are GeoJSON, CSV or TSV; - is standard input or output, ./- a file of that name. What a
  program reads goes to standard output, everything else to standard error. Files are written to
  a temporary name, synced and renamed: the old one stays until the new one is whole.

Exit codes:
  0  good
  1  the input is bad or unreadable; what could be read of it is used all the same
  2  the arguments are wrong
  3  something cannot be written
  4  no display, or no graphics driver, for a window
  A reader that closes its pipe early is no error.

Environment:
  NO_COLOR         when set and not empty, no colours anywhere
  CLICOLOR_FORCE   when set and not 0, colours even where there is no terminal
  TERM             dumb: nothing is overwritten on the terminal
  DISPLAY, WAYLAND_DISPLAY   where a window opens (Linux)
  XDG_DATA_HOME    the last view, and reports of faults (Linux; ~/.local/share)
  XDG_CACHE_HOME   tiles of map servers (Linux; ~/.cache)";

/// Below the help of `list`.
pub const LIST_HELP: &str =
    "With a window, what is certainly or possibly in it is listed, and what has no date is counted;
without one, everything is listed. The order is that of time: earliest start, latest end, id.

Dates are EDTF: 2025-10-09, 2025-06, 1991~, 156X, 2024-12-25/.., [..2025-12]; or plain words:
\"9 October 2025\". The window is half-open: --from 2025-10 --to 2025-11 is October 2025.

--where takes a query: `summit-atlas help queries` lists its fields. In json, the counts certain,
possible and undated are those of events that answer it; all is that of the file.

With --where each event says why it answers, in the words of the window: as the list \"why\" in json,
ndjson and geojson, as a column in csv, and in a table where the terminal has 100 columns.

Examples:
  summit-atlas list
  summit-atlas list --from 2025-10 --to 2025-11 --format table
  summit-atlas list events.csv --format ndjson | head
  curl -s https://example.org/events.geojson | summit-atlas list - --format csv > events.csv
  summit-atlas list --where 'absent:Aliyev or sources>=4' --format ndjson
  summit-atlas list --without-source 004 --known-on 2025-12";

/// Below the help of `check`.
pub const CHECK_HELP: &str = "Each problem is a line on standard output: how bad it is, file, line, record, field, what is wrong
and what to do. The last line of each file counts its events, errors and warnings. Files with
sources and claims are also held against the rules of such files.

Examples:
  summit-atlas check events.csv
  summit-atlas check one.geojson two.csv
  summit-atlas check - < events.geojson";

/// Below the help of `convert`.
pub const CONVERT_HELP: &str = "GeoJSON takes everything, also what this program does not know. A table takes one row an event:
what it has no place for (claims, journeys, events at several places) is named on standard error.
What could be read of a file with errors is written all the same, and the exit code is 1.

Columns of a table, in any order, also under their usual other names: id, title, when (or start
and end, or year, month, day), kind, status, themes, venues, country, longitude, latitude,
precision, summary, sources, disputed. Any other column is kept.

Examples:
  summit-atlas convert events.csv events.geojson
  summit-atlas convert summits.geojson summits.csv
  summit-atlas convert --to csv events.geojson - | less
  cat events.csv | summit-atlas convert - events.geojson";

/// Below the help of `info`.
pub const INFO_HELP: &str = "Examples:
  summit-atlas info
  summit-atlas info events.csv
  summit-atlas info events.csv --format json | jq .counts";

/// Below the help of `attendance`.
pub const ATTENDANCE_HELP: &str = "Examples:
  summit-atlas attendance > who.csv
  summit-atlas attendance who.csv --format json
  summit-atlas attendance --events summits --without-source 002";

/// Below the help of `completions`.
pub const COMPLETIONS_HELP: &str = "Examples:
  summit-atlas completions bash > ~/.local/share/bash-completion/completions/summit-atlas
  summit-atlas completions zsh > ~/.zfunc/_summit-atlas
  summit-atlas completions fish > ~/.config/fish/completions/summit-atlas.fish";

/// What is counted below a list: `9 certain, 2 possible, of 103 events; 4 without a date` where there is a window, and
/// `2 of 103 events; 0 without a date` where there is none and so many are `listed`.
#[must_use]
pub fn listed([certain, possible, undated, all]: [usize; 4], listed: Option<usize>) -> String {
    let events = plural(all, "event", "events");
    let undated = format!("{undated} {}", super::UNDATED);
    match listed {
        None => format!("{certain} certain, {possible} possible, of {events}; {undated}"),
        Some(listed) if listed == all => format!("{events}; {undated}"),
        Some(listed) => format!("{listed} of {events}; {undated}"),
    }
}

/// That a file is not there; `order` is the order that was perhaps meant by its name.
#[must_use]
pub fn no_such_file(name: &str, order: Option<&str>) -> String {
    match order {
        Some(order) => {
            format!("error: there is no file \"{name}\"; did you mean summit-atlas {order}?")
        }
        None => {
            format!("error: there is no file \"{name}\". Hint: look at the name and the folder")
        }
    }
}

/// The events of a file: `103 events: 99 with a date, 90 on the map, 22 disputed`.
#[must_use]
pub fn summed_up(all: usize, dated: usize, placed: usize, disputed: usize) -> String {
    let all = plural(all, "event", "events");
    format!("{all}: {dated} with a date, {placed} on the map, {disputed} disputed")
}

/// A box on the globe: `18.200° – 76.900° E`, from south-west to north-east.
#[must_use]
pub fn corners(bounds: [crate::geo::LonLat; 2]) -> String {
    let [south_west, north_east] = bounds.map(super::degrees);
    format!("{south_west} – {north_east}")
}

/// What is wrong with a file: `2 errors, 1 warning; summit-atlas check lists them`.
#[must_use]
pub fn faults(errors: usize, warnings: usize) -> String {
    if errors + warnings == 0 {
        return "none".to_owned();
    }
    let errors = plural(errors, "error", "errors");
    let warnings = plural(warnings, "warning", "warnings");
    format!("{errors}, {warnings}; summit-atlas check lists them")
}

/// A source in a line: `002 "A title": 31 events, 120 claims`.
#[must_use]
pub fn source_line(id: &str, title: &str, events: usize, claims: usize) -> String {
    let (events, claims) = (plural(events, "event", "events"), super::claims(claims));
    let name = if id == title {
        id.to_owned()
    } else {
        format!("{id}  {title}")
    };
    format!("{name}: {events}, {claims}")
}

/// What sort of file it is: `GeoJSON with sources and claims`.
#[must_use]
pub fn format_name(code: &str, with_claims: bool) -> String {
    let name = match code {
        "geojson" => "GeoJSON",
        "csv" => "CSV",
        "tsv" => "TSV",
        other => other,
    };
    let claims = if with_claims {
        " with sources and claims"
    } else {
        ""
    };
    format!("{name}{claims}")
}

/// A target whose name does not say what to write.
#[must_use]
pub fn unknown_target(name: &str) -> String {
    let said = if name == "-" {
        "standard output has no name that says what to write".to_owned()
    } else {
        format!("{name}: the end of this name says nothing about what to write")
    };
    format!("error: {said}. Hint: add --to geojson, --to csv or --to tsv")
}

/// What is said while a large file is read.
#[must_use]
pub fn reading_large(file: &str, megabytes: u64) -> String {
    format!("reading {file} ({megabytes} MB) …")
}

/// The heads of the table that `list` prints.
pub const LIST_HEADS: [&str; 7] = ["IN WINDOW", "WHEN", "EVENT", "WHERE", "STATUS", "WHY", "ID"];
/// The heads of what `info` prints.
pub const INFO_HEADS: [&str; 7] = [
    "Events", "Time", "Space", "Kinds", "Status", "Records", "Problems",
];
/// Above the sources that `info` lists.
pub const INFO_SOURCES: &str = "Sources";
/// What stands where there is nothing.
pub const NOTHING: &str = "–";
/// The file is itself the one source.
pub const ITSELF: &str = "the file itself";
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_agree_with_their_words() {
        assert_eq!(
            listed([1, 0, 0, 1], None),
            "1 certain, 0 possible, of 1 event; 0 without a date"
        );
        let counts = [1, 0, 2, 3];
        assert_eq!(listed(counts, Some(3)), "3 events; 2 without a date");
        let counts = [2, 0, 0, 103];
        assert_eq!(listed(counts, Some(2)), "2 of 103 events; 0 without a date");
        assert_eq!(
            summed_up(1, 1, 0, 0),
            "1 event: 1 with a date, 0 on the map, 0 disputed"
        );
        assert_eq!(
            faults(1, 2),
            "1 error, 2 warnings; summit-atlas check lists them"
        );
    }
}

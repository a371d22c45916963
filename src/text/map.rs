//! What the map, its menus and its tools say.
#![expect(missing_docs, reason = "a phrase says itself what it says")]

use super::Language;
use crate::geo::NamedLine;
use crate::theme::MapStyle;

pub const MAP: &str = "The map";
pub const MENU_MAP: &str = "Map";
pub const MAP_ATTRIBUTION: &str = "© GeoNames CC BY 4.0 · Natural Earth";
pub const BORDERS_ARE_SCHEMATIC: &str = "borders are schematic";
pub const BORDERS_ARE_SCHEMATIC_TOOLTIP: &str = "What is drawn, and by which rules";
pub const MAP_SCALE_OF_DATA: &str = "map data 1 : 10 million";
pub const COORDINATES: &str = "Coordinates";
pub const GRATICULE_EVERY: &str = "Graticule every";

pub const STYLE: &str = "Style";
pub const NAMES: &str = "Names";
pub const BORDERS: &str = "Borders";
pub const TWO_AT_ONCE: &str = "Two at once";
pub const NO_SECOND: &str = "One language only";
pub const LOCAL_SHORT: &str = "as there";
pub const BORDERS_UN: &str = "UN";
pub const BORDERS_ADMINISTERED: &str = "as administered";
pub const LOCAL_NAMES: &str = "As written there";
pub const NAMES_TOOLTIP: &str = "In which languages the map is lettered";
pub const BORDERS_TOOLTIP: &str = "Whose borders are drawn";

pub const BORDERS_HEADING: &str = "Borders are schematic";
pub const BORDERS_RULES: [&str; 3] = [
    "Borders are drawn for orientation, from data made for maps at 1 : 10 million. They are not precise to the village, know nothing of the newest treaties, and take no side beyond these rules:",
    "United Nations: borders as resolutions of the General Assembly recognise them; where none speaks and the sides differ, the line is dashed.",
    "As administered: territory as it is run, wherever a stable line with a date exists; where its course is rough or itself contested, the line is dashed.",
];

pub const MEASURE: &str = "Measurement";
pub const MEASURE_BEGIN: &str = "Click on the map to begin, or press Enter in its middle";
pub const MEASURE_NEXT: &str = "Click on for the next point; Enter or a double click ends";
pub const MEASURE_AGAIN: &str = "Click on the map to measure anew";
pub const MEASURE_COPY: &str = "Copy the measurement";
pub const MEASURE_UNDO: &str = "Take back the last point";
pub const MEASURE_CLOSE: &str = "Leave measuring";
pub const MEASURE_FROM_HERE: &str = "Measure from here";
pub const COPY_DECIMAL: &str = "Copy coordinates";
pub const COPY_DEGREES: &str = "Copy as degrees";
pub const CENTRE_HERE: &str = "Centre here";

pub const PLACES: &str = "Go to place";
pub const PLACES_HINT: &str = "Name of a town, river, lake, sea, range…";
pub const PLACES_BEGIN: &str =
    "Type a name in any of the map's languages; ↑ ↓ choose, Enter flies there.";
pub const PLACES_NONE: &str = "Nothing of that name is known.";
pub const PLACES_MISSING: &str = "No list of places came along.";

pub const KIND_OCEAN: &str = "ocean";
pub const KIND_SEA: &str = "sea";
pub const KIND_STRAIT: &str = "strait";
pub const KIND_BAY: &str = "bay";
pub const KIND_LAKE: &str = "lake";
pub const KIND_RIVER: &str = "river";
pub const KIND_RANGE: &str = "mountain range";
pub const KIND_PLATEAU: &str = "plateau";
pub const KIND_PLAIN: &str = "plain";
pub const KIND_DESERT: &str = "desert";
pub const KIND_PENINSULA: &str = "peninsula";
pub const KIND_ISLAND: &str = "island";
pub const KIND_ISLANDS: &str = "islands";
pub const KIND_REGION: &str = "region";

/// Whose map is on the screen where another one lies over the offline one and leaves some of it to be seen.
#[must_use]
pub fn two_maps(other: &str) -> String {
    format!("{other} · {MAP_ATTRIBUTION}")
}

/// The name of a line of the graticule.
#[must_use]
pub const fn named_line(line: NamedLine) -> &'static str {
    match line {
        NamedLine::Equator => "Equator",
        NamedLine::TropicOfCancer => "Tropic of Cancer",
        NamedLine::TropicOfCapricorn => "Tropic of Capricorn",
        NamedLine::ArcticCircle => "Arctic Circle",
        NamedLine::AntarcticCircle => "Antarctic Circle",
        NamedLine::PrimeMeridian => "Greenwich",
    }
}

/// How a style of the map is called, with what it is for; `None` is the one that fits the theme.
#[must_use]
pub const fn map_style(style: Option<MapStyle>) -> (&'static str, &'static str) {
    match style {
        None => ("As the theme", "Atlas on light paper, night on dark"),
        Some(MapStyle::Atlas) => ("Atlas", "A page of a printed atlas, with relief and depths"),
        Some(MapStyle::Night) => ("Night", "Dark, for dark rooms"),
        Some(MapStyle::Plain) => ("Plain", "Flat and pale, to be printed and written on"),
        Some(MapStyle::HighContrast) => (
            "High contrast",
            "Black on white, for weak eyes and weak projectors",
        ),
    }
}

/// What a screen reader says of the scale bar.
#[must_use]
pub fn scale_bar(length: &str) -> String {
    format!("Scale bar: {length}")
}

/// A language in itself and in English: `Русский · Russian`.
#[must_use]
pub fn language(language: Language) -> String {
    if language == Language::English {
        return language.english().to_owned();
    }
    format!("{} · {}", language.autonym(), language.english())
}

/// `Borders: UN`
#[must_use]
pub fn borders_are(short: &str) -> String {
    format!("{BORDERS}: {short}")
}

/// `Names: English`, `Names: Azerbaijani + Russian`
#[must_use]
pub fn names_are(first: &str, second: Option<&str>) -> String {
    match second {
        Some(second) => format!("{NAMES}: {first} + {second}"),
        None => format!("{NAMES}: {first}"),
    }
}

/// A place that was found, for those who hear it: `Baku (Bakı), Azerbaijan, 2.3 million`.
#[must_use]
pub fn found_place(name: &str, matched: Option<&str>, detail: &str) -> String {
    let matched = matched.map_or_else(String::new, |matched| format!(" ({matched})"));
    let detail = if detail.is_empty() {
        String::new()
    } else {
        format!(", {detail}")
    };
    format!("{name}{matched}{detail}")
}

/// How many places were found.
#[must_use]
pub fn found_places(count: usize) -> String {
    match count {
        1 => "1 place".to_owned(),
        count => format!("{count} places"),
    }
}

pub const BORDER_LIST: &str = "Border lines and their rules";
pub const BORDER_LIST_COMMAND: (&str, &str) = (
    "Every border line and its rule…",
    "How contested lines are drawn in either view, why, and since when",
);
pub const BORDER_RULES: &str = "The two rules";
pub const BORDER_LINES: &str = "Lines";
pub const BORDER_NOTES: &str = "Also to be known";
pub const ON_THE_MAP_NOW: &str = "on the map now";
pub const SOLID_LINE: &str = "solid line";
pub const DASHED_LINE: &str = "dashed line";
pub const NO_LINE: &str = "not drawn";
pub const SHOW_ON_THE_MAP: &str = "Show on the map";

/// How a worldview draws a line: `United Nations: dashed line`.
#[must_use]
pub fn worldview_says(worldview: &str, what: &str) -> String {
    format!("{worldview}: {what}")
}

/// A note on borders, for those who hear it.
#[must_use]
pub fn border_note(title: &str, note: &str) -> String {
    format!("{title}: {note}")
}

/// What a button that shows a place on the map is called.
#[must_use]
pub fn show_on_the_map(place: &str) -> String {
    format!("{SHOW_ON_THE_MAP}: {place}")
}

pub const BORDERS_RECOGNISED: &str = "by resolutions of the General Assembly";

/// Since when there has been a line, from an EDTF date.
#[must_use]
pub fn since(edtf: &str) -> String {
    let date = edtf.parse().ok().map(|date| super::date(&date));
    format!("since {}", date.unwrap_or_else(|| edtf.to_owned()))
}

pub const MAP_SOURCE: &str = "Source";
pub const MAP_OFFLINE: (&str, &str) = ("Offline map", "The map that comes along; needs no network");
pub const MAP_STREET: (&str, &str) = (
    "OpenStreetMap (online)",
    "Tiles of openstreetmap.org over the network, kept on the disk",
);
pub const MAP_FILE: (&str, &str) = ("Map file…", "A file of tiles: PMTiles or MBTiles");
pub const MAP_OTHER_SERVER: (&str, &str) = (
    "Tile server… (online)",
    "Another server of tiles: pictures or vector tiles",
);
pub const MAP_SERVER: &str = "Tile server";
pub const MAP_SERVER_HINT: &str =
    "Tiles are asked for over the network as soon as you use it. The offline map stays below.";
pub const MAP_SERVER_ADDRESS: &str = "Address";
pub const MAP_SERVER_NAME: &str = "Name";
pub const MAP_SERVER_THANKS: &str = "Attribution";
pub const MAP_SERVER_ZOOM: &str = "Last zoom";
pub const MAP_SERVER_CONTENT: &str = "Tiles";
pub const MAP_SERVER_USE: &str = "Use this map";

/// A number of people, rounded: `2.3 million`, `340 000`.
#[must_use]
pub fn people(count: usize) -> String {
    if count >= 1_000_000 {
        let tenths = count / 100_000;
        return format!("{}.{} million", tenths / 10, tenths % 10);
    }
    let rounded = match count {
        100_000.. => count / 10_000 * 10_000,
        10_000.. => count / 1000 * 1000,
        _ => count / 100 * 100,
    };
    super::number(if rounded > 0 { rounded } else { count })
}

pub const CONTENT_RASTER: &str = "Pictures";
pub const CONTENT_PROTOMAPS: &str = "Vector tiles, Protomaps 4";
pub const CONTENT_OPEN_MAP_TILES: &str = "Vector tiles, OpenMapTiles 3";
pub const CONTENT_ATLAS: &str = "Vector tiles of this atlas";

pub const RELIEF_SOURCE: &str = "Relief from NOAA GLOBE and ETOPO5";
pub const OTHER_MAP: &str = "another map";

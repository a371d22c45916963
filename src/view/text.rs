mod key;
mod read;

use std::collections::BTreeSet;

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

use super::{Filter, ListOrder, MapLayers, View};
use crate::geo::{Camera, LonLat, MIN_ZOOM};
use crate::places::Worldview;
use crate::time::{Edtf, Folds, Moment, Span, TimeView, Widening, Window, WindowMode};

/// What cannot stand in a value as it is.
const RESERVED: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'&')
    .add(b'+')
    .add(b'<')
    .add(b'=')
    .add(b'>')
    .add(b'`');

/// How an end of the window is written when there is none.
const UNBOUNDED: &str = "..";

/// A line of text that is not a view.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{key}={value}\" is not {expected}")]
pub struct ViewTextError {
    key: String,
    value: String,
    expected: &'static str,
}

/// One key with its value, as it stands in a line.
pub(super) fn pair(key: &str, value: &str) -> String {
    let [key, value] = [key, value].map(|it| utf8_percent_encode(it, RESERVED));
    format!("{key}={value}")
}

/// The keys of a line with their values.
pub(super) fn pairs(text: &str) -> impl Iterator<Item = (String, String)> {
    let parts = text.split('&').filter(|part| !part.is_empty());
    parts.map(|part| {
        let (key, value) = part.split_once('=').unwrap_or((part, ""));
        let plain = |text| percent_decode_str(text).decode_utf8_lossy().into_owned();
        (plain(key), plain(value))
    })
}

impl View {
    /// One line: `center=48.5,41.2&zoom=5&mode=window&from=2025-06-01&to=2026-01-01&select=…`.
    ///
    /// Numbers are written with as many digits as it takes to read back the same value.
    #[must_use]
    pub fn to_text(&self) -> String {
        let LonLat { lon, lat } = self.camera.center;
        let mut parts = vec![
            format!("center={lon},{lat}"),
            format!("zoom={}", self.camera.zoom),
            format!("mode={}", mode_to_text(self.time.mode)),
            format!("from={}", moment_to_text(self.time.window.start())),
            format!("to={}", moment_to_text(self.time.window.end())),
            format!("axis={}", stretch_to_text(self.axis)),
        ];
        let mut push = |key: &str, value: &str| parts.push(pair(key, value));
        if !self.filter.words.is_empty() {
            push("words", &self.filter.words);
        }
        for (facet, values) in self.filter.choices.iter() {
            for value in values {
                push(facet.key(), value);
            }
        }
        let ListOrder {
            grouping,
            key,
            descending,
        } = self.list;
        let usual = ListOrder::default();
        if grouping != usual.grouping {
            push("group", grouping.word());
        }
        if (key, descending) != (usual.key, usual.descending) {
            push("sort", key.word());
            push(
                "order",
                if descending {
                    "descending"
                } else {
                    "ascending"
                },
            );
        }
        if self.only_in_sight {
            push("listed", "in-sight");
        }
        for source in &self.sources_off {
            push("without", source);
        }
        if let Some(moment) = self.known_before {
            push("known", &moment_to_text(moment));
        }
        for gap in self.folds.gaps() {
            push("fold", &stretch_to_text(*gap));
        }
        if let Some(selection) = &self.selection {
            push("select", &selection.to_string());
        }
        if self.map.borders != Worldview::default() {
            push("borders", self.map.borders.code());
        }
        if self.map.graticule {
            push("graticule", "yes");
        }
        for (key, value) in &self.kept {
            push(key, value);
        }
        parts.join("&")
    }

    /// Reads what [`View::to_text`] writes. Unknown keys are kept; a key that is missing has the value it has in an empty
    /// view of the whole world.
    ///
    /// # Errors
    /// When a value is not what its key asks for.
    pub fn from_text(text: &str) -> Result<Self, ViewTextError> {
        let mut reader = Reader::new(Self::empty());
        for (key, value) in pairs(text) {
            reader.take(key, value)?;
        }
        reader.finish().map_err(|(_, error)| error)
    }

    /// A view of the whole world and all of time, with nothing chosen.
    fn empty() -> Self {
        Self {
            camera: Camera::new(LonLat { lon: 0.0, lat: 0.0 }, MIN_ZOOM),
            time: TimeView {
                mode: WindowMode::Window,
                window: Window::ALL,
            },
            axis: Window::HISTORY,
            folds: Folds::NONE,
            filter: Filter::default(),
            list: ListOrder::default(),
            only_in_sight: false,
            sources_off: BTreeSet::new(),
            known_before: None,
            selection: None,
            map: MapLayers::default(),
            kept: Vec::new(),
        }
    }
}

/// The word of a value among all with their words.
fn word_of<T: Copy + PartialEq>(all: &[(T, &'static str)], value: T) -> &'static str {
    let found = all.iter().find(|(it, _)| *it == value);
    found.map_or("", |(_, word)| word)
}

/// The value of a word.
fn value_of<T: Copy>(all: &[(T, &str)], word: &str) -> Option<T> {
    let found = all.iter().find(|(_, it)| *it == word);
    found.map(|(value, _)| *value)
}

/// The first instant of a date in EDTF, or the unbounded beginning for `..`. Beyond EDTF, a year of more than four digits
/// may have a month, a day and a time: `Y12000-05-03T10:00:00Z`.
#[must_use]
pub fn moment_from_text(text: &str) -> Option<Moment> {
    if text == UNBOUNDED {
        return Some(Moment::BEGINNING);
    }
    if let Ok(date) = text.parse::<Edtf>() {
        return Some(Span::from_edtf(&date, Widening::default()).earliest());
    }
    moment_of_a_long_year(text)
}

/// `Y12000-05-03T10:00:00Z` or `Y-12000-05-03`, as [`moment_to_text`] writes them. `Y` may be missing: earlier versions
/// wrote the end of their range as `10000-01-01`.
fn moment_of_a_long_year(text: &str) -> Option<Moment> {
    let text = text.strip_prefix('Y').unwrap_or(text);
    let (negative, text) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (date, time) = match text.split_once('T') {
        Some((date, time)) => (date, time.strip_suffix('Z')?),
        None => (text, "00:00:00"),
    };
    let [year, month, day] = fields(date, '-')?;
    let [hour, minute, second] = fields(time, ':')?;
    if hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    // The end of the supported range is the first instant of a year that is not supported.
    let last = Moment::MAX.civil();
    if (negative, year, month, day) == (false, i64::from(last.year), 1, 1) {
        return (hour + minute + second == 0).then_some(Moment::MAX);
    }
    let year = i32::try_from(if negative { -year } else { year }).ok()?;
    let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    let midnight = Moment::from_ymd(year, month, day)?;
    Some(midnight.plus(hour * 3600 + minute * 60 + second))
}

/// Three numbers: the first of two to nine digits, the others of two.
fn fields(text: &str, separator: char) -> Option<[i64; 3]> {
    let number = |text: &str| -> Option<i64> {
        let plain = text.len() <= 9 && text.bytes().all(|byte| byte.is_ascii_digit());
        plain.then(|| text.parse().ok()).flatten()
    };
    let mut parts = text.split(separator);
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
    let lengths = first.len() >= 2 && second.len() == 2 && third.len() == 2;
    if !lengths || parts.next().is_some() {
        return None;
    }
    Some([number(first)?, number(second)?, number(third)?])
}

/// A date whose first instant is the moment, as short as it goes; `..` when unbounded. It is EDTF, but for years of more
/// than four digits, which are led by `Y` and have a month and a day all the same.
#[must_use]
pub fn moment_to_text(moment: Moment) -> String {
    moment.to_string()
}

/// A bounded stretch of time as its two ends: `1992-01-01/2020-01-01`.
fn stretch_to_text(stretch: Window) -> String {
    let (start, end) = (stretch.start(), stretch.end());
    format!("{}/{}", moment_to_text(start), moment_to_text(end))
}

fn stretch_from_text(text: &str) -> Option<Window> {
    let (start, end) = text.split_once('/')?;
    let stretch = Window::new(moment_from_text(start)?, moment_from_text(end)?)?;
    stretch.is_bounded().then_some(stretch)
}

fn center_from_text(text: &str) -> Option<LonLat> {
    let (lon, lat) = text.split_once(',')?;
    LonLat::new(lon.trim().parse().ok()?, lat.trim().parse().ok()?)
}

const MODES: [(WindowMode, &str); 4] = [
    (WindowMode::Instant, "instant"),
    (WindowMode::Window, "window"),
    (WindowMode::FromStart, "from-start"),
    (WindowMode::ToEnd, "to-end"),
];

fn mode_to_text(mode: WindowMode) -> &'static str {
    word_of(&MODES, mode)
}

pub use key::LinkKey;
pub(super) use read::Reader;

#[cfg(test)]
pub(super) mod tests;

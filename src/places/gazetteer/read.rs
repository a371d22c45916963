//! From the bytes of the file to columns.
//!
//! The file is text compressed with gzip. Its first line is `summit-atlas gazetteer`, the version and the number of
//! places. A line `@` gives the country code and the region of the places below it. A place is a line of number, kind,
//! weight, longitude, latitude and population, perhaps a `box` of west, south, east and north, and its names: each
//! behind the languages it is known in, `=` for the local name, `-` for a further one, or `<`, language and years for a
//! former one. Fields stand between tabs.

use std::io::Read as _;

use flate2::read::GzDecoder;

use super::GazetteerError;
use super::index::{MAX_NAMES, MAX_ROWS};
use super::kind::PlaceKind;
use super::store::{FORMER, FURTHER, Group, LOCAL, Name, Store, Years};
use crate::geo::{Bounds, LonLat};
use crate::text::Language;

/// The most text that is read, in bytes: five times what the bundled gazetteer has.
pub(super) const MAX_TEXT: u64 = 32 << 20;

/// What is wrong with a line.
type Reason = &'static str;

/// Reads the columns.
pub(super) fn read(bytes: &[u8]) -> Result<Store, GazetteerError> {
    let text = decompressed(bytes)?;
    let mut lines = Parts::of(&text, b'\n');
    let told = head(lines.next().unwrap_or_default())?;
    let mut store = Store::default();
    reserve(&mut store, told, text.len());
    for (number, line) in lines.enumerate() {
        if line.is_empty() && text.len() == offset(&text, line) as usize {
            break;
        }
        let read = match line.strip_prefix('@') {
            Some(group) => read_group(&mut store, &text, group),
            None => read_place(&mut store, &text, line),
        };
        read.map_err(|reason| GazetteerError::Line {
            line: number + 2,
            reason,
        })?;
    }
    if store.len() != told {
        let found = store.len();
        return Err(GazetteerError::Count { told, found });
    }
    store.first_name.push(short(store.names.len()));
    store.names.shrink_to_fit();
    store.text = text;
    Ok(store)
}

/// The parts of a text between separators. Parts are short: this is quicker than looking for the separator in long
/// strides.
struct Parts<'a> {
    rest: Option<&'a str>,
    separator: u8,
}

impl<'a> Parts<'a> {
    /// The separator must be ASCII.
    fn of(text: &'a str, separator: u8) -> Self {
        let rest = Some(text);
        Self { rest, separator }
    }
}

impl<'a> Iterator for Parts<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let rest = self.rest?;
        let end = rest.bytes().position(|it| it == self.separator);
        let (part, rest) = match end {
            Some(end) => (&rest[..end], Some(&rest[end + 1..])),
            None => (rest, None),
        };
        self.rest = rest;
        Some(part)
    }
}

/// The text of the file.
fn decompressed(bytes: &[u8]) -> Result<String, GazetteerError> {
    let mut text = Vec::with_capacity(bytes.len().saturating_mul(3).min(8 << 20));
    GzDecoder::new(bytes)
        .take(MAX_TEXT + 1)
        .read_to_end(&mut text)
        .map_err(GazetteerError::Decompress)?;
    if text.len() as u64 > MAX_TEXT {
        return Err(GazetteerError::TooLarge { limit: MAX_TEXT });
    }
    text.shrink_to_fit();
    String::from_utf8(text).map_err(|_error| GazetteerError::Utf8)
}

/// The number of places that the first line promises.
fn head(line: &str) -> Result<usize, GazetteerError> {
    let mut fields = line.split('\t');
    if fields.next() != Some("summit-atlas gazetteer") {
        return Err(GazetteerError::NotAGazetteer);
    }
    let version = fields.next().unwrap_or_default();
    if version != "1" {
        return Err(GazetteerError::Version(version.chars().take(20).collect()));
    }
    let count = fields.next().and_then(|it| it.parse().ok());
    count.ok_or(GazetteerError::NotAGazetteer)
}

/// Room for so many places; a head cannot promise more than the text holds.
fn reserve(store: &mut Store, places: usize, text: usize) {
    let places = places.min(text / 8);
    store.ids.reserve_exact(places);
    store.kinds.reserve_exact(places);
    store.weights.reserve_exact(places);
    store.populations.reserve_exact(places);
    store.points.reserve_exact(places);
    store.of_group.reserve_exact(places);
    store.first_name.reserve_exact(places + 1);
    store.names.reserve(places * 5);
}

/// A country and a region.
fn read_group(store: &mut Store, text: &str, line: &str) -> Result<(), Reason> {
    let (country, region) = line.split_once('\t').ok_or("a group has no region")?;
    if store.groups.len() > usize::from(u16::MAX) {
        return Err("there are too many regions");
    }
    let piece = |part: &str| {
        let start = offset(text, part);
        start..start + short(part.len())
    };
    store.groups.push(Group {
        country: piece(country),
        region: piece(region),
    });
    Ok(())
}

/// A place.
fn read_place(store: &mut Store, text: &str, line: &str) -> Result<(), Reason> {
    if store.groups.is_empty() {
        return Err("a place stands before the first region");
    }
    if store.len() == MAX_ROWS {
        return Err("there are too many places");
    }
    let mut fields = Parts::of(line, b'\t');
    let mut next = || fields.next().unwrap_or_default();
    let id: u32 = next().parse().map_err(|_error| "the number is none")?;
    let kind = PlaceKind::from_word(next()).ok_or("the kind is not known")?;
    let weight = next().parse().map_err(|_error| "the weight is none")?;
    let (lon, lat) = (degrees(next()), degrees(next()));
    let at = lon.zip(lat).and_then(|(lon, lat)| LonLat::new(lon, lat));
    let at = at.ok_or("the place is not on the globe")?;
    let population = next().parse().map_err(|_error| "the population is none")?;
    let first = store.names.len();
    let row = short(store.len());
    for field in fields {
        let mut parts = Parts::of(field, b' ');
        let tag = parts.next().unwrap_or_default();
        let name = parts.rest.ok_or("a name has no language")?;
        if tag == "box" {
            let bounds = bounds(name).ok_or("the box is none")?;
            store.boxes.push((row, bounds));
        } else {
            read_name(store, text, tag, name)?;
        }
    }
    let names = &store.names[first..];
    if names.first().is_none_or(|name| name.roles & 1 == 0) {
        return Err("the first name is not the English one");
    }
    if names.len() > MAX_NAMES {
        return Err("there are too many names");
    }
    store.ids.push(id);
    store.kinds.push(kind);
    store.weights.push(weight);
    store.populations.push(population);
    store.points.push([at.lon, at.lat].map(ten_thousandths));
    let group = store.groups.len() - 1;
    store
        .of_group
        .push(u16::try_from(group).unwrap_or(u16::MAX));
    store.first_name.push(short(first));
    Ok(())
}

/// A name behind its tag.
fn read_name(store: &mut Store, text: &str, tag: &str, name: &str) -> Result<(), Reason> {
    if name.trim().is_empty() {
        return Err("a name is empty");
    }
    let len = u16::try_from(name.len()).map_err(|_error| "a name is too long")?;
    let mut roles = 0;
    if let Some(former) = tag.strip_prefix('<') {
        let mut parts = former.split(',');
        roles = FORMER | role(parts.next().unwrap_or_default())?;
        let mut year = || match parts.next() {
            None | Some("") => Ok(None),
            Some(year) => year.parse().map(Some).map_err(|_error| "a year is none"),
        };
        store.years.push(Years {
            name: short(store.names.len()),
            first: year()?,
            last: year()?,
        });
    } else {
        for part in tag.split(',') {
            roles |= role(part)?;
        }
    }
    let start = offset(text, name);
    store.names.push(Name { start, len, roles });
    Ok(())
}

/// The role of a tag.
fn role(tag: &str) -> Result<u16, Reason> {
    match tag {
        "=" => Ok(LOCAL),
        "-" => Ok(FURTHER),
        code => {
            let language = Language::from_code(code).ok_or("a language is not known")?;
            Ok(1 << language as u16)
        }
    }
}

/// West, south, east and north.
fn bounds(text: &str) -> Option<Bounds> {
    let mut edges = text.split(' ').map(degrees);
    let mut corner = || LonLat::new(edges.next()??, edges.next()??);
    let (min, max) = (corner()?, corner()?);
    (min.lon <= max.lon && min.lat <= max.lat).then_some(Bounds { min, max })
}

fn degrees(text: &str) -> Option<f64> {
    text.parse().ok()
}

/// Degrees as 1/10 000 of a degree.
fn ten_thousandths(degrees: f64) -> i32 {
    #[expect(clippy::cast_possible_truncation, reason = "at most 1 800 000")]
    let whole = (degrees * 1e4).round() as i32;
    whole
}

/// Where a part of the text begins in it.
fn offset(text: &str, part: &str) -> u32 {
    short(part.as_ptr().addr() - text.as_ptr().addr())
}

/// A number that the limits keep below 2³².
fn short(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

//! A distance from a place or a point: `Ganja~50km`, `46.36,40.68~500m`.

use std::ops::Range;

use super::condition::{Centre, Condition};
use super::error::QueryError;
use super::lexer::Named;
use super::print::written;
use crate::geo::LonLat;
use crate::text;

/// No place on earth is farther from another one than this, in metres.
const FARTHEST: u32 = 20_040_000;
/// What to write where nothing better is known.
const SOME_DISTANCE: &str = "50km";
const SOME_PLACE: &str = "Ganja";

/// What is wrong with a distance.
enum Wrong {
    Missing,
    NoNumber,
    NoUnit(String),
    OtherUnit(String),
    Negative,
    TooFar,
}

/// The condition of a place and a distance; a mistake points at the part that is wrong.
pub(super) fn near(whole: &str, named: &Named, value: &str) -> Result<Condition, QueryError> {
    let parts = Parts::of(whole, named);
    let wrong = |range: Range<usize>, message: String, hint: String| {
        Err(QueryError::new(
            whole,
            range,
            message,
            Some(text::query_write(&hint)),
        ))
    };
    let example = |centre: &str, distance: &str| {
        let centre = if centre.is_empty() {
            SOME_PLACE
        } else {
            centre
        };
        format!("near:{}", written(&format!("{centre}~{distance}")))
    };
    let (centre, distance) = value.rsplit_once('~').unwrap_or((value, ""));
    let (centre, distance) = (centre.trim(), distance.trim());
    if centre.is_empty() {
        let distance = if metres(distance).is_ok() {
            distance
        } else {
            SOME_DISTANCE
        };
        let message = text::QUERY_NO_CENTRE.to_owned();
        return wrong(parts.centre, message, example("", distance));
    }
    let metres = match metres(distance) {
        Ok(metres) => metres,
        Err(fault) => {
            let farthest = format!("{}km", FARTHEST / 1000);
            let (message, better) = match fault {
                Wrong::Missing => (text::QUERY_NO_DISTANCE.to_owned(), SOME_DISTANCE),
                Wrong::NoNumber => (text::QUERY_BAD_DISTANCE.to_owned(), SOME_DISTANCE),
                Wrong::Negative => (text::QUERY_NEGATIVE_DISTANCE.to_owned(), SOME_DISTANCE),
                Wrong::OtherUnit(unit) => (text::query_no_such_unit(&unit), SOME_DISTANCE),
                Wrong::TooFar => (text::QUERY_TOO_FAR.to_owned(), &*farthest),
                Wrong::NoUnit(number) => {
                    let message = text::QUERY_NO_UNIT.to_owned();
                    return wrong(
                        parts.distance,
                        message,
                        example(centre, &format!("{number}km")),
                    );
                }
            };
            return wrong(parts.distance, message, example(centre, better));
        }
    };
    let numbers = centre.split_once(',').and_then(|(lon, lat)| {
        let number = |text: &str| text.trim().parse::<f64>().ok();
        Some([number(lon)?, number(lat)?])
    });
    let centre = match numbers {
        None => Centre::Named(centre.to_owned()),
        Some([lon, lat]) => {
            let Some(at) = LonLat::new(lon, lat) else {
                // Many write the latitude first.
                let hint = match LonLat::new(lat, lon) {
                    Some(_) => example(&format!("{lat},{lon}"), distance),
                    None => example("46.36,40.68", distance),
                };
                let range = parts.coordinate(whole, !(-180.0..=180.0).contains(&lon));
                return wrong(range, text::QUERY_OFF_EARTH.to_owned(), hint);
            };
            Centre::At(at)
        }
    };
    Ok(Condition::Near(centre, metres))
}

/// Where the place and the distance stand, without the quotes.
struct Parts {
    centre: Range<usize>,
    distance: Range<usize>,
}

impl Parts {
    fn of(whole: &str, named: &Named) -> Self {
        let at = named.at.clone();
        let raw = whole.get(at.clone()).unwrap_or_default();
        let is_outside = |c: char| c.is_whitespace() || c == '"';
        // Bytes of a part without blanks and quotes at its ends; what is missing is missing at its end.
        let inner = |range: Range<usize>| {
            let text = raw.get(range.clone()).unwrap_or_default();
            let trimmed = text.trim_start_matches(is_outside);
            if trimmed.is_empty() {
                return at.start + range.end..at.start + range.end;
            }
            let start = at.start + range.end - trimmed.len();
            start..start + trimmed.trim_end_matches(is_outside).len()
        };
        match raw.rfind('~') {
            Some(sign) => Self {
                centre: inner(0..sign),
                distance: inner(sign + 1..raw.len()),
            },
            None => Self {
                centre: inner(0..raw.len()),
                distance: at.end..at.end,
            },
        }
    }

    /// The first or the second of two numbers.
    fn coordinate(&self, whole: &str, first: bool) -> Range<usize> {
        let centre = whole.get(self.centre.clone()).unwrap_or_default();
        match centre.find(',') {
            Some(comma) if first => self.centre.start..self.centre.start + comma,
            Some(comma) => {
                let skip = centre[comma + 1..].len() - centre[comma + 1..].trim_start().len();
                self.centre.start + comma + 1 + skip..self.centre.end
            }
            None => self.centre.clone(),
        }
    }
}

/// A distance in whole metres.
fn metres(text: &str) -> Result<u32, Wrong> {
    let text = text.to_ascii_lowercase();
    let unit = text.trim_start_matches(|c: char| !c.is_alphabetic()).trim();
    let number = text.strip_suffix(unit).unwrap_or(&text).trim();
    if text.is_empty() {
        return Err(Wrong::Missing);
    }
    let plain = number
        .bytes()
        .all(|byte| byte.is_ascii_digit() || b"+-.".contains(&byte));
    let value = number
        .parse::<f64>()
        .ok()
        .filter(|_| plain)
        .ok_or(Wrong::NoNumber)?;
    let metres = match unit {
        "" => return Err(Wrong::NoUnit(number.to_owned())),
        "km" => value * 1000.0,
        "m" => value,
        other => return Err(Wrong::OtherUnit(other.to_owned())),
    };
    if metres < 0.0 {
        return Err(Wrong::Negative);
    }
    if metres > f64::from(FARTHEST) {
        return Err(Wrong::TooFar);
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "it lies in the range"
    )]
    let whole = metres.round() as u32;
    Ok(whole)
}

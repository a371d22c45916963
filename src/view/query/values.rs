//! From a field and what stands behind it to a condition.

use std::ops::Range;

use super::super::TypedDate;
use super::condition::{Centre, Comparison, Condition};
use super::error::QueryError;
use super::field::{Countable, QueryField, Timing};
use super::lexer::Named;
use crate::geo::LonLat;
use crate::text;
use crate::text::slips;

/// No place on earth is farther from another one than this, in metres.
const FARTHEST: u32 = 20_040_000;

/// The condition of a field.
pub(super) fn condition(whole: &str, named: &Named) -> Result<Condition, QueryError> {
    let wrong = |range: Range<usize>, message: String, hint: Option<String>| {
        QueryError::new(whole, range, message, hint)
    };
    let name = whole.get(named.name.clone()).unwrap_or_default();
    let Some(field) = named.field else {
        let hint = Some(hint_for_name(name));
        return Err(wrong(named.name.clone(), text::query_no_field(name), hint));
    };
    let sign = named.name.end..named.name.end + named.sign.len();
    let example = || Some(text::query_write(text::query_example(field.key())));
    let counts = matches!(field, QueryField::Count(_));
    if !counts && !matches!(named.sign, ":" | "=") {
        let message = text::query_takes_no_numbers(field.key());
        return Err(wrong(sign, message, example()));
    }
    let value = named.value.trim();
    if value.is_empty() {
        let message = text::query_no_value(field.key());
        return Err(wrong(named.name.start..named.at.end, message, example()));
    }
    let wrong_value = |message, hint| Err(wrong(named.at.clone(), message, hint));
    match field {
        QueryField::Facet(facet) => match fixed(field, value) {
            Ok(value) => Ok(Condition::Has(facet, value)),
            Err(hint) => {
                let message = text::query_no_such_value(field.key(), value);
                wrong_value(message, Some(hint))
            }
        },
        QueryField::Time(timing) => date(whole, named, timing, value),
        QueryField::Person(part) => Ok(Condition::Person(part, value.to_owned())),
        QueryField::Place => Ok(Condition::Place(value.to_owned())),
        QueryField::Near => match near(value) {
            Ok(condition) => Ok(condition),
            Err(message) => wrong_value(message.to_owned(), example()),
        },
        QueryField::Own(which) => Ok(Condition::Own(which, value.to_owned())),
        QueryField::Count(what) => match count(what, named.sign, value) {
            Some(condition) => Ok(condition),
            None => wrong_value(text::query_no_number(value), example()),
        },
    }
}

/// The known name that is nearest to one, or where all are listed.
fn hint_for_name(name: &str) -> String {
    let name = name.to_lowercase();
    let typed = name.as_bytes();
    let most = slips::forgiven(typed.len()).max(1);
    let all = QueryField::ALL.into_iter().map(QueryField::key);
    let near = all.filter_map(|key| {
        let near = slips::between(typed, key.as_bytes(), most)?;
        // Letters that are missing at the end count less than wrong ones.
        Some(((near.slips, key.len() - near.letters.min(key.len())), key))
    });
    let nearest = near.min_by_key(|(distance, _)| *distance);
    nearest.map_or_else(
        || text::QUERY_FIELDS_HINT.to_owned(),
        |(_, key)| text::query_did_you_mean(key),
    )
}

/// A value of a facet; of those that have the same ones everywhere only these, or else a hint.
fn fixed(field: QueryField, value: &str) -> Result<String, String> {
    let Some(values) = field.fixed_values() else {
        return Ok(value.to_owned());
    };
    let found = values.iter().find(|it| it.eq_ignore_ascii_case(value));
    found
        .map(|it| (*it).to_owned())
        .ok_or_else(|| text::query_one_of(values))
}

fn date(whole: &str, named: &Named, timing: Timing, value: &str) -> Result<Condition, QueryError> {
    let (message, hint, offset) = match TypedDate::read(value) {
        TypedDate::One(edtf, _) => return Ok(Condition::Time(timing, edtf)),
        TypedDate::Several(all) => {
            let all: Vec<String> = all.iter().map(|(edtf, _)| edtf.to_string()).collect();
            let hint = text::query_write(&all.join(" or "));
            (text::query_several_dates(value), Some(hint), 0)
        }
        TypedDate::None(error) => (error.reason(), error.hint(), error.offset()),
    };
    // Where the value stands as it is, the mistake is at its own byte.
    let from = named.at.start;
    let inside = whole.get(named.at.clone()).and_then(|raw| raw.find(value));
    let start = match inside {
        Some(skip) if named.verbatim => from + skip + offset,
        _ => from,
    };
    let range = start.min(named.at.end)..named.at.end;
    Err(QueryError::new(whole, range, message, hint))
}

/// `Ganja~50km`, `46.36,40.68~500m`.
fn near(value: &str) -> Result<Condition, &'static str> {
    let (centre, distance) = value.rsplit_once('~').ok_or(text::QUERY_NO_DISTANCE)?;
    let metres = metres(distance.trim()).ok_or(text::QUERY_BAD_DISTANCE)?;
    let centre = centre.trim();
    if centre.is_empty() {
        return Err(text::QUERY_NO_CENTRE);
    }
    let numbers = centre.split_once(',').and_then(|(lon, lat)| {
        let number = |text: &str| text.trim().parse::<f64>().ok();
        Some((number(lon)?, number(lat)?))
    });
    let centre = match numbers {
        Some((lon, lat)) => Centre::At(LonLat::new(lon, lat).ok_or(text::QUERY_OFF_EARTH)?),
        None => Centre::Named(centre.to_owned()),
    };
    Ok(Condition::Near(centre, metres))
}

/// A distance in whole metres.
fn metres(text: &str) -> Option<u32> {
    let text = text.to_ascii_lowercase();
    let (number, unit) = match text.strip_suffix("km") {
        Some(number) => (number, 1000.0),
        None => (text.strip_suffix('m')?, 1.0),
    };
    let metres = number.trim().parse::<f64>().ok()? * unit;
    if !(0.0..=f64::from(FARTHEST)).contains(&metres) {
        return None;
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "it lies in the range"
    )]
    let whole = metres.round() as u32;
    Some(whole)
}

fn count(what: Countable, sign: &str, value: &str) -> Option<Condition> {
    let digits = value.bytes().all(|byte| byte.is_ascii_digit());
    let number = value.parse().ok().filter(|_| digits)?;
    let mut all = Comparison::ALL.into_iter();
    let found = all.find(|(_, it)| *it == sign);
    let comparison = found.map_or(Comparison::Equal, |(comparison, _)| comparison);
    Some(Condition::Count(what, comparison, number))
}

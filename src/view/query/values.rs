//! From a field and what stands behind it to a condition.

use std::ops::Range;

use super::super::TypedDate;
use super::condition::{Comparison, Condition};
use super::error::QueryError;
use super::field::{Countable, QueryField, Timing};
use super::lexer::{Kind, Named, lex};
use super::near::near;
use super::print::written;
use crate::text;
use crate::text::slips;

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
    let sign = named.sign_at.clone();
    let example = || Some(text::query_write(text::query_example(field.key())));
    let counts = matches!(field, QueryField::Count(_));
    if !counts && !matches!(named.sign, ":" | "=") {
        let message = text::query_takes_no_numbers(field.key());
        return Err(wrong(sign, message, example()));
    }
    let value = named.value.trim();
    if value.is_empty() {
        let message = text::query_no_value(field.key());
        let hint = behind_a_blank(whole, named).or_else(example);
        return Err(wrong(named.name.start..named.at.end, message, hint));
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
        QueryField::Near => near(whole, named, value),
        QueryField::Own(which) => Ok(Condition::Own(which, value.to_owned())),
        QueryField::Count(what) => match count(what, named.sign, value) {
            Some(condition) => Ok(condition),
            None => wrong_value(text::query_no_number(value), example()),
        },
    }
}

/// What to write where the value stands behind a blank.
fn behind_a_blank(whole: &str, named: &Named) -> Option<String> {
    let rest = whole.get(named.at.end..)?;
    let next = rest.trim_start();
    if next.len() == rest.len() || !named.at.is_empty() {
        return None;
    }
    let lexed = lex(next);
    let Kind::Words(value) = &lexed.tokens.first()?.kind else {
        return None;
    };
    let field = whole.get(named.name.start..named.at.end)?;
    let glued = format!("{}{}", field.trim_end(), written(value));
    Some(text::query_without_blank(&glued))
}

/// The known name that is nearest to one, or where all are listed.
fn hint_for_name(name: &str) -> String {
    slips::nearest(name, QueryField::ALL.into_iter().map(QueryField::key)).map_or_else(
        || text::QUERY_FIELDS_HINT.to_owned(),
        text::query_did_you_mean,
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

fn count(what: Countable, sign: &str, value: &str) -> Option<Condition> {
    let digits = value.bytes().all(|byte| byte.is_ascii_digit());
    let number = value.parse().ok().filter(|_| digits)?;
    let mut all = Comparison::ALL.into_iter();
    let found = all.find(|(_, it)| *it == sign);
    let comparison = found.map_or(Comparison::Equal, |(comparison, _)| comparison);
    Some(Condition::Count(what, comparison, number))
}

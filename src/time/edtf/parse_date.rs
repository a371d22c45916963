//! Reading one date or date-time.

use super::cursor::{Cursor, Fail};
use super::date::{EdtfDate, Part};
use super::fault::Fault;
use super::marks::{DatePart, Marks, Qualifier};
use super::part::YearPart;
use super::pattern::{Days, TwoDigits};
use super::{parse_time, parse_year};
use crate::time::calendar;

pub(super) fn date(cursor: &mut Cursor) -> Result<EdtfDate, Fail> {
    let from = cursor.offset();
    let left = mark(cursor)?;
    let (year, may_go_on) = parse_year::year(cursor)?;
    let mut date = EdtfDate {
        year,
        part: Part::Year,
        marks: Marks::default().with(DatePart::Year, left, mark(cursor)?),
        time: None,
    };
    if cursor.peek() == Some(b'-') {
        if !may_go_on {
            return Err(cursor.fail(Fault::YearAlone));
        }
        cursor.bump();
        below_year(cursor, &mut date)?;
    }
    if cursor.peek() == Some(b'T') {
        time(cursor, from, &mut date)?;
    }
    Ok(date)
}

/// `-` has been read after the year.
fn below_year(cursor: &mut Cursor, date: &mut EdtfDate) -> Result<(), Fail> {
    let left = mark(cursor)?;
    let start = cursor.offset();
    let month = two_digits(cursor, Fault::MonthDigits)?;
    let right = mark(cursor)?;
    date.marks = date.marks.with(DatePart::Month, left, right);
    if let Some(code @ (0 | 13..)) = month.known() {
        let Some(part) = YearPart::from_code(code) else {
            return Err(Cursor::fail_at(start, Fault::NoSuchMonth(code)));
        };
        if cursor.peek() == Some(b'-') {
            return Err(cursor.fail(Fault::PartDay));
        }
        date.part = Part::Group(part);
        return Ok(());
    }
    if month.matching(12) == 0 {
        return Err(Cursor::fail_at(
            start,
            Fault::NoMonthMatches(month.characters()),
        ));
    }
    date.part = Part::Month(month);
    if !cursor.eat(b'-') {
        return Ok(());
    }
    let left = mark(cursor)?;
    let start = cursor.offset();
    let day = two_digits(cursor, Fault::DayDigits)?;
    date.marks = date.marks.with(DatePart::Day, left, mark(cursor)?);
    date.part = Part::Day(month, day);
    if has_a_day(date, month, day) {
        return Ok(());
    }
    let fault = match (date.year(), month.known(), day.known()) {
        (Some(year), Some(month), Some(day)) => Fault::NoSuchDay { year, month, day },
        _ => Fault::NoDayMatches(day.characters()),
    };
    Err(Cursor::fail_at(start, fault))
}

/// Whether any filling of its unknown digits is a day.
fn has_a_day(date: &EdtfDate, month: TwoDigits, day: TwoDigits) -> bool {
    // Every month has these days.
    if day.matching(28) != 0 {
        return true;
    }
    match (date.year(), month.known(), day.known()) {
        (Some(year), Some(month), Some(day)) => {
            (1..=calendar::days_in_month(year, month)).contains(&day)
        }
        _ => match date.meant() {
            Days::Run(first, last) => first < last,
            Days::Pattern(pattern) => pattern.is_possible(),
        },
    }
}

/// Two digits of which any may be `X`.
fn two_digits(cursor: &mut Cursor, wrong: Fault) -> Result<TwoDigits, Fail> {
    let start = cursor.offset();
    match *cursor.take_digits() {
        [tens, ones] => Ok(TwoDigits::new(tens, ones)),
        [] if cursor.peek().is_some() => Err(cursor.unexpected()),
        _ => Err(Cursor::fail_at(start, wrong)),
    }
}

/// The time of a date that starts at an offset.
fn time(cursor: &mut Cursor, from: usize, date: &mut EdtfDate) -> Result<(), Fail> {
    let known = |month: TwoDigits, day: TwoDigits| month.known().is_some() && day.known().is_some();
    if !matches!(date.part, Part::Day(month, day) if date.year.is_one() && known(month, day)) {
        return Err(cursor.fail(Fault::TimeWithoutDay));
    }
    if !date.marks.is_empty() {
        let at = cursor.find_mark(from);
        return Err(Cursor::fail_at(at, Fault::MarkedTime(cursor.char_at(at))));
    }
    cursor.bump();
    date.time = Some(parse_time::time(cursor)?);
    let at = cursor.offset();
    match mark(cursor)? {
        Qualifier::None => Ok(()),
        _ => Err(Cursor::fail_at(at, Fault::MarkedTime(cursor.char_at(at)))),
    }
}

/// One mark, or none.
fn mark(cursor: &mut Cursor) -> Result<Qualifier, Fail> {
    let Some(found) = cursor.peek().and_then(Qualifier::from_byte) else {
        return Ok(Qualifier::None);
    };
    cursor.bump();
    match cursor.peek().and_then(Qualifier::from_byte) {
        Some(_) => Err(cursor.fail(Fault::TwoMarks)),
        None => Ok(found),
    }
}

//! Reading one date or date-time.

use super::cursor::{Cursor, Fail};
use super::error::Fault;
use super::{EdtfDate, Part, Qualifier, Season, TimeOfDay, YearDigits, Zone};
use crate::time::calendar;
use crate::time::moment::Moment;

const PART_MARK: &str = "a mark on a part of a date (level 2)";
const INNER_UNKNOWN: &str = "an unknown digit before a known part (level 2)";

/// Two digits: a number or `XX`.
enum Pair {
    Known(u8),
    Unknown,
}

pub(super) fn date(cursor: &mut Cursor) -> Result<EdtfDate, Fail> {
    if matches!(cursor.peek(), Some(b'?' | b'~' | b'%')) {
        return Err(cursor.fail(Fault::NotYet(PART_MARK)));
    }
    let from = cursor.offset();
    let long = cursor.eat(b'Y');
    let year = if long {
        long_year(cursor)?
    } else {
        year(cursor)?
    };
    // After `Y` there is only a year.
    let part = if !long && cursor.eat(b'-') {
        below_year(cursor, year)?
    } else {
        Part::Year
    };
    let time = time(cursor, part)?;
    let qualifier = qualifier(cursor, time.is_some())?;
    let date = EdtfDate {
        year,
        part,
        time,
        qualifier,
    };
    if time.is_some() && !date.is_supported() {
        return Err(Cursor::fail_at(from, Fault::YearOutOfRange));
    }
    Ok(date)
}

/// A sign and four digits of which the last may be `X`.
fn year(cursor: &mut Cursor) -> Result<YearDigits, Fail> {
    let from = cursor.offset();
    let negative = cursor.eat(b'-');
    let start = cursor.offset();
    let digits = cursor.take_digits();
    if digits.is_empty() {
        return Err(cursor.fail(Fault::NoYear));
    }
    if digits.len() != 4 {
        return Err(Cursor::fail_at(start, Fault::YearDigits(digits.len())));
    }
    let known = digits.iter().take_while(|&&digit| digit != b'X').count();
    if digits[known..].iter().any(|&digit| digit != b'X') {
        return Err(Cursor::fail_at(start + known, Fault::NotYet(INNER_UNKNOWN)));
    }
    if known == 0 {
        let what = "a year without a known digit (level 2)";
        return Err(Cursor::fail_at(start, Fault::NotYet(what)));
    }
    let magnitude = digits.iter().fold(0, |sum, &digit| {
        let value = if digit == b'X' { 0 } else { digit - b'0' };
        sum * 10 + u16::from(value)
    });
    if negative && magnitude == 0 && known == 4 {
        return Err(Cursor::fail_at(from, Fault::NegativeZero));
    }
    after_year(cursor)?;
    Ok(YearDigits {
        negative,
        magnitude,
        // At most three.
        unknown: u8::try_from(4 - known).unwrap_or(0),
    })
}

/// `Y` has been read. Years beyond four digits lie outside the supported range; those inside are read leniently.
fn long_year(cursor: &mut Cursor) -> Result<YearDigits, Fail> {
    let from = cursor.offset();
    let negative = cursor.eat(b'-');
    let start = cursor.offset();
    let digits = cursor.take_digits();
    if let Some(at) = digits.iter().position(|&digit| digit == b'X') {
        return Err(Cursor::fail_at(start + at, Fault::Unexpected('X')));
    }
    after_year(cursor)?;
    if digits.len() < 4 {
        return Err(Cursor::fail_at(start, Fault::YearDigits(digits.len())));
    }
    let mut magnitude = 0_u16;
    for digit in digits {
        magnitude = magnitude * 10 + u16::from(digit - b'0');
        if magnitude > 9999 {
            return Err(Cursor::fail_at(from, Fault::YearOutOfRange));
        }
    }
    if negative && magnitude == 0 {
        return Err(Cursor::fail_at(from, Fault::NegativeZero));
    }
    Ok(YearDigits {
        negative,
        magnitude,
        unknown: 0,
    })
}

/// Refuses what level 2 allows after a year.
fn after_year(cursor: &Cursor) -> Result<(), Fail> {
    match cursor.peek() {
        Some(b'S') => Err(cursor.fail(Fault::NotYet("a number of significant digits (level 2)"))),
        Some(b'E') => Err(cursor.fail(Fault::NotYet("an exponent (level 2)"))),
        _ => Ok(()),
    }
}

/// `-` has been read after the year.
fn below_year(cursor: &mut Cursor, year: YearDigits) -> Result<Part, Fail> {
    let start = cursor.offset();
    let month = pair(cursor, Fault::MonthDigits)?;
    if year.unknown > 0 {
        return Err(Cursor::fail_at(start, Fault::NotYet(INNER_UNKNOWN)));
    }
    let month = match month {
        Pair::Unknown => None,
        Pair::Known(month @ 1..=12) => Some(month),
        Pair::Known(code) => return season(cursor, start, code),
    };
    if !cursor.eat(b'-') {
        return Ok(Part::Month(month));
    }
    let start = cursor.offset();
    let day = pair(cursor, Fault::DayDigits)?;
    match (month, day) {
        (None, Pair::Unknown) => Ok(Part::Day(None)),
        (None, Pair::Known(_)) => Err(Cursor::fail_at(start, Fault::NotYet(INNER_UNKNOWN))),
        (Some(month), Pair::Unknown) => Ok(Part::Day(Some((month, None)))),
        (Some(month), Pair::Known(day)) => {
            let year = year.range().0;
            if !(1..=calendar::days_in_month(year, month)).contains(&day) {
                let fault = Fault::NoSuchDay { year, month, day };
                return Err(Cursor::fail_at(start, fault));
            }
            Ok(Part::Day(Some((month, Some(day)))))
        }
    }
}

fn season(cursor: &Cursor, start: usize, code: u8) -> Result<Part, Fail> {
    let season = match code {
        21 => Season::Spring,
        22 => Season::Summer,
        23 => Season::Autumn,
        24 => Season::Winter,
        25..=41 => {
            let what = "a season of a hemisphere or a part of the year (level 2)";
            return Err(Cursor::fail_at(start, Fault::NotYet(what)));
        }
        _ => return Err(Cursor::fail_at(start, Fault::NoSuchMonth(code))),
    };
    if cursor.peek() == Some(b'-') {
        return Err(cursor.fail(Fault::SeasonDay));
    }
    Ok(Part::Season(season))
}

/// Two digits or `XX`.
fn pair(cursor: &mut Cursor, wrong: Fault) -> Result<Pair, Fail> {
    if matches!(cursor.peek(), Some(b'?' | b'~' | b'%')) {
        return Err(cursor.fail(Fault::NotYet(PART_MARK)));
    }
    let start = cursor.offset();
    match *cursor.take_digits() {
        [b'X', b'X'] => Ok(Pair::Unknown),
        [b'X', _] | [_, b'X'] => {
            let what = "one unknown digit of two (level 2)";
            Err(Cursor::fail_at(start, Fault::NotYet(what)))
        }
        [tens, ones] => Ok(Pair::Known((tens - b'0') * 10 + (ones - b'0'))),
        [] if cursor.peek().is_some() => Err(cursor.unexpected()),
        _ => Err(Cursor::fail_at(start, wrong)),
    }
}

fn time(cursor: &mut Cursor, part: Part) -> Result<Option<TimeOfDay>, Fail> {
    if cursor.peek() != Some(b'T') {
        return Ok(None);
    }
    if !matches!(part, Part::Day(Some((_, Some(_))))) {
        return Err(cursor.fail(Fault::TimeWithoutDay));
    }
    cursor.bump();
    let hour = time_field(cursor, 24, Fault::NoSuchHour)?;
    if !cursor.eat(b':') {
        return Err(cursor.fail(Fault::TimeForm));
    }
    let minute = time_field(cursor, 60, Fault::NoSuchMinute)?;
    let second = if cursor.eat(b':') {
        Some(time_field(cursor, 60, Fault::NoSuchSecond)?)
    } else {
        None
    };
    if second.is_some() && cursor.peek() == Some(b'.') && !cursor.is_at_dots() {
        return Err(cursor.fail(Fault::Fraction));
    }
    Ok(Some(TimeOfDay {
        hour,
        minute,
        second,
        zone: zone(cursor)?,
    }))
}

/// Two digits below a limit.
fn time_field(cursor: &mut Cursor, limit: u8, wrong: fn(u8) -> Fault) -> Result<u8, Fail> {
    let start = cursor.offset();
    match pair(cursor, Fault::TimeForm) {
        Ok(Pair::Known(value)) if value < limit => Ok(value),
        Ok(Pair::Known(value)) => Err(Cursor::fail_at(start, wrong(value))),
        Ok(Pair::Unknown) | Err(_) => Err(Cursor::fail_at(start, Fault::TimeForm)),
    }
}

fn zone(cursor: &mut Cursor) -> Result<Zone, Fail> {
    if cursor.eat(b'Z') {
        return Ok(Zone::Utc);
    }
    let start = cursor.offset();
    let sign = match cursor.peek() {
        Some(b'+') => 1,
        Some(b'-') => -1,
        _ => return Ok(Zone::Unstated),
    };
    cursor.bump();
    let wrong = |_| Fault::ZoneForm;
    let form = |_| Cursor::fail_at(start, Fault::ZoneForm);
    let hours = time_field(cursor, 24, wrong).map_err(form)?;
    let minutes = if cursor.eat(b':') {
        time_field(cursor, 60, wrong).map_err(form)?
    } else {
        0
    };
    Ok(Zone::Offset(
        sign * (i16::from(hours) * 60 + i16::from(minutes)),
    ))
}

fn qualifier(cursor: &mut Cursor, timed: bool) -> Result<Qualifier, Fail> {
    let start = cursor.offset();
    let qualifier = match cursor.peek() {
        Some(b'?') => Qualifier::Uncertain,
        Some(b'~') => Qualifier::Approximate,
        Some(b'%') => Qualifier::UncertainApproximate,
        _ => return Ok(Qualifier::None),
    };
    if timed {
        let mark = cursor.peek().map_or('?', char::from);
        return Err(Cursor::fail_at(start, Fault::MarkedTime(mark)));
    }
    cursor.bump();
    match cursor.peek() {
        Some(b'?' | b'~' | b'%') => Err(cursor.fail(Fault::TwoMarks)),
        Some(b'-') => Err(Cursor::fail_at(start, Fault::NotYet(PART_MARK))),
        _ => Ok(qualifier),
    }
}

impl EdtfDate {
    /// Whether the stated time of day, with its zone, still lies in the supported range.
    fn is_supported(&self) -> bool {
        let (first, last) = self.raw_seconds();
        Moment::MIN.seconds() <= first && last <= Moment::MAX.seconds()
    }
}

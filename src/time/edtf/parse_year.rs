//! Reading a year in its three forms.

use super::cursor::{Cursor, Fail};
use super::fault::Fault;
use super::year::YearDigits;
use crate::time::calendar::LAST_YEAR;

/// A year, and whether a month may follow it: not after `Y` and not after significant digits.
pub(super) fn year(cursor: &mut Cursor) -> Result<(YearDigits, bool), Fail> {
    if cursor.eat(b'Y') {
        let year = long_year(cursor)?;
        return Ok((significant(cursor, year)?, false));
    }
    let year = four_digits(cursor)?;
    match cursor.peek() {
        Some(b'S') => Ok((significant(cursor, year)?, false)),
        Some(b'E') => Err(cursor.fail(Fault::ExponentWithoutY)),
        _ => Ok((year, true)),
    }
}

/// A sign and four digits of which any may be `X`.
fn four_digits(cursor: &mut Cursor) -> Result<YearDigits, Fail> {
    let from = cursor.offset();
    let negative = cursor.eat(b'-');
    let start = cursor.offset();
    let digits = cursor.take_digits();
    let [_, _, _, _] = digits else {
        return Err(if digits.is_empty() {
            cursor.fail(Fault::NoYear)
        } else {
            Cursor::fail_at(start, Fault::YearDigits(digits.len()))
        });
    };
    let (mut magnitude, mut unknown) = (0, 0);
    for &digit in digits {
        let open = digit == b'X';
        magnitude = magnitude * 10 + if open { 0 } else { u32::from(digit - b'0') };
        unknown = unknown << 1 | u8::from(open);
    }
    if negative && magnitude == 0 && unknown == 0 {
        return Err(Cursor::fail_at(from, Fault::NegativeZero));
    }
    Ok(YearDigits {
        unknown,
        ..YearDigits::known(magnitude, negative)
    })
}

/// `Y` has been read. Without an exponent it is for years of more than four digits; those of four are read leniently.
fn long_year(cursor: &mut Cursor) -> Result<YearDigits, Fail> {
    let from = cursor.offset();
    let negative = cursor.eat(b'-');
    let start = cursor.offset();
    let digits = known_digits(cursor)?;
    if digits.is_empty() {
        return Err(cursor.fail(Fault::LongYearDigits(0)));
    }
    let exponent = if cursor.eat(b'E') {
        let start = cursor.offset();
        let digits = known_digits(cursor)?;
        if digits.is_empty() {
            return Err(Cursor::fail_at(start, Fault::NoExponent));
        }
        number(digits)
    } else if digits.len() < 4 {
        return Err(Cursor::fail_at(start, Fault::LongYearDigits(digits.len())));
    } else {
        0
    };
    let magnitude = number(digits);
    if magnitude == 0 {
        return if negative {
            Err(Cursor::fail_at(from, Fault::NegativeZero))
        } else {
            Ok(YearDigits::known(0, false))
        };
    }
    let value = 10_u32
        .checked_pow(exponent)
        .and_then(|power| magnitude.checked_mul(power));
    if value.is_none_or(|value| value > LAST_YEAR.unsigned_abs()) {
        return Err(Cursor::fail_at(from, Fault::YearOutOfRange));
    }
    Ok(YearDigits {
        // At most 8.
        exponent: u8::try_from(exponent).unwrap_or(0),
        ..YearDigits::known(magnitude, negative)
    })
}

/// `S` and a number, or nothing.
fn significant(cursor: &mut Cursor, year: YearDigits) -> Result<YearDigits, Fail> {
    let from = cursor.offset();
    if !cursor.eat(b'S') {
        return Ok(year);
    }
    if year.unknown > 0 {
        return Err(Cursor::fail_at(from, Fault::LongUnknown));
    }
    let start = cursor.offset();
    let count = number(known_digits(cursor)?);
    let digits = year.digits();
    match u8::try_from(count) {
        Ok(significant) if (1..=digits).contains(&significant) => Ok(YearDigits {
            significant,
            ..year
        }),
        _ => Err(Cursor::fail_at(start, Fault::Significant(digits))),
    }
}

/// Digits without `X`.
fn known_digits<'a>(cursor: &mut Cursor<'a>) -> Result<&'a [u8], Fail> {
    let start = cursor.offset();
    let digits = cursor.take_digits();
    match digits.iter().position(|&digit| digit == b'X') {
        Some(at) => Err(Cursor::fail_at(start + at, Fault::LongUnknown)),
        None => Ok(digits),
    }
}

/// Their number; the largest there is when it is too large.
fn number(digits: &[u8]) -> u32 {
    digits.iter().fold(0, |sum: u32, &digit| {
        sum.saturating_mul(10)
            .saturating_add(u32::from(digit - b'0'))
    })
}

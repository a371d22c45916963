//! Reading a time of day.

use super::cursor::{Cursor, Fail};
use super::date::{TimeOfDay, Zone};
use super::fault::Fault;

/// `T` has been read.
pub(super) fn time(cursor: &mut Cursor) -> Result<TimeOfDay, Fail> {
    let hour = field(cursor, 24, Fault::NoSuchHour)?;
    if !cursor.eat(b':') {
        return Err(cursor.fail(Fault::TimeForm));
    }
    let minute = field(cursor, 60, Fault::NoSuchMinute)?;
    let second = if cursor.eat(b':') {
        Some(field(cursor, 60, Fault::NoSuchSecond)?)
    } else {
        None
    };
    if second.is_some() && cursor.peek() == Some(b'.') && !cursor.is_at_dots() {
        return Err(cursor.fail(Fault::Fraction));
    }
    Ok(TimeOfDay {
        hour,
        minute,
        second,
        zone: zone(cursor)?,
    })
}

/// Two digits below a limit.
fn field(cursor: &mut Cursor, limit: u8, wrong: fn(u8) -> Fault) -> Result<u8, Fail> {
    let start = cursor.offset();
    let [tens @ b'0'..=b'9', ones @ b'0'..=b'9'] = *cursor.take_digits() else {
        return Err(Cursor::fail_at(start, Fault::TimeForm));
    };
    let value = (tens - b'0') * 10 + (ones - b'0');
    if value < limit {
        Ok(value)
    } else {
        Err(Cursor::fail_at(start, wrong(value)))
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
    let hours = field(cursor, 24, wrong).map_err(form)?;
    let minutes = if cursor.eat(b':') {
        field(cursor, 60, wrong).map_err(form)?
    } else {
        0
    };
    Ok(Zone::Offset(
        sign * (i16::from(hours) * 60 + i16::from(minutes)),
    ))
}

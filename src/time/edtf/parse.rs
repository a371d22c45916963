//! Reading EDTF: one pass over the bytes, nothing allocated but the members of a set.

use std::str::FromStr;

use super::cursor::{Cursor, Fail};
use super::fault::Fault;
use super::{Edtf, EdtfDate, EdtfError, EdtfSet, Interval, IntervalEnd, SetMember};

impl FromStr for Edtf {
    type Err = EdtfError;

    fn from_str(text: &str) -> Result<Self, EdtfError> {
        let mut cursor = Cursor::new(text);
        expression(&mut cursor).map_err(|fail| EdtfError::new(text, fail.offset, fail.fault))
    }
}

fn expression(cursor: &mut Cursor) -> Result<Edtf, Fail> {
    let edtf = match cursor.peek() {
        None => return Err(cursor.fail(Fault::Empty)),
        Some(b'[') => Edtf::OneOf(set(cursor, ']')?),
        Some(b'{') => Edtf::AllOf(set(cursor, '}')?),
        Some(_) => date_or_interval(cursor)?,
    };
    if cursor.peek().is_some() {
        return Err(cursor.unexpected());
    }
    Ok(edtf)
}

fn date_or_interval(cursor: &mut Cursor) -> Result<Edtf, Fail> {
    let from = cursor.offset();
    let start = interval_end(cursor)?;
    if !cursor.eat(b'/') {
        return match start {
            IntervalEnd::Date(date) => Ok(Edtf::Date(date)),
            IntervalEnd::Open | IntervalEnd::Unknown => Err(cursor.unexpected()),
        };
    }
    let end = interval_end(cursor)?;
    if cursor.peek() == Some(b'/') {
        return Err(cursor.fail(Fault::ThirdEnd));
    }
    if (start, end) == (IntervalEnd::Unknown, IntervalEnd::Unknown) {
        return Err(Cursor::fail_at(from, Fault::NoEnds));
    }
    if let (IntervalEnd::Date(first), IntervalEnd::Date(last)) = (&start, &end)
        && reversed(first, last)
        && cursor.peek().is_none()
    {
        return Err(Cursor::fail_at(from, Fault::Reversed));
    }
    Ok(Edtf::Interval(Interval { start, end }))
}

fn interval_end(cursor: &mut Cursor) -> Result<IntervalEnd, Fail> {
    if matches!(cursor.peek(), None | Some(b'/')) {
        Ok(IntervalEnd::Unknown)
    } else if cursor.eat_dots() {
        Ok(IntervalEnd::Open)
    } else {
        super::parse_date::date(cursor).map(IntervalEnd::Date)
    }
}

/// Whether all of `last` lies before all of `first`, as stated (approximation does not excuse it).
fn reversed(first: &EdtfDate, last: &EdtfDate) -> bool {
    first.extent().start() >= last.extent().end()
}

fn set(cursor: &mut Cursor, close: char) -> Result<EdtfSet, Fail> {
    cursor.bump();
    let mut members = Vec::new();
    loop {
        cursor.skip_space();
        match cursor.peek() {
            Some(b']' | b'}') if members.is_empty() => return Err(cursor.fail(Fault::EmptySet)),
            None => return Err(cursor.fail(Fault::OpenSet(close))),
            Some(_) => members.push(member(cursor, close)?),
        }
        cursor.skip_space();
        if cursor.peek().is_some_and(|byte| char::from(byte) == close) {
            cursor.bump();
            return Ok(EdtfSet { members });
        }
        if !cursor.eat(b',') {
            return Err(match cursor.peek() {
                None => cursor.fail(Fault::OpenSet(close)),
                Some(_) => cursor.unexpected(),
            });
        }
    }
}

fn member(cursor: &mut Cursor, close: char) -> Result<SetMember, Fail> {
    let from = cursor.offset();
    let member = if cursor.eat_dots() {
        if at_member_end(cursor) {
            return Err(Cursor::fail_at(from, Fault::EmptyRange));
        }
        SetMember::UpTo(super::parse_date::date(cursor)?)
    } else {
        let first = super::parse_date::date(cursor)?;
        if !cursor.eat_dots() {
            return Ok(SetMember::One(first));
        }
        if at_member_end(cursor) {
            SetMember::From(first)
        } else {
            let last = super::parse_date::date(cursor)?;
            if reversed(&first, &last) {
                return Err(Cursor::fail_at(from, Fault::Reversed));
            }
            SetMember::Between(first, last)
        }
    };
    if close == '}' && member.dates().any(|date| !date.is_exact()) {
        return Err(Cursor::fail_at(from, Fault::InexactRange));
    }
    Ok(member)
}

fn at_member_end(cursor: &Cursor) -> bool {
    matches!(cursor.peek(), None | Some(b',' | b']' | b'}' | b' '))
}

//! Writing EDTF, and serde by way of it.

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::date::{EdtfDate, Part, TimeOfDay, Zone};
use super::marks::DatePart;
use super::pattern::TwoDigits;
use super::year::YearDigits;
use super::{Edtf, EdtfSet, Interval, IntervalEnd, SetMember};

impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Date(date) => date.fmt(f),
            Self::Interval(interval) => interval.fmt(f),
            Self::OneOf(set) => write!(f, "[{set}]"),
            Self::AllOf(set) => write!(f, "{{{set}}}"),
        }
    }
}

impl fmt::Display for EdtfDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}{}",
            self.year,
            self.marks.right(DatePart::Year).as_str()
        )?;
        let part = |f: &mut fmt::Formatter<'_>, part: DatePart, digits: &dyn fmt::Display| {
            let (left, right) = (self.marks.left(part), self.marks.right(part));
            write!(f, "-{}{digits}{}", left.as_str(), right.as_str())
        };
        match self.part {
            Part::Year => {}
            Part::Group(group) => part(f, DatePart::Month, &group.code())?,
            Part::Month(month) => part(f, DatePart::Month, &month)?,
            Part::Day(month, day) => {
                part(f, DatePart::Month, &month)?;
                part(f, DatePart::Day, &day)?;
            }
        }
        match self.time {
            Some(time) => write!(f, "T{time}"),
            None => Ok(()),
        }
    }
}

impl fmt::Display for TwoDigits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [tens, ones] = self.characters();
        write!(f, "{tens}{ones}")
    }
}

/// Four digits where that is enough, else `Y`.
impl fmt::Display for YearDigits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let long = self.exponent > 0 || self.magnitude > 9999;
        f.write_str(if long { "Y" } else { "" })?;
        f.write_str(if self.negative { "-" } else { "" })?;
        if long {
            write!(f, "{}", self.magnitude)?;
        } else {
            for (place, power) in [(3, 1000), (2, 100), (1, 10), (0, 1)] {
                if self.unknown >> place & 1 == 1 {
                    f.write_str("X")?;
                } else {
                    write!(f, "{}", self.magnitude / power % 10)?;
                }
            }
        }
        if self.exponent > 0 {
            write!(f, "E{}", self.exponent)?;
        }
        if self.significant > 0 {
            write!(f, "S{}", self.significant)?;
        }
        Ok(())
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour, self.minute)?;
        if let Some(second) = self.second {
            write!(f, ":{second:02}")?;
        }
        match self.zone {
            Zone::Unstated => Ok(()),
            Zone::Utc => f.write_str("Z"),
            Zone::Offset(minutes) => {
                let sign = if minutes < 0 { '-' } else { '+' };
                let minutes = minutes.unsigned_abs();
                write!(f, "{sign}{:02}:{:02}", minutes / 60, minutes % 60)
            }
        }
    }
}

impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.start, self.end)
    }
}

impl fmt::Display for IntervalEnd {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown => Ok(()),
            Self::Open => f.write_str(".."),
            Self::Date(date) => date.fmt(f),
        }
    }
}

impl fmt::Display for EdtfSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, member) in self.members.iter().enumerate() {
            if index > 0 {
                f.write_str(",")?;
            }
            member.fmt(f)?;
        }
        Ok(())
    }
}

impl fmt::Display for SetMember {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::One(date) => date.fmt(f),
            Self::Between(from, to) => write!(f, "{from}..{to}"),
            Self::From(date) => write!(f, "{date}.."),
            Self::UpTo(date) => write!(f, "..{date}"),
        }
    }
}

impl Serialize for Edtf {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Edtf {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}

/// What was wrong.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum Fault {
    #[error("there is no date")]
    Empty,
    #[error("unexpected \"{}\"", shown(*.0))]
    Unexpected(char),
    #[error("it ends too early")]
    Unfinished,
    #[error("a date starts with a year of four digits")]
    NoYear,
    #[error("the year is missing")]
    YearMissing,
    #[error("the year has {}, not four", digits(*.0))]
    YearDigits(usize),
    #[error("there is no year -0000")]
    NegativeZero,
    #[error("the year lies outside Y-285000000 to Y285000000")]
    YearOutOfRange,
    #[error("a year after Y has four digits or more, not {0}")]
    LongYearDigits(usize),
    #[error("a year with Y or S has no unknown digits")]
    LongUnknown,
    #[error("an exponent needs a Y before the year")]
    ExponentWithoutY,
    #[error("the exponent has no digits")]
    NoExponent,
    #[error("of this year, 1 to {0} digits can be significant")]
    Significant(u8),
    #[error("a year with Y or S has no months")]
    YearAlone,
    #[error("a month has two digits")]
    MonthDigits,
    #[error("month {0:02} does not exist")]
    NoSuchMonth(u8),
    #[error("a day has two digits")]
    DayDigits,
    #[error("day {day:02} does not exist in {}{:04}-{month:02}", if *year < 0 { "-" } else { "" }, year.unsigned_abs())]
    NoSuchDay { year: i32, month: u8, day: u8 },
    #[error("no month matches \"{}{}\"", .0[0], .0[1])]
    NoMonthMatches([char; 2]),
    #[error("no day matches \"{}{}\" there", .0[0], .0[1])]
    NoDayMatches([char; 2]),
    #[error("a season or another part of the year has no days")]
    PartDay,
    #[error("a time of day has the form hh:mm:ss")]
    TimeForm,
    #[error("hour {0:02} does not exist")]
    NoSuchHour(u8),
    #[error("minute {0:02} does not exist")]
    NoSuchMinute(u8),
    #[error("second {0:02} does not exist")]
    NoSuchSecond(u8),
    #[error("fractions of a second are not kept")]
    Fraction,
    #[error("a zone has the form Z, +hh or +hh:mm")]
    ZoneForm,
    #[error("a time of day needs a full date")]
    TimeWithoutDay,
    #[error("a time of day cannot be marked \"{0}\"")]
    MarkedTime(char),
    #[error("a date has one mark")]
    TwoMarks,
    #[error("an interval has two ends")]
    ThirdEnd,
    #[error("neither end of the interval is known")]
    NoEnds,
    #[error("it ends before it starts")]
    Reversed,
    #[error("the set has no members")]
    EmptySet,
    #[error("the set is not closed with \"{0}\"")]
    OpenSet(char),
    #[error("a range in a set needs a date")]
    EmptyRange,
    #[error("a range in {{…}} needs exact ends")]
    InexactRange,
}

impl Fault {
    /// What to write instead, where that does not depend on what was read.
    pub(super) fn hint(&self) -> Option<String> {
        let hint = match self {
            Self::Empty | Self::NoEnds => {
                "write a date such as 1969-07-20, or nothing at all when the date is not known"
            }
            Self::YearDigits(5..) => {
                "write Y before a year of more than four digits, such as Y170000002"
            }
            Self::LongYearDigits(_) | Self::NoExponent => {
                "write a year such as Y170000002 or Y17E7"
            }
            Self::LongUnknown => {
                "write how many digits are significant, such as Y171010000S3 or 1950S2"
            }
            Self::ExponentWithoutY => "write a year such as Y17E7",
            Self::Significant(_) => "write a number of digits such as 1950S2",
            Self::YearAlone => {
                "write the year alone, or a date of a year of four digits, such as 1969-07"
            }
            Self::NoYear | Self::YearMissing | Self::YearDigits(_) | Self::Unfinished => {
                "write year, month and day such as 1969-07-20, or only 1969-07 or 1969"
            }
            Self::NegativeZero => "write 0000 for the year 1 BC",
            Self::MonthDigits | Self::NoSuchMonth(_) | Self::NoMonthMatches(_) => {
                "write a month from 01 to 12, such as 1969-07, or a season from 21 to 24"
            }
            Self::DayDigits | Self::NoDayMatches(_) => {
                "write a day from 01 to 31, such as 1969-07-20"
            }
            Self::NoSuchDay { year, month, .. } => {
                let days = super::calendar::days_in_month(*year, *month);
                let sign = if *year < 0 { "-" } else { "" };
                let year = year.unsigned_abs();
                return Some(format!("{sign}{year:04}-{month:02} has {days} days"));
            }
            Self::PartDay => "write it alone, such as 1969-22 for the summer",
            Self::TimeForm | Self::NoSuchMinute(_) => "write a time such as T20:17:40Z",
            Self::NoSuchHour(24) => "write T00:00:00 of the following day",
            Self::NoSuchHour(_) => "write an hour from 00 to 23",
            Self::NoSuchSecond(60) => "write second 59: leap seconds are not kept",
            Self::NoSuchSecond(_) => "write a second from 00 to 59",
            Self::Fraction => "leave the fraction out",
            Self::ZoneForm => "write Z for UTC, or hours and minutes such as +04:30",
            Self::MarkedTime(_) => "leave the mark or the time out",
            Self::TwoMarks => "write % for uncertain and approximate",
            Self::ThirdEnd => "write start/end, such as 1914-07-28/1918-11-11",
            Self::OpenSet(_) | Self::EmptySet | Self::EmptyRange => {
                "write a set such as [1667,1668,1670..1672] or {1960,1961-12}"
            }
            Self::InexactRange => "list the members one by one",
            Self::TimeWithoutDay => "write a date such as 1969-07-20T20:17:40Z",
            Self::Unexpected(_) | Self::YearOutOfRange | Self::Reversed => {
                return None;
            }
        };
        Some(hint.to_owned())
    }
}

fn digits(count: usize) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} digit{plural}")
}

/// A character as it may stand between double quotes.
pub(super) fn shown(c: char) -> String {
    if c == '\'' {
        c.to_string()
    } else {
        c.escape_debug().to_string()
    }
}

//! One date or date-time: the parts that were stated.

use super::marks::{DatePart, Marks, Qualifier};
use super::part::{Season, YearPart};
use super::pattern::{Days, Pattern, TwoDigits};
use super::year::YearDigits;
use crate::time::calendar::{self, DAY};
use crate::time::moment::Moment;
use crate::time::precision::Precision;
use crate::time::window::Window;

/// A date or date-time with as many parts as were stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct EdtfDate {
    pub(super) year: YearDigits,
    pub(super) part: Part,
    pub(super) marks: Marks,
    /// Only after a day whose digits are all known, and without marks.
    pub(super) time: Option<TimeOfDay>,
}

/// What is stated below the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Part {
    Year,
    Group(YearPart),
    Month(TwoDigits),
    Day(TwoDigits, TwoDigits),
}

/// A time of day with what was said about its zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TimeOfDay {
    /// 0 to 23.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
    /// 0 to 59; `None` when only the minute is stated.
    pub second: Option<u8>,
    /// The stated zone.
    pub zone: Zone,
}

/// The zone of a time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Zone {
    /// Nothing was said; it is taken as UTC.
    Unstated,
    /// `Z`
    Utc,
    /// Minutes ahead of UTC, −1439 to 1439: `+04:30` is 270.
    Offset(i16),
}

impl EdtfDate {
    /// The astronomical year (0 is 1 BC), −285 000 000 to 285 000 000; `None` when one of its digits is unknown or not
    /// significant.
    #[must_use]
    pub fn year(&self) -> Option<i32> {
        self.year.is_one().then(|| self.year.range().0)
    }

    /// First and last astronomical year that it may be in: the same unless digits are unknown or not significant. Not
    /// every year between them need be one: see [`EdtfDate::is_every_year`].
    #[must_use]
    pub fn years(&self) -> (i32, i32) {
        self.year.range()
    }

    /// Whether it may be in every year from the first to the last of [`EdtfDate::years`], as far as its year says: so
    /// for `19XX`, not for `1X99`.
    #[must_use]
    pub fn is_every_year(&self) -> bool {
        self.year.is_run()
    }

    /// The year that is estimated with so many significant digits: `1950S2` is the year 1950 with 2, some year from
    /// 1900 to 1999.
    #[must_use]
    pub fn estimate(&self) -> Option<(i32, u8)> {
        let stated = YearDigits {
            significant: 0,
            ..self.year
        };
        (self.year.significant > 0).then(|| (stated.range().0, self.year.significant))
    }

    /// The year as it is written: `156X`, `Y-17E7`, `1950S2`.
    #[must_use]
    pub fn year_as_written(&self) -> String {
        self.year.to_string()
    }

    /// The month, 1 to 12, when it is known.
    #[must_use]
    pub fn month(&self) -> Option<u8> {
        match self.part {
            Part::Month(month) | Part::Day(month, _) => month.known(),
            Part::Year | Part::Group(_) => None,
        }
    }

    /// The day of the month, 1 to 31, when it is known (the month need not be).
    #[must_use]
    pub fn day(&self) -> Option<u8> {
        match self.part {
            Part::Day(_, day) => day.known(),
            Part::Year | Part::Group(_) | Part::Month(_) => None,
        }
    }

    /// The months (1 to 12) that its digits leave open, in order; all of them when none is stated.
    pub fn months(&self) -> impl Iterator<Item = u8> + use<> {
        let months = match self.part {
            Part::Month(month) | Part::Day(month, _) => month.matching(12),
            Part::Year | Part::Group(_) => TwoDigits::UNKNOWN.matching(12),
        };
        (1..=12).filter(move |month| months >> month & 1 == 1)
    }

    /// The days of the month (1 to 31) that its digits leave open, in order, whether the month has them or not; all of
    /// them when none is stated.
    pub fn days(&self) -> impl Iterator<Item = u8> + use<> {
        let days = match self.part {
            Part::Day(_, day) => day.matching(31),
            Part::Year | Part::Group(_) | Part::Month(_) => TwoDigits::UNKNOWN.matching(31),
        };
        (1..=31).filter(move |day| days >> day & 1 == 1)
    }

    /// The season, when the date states one, of whichever hemisphere.
    #[must_use]
    pub fn season(&self) -> Option<Season> {
        match self.year_part() {
            Some(YearPart::Season(season, _)) => Some(season),
            _ => None,
        }
    }

    /// The season, quarter, quadrimester or semester, when the date states one.
    #[must_use]
    pub fn year_part(&self) -> Option<YearPart> {
        match self.part {
            Part::Group(part) => Some(part),
            Part::Year | Part::Month(_) | Part::Day(..) => None,
        }
    }

    /// The time of day, when the date states one.
    #[must_use]
    pub fn time(&self) -> Option<TimeOfDay> {
        self.time
    }

    /// What was said about the date as a whole: the mark at its end. Marks on parts are in [`EdtfDate::qualifier_of`].
    #[must_use]
    pub fn qualifier(&self) -> Qualifier {
        self.marks.right(self.last_part())
    }

    /// Everything that was said about a part: the mark on its left, and those to the right of it or of a later part.
    #[must_use]
    pub fn qualifier_of(&self, part: DatePart) -> Qualifier {
        self.marks.on(part)
    }

    /// Whether it, or a part of it, is marked `?` or `%`.
    #[must_use]
    pub fn is_uncertain(&self) -> bool {
        self.marks.any().is_uncertain()
    }

    /// Whether it, or a part of it, is marked `~` or `%`.
    #[must_use]
    pub fn is_approximate(&self) -> bool {
        self.marks.any().is_approximate()
    }

    /// How fine it states its time: the unit of the last digit that is known. So `156X-12-25` is of the precision
    /// [`Precision::Day`], though the year is not known.
    #[must_use]
    pub fn precision(&self) -> Precision {
        match self.time {
            Some(time) if time.second.is_some() => Precision::Second,
            Some(_) => Precision::Minute,
            None => self.precision_of(self.last_part()),
        }
    }

    /// The unit that `~` widens by: that of the coarsest part that it stands at. `None` when there is no such mark.
    #[must_use]
    pub fn approximate_precision(&self) -> Option<Precision> {
        if !self.is_approximate() {
            return None;
        }
        let marked = DatePart::ALL.into_iter().filter(|part| {
            let (left, right) = (self.marks.left(*part), self.marks.right(*part));
            left.is_approximate() || right.is_approximate()
        });
        marked.map(|part| self.precision_of(part)).max()
    }

    /// From the first instant that it may mean to the end of the last, as stated: marks do not widen it. Not every day
    /// between them need be one that it may be.
    ///
    /// A date without a zone is a day in UTC; a time of day is a second or a minute long.
    #[must_use]
    pub fn extent(&self) -> Window {
        let (first, last) = match self.meant() {
            Days::Run(first, last) => (first, last),
            // Reading made sure that there is a day.
            Days::Pattern(pattern) => pattern.hull().unwrap_or((Moment::MIN, Moment::MAX)),
        };
        Window::new(first, last).unwrap_or(Window::SUPPORTED)
    }

    fn last_part(&self) -> DatePart {
        match self.part {
            Part::Year => DatePart::Year,
            Part::Group(_) | Part::Month(_) => DatePart::Month,
            Part::Day(..) => DatePart::Day,
        }
    }

    /// The unit of the last known digit up to a part.
    fn precision_of(&self, part: DatePart) -> Precision {
        match (part, self.part) {
            (DatePart::Day, Part::Day(_, day)) if day.is_whole() => Precision::Day,
            (DatePart::Day | DatePart::Month, Part::Month(month) | Part::Day(month, _))
                if month.is_whole() =>
            {
                Precision::Month
            }
            (DatePart::Day | DatePart::Month, Part::Group(part)) => part.precision(),
            _ => self.year.precision(),
        }
    }

    /// Whether all its digits are known and nothing marks it as approximate.
    pub(super) fn is_exact(&self) -> bool {
        let known = match self.part {
            Part::Year | Part::Group(_) => true,
            Part::Month(month) => month.known().is_some(),
            Part::Day(month, day) => month.known().is_some() && day.known().is_some(),
        };
        known && self.year.is_one() && !self.is_approximate()
    }

    /// The days (or seconds) that it may be, as stated: marks do not widen them.
    pub(in crate::time) fn meant(&self) -> Days {
        let every = TwoDigits::UNKNOWN;
        match self.part {
            Part::Year => self.years_run(every, every),
            Part::Group(part) if self.year.is_one() => {
                self.month_run(part.first_month(), part.months())
            }
            Part::Group(part) => Days::Pattern(Pattern::of_part(self.year, part)),
            Part::Month(month) => self.months_run(month, every),
            Part::Day(month, day) => match (self.year.is_one(), month.known(), day.known()) {
                (true, Some(month), Some(day)) => self.single_day(month, day),
                _ => self.months_run(month, day),
            },
        }
    }

    /// All of the years, when these are all of the months and days.
    fn years_run(&self, month: TwoDigits, day: TwoDigits) -> Days {
        if !self.year.is_run() {
            return Days::Pattern(Pattern::of_days(self.year, month, day));
        }
        let (first, last) = self.year.range();
        let first = calendar::month_number(first, 1);
        Days::run_of_months(first, calendar::month_number(last, 12) + 1 - first)
    }

    fn month_run(&self, month: u8, count: u8) -> Days {
        let first = calendar::month_number(self.year.range().0, month);
        Days::run_of_months(first, i64::from(count))
    }

    fn months_run(&self, month: TwoDigits, day: TwoDigits) -> Days {
        let every_day = day == TwoDigits::UNKNOWN;
        if every_day && month == TwoDigits::UNKNOWN {
            return self.years_run(month, day);
        }
        if self.year.is_one() {
            if every_day && let Some((first, count)) = month.run(12) {
                return self.month_run(first, count);
            }
            if let (Some(month), Some((first, count))) = (month.known(), day.run(31)) {
                let year = self.year.range().0;
                let last = (first + count - 1).min(calendar::days_in_month(year, month));
                let start = self.day_number(month);
                let day = |day: u8| (start + i64::from(day)) * DAY;
                // `3X` where the month has no such day is left to the pattern, which finds none.
                if first <= last {
                    return Days::run(day(first - 1), day(last));
                }
            }
        }
        Days::Pattern(Pattern::of_days(self.year, month, day))
    }

    /// Number of the first day of a month of its year.
    fn day_number(&self, month: u8) -> i64 {
        calendar::first_day_of_month(calendar::month_number(self.year.range().0, month))
    }

    fn single_day(&self, month: u8, day: u8) -> Days {
        let start = (self.day_number(month) + i64::from(day) - 1) * DAY;
        let Some(time) = self.time else {
            return Days::run(start, start + DAY);
        };
        let minutes =
            i64::from(time.hour) * 60 + i64::from(time.minute) - i64::from(time.zone.minutes());
        let start = start + minutes * 60 + i64::from(time.second.unwrap_or(0));
        Days::run(start, start + if time.second.is_some() { 1 } else { 60 })
    }
}

impl Zone {
    /// Minutes ahead of UTC.
    #[must_use]
    pub const fn minutes(self) -> i16 {
        match self {
            Self::Unstated | Self::Utc => 0,
            Self::Offset(minutes) => minutes,
        }
    }
}

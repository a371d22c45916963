//! Where an axis is labelled, and with what.

use std::ops::Range;

use super::axis::Axis;
use super::calendar::{self, DAY};
use super::moment::Moment;
use super::unit::Unit;

/// Ticks are never closer than this many points, whatever the labels need.
const CLOSEST: f64 = 4.0;

/// One labelled place of an axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tick {
    /// What it marks.
    pub moment: Moment,
    /// Points from the left edge of the axis, inside it.
    pub x: f64,
    /// Whether a coarser unit starts here (a year among months, an hour among minutes): to be drawn more strongly.
    pub major: bool,
    /// What to write.
    pub label: TickLabel,
}

/// What a tick says: never finer than the unit that starts there. Words and figures are the caller's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TickLabel {
    /// Start of a year (astronomical: 0 is 1 BC).
    Year(i32),
    /// Start of a month.
    Month {
        /// Astronomical year.
        year: i32,
        /// 1 to 12.
        month: u8,
    },
    /// Start of a day.
    Day {
        /// Astronomical year.
        year: i32,
        /// 1 to 12.
        month: u8,
        /// 1 to 31.
        day: u8,
    },
    /// A time of day, UTC.
    Time {
        /// 0 to 23.
        hour: u8,
        /// 0 to 59.
        minute: u8,
        /// 0 to 59; `None` where the axis is labelled in minutes or hours.
        second: Option<u8>,
    },
}

/// The distance between ticks.
#[derive(Clone, Copy, Debug)]
enum Step {
    /// A divisor of a day, in seconds.
    Seconds(i64),
    /// The first day of each month and every so many days after it, but none closer than that to the next month.
    Days(i64),
    /// A divisor of a year, in months.
    Months(i64),
    /// Years that are multiples.
    Years(i64),
}

/// From the finest to the coarsest.
const STEPS: [Step; 52] = [
    Step::Seconds(1),
    Step::Seconds(2),
    Step::Seconds(5),
    Step::Seconds(10),
    Step::Seconds(15),
    Step::Seconds(30),
    Step::Seconds(60),
    Step::Seconds(120),
    Step::Seconds(300),
    Step::Seconds(600),
    Step::Seconds(900),
    Step::Seconds(1800),
    Step::Seconds(3600),
    Step::Seconds(7200),
    Step::Seconds(10_800),
    Step::Seconds(21_600),
    Step::Seconds(43_200),
    Step::Days(1),
    Step::Days(2),
    Step::Days(5),
    Step::Days(10),
    Step::Months(1),
    Step::Months(3),
    Step::Months(6),
    Step::Years(1),
    Step::Years(2),
    Step::Years(5),
    Step::Years(10),
    Step::Years(20),
    Step::Years(50),
    Step::Years(100),
    Step::Years(200),
    Step::Years(500),
    Step::Years(1000),
    Step::Years(2000),
    Step::Years(5000),
    Step::Years(10_000),
    Step::Years(20_000),
    Step::Years(50_000),
    Step::Years(100_000),
    Step::Years(200_000),
    Step::Years(500_000),
    Step::Years(1_000_000),
    Step::Years(2_000_000),
    Step::Years(5_000_000),
    Step::Years(10_000_000),
    Step::Years(20_000_000),
    Step::Years(50_000_000),
    Step::Years(100_000_000),
    Step::Years(200_000_000),
    Step::Years(500_000_000),
    Step::Years(1_000_000_000),
];

impl Step {
    /// The least distance between two ticks, in seconds.
    fn spacing(self) -> i64 {
        match self {
            Self::Seconds(seconds) => seconds,
            Self::Days(days) => days * DAY,
            // The shortest such runs of months have February in them.
            Self::Months(1) => 28 * DAY,
            Self::Months(months) => (months * 30 + i64::from(months > 3)) * DAY,
            Self::Years(years) => years * 365 * DAY,
        }
    }

    /// The first tick at or after a moment of the supported range.
    fn first(self, from: Moment) -> Moment {
        let before = from.plus(-1);
        if before == from {
            // The start of the supported range: the start of a day, a month and a year.
            return if self.marks(from) {
                from
            } else {
                self.next(from)
            };
        }
        self.next(before)
    }

    /// The first tick after a moment; [`Moment::MAX`] or later when there is none.
    fn next(self, moment: Moment) -> Moment {
        match self {
            Self::Seconds(seconds) => moment.plus(seconds - moment.seconds().rem_euclid(seconds)),
            Self::Days(_) => {
                let mut day = Unit::Day.next(moment);
                while !self.marks(day) && day < Moment::MAX {
                    day = Unit::Day.next(day);
                }
                day
            }
            Self::Months(months) => super::unit::next_months(moment, months, 0),
            Self::Years(years) => super::unit::next_months(moment, years * 12, 0),
        }
    }

    /// Whether a start of a day is a tick.
    fn marks(self, day: Moment) -> bool {
        let civil = day.civil();
        let index = i64::from(civil.day) - 1;
        match self {
            Self::Seconds(_) => true,
            Self::Days(days) => {
                let length = i64::from(calendar::days_in_month(civil.year, civil.month));
                index % days == 0 && (index == 0 || length - index >= days)
            }
            Self::Months(months) => index == 0 && i64::from(civil.month - 1) % months == 0,
            Self::Years(years) => {
                (civil.month, civil.day) == (1, 1) && i64::from(civil.year) % years == 0
            }
        }
    }

    /// What is written at a tick of this step, and whether a coarser unit starts there.
    fn label(self, moment: Moment) -> (TickLabel, bool) {
        let at = moment.civil();
        let year = TickLabel::Year(at.year);
        let month = TickLabel::Month {
            year: at.year,
            month: at.month,
        };
        let day = TickLabel::Day {
            year: at.year,
            month: at.month,
            day: at.day,
        };
        match self {
            Self::Seconds(_) if (at.hour, at.minute, at.second) == (0, 0, 0) => (day, true),
            Self::Seconds(seconds) => {
                let time = TickLabel::Time {
                    hour: at.hour,
                    minute: at.minute,
                    second: (seconds < 60).then_some(at.second),
                };
                let coarser = match seconds {
                    ..60 => at.second == 0,
                    60..3600 => at.minute == 0,
                    _ => false,
                };
                (time, coarser)
            }
            Self::Days(_) if at.day == 1 => (month, true),
            Self::Days(_) => (day, false),
            Self::Months(_) if at.month == 1 => (year, true),
            Self::Months(_) => (month, false),
            Self::Years(years) => {
                let coarser = match years {
                    ..10 => 10,
                    10..100 => 100,
                    100..1000 => 1000,
                    1000..10_000 => 10_000,
                    10_000..100_000 => 100_000,
                    100_000..1_000_000 => 1_000_000,
                    1_000_000..10_000_000 => 10_000_000,
                    _ => 100_000_000,
                };
                (year, i64::from(at.year) % coarser == 0)
            }
        }
    }

    /// All ticks of an axis; none inside of folds.
    fn ticks(self, axis: &Axis) -> Vec<Tick> {
        let mut ticks = Vec::new();
        for (from, to) in axis.stretches() {
            self.ticks_between(axis, from, to, &mut ticks);
        }
        ticks
    }

    fn ticks_between(self, axis: &Axis, from: Moment, to: Moment, ticks: &mut Vec<Tick>) {
        let mut moment = self.first(from);
        while moment <= to {
            let exact = axis.x_from_moment(moment);
            let x = exact.clamp(0.0, axis.width());
            // The supported range ends with a year that is not a multiple of every step.
            let whole = moment < Moment::MAX || self.marks(moment);
            if (x - exact).abs() < 1e-3 && whole {
                let (label, major) = self.label(moment);
                ticks.push(Tick {
                    moment,
                    x,
                    major,
                    label,
                });
            }
            let next = self.next(moment);
            if next <= moment {
                break;
            }
            moment = next;
        }
    }
}

impl Axis {
    /// Ticks at least `min_gap` points apart (never closer than 4), from left to right; never empty, unless all that
    /// is visible is folded.
    ///
    /// Which unit is labelled depends on the zoom alone, so nothing changes its place in time while one pans.
    #[must_use]
    pub fn ticks(&self, min_gap: f64) -> Vec<Tick> {
        self.ticks_fitting(0.0, |_| min_gap, &[])
    }

    /// Ticks whose labels, beginning at them and as wide as `width_of` says (in points), stay `gap` points apart from
    /// each other and from the stretches in `taken` (points from the left edge, in order); from left to right.
    /// Labels may stand out over the right edge of the axis.
    ///
    /// The widest visible label decides which unit is labelled.
    #[must_use]
    pub fn ticks_fitting(
        &self,
        gap: f64,
        width_of: impl Fn(&TickLabel) -> f64,
        taken: &[Range<f64>],
    ) -> Vec<Tick> {
        let width_of = |tick: &Tick| (width_of(&tick.label) + gap).max(CLOSEST);
        let is_free = |tick: &Tick| {
            let end = tick.x + width_of(tick);
            let collides = |other: &Range<f64>| tick.x < other.end + gap && other.start < end;
            !taken.iter().any(collides)
        };
        let mut ticks = self.ticks_of_some_step(width_of);
        ticks.retain(is_free);
        thinned(&ticks, width_of)
    }

    /// The ticks of the finest step whose labels fit, or as many as there are of the coarsest that is in sight.
    fn ticks_of_some_step(&self, width_of: impl Fn(&Tick) -> f64) -> Vec<Tick> {
        let finest = STEPS.iter().position(|step| self.spacing(*step) >= CLOSEST);
        let finest = finest.unwrap_or(STEPS.len() - 1);
        let mut crowded = Vec::new();
        for step in &STEPS[finest..] {
            let ticks = step.ticks(self);
            if ticks.is_empty() {
                break;
            }
            let widest = ticks.iter().map(&width_of).fold(0.0, f64::max);
            if self.spacing(*step) >= widest {
                return ticks;
            }
            crowded = ticks;
        }
        if crowded.is_empty() {
            let finer = STEPS[..finest].iter().rev().map(|step| step.ticks(self));
            crowded = finer
                .into_iter()
                .find(|ticks| !ticks.is_empty())
                .unwrap_or_default();
        }
        crowded
    }

    /// The least distance between two ticks of a step, in points, folds aside.
    fn spacing(&self, step: Step) -> f64 {
        super::axis::float(step.spacing()) / self.seconds_per_point()
    }
}

/// Leaves out what does not fit, minor ticks first; at least one stays.
fn thinned(ticks: &[Tick], width_of: impl Fn(&Tick) -> f64) -> Vec<Tick> {
    let follows = |a: &Tick, b: &Tick| b.x - a.x >= width_of(a);
    if ticks.windows(2).all(|pair| follows(&pair[0], &pair[1])) {
        return ticks.to_vec();
    }
    let mut kept: Vec<Tick> = Vec::new();
    for major in [true, false] {
        for tick in ticks.iter().filter(|tick| tick.major == major) {
            let at = kept.partition_point(|other| other.x < tick.x);
            let after_left = at
                .checked_sub(1)
                .is_none_or(|left| follows(&kept[left], tick));
            let before_right = kept.get(at).is_none_or(|right| follows(tick, right));
            if after_left && before_right {
                kept.insert(at, *tick);
            }
        }
    }
    kept
}

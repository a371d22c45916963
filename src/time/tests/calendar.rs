//! Moments and units.

use proptest::prelude::*;

use super::{config, day};
use crate::time::{Civil, Moment, Unit};

#[test]
fn ends_of_the_supported_range() {
    assert_eq!(Moment::MIN, day(-9999, 1, 1));
    assert_eq!(Moment::MAX, day(9999, 12, 31).plus(86_400));
    assert_eq!(Moment::MIN.seconds(), -377_705_116_800);
    assert_eq!(Moment::MAX.seconds(), 253_402_300_800);
    assert_eq!(Moment::from_ymd(-10_000, 12, 31), None);
    assert_eq!(Moment::from_ymd(10_000, 1, 1), None);
    assert_eq!(Moment::from_ymd(2025, 2, 29), None);
    assert_eq!(Moment::from_ymd(2025, 0, 1), None);
    let below = Moment::MIN.seconds() - 1;
    assert_eq!(Moment::from_seconds(below), Moment::BEGINNING);
    let above = Moment::MAX.seconds() + 1;
    assert_eq!(Moment::from_seconds(above), Moment::END);
    assert_eq!(Moment::MAX.civil().year, 10_000);
    assert_eq!(Moment::END.civil(), Moment::MAX.civil());
    assert_eq!(Moment::BEGINNING.civil(), Moment::MIN.civil());
}

#[test]
fn moments_are_written_as_short_as_they_are_exact() {
    assert_eq!(day(2025, 10, 9).to_string(), "2025-10-09");
    let afternoon = day(2025, 10, 9).plus(14 * 3600 + 30 * 60);
    assert_eq!(afternoon.to_string(), "2025-10-09T14:30:00Z");
    assert_eq!(day(-43, 3, 15).to_string(), "-0043-03-15");
    assert_eq!(Moment::END.to_string(), "..");
    assert_eq!(serde_json::to_string(&day(1970, 1, 2)).unwrap(), "86400");
}

#[test]
fn units_start_where_calendars_say() {
    let moment = day(2025, 10, 9).plus(14 * 3600 + 30 * 60 + 5);
    let floors = Unit::ALL.map(|unit| unit.floor(moment).to_string());
    let expected = [
        "2025-10-09T14:30:05Z",
        "2025-10-09T14:30:00Z",
        "2025-10-09T14:00:00Z",
        "2025-10-09",
        "2025-10-06",
        "2025-10-01",
        "2025-01-01",
        "2020-01-01",
        "2000-01-01",
        "2000-01-01",
    ];
    assert_eq!(floors, expected);
    assert_eq!(Unit::Decade.floor(day(-5, 3, 1)), day(-10, 1, 1));
    assert_eq!(Unit::Millennium.floor(Moment::MIN), Moment::MIN);
    assert_eq!(Unit::Year.next(day(9999, 5, 5)), Moment::MAX);
    assert_eq!(Unit::Year.floor(Moment::END), Moment::END);
}

#[test]
fn steps_keep_the_day_where_there_is_one() {
    let end_of_january = day(2024, 1, 31).plus(60);
    assert_eq!(
        Unit::Month.step(end_of_january, 1),
        day(2024, 2, 29).plus(60)
    );
    assert_eq!(
        Unit::Month.step(end_of_january, 13),
        day(2025, 2, 28).plus(60)
    );
    assert_eq!(Unit::Year.step(day(2024, 2, 29), -1), day(2023, 2, 28));
    assert_eq!(Unit::Century.step(day(1950, 6, 1), i64::MAX), Moment::MAX);
    assert_eq!(Unit::Second.step(day(1950, 6, 1), i64::MIN), Moment::MIN);
    assert_eq!(Unit::Day.step(Moment::BEGINNING, 5), Moment::BEGINNING);
}

proptest! {
    #![proptest_config(config(2000))]

    #[test]
    fn civil_reads_back(seconds in Moment::MIN.seconds()..Moment::MAX.seconds()) {
        let moment = Moment::from_seconds(seconds);
        let Civil { year, month, day, hour, minute, second } = moment.civil();
        let midnight = Moment::from_ymd(year, month, day).unwrap();
        let time = i64::from(hour) * 3600 + i64::from(minute) * 60 + i64::from(second);
        prop_assert_eq!(midnight.plus(time), moment);
    }

    #[test]
    fn floor_and_next_enclose(
        seconds in Moment::MIN.seconds()..Moment::MAX.seconds(),
        unit in proptest::sample::select(Unit::ALL.to_vec()),
    ) {
        let moment = Moment::from_seconds(seconds);
        let (floor, next) = (unit.floor(moment), unit.next(moment));
        prop_assert!(floor <= moment && moment < next);
        prop_assert_eq!(unit.floor(floor), floor);
        if next < Moment::MAX {
            prop_assert_eq!(unit.floor(next), next);
            prop_assert_eq!(unit.floor(next.plus(-1)), floor);
        }
    }
}

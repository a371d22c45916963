//! Moments and units.

use proptest::prelude::*;

use super::{config, day};
use crate::time::{Civil, Moment, Unit};

#[test]
fn ends_of_the_supported_range() {
    assert_eq!(Moment::MIN, day(-285_000_000, 1, 1));
    assert_eq!(Moment::MAX, day(285_000_000, 12, 31).plus(86_400));
    assert_eq!(Moment::MIN.seconds(), -8_993_793_487_219_200);
    assert_eq!(Moment::MAX.seconds(), 8_993_669_184_403_200);
    // Every second is exact as a float.
    assert!(Moment::MAX.seconds() < 1 << 53 && -Moment::MIN.seconds() < 1 << 53);
    assert_eq!(Moment::from_ymd(-285_000_001, 12, 31), None);
    assert_eq!(Moment::from_ymd(285_000_001, 1, 1), None);
    assert_eq!(Moment::from_ymd(i32::MAX, 1, 1), None);
    assert_eq!(Moment::from_ymd(i32::MIN, 1, 1), None);
    assert_eq!(Moment::from_ymd(2025, 2, 29), None);
    assert_eq!(Moment::from_ymd(2025, 0, 1), None);
    let below = Moment::MIN.seconds() - 1;
    assert_eq!(Moment::from_seconds(below), Moment::BEGINNING);
    let above = Moment::MAX.seconds() + 1;
    assert_eq!(Moment::from_seconds(above), Moment::END);
    assert_eq!(Moment::MAX.civil().year, 285_000_001);
    assert_eq!(Moment::END.civil(), Moment::MAX.civil());
    assert_eq!(Moment::BEGINNING.civil(), Moment::MIN.civil());
}

#[test]
fn moments_are_written_as_short_as_they_are_exact() {
    assert_eq!(day(2025, 10, 9).to_string(), "2025-10-09");
    let afternoon = day(2025, 10, 9).plus(14 * 3600 + 30 * 60);
    assert_eq!(afternoon.to_string(), "2025-10-09T14:30:00Z");
    assert_eq!(day(-43, 3, 15).to_string(), "-0043-03-15");
    assert_eq!(day(9999, 12, 31).plus(86_400).to_string(), "Y10000-01-01");
    assert_eq!(
        day(12_000, 5, 3).plus(36_000).to_string(),
        "Y12000-05-03T10:00:00Z"
    );
    assert_eq!(day(-9999, 1, 1).to_string(), "-9999-01-01");
    assert_eq!(day(-10_000, 12, 31).to_string(), "Y-10000-12-31");
    assert_eq!(Moment::MIN.to_string(), "Y-285000000-01-01");
    assert_eq!(
        Moment::MAX.plus(-1).to_string(),
        "Y285000000-12-31T23:59:59Z"
    );
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
    assert_eq!(Unit::Year.next(day(285_000_000, 5, 5)), Moment::MAX);
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

#[test]
fn units_at_both_ends() {
    let last = Moment::MAX.plus(-1);
    for unit in Unit::ALL {
        assert!(unit.floor(Moment::MIN) == Moment::MIN || unit == Unit::Week);
        assert!(
            unit.floor(last) <= last && unit.next(last) == Moment::MAX,
            "{unit:?}"
        );
        assert!(unit.next(Moment::MIN) > Moment::MIN);
        assert_eq!(unit.step(last, 1), Moment::MAX.min(unit.step(last, 1)));
        assert_eq!(unit.step(Moment::MIN, -1), Moment::MIN);
        assert_eq!(unit.step(Moment::MIN, i64::MAX), Moment::MAX);
        assert_eq!(unit.step(last, i64::MIN), Moment::MIN);
        assert!(unit.step(Moment::MIN, 1) > Moment::MIN && unit.step(last, -1) < last);
        assert_eq!(
            unit.step(unit.step(day(1, 1, 1), 1_000), -1_000),
            day(1, 1, 1)
        );
    }
    assert_eq!(Unit::Year.step(Moment::MIN, 570_000_001), Moment::MAX);
    assert_eq!(
        Unit::Year.step(Moment::MIN, 570_000_000),
        day(285_000_000, 1, 1)
    );
    assert_eq!(Unit::Day.floor(last), day(285_000_000, 12, 31));
    assert_eq!(Unit::Month.floor(last), day(285_000_000, 12, 1));
    assert_eq!(Unit::Millennium.floor(last), day(285_000_000, 1, 1));
}

#[test]
fn the_calendar_goes_on_where_its_library_ends() {
    // Day by day over both seams: the days follow each other, and their numbers read back.
    for (from, to) in [
        ((9998, 12, 1), (10_001, 2, 1)),
        ((-10_001, 12, 1), (-9998, 2, 1)),
    ] {
        let (mut at, end) = (day(from.0, from.1, from.2), day(to.0, to.1, to.2));
        let mut before = at.plus(-86_400).civil();
        while at < end {
            let civil = at.civil();
            assert_eq!(
                Moment::from_ymd(civil.year, civil.month, civil.day),
                Some(at)
            );
            let next_day = civil.day == before.day + 1 && civil.month == before.month;
            assert!(next_day || civil.day == 1);
            let leap = civil.year % 4 == 0 && (civil.year % 100 != 0 || civil.year % 400 == 0);
            assert!((civil.month, civil.day) != (2, 29) || leap);
            assert!(
                (before.month, before.day) != (2, 28) || civil.day == if leap { 29 } else { 1 }
            );
            before = civil;
            at = at.plus(86_400);
        }
    }
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

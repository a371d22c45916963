//! Membership: by the definitions, by example, and by properties.

use proptest::prelude::*;

use super::{brute, config, day, edtf, span, window};
use crate::time::{Edtf, EdtfDate, Membership, Moment, Span, Widening, Window};

fn between((start, end): (i64, i64)) -> Window {
    Window::new(Moment::from_seconds(start), Moment::from_seconds(end)).unwrap()
}

fn expected((certain, possible): (bool, bool)) -> Membership {
    match (certain, possible) {
        (true, _) => Membership::Certain,
        (false, true) => Membership::Possible,
        (false, false) => Membership::Outside,
    }
}

proptest! {
    // 10 000 expressions, each with four windows.
    #![proptest_config(config(10_000))]

    #[test]
    fn agrees_with_every_single_day((expression, windows) in brute::case()) {
        let span = span(&expression.text);
        for at in windows {
            let answer = brute::answer(&expression, at.0, at.1);
            prop_assert!(answer.1 || !answer.0, "brute force: certain is possible");
            let found = span.membership(&between(at));
            prop_assert_eq!(found, expected(answer), "{} in {:?}", &expression.text, at);
        }
    }
}

proptest! {
    #![proptest_config(config(3000))]

    #[test]
    fn widening_a_window_never_loses_an_event(
        (expression, windows) in brute::case(),
        before in 0..40_000_000_i64,
        after in 0..40_000_000_i64,
    ) {
        let span = span(&expression.text);
        for at in windows {
            let wider = (at.0.saturating_sub(before), at.1.saturating_add(after));
            prop_assert!(span.membership(&between(at)) <= span.membership(&between(wider)));
        }
    }

    #[test]
    fn extent_and_core_hold((expression, windows) in brute::case()) {
        let span = span(&expression.text);
        prop_assert!(span.earliest() < span.latest());
        prop_assert_eq!(span.membership(&Window::ALL), Membership::Certain);
        for here in windows.map(between) {
            if here.intersection(&span.extent()).is_none() {
                prop_assert_eq!(span.membership(&here), Membership::Outside);
            }
            if let Some((start, end)) = span.certain_core() {
                let core = Window::new(start, end).unwrap();
                prop_assert!(span.extent().covers(&core));
                if core.intersection(&here).is_some() {
                    prop_assert_eq!(span.membership(&here), Membership::Certain);
                }
            }
        }
        let narrow = Span::from_edtf(&edtf(&expression.text), Widening::NONE);
        prop_assert!(span.extent().covers(&narrow.extent()));
    }
}

#[track_caller]
fn stands(text: &str, from: &str, to: &str, membership: Membership) {
    assert_eq!(
        span(text).membership(&window(from, to)),
        membership,
        "{text} in {from}–{to}"
    );
}

#[test]
fn the_examples_of_the_contract() {
    use Membership::{Certain, Outside, Possible};
    stands("2025-10", "2025-10-01", "2025-11-01", Certain);
    stands("2025-10", "2025-10-01", "2025-10-31", Possible);
    stands("2025-10", "2025-11-01", "2025-12-01", Outside);
    stands("2025", "2025-10", "2025-11", Possible);
    stands("2025-01-01/2025-12-31", "2025-10", "2025-11", Certain);
    stands("2025-10-09", "2025-10-09", "2025-10-10", Certain);
    stands("2025-10-09", "2025-10-09T12:00Z", "2025-10-10", Possible);
    stands("2025-10-09/2025-10-10", "2025-10-10", "2025-10-11", Certain);
    stands("2025-10-09/2025-10-10", "2025-10-11", "2025-10-12", Outside);
    stands("[..2025-12]", "..", "2026-01-01", Certain);
    stands("[..2025-12]", "1900-01-01", "2026-01-01", Possible);
    stands("../2025-12", "1900-01-01", "1900-01-02", Certain);
    stands("2024-12-25/", "2024-12-25", "2024-12-26", Certain);
    stands("2024-12-25/", "2030-01-01", "2030-01-02", Possible);
    stands("2024-12-25/..", "2030-01-01", "2030-01-02", Certain);
    stands("{1960,1961-12}", "1961-12", "1962", Certain);
    stands("{1960,1961-12}", "1960-05", "1960-06", Possible);
    stands("{1960,1961-12}", "1961-02", "1961-03", Outside);
    stands("{1960..1965}", "1962", "1963", Certain);
    stands("{1960..1965}", "1962-02", "1963-12", Possible);
    stands("{..1984}", "1800", "1801", Certain);
    stands("{1984..}", "2800", "2801", Certain);
    stands("[1667,1670]", "1668", "1669", Outside);
    stands("2001-24", "2002-02-28", "2002-03-01", Possible);
    stands("2001-24", "2001-12-01", "2002-03-01", Certain);
    stands("-0044-03-15", "-0044", "-0043", Certain);
    stands("19XX", "1900", "2000", Certain);
    stands("19XX~", "1800", "2100", Certain);
    stands("19XX~", "1801", "2100", Possible);
}

#[test]
fn unknown_days_may_exclude_each_other() {
    use Membership::{Certain, Possible};
    // Both ends are days of June: the event is in June, though neither end alone need touch a day of it.
    stands("2025-06/2025-06", "2025-06-01", "2025-07-01", Certain);
    stands("2025-06/2025-06", "2025-06-10", "2025-06-20", Possible);
    // The end is not before the start, so 10 June is reached.
    stands("2025-06-10/2025-06", "2025-06-10", "2025-06-11", Certain);
    stands("2025-06/2025-06-10", "2025-06-10", "2025-06-11", Certain);
    // An end that is not known is as fine as the other: it may have started a second before.
    stands(
        "/2025-06-10T14:30:00Z",
        "..",
        "2025-06-10T14:30:00Z",
        Possible,
    );
    stands(
        "/2025-06-10T14:30:00Z",
        "..",
        "2025-06-10T14:30:01Z",
        Certain,
    );
    stands(
        "2025-06-10T14:30:00Z/",
        "2025-06-10T14:30:00Z",
        "..",
        Certain,
    );
    stands(
        "2025-06-10T14:30:00Z/",
        "2025-06-10T14:30:01Z",
        "..",
        Possible,
    );
}

#[test]
fn widening_is_by_units_of_the_precision() {
    let extent = |text: &str, units: u8| {
        let widening = Widening {
            approximate_units: units,
        };
        let extent = Span::from_edtf(&edtf(text), widening).extent();
        format!("{}–{}", extent.start(), extent.end())
    };
    assert_eq!(extent("1991~", 1), "1990-01-01–1993-01-01");
    assert_eq!(extent("1991%", 2), "1989-01-01–1994-01-01");
    assert_eq!(extent("1991~", 0), "1991-01-01–1992-01-01");
    assert_eq!(extent("1991?", 1), "1991-01-01–1992-01-01");
    assert_eq!(extent("1991-03~", 1), "1991-02-01–1991-05-01");
    assert_eq!(extent("1991-03-01~", 1), "1991-02-28–1991-03-03");
    assert_eq!(extent("1991-24~", 1), "1991-09-01–1992-06-01");
    assert_eq!(extent("199X~", 1), "1980-01-01–2010-01-01");
    assert_eq!(extent("1991-XX~", 1), "1990-01-01–1993-01-01");
    assert_eq!(extent("9999~", 255), "9744-01-01–Y10255-01-01");
    assert_eq!(
        extent("Y285000000~", 255),
        "Y284999745-01-01–Y285000001-01-01"
    );
    assert_eq!(
        extent("Y-285000000~", 255),
        "Y-285000000-01-01–Y-284999744-01-01"
    );
    // A quarter by quarters, an estimate by the unit of its last significant digit.
    assert_eq!(extent("1991-34~", 1), "1991-01-01–1991-10-01");
    assert_eq!(extent("1991-39~", 1), "1991-05-01–1992-05-01");
    assert_eq!(extent("1991-40~", 1), "1990-07-01–1992-01-01");
    assert_eq!(extent("1950S2~", 1), "1800-01-01–2100-01-01");
    assert_eq!(
        extent("Y171010000S3~", 1),
        "Y170000000-01-01–Y173000000-01-01"
    );
    assert_eq!(extent("XXXX~", 1), "Y-10000-01-01–Y20000-01-01");
}

#[test]
fn a_mark_widens_by_the_coarsest_part_it_stands_at() {
    let extent = |text: &str| {
        let extent = span(text).extent();
        format!("{}–{}", extent.start(), extent.end())
    };
    // To the right of a part: a group, which is as coarse as that part.
    assert_eq!(extent("2004-06-11~"), "2004-06-10–2004-06-13");
    assert_eq!(extent("2004-06~-11"), "2004-05-11–2004-07-12");
    assert_eq!(extent("2004~-06-11"), "2003-06-11–2005-06-12");
    // To the left: that part alone.
    assert_eq!(extent("2004-06-~11"), "2004-06-10–2004-06-13");
    assert_eq!(extent("2004-%06-11"), "2004-05-11–2004-07-12");
    assert_eq!(extent("~2004-06-11"), "2003-06-11–2005-06-12");
    // Several: the coarsest that is approximate.
    assert_eq!(extent("2004?-06-~11"), "2004-06-10–2004-06-13");
    assert_eq!(extent("2004-~06-11~"), "2004-05-11–2004-07-12");
    assert_eq!(extent("2004?-?06-?11"), "2004-06-11–2004-06-12");
    // Where digits are unknown, each day by itself; the unit is that of the last known digit.
    assert_eq!(extent("156X-12-25~"), "1560-12-24–1569-12-27");
    assert_eq!(extent("156X~-12-25"), "1550-12-25–1579-12-26");
    assert_eq!(extent("2004-06-1X~"), "2004-05-10–2004-07-20");
    assert_eq!(extent("2004-1X~"), "2003-10-01–2006-01-01");
    assert_eq!(
        span("156X-12-25~").membership(&window("1563-12-26", "1563-12-27")),
        Membership::Possible
    );
    assert_eq!(
        span("156X-12-25~").membership(&window("1563-12-27", "1564-12-24")),
        Membership::Outside
    );
}

#[test]
fn days_with_unknown_digits_need_not_follow_each_other() {
    use Membership::{Certain, Outside, Possible};
    stands("156X-12-25", "1560", "1570", Certain);
    stands("156X-12-25", "1560-12-25", "1569-12-26", Certain);
    stands("156X-12-25", "1560-12-26", "1569-12-26", Possible);
    stands("156X-12-25", "1560-12-26", "1561-12-25", Outside);
    stands("156X-12-25", "1561-12-25", "1561-12-26", Possible);
    stands("XXXX-12-25", "0000-12-25", "9999-12-26", Certain);
    stands("XXXX-12-XX", "1999-12-31", "2000-01-01", Possible);
    stands("XXXX-12-XX", "2000-01-01", "2000-12-01", Outside);
    stands("XXXX-02-29", "1896-03-01", "1904-02-29", Outside);
    stands("XXXX-02-29", "1904-02-29", "1904-03-01", Possible);
    stands("XXXX-02-29", "0000-02-29", "9996-03-01", Certain);
    stands("-XXXX-12-25", "-9999", "0000", Certain);
    stands("-000X-12-25", "-0009-12-25", "-0001-12-26", Certain);
    stands("-000X-12-25", "0000", "0001", Outside);
    stands("1X99", "1099", "2000", Certain);
    stands("1X99", "1100", "1199", Outside);
    stands("2004-X1", "2004-02", "2004-11", Outside);
    stands("2004-X1", "2004-11-30", "2005", Possible);
    stands("156X-24", "1570-02-28", "1570-03-01", Possible);
    stands("156X-24", "1569-03-01", "1569-12-01", Outside);
    stands("[156X-12-25,1567-03]", "1567-03-31", "1567-04-01", Possible);
    stands("[156X-12-25,1567-03]", "1567-04-01", "1567-12-25", Outside);
    stands("[156X-12-25,1567-03]", "1560", "1570", Certain);
    stands("{156X-12-25,1567-03}", "1567-03", "1567-04", Certain);
    stands("{156X-12-25,1567-03}", "1560", "1561", Possible);
    stands("{156X-12-25}", "1560", "1561", Possible);
    stands("{2001-33..2001-36}", "2001-07", "2001-10", Certain);
    stands("{2001-33..2001-36}", "2001-08", "2001-12", Possible);
    // As the end of an interval, all from the first to the last of the days.
    stands("156X-12-25/1570", "1560", "1560-12-25", Outside);
    stands("156X-12-25/1570", "1565-06", "1565-07", Possible);
}

#[test]
fn far_years_are_as_good_as_near_ones() {
    use Membership::{Certain, Outside, Possible};
    stands("Y-66E6S2", "Y-65999999", "Y-65E6", Outside);
    stands("Y-66E6S2", "Y-66999999", "Y-65999999", Certain);
    stands("Y-66000000", "Y-66E6", "Y-65999999", Certain);
    stands("Y170000002/", "Y170000002", "Y170000003", Certain);
    stands("[..Y-170000002]", "..", "Y-170000001", Certain);
    stands("{Y12000..Y12002}", "Y12001", "Y12002", Certain);
    stands("Y12000~", "Y11999", "Y12002", Certain);
    stands("Y12000~", "Y11999", "Y12001", Possible);
}

#[test]
fn the_core_is_what_an_interval_surely_covers() {
    let core = |text: &str| span(text).certain_core();
    assert_eq!(core("2025-10-09"), None);
    let days = (day(2025, 10, 9), day(2025, 10, 11));
    assert_eq!(core("2025-10-09/2025-10-10"), Some(days));
    let years = (day(1984, 12, 31), day(1990, 1, 2));
    assert_eq!(core("1984/1990"), Some(years));
    assert_eq!(core("2025/2025"), None);
    assert_eq!(core("2025-06-10/.."), Some((day(2025, 6, 10), Moment::END)));
    assert_eq!(
        core("2025-06-10/"),
        Some((day(2025, 6, 10), day(2025, 6, 11)))
    );
    assert_eq!(core("../.."), Some((Moment::BEGINNING, Moment::END)));
    assert_eq!(core("[1984,1990]"), None);
    assert!(span("1984/1990").lasts());
    assert!(!span("1984").lasts());
}

#[test]
fn the_ends_of_the_supported_range() {
    use Membership::{Certain, Possible};
    assert_eq!(span("Y285000000").latest(), Moment::MAX);
    assert_eq!(span("Y-285000000").earliest(), Moment::MIN);
    assert_eq!(span("Y285000000S1").latest(), Moment::MAX);
    assert_eq!(
        span("9999-24").latest(),
        Moment::from_ymd(10_000, 3, 1).unwrap()
    );
    assert_eq!(
        span("9999-12-31T23:59:59-01:00").latest(),
        Moment::from_ymd(10_000, 1, 1).unwrap().plus(3600)
    );
    assert_eq!(span("Y285000000/").latest(), Moment::END);
    assert_eq!(span("/Y-285000000").earliest(), Moment::BEGINNING);
    let ends = |text: &str, membership| {
        assert_eq!(
            span(text).membership(&Window::SUPPORTED),
            membership,
            "{text}"
        );
    };
    ends("9999-12-31", Certain);
    ends("-9999-01-01T00:00:00Z", Certain);
    ends("9999-12-31/", Certain);
    ends("../..", Certain);
    ends("/..", Certain);
    ends("../", Certain);
    ends("[..2025-12]", Possible);
    ends("{..2025}", Certain);
    ends("{9998..}", Certain);
    ends("{..Y-285000000}", Certain);
    ends("{Y285000000..}", Certain);
}

#[test]
fn spans_are_small() {
    assert!(size_of::<Span>() <= 48, "{}", size_of::<Span>());
    assert!(size_of::<EdtfDate>() <= 24, "{}", size_of::<EdtfDate>());
    assert!(size_of::<Edtf>() <= 48, "{}", size_of::<Edtf>());
    let touching = span("[1984,1985,1986]");
    assert_eq!(touching, span("[1984..1986]"));
}

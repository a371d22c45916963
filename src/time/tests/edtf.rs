//! Reading and writing EDTF.

use proptest::prelude::*;

use super::{brute, config, edtf};
use crate::time::{Edtf, Precision};

/// The examples of the specification (Library of Congress, 2019), levels 0 and 1, and the sets of level 2.
const VALID: &[&str] = &[
    // Level 0
    "1985-04-12",
    "1985-04",
    "1985",
    "1985-04-12T23:20:30",
    "1985-04-12T23:20:30Z",
    "1985-04-12T23:20:30-04:00",
    "1985-04-12T23:20:30+04:30",
    "1964/2008",
    "2004-06/2006-08",
    "2004-02-01/2005-02-08",
    "2004-02-01/2005-02",
    "2004-02-01/2005",
    "2005/2006-02",
    // Level 1
    "2001-21",
    "1984?",
    "2004-06~",
    "2004-06-11%",
    "201X",
    "20XX",
    "2004-XX",
    "1985-04-XX",
    "1985-XX-XX",
    "1985-04-12/..",
    "1985-04/..",
    "1985/..",
    "../1985-04-12",
    "../1985-04",
    "../1985",
    "1985-04-12/",
    "1985-04/",
    "1985/",
    "/1985-04-12",
    "/1985-04",
    "/1985",
    "-1985",
    "1984~/2004-06",
    "1984/2004-06~",
    "1984~/2004~",
    "1984?/2004%",
    "1984-06-02?/2004-08-08~",
    // Level 2, sets
    "[1667,1668,1670..1672]",
    "[..1760-12-03]",
    "[1760-12..]",
    "[1760-01,1760-02,1760-12..]",
    "[1667,1760-12]",
    "[..1984]",
    "{1667,1668,1670..1672}",
    "{1960,1961-12}",
    "{..1984}",
    // The ends of the supported range, and what the specification leaves open
    "0000",
    "-9999",
    "9999-12-31",
    "-9999-01-01",
    "1XXX",
    "-01XX",
    "../..",
    "/..",
    "../",
    "2004-06-XX/2004-07-03",
    "2001-21/2003",
    "2025-10-09T14:30",
    "2025-10-09T14:30Z/2025-10-09T16:00Z",
];

#[test]
fn the_examples_of_the_specification_read_and_print_as_they_are() {
    for text in VALID {
        assert_eq!(edtf(text).to_string(), *text);
    }
}

#[test]
fn other_spellings_print_in_the_one_form() {
    let forms = [
        ("1985-04-12T23:20:30-04", "1985-04-12T23:20:30-04:00"),
        ("[1667, 1668 , 1670..1672]", "[1667,1668,1670..1672]"),
        (" 1985 ", "1985"),
        ("Y1985", "1985"),
        ("Y-0044", "-0044"),
    ];
    for (text, printed) in forms {
        assert_eq!(edtf(text).to_string(), printed);
    }
}

/// What is no date, what is level 2, and what lies outside the supported range.
const INVALID: &[&str] = &[
    "",
    " ",
    "-",
    "/",
    "T",
    "198",
    "19855",
    "1985-",
    "1985-4",
    "1985-04-1",
    "1985-004",
    "1985-00",
    "1985-13",
    "1985-04-00",
    "1985-04-31",
    "2025-02-29",
    "1900-02-29",
    "1985-04-12T",
    "1985T12:00:00",
    "1985-04T12:00:00",
    "1985-04-12T24:00:00",
    "1985-04-12T23:60:00",
    "1985-04-12T23:20:60",
    "1985-04-12T23",
    "1985-04-12T23:2",
    "1985-04-12T232030",
    "1985-04-12T23:20:30.5",
    "1985-04-12T23:20:30z",
    "1985-04-12T23:20:30+25",
    "1985-04-12T23:20:30+4",
    "1985-04-12t23:20:30",
    "1985-04-12 23:20:30",
    "1985-04-12T23:20:30~",
    "-0000",
    "+1985",
    "X985",
    "19X5",
    "19x5",
    "1985-xx",
    "XXXX",
    "2001-20",
    "2001-42",
    "2001-99",
    "2001-21-05",
    "1984??",
    "1984?~",
    "?1984",
    "1984-06?-02",
    "1984?-06",
    "1984-~06",
    "2004/2003",
    "2004-06/2004-05",
    "1984/1985/1986",
    "...",
    "..",
    "1984..1986",
    "1984/...",
    "1985-04-12/...",
    "[",
    "]",
    "[]",
    "{}",
    "[1984",
    "[1984}",
    "{1984]",
    "[,]",
    "[1984,]",
    "[..]",
    "[1984..1983]",
    "[1984]~",
    "{1984~..1986}",
    "{196X..1972}",
    "[1984/1985]",
    "1984,1985",
    "[1984 1985]",
    "[[1984]]",
    "201X-05",
    "1985-XX-12",
    "1985-1X",
    "1985-04-1X",
    "Y170000002",
    "Y-170000002",
    "Y17E7",
    "Y3388E2S3",
    "1950S2",
    "2001-25",
    "2001-41",
    "Y12",
    "Y20X0",
    "Y1985-04",
    "-9999-01-01T00:00:00+01:00",
    "9999-12-31T23:59:59-01:00",
    "１９８５",
    "1985–04–12",
    "1985\u{0}",
];

#[test]
fn what_is_no_date_is_refused() {
    for text in INVALID {
        assert!(text.parse::<Edtf>().is_err(), "{text:?} was read");
    }
}

#[test]
fn precision_is_what_is_known() {
    let precisions = [
        ("1985-04-12T23:20:30Z", Precision::Second),
        ("1985-04-12T23:20Z", Precision::Minute),
        ("1985-04-12", Precision::Day),
        ("1985-04-XX", Precision::Month),
        ("1985-04", Precision::Month),
        ("1985-21", Precision::Season),
        ("1985-XX", Precision::Year),
        ("1985-XX-XX", Precision::Year),
        ("1985~", Precision::Year),
        ("198X", Precision::Decade),
        ("19XX", Precision::Century),
        ("1XXX", Precision::Millennium),
        ("1985-04-12/1986", Precision::Year),
        ("../1986-02", Precision::Month),
        ("[1985-04,..1984-02-01]", Precision::Month),
    ];
    for (text, precision) in precisions {
        assert_eq!(edtf(text).precision(), Some(precision), "{text}");
    }
    assert_eq!(edtf("../..").precision(), None);
}

#[test]
fn parts_are_there_when_they_were_stated() {
    let Edtf::Date(date) = edtf("-01XX") else {
        panic!()
    };
    assert_eq!((date.year(), date.years()), (None, (-199, -100)));
    let Edtf::Date(date) = edtf("-00XX") else {
        panic!()
    };
    assert_eq!(date.years(), (-99, -1));
    let Edtf::Date(date) = edtf("1985-04-XX%") else {
        panic!()
    };
    assert_eq!(
        (date.year(), date.month(), date.day()),
        (Some(1985), Some(4), None)
    );
    assert!(date.qualifier().is_uncertain() && date.qualifier().is_approximate());
    assert!(edtf("[1984,1985~]").is_approximate());
    assert!(!edtf("1984~/1985").is_uncertain());
}

#[test]
fn dates_travel_as_json_strings() {
    let date = edtf("1985-04~");
    assert_eq!(serde_json::to_string(&date).unwrap(), r#""1985-04~""#);
    assert_eq!(serde_json::from_str::<Edtf>(r#""1985-04~""#).unwrap(), date);
    let error = serde_json::from_str::<Edtf>(r#""1985-13""#).unwrap_err();
    assert!(
        error
            .to_string()
            .starts_with("month 13 does not exist, at byte 5 of \"1985-13\"")
    );
}

/// Whatever is read prints as something that reads the same; errors and hints hold what they promise.
fn check(text: &str) -> Result<(), TestCaseError> {
    match text.parse::<Edtf>() {
        Ok(date) => {
            let printed = date.to_string();
            prop_assert_eq!(printed.parse::<Edtf>(), Ok(date), "{} as {}", text, printed);
        }
        Err(error) => {
            prop_assert!(text.is_char_boundary(error.offset()));
            prop_assert!(error.hint().is_none_or(|hint| !hint.is_empty()));
            for suggestion in error.suggestions() {
                prop_assert!(
                    suggestion.parse::<Edtf>().is_ok(),
                    "{} gave {}",
                    text,
                    suggestion
                );
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(config(4000))]

    #[test]
    fn expressions_survive_printing(expression in brute::expression()) {
        check(&expression.text)?;
        prop_assert_eq!(edtf(&expression.text).to_string(), expression.text);
    }

    #[test]
    fn text_like_dates_never_panics(text in r"[0-9X?~%/\[\]{}.,TZYSE:+ -]{0,24}") {
        check(&text)?;
    }

    #[test]
    fn nearly_dates_never_panic(
        text in r"(\.\.|[-Y]?[12][09X]{2,4}(-[012X][0-9X](-[0-3X][0-9X](T[0-2][0-9]:[0-5][0-9](:[0-6][0-9])?(Z|[+-][01][0-9])?)?)?)?[?~%]?)(/|,|\.\.|)[12][09X]{3}(-[01][0-9])?",
        wrap in 0..3,
    ) {
        let text = match wrap {
            0 => text,
            1 => format!("[{text}]"),
            _ => format!("{{{text}}}"),
        };
        check(&text)?;
    }

    #[test]
    fn any_text_never_panics(text in r"\PC{0,30}") {
        check(&text)?;
    }

    #[test]
    fn words_never_panic(text in r"((c\. |about |before |since |the |of |st|s| to | - |–|/|\.| |,|:|[0-9]{1,4}|Sept|may|June|autumn|century|BC|T|Z|é){1,8})") {
        check(&text)?;
    }
}

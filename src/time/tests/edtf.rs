//! Reading and writing EDTF.

use super::edtf;
use crate::time::{DatePart, Edtf, Hemisphere, Precision, Qualifier, Season, YearPart};

/// What the examples of the specification (in `examples.rs`) leave out: the ends of the supported range, all sorts of marks
/// and of unknown digits, and what the specification leaves open.
const VALID: &[&str] = &[
    "0000",
    "-9999",
    "9999-12-31",
    "-9999-01-01",
    "9999-12-31T23:59:59-01:00",
    "-9999-01-01T00:00:00+01:00",
    "Y285000000",
    "Y-285000000",
    "Y10000",
    "Y17E2",
    "Y285E6S1",
    "1XXX",
    "-01XX",
    "-000X",
    "XXXX",
    "-XXXX",
    "X985",
    "19X5",
    "1X99-12-XX",
    "XXXX-02-29",
    "XX00-02-29",
    "2004-X1",
    "2004-0X-X0",
    "2004-X2-3X",
    "2004-02-2X",
    "201X-05",
    "1985-XX-12",
    "156X-24",
    "1950-40",
    "../..",
    "/..",
    "../",
    "2001-21/2003",
    "2025-10-09T14:30",
    "2025-10-09T14:30Z/2025-10-09T16:00Z",
    "2001-34~",
    "2001?-34",
    "2001-~34",
    "1950S2~",
    "Y-17E7?",
    "2004?-06~-11%",
    "2004?-?06~-~11?",
    "2004-%06-11?",
    "156X~-12-25",
    "[..2004-~06,2005S3,Y12000..]",
    "{156X-12-25,2001-33..2001-36}",
];

#[test]
fn what_is_canonical_prints_as_it_is() {
    for text in VALID {
        let date = edtf(text);
        assert_eq!(date.to_string(), *text);
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
        ("Y0012000", "Y12000"),
        ("Y017E07", "Y17E7"),
        ("Y12345E0", "Y12345"),
        ("Y1950S2", "1950S2"),
        ("Y0E5", "0000"),
        ("1950S02", "1950S2"),
        // A mark to the left of the year says what one to its right says; none is said twice.
        ("?1984", "1984?"),
        ("~1984?", "1984%"),
        ("?2004-06-~11", "2004?-06-~11"),
        ("2004-~06~-11", "2004-06~-11"),
        ("2004-%06~-11", "2004-?06~-11"),
        ("2004-06-~11%", "2004-06-11%"),
    ];
    for (text, printed) in forms {
        assert_eq!(edtf(text).to_string(), printed);
    }
}

/// What is no date, and what lies outside the supported range.
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
    "19x5",
    "1985-xx",
    "2001-20",
    "2001-42",
    "2001-99",
    "2001-21-05",
    "1984??",
    "1984?~",
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
    "Y12",
    "Y20X0",
    "Y1985-04",
    "Y170000002-04",
    "Y285000001",
    "Y-285000001",
    "Y17E8",
    "Y1E99999999999",
    "Y17E",
    "YE7",
    "Y-0",
    "Y-0E5",
    "Y",
    "17E7",
    "1985E3",
    "1950S",
    "1950S0",
    "1950S5",
    "1950S2-05",
    "195XS2",
    "0044S3",
    "1985-2X",
    "1985-4X",
    "1985-X4-31",
    "1985-XX-X0?~",
    "2004-02-3X",
    "2004-XX-4X",
    "XXX1-02-29",
    "XXXX-02-3X",
    "XXXX-04-31",
    "2001-34-05",
    "2001-34T10:00",
    "??1984",
    "1984-06-??01",
    "1984-~-01",
    "1984-06-~",
    "?",
    "?/..",
    "?1985-04-12T10:00",
    "1985-04~-12T10:00",
    "1985-XX-12T10:00",
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
        ("1985-30", Precision::Season),
        ("1985-33", Precision::Quarter),
        ("1985-39", Precision::Quadrimester),
        ("1985-41", Precision::Semester),
        ("1985-1X", Precision::Year),
        ("1985-X1", Precision::Month),
        ("1985-04-2X", Precision::Month),
        ("156X-12-25", Precision::Day),
        ("156X-12-XX", Precision::Month),
        ("156X-XX-XX", Precision::Decade),
        ("1X99", Precision::Year),
        ("XXXX", Precision::Years(4)),
        ("1950S2", Precision::Century),
        ("1950S4", Precision::Year),
        ("Y-17E7", Precision::Year),
        ("Y3388E2S3", Precision::Millennium),
        ("Y171010000S3", Precision::Years(6)),
        ("Y285000000S1", Precision::Years(8)),
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
    let Edtf::Date(date) = edtf("1X50-1X-30") else {
        panic!()
    };
    assert_eq!((date.year(), date.years()), (None, (1050, 1950)));
    assert_eq!((date.month(), date.day()), (None, Some(30)));
    assert!(date.months().eq([10, 11, 12]) && date.days().eq([30]));
    assert!(!date.is_every_year());
    let Edtf::Date(date) = edtf("Y-3388E2S3") else {
        panic!()
    };
    assert_eq!(
        (date.years(), date.estimate()),
        ((-338_999, -338_000), Some((-338_800, 3)))
    );
    let Edtf::Date(date) = edtf("2004-30") else {
        panic!()
    };
    assert_eq!(date.season(), Some(Season::Summer));
    assert_eq!(
        date.year_part(),
        Some(YearPart::Season(Season::Summer, Some(Hemisphere::Southern)))
    );
    assert!(edtf("[1984,1985~]").is_approximate());
    assert!(edtf("2004-~06-11/2005").is_approximate());
    assert!(!edtf("1984~/1985").is_uncertain());
}

#[test]
fn marks_are_kept_by_part() {
    use DatePart::{Day, Month, Year};
    use Qualifier::{Approximate, None, Uncertain, UncertainApproximate};
    let marks = |text: &str| {
        let Edtf::Date(date) = edtf(text) else {
            panic!()
        };
        (
            [Year, Month, Day].map(|part| date.qualifier_of(part)),
            date.qualifier(),
        )
    };
    assert_eq!(marks("2004-06-11"), ([None, None, None], None));
    assert_eq!(marks("2004-06-11~"), ([Approximate; 3], Approximate));
    assert_eq!(
        marks("2004-06~-11"),
        ([Approximate, Approximate, None], None)
    );
    assert_eq!(
        marks("2004?-06-~11"),
        ([Uncertain, None, Approximate], None)
    );
    assert_eq!(
        marks("2004-%06-11"),
        ([None, UncertainApproximate, None], None)
    );
    assert_eq!(
        marks("2004~-06-?11"),
        ([Approximate, None, Uncertain], None)
    );
    assert_eq!(
        marks("2004~-06-11?"),
        ([UncertainApproximate, Uncertain, Uncertain], Uncertain)
    );
}

#[test]
fn parts_of_a_year_have_their_codes_and_months() {
    let firsts = (21..=41).map(|code| {
        let part = YearPart::from_code(code).unwrap();
        assert_eq!(part.code(), code);
        (part.first_month(), part.months())
    });
    let expected = [
        (3, 3),
        (6, 3),
        (9, 3),
        (12, 3), // no hemisphere
        (3, 3),
        (6, 3),
        (9, 3),
        (12, 3), // northern
        (9, 3),
        (12, 3),
        (3, 3),
        (6, 3), // southern
        (1, 3),
        (4, 3),
        (7, 3),
        (10, 3),
        (1, 4),
        (5, 4),
        (9, 4),
        (1, 6),
        (7, 6),
    ];
    assert!(firsts.eq(expected));
    assert_eq!(YearPart::from_code(20), None);
    assert_eq!(YearPart::from_code(42), None);
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
            .starts_with("month 13 does not exist, at column 6 of \"1985-13\"")
    );
}

//! The wording of level 2.

use super::super::date;
use super::super::dates::short_date;
use crate::time::Edtf;

/// Expression, in full, in little room.
const WORDED: &[(&str, &str, &str)] = &[
    // Parts of a year
    ("2024-34", "2nd quarter of 2024", "Q2"),
    ("2024-39", "last third of 2024", "last third"),
    ("2024-40", "1st half of 2024", "1st half"),
    ("2024-25", "northern spring 2024", "northern spring"),
    ("2024-30", "southern summer 2024/25", "southern summer"),
    ("1999-24", "winter 1999/00", "winter"),
    ("156X-24", "winter of the 1560s", "winter"),
    ("156X-36", "4th quarter of the 1560s", "Q4"),
    // Marks on parts
    ("2004-06-11%", "c. 11 June 2004 (uncertain)", "c. 11 June"),
    (
        "2004-06~-11",
        "11 June 2004 (year and month approximate)",
        "c. 11 June",
    ),
    ("2004?-06-11", "11 June 2004 (year uncertain)", "? 11 June"),
    (
        "2004?-06-~11",
        "11 June 2004 (day approximate, year uncertain)",
        "c. 11 June",
    ),
    (
        "2004-%06-11",
        "11 June 2004 (month approximate and uncertain)",
        "c. 11 June",
    ),
    (
        "2004?-06-11~",
        "c. 11 June 2004 (year uncertain)",
        "c. 11 June",
    ),
    (
        "2004~-34",
        "2nd quarter of 2004 (year approximate)",
        "c. Q2",
    ),
    // Unknown digits
    ("156X-12-25", "25 December of the 1560s", "25 Dec"),
    ("15XX-12-25", "25 December of a year 1500–1599", "25 Dec"),
    ("XXXX-12-XX", "December of an unknown year", "Dec"),
    ("XXXX-12-25", "25 December of an unknown year", "25 Dec"),
    ("1XXX-XX", "1000–1999", "1000–1999"),
    ("1XXX-12", "December of a year 1000–1999", "Dec"),
    ("XXXX", "unknown year", "unknown year"),
    ("1X99", "a year of the form 1X99", "1X99"),
    ("1X99-05", "May of a year of the form 1X99", "May"),
    ("1984-1X", "between October and December 1984", "Oct–Dec"),
    ("1984-X1", "January or November 1984", "Jan or Nov"),
    ("2004-06-1X", "between 10 and 19 June 2004", "10–19 June"),
    ("2004-06-X5", "5, 15 or 25 June 2004", "5, 15 or 25 June"),
    ("2004-12-3X", "30 or 31 December 2004", "30 or 31 Dec"),
    ("2004-XX-25", "day 25 of an unknown month of 2004", "day 25"),
    (
        "2004-1X-3X",
        "day 30 or 31 of October, November or December 2004",
        "30 or 31 Oct–Dec",
    ),
    // Years
    ("1950S2", "about 1950 (2 significant digits)", "c. 1950"),
    (
        "Y3388E2S3",
        "about 338\u{2009}800 (3 significant digits)",
        "c. 338\u{2009}800",
    ),
    (
        "Y-66E6S2",
        "about 66\u{2009}000\u{2009}000 BC (2 significant digits)",
        "c. 66\u{2009}000\u{2009}000 BC",
    ),
    (
        "Y170000002",
        "170\u{2009}000\u{2009}002",
        "170\u{2009}000\u{2009}002",
    ),
    ("Y-12000", "12\u{2009}001 BC", "12\u{2009}001 BC"),
    ("-015X", "160 BC–151 BC", "160 BC–151 BC"),
    // Intervals and sets
    (
        "2004-06-~01/2004-06-~20",
        "1 June 2004 (day approximate) – 20 June 2004 (day approximate)",
        "c. 1 June – c. 20 June",
    ),
    (
        "2004-06-XX/2004-07-03",
        "June 2004 – 3 July 2004",
        "June – 3 July",
    ),
    (
        "2024-33/2024-34",
        "1st quarter of 2024 – 2nd quarter of 2024",
        "Q1 – Q2",
    ),
    (
        "1950S2/Y12000",
        "about 1950 (2 significant digits) – 12\u{2009}000",
        "c. 1950 – 12\u{2009}000",
    ),
    (
        "[156X-12-25,1570]",
        "25 December of the 1560s or 1570",
        "25 Dec or 1570",
    ),
];

#[test]
fn level_2_is_worded_as_precisely_as_it_is_known() {
    for (text, long, short) in WORDED {
        let edtf: Edtf = text.parse().expect(text);
        let words = (date(&edtf), short_date(&edtf));
        assert_eq!(words, ((*long).to_owned(), (*short).to_owned()), "{text}");
    }
}

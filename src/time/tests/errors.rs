//! What is said about dates that cannot be read, word for word.

use crate::time::Edtf;

#[track_caller]
fn says(text: &str, message: &str, hint: Option<&str>) {
    let error = text.parse::<Edtf>().unwrap_err();
    assert_eq!(error.to_string(), message);
    assert_eq!(error.hint().as_deref(), hint);
    assert_eq!(error.text(), text);
}

const YMD: &str = "write year, month and day such as 1969-07-20, or only 1969-07 or 1969";

#[test]
fn parts_that_do_not_exist() {
    says(
        "1969-13",
        "month 13 does not exist, at column 6 of \"1969-13\"",
        Some("write a month from 01 to 12, such as 1969-07, or a season from 21 to 24"),
    );
    says(
        "1969-13-07",
        "month 13 does not exist, at column 6 of \"1969-13-07\"",
        Some("write 1969-07-13"),
    );
    says(
        "2025-02-29",
        "day 29 does not exist in 2025-02, at column 9 of \"2025-02-29\"",
        Some("2025-02 has 28 days"),
    );
    says(
        "2025-02-28T24:00:00Z",
        "hour 24 does not exist, at column 12 of \"2025-02-28T24:00:00Z\"",
        Some("write T00:00:00 of the following day"),
    );
    says(
        "2016-12-31T23:59:60Z",
        "second 60 does not exist, at column 18 of \"2016-12-31T23:59:60Z\"",
        Some("write second 59: leap seconds are not kept"),
    );
    says(
        "-0000",
        "there is no year -0000, at column 1 of \"-0000\"",
        Some("write 0000 for the year 1 BC"),
    );
}

#[test]
fn forms() {
    says(
        "",
        "there is no date, at column 1 of \"\"",
        Some("write a date such as 1969-07-20, or nothing at all when the date is not known"),
    );
    says(
        "1985-",
        "a month has two digits, at column 6 of \"1985-\"",
        Some("write a month from 01 to 12, such as 1969-07, or a season from 21 to 24"),
    );
    says(
        "hello",
        "a date starts with a year of four digits, at column 1 of \"hello\"",
        Some(YMD),
    );
    says("1984!", "unexpected \"!\", at column 5 of \"1984!\"", None);
    says(
        "1984?~",
        "a date has one mark, at column 6 of \"1984?~\"",
        Some("write 1984%"),
    );
    says(
        "2004/2003",
        "it ends before it starts, at column 1 of \"2004/2003\"",
        Some("write 2003/2004"),
    );
    says(
        "1984/1985/1986",
        "an interval has two ends, at column 10 of \"1984/1985/1986\"",
        Some("write start/end, such as 1914-07-28/1918-11-11"),
    );
    says(
        "[1984,1985",
        "the set is not closed with \"]\", at column 11 of \"[1984,1985\"",
        Some("write a set such as [1667,1668,1670..1672] or {1960,1961-12}"),
    );
    says(
        "{1984~..1986}",
        "a range in {…} needs exact ends, at column 2 of \"{1984~..1986}\"",
        Some("list the members one by one"),
    );
}

#[test]
fn years_in_their_long_forms() {
    let long = Some("write a year such as Y170000002 or Y17E7");
    says(
        "Y285000001",
        "the year lies outside Y-285000000 to Y285000000, at column 2 of \"Y285000001\"",
        None,
    );
    says(
        "Y17E8",
        "the year lies outside Y-285000000 to Y285000000, at column 2 of \"Y17E8\"",
        None,
    );
    says(
        "Y12",
        "a year after Y has four digits or more, not 2, at column 2 of \"Y12\"",
        long,
    );
    says(
        "Y17E",
        "the exponent has no digits, at column 5 of \"Y17E\"",
        long,
    );
    says(
        "1985E3",
        "an exponent needs a Y before the year, at column 5 of \"1985E3\"",
        Some("write a year such as Y17E7"),
    );
    says(
        "19855",
        "the year has 5 digits, not four, at column 1 of \"19855\"",
        Some("write Y19855"),
    );
    says(
        "19855-10",
        "the year has 5 digits, not four, at column 1 of \"19855-10\"",
        Some("write Y before a year of more than four digits, such as Y170000002"),
    );
    says(
        "Y1985-04",
        "a year with Y or S has no months, at column 6 of \"Y1985-04\"",
        Some("write the year alone, or a date of a year of four digits, such as 1969-07"),
    );
    says(
        "Y17000XX",
        "a year with Y or S has no unknown digits, at column 7 of \"Y17000XX\"",
        Some("write how many digits are significant, such as Y171010000S3 or 1950S2"),
    );
    says(
        "1950S5",
        "of this year, 1 to 4 digits can be significant, at column 6 of \"1950S5\"",
        Some("write a number of digits such as 1950S2"),
    );
}

#[test]
fn patterns_without_a_date() {
    says(
        "1984-4X",
        "no month matches \"4X\", at column 6 of \"1984-4X\"",
        Some("write a month from 01 to 12, such as 1969-07, or a season from 21 to 24"),
    );
    says(
        "2004-02-3X",
        "no day matches \"3X\" there, at column 9 of \"2004-02-3X\"",
        Some("write a day from 01 to 31, such as 1969-07-20"),
    );
    says(
        "XXX1-02-29",
        "no day matches \"29\" there, at column 9 of \"XXX1-02-29\"",
        Some("write a day from 01 to 31, such as 1969-07-20"),
    );
    says(
        "2001-34-05",
        "a season or another part of the year has no days, at column 8 of \"2001-34-05\"",
        Some("write it alone, such as 1969-22 for the summer"),
    );
    says(
        "-0003-02-29",
        "day 29 does not exist in -0003-02, at column 10 of \"-0003-02-29\"",
        Some("-0003-02 has 28 days"),
    );
}

#[test]
fn marks_at_the_wrong_place() {
    says(
        "??1984",
        "a date has one mark, at column 2 of \"??1984\"",
        Some("write % for uncertain and approximate"),
    );
    says(
        "1985-~04-12T10:00",
        "a time of day cannot be marked \"~\", at column 6 of \"1985-~04-12T10:00\"",
        Some("leave the mark or the time out"),
    );
    says(
        "1985-04-12T10:00?",
        "a time of day cannot be marked \"?\", at column 17 of \"1985-04-12T10:00?\"",
        Some("leave the mark or the time out"),
    );
}

#[test]
fn plain_dates_get_a_proposal() {
    let proposals: [(&str, &[&str]); 51] = [
        ("12/09/1986", &["1986-09-12", "1986-12-09"]),
        ("13/09/1986", &["1986-09-13"]),
        ("09/13/1986", &["1986-09-13"]),
        ("12.09.1986", &["1986-09-12"]),
        ("12-09-1986", &["1986-09-12", "1986-12-09"]),
        ("1986/09/12", &["1986-09-12"]),
        ("1986-9-2", &["1986-09-02"]),
        ("1986.9", &["1986-09"]),
        ("19860912", &["1986-09-12"]),
        ("9/1986", &["1986-09"]),
        ("Sept 1986", &["1986-09"]),
        ("Sept. 1986", &["1986-09"]),
        ("September 12, 1986", &["1986-09-12"]),
        ("12 September 1986", &["1986-09-12"]),
        ("12th of September 1986", &["1986-09-12"]),
        ("1986 Sep 12", &["1986-09-12"]),
        ("12-Sep-1986", &["1986-09-12"]),
        ("autumn 2023", &["2023-23"]),
        ("1990s", &["199X"]),
        ("1900s", &["190X", "19XX"]),
        ("the 19th century", &["18XX"]),
        ("c. 1991", &["1991~"]),
        ("circa May 1991", &["1991-05~"]),
        ("before December 2025", &["[..2025-12]"]),
        ("since 25 December 2024", &["2024-12-25/"]),
        ("after 1991", &["[1991..]"]),
        ("1914-1918", &["1914/1918"]),
        ("1914–1918", &["1914/1918"]),
        ("1914 to 1918", &["1914/1918"]),
        ("June 1914 - 11 Nov 1918", &["1914-06/1918-11-11"]),
        ("1984/unknown", &["1984/"]),
        ("1984/open", &["1984/.."]),
        ("1984/now", &["1984/.."]),
        ("199x", &["199X"]),
        ("199u", &["199X"]),
        ("44 BC", &["-0043"]),
        ("AD 79", &["0079"]),
        ("2025-10-09 14:30", &["2025-10-09T14:30"]),
        ("9 Oct 2025 9:30 UTC", &["2025-10-09T09:30Z"]),
        ("2025-10-09T14:30:00.250Z", &["2025-10-09T14:30:00Z"]),
        ("1985–04–12", &["1985-04-12"]),
        ("1984..1986", &["1984/1986"]),
        ("196x-12-25", &["196X-12-25"]),
        ("y170000002", &["Y170000002"]),
        ("12000", &["Y12000"]),
        ("12000 BC", &["Y-11999"]),
        ("Q2 2024", &["2024-34"]),
        ("2024 Q2", &["2024-34"]),
        ("2nd quarter of 2024", &["2024-34"]),
        ("1st half of 2024", &["2024-40"]),
        ("31 February 1986", &[]),
    ];
    for (text, expected) in proposals {
        let error = text.parse::<Edtf>().unwrap_err();
        assert_eq!(error.suggestions(), expected, "{text}");
    }
    let error = "12/09/1986".parse::<Edtf>().unwrap_err();
    assert_eq!(
        error.hint().as_deref(),
        Some("write 1986-09-12 or 1986-12-09")
    );
}

#[test]
fn a_plain_date_that_does_not_exist_says_what_of_it_does_not() {
    for (text, message, hint) in [
        (
            "31.02.2025",
            "day 31 does not exist in 2025-02, at column 1 of \"31.02.2025\"",
            "2025-02 has 28 days",
        ),
        (
            "3131, 2 31",
            "day 31 does not exist in 3131-02, at column 9 of \"3131, 2 31\"",
            "3131-02 has 28 days",
        ),
        (
            "am 31 June 2025",
            "a date starts with a year of four digits, at column 1 of \"am 31 June 2025\"",
            "write year, month and day such as 1969-07-20, or only 1969-07 or 1969",
        ),
        (
            "10 October",
            "the year is missing, at column 1 of \"10 October\"",
            "write year, month and day such as 1969-07-20, or only 1969-07 or 1969",
        ),
        (
            "ю1985",
            "a date starts with a year of four digits, at column 1 of \"ю1985\"",
            "write year, month and day such as 1969-07-20, or only 1969-07 or 1969",
        ),
        (
            "June 2025 – May 2025",
            "it ends before it starts, at column 1 of \"June 2025 – May 2025\"",
            "write 2025-05/2025-06",
        ),
    ] {
        let error = text.parse::<Edtf>().unwrap_err();
        assert_eq!(error.to_string(), message);
        assert_eq!(error.hint().as_deref(), Some(hint), "{text}");
    }
    let error = "2025-10/2025-09".parse::<Edtf>().unwrap_err();
    assert!(error.is_reversed());
    assert!(!"10 October".parse::<Edtf>().unwrap_err().is_reversed());
}

#[test]
fn long_and_strange_text_is_shown_short() {
    let error = "x\n".repeat(100).parse::<Edtf>().unwrap_err();
    let shown = format!("{}…", "x\\n".repeat(30));
    let message = format!("a date starts with a year of four digits, at column 1 of \"{shown}\"");
    assert_eq!(error.to_string(), message);
}

mod random;

use super::*;
use crate::view::Facet;

/// A query in its canonical form, and its mistake with the column.
fn read(query: &str) -> (String, Option<(usize, String)>) {
    let Parsed { condition, error } = parse(query);
    let printed = condition.map_or_else(String::new, |it| it.to_string());
    let error = error.map(|it| (it.column(), it.message().to_owned()));
    (printed, error)
}

fn good(query: &str) -> String {
    let (printed, error) = read(query);
    assert_eq!(error, None, "{query}");
    printed
}

#[test]
fn plain_words_are_one_condition() {
    for (query, words) in [
        ("ganja", "ganja"),
        ("  Ilham   Aliyev ", "Ilham Aliyev"),
        ("10:30 (Baku)", "10:30 Baku"),
        ("Азербайджан və Türkiyə", "Азербайджан və Türkiyə"),
        ("Asia-Pacific — C5+1 a=b x<y", "Asia-Pacific — C5+1 a=b x<y"),
        ("\"trade and\" transit", "trade and transit"),
    ] {
        let parsed = parse(query);
        assert_eq!(parsed.error, None, "{query}");
        assert_eq!(
            parsed.condition,
            Some(Condition::Words(words.to_owned())),
            "{query}"
        );
    }
    assert_eq!(parse(""), Parsed::default());
    assert_eq!(parse(" \u{3000}\t"), Parsed::default());
}

#[test]
fn fields_and_operators_have_one_form() {
    for (query, printed) in [
        ("theme:sport  during:2025-10", "theme:sport during:2025-10"),
        ("THEME:sport AND Kind=summit", "theme:sport kind:summit"),
        ("a and b c", "a b c"),
        ("a or b c or (d or e)", "a or b c or d or e"),
        ("not a b", "not a b"),
        ("-\"a b\"", "not (a b)"),
        ("not (a b)", "not (a b)"),
        ("not not a", "a"),
        ("--theme:x", "theme:x"),
        ("not (not (not a))", "not a"),
        ("(a or b) c", "(a or b) c"),
        ("((theme:x))", "theme:x"),
        ("absent:\"Ilham Aliyev\"", "absent:\"Ilham Aliyev\""),
        ("text:\"say \\\"no\\\"\"", "text:\"say \\\"no\\\"\""),
        ("present:Алиев", "present:Алиев"),
        (
            "sources:2 claims!=3 people<4 places<=5",
            "sources=2 claims!=3 people<4 places<=5",
        ),
        ("near:Ganja~50km", "near:Ganja~50km"),
        ("near:Ganja ~ 50km", "near:Ganja~50km"),
        ("near:Ganja~ 50 KM sport", "near:Ganja~50km sport"),
        ("near:\"Ganja\"~50km", "near:Ganja~50km"),
        (
            "(near:\"Port of Baku\" ~500 m)",
            "near:\"Port of Baku~500m\"",
        ),
        ("sources >= 2", "sources>=2"),
        ("sources: 2 claims  !=3", "sources=2 claims!=3"),
        ("during = 2025", "during:2025"),
        ("sources \">=2\"", "sources \">=2\""),
        ("\"months>3\" \"|\"", "\"months>3\" \"|\""),
        ("trade & peace", "trade & peace"),
        ("near:\"Port of Baku~0.5 km\"", "near:\"Port of Baku~500m\""),
        ("near:46.36,-40.5~1500M", "near:46.36,-40.5~1500m"),
        ("during:\"9 October 2025\"", "during:2025-10-09"),
        ("before:2024-12-25/..", "before:2024-12-25/.."),
        (
            "disputed:YES status:Announced",
            "disputed:yes status:announced",
        ),
        ("date:undated precision:none", "date:undated precision:none"),
        ("\"and\" \"theme:x\" \"-y\"", "\"and\" \"theme:x\" \"-y\""),
    ] {
        assert_eq!(good(query), printed, "{query}");
    }
}

#[test]
fn a_mistake_has_its_column_and_leaves_what_stands_before_it() {
    for (query, printed, column, message) in [
        (
            "theme:sport durng:2025",
            "theme:sport",
            13,
            "there is no field \"durng\"",
        ),
        ("тема:спорт", "", 1, "there is no field \"тема\""),
        (
            "ты theme:",
            "ты",
            4,
            "theme needs something right behind it",
        ),
        (
            "theme: sport",
            "",
            1,
            "theme needs something right behind it",
        ),
        (
            "theme:a during:2025-13",
            "theme:a",
            21,
            "month 13 does not exist",
        ),
        (
            "during:12/09/1986",
            "",
            8,
            "\"12/09/1986\" can be read in several ways",
        ),
        ("theme>3", "", 6, "theme is not a number to compare"),
        ("sources>=two", "", 10, "\"two\" is not a whole number"),
        ("sources>=-1", "", 10, "\"-1\" is not a whole number"),
        ("disputed:perhaps", "", 10, "disputed is never \"perhaps\""),
        (
            "a (theme:b or c",
            "a (theme:b or c)",
            3,
            "this parenthesis is not closed",
        ),
        ("a) b", "a", 2, "this parenthesis closes nothing"),
        ("a ()", "a", 3, "there is nothing between the parentheses"),
        ("text:\"tra", "text:tra", 6, "this quote is not closed"),
        ("a or", "a", 3, "nothing follows \"or\""),
        ("a and or b", "a", 3, "nothing follows \"and\""),
        ("OR a", "", 1, "nothing stands before \"OR\""),
        ("a not", "a", 3, "nothing follows \"not\""),
        ("(a or foo:x) and b", "a", 7, "there is no field \"foo\""),
    ] {
        let expected = (printed.to_owned(), Some((column, message.to_owned())));
        assert_eq!(read(query), expected, "{query}");
    }
}

#[test]
fn a_mistake_points_at_the_part_that_is_wrong() {
    for (query, printed, column, message) in [
        ("near:Ganja", "", 11, "near needs a distance"),
        ("near:Ganja~", "", 12, "near needs a distance"),
        (
            "near:Ganja~far",
            "",
            12,
            "a distance is a number of km or m",
        ),
        (
            "near:Ganja~50mi",
            "",
            12,
            "\"mi\" is no unit here: distances are in km or m",
        ),
        (
            "near:\"Ganja\"~50",
            "",
            14,
            "a distance needs km or m behind its number",
        ),
        (
            "near:Ganja~99999999999999999999km",
            "",
            12,
            "no two places are more than 20 040 km apart",
        ),
        (
            "near:Ganja ~ -5km",
            "",
            14,
            "a distance is not less than nothing",
        ),
        ("near:~5km", "", 6, "near needs a place"),
        (
            "near:190,95~5km",
            "",
            6,
            "longitudes go from -180 to 180, latitudes from -90 to 90",
        ),
        (
            "near:40,100~5km",
            "",
            9,
            "longitudes go from -180 to 180, latitudes from -90 to 90",
        ),
        ("months>3", "", 1, "there is no field \"months\""),
        ("a months >= 3", "a", 3, "there is no field \"months\""),
        ("theme > 3", "", 7, "theme is not a number to compare"),
        ("sources >= two", "", 12, "\"two\" is not a whole number"),
        ("a | b", "a", 3, "\"|\" combines nothing here"),
        ("a && b", "a", 3, "\"&&\" combines nothing here"),
        ("a or || b", "a", 6, "\"||\" combines nothing here"),
        ("during:2025-10/2025-09", "", 8, "it ends before it starts"),
        (
            "during:\"October 2025 - September 2025\"",
            "",
            9,
            "it ends before it starts",
        ),
    ] {
        let expected = (printed.to_owned(), Some((column, message.to_owned())));
        assert_eq!(read(query), expected, "{query}");
    }
}

#[test]
fn hints_say_what_to_write() {
    let hint = |query: &str| {
        let error = parse(query).error.expect(query);
        error.hint().unwrap_or_default().to_owned()
    };
    for (query, said) in [
        ("durng:2025", "did you mean during?"),
        ("them:x", "did you mean theme?"),
        ("orgnisation:x", "did you mean organisation?"),
        ("http://x", crate::text::QUERY_FIELDS_HINT),
        ("during:12/09/1986", "write 1986-09-12 or 1986-12-09"),
        (
            "during:2025-13",
            "write a month from 01 to 12, such as 1969-07, or a season from 21 to 24",
        ),
        ("disputed:x", "write yes or no"),
        (
            "status:x",
            "write happened, announced, expected or cancelled",
        ),
        ("near:Ganja", "write near:Ganja~50km"),
        ("near:Paris~50", "write near:Paris~50km"),
        (
            "near:\"Port of Baku\"~50mi",
            "write near:\"Port of Baku~50km\"",
        ),
        ("near:Paris~99999km", "write near:Paris~20040km"),
        ("near:40,100~5km", "write near:100,40~5km"),
        ("near:~7km", "write near:Ganja~7km"),
        ("theme: sport", "leave out the blank: theme:sport"),
        (
            "near: \"Port of Baku~5km\" or b",
            "leave out the blank: near:\"Port of Baku~5km\"",
        ),
        ("theme: (a)", "write theme:transport"),
        ("months>3", crate::text::QUERY_FIELDS_HINT),
        ("claim>=2", "did you mean claims?"),
        ("a || b", "write or"),
        ("a && b", "write and"),
        ("during:2025-10/2025-09", "write 2025-09/2025-10"),
    ] {
        assert_eq!(hint(query), said, "{query}");
    }
    let error = parse("ш theme:a durng:2025").error.expect("a mistake");
    assert_eq!(
        error.pointed_at("ш theme:a durng:2025"),
        ["ш theme:a durng:2025", "          ^^^^^"]
    );
}

#[test]
fn limits_are_told_and_not_passed() {
    let deep = |depth| format!("{}a{}", "(".repeat(depth), ")".repeat(depth));
    assert_eq!(good(&deep(MAX_DEPTH)), "a");
    let error = parse(&deep(MAX_DEPTH + 1)).error.expect("too deep");
    assert_eq!(error.column(), MAX_DEPTH + 1);
    let parsed = parse(&"ю ".repeat(MAX_LENGTH));
    let error = parsed.error.expect("too long");
    assert_eq!(error.column(), MAX_LENGTH + 1);
    assert!(parsed.condition.is_some_and(|it| it.is_plain()));
    assert!(parse(&"(".repeat(MAX_LENGTH)).error.is_some());
    assert!(parse(&"not ".repeat(MAX_LENGTH)).error.is_some());
    assert!(parse(&"-".repeat(MAX_LENGTH)).error.is_none());
}

#[test]
fn words_to_mark_are_those_that_are_looked_for() {
    let parsed = parse("a theme:x -b text:\"c d\" (e or title:f)");
    let condition = parsed.condition.expect("a condition");
    assert_eq!(condition.plain_words(), "a e");
    assert_eq!(condition.marked_words(), "a c d e f");
    assert!(!condition.is_plain());
}

#[test]
fn who_types_is_about_to_write_a_field_or_a_value() {
    let at_end = |query: &str| completing(query, query.len());
    let theme = QueryField::Facet(Facet::Theme);
    let value = |field, typed: &str, range| {
        let typed = typed.to_owned();
        Some(Completing::Value {
            field,
            typed,
            range,
        })
    };
    assert_eq!(at_end("a theme:sp"), value(theme, "sp", 8..10));
    assert_eq!(at_end("theme:"), value(theme, "", 6..6));
    let absent = QueryField::Person(Part::Absent);
    assert_eq!(at_end("absent:\"Ilham A"), value(absent, "Ilham A", 7..15));
    assert_eq!(
        completing("absent:\"Il\" b", 10),
        value(absent, "Il", 7..11)
    );
    assert_eq!(at_end("absent:\"Il\""), None);
    let field = |typed: &str, range| {
        let typed = typed.to_owned();
        Some(Completing::Field { typed, range })
    };
    assert_eq!(at_end("sport dur"), field("dur", 6..9));
    assert_eq!(at_end("(-dur"), field("dur", 2..5));
    assert_eq!(completing("during", 3), None);
    assert_eq!(completing("dur ing", 3), field("dur", 0..3));
    assert_eq!(at_end("dur "), None);
    assert_eq!(at_end("\"dur\""), None);
    assert_eq!(at_end("foo:x"), None);
    assert_eq!(completing("ю", 1), None);
    assert_eq!(completing("a", 9), None);
}

#[test]
fn every_field_has_an_example_that_is_read() {
    for field in QueryField::ALL {
        assert_eq!(QueryField::from_key(field.key()), Some(field));
        let example = crate::text::query_example(field.key());
        assert!(example.starts_with(field.key()), "{example}");
        good(example);
        assert!(!crate::text::query_meaning(field.key()).is_empty());
    }
    for facet in Facet::ALL {
        assert_eq!(
            QueryField::from_key(facet.key()),
            Some(QueryField::Facet(facet))
        );
    }
}

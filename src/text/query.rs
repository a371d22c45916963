//! Phrases of the language in which events are asked for: what is wrong with a query, what its fields mean, and why an
//! event answers it.
#![expect(missing_docs, reason = "a phrase says itself what it says")]

use super::plural;

pub const QUERY_NOT_OPENED: &str = "this parenthesis closes nothing";
pub const QUERY_NOT_OPENED_HINT: &str = "leave it out, or open one before";
pub const QUERY_NOT_CLOSED: &str = "this parenthesis is not closed";
pub const QUERY_NOT_CLOSED_HINT: &str = "write ) where it ends";
pub const QUERY_EMPTY_PARENTHESES: &str = "there is nothing between the parentheses";
pub const QUERY_OPEN_QUOTE: &str = "this quote is not closed";
pub const QUERY_OPEN_QUOTE_HINT: &str = "write \" where it ends";
pub const QUERY_QUOTE_OPERATOR: &str = "between quotes it is a word like others";
pub const QUERY_FIELDS_HINT: &str = "the fields are listed under ? beside the search field and by `summit-atlas help queries`; between quotes it is a word like others";
pub const QUERY_NO_DISTANCE: &str = "near needs a distance";
pub const QUERY_BAD_DISTANCE: &str = "a distance is a number of km or m";
pub const QUERY_NO_CENTRE: &str = "near needs a place";
pub const QUERY_NO_UNIT: &str = "a distance needs km or m behind its number";
pub const QUERY_NEGATIVE_DISTANCE: &str = "a distance is not less than nothing";
pub const QUERY_TOO_FAR: &str = "no two places are more than 20 040 km apart";
pub const QUERY_OFF_EARTH: &str = "longitudes go from -180 to 180, latitudes from -90 to 90";

pub const QUERY_HELP: &str = "How to ask";
pub const QUERY_HELP_SIGN: &str = "?";
pub const QUERY_HELP_TOOLTIP: &str = "Fields to ask by, with an example of each";
pub const QUERY_HELP_WORDS: &str =
    "Words find events by all their names. Fields say more, and all of it must hold.";
pub const QUERY_HELP_OPERATORS: &str =
    "and, or, not (or -) and parentheses combine; quotes keep words together.";
pub const QUERY_COMPLETIONS: &str = "Completions";

/// A mistake with its place.
#[must_use]
pub fn query_error(column: usize, message: &str) -> String {
    format!("column {column}: {message}")
}

/// The same with what to write instead.
#[must_use]
pub fn query_error_with_hint(error: &str, hint: Option<&str>) -> String {
    hint.map_or_else(|| error.to_owned(), |hint| format!("{error} ({hint})"))
}

#[must_use]
pub fn query_too_long(most: usize) -> String {
    format!("a query has {most} characters at most")
}

#[must_use]
pub fn query_too_deep(most: usize) -> String {
    format!("parentheses are nested {most} deep at most")
}

#[must_use]
pub fn query_nothing_behind(operator: &str) -> String {
    format!("nothing follows \"{operator}\"")
}

#[must_use]
pub fn query_nothing_before(operator: &str) -> String {
    format!("nothing stands before \"{operator}\"")
}

#[must_use]
pub fn query_no_field(name: &str) -> String {
    format!("there is no field \"{}\"", super::bidi::elided(name, 40))
}

#[must_use]
pub fn query_did_you_mean(key: &str) -> String {
    format!("did you mean {key}?")
}

#[must_use]
pub fn query_write(example: &str) -> String {
    format!("write {example}")
}

/// A sign that combines conditions elsewhere.
#[must_use]
pub fn query_foreign_sign(sign: &str) -> String {
    format!("\"{sign}\" combines nothing here")
}

#[must_use]
pub fn query_without_blank(glued: &str) -> String {
    format!("leave out the blank: {glued}")
}

#[must_use]
pub fn query_no_such_unit(unit: &str) -> String {
    let unit = super::bidi::elided(unit, 40);
    format!("\"{unit}\" is no unit here: distances are in km or m")
}

/// That a word is passed over.
#[must_use]
pub fn query_no_letters(word: &str) -> String {
    let word = super::bidi::elided(word, 40);
    format!("\"{word}\" finds nothing by itself: it has no letter and no digit.")
}

#[must_use]
pub fn query_takes_no_numbers(key: &str) -> String {
    format!("{key} is not a number to compare")
}

#[must_use]
pub fn query_no_value(key: &str) -> String {
    format!("{key} needs something right behind it")
}

#[must_use]
pub fn query_no_such_value(key: &str, value: &str) -> String {
    format!("{key} is never \"{}\"", super::bidi::elided(value, 40))
}

#[must_use]
pub fn query_no_number(value: &str) -> String {
    format!(
        "\"{}\" is not a whole number",
        super::bidi::elided(value, 40)
    )
}

/// That a value is one of a few.
#[must_use]
pub fn query_one_of(values: &[&str]) -> String {
    match values {
        [] => String::new(),
        [one] => query_write(one),
        [first @ .., last] => format!("write {} or {last}", first.join(", ")),
    }
}

#[must_use]
pub fn query_several_dates(value: &str) -> String {
    let value = super::bidi::elided(value, 40);
    format!("\"{value}\" can be read in several ways")
}

/// What a field of queries is about, by its key.
#[must_use]
pub fn query_meaning(key: &str) -> &'static str {
    match key {
        "theme" => "what it is about",
        "kind" => "what sort of event",
        "country" => "in a country, by its code or name",
        "place" => "at a place, by any of its names",
        "near" => "no farther than so many km or m from a place or a point",
        "during" => "certainly or possibly at a date",
        "certainly" => "certainly at a date",
        "before" => "certainly or possibly before a date",
        "after" => "certainly or possibly after a date",
        "person" => "somebody was there, was expected or was absent",
        "present" => "somebody was there",
        "absent" => "a source says that somebody was not there",
        "expected" => "somebody was to come",
        "organisation" => "claims see an organisation there",
        "source" => "a source speaks of it",
        "disputed" => "sources disagree: yes or no",
        "status" => "happened, announced, expected or cancelled",
        "date" => "date known to the day, month, year; doubtful or undated",
        "precision" => "place known to the site, city, region, country, line or none",
        "text" => "words in title or summary, in this order",
        "title" => "words in the title, in this order",
        "id" => "one event by its id",
        "sources" => "how many sources speak of it",
        "claims" => "how many claims are made about it",
        "people" => "how many people are mentioned",
        _ => "how many places it has",
    }
}

/// An example of a field of queries, by its key.
#[must_use]
pub fn query_example(key: &str) -> &'static str {
    match key {
        "theme" => "theme:transport",
        "kind" => "kind:summit",
        "country" => "country:AZ",
        "place" => "place:Ganja",
        "near" => "near:Ganja~50km",
        "during" => "during:2025-10",
        "certainly" => "certainly:2025",
        "before" => "before:2024",
        "after" => "after:2025-10-10",
        "person" => "person:Putin",
        "present" => "present:Putin",
        "absent" => "absent:Aliyev",
        "expected" => "expected:Aliyev",
        "organisation" => "organisation:CSTO",
        "source" => "source:003",
        "disputed" => "disputed:yes",
        "status" => "status:announced",
        "date" => "date:undated",
        "precision" => "precision:city",
        "text" => "text:\"trade\"",
        "title" => "title:summit",
        "id" => "id:cis-founded",
        "sources" => "sources>=2",
        "claims" => "claims>10",
        "people" => "people>=3",
        _ => "places>1",
    }
}

/// That nothing in a file has a name that was asked for, by the key of the field.
#[must_use]
pub fn query_unknown(key: &str, value: &str) -> String {
    let value = super::bidi::elided(value, 60);
    match key {
        "person" | "present" | "absent" | "expected" => {
            format!("Nobody here is called \"{value}\".")
        }
        "place" => format!("No place here is called \"{value}\"."),
        "near" => format!("No place of an event that is a point on the map is called \"{value}\"."),
        "id" => format!("No event here has the id \"{value}\"."),
        key => format!("No event here has \"{value}\" as its {key}."),
    }
}

/// Where the words are by which an event answers.
#[must_use]
pub fn reason_words(place: &str) -> String {
    format!("words in the {place}")
}

pub const IN_TITLE: &str = "title";
pub const IN_SUMMARY: &str = "summary";
pub const IN_NAMES: &str = "names linked to it";

/// A value by which an event answers.
#[must_use]
pub fn reason_value(key: &str, value: &str) -> String {
    format!("{key}: {value}")
}

/// How surely an event answers a date; the date in words.
#[must_use]
pub fn reason_time(certain: bool, key: &str, date: &str) -> String {
    let surely = if certain { "certainly" } else { "possibly" };
    match key {
        "during" | "certainly" => format!("{surely} in {date}"),
        key => format!("{surely} {key} {date}"),
    }
}

/// How far from a place an event was.
#[must_use]
pub fn reason_near(km: f64, centre: &str) -> String {
    let distance = match km {
        km if km < 0.5 => format!("{:.0} m", km * 1000.0),
        km if km < 10.0 => format!("{km:.1} km"),
        km => format!("{km:.0} km"),
    };
    format!("{distance} from {centre}")
}

/// How many of something an event has, by the key of the field.
#[must_use]
pub fn reason_count(key: &str, count: usize) -> String {
    match key {
        "sources" => plural(count, "source", "sources"),
        "claims" => plural(count, "claim", "claims"),
        "people" => plural(count, "person", "people"),
        _ => plural(count, "place", "places"),
    }
}

/// Why an event answers, all reasons in one line.
#[must_use]
pub fn matches(reasons: &[String]) -> String {
    format!("matches: {}", self::reasons(reasons))
}

/// All reasons in one line, without a word before them.
#[must_use]
pub fn reasons(reasons: &[String]) -> String {
    reasons.join(" · ")
}

/// What a screen reader says of a completion: what would be written, what it is, and how many events it leaves.
#[must_use]
pub fn spoken_completion(written: &str, meaning: &str) -> String {
    if meaning.is_empty() {
        written.to_owned()
    } else {
        format!("{written}, {meaning}")
    }
}

/// What to write instead, on a line of its own.
#[must_use]
pub fn query_hint(hint: &str) -> String {
    format!("Hint: {hint}")
}

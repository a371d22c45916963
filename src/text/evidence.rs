//! What the panels of an event, a place, a person, an organisation and a source say beside the records themselves.
#![expect(missing_docs, reason = "a phrase says itself what it says")]

use std::borrow::Cow;

use super::{Language, number};

pub const SPOKE: &str = "Spoke";
pub const HOST: &str = "Host";
pub const TO_COME: &str = "Was to come";
pub const STOPS: &str = "Stops";
pub const JOURNEYS: &str = "Journeys";
pub const NAMES_OF_PLACE: &str = "Names";
pub const OTHER_NAMES: &str = "Also known as";
pub const PINNED_AT: &str = "At";
pub const GEONAMES: &str = "GeoNames";
pub const OFFICE: &str = "Office";
pub const STOP_REACHED: &str = "reached";
pub const STOP_NOT_REACHED: &str = "not reached";
pub const STOP_PLANNED: &str = "planned";
pub const COUNTRY: &str = "Country";
pub const SEEN_IN: &str = "Seen in";
pub const WAS_THERE: &str = "Was there";
pub const REMARK_EXPECTED: &str = "was to come";
pub const REMARK_ABSENT: &str = "was not there";
pub const REMARK_EITHER: &str = "sources disagree on who was there";
pub const OVER_TIME: &str = "Over time";
pub const EDITORS: &str = "Editors’ note";
pub const EDITORS_ONLY: &str = "Editors’ note · not from the sources";
pub const VIEW_OF: &str = "View of";
pub const NOTE: &str = "Note";
pub const FROM: &str = "From";
pub const LANGUAGE: &str = "Language";
pub const CITE: &str = "Cite";
pub const COPY_TEXT: &str = "Copy text";
pub const COPY_BIBTEX: &str = "Copy BibTeX";
pub const COPY_CSL: &str = "Copy CSL-JSON";
pub const COPY_NAME: &str = "Copy the name";
pub const NO_LETTERS: &str = "in letters that this window has no font for";
pub const DISPUTED_HERE: &str = "Disputed";
pub const OTHERS_SAY: &str = "Others say";
pub const IT_SAYS: &str = "It says";
pub const ONLY_HERE: &str = "Only here";
pub const ONLY_EVENTS: &str = "Events that no other source speaks of";
pub const ONLY_FIELDS: &str = "On events that others speak of as well";
pub const CLAIMS_BY_EVENT: &str = "Claims by event";
pub const OPEN_EVENT: &str = "Show this event";
pub const NO_SUMMARY: &str = "Nothing is said in words.";
pub const NO_SOURCE: &str = "a source that is not named";
pub const NO_TITLE: &str = "without a title";
pub const NO_EVENTS_OF_IT: &str = "No event of the file.";
pub const CLOSED: &str = "›";
pub const OPENED: &str = "▾";

/// The property of an event that claims speak of, as a heading. Words that the atlas does not know are those of the
/// file, with spaces for underscores.
#[must_use]
pub fn field(name: &str) -> Cow<'_, str> {
    let known = match name {
        "when" => "when",
        "venues" => "where",
        "status" => "whether it took place",
        "participants" => "who was there",
        "organisations" => "which organisations",
        "mentions" => "places that are mentioned",
        "part_of" => "what it is part of",
        "event" => "the event as it stands there",
        "wording" => "wording",
        "since" => "since when",
        "by_whom" => "by whom",
        "decided_by" => "by whom it was decided",
        "held" => "whether it was held",
        "distance_m" => "distance in metres",
        "border_length_km" => "length of the border in kilometres",
        "csto_support" => "support by the CSTO",
        "in_office" => "who was in office",
        "name_printed" => "the name as printed",
        "" => "a field that is not named",
        _ if name.contains('_') => return Cow::Owned(name.replace('_', " ")),
        _ => name,
    };
    Cow::Borrowed(known)
}

/// `≠ Was there an apology?`
#[must_use]
pub fn disputed(question: &str) -> String {
    format!("{} {question}", super::DISPUTED_SIGN)
}

/// A language by its tag (BCP 47): `Persian`, `Armenian, in Latin letters`; the tag itself where it is not known.
#[must_use]
pub fn language_name(tag: &str) -> String {
    let (code, rest) = tag.split_once('-').unwrap_or((tag, ""));
    let name = Language::from_code(code).map(Language::english);
    let name = name.or(match code {
        "ar" => Some("Arabic"),
        "ce" => Some("Chechen"),
        "da" => Some("Danish"),
        "de" => Some("German"),
        "fa" => Some("Persian"),
        "fr" => Some("French"),
        "he" => Some("Hebrew"),
        "ja" => Some("Japanese"),
        "la" => Some("Latin"),
        "tr" => Some("Turkish"),
        "zh" => Some("Chinese"),
        _ => None,
    });
    match (name, rest) {
        (Some(name), "") => name.to_owned(),
        (Some(name), "Latn") => format!("{name}, in Latin letters"),
        (Some(name), "Cyrl") => format!("{name}, in Cyrillic letters"),
        (Some(name), "Arab") => format!("{name}, in Arabic letters"),
        (Some(name), rest) => format!("{name} ({rest})"),
        (None, _) if tag.is_empty() => "language not given".to_owned(),
        (None, _) => tag.to_owned(),
    }
}

/// What sort of further name: `former name, Russian`.
#[must_use]
pub fn alias(kind: Option<&str>, language: &str) -> String {
    let language = language_name(language);
    match kind {
        Some("former") => format!("former name, {language}"),
        Some("variant") => format!("other spelling, {language}"),
        Some(kind) if !kind.is_empty() => format!("{kind}, {language}"),
        _ => language,
    }
}

/// The one source of a claim that is not in the file.
#[must_use]
pub fn unknown_source(id: &str) -> String {
    if id.is_empty() {
        NO_SOURCE.to_owned()
    } else {
        format!("source “{id}”, which is not in the file")
    }
}

/// What leads nowhere in the file.
#[must_use]
pub fn not_in_file(id: &str) -> String {
    if id.is_empty() {
        "not named".to_owned()
    } else {
        format!("“{id}”, which is not in the file")
    }
}

/// `president, Tajikistan`
#[must_use]
pub fn office(office: Option<&str>, country: Option<&str>) -> Option<String> {
    match (office, country) {
        (Some(office), Some(country)) => Some(format!("{office}, {country}")),
        (Some(only), None) | (None, Some(only)) => Some(only.to_owned()),
        (None, None) => None,
    }
}

/// `12 claims about 5 events`
#[must_use]
pub fn claims_about_events(claims: usize, events: usize) -> String {
    let claims = super::claims(claims);
    let events = super::phrases::plural(events, "event", "events");
    format!("{claims} about {events}")
}

/// `4 events, 12 claims`
#[must_use]
pub fn events_and_claims(events: usize, claims: usize) -> String {
    let events = super::phrases::plural(events, "event", "events");
    format!("{events}, {}", super::claims(claims))
}

/// `2 of them without a date`
#[must_use]
pub fn undated_of_them(count: usize) -> String {
    format!("{} of them without a date", number(count))
}

/// What a screen reader says of a sign on a strip of events.
#[must_use]
pub fn on_strip(title: &str, when: &str, remark: Option<&str>) -> String {
    let remark = remark.map_or_else(String::new, |words| format!(", {words}"));
    format!("Over time: {title}, {when}{remark}")
}

/// The year of a moment: `2025`, `44 BC`.
#[must_use]
pub fn year_of(moment: crate::time::Moment) -> String {
    super::year_name(moment.civil().year)
}

/// A stop as a screen reader says it, and as it is printed: `2.`
#[must_use]
pub fn ordinal(order: u32) -> String {
    format!("{order}.")
}

/// The words of a note that is not from the sources, whose heading says so already.
#[must_use]
pub fn without_not_from_the_sources(text: &str) -> Cow<'_, str> {
    let Some(rest) = text.strip_prefix("Not from the sources: ") else {
        return Cow::Borrowed(text);
    };
    let mut letters = rest.chars();
    letters.next().map_or(Cow::Borrowed(rest), |first| {
        Cow::Owned(first.to_uppercase().chain(letters).collect())
    })
}

/// A number of a document with how it is to be taken: `about 1600 km`, and as it is printed there.
#[must_use]
pub fn figure(qualifier: Option<&str>, value: &str, unit: &str) -> String {
    let qualifier = qualifier.map_or_else(String::new, |words| format!("{words} "));
    format!("{qualifier}{value} {unit}").trim_end().to_owned()
}

#[must_use]
pub fn printed(words: &str) -> String {
    format!("printed “{words}”")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_have_words_and_those_of_a_file_stay() {
        assert_eq!(field("venues"), "where");
        assert_eq!(field("cause"), "cause");
        assert_eq!(field("trade_turnover"), "trade turnover");
        assert_eq!(field(""), "a field that is not named");
    }

    #[test]
    fn languages_have_names_and_unknown_tags_stay() {
        assert_eq!(language_name("az"), "Azerbaijani");
        assert_eq!(language_name("fa"), "Persian");
        assert_eq!(language_name("hy-Latn"), "Armenian, in Latin letters");
        assert_eq!(language_name("az-AZ"), "Azerbaijani (AZ)");
        assert_eq!(language_name("qaa"), "qaa");
        assert_eq!(alias(Some("former"), "ru"), "former name, Russian");
        assert_eq!(alias(None, ""), "language not given");
    }

    #[test]
    fn a_note_says_once_that_it_is_not_from_the_sources() {
        let note = "Not from the sources: signings were reported.";
        assert_eq!(
            without_not_from_the_sources(note),
            "Signings were reported."
        );
        assert_eq!(without_not_from_the_sources("As it is."), "As it is.");
        assert_eq!(figure(Some("about"), "972", "km"), "about 972 km");
        assert_eq!(figure(None, "2", ""), "2");
    }
}
